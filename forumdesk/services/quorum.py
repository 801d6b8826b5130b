"""Presence and quorum: who of the entitled is there, who is not and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.attendance import Standing
from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.conduct import Excuse, Recusal
from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, RecusalId, new_uuid
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.people import Participant
from forumdesk.domain.quorum import QuorumCount, presence_steps, quorum_count
from forumdesk.domain.texts import Language, clean_line
from forumdesk.domain.voices import NotEntitledError
from forumdesk.services.deeds import Deeds
from forumdesk.services.electorate import electorate, standings
from forumdesk.services.participants import full_name
from forumdesk.storage.repositories.base import GoneError
from forumdesk.storage.work import UnitOfWork


class VoterStanding(StrEnum):
    """Where an entitled person is, and why not in the hall."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"
    LEFT = "left"
    RECUSED = "recused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStanding:
    """An entitled person; ``reason`` of being excused or recused."""

    person: Participant
    standing: VoterStanding
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceLine:
    """How many of the entitled were there over time.

    ``steps`` are moments with the number from then on; ``needed`` meets the quorum to decide. ``decisions`` stand at
    the moments at which they were recorded. ``losses`` are the moments at which the quorum was lost.
    """

    steps: tuple[tuple[datetime, int], ...]
    entitled: int
    needed: int
    decisions: tuple[tuple[datetime, Decision], ...]

    @property
    def losses(self) -> tuple[datetime, ...]:
        """When fewer were left than are needed."""
        before = 0
        found = []
        for moment, count in self.steps:
            if count < self.needed <= before:
                found.append(moment)
            before = count
        return tuple(found)


