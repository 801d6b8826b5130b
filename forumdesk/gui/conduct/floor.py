"""The acts on the list of speakers."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.identifiers import ParticipantId, SpeechId
from forumdesk.domain.people_list import ListedPerson, ListFilter, ListOrder
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.speakers import Speakers, holder
from forumdesk.gui.conduct.state import ConductState
from forumdesk.services.register import Register

Perform = Callable[[Callable[[], object]], object]
_LOOKED_AT = 120
"""How many of those found by a number are looked through for whom it belongs to."""


class Floor:
    """Who speaks and who waits on the item in sight; refusals go where ``perform`` says them."""

    def __init__(self, register: Register, state: ConductState, shown: Speakers, perform: Perform) -> None:
        self._register, self._speaking, self._state = register, register.speaking, state
        self._shown, self._perform = shown, perform
        self._called: SpeechId | None = None
        shown.list_asked.connect(self.toggle_list)
        shown.adding_changed.connect(lambda adding: self.open_adding() if adding else self.close_adding())
        shown.adder.added.connect(self._ask)
        shown.waiting.floor_asked.connect(self._give)
        shown.waiting.removed.connect(self._withdraw)
        shown.waiting.moved.connect(self._move)
        shown.card.pause_asked.connect(self.pause)
        shown.card.finish_asked.connect(self.finish)

    def next(self) -> None:
        """Give the floor to the first who waits; whoever speaks is done."""
        item = self._state.item
        if item is not None:
            self._called = next((one.speech.id for one in self._state.queue.waiting), None)
            self._perform(lambda: self._speaking.next(item.id))

    def finish(self) -> None:
        """Whoever speaks is done."""
        one = holder(self._state.queue)
        if one is not None:
            self._perform(lambda: self._speaking.finish(one.speech.id))

    def pause(self) -> None:
        """Stop the clock of whoever speaks, or let whoever was interrupted go on."""
        one = holder(self._state.queue)
        if one is not None:
            paused = one.speech.state is SpeechState.PAUSED
            act = self._speaking.go_on if paused else self._speaking.pause
            self._perform(lambda: act(one.speech.id))

    def toggle_list(self) -> None:
        """Close the list of speakers, or open it."""
        item, closed = self._state.listed, self._state.listed_queue.list_closed
        if item is not None:
            act = self._speaking.reopen_list if closed else self._speaking.close_list
            self._perform(lambda: act(item.id))

    def open_adding(self) -> None:
        """Ask who shall be put on the list; on a report the first of them reports."""
        item, queue = self._state.listed, self._state.listed_queue
        if item is None:
            return
        first = not queue.done and queue.speaking is None and not queue.waiting
        kind = SpeechKind.REPORT if item.kind is ItemKind.REPORT and first else SpeechKind.DEBATE
        kind = SpeechKind.REPLY if queue.list_closed else kind
        arrived = self._register.participants.counts(self._state.meeting.id).arrived
        self._shown.adder.expect(self._expected())
        self._shown.set_adding(True, kind=kind, keeps_arrivals=arrived > 0)

    def close_adding(self) -> None:
        """Go back to those who wait."""
        self._shown.set_adding(False)
        self._shown.waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_arrival(self) -> None:
        """Whoever was called has come after all, and is given the floor."""
        called = next((one for one in self._state.queue.waiting if one.speech.id == self._called), None)
        if called is None:
            return
        person = called.speech.participant_id
        if self._perform(lambda: self._register.attendance.arrive(person)) is not None:
            self._give(called.speech.id)

    def call_present(self) -> None:
        """Give the floor to the first of those who wait and are there."""
        first = next((one for one in self._state.queue.waiting if not one.is_absent), None)
        if first is not None:
            self._give(first.speech.id)

    def _ask(self, participant_id: ParticipantId, kind: SpeechKind) -> None:
        item = self._state.listed
        if item is None:
            return
        if self._perform(lambda: self._speaking.ask(item.id, participant_id, kind)) is not None:
            self._shown.adder.clear()
            self._shown.adder.expect(self._expected())

    def _expected(self) -> tuple[ListedPerson, ...]:
        """Those whom the agenda names as speakers and who are not on the list of the item."""
        item = self._state.listed
        if item is None:
            return ()
        meeting = self._state.meeting.id
        asked = {one.speech.participant_id for one in self._register.speaking.speeches(meeting, item.id)}
        named = dict.fromkeys((*item.speaker_numbers, *item.rapporteur_numbers))
        people = (self._numbered(number) for number in named)
        return tuple(one for one in people if one is not None and one.person.id not in asked)

    def _numbered(self, number: int) -> ListedPerson | None:
        """Who has this number on the list of participants, where the search for it comes upon them."""
        found = self._register.participants.window(
            self._state.meeting.id, ListFilter(words=str(number)), ListOrder(), Language.KK, 0, _LOOKED_AT
        )
        return next((one for one in found if one.person.number == number), None)

    def _give(self, speech_id: SpeechId) -> None:
        self._called = speech_id
        self._perform(lambda: self._speaking.give_floor(speech_id))

    def _withdraw(self, speech_id: SpeechId) -> None:
        listed = self._state.listed_queue.waiting
        waiting = next((one for one in listed if one.speech.id == speech_id), None)
        begun = waiting is not None and bool(waiting.speech.spans)
        act = self._speaking.finish if begun else self._speaking.withdraw
        self._perform(lambda: act(speech_id))

    def _move(self, speech_id: SpeechId, step: int) -> None:
        self._perform(lambda: self._speaking.move(speech_id, step))
