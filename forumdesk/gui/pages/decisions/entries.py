"""What is entered for a decision: the roll call and the forms, one in sight for each way of deciding."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.elections import Election
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.modes import BY_COUNT, BY_NAME, IN_WRITING, LISTED, AdoptionMode
from forumdesk.domain.people_list import ListedPerson, ListFilter, ListOrder
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Voice, Voter
from forumdesk.domain.voting import Counts, Poll
from forumdesk.gui.models.roll_call import KEYS, OBJECTING, SHEETS, VOTING, Asking, RollCallModel
from forumdesk.gui.pages.decisions.counts import CountsForm
from forumdesk.gui.pages.decisions.election import ElectionForm
from forumdesk.gui.pages.decisions.people import MOST, Find
from forumdesk.gui.pages.decisions.standing import Standing, called, standing
from forumdesk.gui.pages.decisions.strips import ChairStrip, SecondStrip, SentenceStrip
from forumdesk.gui.pages.decisions.written import PollStrip, SilencePart
from forumdesk.gui.widgets.roll_call_grid import RollCallGrid
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register

_OBJECTIONS: Final = (Voice.AGAINST, Voice.ABSENT, Voice.RECUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One entry of a vote, kept aside."""

    voices: Mapping[ParticipantId, Voice]
    counts: Counts | None


def finder(register: Register, meeting_id: MeetingId, language: Callable[[], Language]) -> Find:
    """Gives the people of a meeting who fit what was typed."""

    def find(text: str) -> Sequence[ListedPerson]:
        wanted = ListFilter(words=text)
        return register.participants.window(meeting_id, wanted, ListOrder(), language(), 0, MOST)

    return find


