"""The parts of a resolution at the left of its pages: what there is, and how far each part is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import RowId
from forumdesk.domain.resolutions import NumberedRow, Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, fill_shape, icon_rect
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex

SIGNATURES: Final = "signatures"


class PartState(StrEnum):
    """How far a part of the resolution is."""

    CHECKED = "checked"
    SEALED = "sealed"
    HINDERED = "hindered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineEntry:
    """One line: a group (``level`` 0) or one paragraph or item of it; ``rows`` are those that it shows.

    ``heading`` is a message to translate, else ``text`` holds the words of the resolution. A group with a
    hindrance in one of its lines is hindered too; ``own_hindrance`` says that one of its own rows is.
    """

    key: str
    level: int
    rows: tuple[str, ...]
    state: PartState
    own_hindrance: bool = False
    heading: str = ""
    number: str = ""
    text: str = ""


_GROUPS: Final = {
    Part.TITLE: ("head", N_("Heading, date and place")),
    Part.THEME: ("head", N_("Heading, date and place")),
    Part.DATE_PLACE: ("head", N_("Heading, date and place")),
    Part.PREAMBLE: ("preamble", N_("Preamble")),
    Part.ISSUES_LEAD: ("issues", N_("Issues discussed")),
    Part.ISSUE: ("issues", N_("Issues discussed")),
    Part.RECOMMENDATIONS_LEAD: ("recommendations", N_("Recommendations")),
    Part.RECOMMENDATION: ("recommendations", N_("Recommendations")),
    Part.CLOSING: ("closing", N_("Closing part")),
    Part.UNPLACED: ("unplaced", N_("Paragraphs without a place")),
}
_WITH_LINES: Final = frozenset({Part.PREAMBLE, Part.ISSUE, Part.RECOMMENDATION, Part.UNPLACED})
_SIGNATURES = N_("Signatures")
STATE_WORDS: Final = {
    PartState.CHECKED: N_("checked in all languages"),
    PartState.SEALED: N_("sealed"),
    PartState.HINDERED: N_("missing, stale or not checked"),
}
_STATE_ICONS: Final[dict[PartState, tuple[str, Token]]] = {
    PartState.CHECKED: ("check", "ok"),
    PartState.SEALED: ("lock-simple", "text2"),
    PartState.HINDERED: ("warning", "warn"),
}


def outline_of(
    text: ResolutionText, decisions: Sequence[Decision], required: Sequence[Language], language: Language
) -> tuple[OutlineEntry, ...]:
    """The outline of a resolution, worded in ``language``; ``required`` are the languages it must have."""
    if not text.rows:
        return ()
    states = _States(text, decisions, required)
    entries: list[OutlineEntry] = []
    group = ""
    for numbered in text.numbered():
        part = numbered.row.part
        if part in {Part.BODY, Part.POINT} and entries:
            entries[-1] = _with_row(entries[-1], numbered, states)
            continue
        name, heading = _GROUPS.get(part, _GROUPS[Part.UNPLACED])
        if name != group:
            group = name
            entries.append(_group(f"{name}:{numbered.row.id}", heading, states))
        if part in _WITH_LINES:
            entries.append(_line(numbered, language, states))
        else:
            entries[-1] = _with_row(entries[-1], numbered, states)
    entries.append(replace(_group(SIGNATURES, _SIGNATURES, states), key=SIGNATURES))
    return tuple(_summed(entries))


class _States:
    """Which rows are sealed and which hinder a decision."""

    def __init__(
        self, text: ResolutionText, decisions: Sequence[Decision], required: Sequence[Language]
    ) -> None:
        sealed = [one for one in decisions if one.sealed]
        subjects = {row_id for one in sealed for row_id in one.subject}
        self.whole = any(one.whole for one in sealed)
        self._sealed: set[RowId] = {
            numbered.row.id for one in text.recommendations() if one.id in subjects for numbered in one.rows
        }
        self._hindered = {hindrance.row.id for hindrance in text.hindrances(required)}

    def of(self, numbered: NumberedRow) -> PartState:
        """The state of one row."""
        if self.whole or numbered.row.id in self._sealed:
            return PartState.SEALED
        unplaced = numbered.row.part is Part.UNPLACED
        return PartState.HINDERED if unplaced or numbered.row.id in self._hindered else PartState.CHECKED


def _group(key: str, heading: str, states: _States) -> OutlineEntry:
    state = PartState.SEALED if states.whole else PartState.CHECKED
    return OutlineEntry(key=key, level=0, rows=(), state=state, heading=heading)


def _line(numbered: NumberedRow, language: Language, states: _States) -> OutlineEntry:
    return OutlineEntry(
        key=str(numbered.row.id),
        level=1,
        rows=(str(numbered.row.id),),
        state=states.of(numbered),
        number=numbered.number.rstrip("."),
        text=" ".join(numbered.row.text.in_language(language).split()),
    )


def _with_row(entry: OutlineEntry, numbered: NumberedRow, states: _States) -> OutlineEntry:
    hindered = states.of(numbered) is PartState.HINDERED
    return replace(
        entry,
        rows=(*entry.rows, str(numbered.row.id)),
        state=PartState.HINDERED if hindered else entry.state,
        own_hindrance=entry.own_hindrance or hindered,
    )


def _summed(entries: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """Groups point out what hinders below them, and show the first of their lines when they have no row."""
    summed = list(entries)
    for place, entry in enumerate(entries):
        if entry.level:
            continue
        below: list[OutlineEntry] = []
        for one in entries[place + 1 :]:
            if one.level == 0:
                break
            below.append(one)
        state = PartState.HINDERED if any(one.state is PartState.HINDERED for one in below) else entry.state
        rows = entry.rows or tuple(row for one in below[:1] for row in one.rows)
        summed[place] = replace(entry, state=state, rows=rows)
    return summed


def problem_places(entries: Sequence[OutlineEntry]) -> tuple[int, ...]:
    """Where something hinders: lines, and groups whose own paragraphs do."""
    found = []
    for place, entry in enumerate(entries):
        below = place + 1 < len(entries) and entries[place + 1].level > entry.level
        if entry.state is PartState.HINDERED and (entry.level or not below or entry.own_hindrance):
            found.append(place)
    return tuple(found)


class OutlineModel(QAbstractListModel):
    """The entries as rows of a list, worded by ``gettext``."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext
        self._entries: tuple[OutlineEntry, ...] = ()

    @property
    def entries(self) -> tuple[OutlineEntry, ...]:
        """What is listed."""
        return self._entries

    def show(self, entries: Sequence[OutlineEntry]) -> None:
        """List other entries."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, state and level of an entry."""
        entry = self._entries[index.row()]
        words = self._gettext(entry.heading) if entry.heading else entry.text
        numbered = f"{entry.number}  {words}" if entry.number else words
        icon_name, tone = _STATE_ICONS[entry.state]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: numbered,
            Qt.ItemDataRole.ToolTipRole: numbered,
            Qt.ItemDataRole.AccessibleTextRole: f"{numbered}, {self._gettext(STATE_WORDS[entry.state])}",
            RowRole.ICON: icon_name,
            RowRole.TONE: tone,
            RowRole.STRONG: entry.level == 0,
        }
        return answers.get(role)


