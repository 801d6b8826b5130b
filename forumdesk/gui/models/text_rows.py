"""The resolution as a table: a row for each paragraph, a column for each language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    """All lines with the languages of their columns, and what stands over each column.

    ``authentic`` is the word on the chip of a language whose text is authentic.
    """

    languages: tuple[Language, ...] = ()
    lines: tuple[TextLine, ...] = ()
    number_head: str = ""
    authentic: Mapping[Language, str] = field(default_factory=dict)
    counts: Mapping[Language, str] = field(default_factory=dict)

    @property
    def frame(self) -> tuple[object, ...]:
        """What cannot change without building the rows anew."""
        return (self.languages, tuple(map(_frame, self.lines)))


class TextRowsModel(QAbstractTableModel):
    """Shows a :class:`TextTable`; column 0 holds the numbers, the others a language each."""

    def __init__(self) -> None:
        super().__init__()
        self._table = TextTable()

    def show(self, table: TextTable) -> bool:
        """Show another table; True where rows or columns are others than before.

        Only what changed is told: rows that stay keep their place in a view, and their heights.
        """
        before = self._table
        if table.languages != before.languages:
            self.beginResetModel()
            self._table = table
            self.endResetModel()
            return True
        framed = table.frame != before.frame
        if framed:
            self._exchange(table)
        self._table = table
        self._tell_changes(before.lines, table)
        if (table.counts, table.number_head, table.authentic) != (
            before.counts,
            before.number_head,
            before.authentic,
        ):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.languages))
        return framed

    def _exchange(self, table: TextTable) -> None:
        """Take out the rows between those that stay at the top and at the bottom, and put the new ones in."""
        old, new = ([_frame(line) for line in lines] for lines in (self._table.lines, table.lines))
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        kept, gone, come = self._table.lines, len(old) - tail, len(new) - tail
        if gone > head:
            self.beginRemoveRows(QModelIndex(), head, gone - 1)
            self._table = replace(self._table, lines=(*kept[:head], *kept[gone:]))
            self.endRemoveRows()
        if come > head:
            self.beginInsertRows(QModelIndex(), head, come - 1)
            self._table = replace(self._table, lines=(*kept[:head], *table.lines[head:come], *kept[gone:]))
            self.endInsertRows()

    def _tell_changes(self, before: Sequence[TextLine], table: TextTable) -> None:
        """Tell which rows say something else, one stretch of them at a time."""
        if len(before) == len(table.lines):
            pairs = list(zip(before, table.lines, strict=True))
        else:
            known = {line.row_id: line for line in before if line.row_id is not None}
            pairs = [(known.get(line.row_id, line) if line.row_id else line, line) for line in table.lines]
        changed = [place for place, (old, new) in enumerate(pairs) if old != new]
        start = 0
        while start < len(changed):
            end = start
            while end + 1 < len(changed) and changed[end + 1] == changed[end] + 1:
                end += 1
            last = self.index(changed[end], len(table.languages))
            self.dataChanged.emit(self.index(changed[start], 0), last)
            start = end + 1

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
        if role == Qt.ItemDataRole.DisplayRole:
            return OWN_NAMES[language]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (OWN_NAMES[language], self._table.authentic.get(language, ""))))
        if role == GridRole.AUTHENTIC:
            return self._table.authentic.get(language, "")
        return self._table.counts.get(language, "") if role == Qt.ItemDataRole.StatusTipRole else None


def _frame(line: TextLine) -> tuple[RowId | None, bool]:
    return (line.row_id, bool(line.group))


def _common(old: Sequence[object], new: Sequence[object]) -> int:
    """How many both begin with."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))
