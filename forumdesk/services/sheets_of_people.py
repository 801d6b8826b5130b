"""Fills the sheets from which badges, lists and certificates are printed, from what the register keeps."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.agenda import in_order
from forumdesk.domain.attendance import Movement, MovementKind, Presence, Standing, passages
from forumdesk.domain.badges import badge_code
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.timetable import timetable
from forumdesk.services.deeds import Deeds
from forumdesk.services.participants import full_name, name_in_case
from forumdesk.services.passes import numbers_of
from forumdesk.services.people_sheets import PeopleSheet, PersonLine
from forumdesk.services.stationery import stationery_of
from forumdesk.storage.work import UnitOfWork

ARRIVALS, PASSES, INVITATION = "arrivals", "passes", "invitation"
_FEW = 20  # people who are read one by one: a badge at the desk must not wait for the whole list
_DATIVE = "dative"
Chosen = Sequence[ParticipantId] | ListFilter | None


class PeopleSheets:
    """The people of a meeting, ready for paper. Whoever was refused or replaced is on none."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def people_sheet(self, meeting_id: MeetingId, document: str, chosen: Chosen = None) -> PeopleSheet:
        """The sheet for ``document`` with the ``chosen`` people: named, or whom a filter lets pass; None: everybody.

        Identity numbers are filled for the pass list alone, departures and returns for the register of arrivals; what
        letters need, for invitations.
        """
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            body = work.bodies.get(meeting.body_id)
            people = _counted(work, meeting_id, chosen)
            presences = _presences(work, meeting_id, people)
            lines = _Lines(
                delegations={one.id: one.name for one in work.delegations.of_meeting(meeting_id)},
                presences=presences,
                logs=_by_person(work.movements.of_meeting(meeting_id)) if document == ARRIVALS else {},
                numbers=numbers_of(work, meeting_id) if document == PASSES else {},
                letters=document == INVITATION,
            )
            begins = _begin(work, meeting) if document == INVITATION else None
            contact = stationery_of(work, body.id).contacts if document == INVITATION else LocalizedText()
        return PeopleSheet(
            body=body.name,
            meeting=meeting.title,
            first_day=meeting.first_day,
            last_day=meeting.last_day,
            place=meeting.place,
            languages=body.rules.languages,
            people=tuple(lines.line(person) for person in people),
            made_at=self._deeds.clock(),
            time_zone=meeting.time_zone,
            present_now=sum(_presence(presences, one.id).standing.is_present for one in people),
            signatory=meeting.chair,
            destroy_after=_last_day(meeting),
            begins=begins,
            contact=contact,
        )

    def groups(self, meeting_id: MeetingId) -> "Groups":
        """Which groups of people there are to choose from, each with the number of those who count."""
        with self._deeds.database.reading() as work:
            counted = work.people.statistics(meeting_id)
            delegations = work.delegations.of_meeting(meeting_id)
            with_number = work.identity_numbers.count(meeting_id)
        sizes = {one.key: one.people for one in counted.by_delegation}
        return Groups(
            everybody=counted.total.people,
            arrived=counted.total.arrived,
            accredited=counted.total.accredited,
            entitled=counted.total.entitled,
            with_number=with_number,
            delegations=tuple((one, sizes[str(one.id)]) for one in delegations if str(one.id) in sizes),
            countries=tuple((one.key, one.people) for one in counted.by_country if one.key),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """Numbers of people by what they have in common; delegations and countries without people are left out."""

    everybody: int
    arrived: int
    accredited: int
    entitled: int
    with_number: int
    delegations: tuple[tuple[Delegation, int], ...]
    countries: tuple[tuple[str, int], ...]


ARRIVED = ListFilter(standings=frozenset({*Standing} - {Standing.EXPECTED}))
"""Everybody who has arrived, whether or not they are still there."""
ACCREDITED = ListFilter(states=frozenset({AccreditationState.ACCREDITED}))
ENTITLED = ListFilter(entitled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """Makes the line of a person."""

    delegations: Mapping[DelegationId, LocalizedText]
    presences: Mapping[ParticipantId, Presence]
    logs: Mapping[ParticipantId, Sequence[Movement]]
    numbers: Mapping[ParticipantId, str]
    letters: bool

    def line(self, person: Participant) -> PersonLine:
        """The person as papers print it."""
        presence = _presence(self.presences, person.id)
        left, returned = _goings(person.id, self.logs.get(person.id, ()))
        return PersonLine(
            number=person.number,
            name=full_name(person.names),
            listed_name=LocalizedText(en=_surname_first(person.names.en)),
            badge_name=_each(lambda language: _given_first(person.names.get(language))),
            name_dative=_each(lambda language: self._dative(person, language)),
            names=person.names if self.letters else Names(),
            organisation=person.organisation,
            post=person.post,
            country=person.country,
            delegation=self.delegations.get(person.delegation_id, LocalizedText())
            if person.delegation_id
            else LocalizedText(),
            role=person.role,
            entitled=person.has_voice,
            badge_code=badge_code(person.meeting_id, person.id),
            identity_number=self.numbers.get(person.id, ""),
            arrived_at=presence.first_at,
            left_at=left,
            returned_at=returned,
            desk=presence.desk_name,
        )

    def _dative(self, person: Participant, language: Language) -> str:
        """As it was checked; in letters also by rule, empty where the rule leaves the name as it is."""
        if not self.letters or language is Language.EN:
            return person.name_forms.get(language, _DATIVE)
        form = name_in_case(person, language, _DATIVE)
        return "" if form == full_name(person.names).get(language) else form


def _begin(work: UnitOfWork, meeting: Meeting) -> datetime | None:
    """When the first item of the agenda is planned to begin."""
    items = tuple(in_order(work.agenda.of_meeting(meeting.id)))
    slots = timetable(items, first_day=meeting.first_day, time_zone=meeting.time_zone).slots
    planned = [one.planned_begin for one in slots.values() if one.planned_begin is not None]
    return min(planned, default=None)


def _counted(work: UnitOfWork, meeting_id: MeetingId, chosen: Chosen) -> tuple[Participant, ...]:
    """The chosen people of a meeting who count."""
    if chosen is not None and not isinstance(chosen, ListFilter) and len(chosen) <= _FEW:
        found = (work.participants.find(one) for one in dict.fromkeys(chosen))
        few = [one for one in found if one and one.meeting_id == meeting_id and one.accreditation.counts]
        return tuple(sorted(few, key=lambda one: one.number))
    people = (one for one in work.participants.of_meeting(meeting_id) if one.accreditation.counts)
    if chosen is None:
        return tuple(people)
    if isinstance(chosen, ListFilter):
        chosen = work.people.ids(meeting_id, chosen, ListOrder(), Language.KK)
    wanted = frozenset(chosen)
    return tuple(one for one in people if one.id in wanted)


def _presences(
    work: UnitOfWork, meeting_id: MeetingId, people: Sequence[Participant]
) -> dict[ParticipantId, Presence]:
    if len(people) <= _FEW:
        return {one.id: work.movements.presence(one.id) for one in people}
    return work.movements.presences(meeting_id)


def _presence(presences: Mapping[ParticipantId, Presence], person: ParticipantId) -> Presence:
    return presences.get(person) or Presence(participant_id=person)


def _by_person(log: Iterable[Movement]) -> dict[ParticipantId, list[Movement]]:
    found: dict[ParticipantId, list[Movement]] = defaultdict(list)
    for movement in log:
        found[movement.participant_id].append(movement)
    return found


def _goings(person: ParticipantId, log: Sequence[Movement]) -> tuple[datetime | None, datetime | None]:
    """The last departure and the last return."""
    counted = passages(person, log)
    departures = [one.at for one in counted if one.kind is MovementKind.LEFT]
    returns = [one.at for one in counted if one.kind is not MovementKind.LEFT][1:]
    return departures[-1] if departures else None, returns[-1] if returns else None


def _each(make: Callable[[Language], str]) -> LocalizedText:
    return LocalizedText(*map(make, Language))


def _surname_first(name: PersonName) -> str:
    return f"{name.family} {name.given}".strip()


def _given_first(name: PersonName) -> str:
    return f"{name.given} {name.family}".strip()


def _last_day(meeting: Meeting) -> date | None:
    """Identity numbers are erased once this day is over."""
    return meeting.last_day or meeting.first_day
