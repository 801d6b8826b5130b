"""The agenda at the left of conduct mode: every item with its state and its time, the current one marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from forumdesk.domain.conduct import ItemState
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
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
from forumdesk.language.dates import time_of_day

Index = QModelIndex | QPersistentModelIndex
_ROW: Final = Qt.ItemDataRole.UserRole + 1

STATE_LOOKS: Final[dict[ItemState, tuple[str, Token, str]]] = {
    ItemState.PLANNED: ("circle", "text3", N_("not begun")),
    ItemState.UNDER_WAY: ("circle-fill", "accent", N_("under way")),
    ItemState.SUSPENDED: ("pause-circle", "warn", N_("interrupted")),
    ItemState.DONE: ("check-circle-fill", "ok", N_("done")),
    ItemState.DEFERRED: ("arrow-bend-down-right", "warn", N_("deferred")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """One item in words; ``late`` is the delay of what has yet to come, empty while there is none."""

    id: AgendaItemId
    depth: int
    title: str
    time: str
    late: str
    state: ItemState
    is_current: bool
    spoken: str


def agenda_rows(state: ConductState, words: Words) -> tuple[AgendaRow, ...]:
    """The agenda in the language in use."""
    return tuple(_row(state, words, place) for place in range(len(state.items)))


def _row(state: ConductState, words: Words, place: int) -> AgendaRow:
    _, language, item = words.gettext, words.language, state.items[place]
    slot, item_state = state.slots.get(item.id), state.item_state(item)
    time = time_of_day(slot.begin.time(), language) if slot and slot.begin else ""
    coming = item_state in (ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.SUSPENDED)
    late = _delay(slot.late) if slot and coming and slot.late > 0 else ""
    title = f"{item.number}\u2002{item.title.in_language(language)}"
    said = [title, _(STATE_LOOKS[item_state][2])]
    if time:
        said.append(time)
    if late and slot:
        said.append(
            words.ngettext("{count} minute late", "{count} minutes late", slot.late).format(count=slot.late)
        )
    return AgendaRow(
        id=item.id,
        depth=slot.depth if slot else 0,
        title=title,
        time=time,
        late=late,
        state=item_state,
        is_current=item.id == state.standing.current,
        spoken=", ".join(said),
    )


def _delay(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"+{hours}:{rest:02}" if hours else f"+{rest}"


class AgendaModel(QAbstractListModel):
    """The rows; what has not changed is not painted again."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[AgendaRow, ...] = ()

    @property
    def rows(self) -> tuple[AgendaRow, ...]:
        """The rows in order."""
        return self._rows

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Show these rows."""
        before, self._rows = self._rows, tuple(rows)
        if [one.id for one in before] != [one.id for one in rows]:
            self.beginResetModel()
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row an item."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; the whole row for screen readers and for painting."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == _ROW else None


def two_lines(text: str, metrics: QFontMetrics, layout: QTextLayout, width: int) -> list[str]:
    """``text`` in at most two lines of ``width`` pixels, the second cut where it must be."""
    layout.setText(text)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    end = line.textStart() + line.textLength()
    layout.endLayout()
    if end >= len(text):
        return [text]
    return [text[:end].rstrip(), metrics.elidedText(text[end:], Qt.TextElideMode.ElideRight, width)]


class _AgendaDelegate(QStyledItemDelegate):
    """State, number and title in two lines, time and delay at the right."""

    def __init__(self, theme: Theme, view: "AgendaList") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the lines of the title."""
        row: AgendaRow = index.data(_ROW)
        lines = len(self._lines(row, self._view.viewport().width()))
        return QSize(0, lines * self._line() + SPACE.group)

    def _line(self) -> int:
        return self._theme.scaled(18)

    def _words(self, row: AgendaRow, area: QRect) -> QRect:
        """Where the title stands in a row."""
        icon = self._theme.scaled(ICON.control)
        left = SPACE.near + min(row.depth, 3) * SPACE.group + icon + SPACE.near
        right = words_width(self._theme, "00:00", "caption") + SPACE.group
        return area.adjusted(left, 0, -right - SPACE.near, 0)

    def _role(self, row: AgendaRow) -> Role:
        return "small_strong" if row.is_current else "small"

    def _lines(self, row: AgendaRow, width: int) -> list[str]:
        font = self._theme.font(self._role(row))
        room = self._words(row, QRect(0, 0, width, 10)).width()
        return two_lines(row.title, QFontMetrics(font), QTextLayout(row.title, font), max(room, 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, state, words and time."""
        theme, area = self._theme, QRect(option.rect)
        row: AgendaRow = index.data(_ROW)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.is_current:
            fill_shape(painter, area, ground=theme.colour("sel"), radius=RADIUS.control)
        elif chosen:
            fill_shape(painter, area, ground=theme.colour("hover"), radius=RADIUS.control)
        if chosen and self._view.hasFocus():
            draw_focus(painter, area, theme.colour("accent"))
        self._paint_state(painter, area, row)
        self._paint_words(painter, area, row)
        painter.restore()

    def _paint_state(self, painter: QPainter, area: QRect, row: AgendaRow) -> None:
        name, token, _word = STATE_LOOKS[row.state]
        size = self._theme.scaled(ICON.control)
        left = area.left() + SPACE.near + min(row.depth, 3) * SPACE.group
        middle = area.top() + SPACE.group // 2 + self._line() // 2
        small = self._theme.scaled(12) if name == "circle-fill" else size
        place = icon_rect(left + (size - small) // 2, middle, small)
        draw_icon(painter, self._theme, name, place, token)

    def _paint_words(self, painter: QPainter, area: QRect, row: AgendaRow) -> None:
        theme, line = self._theme, self._line()
        over = row.state in (ItemState.DONE, ItemState.DEFERRED)
        token: Token = "sel_text" if row.is_current else "text2" if over or row.depth else "text"
        top = area.top() + SPACE.group // 2
        room = self._words(row, area)
        for place, words in enumerate(self._lines(row, area.width())):
            rect = QRect(room.left(), top + place * line, room.width() + SPACE.near, line)
            draw_words(painter, theme, words, rect, role=self._role(row), token=token)
        end = QRect(room.right(), top, area.right() - SPACE.near - room.right(), line)
        time: Token = "sel_text" if row.is_current else "text3"
        draw_words(painter, theme, row.time, end, role="caption", token=time, flags=RIGHT)
        if row.late:
            under = end.translated(0, line) if area.height() > 2 * line else end
            if under != end:
                draw_words(painter, theme, row.late, under, role="caption_strong", token="warn", flags=RIGHT)


class AgendaList(QListView):
    """Emits `asked(id)` when somebody wants to go to an item, `chosen(id)` when one is only looked at."""

    asked = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, model: AgendaModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._empty_words = ""
        self.setModel(model)
        self.setItemDelegate(_AgendaDelegate(theme, self))
        model.modelReset.connect(self._say_empty)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.asked.emit(self.id_at(index.row())))
        self.selectionModel().currentChanged.connect(lambda now, _before: self._tell(now))
        theme.changed.connect(self._dress)
        self._dress()

    def set_empty_words(self, words: str) -> None:
        """What is said while there is no item."""
        self._empty_words = words
        self._say_empty()

    def _say_empty(self) -> None:
        self.setAccessibleDescription("" if self._model.rows else self._empty_words)
        self.viewport().update()

    def id_at(self, row: int) -> AgendaItemId | None:
        """The item of a row."""
        return self._model.rows[row].id if 0 <= row < len(self._model.rows) else None

    @property
    def chosen_id(self) -> AgendaItemId | None:
        """The item that the cursor stands on."""
        return self.id_at(self.currentIndex().row())

    def choose(self, item_id: AgendaItemId | None) -> None:
        """Let the cursor stand on an item, in view."""
        ids = [one.id for one in self._model.rows]
        if item_id in ids:
            index = self._model.index(ids.index(item_id))
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the item; letters are left to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat() and self.chosen_id is not None:
                self.asked.emit(self.chosen_id)
        elif event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break titles anew, and keep the cursor in view."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring where there is no row to carry it."""
        super().paintEvent(event)
        if not self._model.rows:
            self._paint_empty()
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"))

    def _paint_empty(self) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("text2"))
        area = self.viewport().rect().adjusted(SPACE.near, SPACE.near, -SPACE.near, -SPACE.near)
        painter.drawText(area, int(Qt.TextFlag.TextWordWrap), self._empty_words)

    def minimumSizeHint(self) -> QSize:
        """Be content with two rows."""
        return QSize(self._theme.scaled(WIDTH.rail), 2 * self._theme.height("row_two_lines"))

    def _tell(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self.id_at(index.row()))

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.setSpacing(1)
        self.scheduleDelayedItemsLayout()
