"""Whose voices a body counts, who casts each of them, and who is not there."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.attendance import Standing
from forumdesk.domain.bodies import BodyRules, Entitlement, QuorumOf
from forumdesk.domain.identifiers import AgendaItemId, DelegationId, MeetingId, ParticipantId
from forumdesk.domain.people import Role
from forumdesk.domain.voices import Voter
from forumdesk.services.meeting_clock import item_under_way
from forumdesk.services.participants import full_name
from forumdesk.storage.electors import Elector
from forumdesk.storage.work import UnitOfWork

_CASTING = (Role.HEAD_OF_DELEGATION, Role.DEPUTY_HEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Electorate:
    """The voices of a body in the order of the list; ``away`` are those that nobody who is there can cast."""

    voters: tuple[Voter, ...]
    away: frozenset[ParticipantId]


def electorate(work: UnitOfWork, meeting_id: MeetingId, rules: BodyRules) -> Electorate:
    """Who is entitled by the rules, and which of them are there, present or represented."""
    by_delegation = rules.entitlement is Entitlement.DELEGATIONS
    people = work.people.electors(meeting_id, entitled_only=not by_delegation)
    if by_delegation:
        return _of_delegations(work, meeting_id, people, rules)
    voters = tuple(map(_voter, people))
    away = {one.id for one in people if not _is_there(one, rules)}
    if rules.proxies and away:
        voters, away = _represented(work, meeting_id, voters, away, rules)
    return Electorate(voters=voters, away=frozenset(away))


def standings(
    work: UnitOfWork, meeting_id: MeetingId, rules: BodyRules
) -> tuple[dict[ParticipantId, Standing], frozenset[ParticipantId] | None]:
    """Where everybody is whose voice counts, and the accredited among them; None where all are members alike.

    A voice that somebody casts by proxy is there; whoever is connected is not where the rules do not count it.
    """
    of_members = rules.quorum_of is QuorumOf.MEMBERS
    if rules.entitlement is Entitlement.PERSONS and of_members and not rules.proxies and rules.remote_counts:
        return work.people.voters(meeting_id), None  # the usual body: one light question to the database
    body = electorate(work, meeting_id, rules)
    known = {one.id: one.standing for one in work.people.electors(meeting_id, entitled_only=False)}
    found = {
        one.id: _absent(known[one.id]) if one.id in body.away else _present(known[one.id])
        for one in body.voters
    }
    return found, None if of_members else frozenset(one.id for one in body.voters if one.accredited)


def _absent(standing: Standing) -> Standing:
    return Standing.EXPECTED if standing.is_present else standing


def _present(standing: Standing) -> Standing:
    return standing if standing.is_present else Standing.ARRIVED


def item_of_decision(
    work: UnitOfWork, meeting_id: MeetingId, item_id: AgendaItemId | None
) -> AgendaItemId | None:
    """The item that a decision is taken on: the one named, else the one under way."""
    return item_id or item_under_way(work, work.item_runs.of_meeting(meeting_id))


def recused_on(work: UnitOfWork, item_id: AgendaItemId | None) -> frozenset[ParticipantId]:
    """Who takes no part in a decision on an item."""
    if item_id is None:
        return frozenset()
    return frozenset(one.participant_id for one in work.recusals.of_item(item_id))


def casters(work: UnitOfWork, meeting_id: MeetingId, rules: BodyRules) -> dict[ParticipantId, Voter]:
    """Whose voice each member of a delegation would cast: the delegation's, whoever casts it now."""
    if rules.entitlement is not Entitlement.DELEGATIONS:
        return {}
    people = work.people.electors(meeting_id, entitled_only=False)
    of_delegation = {
        one.delegation_id: one for one in _of_delegations(work, meeting_id, people, rules).voters
    }
    return {
        one.id: of_delegation[one.delegation_id]
        for one in people
        if one.delegation_id is not None and one.delegation_id in of_delegation
    }


def _is_there(person: Elector, rules: BodyRules) -> bool:
    return person.standing.is_present and (rules.remote_counts or not person.standing.is_remote)


def _voter(person: Elector) -> Voter:
    return Voter(
        id=person.id,
        number=person.number,
        name=full_name(person.names),
        country=person.country,
        remote=person.standing.is_remote,
        accredited=person.accredited,
    )


def _of_delegations(
    work: UnitOfWork, meeting_id: MeetingId, people: Sequence[Elector], rules: BodyRules
) -> Electorate:
    """One voice for each delegation that has a member marked as entitled, a head or a deputy.

    It is cast by the first who is there of: the member marked as entitled, the head, the deputy.
    """
    members: Mapping[DelegationId, list[Elector]] = defaultdict(list)
    for person in people:
        if person.delegation_id is not None and (person.entitled or person.role in _CASTING):
            members[person.delegation_id].append(person)
    voters, away = [], set()
    for delegation in work.delegations.of_meeting(meeting_id):
        may_cast = sorted(members.get(delegation.id, ()), key=_casting_rank)
        if not may_cast:
            continue
        caster = next((one for one in may_cast if _is_there(one, rules)), may_cast[0])
        country = delegation.country or caster.country
        voters.append(
            replace(_voter(caster), country=country, delegation_id=delegation.id, delegation=delegation.name)
        )
        if not _is_there(caster, rules):
            away.add(caster.id)
    cast = tuple(voters)
    if rules.proxies and away:
        cast, away = _represented(work, meeting_id, cast, away, rules)
    return Electorate(voters=cast, away=frozenset(away))


def _casting_rank(person: Elector) -> tuple[bool, int, int]:
    place = _CASTING.index(person.role) if person.role in _CASTING else len(_CASTING)
    return not person.entitled, place, person.number


def _represented(
    work: UnitOfWork,
    meeting_id: MeetingId,
    voters: tuple[Voter, ...],
    away: set[ParticipantId],
    rules: BodyRules,
) -> tuple[tuple[Voter, ...], set[ParticipantId]]:
    """The voters with who casts the voice of whom; a holder has to be there, and holds no more than allowed."""
    names = {one.id: one.name for one in voters}
    held: Counter[ParticipantId] = Counter()
    by: dict[ParticipantId, ParticipantId] = {}
    for proxy in work.proxies.of_meeting(meeting_id):
        holder = proxy.holder_id
        if proxy.id in away and holder in names and holder not in away and held[holder] < rules.proxies:
            held[holder] += 1
            by[proxy.id] = holder
    cast = tuple(
        replace(one, by=by[one.id], by_name=names[by[one.id]]) if one.id in by else one for one in voters
    )
    return cast, away - by.keys()
