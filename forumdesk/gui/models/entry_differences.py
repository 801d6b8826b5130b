"""Where two entries of one vote say different things, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.double_entry import EntryDifference
from forumdesk.domain.errors import N_
from forumdesk.gui.models.roll_call import ANSWERS
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
_HEADS = (N_("Voter"), N_("First entry"), N_("Second entry"))


class DifferencesModel(QAbstractTableModel):
    """The voter, the first and the second entry."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[EntryDifference, ...] = ()

    @property
    def rows(self) -> tuple[EntryDifference, ...]:
        """The differences in the order of the list."""
        return self._rows

    def show(self, rows: Sequence[EntryDifference]) -> None:
        """Show these differences."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each voter."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are heads."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole` and screen readers."""
        if not index.isValid():
            return None
        row, _ = self._rows[index.row()], self._words.gettext
        name = row.voter.in_language(self._words.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}: {_(ANSWERS[row.first].word)}, {_(ANSWERS[row.second].word)}"
        if index.column() == 0:
            return name if role == Qt.ItemDataRole.DisplayRole else role == RowRole.STRONG or None
        look = ANSWERS[row.first if index.column() == 1 else row.second]
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: _(look.word),
            RowRole.ICON: look.icon_name,
            RowRole.TONE: look.token,
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
