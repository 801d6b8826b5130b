"""The decisions of a meeting as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from forumdesk.domain.decisions import Decision
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import DecisionId
from forumdesk.domain.modes import BY_COUNT, BY_NAME, LISTED, MODE_NAMES, OUTCOME_NAMES, AdoptionMode, Outcome
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
NUMBER, SUBJECT, MODE, VOICES, OUTCOME, STATE = range(6)
_HEADS = ("№", N_("Subject"), N_("Mode"), N_("Voices"), N_("Outcome"), N_("State"))
OUTCOME_LOOKS: Final[Mapping[Outcome, tuple[str, Token]]] = {
    Outcome.ADOPTED: ("check-circle", "ok"),
    Outcome.ELECTED: ("check-circle", "ok"),
    Outcome.REJECTED: ("x-circle", "bad"),
    Outcome.NOT_ELECTED: ("minus-circle", "warn"),
}
"""Icon and colour of each outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """One decision in words."""

    id: DecisionId
    cells: tuple[str, str, str, str, str, str]
    figures: str
    outcome: Outcome
    sealed: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(cell for cell in self.cells if cell)

    def cell(self, column: int, *, narrow: bool) -> str:
        """What stands in a column; where room is short the voices are figures."""
        return self.figures if narrow and column == VOICES else self.cells[column]


def subject_of(decision: Decision, text: ResolutionText, words: Words) -> str:
    """What a decision decided, in words."""
    if decision.question:
        return decision.question.in_language(words.language)
    if decision.whole:
        return words.gettext("The whole resolution")
    numbers = [str(one.number) for one in text.recommendations() if one.id in decision.subject]
    return words.ngettext("Recommendation {numbers}", "Recommendations {numbers}", len(numbers)).format(
        numbers=", ".join(numbers)
    )


def voices_of(decision: Decision, words: Words) -> str:
    """The voices with zero as 0; where nobody was asked by name, how many were there."""
    tally = decision.tally
    if decision.mode is AdoptionMode.SILENCE:
        return words.gettext("no objection")
    if decision.mode in LISTED or decision.mode is AdoptionMode.ELECTION:
        return words.gettext("{present} of {entitled} present").format(
            present=tally.present, entitled=tally.entitled
        )
    return words.gettext("{for} for, {against} against, {abstaining} abstaining").format_map(
        {"for": tally.voices_for, "against": tally.against, "abstaining": tally.abstaining}
    )


def line_of(
    decision: Decision,
    text: ResolutionText,
    words: Words,
    annulled_by: Mapping[DecisionId, int] | None = None,
    desks: Mapping[DecisionId, str] | None = None,
) -> TakenLine:
    """A decision in words; ``annulled_by`` tells the numbers of the decisions that annulled others.

    ``desks`` tells the desks of decisions that have the same number.
    """
    _ = words.gettext
    state = _("sealed, {code}").format(code=decision.code) if decision.sealed else _("recorded, not sealed")
    subject = subject_of(decision, text, words)
    if decision.annuls is not None:
        subject = _("Annulment: {subject}").format(subject=subject)
    desk = (desks or {}).get(decision.id)
    if desk:
        subject = f"№\u00a0{decision.number} · {desk}: {subject}"
    outcome = _(OUTCOME_NAMES[decision.outcome])
    by = (annulled_by or {}).get(decision.id)
    if by:
        outcome = _("annulled by decision {number}").format(number=by)
    cells = (
        str(decision.number),
        subject,
        _(MODE_NAMES[decision.mode]),
        voices_of(decision, words),
        outcome,
        state,
    )
    tally = decision.tally
    voted = decision.mode in BY_NAME or decision.mode in BY_COUNT
    figures = f"{tally.voices_for}–{tally.against}–{tally.abstaining}" if voted else cells[VOICES]
    return TakenLine(
        id=decision.id, cells=cells, figures=figures, outcome=decision.outcome, sealed=decision.sealed
    )


def annulled_by(decisions: Sequence[Decision]) -> dict[DecisionId, int]:
    """Which decisions were annulled by a sealed one, and its number."""
    return {one.annuls: one.number for one in decisions if one.annuls and one.sealed and one.adopted}


class DecisionsTakenModel(QAbstractTableModel):
    """Number, subject, mode, voices, outcome, and whether it is sealed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._lines: tuple[TakenLine, ...] = ()
        self._narrow = False

    @property
    def lines(self) -> tuple[TakenLine, ...]:
        """The decisions in order."""
        return self._lines

    def show(self, lines: Sequence[TakenLine]) -> None:
        """Show these decisions."""
        if self._lines == tuple(lines):
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def set_narrow(self, narrow: bool) -> None:
        """Write the voices as figures where room is short."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.dataChanged.emit(self.index(0, VOICES), self.index(self.rowCount() - 1, VOICES))

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
            return line.cell(index.column(), narrow=self._narrow)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken if index.column() == NUMBER else line.cells[index.column()]
        if role == RowRole.STRONG:
            return index.column() in (NUMBER, SUBJECT)
        if index.column() not in (OUTCOME, STATE):
            return None
        icon, tone = OUTCOME_LOOKS[line.outcome]
        if index.column() == STATE:
            icon, tone = ("lock-simple", "text2") if line.sealed else ("circle-half", "warn")
        answers: dict[int, str] = {RowRole.ICON: icon, RowRole.TONE: tone}
        return answers.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads in the language in use."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.gettext(_HEADS[section])
        return None
