"""The agenda as a calendar (iCalendar, RFC 5545), and back: what is known by its UID changes, and never doubles."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.timetable import timetable
from forumdesk.exchange.agenda_words import FIELD_NAMES, KIND_NAMES
from forumdesk.exchange.errors import AgendaUndatedError, NoItemStartsError
from forumdesk.exchange.icalendar_in import NUMBER, read_ics

if TYPE_CHECKING:
    from icalendar import Component, Event, Timezone

__all__ = ["agenda_as_ics", "read_ics"]

_SEQUENCE_ZERO = datetime(2020, 1, 1, tzinfo=UTC)
_LARGEST_SEQUENCE = 2**31 - 1


def agenda_as_ics(
    meeting: Meeting, body: Body, items: Sequence[AgendaItem], *, language: Language, made_at: datetime
) -> bytes:
    """The items that have a start as events, in local time of the meeting with its time zone described.

    UIDs are the identifiers of the items. ``made_at`` (aware) is when the register was changed last: from it follow
    DTSTAMP, LAST-MODIFIED and SEQUENCE, so that equal agendas give equal bytes and a calendar takes every change.
    Texts are in ``language``, or in the first one that has any, which LANGUAGE then says. Raises AgendaUndatedError
    for a meeting without a date, and NoItemStartsError.
    """
    from icalendar import Calendar

    if meeting.first_day is None:
        raise AgendaUndatedError
    ordered = list(in_order(items))
    ends = _planned_ends(ordered, meeting.first_day)
    begins = {
        one.id: datetime.combine(one.day or meeting.first_day, one.starts, ZoneInfo(meeting.time_zone))
        for one in ordered
        if one.starts is not None
    }
    if not begins:
        raise NoItemStartsError
    calendar = Calendar()
    calendar.add("prodid", f"-//ForumDesk//ForumDesk//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    _add_text(calendar, "name", meeting.title, language)
    _add_text(calendar, "x-wr-calname", meeting.title, language)
    _add_text(calendar, "description", body.name, language)
    calendar.add_component(_time_zone(meeting.time_zone, begins.values()))
    writer = _EventWriter(meeting, language, made_at)
    for one in ordered:
        if one.id in begins:
            parent = one.parent_id if one.parent_id in begins else None
            calendar.add_component(writer.event(one, begins[one.id], ends.get(one.id, timedelta()), parent))
    data: bytes = calendar.to_ical()
    return data


def _planned_ends(items: Sequence[AgendaItem], first_day: date) -> dict[AgendaItemId, timedelta]:
    """How long each item is planned to last: as long as what is below it where it says nothing."""
    slots = timetable(items, first_day=first_day).slots
    return {key: timedelta(minutes=slot.minutes) for key, slot in slots.items()}


def _time_zone(name: str, moments: Iterable[datetime]) -> "Timezone":
    """The rules of the zone in the years of the meeting."""
    from icalendar import Timezone

    years = {moment.year for moment in moments}
    zone = Timezone.from_tzid(
        name,
        first_date=date(max(min(years) - 1, 1), 1, 1),
        last_date=date(min(max(years) + 2, date.max.year), 1, 1),
    )
    zone.pop("COMMENT", None)  # the standard has no place for it here
    return zone


def _add_text(component: "Component", name: str, text: LocalizedText, language: Language) -> None:
    """A text with the language it is really in; none where there are no words."""
    used = next((one for one in (language, *text.languages) if text.get(one)), None)
    if used is not None:
        component.add(name, text.get(used), parameters={"LANGUAGE": used.value})


class _EventWriter:
    """Writes items of one meeting as events."""

    def __init__(self, meeting: Meeting, language: Language, made_at: datetime) -> None:
        self._meeting, self._language = meeting, language
        self._made_at = made_at.astimezone(UTC).replace(microsecond=0)

    def event(
        self, item: AgendaItem, begins: datetime, lasts: timedelta, parent: AgendaItemId | None
    ) -> "Event":
        """One item from ``begins`` on; one of no length has no end."""
        from icalendar import Event

        event = Event()
        event.add("uid", str(item.id))
        event.add("dtstamp", self._made_at)
        event.add("last-modified", self._made_at)
        event.add("sequence", sequence_at(self._made_at))
        event.add("dtstart", begins)
        if lasts and (ends := _ended(begins, lasts)) is not None:
            event.add("dtend", ends)
        _add_text(event, "summary", item.title, self._language)
        event.add("description", self._description(item), parameters={"LANGUAGE": self._language.value})
        _add_text(
            event, "location", _location(item.room, self._meeting.place, self._language), self._language
        )
        event.add("categories", [KIND_NAMES[item.kind].in_language(self._language)])
        event.add("transp", "TRANSPARENT" if item.kind is ItemKind.BREAK else "OPAQUE")
        event.add("status", "CONFIRMED")
        event.add("class", "PUBLIC")
        if parent is not None:
            event.add("related-to", str(parent), parameters={"RELTYPE": "PARENT"})
        event.add(NUMBER, item.number)
        return event

    def _description(self, item: AgendaItem) -> str:
        language = self._language
        lines = [f"{item.number}. {KIND_NAMES[item.kind].in_language(language)}"]
        for name, text in (
            ("section", item.section),
            ("speakers", item.speakers),
            ("rapporteurs", item.rapporteurs),
        ):
            if text:
                lines.append(f"{FIELD_NAMES[name].in_language(language)}: {text.in_language(language)}")
        return "\n".join(lines)


def _ended(begins: datetime, lasts: timedelta) -> datetime | None:
    """The end, counted in real time; None where no calendar goes so far."""
    try:
        return (begins.astimezone(UTC) + lasts).astimezone(begins.tzinfo)
    except OverflowError:
        return None


def _location(room: LocalizedText, place: LocalizedText, language: Language) -> LocalizedText:
    """Room and place as one text, in the language in which the room is named."""
    if not room:
        return place
    used = next(one for one in (language, *room.languages) if room.get(one))
    return LocalizedText().with_text(used, ", ".join(filter(None, (room.get(used), place.in_language(used)))))


def sequence_at(moment: datetime) -> int:
    """The revision of what was changed last at an aware moment: it grows with time on every computer alike."""
    return min(max(int((moment - _SEQUENCE_ZERO).total_seconds()), 0), _LARGEST_SEQUENCE)