class _OutlineDelegate(QStyledItemDelegate):
    """Groups in 13/600, lines below them in 13 and further right; the state's icon at the right end."""

    def __init__(self, theme: Theme, view: "OutlineView") -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of a tree."""
        return QSize(0, self._theme.height("row_tree"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the chosen row, the words and the state."""
        painter.save()
        theme = self._theme
        rect: QRect = option.rect
        row = rect.adjusted(SPACE.near, 0, -SPACE.near, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill_shape(painter, row, ground=theme.colour("sel"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_shape(painter, row, ground=theme.colour("hover"))
        strong = bool(index.data(RowRole.STRONG))
        size = theme.scaled(ICON.chip)
        box = icon_rect(row.right() - SPACE.near - size, row.center().y() + 1, size)
        draw_icon(painter, theme, index.data(RowRole.ICON), box, index.data(RowRole.TONE))
        left = row.left() + SPACE.near + (0 if strong else SPACE.group)
        area = QRect(left, row.top(), box.left() - left - SPACE.tight, row.height())
        role: Role = "small_strong" if strong or chosen else "small"
        ink: Token = "sel_text" if chosen else "text" if strong else "text2"
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        draw_words(painter, theme, words, area, role=role, token=ink, elide=True)
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            draw_focus(painter, row, theme.colour("accent"), RADIUS.control)
        painter.restore()


class OutlineView(QListView):
    """One tab stop, arrows inside; the chosen row stays marked while the focus is elsewhere."""

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        """List ``model``."""
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_OutlineDelegate(theme, self))
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Be as wide as an outline is."""
        return QSize(self._theme.scaled(WIDTH.outline), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; with focus but no current row, ring the whole list."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"), 0)
