"""What a file would bring, as a table: one line a row of the file, each with its verdict."""

from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex

ALL: Final = "all"
NEW: Final = "new"
UPDATED: Final = "updated"
SAME: Final = "same"
PROBLEM: Final = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell, already in the window's language; ``icon`` is a Phosphor name, ``tone`` a colour of the theme."""

    text: str = ""
    caption: str = ""
    icon: str = ""
    tone: Token | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: ``kinds`` are the filters under which it is seen, ``detail`` is told in full when it is chosen."""

    cells: tuple[Cell, ...]
    kinds: frozenset[str] = field(default_factory=frozenset)
    detail: str = ""
    ground: Token | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Heads and lines; ``widths`` are those of the columns at normal text size, ``stretched`` takes the rest.

    ``first`` is the line to begin with.
    """

    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    widths: dict[int, int]
    stretched: int
    first: int = 0


class ImportModel(QAbstractTableModel):
    """The lines of a sheet, filtered by kind."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._sheet = Sheet(heads=(), lines=(), widths={}, stretched=0)
        self._kind = ALL
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in view, in the order of the rows."""
        return self._lines

    def show(self, sheet: Sheet, kind: str) -> None:
        """Show the lines of one kind of a sheet."""
        self.beginResetModel()
        self._sheet, self._kind = sheet, kind
        self._lines = tuple(line for line in sheet.lines if kind == ALL or kind in line.kinds)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many columns as heads."""
        return 0 if parent.isValid() else len(self._sheet.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._sheet.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        cell = line.cells[index.column()]
        spoken = ", ".join(part for part in (cell.text, cell.caption) if part)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.ToolTipRole: spoken,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            RowRole.CAPTION: cell.caption,
            RowRole.ICON: cell.icon,
            RowRole.TONE: cell.tone,
            RowRole.STRONG: cell.strong,
            RowRole.GROUND: line.ground,
        }
        return answers.get(role)
