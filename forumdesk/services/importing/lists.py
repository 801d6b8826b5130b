"""Agendas from lists: the same file again changes nothing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.texts import Language
from forumdesk.foundation.clock import Clock
from forumdesk.services.agendas import carry_on_above
from forumdesk.services.deeds import Deed
from forumdesk.services.importing.meeting_facts import with_facts
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.meetings import meeting_for_import
from forumdesk.services.proposals import (
    AgendaProposal,
    ProposedItem,
    RowProblem,
)
from forumdesk.storage.work import UnitOfWork


class NothingUsableError(DomainError):
    """A list of which no row can be kept. Values: ``row`` of the first problem, 0 without any."""

    code = "import.nothing_usable"
    message = N_(
        "No row of the list can be used; see row {row} first. Nothing was imported. Correct the list and"
        " import it again."
    )


def require_usable(usable: Sequence[object], problems: Sequence[RowProblem]) -> None:
    """Refuse a list without a usable row."""
    if not usable:
        raise NothingUsableError(row=problems[0].row if problems else 0)


def meeting_of_list(
    deed: Deed, clock: Clock, meeting_id: MeetingId | None, facts: MeetingFacts, language: Language
) -> MeetingId:
    """The meeting that a list joins, with what was said about it; see :func:`meeting_for_import`."""
    meeting = with_facts(meeting_for_import(deed.work, clock(), meeting_id), facts, language)
    deed.work.meetings.put(meeting)
    deed.meeting_id = meeting.id
    return meeting.id


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
    require_usable(proposal.items, proposal.problems)
    meeting = meeting_of_list(deed, clock, meeting_id, facts, language)
    known: dict[str, list[AgendaItem]] = defaultdict(list)
    placed: dict[str, AgendaItem] = {}
    for item in deed.work.agenda.of_meeting(meeting):
        known[item.number].append(item)
        placed[item.number] = item
    result = ImportResult(meeting_id=meeting, rows=proposal.records, problems=proposal.problems)
    merged = _merged_numbers(deed.work, meeting)
    for position, one in enumerate(proposal.items):
        before = known[one.number].pop(0) if known[one.number] else None
        identifier = before.id if before else AgendaItemId(new_uuid(clock()))
        parent = placed.get(one.parent)
        after = _item(one, identifier, meeting, position, parent, before)
        after = replace(
            after,
            speaker_numbers=_renamed(after.speaker_numbers, merged),
            rapporteur_numbers=_renamed(after.rapporteur_numbers, merged),
        )
        placed[one.number] = after
        deed.work.agenda.put(after)
        result.count(before, after)
    rest = [item for items in known.values() for item in items]
    _move_down(deed, sorted(rest, key=lambda item: item.position), len(proposal.items))
    carry_on_above(deed.work, meeting)
    result.not_imported = result.rows - len(proposal.items)
    deed.values["count"] = result.new + result.updated
    return result


def _merged_numbers(work: UnitOfWork, meeting_id: MeetingId) -> dict[int, int]:
    """The numbers of rows that were merged into others, and the numbers of those."""
    people = {one.id: one.number for one in work.participants.of_meeting(meeting_id)}
    taken = frozenset(people.values())
    return {
        source.person.number: people[source.into]
        for source in work.sources.of_meeting(meeting_id)
        if source.into in people and source.person.number not in taken
    }


def _renamed(numbers: Sequence[int], merged: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(merged.get(one, one) for one in numbers)) if merged else tuple(numbers)


def _move_down(deed: Deed, rest: Sequence[AgendaItem], named: int) -> None:
    """Items that the file does not name keep their order after the ``named`` ones."""
    for position, item in enumerate(rest, named):
        deed.work.agenda.put(replace(item, position=position))


_FIELDS = (
    "kind",
    "title",
    "starts",
    "minutes",
    "speakers",
    "speaker_numbers",
    "issues",
    "recommendations",
    "day",
    "section",
    "room",
    "rapporteurs",
    "rapporteur_numbers",
)
"""What an item takes over from a file; where it stands and its number come from every file."""


def _item(
    one: ProposedItem,
    identifier: AgendaItemId,
    meeting_id: MeetingId,
    position: int,
    parent: AgendaItem | None,
    before: AgendaItem | None,
) -> AgendaItem:
    """The item as the file has it; what the file has no column for stays as it is in ``before``."""
    given = frozenset(_FIELDS) if one.fields_given is None else one.fields_given
    return AgendaItem(
        id=identifier,
        meeting_id=meeting_id,
        parent_id=parent.id if parent else None,
        position=position,
        number=one.number,
        **{name: getattr(one if before is None or name in given else before, name) for name in _FIELDS},
    )
