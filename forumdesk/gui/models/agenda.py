"""The agenda as a table: what is planned, what really happened, and what is expected from now on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.agenda import MINUTES_OF_A_DAY, AgendaItem, ItemKind, run_side_by_side
from forumdesk.domain.conduct import ItemRun, ItemState
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.timetable import Slot
from forumdesk.gui.models.participants_words import capitalised
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date_with_weekday, time_of_day
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex

NUMBER, ITEM, KIND, SPEAKERS, START, MINUTES, REAL, END = range(8)
DEPTH: Final = Qt.ItemDataRole.UserRole + 20
DAY: Final = Qt.ItemDataRole.UserRole + 21
"""The heading of a day, on the first row of it where the meeting has several days."""
DETAILS: Final = Qt.ItemDataRole.UserRole + 22
"""What belongs to an item, as pairs of an icon and words."""
STATE: Final = Qt.ItemDataRole.UserRole + 23
"""Icon and token of an item's state."""
LATE: Final = Qt.ItemDataRole.UserRole + 24
"""Minutes by which an item ends later than planned, signed; empty while nothing took place."""
PARALLEL: Final = Qt.ItemDataRole.UserRole + 25
"""The depth of the parallel sections that a row belongs to; None where it belongs to none."""
MIME: Final = "application/x-forumdesk-agenda-item"

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
STATE_NAMES: Final[Mapping[ItemState, str]] = {
    ItemState.PLANNED: N_("planned"),
    ItemState.UNDER_WAY: N_("under way"),
    ItemState.SUSPENDED: N_("suspended"),
    ItemState.DONE: N_("done"),
    ItemState.DEFERRED: N_("deferred"),
}
STATE_ICONS: Final[Mapping[ItemState, tuple[str, str]]] = {
    ItemState.PLANNED: ("circle", "text3"),
    ItemState.UNDER_WAY: ("circle-fill", "accent"),
    ItemState.SUSPENDED: ("pause", "warn"),
    ItemState.DONE: ("check", "ok"),
    ItemState.DEFERRED: ("arrow-elbow-down-right", "text3"),
}
_HEADS: Final[Mapping[int, str]] = {
    NUMBER: N_("No."),
    ITEM: N_("Agenda item"),
    KIND: N_("Kind"),
    SPEAKERS: N_("Speakers"),
    START: N_("Start"),
    MINUTES: N_("Minutes"),
    REAL: N_("Real"),
    END: N_("End"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaContents:
    """What the table shows. ``runs`` and ``now`` are empty before the meeting was opened; ``days`` are the first
    items of the days of a meeting that has several; ``papers`` counts the papers of items that have any."""

    items: Sequence[AgendaItem] = ()
    slots: Mapping[AgendaItemId, Slot] = field(default_factory=dict)
    runs: Mapping[AgendaItemId, ItemRun] = field(default_factory=dict)
    now: datetime | None = None
    several_days: bool = False
    papers: Mapping[AgendaItemId, int] = field(default_factory=dict)


class AgendaModel(QAbstractTableModel):
    """Items in printing order, worded in the window's language; what is below another is indented."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self._contents = AgendaContents()
        self._days: dict[AgendaItemId, str] = {}
        self._beside: dict[AgendaItemId, tuple[str, ...]] = {}
        self._parallel: dict[AgendaItemId, int] = {}
        self._answers: Mapping[int, Callable[[AgendaItem, int], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.ToolTipRole: self._spoken,
            Qt.ItemDataRole.TextAlignmentRole: lambda _, column: _alignment(column),
            DEPTH: lambda item, _: self._slot(item).depth,
            DAY: lambda item, _: self._days.get(item.id, ""),
            DETAILS: lambda item, column: self._details(item) if column == ITEM else [],
            STATE: lambda item, column: self._state(item) if column == ITEM else None,
            LATE: lambda item, column: self._late(item) if column == END else "",
            PARALLEL: lambda item, _: self._parallel.get(item.id),
            RowRole.ICON: lambda item, column: "warning" if column == START and self._overlap(item) else None,
            RowRole.TONE: self._tone,
        }

    @property
    def items(self) -> Sequence[AgendaItem]:
        """The items in the order of the rows."""
        return self._contents.items

    def show(self, contents: AgendaContents) -> None:
        """Show these items with their times."""
        self.beginResetModel()
        self._contents = contents
        self._days = _days_of(contents, self._day_name)
        self._parallel, self._beside = _parallel_rows(contents.items)
        self.endResetModel()

    def show_times(self, contents: AgendaContents) -> None:
        """Show other times of the same items; what is selected and scrolled to stays."""
        self._contents = contents
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        if last.isValid():
            self.dataChanged.emit(self.index(0, 0), last)

    def row_of(self, item_id: AgendaItemId | None) -> int:
        """The row of an item, or -1."""
        return next((row for row, one in enumerate(self.items) if one.id == item_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row an item."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number, item, kind, speakers, start, minutes, real time, end."""
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
        return answer(self.items[index.row()], index.column())

    # Dragging.

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Items only."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The identifier of the dragged item."""
        data = QMimeData()
        if indexes:
            data.setData(MIME, str(self.items[indexes[0].row()].id).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Items are moved."""
        return Qt.DropAction.MoveAction

    # Words.

    def _slot(self, item: AgendaItem) -> Slot:
        return self._contents.slots.get(item.id) or Slot(depth=0)

    def _day_name(self, day: date) -> str:
        return capitalised(long_date_with_weekday(day, self._words.language))

    def _overlap(self, item: AgendaItem) -> int:
        return self._slot(item).overlap

    def _shown(self, item: AgendaItem, column: int) -> str:
        language = self._words.language
        slot = self._slot(item)
        if column == NUMBER:
            return item.label
        if column == ITEM:
            return item.title.in_language(language)
        if column == KIND:
            return self._words.gettext(KIND_NAMES[item.kind])
        if column == SPEAKERS:
            return item.speakers.in_language(language) or "–"
        if column == MINUTES:
            return whole(slot.minutes, language) if slot.minutes else "–"
        if column == REAL:
            return self._real(item)
        if slot.state is ItemState.DEFERRED and column == END:
            return "–"
        moment = slot.planned_begin if column == START else slot.end
        return "–" if moment is None else time_of_day(moment.time(), language)

    def _real(self, item: AgendaItem) -> str:
        """When an item really began, and the minutes it took so far."""
        run, slot, now = self._contents.runs.get(item.id), self._slot(item), self._contents.now
        if run is None or run.begun is None or slot.begin is None or now is None:
            return ""
        length = self._length(run.length(now) // timedelta(minutes=1))
        return f"{time_of_day(slot.begin.time(), self._words.language)} · {length}"

    def _late(self, item: AgendaItem) -> str:
        slot = self._slot(item)
        if self._contents.now is None or slot.end is None or slot.planned_end is None:
            return ""
        if slot.state is ItemState.DEFERRED:
            return ""
        late = round((slot.end - slot.planned_end) / timedelta(minutes=1))
        sign = "+" if late > 0 else "−"
        return f"{sign}{self._length(abs(late))}" if late else ""

    def _length(self, minutes: int) -> str:
        """Minutes as a bare number; from a day on days with their sign, so that the column holds them."""
        if minutes < MINUTES_OF_A_DAY:
            return whole(minutes, self._words.language)
        days = whole(minutes // MINUTES_OF_A_DAY, self._words.language)
        return self._words.pgettext("days", "{count} d").format(count=days)

    def _state(self, item: AgendaItem) -> tuple[str, str] | None:
        return None if self._contents.now is None else STATE_ICONS[self._slot(item).state]

    def _details(self, item: AgendaItem) -> list[tuple[str, str]]:
        ngettext, language = self._words.ngettext, self._words.language
        details = []
        if item.section:
            details.append(("columns", item.section.in_language(language)))
        if item.room:
            details.append(("map-pin", item.room.in_language(language)))
        if item.issues:
            words = ngettext("issue {numbers}", "issues {numbers}", len(item.issues))
            details.append(("link-simple", words.format(numbers=_listed(item.issues))))
        if item.recommendations:
            words = ngettext(
                "recommendation {numbers}", "recommendations {numbers}", len(item.recommendations)
            )
            details.append(("link-simple", words.format(numbers=_listed(item.recommendations))))
        papers = self._contents.papers.get(item.id, 0)
        if papers:
            words = ngettext("{count} paper", "{count} papers", papers)
            details.append(("paperclip", words.format(count=papers)))
        return details

    def _spoken(self, item: AgendaItem, column: int) -> str:
        shown = self._shown(item, column)
        if column == NUMBER:
            return ", ".join(part for part in (item.number, self._days.get(item.id, "")) if part)
        if column == ITEM:
            return "; ".join([shown, *self._said_of(item)])
        if column == END and self._late(item):
            return f"{shown}, {self._late(item)}"
        overlap = self._overlap(item)
        if column != START or not overlap:
            return shown
        words = self._words.ngettext(
            "{time}: {count} minute before the item above ends",
            "{time}: {count} minutes before the item above ends",
            overlap,
        )
        return words.format(time=shown, count=overlap)

    def _said_of(self, item: AgendaItem) -> list[str]:
        """The state of an item, what belongs to it, and what runs beside it, in words."""
        _ = self._words.gettext
        said = [words for _icon, words in self._details(item)]
        if self._contents.now is not None:
            said.insert(0, _(STATE_NAMES[self._slot(item).state]))
        if item.id in self._beside:
            said.append(_("at the same time as {numbers}").format(numbers=", ".join(self._beside[item.id])))
        return said

    def _tone(self, item: AgendaItem, column: int) -> str | None:
        slot = self._slot(item)
        if column == START:
            return "warn" if slot.overlap else "text3" if slot.assumed else None
        if column == REAL and slot.state is ItemState.UNDER_WAY:
            return "accent"
        if slot.state is ItemState.DEFERRED and column in (NUMBER, ITEM):
            return "text3"
        if column in (KIND, REAL):
            return "text2"
        return "text3" if self._shown(item, column) == "–" else None


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column == MINUTES else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _days_of(contents: AgendaContents, named: Callable[[date], str]) -> dict[AgendaItemId, str]:
    """The items with which another day begins, each with the name of that day."""
    found: dict[AgendaItemId, str] = {}
    if not contents.several_days:
        return found
    before = None
    for item in contents.items:
        slot = contents.slots.get(item.id)
        day = item.day or (slot.planned_begin.date() if slot and slot.planned_begin else before)
        if day is not None and day != before:
            found[item.id] = named(day)
            before = day
    return found


def _parallel_rows(
    items: Sequence[AgendaItem],
) -> tuple[dict[AgendaItemId, int], dict[AgendaItemId, tuple[str, ...]]]:
    """The rows that belong to parallel sections with the depth of these, and beside which items each section runs."""
    below: dict[AgendaItemId | None, list[AgendaItem]] = {}
    for item in items:
        below.setdefault(item.parent_id, []).append(item)
    depths: dict[AgendaItemId, int] = {}
    beside: dict[AgendaItemId, tuple[str, ...]] = {}

    def mark(item: AgendaItem, depth: int) -> None:
        depths[item.id] = depth
        for one in below.get(item.id, ()):
            mark(one, depth)

    def walk(parent: AgendaItemId | None, depth: int) -> None:
        for group in _groups(below.get(parent, [])):
            for item in group:
                walk(item.id, depth + 1)
                others = tuple(one.number for one in group if run_side_by_side(item, one))
                if others:
                    beside[item.id] = others
                    mark(item, depth)

    walk(None, 0)
    return depths, beside


def _groups(level: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    """Neighbours of one level that have a section; every other item alone."""
    groups: list[list[AgendaItem]] = []
    for item in level:
        if groups and item.section and groups[-1][-1].section:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
