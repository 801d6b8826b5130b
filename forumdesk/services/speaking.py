"""The list of speakers of an item, who has the floor, and how long everybody spoke."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemRun
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DelegationId,
    MeetingId,
    ParticipantId,
    SpeechId,
    new_uuid,
)
from forumdesk.domain.people import Participant
from forumdesk.domain.speaking import (
    AlreadyAskedError,
    ListClosedError,
    NotSpokenError,
    SpeakerAbsentError,
    SpeakerRefusedError,
    SpeakingLimits,
    SpeakingTotal,
    Speech,
    SpeechKind,
    SpeechOverError,
    SpeechState,
    in_turn,
    require_limit,
    totals,
)
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.conduct import require_under_way
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.services.meeting_clock import meeting_time, moment_of_meeting
from forumdesk.services.participants import full_name
from forumdesk.storage.repositories.base import GoneError
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedSpeech:
    """A speech with its speaker; ``person`` is None where the row was taken off the list since."""

    speech: Speech
    person: Participant | None
    is_absent: bool = False

    @property
    def name(self) -> LocalizedText:
        """The speaker's official name."""
        return full_name(self.person.names) if self.person else LocalizedText.everywhere("–")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakersQueue:
    """The list of speakers of an item: who has the floor, who waits in the order of turns, how many are done."""

    speaking: QueuedSpeech | None
    waiting: tuple[QueuedSpeech, ...]
    done: int
    list_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingTotals:
    """Sums, the longest first; keys are identifiers (of persons, delegations, items) or country codes.

    ``names`` has the names of the persons, delegations and items that the keys identify.
    """

    by_speaker: tuple[SpeakingTotal, ...]
    by_delegation: tuple[SpeakingTotal, ...]
    by_country: tuple[SpeakingTotal, ...]
    by_item: tuple[SpeakingTotal, ...]
    names: dict[str, LocalizedText]


