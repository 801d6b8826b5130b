"""Which sentences the chair may say at a moment, and which of them is the one to say now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.decisions import Decision
from forumdesk.domain.majorities import Tie
from forumdesk.domain.modes import BY_COUNT, BY_NAME, AdoptionMode
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.texts import Language
from forumdesk.domain.voices import Voice
from forumdesk.gui.conduct.clocks import LAST_MINUTE
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.models.participants_words import country_of, name_in_full
from forumdesk.language.chair_script import ChairMoment, Field, chair_sentence
from forumdesk.services.participants import name_in_case
from forumdesk.services.speaking import QueuedSpeech

_BREAKS = (10, 15, 30)
IN_ALL_LANGUAGES = frozenset({"decision", "tie", "adopted"})
"""What is read out word for word, in every language of the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in one language; ``key`` tells it from the others of the same moment."""

    key: str
    text: str


class ChairMoments:
    """The sentences around the present moment of a meeting, in the order in which they are said."""

    def __init__(self, state: ConductState, language: Language, deadline: datetime | None = None) -> None:
        """``deadline`` is that of a silence procedure by the clock on the wall."""
        self._state, self._language, self._deadline = state, language, deadline

    def sentences(self) -> tuple[Sentence, ...]:
        """Everything that the chair may say now or soon."""
        return tuple(self._all())

    def sentence(self, key: str) -> str:
        """The sentence of a key; empty where it is not said now."""
        return next((one.text for one in self._all() if one.key == key), "")

    def now(self) -> str:
        """The key of the sentence of this moment."""
        state = self._state
        if state.state is MeetingState.SUSPENDED:
            return "resuming"
        if state.state is not MeetingState.UNDER_WAY:
            return "opening"
        if state.is_lost:
            return "quorum_lost"
        if state.current is None:
            return "next" if state.next is not None else "closing"
        if state.queue.speaking is not None:
            first = next(iter(state.queue.waiting), None)
            if first is not None and first.speech.kind is SpeechKind.POINT_OF_ORDER:
                return "order"
            return self._of_speech(state.queue.speaking)
        return self._of_item_now()

    def _of_item_now(self) -> str:
        """Nobody speaks: the decision, or who is called to speak on the item."""
        state = self._state
        unsealed = state.unsealed
        if unsealed is not None and unsealed is state.decision:
            return "adopted"
        can_put = bool(state.open_recommendations) and put_as(state)
        if can_put and state.putting.touched:
            return "tie" if is_tied(state) else "decision"
        if state.queue.waiting:
            return "caller"
        began_at_once = not state.queue.done
        return "decision" if can_put and not began_at_once else "item"

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
        if open_ones and body and put_as(state):
            one = len(open_ones) == 1
            fields: dict[str, Field] = {"number": str(open_ones[0].number)} if one else {}
            if self._deadline is not None:
                fields["deadline"] = self._deadline
            subject = "recommendation" if one else "recommendations"
            mode = state.putting.mode.value
            yield self._said(
                "decision", ChairMoment.DECISION, body=body, subject=subject, mode=mode, **fields
            )
        if open_ones and is_tied(state):
            counts = state.putting.counts
            votes = counts.voices_for if counts is not None else _given(state, Voice.FOR)
            yield self._said("tie", ChairMoment.TIE, votes_for=votes, against=votes)
        decision = state.decision
        said = self._result(decision) if decision is not None else ""
        if said:
            yield Sentence(key="adopted", text=said)

    def _result(self, decision: Decision) -> str:
        """What came of a decision; empty where there is no true sentence on it."""
        fields = result_fields(self._state, decision, self._language)
        try:
            return chair_sentence(ChairMoment.ADOPTED, self._language, mode=decision.mode.value, **fields)
        except ValueError:  # rules by which fewer voices carry, or names of those elected that were erased
            return ""

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


def put_as(state: ConductState) -> bool:
    """Whether the chair has a sentence that puts the question: an election needs its candidates first."""
    return state.putting.mode is not AdoptionMode.ELECTION


def is_tied(state: ConductState) -> bool:
    """Whether the voices that were called or counted are equal, and the chair decides."""
    putting, rules = state.putting, state.body.rules
    if rules.tie is not Tie.CHAIR or putting.mode not in (AdoptionMode.RECORDED, AdoptionMode.COUNTED):
        return False
    if putting.counts is not None:
        return putting.counts.voices_for == putting.counts.against > 0
    return _given(state, Voice.FOR) == _given(state, Voice.AGAINST) > 0


def _given(state: ConductState, voice: Voice) -> int:
    return sum(one is voice for one in (state.putting.voices or {}).values())


def result_fields(state: ConductState, decision: Decision, language: Language) -> dict[str, Field]:
    """What the sentence on a decision needs besides its mode."""
    tally, numbers = decision.tally, state.numbers_of(decision)
    fields: dict[str, Field] = {"outcome": decision.outcome.value}
    if decision.mode is AdoptionMode.ELECTION:
        elected = [(one.name.in_language(language), one.votes or None) for one in state.elected(decision)]
        post = decision.question.get(language)
        return {**fields, "elected": elected, **({"post": post} if post else {})}
    if decision.annuls is not None:
        annulled = next((one.number for one in state.decisions if one.id == decision.annuls), 0)
        fields |= {"subject": "annulment", "number": str(annulled)}
    elif not decision.subject:
        fields["subject"] = "question"
    elif len(numbers) == 1:
        fields |= {"subject": "recommendation", "number": numbers[0]}
    else:
        fields["subject"] = "resolution" if decision.whole else "recommendations"
    if decision.mode in BY_NAME | BY_COUNT:
        fields |= {
            "votes_for": tally.voices_for,
            "against": tally.against,
            "abstained": tally.abstaining,
            "lenient": decision.mode is AdoptionMode.UNANIMOUS and tally.abstaining > 0,
            "by_chair": decision.adopted and tally.voices_for == tally.against > 0,
        }
    return fields
