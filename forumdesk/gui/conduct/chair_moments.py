"""Which sentences the chair may say at a moment, and which of them is the one to say now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.clocks import LAST_MINUTE
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.participants_words import country_of, name_in_full
from forumdesk.language.chair_script import ChairMoment, Field, chair_sentence
from forumdesk.services.participants import name_in_case
from forumdesk.services.speaking import QueuedSpeech

_BREAKS = (10, 15, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in one language; ``key`` tells it from the others of the same moment."""

    key: str
    text: str


class ChairMoments:
    """The sentences around the present moment of a meeting, in the order in which they are said."""

    def __init__(self, state: ConductState, language: Language) -> None:
        self._state, self._language = state, language

    def sentences(self) -> tuple[Sentence, ...]:
        """Everything that the chair may say now or soon."""
        return tuple(self._all())

    def now(self) -> str:
        """The key of the sentence of this moment."""
        state = self._state
        if state.state is MeetingState.SUSPENDED:
            return "resuming"
        if state.state is not MeetingState.UNDER_WAY:
            return "opening"
        if state.is_lost:
            return "quorum_lost"
        current = state.current
        if current is None:
            return "next" if state.next is not None else "closing"
        if state.queue.speaking is not None:
            first = next(iter(state.queue.waiting), None)
            if first is not None and first.speech.kind is SpeechKind.POINT_OF_ORDER:
                return "order"
            return self._of_speech(state.queue.speaking)
        unsealed = state.unsealed
        if unsealed is not None and unsealed is state.decision:
            return "adopted"
        if state.queue.waiting:
            return "caller"
        began_at_once = not state.queue.done
        if state.open_recommendations and not began_at_once:
            return "decision"
        return "item"

    def _of_speech(self, speaking: QueuedSpeech) -> str:
        left = speaking.speech.left(self._state.clock.now())
        if left is None or left > LAST_MINUTE:
            return "speaker"
        return "time_ending" if left > timedelta() else "time_over"

    def _all(self) -> Iterator[Sentence]:
        state = self._state.state
        if state in (MeetingState.NOT_OPENED, MeetingState.CLOSED):
            yield from self._opening()
            return
        if state is MeetingState.SUSPENDED:
            yield self._said("resuming", ChairMoment.RESUMING)
        quorum = self._state.quorum
        if not quorum.is_met and quorum.entitled:
            yield self._said(
                "quorum_lost", ChairMoment.QUORUM_LOST, present=quorum.present, needed=quorum.needed
            )
        yield from self._on_item()
        if self._state.next is not None:
            yield self._of_item("next", self._state.next)
        for minutes in _BREAKS:
            yield self._said(f"suspending {minutes}", ChairMoment.SUSPENDING, minutes=minutes)
        now = self._state.local(self._state.clock.now())
        yield self._said("closing", ChairMoment.CLOSING, time=now.time().replace(second=0, microsecond=0))

    def _opening(self) -> Iterator[Sentence]:
        quorum = self._state.quorum
        if not quorum.entitled or not quorum.needed:
            yield self._said("opening", ChairMoment.OPENING_WITHOUT_QUORUM_RULE)
        elif quorum.is_met:
            counts = {"present": quorum.present, "entitled": quorum.entitled, "needed": quorum.needed}
            yield self._said("opening", ChairMoment.OPENING, **counts)
        else:
            counts = {"present": quorum.present, "needed": quorum.needed, "missing": quorum.missing}
            yield self._said("opening", ChairMoment.NO_QUORUM, **counts)
        items = sum(one.parent_id is None for one in self._state.items)
        if items:
            yield self._said("agenda", ChairMoment.AGENDA, items=items)
        if self._state.next is not None:
            yield self._of_item("next", self._state.next)

    def _on_item(self) -> Iterator[Sentence]:
        state, current = self._state, self._state.current
        if current is None:
            return
        yield self._of_item("item", current)
        queue = state.queue
        if queue.speaking is not None:
            yield from self._around(queue.speaking)
        if queue.waiting:
            first = queue.waiting[0]
            if queue.speaking is not None:
                yield self._person("prepares", ChairMoment.NEXT_PREPARES, first)
            if first.speech.kind is SpeechKind.POINT_OF_ORDER:
                yield self._person("order", ChairMoment.POINT_OF_ORDER, first)
            yield self._speaker("caller", first)
        if queue.list_closed:
            yield self._said("list_closed", ChairMoment.LIST_CLOSED)
        else:
            yield self._said("list_closing", ChairMoment.LIST_CLOSING, waiting=len(queue.waiting))
        yield from self._decisions(current)
        if state.item_state(current) is ItemState.UNDER_WAY:
            title = current.title.in_language(self._language)
            yield self._said("deferred", ChairMoment.DEFERRED, number=current.number, title=title)

    def _around(self, speaking: QueuedSpeech) -> Iterator[Sentence]:
        yield self._speaker("speaker", speaking)
        yield self._said("time_ending", ChairMoment.TIME_ENDING)
        yield self._said("time_over", ChairMoment.TIME_OVER)
        yield self._said("thanks", ChairMoment.THANKS, kind=speaking.speech.kind.value)

    def _decisions(self, current: AgendaItem) -> Iterator[Sentence]:
        state, open_ones = self._state, self._state.open_recommendations
        body = state.body.name.in_language(self._language)
        if open_ones and body:
            one = len(open_ones) == 1
            number = {"number": str(open_ones[0].number)} if one else {}
            subject = "recommendation" if one else "recommendations"
            yield self._said(
                "decision", ChairMoment.DECISION, body=body, subject=subject, mode="unanimous", **number
            )
        decision = state.decision
        if decision is not None:
            subject = "recommendation" if len(decision.subject) == 1 else "recommendations"
            yield self._said("adopted", ChairMoment.ADOPTED, mode=decision.mode.value, subject=subject)

    def _of_item(self, key: str, item: AgendaItem) -> Sentence:
        title = item.title.in_language(self._language)
        return self._said(key, ChairMoment.ITEM, number=item.number, title=title, kind=item.kind.value)

    def _speaker(self, key: str, queued: QueuedSpeech) -> Sentence:
        speech = queued.speech
        dative = ""
        if queued.person is not None and self._language is not Language.EN:
            dative = name_in_case(queued.person, self._language, "dative")
        # A form equal to the nominative was not declined: the wording that needs no case is right then.
        fields = {"name_dative": "" if dative == self._name(queued) else dative, "kind": speech.kind.value}
        limit = timedelta(seconds=speech.limit)
        return self._person(key, ChairMoment.SPEAKER, queued, **fields, limit=limit)

    def _person(
        self, key: str, moment: ChairMoment, queued: QueuedSpeech, **fields: str | timedelta
    ) -> Sentence:
        """A sentence on somebody, with organisation and country."""
        person, language = queued.person, self._language
        if person is not None:
            fields["organisation"] = person.organisation.get(language)
            fields["country"] = country_of(person, language)
        return self._said(key, moment, name=self._name(queued), **fields)

    def _name(self, queued: QueuedSpeech) -> str:
        return (name_in_full(queued.person.names, self._language) if queued.person else "") or "–"

    def _said(self, key: str, moment: ChairMoment, **fields: Field) -> Sentence:
        return Sentence(key=key, text=chair_sentence(moment, self._language, **fields))
