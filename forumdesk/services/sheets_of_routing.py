"""Fills the sheets from which the approval sheet and the register of distribution are printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.delegations import Delegation, rank
from forumdesk.domain.identifiers import DelegationId, MeetingId
from forumdesk.domain.people import Participant, Role
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.deeds import Deeds
from forumdesk.services.participants import full_name
from forumdesk.services.resolution_sheet import resolution_sheet
from forumdesk.services.routing_sheets import (
    ApprovalSheet,
    DistributionSheet,
    RoutedKind,
    RoutedPaper,
    RoutingLine,
    RoutingSheet,
)
from forumdesk.services.sheets_of_texts import meeting_facts
from forumdesk.storage.work import UnitOfWork

APPROVAL: Final = "approval_sheet"
DISTRIBUTION: Final = "distribution"
_LEADING = frozenset({Role.HEAD_OF_DELEGATION, Role.DEPUTY_HEAD})


class About(StrEnum):
    """Which paper goes from hand to hand."""

    TEXT = "text"
    AGENDA = "agenda"


class Recipients(StrEnum):
    """Who receives a paper: each delegation, or everybody on the list."""

    DELEGATIONS = "delegations"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingChoice:
    """What is chosen before such a paper is printed; ``recipients`` are of the register of distribution."""

    about: About = About.TEXT
    recipients: Recipients = Recipients.DELEGATIONS


class RoutingSheets:
    """Who agrees and who receives, ready for paper. Whoever was refused or replaced does neither."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def sheet(
        self, meeting_id: MeetingId, document: str, choice: RoutingChoice | None = None
    ) -> RoutingSheet:
        """The sheet for ``document``, APPROVAL or DISTRIBUTION; KeyError for another one.

        Refuses (SealBrokenError) while the sealed records of the meeting do not hold.
        """
        chosen = choice or RoutingChoice()
        match document:
            case "approval_sheet":
                return self.approval(meeting_id, chosen)
            case "distribution":
                return self.distribution(meeting_id, chosen)
        raise KeyError(document)

    def approval(self, meeting_id: MeetingId, choice: RoutingChoice) -> ApprovalSheet:
        """Each delegation with its head, or else its deputy; without delegations everybody with a voice."""
        made_at = self._deeds.clock()
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            return ApprovalSheet(
                **meeting_facts(work, meeting_id, made_at),
                paper=_paper(work, meeting_id, choice.about, self._deeds),
                chair=meeting.chair,
                secretary=meeting.secretary,
                lines=tuple(_agreeing(work, meeting_id)),
            )

    def distribution(self, meeting_id: MeetingId, choice: RoutingChoice) -> DistributionSheet:
        """Each delegation and everybody who belongs to none, or everybody by name."""
        made_at = self._deeds.clock()
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            return DistributionSheet(
                **meeting_facts(work, meeting_id, made_at),
                paper=_paper(work, meeting_id, choice.about, self._deeds),
                chair=meeting.chair,
                secretary=meeting.secretary,
                lines=tuple(_receiving(work, meeting_id, choice.recipients)),
            )


def _paper(work: UnitOfWork, meeting_id: MeetingId, about: About, deeds: Deeds) -> RoutedPaper:
    """What the paper is about; a text that changed since the last draft has no number yet."""
    if about is About.AGENDA:
        written = {one for item in work.agenda.of_meeting(meeting_id) for one in item.title.languages}
        order = work.bodies.get(work.meetings.get(meeting_id).body_id).rules.languages
        return RoutedPaper(
            kind=RoutedKind.AGENDA,
            languages=tuple(dict.fromkeys([*(one for one in order if one in written), *sorted(written)])),
        )
    sheet = resolution_sheet(work, meeting_id, deeds.clock())
    title = next((row.text for row in sheet.rows if row.part is Part.TITLE), LocalizedText())
    if sheet.adoption is not None:
        return RoutedPaper(
            kind=RoutedKind.RESOLUTION,
            title=title,
            code=sheet.adoption.printed_code,
            languages=sheet.languages,
        )
    drafts = work.drafts.of_meeting(meeting_id)
    last = drafts[-1] if drafts else None
    if last is None or sheet.draft is None or sheet.draft.number != last.number:
        return RoutedPaper(kind=RoutedKind.DRAFT, title=title, languages=sheet.languages)
    zone = ZoneInfo(sheet.draft.time_zone)
    return RoutedPaper(
        kind=RoutedKind.DRAFT,
        title=title,
        number=str(last.number),
        day=last.issued_at.astimezone(zone).date(),
        languages=sheet.languages,
    )


@dataclass(frozen=True, slots=True)
class _People:
    """Those who count, by delegation; ``loose`` belong to none."""

    delegations: tuple[tuple[Delegation, tuple[Participant, ...]], ...]
    loose: tuple[Participant, ...]


def _people(work: UnitOfWork, meeting_id: MeetingId) -> _People:
    members: dict[DelegationId, list[Participant]] = {}
    loose = []
    for person in work.participants.of_meeting(meeting_id):
        if not person.accreditation.counts:
            continue
        if person.delegation_id is None:
            loose.append(person)
        else:
            members.setdefault(person.delegation_id, []).append(person)
    known = work.delegations.of_meeting(meeting_id)
    return _People(tuple((one, tuple(members[one.id])) for one in known if one.id in members), tuple(loose))


def _agreeing(work: UnitOfWork, meeting_id: MeetingId) -> Iterator[RoutingLine]:
    people = _people(work, meeting_id)
    for delegation, members in people.delegations:
        yield _party(delegation, [one for one in members if one.role in _LEADING])
    heads = [one for one in people.loose if one.role is Role.HEAD_OF_DELEGATION]
    if not people.delegations and not heads:
        heads = [one for one in people.loose if one.has_voice]
    yield from map(_alone, heads)


def _receiving(work: UnitOfWork, meeting_id: MeetingId, recipients: Recipients) -> Iterator[RoutingLine]:
    people = _people(work, meeting_id)
    for delegation, members in people.delegations:
        if recipients is Recipients.DELEGATIONS:
            yield _party(delegation, [one for one in members if one.role in _LEADING])
        else:
            yield from (_of_party(one, delegation) for one in sorted(members, key=_place))
    yield from map(_alone, people.loose)


def _place(person: Participant) -> tuple[int, int]:
    return rank(person), person.number


def _party(delegation: Delegation, leading: Sequence[Participant]) -> RoutingLine:
    """A delegation with the first of those who lead it; nobody is put in the place of a head."""
    if not leading:
        return RoutingLine(party=delegation.name, country=delegation.country)
    return _of_party(min(leading, key=_place), delegation)


def _of_party(person: Participant, delegation: Delegation) -> RoutingLine:
    return RoutingLine(
        party=delegation.name, country=delegation.country, post=person.post, name=full_name(person.names)
    )


def _alone(person: Participant) -> RoutingLine:
    """Somebody of no delegation stands for the organisation, or for the country."""
    return RoutingLine(
        party=person.organisation, country=person.country, post=person.post, name=full_name(person.names)
    )
