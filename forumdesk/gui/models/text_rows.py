"""The resolution as a table: a row for each paragraph, a column for each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.texts import Language
from forumdesk.gui.widgets.paragraph_cells import GridRole, ParagraphCell

Index = QModelIndex | QPersistentModelIndex
OWN_NAMES: Mapping[Language, str] = {Language.KK: "Қазақша", Language.RU: "Русский", Language.EN: "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A row as it is shown: a paragraph, or with ``group`` the words over the paragraphs that follow.

    ``number`` stands before it, ``lock`` says why it cannot be written, ``spoken`` is what a screen reader says.
    """

    row_id: RowId | None = None
    group: str = ""
    number: str = ""
    lock: str = ""
    cells: Mapping[Language, ParagraphCell] = field(default_factory=dict)
    spoken: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """All lines with the languages of their columns, and what stands over each column."""

    languages: tuple[Language, ...] = ()
    lines: tuple[TextLine, ...] = ()
    number_head: str = ""
    counts: Mapping[Language, str] = field(default_factory=dict)

    @property
    def frame(self) -> tuple[object, ...]:
        """What cannot change without building the rows anew."""
        return (self.languages, tuple((line.row_id, bool(line.group)) for line in self.lines))


class TextRowsModel(QAbstractTableModel):
    """Shows a :class:`TextTable`; column 0 holds the numbers, the others a language each."""

    def __init__(self) -> None:
        super().__init__()
        self._table = TextTable()

    def show(self, table: TextTable) -> bool:
        """Show another table; True where rows or columns are others than before, so that nothing stayed open."""
        if table.frame != self._table.frame:
            self.beginResetModel()
            self._table = table
            self.endResetModel()
            return True
        self._table = table
        if table.lines:
            last = self.index(len(table.lines) - 1, len(table.languages))
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.languages))
        return False

    def same_frame(self, table: TextTable) -> bool:
        """Tell whether :meth:`show` would keep rows and columns as they are."""
        return table.frame == self._table.frame

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the columns after the numbers."""
        return self._table.languages

    def row_id(self, index: Index) -> RowId | None:
        """The paragraph at an index, or None for the words over a group."""
        return self._table.lines[index.row()].row_id if index.isValid() else None

    def language(self, index: Index) -> Language | None:
        """The language of an index, or None for the numbers."""
        return self._table.languages[index.column() - 1] if index.isValid() and index.column() > 0 else None

    def index_of(self, row_id: RowId, language: Language) -> QModelIndex:
        """Where a paragraph stands in a language; invalid where it is not shown."""
        for place, line in enumerate(self._table.lines):
            if line.row_id == row_id and language in self._table.languages:
                return self.index(place, self._table.languages.index(language) + 1)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each line."""
        return 0 if parent is not None and parent.isValid() else len(self._table.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """The numbers and the languages."""
        return 0 if parent is not None and parent.isValid() else len(self._table.languages) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Numbers and the words over a group are not stepped on."""
        line = self._table.lines[index.row()]
        if line.group or index.column() == 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`GridRole`, tooltips and screen readers."""
        if not index.isValid():
            return None
        line = self._table.lines[index.row()]
        if role == GridRole.GROUP:
            return line.group
        language = self.language(index)
        if role == GridRole.CELL:
            return None if language is None else line.cells.get(language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.group or (line.number if language is None else line.spoken.get(language, ""))
        answers: dict[int, str] = {
            GridRole.NUMBER: line.number,
            GridRole.LOCK: line.lock,
            Qt.ItemDataRole.ToolTipRole: line.lock if language is None else "",
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The own name of a language, and in the status tip how much of it is checked."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section <= len(self._table.languages):
            return None
        if section == 0:
            return self._table.number_head if role == Qt.ItemDataRole.DisplayRole else None
        language = self._table.languages[section - 1]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return OWN_NAMES[language]
        return self._table.counts.get(language, "") if role == Qt.ItemDataRole.StatusTipRole else None
