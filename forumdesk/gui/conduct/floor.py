"""The acts on the list of speakers."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.identifiers import ParticipantId, SpeechId
from forumdesk.domain.speaking import SpeechKind, SpeechState
from forumdesk.gui.conduct.speakers import Speakers, holder
from forumdesk.gui.conduct.state import ConductState
from forumdesk.services.register import Register

Perform = Callable[[Callable[[], object]], object]


class Floor:
    """Who speaks and who waits on the item in sight; refusals go where ``perform`` says them."""

    def __init__(self, register: Register, state: ConductState, shown: Speakers, perform: Perform) -> None:
        self._register, self._speaking, self._state = register, register.speaking, state
        self._shown, self._perform = shown, perform
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
        item = self._state.item
        if item is not None:
            act = self._speaking.reopen_list if self._state.queue.list_closed else self._speaking.close_list
            self._perform(lambda: act(item.id))

    def open_adding(self) -> None:
        """Ask who shall be put on the list; on a report the first of them reports."""
        item, queue = self._state.item, self._state.queue
        if item is None:
            return
        first = not queue.done and queue.speaking is None and not queue.waiting
        kind = SpeechKind.REPORT if item.kind is ItemKind.REPORT and first else SpeechKind.DEBATE
        kind = SpeechKind.REPLY if queue.list_closed else kind
        arrived = self._register.participants.counts(self._state.meeting.id).arrived
        self._shown.set_adding(True, kind=kind, keeps_arrivals=arrived > 0)

    def close_adding(self) -> None:
        """Go back to those who wait."""
        self._shown.set_adding(False)
        self._shown.waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_arrival(self) -> None:
        """The first who waits has come after all, and is given the floor."""
        first = next(iter(self._state.queue.waiting), None)
        if first is None:
            return
        person = first.speech.participant_id
        if self._perform(lambda: self._register.attendance.arrive(person)) is not None:
            self._give(first.speech.id)

    def call_present(self) -> None:
        """Give the floor to the first of those who wait and are there."""
        first = next((one for one in self._state.queue.waiting if not one.is_absent), None)
        if first is not None:
            self._give(first.speech.id)

    def _ask(self, participant_id: ParticipantId, kind: SpeechKind) -> None:
        item = self._state.item
        if item is None:
            return
        if self._perform(lambda: self._speaking.ask(item.id, participant_id, kind)) is not None:
            self._shown.adder.clear()

    def _give(self, speech_id: SpeechId) -> None:
        self._perform(lambda: self._speaking.give_floor(speech_id))

    def _withdraw(self, speech_id: SpeechId) -> None:
        waiting = next((one for one in self._state.queue.waiting if one.speech.id == speech_id), None)
        begun = waiting is not None and bool(waiting.speech.spans)
        act = self._speaking.finish if begun else self._speaking.withdraw
        self._perform(lambda: act(speech_id))

    def _move(self, speech_id: SpeechId, step: int) -> None:
        self._perform(lambda: self._speaking.move(speech_id, step))
