"""The delegations of a meeting as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.errors import N_
from forumdesk.gui.models.participants_words import country_called
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex

NAME, COUNTRY, MEMBERS, VOICES = range(4)
_HEADS: Final[Mapping[int, str]] = {
    NAME: N_("Delegation"),
    COUNTRY: N_("Country"),
    MEMBERS: N_("Members"),
    VOICES: N_("Voices"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationLine:
    """A delegation with its head's name and the numbers of its members and voices."""

    delegation: Delegation
    head: str
    members: int
    voices: int


class DelegationsModel(QAbstractTableModel):
    """Delegations in a given order."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._words = words
        self.lines: tuple[DelegationLine, ...] = ()

    def show(self, lines: Sequence[DelegationLine]) -> None:
        """Show these delegations."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One row a delegation."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Name over head, country, members, voices."""
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words over a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows and says."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == RowRole.CAPTION and column == NAME:
            return self._head(line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            shown = self._shown(line, column)
            return f"{shown}, {self._head(line)}" if column == NAME else shown
        return None

    def _shown(self, line: DelegationLine, column: int) -> str:
        language = self._words.language
        if column == NAME:
            return line.delegation.name.in_language(language)
        if column == COUNTRY:
            return country_called(line.delegation.country, language) or "–"
        if column == MEMBERS:
            return whole(line.members, language)
        voices = whole(line.voices, language)
        if line.delegation.one_voice:
            return self._words.gettext("{count}, one voice").format(count=voices)
        return voices

    def _head(self, line: DelegationLine) -> str:
        _ = self._words.gettext
        return _("Head: {name}").format(name=line.head) if line.head else _("No head yet")


def _alignment(column: int) -> int:
    numeric = column in (MEMBERS, VOICES)
    side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
