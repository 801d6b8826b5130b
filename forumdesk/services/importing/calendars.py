"""Agendas from calendars: an event is known again by its UID."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from forumdesk.domain.agenda import AgendaItem, renumbered
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.timetable import timetable
from forumdesk.foundation.clock import Clock
from forumdesk.services.deeds import Deed
from forumdesk.services.importing.lists import meeting_of_list, require_usable
from forumdesk.services.importing.results import ImportResult, MeetingFacts
from forumdesk.services.proposals import AgendaProposal, ProposedItem, RowProblem

_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.IGNORECASE)
_DAY_OUTSIDE = N_(
    "{day} is outside the days of the meeting, from {first} to {last}. The item was imported on that day;"
    " correct one of them."
)


def is_calendar(proposal: AgendaProposal) -> bool:
    """Whether the items are events of a calendar."""
    return any(one.uid for one in proposal.items)


def import_events(
    deed: Deed,
    clock: Clock,
    proposal: AgendaProposal,
    meeting_id: MeetingId | None,
    facts: MeetingFacts,
    language: Language,
) -> ImportResult:
    """Add events as items and update those that are known, inside a deed.

    A UID is the identifier of an item of the meeting, or else makes the identifier of a new one, so that the same
    file changes nothing. Known items keep their place, and whatever a calendar does not say. New ones stand in the
    order of time, and then all are numbered anew. A meeting without a date takes the days of the events.
    """
    require_usable(proposal.items, proposal.problems)
    meeting_id = meeting_of_list(deed, clock, meeting_id, facts, language)
    meeting = deed.work.meetings.get(meeting_id)
    events = [_in_zone(one, ZoneInfo(meeting.time_zone)) for one in proposal.items]
    days = [one.day for one in events if one.day is not None]
    if meeting.first_day is None and days:
        meeting = replace(meeting, first_day=min(days), last_day=max(days))
        deed.work.meetings.put(meeting)
    before = {one.id: one for one in deed.work.agenda.of_meeting(meeting_id)}
    identifiers = [_identifier(meeting_id, one.uid, before) for one in events]
    joined = _Joined(meeting, before, {one.number: key for one, key in zip(events, identifiers, strict=True)})
    for one, identifier in zip(events, identifiers, strict=True):
        joined.take(one, identifier)
    after = {one.id: one for one in joined.items()}
    deed.work.agenda.put_all(after.values())
    result = ImportResult(meeting_id=meeting_id, rows=proposal.records, problems=proposal.problems)
    for identifier in identifiers:
        result.count(before.get(identifier), after[identifier])
    result.not_imported = result.rows - len(events)
    deed.values["count"] = result.new + result.updated
    return result


def days_outside(meeting: Meeting, items: Sequence[ProposedItem]) -> tuple[RowProblem, ...]:
    """What is wrong with items that stand on a day on which the meeting does not sit."""
    first, last = meeting.first_day, meeting.last_day or meeting.first_day
    if first is None or last is None:
        return ()
    zone = ZoneInfo(meeting.time_zone)
    days = ((one.row, _in_zone(one, zone).day) for one in items)
    return tuple(
        RowProblem(
            row=row,
            notice=Notice(
                code="day_outside",
                message=_DAY_OUTSIDE,
                values={"day": day, "first": first, "last": last},
            ),
        )
        for row, day in days
        if day is not None and not first <= day <= last
    )


def _in_zone(event: ProposedItem, zone: ZoneInfo) -> ProposedItem:
    """The event in local time of the meeting, to the minute."""
    if event.begins is None:
        return event
    try:
        local = event.begins.astimezone(zone)
    except OverflowError:
        return event
    return replace(event, day=local.date(), starts=local.time().replace(second=0, microsecond=0))


def _identifier(meeting_id: MeetingId, uid: str, known: Mapping[AgendaItemId, AgendaItem]) -> AgendaItemId:
    """The item that a UID names; for a foreign one always the same."""
    match = _UUID.fullmatch(uid)
    if match and AgendaItemId(UUID(match.group(1))) in known:
        return AgendaItemId(UUID(match.group(1)))
    return AgendaItemId(uuid5(meeting_id, uid))


class _Joined:
    """The agenda with the events of a calendar."""

    def __init__(
        self,
        meeting: Meeting,
        known: Mapping[AgendaItemId, AgendaItem],
        by_number: Mapping[str, AgendaItemId],
    ) -> None:
        self._meeting = meeting
        self._items = list(known.values())
        self._known = known
        self._slots = timetable(self._items, first_day=meeting.first_day).slots
        self._by_number = by_number
        self._grown = False

    def items(self) -> list[AgendaItem]:
        """All items, numbered anew where some are new."""
        return renumbered(self._items) if self._grown else self._items

    def take(self, event: ProposedItem, identifier: AgendaItemId) -> None:
        """Join one event, below the event that it names as its parent, which may begin later."""
        known = self._known.get(identifier)
        if known is not None:
            place = next(at for at, one in enumerate(self._items) if one.id == identifier)
            self._items[place] = replace(known, **self._said(event, known))
            return
        self._grown = True
        item = AgendaItem(
            id=identifier,
            meeting_id=self._meeting.id,
            parent_id=self._by_number.get(event.parent),
            position=len(self._items),
            number=event.number,
            kind=event.kind,
            title=event.title,
            starts=event.starts,
            minutes=event.minutes,
            day=self._day(event),
            room=self._room(event),
        )
        self._items.insert(self._place(item), item)

    def _said(self, event: ProposedItem, known: AgendaItem) -> dict[str, Any]:
        """The fields that an event says of a known item; texts in the languages it has."""
        given = event.fields_given or frozenset()
        said: dict[str, Any] = {
            "title": event.title.filled_from(known.title),
            "starts": event.starts,
            "day": self._day(event),
        }
        if "room" in given:
            said["room"] = _with_languages(known.room, self._room(event), event.room)
        if "kind" in given:
            said["kind"] = event.kind
        lasts_as_below = not known.minutes and event.minutes == self._slots[known.id].minutes
        if "minutes" in given and not lasts_as_below:
            said["minutes"] = event.minutes
        return said

    def _day(self, event: ProposedItem) -> date | None:
        """The day as an item has it: None on the first one."""
        return None if event.day == self._meeting.first_day else event.day

    def _room(self, event: ProposedItem) -> LocalizedText:
        """The room without the place of the meeting behind it."""
        places = [words for _, words in self._meeting.place.items()]
        room = event.room
        for language, words in event.room.items():
            ending = next((one for one in places if words == one or words.endswith(f", {one}")), None)
            if ending is not None:
                room = room.with_text(language, words.removesuffix(ending).removesuffix(", "))
        return room

    def _place(self, item: AgendaItem) -> int:
        """Before the first sibling that begins later."""
        begins = self._begins(item)
        later = (
            at
            for at, one in enumerate(self._items)
            if one.parent_id == item.parent_id and begins and (self._begins(one) or begins) > begins
        )
        return next(later, len(self._items))

    def _begins(self, item: AgendaItem) -> datetime | None:
        """When an item is planned to begin, an all-day one at the beginning of its day."""
        day = item.day or self._meeting.first_day
        slot = self._slots.get(item.id)
        if item.starts is None and slot is not None:
            return slot.planned_begin
        return datetime.combine(day, item.starts or time()) if day else None


def _with_languages(known: LocalizedText, room: LocalizedText, said: LocalizedText) -> LocalizedText:
    """The known text with what stands for it in each language that was said, also where that is nothing."""
    for language, _ in said.items():
        known = known.with_text(language, room.get(language))
    return known
