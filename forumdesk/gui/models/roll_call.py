"""The voices of a roll call while it goes on; nothing of it is kept before it is recorded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from forumdesk.domain.decisions import Voice, Voter
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.gui.theme import Token
from forumdesk.gui.widgets.roll_call_grid import VoterRole
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
NO_ANSWER: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLook:
    """How an answer is shown: its word, icon and colour, the ground of its cell, and its key by position."""

    word: str
    icon_name: str
    token: Token
    ground: Token | None = None
    key: str = ""


ANSWERS: Final[Mapping[Voice | None, AnswerLook]] = {
    Voice.FOR: AnswerLook(word=N_("for"), icon_name="check", token="ok", key="Z"),
    Voice.AGAINST: AnswerLook(word=N_("against"), icon_name="x", token="bad", ground="bad_ground", key="X"),
    Voice.ABSTAINING: AnswerLook(
        word=N_("abstaining"), icon_name="minus", token="warn", ground="warn_ground", key="C"
    ),
    Voice.NOT_VOTING: AnswerLook(
        word=N_("not voting"), icon_name="prohibit", token="text2", ground="raised", key="V"
    ),
    Voice.ABSENT: AnswerLook(word=N_("absent"), icon_name="circle-dashed", token="text3", key="A"),
    None: AnswerLook(word=N_("no answer"), icon_name="circle", token="accent", key="S"),
    Voice.RECUSED: AnswerLook(word=N_("recused"), icon_name="hand-palm", token="text3"),
}
KEYS: Final[Mapping[str, str]] = {
    look.key: voice.value if voice is not None else NO_ANSWER for voice, look in ANSWERS.items() if look.key
}


class RollCallModel(QAbstractTableModel):
    """Voters in one or two columns, read downwards. Emits ``voices_changed`` when an answer is given."""

    voices_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._voters: tuple[Voter, ...] = ()
        self._voices: dict[ParticipantId, Voice] = {}
        self._apart: dict[ParticipantId, Voice] = {}
        self._columns = 2
        self._touched = False
        self._named: frozenset[ParticipantId] = frozenset()

    @property
    def voices(self) -> dict[ParticipantId, Voice]:
        """The answers given; whoever has not answered is left out."""
        return dict(self._voices)

    @property
    def voters(self) -> tuple[Voter, ...]:
        """Who is called, in the order of the grid."""
        return self._voters

    @property
    def named(self) -> frozenset[ParticipantId]:
        """Whom a refusal names and who has not answered anew since."""
        return self._named

    def show(self, voters: Sequence[Voter], apart: Mapping[ParticipantId, Voice] | None = None) -> None:
        """Call these voters. Those ``apart`` are absent by the log of arrivals or recused; all others are *for*.

        Who comes after an answer was given, or takes part again then, has not answered yet.
        """
        aside = dict(apart or {})
        if tuple(voters) == self._voters and aside == self._apart:
            return
        listed = {voter.id for voter in voters}
        called = bool(self._voters) and self._touched
        self.beginResetModel()
        before = self._apart
        came = {one for one, voice in before.items() if one not in aside and self._voices.get(one) is voice}
        left = {one: voice for one, voice in aside.items() if before.get(one) is not voice and one in listed}
        kept = {key: voice for key, voice in self._voices.items() if key in listed - came - left.keys()}
        fresh = {} if called else dict.fromkeys(listed - kept.keys(), Voice.FOR)
        self._voices = {**kept, **fresh, **left}
        self._voters, self._apart = tuple(voters), aside
        self._named &= listed
        self.endResetModel()

    def start_anew(self) -> None:
        """After a decision everybody present begins as *for* again; the absent and the recused stay so."""
        self._touched = False
        staying = self._staying()
        self._set({voter.id: staying.get(voter.id, Voice.FOR) for voter in self._voters})

    def begin_calling(self) -> None:
        """Nobody present has answered yet; the absent and the recused stay so."""
        self._touched = True
        self._named = frozenset()
        self._set(self._staying())

    def _staying(self) -> dict[ParticipantId, Voice]:
        return {key: voice for key, voice in self._voices.items() if voice in (Voice.ABSENT, Voice.RECUSED)}

    def answer(self, index: Index, voice: Voice | None) -> None:
        """Note one voter's answer; None takes it back."""
        voter = self.voter(index)
        if voter is None:
            return
        self._touched = True
        voices = {key: value for key, value in self._voices.items() if key != voter.id}
        self._named -= {voter.id}
        self._set(voices if voice is None else {**voices, voter.id: voice})

    def answer_rest(self) -> None:
        """Everybody who is present and has not answered is *for*."""
        self._touched = True
        rest = {voter.id: Voice.FOR for voter in self._voters if voter.id not in self._voices}
        self._named -= rest.keys()
        self._set({**self._voices, **rest})

    def name(self, voters: Collection[ParticipantId]) -> None:
        """Mark the voters whom a refusal names; an empty collection unmarks them."""
        self._named = frozenset(voters)
        self._repaint()

    def set_columns(self, columns: int) -> None:
        """Set the voters in one or two columns."""
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def voter(self, index: Index) -> Voter | None:
        """The voter in a cell; None in the empty end of the last column."""
        place = index.column() * self.rowCount() + index.row() if index.isValid() else len(self._voters)
        return self._voters[place] if place < len(self._voters) else None

    def index_of(self, voter: ParticipantId) -> QModelIndex:
        """The cell of a voter; invalid for somebody who is not called."""
        rows = self.rowCount()
        for place, one in enumerate(self._voters):
            if one.id == voter:
                return self.index(place % rows, place // rows)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """As many as the first column needs."""
        return 0 if parent is not None and parent.isValid() else -(-len(self._voters) // self._columns)

    def columnCount(self, parent: Index | None = None) -> int:
        """One or two."""
        return 0 if parent is not None and parent.isValid() else self._columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The empty end of the last column is not stepped on."""
        if self.voter(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answers the roles of :class:`VoterRole`, names, tooltips and screen readers."""
        voter = self.voter(index)
        if voter is None:
            return None
        voice = self._voices.get(voter.id)
        look = ANSWERS[voice]
        name = voter.name.in_language(self._words.language)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{voter.number}, {name}: {self._words.gettext(look.word)}"
        if role == VoterRole.WORD:
            return self._words.gettext(look.word)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: name,
            VoterRole.NUMBER: voter.number,
            VoterRole.ICON: look.icon_name,
            VoterRole.TONE: look.token,
            VoterRole.GROUND: look.ground or ("sel" if voice is None else None),
            VoterRole.QUIET: voice is Voice.ABSENT,
            VoterRole.NAMED: voter.id in self._named,
        }
        return answers.get(role)

    def _set(self, voices: dict[ParticipantId, Voice]) -> None:
        self._voices = voices
        self._repaint()
        self.voices_changed.emit()

    def _repaint(self) -> None:
        if self._voters:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))
