"""The voices of a roll call while it goes on; nothing of it is kept before it is recorded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.voices import Voice, Voter
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
    None: AnswerLook(word=N_("no answer"), icon_name="circle", token="accent", ground="sel", key="S"),
    Voice.RECUSED: AnswerLook(word=N_("recused"), icon_name="hand-palm", token="text3"),
}
KEYS: Final[Mapping[str, str]] = {
    look.key: voice.value if voice is not None else NO_ANSWER for voice, look in ANSWERS.items() if look.key
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What everybody is asked: the ``answers`` there are, and the one with which somebody present begins."""

    answers: Mapping[Voice | None, AnswerLook]
    preset: Voice | None

    def answer_of(self, key: str) -> tuple[bool, Voice | None]:
        """Whether a key of the grid answers here, and what; taking an answer back leaves the preset one."""
        if key == NO_ANSWER:
            return True, None if None in self.answers else self.preset
        voice = Voice(key)
        if voice is Voice.FOR and voice not in self.answers:
            return True, self.preset
        return voice in self.answers, voice


VOTING: Final = Asking(answers=ANSWERS, preset=Voice.FOR)
SHEETS: Final = Asking(
    answers={
        **ANSWERS,
        None: AnswerLook(word=N_("no sheet"), icon_name="circle-dashed", token="text3", key="S"),
    },
    preset=None,
)
OBJECTING: Final = Asking(
    answers={
        Voice.PRESENT: AnswerLook(word=N_("present"), icon_name="user", token="ok", key="Z"),
        Voice.AGAINST: AnswerLook(
            word=N_("objects"), icon_name="hand-palm", token="bad", ground="bad_ground", key="X"
        ),
        Voice.ABSENT: ANSWERS[Voice.ABSENT],
        Voice.RECUSED: ANSWERS[Voice.RECUSED],
    },
    preset=Voice.PRESENT,
)
"""Where nobody is asked by name: who is there, and whether somebody objects."""
_STAYING: Final = (Voice.AGAINST, Voice.ABSENT, Voice.RECUSED)


class RollCallModel(QAbstractTableModel):
    """Voters in one or two columns, read downwards. Emits ``voices_changed`` when an answer is given."""

    voices_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._asking = VOTING
        self._notes: dict[ParticipantId, str] = {}
        self._earlier: dict[Voice | None, dict[ParticipantId, Voice]] = {}
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

    @property
    def touched(self) -> bool:
        """Whether an answer was given, and not only the preset ones stand."""
        return self._touched

    @property
    def asking(self) -> Asking:
        """What everybody is asked."""
        return self._asking

    def ask(self, asking: Asking) -> None:
        """Ask something else. Who is against or away stays so; other answers to a question come back with it."""
        if asking is self._asking:
            return
        self._earlier[self._asking.preset] = self._voices
        in_writing = SHEETS in (asking, self._asking)
        self._asking = asking
        earlier, preset = self._earlier.get(asking.preset, {}), asking.preset
        if in_writing:
            self._touched = preset is None or bool(earlier)
            self._set(earlier or self._beginning(preset, {}))
            return
        came = {key: voice for key, voice in earlier.items() if voice not in _STAYING}
        stays = {key: voice for key, voice in self._voices.items() if voice in _STAYING}
        self._set({**self._beginning(preset, {}), **came, **stays})

    def note(self, notes: Mapping[ParticipantId, str]) -> None:
        """Say something behind the names of some: when a sheet came back."""
        self._notes = dict(notes)
        self._repaint()

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
        preset = self._asking.preset
        fresh = {} if called or preset is None else dict.fromkeys(listed - kept.keys(), preset)
        if called and None not in self._asking.answers and preset is not None:
            fresh = dict.fromkeys(listed - kept.keys(), preset)
        self._voices = {**kept, **fresh, **left}
        self._voters, self._apart = tuple(voters), aside
        self._named &= listed
        self.endResetModel()

    def start_anew(self) -> None:
        """After a decision everybody present begins as *for* again; the absent and the recused stay so."""
        self._touched = False
        away = {key: voice for key, voice in self._voices.items() if voice in (Voice.ABSENT, Voice.RECUSED)}
        self._earlier = {}
        self._set(self._beginning(self._asking.preset, {} if self._asking is SHEETS else away))

    def _beginning(
        self, preset: Voice | None, away: Mapping[ParticipantId, Voice]
    ) -> dict[ParticipantId, Voice]:
        """Everybody begins with this answer, except those who are apart and those ``away``."""
        fresh = {} if preset is None else {voter.id: preset for voter in self._voters}
        return {**fresh, **self._apart, **away}

    def take(self, voices: Mapping[ParticipantId, Voice]) -> None:
        """Show the answers of another entry."""
        self._touched = True
        self._set(dict(voices))

    def begin_calling(self) -> None:
        """Nobody present has answered yet; the absent and the recused stay so."""
        self._touched = True
        self._named = frozenset()
        apart = (Voice.ABSENT, Voice.RECUSED)
        self._set({key: voice for key, voice in self._voices.items() if voice in apart})

    def answer(self, index: Index, voice: Voice | None) -> None:
        """Note one voter's answer; None takes it back."""
        voter = self.voter(index)
        if voter is None:
            return
        self._touched = True
        voices = {key: value for key, value in self._voices.items() if key != voter.id}
        self._named -= {voter.id}
        self._voices = voices if voice is None else {**voices, voter.id: voice}
        place = self.index_of(voter.id)
        self.dataChanged.emit(place, place)
        self.voices_changed.emit()

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
        look = self._asking.answers.get(voice) or ANSWERS[None]
        name = voter.label.in_language(self._words.language)
        if role == VoterRole.WORD:
            return self._words.gettext(look.word)
        caption = self.caption(voter)
        full = f"{name}, {caption}" if caption else name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{voter.number}, {full}: {self._words.gettext(look.word)}"
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: full,
            VoterRole.CAPTION: caption,
            VoterRole.NUMBER: voter.number,
            VoterRole.ICON: look.icon_name,
            VoterRole.TONE: look.token,
            VoterRole.GROUND: look.ground,
            VoterRole.QUIET: voice is Voice.ABSENT,
            VoterRole.NAMED: voter.id in self._named,
        }
        return answers.get(role)

    def caption(self, voter: Voter) -> str:
        """Who casts the voice where that is somebody else, and how the voter is there."""
        _, language = self._words.gettext, self._words.language
        said = [voter.name.in_language(language)] if voter.delegation else []
        if voter.by is not None:
            said.append(_("by proxy: {name}").format(name=voter.by_name.in_language(language)))
        if voter.remote:
            said.append(_("connected"))
        said.append(self._notes.get(voter.id, ""))
        return "\u00a0· ".join(one for one in said if one)

    def _set(self, voices: dict[ParticipantId, Voice]) -> None:
        self._voices = voices
        self._repaint()
        self.voices_changed.emit()

    def _repaint(self) -> None:
        if self._voters:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self._columns - 1))
