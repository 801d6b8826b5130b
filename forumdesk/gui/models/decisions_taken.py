"""The decisions of a meeting as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.decisions import MODE_NAMES, Decision
from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
NUMBER, SUBJECT, MODE, VOICES, STATE = range(5)
_HEADS = ("№", N_("Subject"), N_("Mode"), N_("Voices"), N_("State"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """One decision in words."""

    cells: tuple[str, str, str, str, str]
    sealed: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(cell for cell in self.cells if cell)


def subject_of(decision: Decision, text: ResolutionText, words: Words) -> str:
    """What a decision decided, in words."""
    if decision.whole:
        return words.gettext("The whole resolution")
    numbers = [str(one.number) for one in text.recommendations() if one.id in decision.subject]
    return words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", len(numbers)).format(
        numbers=", ".join(numbers)
    )


def line_of(decision: Decision, text: ResolutionText, words: Words) -> TakenLine:
    """A decision in words."""
    _ = words.gettext
    tally = decision.tally
    voices = _("{for} for, {against} against, {abstaining} abstaining").format_map(
        {"for": tally.voices_for, "against": tally.against, "abstaining": tally.abstaining}
    )
    state = _("sealed, {code}").format(code=decision.code) if decision.sealed else _("recorded, not sealed")
    cells = (
        str(decision.number),
        subject_of(decision, text, words),
        _(MODE_NAMES[decision.mode]),
        voices,
        state,
    )
    return TakenLine(cells=cells, sealed=decision.sealed)


class DecisionsTakenModel(QAbstractTableModel):
    """Number, subject, mode, voices, and whether it is sealed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: tuple[TakenLine, ...] = ()

    def show(self, lines: Sequence[TakenLine]) -> None:
        """Show these decisions."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One for each decision."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are heads."""
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`RowRole` and screen readers."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken if index.column() == NUMBER else line.cells[index.column()]
        if role == RowRole.STRONG:
            return index.column() in (NUMBER, SUBJECT)
        if index.column() != STATE:
            return None
        answers: dict[int, str] = {
            RowRole.ICON: "lock-simple" if line.sealed else "circle-half",
            RowRole.TONE: "text2" if line.sealed else "warn",
        }
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