class Speaking:
    """Who speaks and who waits."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def queue(self, item_id: AgendaItemId) -> SpeakersQueue:
        """The list of speakers of an item; what it costs does not grow with those who have spoken."""
        with self._deeds.database.reading() as work:
            open_ones = work.speeches.open_of_item(item_id)
            speaking = [one for one in open_ones if one.state is SpeechState.SPEAKING]
            waiting = in_turn([one for one in open_ones if one.state is not SpeechState.SPEAKING])
            run = work.item_runs.find(item_id)
            return SpeakersQueue(
                speaking=_queued(work, speaking[:1])[0] if speaking else None,
                waiting=_queued(work, waiting),
                done=work.speeches.count_done(item_id),
                list_closed=run is not None and run.list_closed,
            )

    def speeches(
        self, meeting_id: MeetingId, item_id: AgendaItemId | None = None
    ) -> tuple[QueuedSpeech, ...]:
        """Every speech of a meeting or of one item, in the order of the lists."""
        with self._deeds.database.reading() as work:
            if item_id is None:
                return _queued(work, work.speeches.of_meeting(meeting_id))
            return _queued(work, work.speeches.of_item(item_id))

    def totals(self, meeting_id: MeetingId) -> SpeakingTotals:
        """How long everybody spoke so far."""
        with self._deeds.database.reading() as work:
            now = meeting_time(work, meeting_id, self._deeds.clock()).now
            begun = [one for one in work.speeches.of_meeting(meeting_id) if one.spans]
            people = work.participants.find_all({one.participant_id for one in begun})
            delegations = {one.id: one.name for one in work.delegations.of_meeting(meeting_id)}
            items = {one.id: one.title for one in work.agenda.of_meeting(meeting_id)}
        names = {str(key): full_name(one.names) for key, one in people.items()}
        names |= {str(key): name for key, name in (*delegations.items(), *items.items())}

        def delegation(person: Participant | None) -> DelegationId | None:
            return person.delegation_id if person else None

        of = [(one, people.get(one.participant_id)) for one in begun]
        return SpeakingTotals(
            by_speaker=totals([(str(one.participant_id), one) for one, _ in of], now),
            by_delegation=totals([(str(delegation(who)), one) for one, who in of if delegation(who)], now),
            by_country=totals([(who.country, one) for one, who in of if who and who.country], now),
            by_item=totals([(str(one.item_id), one) for one, _ in of], now),
            names=names,
        )

    # the list

    def ask(
        self, item_id: AgendaItemId, participant_id: ParticipantId, kind: SpeechKind = SpeechKind.DEBATE
    ) -> Speech:
        """Put somebody on the list of an item, also before it begins and before the person has come.

        Refuses whoever waits there already with a speech of the same kind, whoever was refused or replaced, and
        everybody once the list is closed but for replies and points of order.
        """
        with self._deeds.begin("speaking.asked") as deed:
            item, person = deed.work.agenda.get(item_id), deed.work.participants.get(participant_id)
            _name(deed, item, person)
            if person.meeting_id != item.meeting_id:
                raise GoneError
            _require_admitted(person)
            run = deed.work.item_runs.find(item_id)
            if run is not None and run.list_closed and not kind.is_open_after_closing:
                raise ListClosedError
            waiting = deed.work.speeches.open_of_item(item_id)
            if any(
                one.participant_id == participant_id and one.kind is kind and not one.spans for one in waiting
            ):
                raise AlreadyAskedError(name=full_name(person.names))
            at = meeting_time(deed.work, item.meeting_id, self._deeds.clock()).now
            speech = Speech(
                id=SpeechId(new_uuid(at)),
                meeting_id=item.meeting_id,
                item_id=item_id,
                participant_id=participant_id,
                kind=kind,
                position=deed.work.speeches.last_position(item_id) + 1,
                asked_at=at,
                limit=deed.work.meetings.get(item.meeting_id).limits.of(kind),
            )
            deed.work.speeches.put(speech)
        return speech

    def withdraw(self, speech_id: SpeechId) -> None:
        """Take a speech that has not begun off the list; one that has begun ends instead."""
        with self._deeds.begin("speaking.withdrawn") as deed:
            speech, item = self._of(deed, speech_id)
            if speech.finished:
                raise SpeechOverError
            if speech.spans:
                at = moment_of_meeting(deed.work, item.meeting_id, self._deeds.clock())
                deed.work.speeches.put(speech.finish(at))
            else:
                deed.work.speeches.remove(speech_id)

    def move(self, speech_id: SpeechId, step: int) -> None:
        """Let a waiting speaker change places with the one before (``step`` -1) or behind (1).

        Nothing happens at either end, and nobody gets before a point of order.
        """
        with self._deeds.begin("speaking.moved") as deed:
            speech, _ = self._of(deed, speech_id)
            open_ones = deed.work.speeches.open_of_item(speech.item_id)
            at_once = speech.kind is SpeechKind.POINT_OF_ORDER
            alike = [one for one in open_ones if (one.kind is SpeechKind.POINT_OF_ORDER) is at_once]
            waiting = [one for one in in_turn(alike) if not one.spans]
            place = next((at for at, one in enumerate(waiting) if one.id == speech_id), -1)
            if place < 0 or not 0 <= place + step < len(waiting):
                return
            other = waiting[place + step]
            deed.work.speeches.put(replace(speech, position=other.position))
            deed.work.speeches.put(replace(other, position=speech.position))

    def close_list(self, item_id: AgendaItemId) -> None:
        """Take nobody more on the list of an item but replies and points of order."""
        self._set_closed("speaking.list_closed", item_id, True)

    def reopen_list(self, item_id: AgendaItemId) -> None:
        """Take speakers on the list again."""
        self._set_closed("speaking.list_reopened", item_id, False)

    # the floor

    def give_floor(self, speech_id: SpeechId) -> Speech:
        """Let somebody speak, or go on speaking; whoever spoke is done, or waits while a point of order is heard.

        Refuses while the item is not under way, whoever was refused or replaced, and whoever is not in the hall
        once arrivals are kept.
        """
        with self._deeds.begin("speaking.began") as deed:
            speech, item = self._of(deed, speech_id)
            require_under_way(deed.work, item)
            person = deed.work.participants.find(speech.participant_id)
            if person is not None:
                _require_admitted(person)
                if _absent(deed.work, [person]):
                    raise SpeakerAbsentError(name=full_name(person.names))
            at = moment_of_meeting(deed.work, item.meeting_id, self._deeds.clock())
            for one in deed.work.speeches.open_of_item(item.id):
                if one.id != speech_id and one.state is SpeechState.SPEAKING:
                    deed.work.speeches.put(one.pause(at) if _interrupts(speech, one) else one.finish(at))
            begun = speech.begin(at)
            deed.work.speeches.put(begun)
        return begun

    def next(self, item_id: AgendaItemId) -> Speech | None:
        """Whoever speaks is done; the first of those who wait is given the floor. None when nobody waits.

        A point of order interrupts the speaker, who waits first for it to be over.
        """
        queue = self.queue(item_id)
        if queue.waiting:
            return self.give_floor(queue.waiting[0].speech.id)
        if queue.speaking is not None:
            self.finish(queue.speaking.speech.id)
        return None

    def pause(self, speech_id: SpeechId) -> Speech:
        """Stop the clock of whoever speaks."""
        with self._deeds.begin("speaking.paused") as deed:
            speech, item = self._of(deed, speech_id)
            paused = speech.pause(moment_of_meeting(deed.work, item.meeting_id, self._deeds.clock()))
            deed.work.speeches.put(paused)
        return paused

    def go_on(self, speech_id: SpeechId) -> Speech:
        """Let the clock run again."""
        return self.give_floor(speech_id)

    def finish(self, speech_id: SpeechId) -> Speech:
        """The speaker is done."""
        with self._deeds.begin("speaking.finished") as deed:
            speech, item = self._of(deed, speech_id)
            if not speech.spans:
                raise NotSpokenError(name=_speaker(deed.work, speech))
            done = speech.finish(moment_of_meeting(deed.work, item.meeting_id, self._deeds.clock()))
            deed.work.speeches.put(done)
        return done

    # limits

    def set_limits(
        self, meeting_id: MeetingId, limits: SpeakingLimits, *, base: SpeakingLimits | None = None
    ) -> None:
        """Set the limits of a meeting; whoever waits gets the new one, whoever speaks or has spoken keeps theirs.

        ``base`` are the limits as the person saw them: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("speaking.limits", meeting_id) as deed:
            meeting = deed.work.meetings.get(meeting_id)
            if base is not None:
                seen = replace(meeting, limits=base)
                limits = unclashed(seen, meeting, {"limits": limits})["limits"]
            deed.work.meetings.put(replace(meeting, limits=limits))
            for speech in deed.work.speeches.open_of_meeting(meeting_id):
                if not speech.spans:
                    deed.work.speeches.put(replace(speech, limit=limits.of(speech.kind)))

    def set_limit(self, speech_id: SpeechId, seconds: int) -> Speech:
        """Give one speech a limit of its own, also while it lasts; 0 takes it away."""
        with self._deeds.begin("speaking.limit") as deed:
            speech, _ = self._of(deed, speech_id)
            if speech.finished:
                raise SpeechOverError
            changed = replace(speech, limit=require_limit(seconds))
            deed.work.speeches.put(changed)
        return changed

    def _of(self, deed: Deed, speech_id: SpeechId) -> tuple[Speech, AgendaItem]:
        speech = deed.work.speeches.get(speech_id)
        item = deed.work.agenda.get(speech.item_id)
        _name(deed, item, deed.work.participants.find(speech.participant_id))
        return speech, item

    def _set_closed(self, code: str, item_id: AgendaItemId, closed: bool) -> None:
        with self._deeds.begin(code) as deed:
            item = deed.work.agenda.get(item_id)
            _name(deed, item, None)
            run = deed.work.item_runs.find(item_id) or ItemRun(id=item_id, meeting_id=item.meeting_id)
            deed.work.item_runs.put(replace(run, list_closed=closed))


