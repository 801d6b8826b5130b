"""How long everybody spoke, as a table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.domain.speaking import SpeakingTotal
from forumdesk.gui.models.participants_words import country_called
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.numbers import whole
from forumdesk.services.speaking import SpeakingTotals

Index = QModelIndex | QPersistentModelIndex
NAME, SPEECHES, TIME, OVERRUN = range(4)
HEADS: Final = (N_("Speeches"), N_("Time"), N_("Overrun"))
NAME_HEADS: Final[Mapping[str, str]] = {
    "speaker": N_("Who spoke"),
    "delegation": N_("Delegation"),
    "country": N_("Country"),
    "item": N_("Agenda item"),
}
GROUPS: Final[Mapping[str, Callable[[SpeakingTotals], tuple[SpeakingTotal, ...]]]] = {
    "speaker": lambda totals: totals.by_speaker,
    "delegation": lambda totals: totals.by_delegation,
    "country": lambda totals: totals.by_country,
    "item": lambda totals: totals.by_item,
}
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRow:
    """One sum with what it is called."""

    name: str
    total: SpeakingTotal


def length_written(length: timedelta) -> str:
    """A length as the clock of a speaker shows it: "2:05", "1:02:05" from an hour on."""
    seconds = int(length.total_seconds())
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


class SpeakingTotalsModel(QAbstractTableModel):
    """The sums of one group in the order chosen, at first the longest on top."""

    def __init__(self, words: Words) -> None:
        """Start empty."""
        super().__init__()
        self._words = words
        self.rows: list[TotalsRow] = []
        self._group = "speaker"
        self._column, self._downwards = TIME, True

    def show(self, totals: SpeakingTotals, group: str) -> None:
        """Show the sums of a group; the same ones are painted anew, others take their place."""
        language, self._group = self._words.language, group

        def called(key: str) -> str:
            if group == "country":
                return country_called(key, language)
            name = totals.names.get(key)
            return name.in_language(language) if name else "–"

        rows = self._ordered([TotalsRow(name=called(one.key), total=one) for one in GROUPS[group](totals)])
        if [one.total.key for one in rows] == [one.total.key for one in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, OVERRUN))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; equal ones stand by name."""
        self._column, self._downwards = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        self.rows = self._ordered(self.rows)
        self.layoutChanged.emit()

    def _ordered(self, rows: list[TotalsRow]) -> list[TotalsRow]:
        keys: Mapping[int, Callable[[TotalsRow], Any]] = {
            NAME: lambda row: sort_key(row.name),
            SPEECHES: lambda row: row.total.speeches,
            TIME: lambda row: row.total.length,
            OVERRUN: lambda row: row.total.overrun,
        }
        by_name = sorted(rows, key=keys[NAME])
        return sorted(by_name, key=keys[self._column], reverse=self._downwards)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a sum."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Name, speeches, time, overrun."""
        return 0 if parent.isValid() else OVERRUN + 1

    def heads(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return tuple(self._words.gettext(one) for one in (NAME_HEADS[self._group], *HEADS))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else None
        return self.heads()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says; an overrun is a sign and a word besides its colour."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        over = column == OVERRUN and _counts(row.total.overrun)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.name if column == NAME else f"{self.heads()[column]}: {self._cell(row, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column else None
            case Qt.ItemDataRole.ToolTipRole:
                return row.name if column == NAME else None
            case RowRole.TONE:
                return "warn" if over else None
            case RowRole.STRONG:
                return over
        return None

    def _cell(self, row: TotalsRow, column: int) -> str:
        total = row.total
        if column == OVERRUN:
            return f"+{length_written(total.overrun)}" if _counts(total.overrun) else "–"
        cells = (row.name, whole(total.speeches, self._words.language), length_written(total.length))
        return cells[column]


def _counts(overrun: timedelta) -> bool:
    """Whether somebody spoke a second too long at least."""
    return overrun >= timedelta(seconds=1)
