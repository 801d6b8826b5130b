"""Decisions: recorded, withdrawn until sealed, sealed for ever."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from forumdesk.domain.decisions import (
    AbsentVoiceError,
    AdoptionMode,
    AlreadyAdoptedError,
    Decision,
    NotEntitledError,
    NothingToDecideError,
    NothingToWithdrawError,
    Outcome,
    RecusedVoiceError,
    RollCall,
    Tally,
    TextNotReadyError,
    UnknownRecommendationError,
    Voice,
    Voter,
    require_unanimity,
)
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    MeetingId,
    ParticipantId,
    RowId,
    new_uuid,
)
from forumdesk.domain.people import Participant
from forumdesk.domain.resolutions import NumberedRow, Recommendation, ResolutionText
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services import sealing
from forumdesk.services.deeds import Deeds
from forumdesk.services.meeting_clock import item_under_way
from forumdesk.services.participants import full_name
from forumdesk.services.text_fields import current_text
from forumdesk.storage.repositories.decisions import RecordedDecision
from forumdesk.storage.work import UnitOfWork

ALL = "all"


class Decisions:
    """What a meeting decided."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def decisions(self, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """The decisions of a meeting, in order."""
        with self._deeds.database.reading() as work:
            return tuple(one.decision for one in work.decisions.of_meeting(meeting_id))

    def voters(self, meeting_id: MeetingId, language: Language = Language.KK) -> tuple[Voter, ...]:
        """Who is entitled, in the alphabetical order of ``language``."""
        with self._deeds.database.reading() as work:
            return _voters(work.participants.by_name(meeting_id, language))

    def away(self, meeting_id: MeetingId) -> frozenset[ParticipantId]:
        """The entitled who are not there; nobody while no arrivals are recorded."""
        with self._deeds.database.reading() as work:
            return _away(work, meeting_id, _voters(work.participants.of_meeting(meeting_id)))

    def recused(self, meeting_id: MeetingId, item_id: AgendaItemId | None = None) -> frozenset[ParticipantId]:
        """The entitled who take no part in a decision on an item, on the one under way if none is named."""
        with self._deeds.database.reading() as work:
            return _recused(work, _item(work, meeting_id, item_id))

    def tally(
        self,
        meeting_id: MeetingId,
        voices: Mapping[ParticipantId, Voice] | None,
        item_id: AgendaItemId | None = None,
    ) -> Tally:
        """Count voices without recording anything; None counts every voice that is there as *for*.

        Voices of the recused on the item, on the one under way if none is named, count as recused.
        """
        with self._deeds.database.reading() as work:
            rules = work.bodies.get(work.meetings.get(meeting_id).body_id).rules
            apart = _recused(work, _item(work, meeting_id, item_id))
            given = None if voices is None else {one: v for one, v in voices.items() if one not in apart}
            return _roll_call(work, meeting_id, given, apart).tally(rules)

    def record_unanimous(
        self,
        meeting_id: MeetingId,
        on: Sequence[RowId] | None = None,
        voices: Mapping[ParticipantId, Voice] | None = None,
        item_id: AgendaItemId | None = None,
    ) -> Decision:
        """Record that recommendations were adopted unanimously.

        ``on`` names them by their row identifiers; None decides the whole resolution. Without ``voices``
        every voice that is there is *for*; with it, whoever is there and is not named has not answered. Once
        arrivals are recorded, the entitled who are not there are absent. Whoever is recused on the item
        ``item_id`` (None: on the one under way, if any) takes no part. Refuses without quorum, while a voice is
        missing or not for, while the text is not ready, and what was adopted before.
        A decision seals the ones before it; this one can be withdrawn by undo until it is sealed.
        """
        with self._deeds.database.reading() as work:
            self._recorded(work, meeting_id, on, voices, item_id)  # refuses before anything is sealed
        self.seal(meeting_id)
        with self._deeds.begin("decision.recorded", meeting_id) as deed:
            recorded = self._recorded(deed.work, meeting_id, on, voices, item_id)
            deed.work.decisions.put(recorded)
            deed.values["number"] = recorded.decision.number
        return recorded.decision

    def adopt_unanimously(
        self,
        meeting_id: MeetingId,
        on: Sequence[RowId] | None = None,
        voices: Mapping[ParticipantId, Voice] | None = None,
        item_id: AgendaItemId | None = None,
    ) -> Decision:
        """Record as :meth:`record_unanimous` does, and seal in the same act; earlier open decisions first."""
        with self._deeds.begin("decision.adopted", meeting_id) as deed:
            recorded = self._recorded(deed.work, meeting_id, on, voices, item_id)
            deed.work.decisions.put(recorded)
            decision = self.seal_open(deed.work, meeting_id)[-1]
            deed.values["number"] = decision.number
        return decision

    def _recorded(
        self,
        work: UnitOfWork,
        meeting_id: MeetingId,
        on: Sequence[RowId] | None,
        voices: Mapping[ParticipantId, Voice] | None,
        item_id: AgendaItemId | None,
    ) -> RecordedDecision:
        meeting = work.meetings.get(meeting_id)
        body = work.bodies.get(meeting.body_id)
        text = current_text(work, meeting_id)
        before = [one.decision for one in work.decisions.of_meeting(meeting_id)]
        wanted = _subject(text, on, before)
        rows = text.numbered() if on is None else tuple(row for one in wanted for row in one.rows)
        _require_ready(text, rows, body.rules.languages)
        work.texts.put_resolution(text)  # what stands in fields is frozen as it reads now
        item = _item(work, meeting_id, item_id)
        apart = _recused(work, item)
        roll_call = _roll_call(work, meeting_id, voices, apart)
        if item is not None:
            _require_apart(roll_call, apart, work.agenda.get(item).number)
        tally = require_unanimity(roll_call, body.rules)
        now = self._deeds.clock()
        decision = Decision(
            id=DecisionId(new_uuid(now)),
            meeting_id=meeting_id,
            number=len(before) + 1,
            mode=AdoptionMode.UNANIMOUS,
            outcome=Outcome.ADOPTED,
            subject=tuple(one.id for one in wanted),
            whole=on is None,
            tally=tally,
            recorded_at=now,
            sealed_at=None,
            sequence=0,
            hash="",
        )
        persons = sealing.salted_names([voter for voter, _ in roll_call.answers])
        content = sealing.frozen_content(
            decision=decision,
            body=body,
            meeting=meeting,
            rows=rows,
            roll_call=roll_call,
            persons=persons,
            recorded_by=self._deeds.desk.name,
        )
        return RecordedDecision(decision=decision, content=content, persons=persons)

    def withdraw(self, meeting_id: MeetingId) -> Decision:
        """Take back the decision that was recorded last and is not sealed, also in a later sitting.

        The journal keeps that it was recorded and withdrawn. Refuses when nothing is open.
        """
        with self._deeds.begin("decision.withdrawn", meeting_id) as deed:
            open_ones = [one for one in deed.work.decisions.of_meeting(meeting_id) if not one.decision.sealed]
            if not open_ones:
                raise NothingToWithdrawError
            last = open_ones[-1].decision
            deed.work.decisions.remove(last.id)
            deed.values["number"] = last.number
        return last

    def seal(self, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """Close every recorded decision of a meeting for ever; returns those sealed now."""
        with self._deeds.begin("decision.sealed", meeting_id) as deed:
            fresh = self.seal_open(deed.work, meeting_id)
            deed.values["numbers"] = [decision.number for decision in fresh]
        return fresh

    def seal_open(self, work: UnitOfWork, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """Close every recorded decision of a meeting, inside a deed."""
        open_ones = [one for one in work.decisions.of_meeting(meeting_id) if not one.decision.sealed]
        return tuple(self._seal(work, one) for one in open_ones)

    def _seal(self, work: UnitOfWork, recorded: RecordedDecision) -> Decision:
        decision, desk_id = recorded.decision, self._deeds.desk.id
        chain = [
            link for link in work.sealed_records.of_meeting(decision.meeting_id) if link.desk_id == desk_id
        ]
        at: datetime = self._deeds.clock()
        link = sealing.sealed(recorded.content, decision, desk_id, chain, at)
        work.sealed_records.add(link)
        sealed = replace(decision, sealed_at=at, sequence=link.sequence, hash=link.hash)
        work.note("decision", decision.id, decision, sealed)
        return sealed

    def subject_of(self, meeting_id: MeetingId, wanted: Sequence[str]) -> tuple[RowId, ...] | None:
        """Recommendations named by number or identifier; None for ``all``, the whole resolution."""
        if ALL in wanted:
            return None
        with self._deeds.database.reading() as work:
            known = current_text(work, meeting_id).recommendations()
        if not known:
            raise NothingToDecideError
        by_name = {str(one.number): one.id for one in known} | {str(one.id): one.id for one in known}
        unknown = [name for name in wanted if name not in by_name]
        if unknown:
            raise UnknownRecommendationError(wanted=unknown[0], count=len(known))
        return tuple(dict.fromkeys(by_name[name] for name in wanted))

    def voters_named(self, meeting_id: MeetingId, names: Sequence[str]) -> dict[str, ParticipantId]:
        """Voters by number on the list or by identifier; refuses whoever is not entitled."""
        with self._deeds.database.reading() as work:
            people = work.participants.of_meeting(meeting_id)
        known = {str(one.number): one for one in people} | {str(one.id): one for one in people}
        found = {}
        for name in names:
            person = known.get(name)
            if person is None or not person.has_voice:
                label = full_name(person.names) if person else LocalizedText.everywhere(name)
                raise NotEntitledError(name=label)
            found[name] = person.id
        return found

    def verify(self, meeting_id: MeetingId) -> sealing.Verification:
        """Check the chains of a meeting."""
        with self._deeds.database.reading() as work:
            return sealing.verify_chains(work.sealed_records.of_meeting(meeting_id))


def _subject(
    text: ResolutionText, on: Sequence[RowId] | None, before: Sequence[Decision]
) -> tuple[Recommendation, ...]:
    known = text.recommendations()
    if not known:
        raise NothingToDecideError
    unknown = set(on or ()) - {one.id for one in known}
    if unknown:
        raise UnknownRecommendationError(wanted=str(min(unknown)), count=len(known))
    wanted = known if on is None else tuple(one for one in known if one.id in on)
    if not wanted:
        raise NothingToDecideError
    for decision in before:
        for one in wanted:
            if one.id in decision.subject:
                raise AlreadyAdoptedError(number=one.number, decision=decision.number)
    return wanted


def _require_ready(text: ResolutionText, rows: Sequence[NumberedRow], required: Sequence[Language]) -> None:
    among = [numbered.row.id for numbered in rows]
    hindrances = text.hindrances(required or text.languages, among)
    if hindrances:
        first = hindrances[0]
        place = f"{first.number or first.row.part.value} ({first.language.value})"
        raise TextNotReadyError(count=len(hindrances), place=place)


def _voters(people: Sequence[Participant]) -> tuple[Voter, ...]:
    return tuple(
        Voter(id=one.id, number=one.number, name=full_name(one.names), country=one.country)
        for one in people
        if one.has_voice
    )


def _away(work: UnitOfWork, meeting_id: MeetingId, entitled: Sequence[Voter]) -> frozenset[ParticipantId]:
    presences = work.movements.presences(meeting_id)
    there = {person for person, one in presences.items() if one.standing.is_present}
    recorded = bool(presences) and any(work.participants.find_all(presences))
    return frozenset(voter.id for voter in entitled if recorded and voter.id not in there)


def _item(work: UnitOfWork, meeting_id: MeetingId, item_id: AgendaItemId | None) -> AgendaItemId | None:
    """The item that a decision is taken on: the one named, else the one under way."""
    return item_id or item_under_way(work, work.item_runs.of_meeting(meeting_id))


def _recused(work: UnitOfWork, item_id: AgendaItemId | None) -> frozenset[ParticipantId]:
    if item_id is None:
        return frozenset()
    return frozenset(one.participant_id for one in work.recusals.of_item(item_id))


def _require_apart(roll_call: RollCall, apart: Collection[ParticipantId], number: str) -> None:
    """Refuse a voice of somebody who takes no part."""
    for voter, voice in roll_call.answers:
        if voter.id in apart and voice not in (Voice.RECUSED, Voice.ABSENT):
            raise RecusedVoiceError(name=voter.name, number=number)


def _roll_call(
    work: UnitOfWork,
    meeting_id: MeetingId,
    voices: Mapping[ParticipantId, Voice] | None,
    apart: Collection[ParticipantId],
) -> RollCall:
    """Everybody entitled with an answer; ``apart`` are recused unless ``voices`` say something else."""
    people = work.participants.of_meeting(meeting_id)
    entitled = _voters(people)
    recused = dict.fromkeys(apart, Voice.RECUSED)
    away = dict.fromkeys(_away(work, meeting_id, entitled), Voice.ABSENT)
    if voices is None:
        return RollCall.of(entitled, {**{voter.id: Voice.FOR for voter in entitled}, **recused, **away})
    outsiders = set(voices) - {voter.id for voter in entitled}
    for person in people:
        if person.id in outsiders:
            raise NotEntitledError(name=full_name(person.names))
    for voter in entitled:
        if voter.id in away and voices.get(voter.id, Voice.ABSENT) not in (Voice.ABSENT, Voice.RECUSED):
            raise AbsentVoiceError(name=voter.name)
    # Whoever is not there is absent, recused or not: only those in the hall count for the quorum.
    return RollCall.of(entitled, {**recused, **voices, **away})
