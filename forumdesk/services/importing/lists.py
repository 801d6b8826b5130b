"""Lists of participants and agendas: the same file again changes nothing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language
from forumdesk.foundation.clock import Clock
from forumdesk.services.deeds import Deed
from forumdesk.services.importing.meeting_facts import with_facts
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.meetings import meeting_for_import
from forumdesk.services.proposals import (
    AgendaProposal,
    ParticipantsProposal,
    ProposedItem,
    ProposedParticipant,
    RowProblem,
)


class NothingUsableError(DomainError):
    """A list of which no row can be kept. Values: ``row`` of the first problem, 0 without any."""

    code = "import.nothing_usable"
    message = N_(
        "No row of the list can be used; see row {row} first. Nothing was imported. Correct the list and"
        " import it again."
    )


def _require_usable(usable: Sequence[object], problems: Sequence[RowProblem]) -> None:
    if not usable:
        raise NothingUsableError(row=problems[0].row if problems else 0)


def _meeting(
    deed: Deed, clock: Clock, meeting_id: MeetingId | None, facts: MeetingFacts, language: Language
) -> MeetingId:
    meeting = with_facts(meeting_for_import(deed.work, clock(), meeting_id), facts, language)
    deed.work.meetings.put(meeting)
    deed.meeting_id = meeting.id
    return meeting.id


def import_participants(
    deed: Deed,
    clock: Clock,
    proposal: ParticipantsProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    language: Language,
) -> ImportResult:
    """Add and update people, inside a deed. A person is known again by the number and a name, or by the names."""
    _require_usable(proposal.people, proposal.problems)
    meeting = _meeting(deed, clock, meeting_id, facts, language)
    known = list(deed.work.participants.of_meeting(meeting))
    by_number = {person.number: person for person in known}
    next_number = max(by_number, default=0)
    result = ImportResult(meeting_id=meeting, rows=proposal.records, problems=proposal.problems)
    for one in proposal.people:
        before = _same_person(one, by_number, known)
        if before is None:
            number = one.row if one.row not in by_number else next_number + 1
            next_number = max(next_number, number)
            identifier = ParticipantId(new_uuid(clock()))
        else:
            number, identifier = before.number, before.id
        after = _participant(one, identifier, meeting, number)
        by_number[number] = after
        deed.work.participants.put(after)
        result.count(before, after)
    result.not_imported = result.rows - len(proposal.people)
    deed.values["count"] = result.new + result.updated
    return result


def _same_person(
    one: ProposedParticipant, by_number: dict[int, Participant], known: list[Participant]
) -> Participant | None:
    numbered = by_number.get(one.row)
    if numbered is not None and _share_a_name(one, numbered):
        return numbered
    same = [
        person for person in known if person.names == one.names and person.organisation == one.organisation
    ]
    return same[0] if len(same) == 1 else None


def _share_a_name(one: ProposedParticipant, person: Participant) -> bool:
    return any(
        one.names.get(language) and one.names.get(language) == person.names.get(language)
        for language in Language
    )


def _participant(
    one: ProposedParticipant, identifier: ParticipantId, meeting_id: MeetingId, number: int
) -> Participant:
    return Participant(
        id=identifier,
        meeting_id=meeting_id,
        number=number,
        names=one.names,
        organisation=one.organisation,
        post=one.post,
        country=one.country,
        category=one.category,
        role=one.role,
        entitled=one.entitled,
        email=one.email,
        phone=one.phone,
    )


def import_agenda(
    deed: Deed,
    clock: Clock,
    proposal: AgendaProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    language: Language,
) -> ImportResult:
    """Add and update agenda items, inside a deed. An item is known again by its number.

    Where several have the same number, the first of the file is the first of the register, and so on.
    """
    _require_usable(proposal.items, proposal.problems)
    meeting = _meeting(deed, clock, meeting_id, facts, language)
    known: dict[str, list[AgendaItem]] = defaultdict(list)
    placed: dict[str, AgendaItem] = {}
    for item in deed.work.agenda.of_meeting(meeting):
        known[item.number].append(item)
        placed[item.number] = item
    result = ImportResult(meeting_id=meeting, rows=proposal.records, problems=proposal.problems)
    for position, one in enumerate(proposal.items):
        before = known[one.number].pop(0) if known[one.number] else None
        identifier = before.id if before else AgendaItemId(new_uuid(clock()))
        parent = placed.get(one.parent)
        after = _item(one, identifier, meeting, position, parent)
        placed[one.number] = after
        deed.work.agenda.put(after)
        result.count(before, after)
    rest = [item for items in known.values() for item in items]
    _move_down(deed, sorted(rest, key=lambda item: item.position), len(proposal.items))
    result.not_imported = result.rows - len(proposal.items)
    deed.values["count"] = result.new + result.updated
    return result


def _move_down(deed: Deed, rest: Sequence[AgendaItem], named: int) -> None:
    """Items that the file does not name keep their order after the ``named`` ones."""
    for position, item in enumerate(rest, named):
        deed.work.agenda.put(replace(item, position=position))


def _item(
    one: ProposedItem,
    identifier: AgendaItemId,
    meeting_id: MeetingId,
    position: int,
    parent: AgendaItem | None,
) -> AgendaItem:
    return AgendaItem(
        id=identifier,
        meeting_id=meeting_id,
        parent_id=parent.id if parent else None,
        position=position,
        number=one.number,
        kind=one.kind,
        title=one.title,
        starts=one.starts,
        minutes=one.minutes,
        speakers=one.speakers,
        speaker_numbers=one.speaker_numbers,
        issues=one.issues,
        recommendations=one.recommendations,
    )
