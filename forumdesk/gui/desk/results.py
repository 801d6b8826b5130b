"""Who fits what was typed: rows of 68 pixels, the chosen one with its act."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.domain.accreditation import Admission, admission
from forumdesk.domain.attendance import Standing
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people_list import ListedPerson
from forumdesk.gui.desk.verdicts import Moments
from forumdesk.gui.models.participants_words import affiliation, country_of, surname_first
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import ARRIVED
from forumdesk.gui.widgets.painting import LEFT, draw_icon, draw_words, icon_rect, words_width
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS: Final = 8

_ADMISSIONS: Final = {
    Admission.NOT_ACCREDITED: (N_("not accredited"), "warning", "warn"),
    Admission.REFUSED: (N_("refused"), "x-circle", "bad"),
    Admission.REPLACED: (N_("replaced"), "swap", "bad"),
}


class DoorRole(IntEnum):
    """What the rows say besides the name: a second line, the country, and the state with icon and colour."""

    CAPTION = Qt.ItemDataRole.UserRole + 1
    COUNTRY = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    ICON = Qt.ItemDataRole.UserRole + 4
    TONE = Qt.ItemDataRole.UserRole + 5
    GROUND = Qt.ItemDataRole.UserRole + 6
    ACT = Qt.ItemDataRole.UserRole + 7


@dataclass(frozen=True, slots=True, kw_only=True)
class RowState:
    """How somebody stands at the door: words, icon and colour; empty words where there is nothing to say."""

    words: str = ""
    icon_name: str = ""
    tone: Token = "text2"


class ResultsModel(QAbstractListModel):
    """The people found, worded in the window's language."""

    def __init__(self, words: Words, moments: Moments) -> None:
        """Start empty. ``prints``: there is something to print badges with; ``accredits``: the meeting does."""
        super().__init__()
        self._words, self._moments = words, moments
        self._rows: tuple[ListedPerson, ...] = ()
        self.accredits = False
        self.prints = False
        self._answers: dict[int, Callable[[ListedPerson], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.AccessibleTextRole: self.spoken,
            DoorRole.CAPTION: lambda row: affiliation(row.person, words.language),
            DoorRole.COUNTRY: lambda row: country_of(row.person, words.language),
            DoorRole.STATE: lambda row: self.state(row).words,
            DoorRole.ICON: lambda row: self.state(row).icon_name,
            DoorRole.TONE: lambda row: self.state(row).tone,
            DoorRole.GROUND: lambda row: "warn_ground" if row.presence.standing.is_present else "sel",
            DoorRole.ACT: self._act,
        }

    @property
    def rows(self) -> tuple[ListedPerson, ...]:
        """The people in the order of the rows."""
        return self._rows

    def show(self, rows: Sequence[ListedPerson]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a person."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows and says."""
        answer = self._answers.get(role)
        return answer(self._rows[index.row()]) if answer and index.isValid() else None

    def state(self, row: ListedPerson) -> RowState:
        """How a person stands at the door."""
        _, presence = self._words.gettext, row.presence
        if presence.standing.is_present:
            words = self._moments.arrival(presence)
            return RowState(words=words, icon_name="check-circle-fill", tone="ok")
        refusal = _ADMISSIONS.get(admission(row.person.accreditation, in_use=self.accredits))
        if refusal is not None:
            return RowState(words=_(refusal[0]), icon_name=refusal[1], tone=refusal[2])  # type: ignore[arg-type]
        if presence.standing is Standing.LEFT:
            time = self._moments.shown(presence.last_at)
            return RowState(words=_("left {time}").format(time=time), icon_name="sign-out")
        return RowState()

    def spoken(self, row: ListedPerson) -> str:
        """A row as a screen reader says it: who, where from, how they stand."""
        _ = self._words.gettext
        state = self.state(row).words or _("not arrived")
        if row.presence.standing.is_present:
            state = _("Has already arrived: {when}").format(when=state)
        language = self._words.language
        parts = (self._name(row), affiliation(row.person, language), country_of(row.person, language), state)
        return ", ".join(part for part in parts if part)

    def _name(self, row: ListedPerson) -> str:
        return surname_first(row.person.names, self._words.language)

    def _act(self, row: ListedPerson) -> str:
        """What Enter does here; empty where it marks nothing."""
        _ = self._words.gettext
        if row.presence.standing.is_present:
            return _("Print badge") if self.prints else ""
        if admission(row.person.accreditation, in_use=self.accredits) is not Admission.ADMITTED:
            return ""
        return _("Mark return") if row.presence.standing is Standing.LEFT else _("Mark arrival")


class _DoorDelegate(QStyledItemDelegate):
    """Name in 16/600 over organisation and post; country and state at the right."""

    def __init__(self, theme: Theme, view: "ResultsView") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as such a row is."""
        return QSize(0, self._theme.height("row_desk"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, bar of the chosen row, words and hairline."""
        theme, rect = self._theme, QRect(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground: Token = index.data(DoorRole.GROUND) if chosen else "surface"
        painter.fillRect(rect, theme.colour(ground))
        line = QRect(rect.left(), rect.bottom(), rect.width(), WIDTH.hairline)
        painter.fillRect(line, theme.colour("line"))
        if chosen:
            bar: Token = "warn" if ground == "warn_ground" else "accent"
            painter.fillRect(QRect(rect.left(), rect.top(), WIDTH.bar, rect.height() - 1), theme.colour(bar))
        right = rect.right() - SPACE.page
        if chosen and self._view.act_button.isVisibleTo(self._view):
            right = self._view.act_button.geometry().left() - SPACE.group
        right = self._paint_state(painter, rect, right, index, chosen=chosen)
        self._paint_words(painter, rect, right, index)
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRect, right: int, index: Index, *, chosen: bool) -> int:
        """Draw state and country from the right; returns where the words may end."""
        theme, state = self._theme, str(index.data(DoorRole.STATE))
        tone: Token = index.data(DoorRole.TONE)
        if state:
            if chosen and tone == "ok":
                tone = "warn"
            left = right - words_width(theme, state, "body_medium") - 1
            draw_words(painter, theme, state, QRect(left, rect.top(), right - left, rect.height()),
                       role="body_medium", token=tone)  # fmt: skip
            size = theme.scaled(ICON.control)
            square = icon_rect(left - SPACE.near - size, rect.center().y(), size)
            draw_icon(painter, theme, str(index.data(DoorRole.ICON)), square, tone)
            right = square.left() - SPACE.page
        country = str(index.data(DoorRole.COUNTRY))
        name = words_width(theme, str(index.data()), "section") + SPACE.page
        country_room = words_width(theme, country, "small") + SPACE.page
        if country and (not chosen or right - country_room - rect.left() - SPACE.page > name):
            left = right - min(words_width(theme, country, "small") + 1, rect.width() // 4)
            area = QRect(left, rect.top(), right - left, rect.height())
            draw_words(painter, theme, country, area, role="small", token="text2", elide=True)
            right = left - SPACE.page
        return right

    def _paint_words(self, painter: QPainter, rect: QRect, right: int, index: Index) -> None:
        theme, left = self._theme, rect.left() + SPACE.page
        name, caption = str(index.data()), str(index.data(DoorRole.CAPTION) or "")
        line, small = theme.scaled(24), theme.scaled(20)
        top = rect.top() + (rect.height() - line - (small if caption else 0)) // 2
        first = QRect(left, top, right - left, line)
        draw_words(painter, theme, name, first, role="section", token="text", flags=LEFT, elide=True)
        second = QRect(left, top + line, right - left, small)
        draw_words(painter, theme, caption, second, role="small", token="text2", flags=LEFT, elide=True)


class ResultsView(QListView):
    """Up to eight rows; never takes the focus from the field. Emits `act_asked` for a click on the act."""

    act_asked = Signal()
    chosen = Signal(object)

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget | None = None) -> None:
        """Show the rows of `model`."""
        super().__init__(parent)
        self._theme = theme
        self._rows = model
        self.setModel(model)
        self.act_button = Button(
            theme, kind="main", icon_name="check", key="Enter", height="control_desk", role="section_quiet",
            parent=self.viewport(),
        )  # fmt: skip
        self.act_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.act_button.clicked.connect(self.act_asked)
        self.act_button.hide()
        self.setItemDelegate(_DoorDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_act())
        theme.changed.connect(self._dress)
        self._dress()

    def choose(self, row: int) -> None:
        """Choose a row; out of bounds the nearest one."""
        count = self._rows.rowCount()
        if not count:
            self.act_button.hide()
            return
        index = self._rows.index(max(0, min(row, count - 1)), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.place_act()
        self.chosen.emit(index)

    def chosen_person(self) -> ParticipantId | None:
        """Who is chosen, None where nobody is found."""
        row = self.currentIndex().row()
        return self._rows.rows[row].person.id if 0 <= row < self._rows.rowCount() else None

    def place_act(self) -> None:
        """Put the act at the end of the chosen row."""
        index = self.currentIndex()
        act = str(index.data(DoorRole.ACT) or "") if index.isValid() else ""
        self.act_button.setVisible(bool(act))
        if act:
            present = index.data(DoorRole.GROUND) == "warn_ground"
            self.act_button.set_deed("" if present else ARRIVED)
            self.act_button.set_kind("outlined" if present else "main")
            self.act_button.set_icon_name("printer" if present else "check")
            self.act_button.set_texts(act, name=act)
            self.act_button.resize(self.act_button.sizeHint())
            rect = self.visualRect(index)
            top = rect.center().y() - self.act_button.height() // 2
            self.act_button.move(rect.right() - SPACE.page - self.act_button.width(), top)
        self.viewport().update()

    def wanted_height(self) -> int:
        """Room for all rows."""
        return self._rows.rowCount() * self._theme.height("row_desk")

    def sizeHint(self) -> QSize:
        """Ask for room for all rows."""
        return QSize(super().sizeHint().width(), self.wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Be content with one row."""
        return QSize(0, min(self.wanted_height(), self._theme.height("row_desk")))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.choose(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do the row's act."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.act_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the act in its place."""
        super().resizeEvent(event)
        self.place_act()

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("window"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
        self.place_act()
