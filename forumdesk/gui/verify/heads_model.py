"""The heads of a register as a table: meeting, desk, records, code, who signed it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.decisions import short_code
from forumdesk.domain.errors import N_
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words
from forumdesk.services.register_checks import HeadLine

Index = QModelIndex | QPersistentModelIndex
MEETING, DESK, RECORDS, CODE, SIGNED = range(5)
_HEADS = (N_("Meeting"), N_("Desk"), N_("Records"), N_("Head"), N_("Signature"))


class HeadsModel(QAbstractTableModel):
    """One row a chain."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: tuple[HeadLine, ...] = ()

    @property
    def lines(self) -> tuple[HeadLine, ...]:
        """What is shown."""
        return self._lines

    def show(self, lines: Sequence[HeadLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each chain."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are heads of columns."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole` and screen readers."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(line)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._cells(line)) if column == MEETING else self._cells(line)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.head.hash if column == CODE else self._cells(line)[column]
        if role == RowRole.STRONG:
            return column in (MEETING, CODE)
        if column == SIGNED and role in (RowRole.ICON, RowRole.TONE):
            icon, tone = _look(line)
            return icon if role == RowRole.ICON else tone
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None

    def _cells(self, line: HeadLine) -> tuple[str, str, str, str, str]:
        _ = self._words.gettext
        desk = _("this desk") if line.own_desk else line.head.desk_id
        meeting = line.meeting.in_language(self._words.language) or "–"
        code = short_code(line.head.hash)
        return meeting, desk, str(line.head.sequence), code, _(_state(line))


def _state(line: HeadLine) -> str:
    if line.has_forged:
        return N_("does not hold")
    if line.is_signed:
        return N_("signed")
    return N_("signed earlier") if line.of_chain else N_("not signed")


def _look(line: HeadLine) -> tuple[str, str]:
    if line.has_forged:
        return "x-circle", "bad"
    return ("check", "ok") if line.is_signed else ("circle-dashed", "text2")
