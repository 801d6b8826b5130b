"""Those who wait for the floor in the order of their turns, and those found who may join them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from forumdesk.domain.identifiers import ParticipantId, SpeechId
from forumdesk.domain.people_list import ListedPerson
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.gui.conduct.people_words import speaker_caption, speaker_name
from forumdesk.gui.models.participants_words import affiliation, country_of, surname_first
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Height, Theme, Token
from forumdesk.gui.widgets.painting import (
    RIGHT,
    draw_focus,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)
from forumdesk.gui.words import Words
from forumdesk.services.speaking import QueuedSpeech

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One who waits, or may, in words; ``turn`` is 0 for those found, ``mark`` stands at the right."""

    id: SpeechId | ParticipantId | str
    turn: int
    name: str
    caption: str
    mark: str
    is_absent: bool
    is_urgent: bool

    @property
    def spoken(self) -> str:
        """For screen readers."""
        turn = str(self.turn) if self.turn else ""
        return ", ".join(part for part in (turn, self.name, self.caption, self.mark) if part)


def waiting_rows(waiting: Sequence[QueuedSpeech], words: Words) -> tuple[WaitingRow, ...]:
    """Those who wait, in the language in use."""
    _ = words.gettext
    rows = []
    for turn, one in enumerate(waiting, 1):
        interrupted = one.speech.state is SpeechState.PAUSED
        mark = _("interrupted") if interrupted else words.pgettext("speaker", "next") if turn == 1 else ""
        rows.append(
            WaitingRow(
                id=one.speech.id,
                turn=turn,
                name=speaker_name(one, words),
                caption=speaker_caption(one, words),
                mark=mark,
                is_absent=one.is_absent,
                is_urgent=one.speech.kind is SpeechKind.POINT_OF_ORDER,
            )
        )
    return tuple(rows)


def found_rows(
    people: Sequence[ListedPerson], words: Words, *, keeps_arrivals: bool
) -> tuple[WaitingRow, ...]:
    """Those found, by surname."""
    _, language = words.gettext, words.language
    rows = []
    for one in people:
        absent = keeps_arrivals and not one.presence.standing.is_present
        parts = (
            _("not in the hall") if absent else "",
            country_of(one.person, language),
            affiliation(one.person, language),
        )
        rows.append(
            WaitingRow(
                id=one.person.id,
                turn=0,
                name=surname_first(one.person.names, language),
                caption=" · ".join(part for part in parts if part),
                mark="",
                is_absent=absent,
                is_urgent=False,
            )
        )
    return tuple(rows)


class WaitingModel(QAbstractListModel):
    """The rows."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[WaitingRow, ...] = ()

    @property
    def rows(self) -> tuple[WaitingRow, ...]:
        """The rows in order."""
        return self._rows

    def show(self, rows: Sequence[WaitingRow]) -> bool:
        """Show these rows; False where they are the same as before."""
        if self._rows == tuple(rows):
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a speaker."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name; the whole row for screen readers and for painting."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == _ROW else None


class _WaitingDelegate(QStyledItemDelegate):
    """Turn, name over kind and country, and what is special at the right."""

    def __init__(self, theme: Theme, view: "WaitingList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of two lines."""
        return QSize(0, self._view.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        theme, area = self._theme, QRect(option.rect)
        row: WaitingRow = index.data(_ROW)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected and (self._view.hasFocus() or not row.turn):
            fill_shape(painter, area, ground=theme.colour("sel"), radius=RADIUS.control)
            if self._view.hasFocus():
                draw_focus(painter, area, theme.colour("accent"))
        turn = QRect(area.left(), area.top(), SPACE.near + theme.scaled(ICON.control), area.height())
        if row.is_urgent:
            size = theme.scaled(ICON.control)
            place = icon_rect(area.left() + SPACE.near, area.center().y(), size)
            draw_icon(painter, theme, "hand", place, "warn")
        elif row.turn:
            draw_words(painter, theme, str(row.turn), turn, role="small", token="text3", flags=RIGHT)
        left = turn.width() + SPACE.group if row.turn else SPACE.near
        self._paint_words(painter, area.adjusted(left, 0, -SPACE.near, 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, row: WaitingRow) -> None:
        theme = self._theme
        line, small = theme.scaled(20), theme.scaled(18) if row.caption else 0
        top = area.top() + (area.height() - line - small) // 2
        first = QRect(area.left(), top, area.width(), line)
        if row.mark:
            draw_words(painter, theme, row.mark, first, role="small", token="text3", flags=RIGHT)
            first.setWidth(first.width() - words_width(theme, row.mark, "small") - SPACE.near)
        token: Token = "text3" if row.is_absent else "text"
        draw_words(painter, theme, row.name, first, role="body_medium", token=token, elide=True)
        second = QRect(area.left(), top + line, area.width(), small)
        ink: Token = "warn" if row.is_absent or row.is_urgent else "text2"
        draw_words(painter, theme, row.caption, second, role="caption", token=ink, elide=True)


class WaitingList(QListView):
    """Emits `floor_asked(id)` for Enter, `removed(id)` for Del, `moved(id, step)` for Alt+↑ and Alt+↓."""

    floor_asked = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self, theme: Theme, model: WaitingModel, *, height: Height = "row_two_lines") -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._height: Height = height
        self.setModel(model)
        self.setItemDelegate(_WaitingDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.floor_asked.emit(self._model.rows[index.row()].id))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def row_height(self) -> int:
        """How high a row is."""
        return self._theme.height(self._height)

    @property
    def chosen_id(self) -> SpeechId | ParticipantId | str | None:
        """What the cursor stands on."""
        row = self.currentIndex().row()
        return self._model.rows[row].id if 0 <= row < len(self._model.rows) else None

    def show_rows(self, rows: Sequence[WaitingRow]) -> None:
        """Show these rows; the cursor stays with its speaker, else in its place."""
        chosen, place = self.chosen_id, max(self.currentIndex().row(), 0)
        if not self._model.show(rows) and self.currentIndex().isValid():
            return
        ids = [one.id for one in rows]
        place = ids.index(chosen) if chosen in ids else min(place, len(ids) - 1)
        self.setCurrentIndex(self._model.index(place) if ids else QModelIndex())

    def choose(self, place: int) -> None:
        """Let the cursor stand on a row; out of bounds on the nearest."""
        count = self._model.rowCount()
        if count:
            index = self._model.index(max(0, min(place, count - 1)))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def step(self, step: int) -> None:
        """Move the cursor's speaker."""
        if self.chosen_id is not None:
            self.moved.emit(self.chosen_id, step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the floor, take off the list, move."""
        chosen, alt = self.chosen_id, event.modifiers() == Qt.KeyboardModifier.AltModifier
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if chosen is not None and enter:
            if not event.isAutoRepeat():
                self.floor_asked.emit(chosen)
        elif chosen is not None and event.key() == Qt.Key.Key_Delete:
            if not event.isAutoRepeat():
                self.removed.emit(chosen)
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring where there is no row to carry it."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"))

    def minimumSizeHint(self) -> QSize:
        """Be content with one row."""
        return QSize(self._theme.scaled(WIDTH.rail), self.row_height)

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
