"""The agenda as a table, with the times that follow from one another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import time_of_day
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex

NUMBER, ITEM, KIND, SPEAKERS, START, MINUTES, END = range(7)
DEPTH: Final = Qt.ItemDataRole.UserRole + 20

KIND_NAMES: Final[Mapping[ItemKind, str]] = {
    ItemKind.OPENING: N_("Opening"),
    ItemKind.PLENARY: N_("Plenary sitting"),
    ItemKind.REPORT: N_("Report"),
    ItemKind.PANEL: N_("Panel session"),
    ItemKind.DISCUSSION: N_("Discussion"),
    ItemKind.DECISION: N_("Adoption of a decision"),
    ItemKind.INFORMATION: N_("Information"),
    ItemKind.PROCEDURAL: N_("Procedural matter"),
    ItemKind.BREAK: N_("Break"),
    ItemKind.CEREMONY: N_("Ceremony"),
    ItemKind.CLOSING: N_("Closing"),
}
_HEADS: Final[Mapping[int, str]] = {
    NUMBER: N_("No."),
    ITEM: N_("Agenda item"),
    KIND: N_("Kind"),
    SPEAKERS: N_("Speakers"),
    START: N_("Start"),
    MINUTES: N_("Minutes"),
    END: N_("End"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When an item is expected: minutes of the day, None while nothing says it.

    ``assumed`` where the start is not set but follows from the item before; ``overlap`` is how many minutes an
    item with a set start begins before the one before it ends.
    """

    depth: int
    start: int | None
    end: int | None
    assumed: bool = False
    overlap: int = 0


def timetable(items: Sequence[AgendaItem]) -> dict[AgendaItemId, Slot]:
    """The expected times of all items, in printing order: an item without a start follows the one before it."""
    slots: dict[AgendaItemId, Slot] = {}
    _place(items, None, None, 0, slots)
    return slots


def _place(
    items: Sequence[AgendaItem],
    parent_id: AgendaItemId | None,
    clock: int | None,
    depth: int,
    slots: dict[AgendaItemId, Slot],
) -> int | None:
    """Place the items below `parent_id` from `clock` on; returns when the last of them ends."""
    before: int | None = None
    for item in (one for one in items if one.parent_id == parent_id):
        given = None if item.starts is None else item.starts.hour * 60 + item.starts.minute
        start = clock if given is None else given
        slots[item.id] = Slot(depth=depth, start=start, end=None)
        below = _place(items, item.id, start, depth + 1, slots)
        # An item without a length of its own lasts as long as what is below it.
        end = None if start is None else start + item.minutes if item.minutes else below
        overlap = max(before - given, 0) if given is not None and before is not None else 0
        slots[item.id] = Slot(
            depth=depth, start=start, end=end, assumed=given is None and start is not None, overlap=overlap
        )
        clock = before = clock if end is None else end
    return clock


def expected_end(slots: Mapping[AgendaItemId, Slot]) -> int | None:
    """The minute of the day at which the last item is expected to end."""
    return max((slot.end for slot in slots.values() if slot.end is not None), default=None)


def clock_time(minute: int | None) -> time | None:
    """A minute of the day as a time; what runs past midnight is a time of the next day."""
    return None if minute is None else time(minute // 60 % 24, minute % 60)


class AgendaModel(QAbstractTableModel):
    """Items in printing order, worded in the window's language; what is below another is indented."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._items: tuple[AgendaItem, ...] = ()
        self._slots: Mapping[AgendaItemId, Slot] = {}
        self._answers: Mapping[int, Callable[[AgendaItem, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _, column: _alignment(column),
            DEPTH: lambda item, _: self._slots[item.id].depth,
            RowRole.ICON: lambda item, column: "warning" if column == START and self._overlap(item) else None,
            RowRole.TONE: self._tone,
        }

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The items in the order of the rows."""
        return self._items

    def show(self, items: Sequence[AgendaItem], slots: Mapping[AgendaItemId, Slot]) -> None:
        """Show these items with the times of :func:`timetable`."""
        self.beginResetModel()
        self._items = tuple(items)
        self._slots = slots
        self.endResetModel()

    def row_of(self, item_id: AgendaItemId | None) -> int:
        """The row of an item, or -1."""
        return next((row for row, one in enumerate(self._items) if one.id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row an item."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number, item, kind, speakers, start, minutes, end."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._words.gettext(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        answer = self._answers.get(role)
        if answer is None or not index.isValid():
            return None
        return answer(self._items[index.row()], index.column())

    def _overlap(self, item: AgendaItem) -> int:
        return self._slots[item.id].overlap

    def _shown(self, item: AgendaItem, column: int) -> str:
        language = self._words.language
        slot = self._slots[item.id]
        if column == NUMBER:
            return item.number
        if column == ITEM:
            return item.title.in_language(language)
        if column == KIND:
            return self._words.gettext(KIND_NAMES[item.kind])
        if column == SPEAKERS:
            return item.speakers.in_language(language) or "–"
        if column == MINUTES:
            return whole(item.minutes, language) if item.minutes else "–"
        moment = clock_time(slot.start if column == START else slot.end)
        return "–" if moment is None else time_of_day(moment, language)

    def _spoken(self, item: AgendaItem, column: int) -> str:
        shown, overlap = self._shown(item, column), self._overlap(item)
        if column != START or not overlap:
            return shown
        words = self._words.ngettext(
            "{time}: {count} minute before the item above ends",
            "{time}: {count} minutes before the item above ends",
            overlap,
        )
        return words.format(time=shown, count=overlap)

    def _tone(self, item: AgendaItem, column: int) -> str | None:
        if column == START and self._overlap(item):
            return "warn"
        if column == START and self._slots[item.id].assumed:
            return "text3"
        if column == KIND:
            return "text2"
        return "text3" if self._shown(item, column) == "–" else None


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column == MINUTES else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
