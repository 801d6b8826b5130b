"""What was deleted, as a table."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.errors import N_
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.services.telling.teller import ToldBinned

Index = QModelIndex | QPersistentModelIndex
NAME, KIND, WHEN, DESK = range(4)
_HEADS: Final = (N_("Deleted"), N_("Kind"), N_("Time"), N_("Done at"))


class BinnedModel(QAbstractTableModel):
    """Name, kind, time and desk; what was deleted last comes first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self.rows: tuple[ToldBinned, ...] = ()

    def show(self, rows: Sequence[ToldBinned]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def when(self, told: ToldBinned) -> str:
        """When it was deleted, by the clock of the meeting."""
        local = told.binned.entry.at.astimezone(told.zone)
        return f"{digits(local.date())}, {time_of_day(local.time(), self._words.language)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row each."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are heads."""
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        told = self.rows[index.row()]
        cells = (told.name or told.kind, told.kind, self.when(told), told.binned.entry.desk_name)
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role == RowRole.TONE and index.column() != NAME:
            return "text2"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (told.title, self.when(told), cells[DESK]) if part)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