def _name(deed: Deed, item: AgendaItem, person: Participant | None) -> None:
    deed.meeting_id = item.meeting_id
    deed.values["number"] = item.number
    if person is not None:
        deed.values["name"] = full_name(person.names).to_mapping()


def _require_admitted(person: Participant) -> None:
    if not person.accreditation.counts:
        raise SpeakerRefusedError(name=full_name(person.names))


def _interrupts(speech: Speech, other: Speech) -> bool:
    """Whether the other speaker goes on afterwards: a point of order is heard in between."""
    return SpeechKind.POINT_OF_ORDER is speech.kind is not other.kind


def _speaker(work: UnitOfWork, speech: Speech) -> LocalizedText:
    (queued,) = _queued(work, [speech])
    return queued.name


def _queued(work: UnitOfWork, speeches: Sequence[Speech]) -> tuple[QueuedSpeech, ...]:
    people = work.participants.find_all({one.participant_id for one in speeches})
    absent = _absent(work, [people[one.participant_id] for one in speeches if _may_wait(one, people)])
    return tuple(
        QueuedSpeech(
            speech=one,
            person=people.get(one.participant_id),
            is_absent=not one.finished and one.participant_id in absent,
        )
        for one in speeches
    )


def _may_wait(speech: Speech, people: Mapping[UUID, Participant]) -> bool:
    return not speech.finished and speech.participant_id in people


def _absent(work: UnitOfWork, people: Sequence[Participant]) -> frozenset[ParticipantId]:
    """Who of these people, all of one meeting, is not there; nobody while no arrivals are kept."""
    if not people or not work.people.keeps_arrivals(people[0].meeting_id):
        return frozenset()
    there = work.people.there([one.id for one in people])
    return frozenset(one.id for one in people) - there