class Entries(QObject):
    """The answers and numbers of the vote in hand. Emits `changed` whenever they do."""

    changed = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        """Start with a unanimous roll call of nobody."""
        super().__init__()
        theme, words = workspace.theme, workspace.words
        self._register, self._words, self._meeting_id = workspace.register, words, meeting_id
        self.mode = AdoptionMode.UNANIMOUS
        self.rules = BodyRules()
        self._apart: dict[ParticipantId, Voice] = {}
        self._opened_at: datetime | None = None
        self._aside: dict[bool, _Entry] = {}
        self.is_second = False
        find = finder(workspace.register, meeting_id, lambda: words.language)
        self.voices = RollCallModel(words)
        self.grid = RollCallGrid(theme, name="", keys=KEYS)
        self.grid.setModel(self.voices)
        self.counts = CountsForm(theme, words, find)
        self.election = ElectionForm(theme, words, find, workspace.register)
        self.silence = SilencePart(theme, words)
        self.poll_strip = PollStrip(theme, words)
        self.sentence_strip = SentenceStrip(theme, words)
        self.chair_strip = ChairStrip(theme, words)
        self.second_strip = SecondStrip(theme, words)
        self._connect()

    def _connect(self) -> None:
        self.grid.answered.connect(self._answer)
        self.grid.rest_asked.connect(self.answer_rest)
        self.grid.selectionModel().currentChanged.connect(lambda *_places: self.take_in_hand())
        self.voices.voices_changed.connect(self._edited)
        for form in (self.counts, self.election, self.silence, self.poll_strip):
            form.edited.connect(self._edited)
        self.poll_strip.edited.connect(self._note_sheets)
        self.second_strip.entry_chosen.connect(self.show_entry)
        self.chair_strip.decided.connect(self.changed)

    # what is asked

    def show_mode(self, mode: AdoptionMode, rules: BodyRules) -> None:
        """Ask for what this mode needs; answers that mean something there stay."""
        if mode is not self.mode:
            self.end_second()
        self.mode, self.rules = mode, rules
        asking: Asking = OBJECTING if mode in LISTED else SHEETS if mode in IN_WRITING else VOTING
        if mode in BY_NAME or mode in LISTED:
            self.voices.ask(asking)
        self.counts.show_mode(mode)
        self.poll_strip.setVisible(mode is AdoptionMode.WRITTEN_POLL)
        self._note_sheets()

    def show_voters(
        self, voters: Sequence[Voter], away: Sequence[ParticipantId], recused: Sequence[ParticipantId]
    ) -> None:
        """Call these; in writing nobody is away."""
        apart = dict.fromkeys(recused, Voice.RECUSED)
        if self.mode not in IN_WRITING:
            apart |= dict.fromkeys(away, Voice.ABSENT)
        self._apart = apart
        self.voices.show(voters, apart)

    def show_sentence(self, sentence: LocalizedText) -> None:
        """Show what the chair reads where nobody is asked by name."""
        self.sentence_strip.show_sentence(sentence if self.mode in LISTED else LocalizedText())

    def main_widget(self) -> QWidget:
        """What is worked on in this mode."""
        if self.mode in BY_COUNT:
            return self.counts
        if self.mode is AdoptionMode.ELECTION:
            return self.election
        return self.silence if self.mode is AdoptionMode.SILENCE else self.grid

    @property
    def calls(self) -> bool:
        """Whether voters are called one by one."""
        return self.main_widget() is self.grid

    @property
    def ballots_form(self) -> CountsForm:
        """Where ballots are counted in this mode."""
        return self.election.counts if self.mode is AdoptionMode.ELECTION else self.counts

    def take_focus(self) -> None:
        """Begin where work starts."""
        widget = self.main_widget()
        if isinstance(widget, RollCallGrid):
            widget.setFocus()
        elif isinstance(widget, CountsForm | ElectionForm | SilencePart):
            widget.take_focus()

    # answers

    def answer_rest(self) -> None:
        """Everybody who has not answered is *for*."""
        self.voices.answer_rest()

    def _answer(self, key: str) -> None:
        known, voice = self.voices.asking.answer_of(key)
        if not known:
            return
        voter = self.voices.voter(self.grid.currentIndex())
        if voter is not None and self.mode is AdoptionMode.WRITTEN_POLL:
            self.poll_strip.answered(voter.id, given=voice not in (None, Voice.ABSENT))
            self._note_sheets()
        self.voices.answer(self.grid.currentIndex(), voice)
        self.grid.step(1)

    def take_in_hand(self) -> None:
        """The sheet of another voter is in hand."""
        voter = self.voices.voter(self.grid.currentIndex())
        name = voter.label.in_language(self._words.language) if voter else ""
        self.poll_strip.take_in_hand(voter.id if voter else None, name)

    def _note_sheets(self) -> None:
        in_poll = self.mode is AdoptionMode.WRITTEN_POLL
        self.voices.note(self.poll_strip.notes() if in_poll else {})

    def _edited(self) -> None:
        if self._opened_at is None:
            self._opened_at = self._register.clock()
        self.changed.emit()

    # two entries

    @property
    def needs_second(self) -> bool:
        """Whether the rules ask for a second entry that was not begun."""
        twice = self.rules.double_entry and (self.mode in BY_NAME or self.mode in BY_COUNT)
        one_key = self.mode is AdoptionMode.UNANIMOUS and not self.voices.touched
        return twice and not one_key and not self._aside

    @property
    def has_second(self) -> bool:
        """Whether a second entry was begun."""
        return bool(self._aside)

    def begin_second(self) -> None:
        """Keep the first entry aside and begin another one without answers."""
        self._aside = {False: self._entry(), True: _Entry(voices={}, counts=None)}
        self.is_second = True
        self._show(_Entry(voices=dict(self._apart), counts=None))
        self.second_strip.show_entry(second=True)
        self.take_focus()

    def show_entry(self, second: bool) -> None:
        """Show the other entry."""
        self._aside[self.is_second] = self._entry()
        self.is_second = second
        self._show(self._aside[second])
        self.second_strip.show_entry(second=second)

    def end_second(self) -> None:
        """One entry is enough again; the first one stays."""
        if self._aside:
            first = self._entry() if not self.is_second else self._aside[False]
            self._aside, self.is_second = {}, False
            self._show(first)
        self.second_strip.clear()

    def _entry(self) -> _Entry:
        return _Entry(voices=self.voices.voices, counts=self.counts.counted.counts)

    def _show(self, entry: _Entry) -> None:
        if self.mode in BY_COUNT:
            self.counts.set_counts(entry.counts)
            self.changed.emit()
        else:
            self.voices.name(())
            self.voices.take(entry.voices)

    def _entries(self) -> tuple[_Entry, _Entry | None]:
        if not self._aside:
            return self._entry(), None
        both = {**self._aside, self.is_second: self._entry()}
        return both[False], both[True]

    # what came of it

    @property
    def standing(self) -> Standing:
        """How the entry in hand stands."""
        voices = self.voices.voices if self.calls else {}
        counted, election = self.counts.counted, None
        if self.mode is AdoptionMode.ELECTION:
            form = self.election
            election = Election(
                candidates=form.candidates,
                seats=form.seats,
                round=2 if form.after else 1,
                after=form.after,
            )
            counted = form.counts.counted
        poll = Poll(
            roll_call=called(self.mode, self.voices.voters, voices, self._apart),
            counts=counted.counts,
            ballots=counted.ballots,
            chair=self.chair_strip.voice,
            election=election,
        )
        return standing(self.mode, self.rules, poll)

    def fields(self) -> dict[str, Any]:
        """What was entered, as a motion takes it."""
        first, second = self._entries()
        fields: dict[str, Any] = {"opened_at": self._opened_at, "chair": self.chair_strip.voice}
        if second is not None:
            fields["second_by"] = self.second_strip.second_by
        if self.mode in BY_NAME:
            one_key = self.mode is AdoptionMode.UNANIMOUS and not self.voices.touched and second is None
            fields["voices"] = None if one_key else first.voices
            fields["second_voices"] = None if second is None else second.voices
        elif self.mode in LISTED:
            fields["voices"] = {one: voice for one, voice in first.voices.items() if voice in _OBJECTIONS}
        elif self.mode in BY_COUNT:
            fields |= {"counts": first.counts, "second_counts": second.counts if second else None}
            fields |= self._ballots(self.counts) if self.mode is AdoptionMode.SECRET else {}
        elif self.mode is AdoptionMode.ELECTION:
            form = self.election
            fields |= {"candidates": form.candidates, "seats": form.seats, "after": form.after}
            fields |= self._ballots(form.counts)
        if self.mode is AdoptionMode.WRITTEN_POLL:
            fields |= {"deadline": self.poll_strip.deadline.moment, "returned": self.poll_strip.returned}
        if self.mode is AdoptionMode.SILENCE:
            fields["deadline"] = self.silence.told_deadline
        return fields

    def _ballots(self, form: CountsForm) -> dict[str, Any]:
        counted = form.counted
        return {"ballots": counted.ballots, "commission": counted.commission}

    @property
    def has_odd(self) -> bool:
        """Whether something typed cannot be read; it is said beside its field."""
        odd = False
        if self.mode in BY_COUNT:
            odd = self.counts.voices.point_out_odd()
            odd = self.counts.ballots.point_out_odd() or odd
        elif self.mode is AdoptionMode.ELECTION:
            odd = any(row.votes.is_odd for row in self.election.rows)
            odd = self.election.counts.ballots.point_out_odd() or odd
        elif self.mode is AdoptionMode.WRITTEN_POLL:
            odd = self.poll_strip.deadline.point_out_odd()
        elif self.mode is AdoptionMode.SILENCE:
            odd = self.silence.deadline.point_out_odd()
        return odd

    def clear(self) -> None:
        """Begin anew after a decision."""
        self._aside, self.is_second = {}, False
        self.second_strip.clear()
        self.chair_strip.show_tie(None)
        self.voices.name(())
        self.poll_strip.clear()
        self.voices.start_anew()
        for form in (self.counts, self.election, self.silence):
            form.clear()
        self._opened_at = None
        self._note_sheets()

    def retranslate(self) -> None:
        """Set the words of the forms and strips."""
        for part in (
            self.counts, self.election, self.silence, self.poll_strip, self.sentence_strip, self.chair_strip,
            self.second_strip,
        ):  # fmt: skip
            part.retranslate()
        self._note_sheets()