class Quorum:
    """Counts of the entitled, and who is excused or recused."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def count(self, meeting_id: MeetingId, item_id: AgendaItemId | None = None) -> QuorumCount:
        """How many of the entitled are there and how many it takes to decide, on an item with its recusals."""
        with self._deeds.database.reading() as work:
            return count_to_decide(work, meeting_id, item_id)

    def to_open(self, meeting_id: MeetingId) -> QuorumCount:
        """How many are there and how many it takes to open the meeting."""
        with self._deeds.database.reading() as work:
            return count_to_open(work, meeting_id)

    def line(self, meeting_id: MeetingId) -> PresenceLine:
        """The presence of the entitled over time, by the log."""
        with self._deeds.database.reading() as work:
            rules = _rules(work, meeting_id)
            voters, asked = standings(work, meeting_id, rules)
            decisions = work.decisions.index(meeting_id)
            return PresenceLine(
                steps=presence_steps(work.movements.of_meeting(meeting_id), voters.keys()),
                entitled=len(voters),
                needed=rules.quorum_to_decide.needed(len(voters if asked is None else asked)),
                decisions=tuple((one.recorded_at, one) for one in decisions),
            )

    def people(
        self, meeting_id: MeetingId, item_id: AgendaItemId | None = None, language: Language = Language.KK
    ) -> tuple[PersonStanding, ...]:
        """Everybody entitled in the alphabetical order of ``language``, with where they are."""
        standings = self.standings(meeting_id, item_id)
        with self._deeds.database.reading() as work:
            people = work.participants.by_name(meeting_id, language)
        found = []
        for person in people:
            if person.id in standings:
                standing, reason = standings[person.id]
                found.append(PersonStanding(person=person, standing=standing, reason=reason))
        return tuple(found)

    def standings(
        self, meeting_id: MeetingId, item_id: AgendaItemId | None = None
    ) -> dict[ParticipantId, tuple[VoterStanding, str]]:
        """Where everybody entitled is, with the reason of being excused or recused; the people are not read."""
        with self._deeds.database.reading() as work:
            voters, _ = standings(work, meeting_id, _rules(work, meeting_id))
            excuses = {one.id: one.reason for one in work.excuses.of_meeting(meeting_id)}
            recusals = _recusals(work, item_id)
        reasons = {VoterStanding.EXCUSED: excuses, VoterStanding.RECUSED: recusals}
        found = {}
        for one, place in voters.items():
            standing = _standing(place, one in excuses, one in recusals)
            found[one] = (standing, reasons.get(standing, {}).get(one, ""))
        return found

    def excuse(self, participant_id: ParticipantId, reason: str = "") -> None:
        """Note that somebody is absent with leave; it holds until the person arrives or it is taken back."""
        with self._deeds.begin("quorum.excused") as deed:
            person = deed.work.participants.get(participant_id)
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()
            deed.work.excuses.put(
                Excuse(id=participant_id, meeting_id=person.meeting_id, reason=clean_line(reason))
            )

    def unexcuse(self, participant_id: ParticipantId) -> None:
        """Take an excuse back."""
        with self._deeds.begin("quorum.unexcused") as deed:
            person = deed.work.participants.get(participant_id)
            deed.meeting_id = person.meeting_id
            deed.values["name"] = full_name(person.names).to_mapping()
            deed.work.excuses.remove(participant_id)

    def recuse(self, item_id: AgendaItemId, participant_id: ParticipantId, reason: str = "") -> None:
        """Note that somebody takes no part in the decision on an item; refuses who has no voice."""
        with self._deeds.begin("quorum.recused") as deed:
            person = deed.work.participants.get(participant_id)
            item = deed.work.agenda.get(item_id)
            if person.meeting_id != item.meeting_id:
                raise GoneError
            casting = electorate(deed.work, item.meeting_id, _rules(deed.work, item.meeting_id)).voters
            if not person.has_voice and all(one.id != person.id for one in casting):
                raise NotEntitledError(name=full_name(person.names))
            known = {one.participant_id: one for one in deed.work.recusals.of_item(item_id)}
            before = known.get(participant_id)
            deed.meeting_id = item.meeting_id
            deed.values.update(number=item.number, name=full_name(person.names).to_mapping())
            deed.work.recusals.put(
                Recusal(
                    id=before.id if before else RecusalId(new_uuid(self._deeds.clock())),
                    meeting_id=item.meeting_id,
                    item_id=item_id,
                    participant_id=participant_id,
                    reason=clean_line(reason),
                )
            )

    def unrecuse(self, item_id: AgendaItemId, participant_id: ParticipantId) -> None:
        """Take a recusal back."""
        with self._deeds.begin("quorum.unrecused") as deed:
            person, item = deed.work.participants.get(participant_id), deed.work.agenda.get(item_id)
            deed.meeting_id = item.meeting_id
            deed.values.update(number=item.number, name=full_name(person.names).to_mapping())
            for one in deed.work.recusals.of_item(item_id):
                if one.participant_id == participant_id:
                    deed.work.recusals.remove(one.id)

    def recused(self, item_id: AgendaItemId) -> frozenset[ParticipantId]:
        """Who takes no part in the decision on an item."""
        with self._deeds.database.reading() as work:
            return frozenset(_recusals(work, item_id))


def count_to_decide(work: UnitOfWork, meeting_id: MeetingId, item_id: AgendaItemId | None) -> QuorumCount:
    """See :meth:`Quorum.count`."""
    rules = _rules(work, meeting_id)
    return _count(work, meeting_id, item_id, rules, rules.quorum_to_decide, recused_count=rules.recused_count)


def count_to_open(work: UnitOfWork, meeting_id: MeetingId) -> QuorumCount:
    """See :meth:`Quorum.to_open`."""
    rules = _rules(work, meeting_id)
    return _count(work, meeting_id, None, rules, rules.quorum_to_open, recused_count=True)


def _rules(work: UnitOfWork, meeting_id: MeetingId) -> BodyRules:
    return work.bodies.get(work.meetings.get(meeting_id).body_id).rules


def _count(
    work: UnitOfWork,
    meeting_id: MeetingId,
    item_id: AgendaItemId | None,
    rules: BodyRules,
    threshold: Threshold,
    *,
    recused_count: bool,
) -> QuorumCount:
    voters, asked = standings(work, meeting_id, rules)
    return quorum_count(
        threshold,
        voters.keys(),
        [one for one, standing in voters.items() if standing.is_present],
        recused=_recusals(work, item_id).keys(),
        recused_count=recused_count,
        asked=asked,
        excused=[one.id for one in work.excuses.of_meeting(meeting_id)],
        left=[one for one, standing in voters.items() if standing is Standing.LEFT],
    )


def _recusals(work: UnitOfWork, item_id: AgendaItemId | None) -> dict[ParticipantId, str]:
    if item_id is None:
        return {}
    return {one.participant_id: one.reason for one in work.recusals.of_item(item_id)}


def _standing(standing: Standing, is_excused: bool, is_recused: bool) -> VoterStanding:
    if is_recused:
        return VoterStanding.RECUSED
    if standing.is_present:
        return VoterStanding.PRESENT
    if is_excused:
        return VoterStanding.EXCUSED
    return VoterStanding.LEFT if standing is Standing.LEFT else VoterStanding.ABSENT
