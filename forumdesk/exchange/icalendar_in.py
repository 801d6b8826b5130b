"""Reading a calendar (iCalendar, RFC 5545) as an agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forumdesk.domain.agenda import MINUTES_OF_A_DAY, ItemKind
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.agenda_numbers import with_parents
from forumdesk.exchange.agenda_words import KINDS
from forumdesk.exchange.errors import NotACalendarError
from forumdesk.exchange.participant_cells import language_by_letters
from forumdesk.exchange.reading import read_text
from forumdesk.exchange.tables_in import key_of, tidy
from forumdesk.services.proposals import AgendaProposal, ProposedItem, RowProblem

if TYPE_CHECKING:
    from icalendar import Event

NUMBER = "X-FORUMDESK-NUMBER"
MOST_EVENTS = 5_000
YEARS = range(1900, 2200)
"""Years in which meetings are held: beyond them calendars come to an end."""

_UNTITLED = N_("The event has no title and was left out.")
_NO_START = N_("It is not said when the event “{title}” begins. It was left out.")
_CANCELLED = N_("The event “{title}” was cancelled and was left out. Remove the item if it is on the agenda.")
_OLDER = N_("The event “{title}” is in the calendar more than once. The latest revision was taken.")
_REPEATS = N_("The event “{title}” repeats. Its first time was imported.")
_LENGTH = N_("The event “{title}” does not last from 0 to {most} minutes. It was imported without a length.")
_TOO_MANY = N_(
    "The calendar has more than {most} events. The event “{title}” and those behind it were left out."
)


def read_ics(path: Path) -> AgendaProposal:
    """Read the events of a calendar, in the order of time; an all-day event has a day and no start.

    Items say by which UID they are known again; an event without one is told by its words and its time. Events
    without a title or beginning, cancelled and superseded ones are left out and named among the problems. Numbers
    are those that the program wrote, else places in the order of time. Raises the errors of reading a text, and
    NotACalendarError.
    """
    name = path.name or str(path)
    found = _events(read_text(path), name)
    reader = _EventReader()
    read = [one for row, event in enumerate(found, 1) if (one := reader.event(row, event)) is not None]
    items = _numbered(sorted(reader.latest(read), key=lambda one: (one.when, one.item.row)))
    placed, problems = with_parents(items, inferred=False)
    return AgendaProposal(
        records=len(found),
        items=tuple(placed),
        problems=tuple(sorted([*reader.problems, *problems], key=lambda problem: problem.row)),
    )


def _events(text: str, name: str) -> "list[Event]":
    from icalendar import Calendar, Event

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        found = [one for calendar in calendars for one in calendar.walk("VEVENT") if isinstance(one, Event)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError) as error:
        raise NotACalendarError(name=name) from error
    if not found:
        raise NotACalendarError(name=name)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """An event as read: the item, when it is (for the order), its revision, the parent's UID and its own number."""

    item: ProposedItem
    when: datetime
    revision: tuple[int, datetime]
    parent_uid: str
    number: str


@dataclass(slots=True)
class _EventReader:
    """Reads events one by one and collects what is wrong with them."""

    problems: list[RowProblem] = field(default_factory=list)

    def event(self, row: int, event: "Event") -> _Read | None:
        """What one event says, None where it cannot be used."""
        title = tidy(_text(event, "SUMMARY"))
        if row > MOST_EVENTS:
            if row == MOST_EVENTS + 1:
                self._tell(row, "too_many", _TOO_MANY, title, most=MOST_EVENTS)
            return None
        if not title:
            self._tell(row, "title_missing", _UNTITLED)
            return None
        if _text(event, "STATUS").upper() == "CANCELLED":
            self._tell(row, "event_cancelled", _CANCELLED, title)
            return None
        start = _when(event, "DTSTART")
        if start is None or start.year not in YEARS:
            self._tell(row, "start_broken", _NO_START, title)
            return None
        if "RRULE" in event or "RDATE" in event:
            self._tell(row, "event_repeats", _REPEATS, title)
        item = self._item(row, event, title, start)
        return _Read(
            item=item,
            when=_comparable(start),
            revision=(_number(event, "SEQUENCE"), _comparable(_when(event, "LAST-MODIFIED") or date.min)),
            parent_uid=_parent(event),
            number=tidy(_text(event, NUMBER)),
        )

    def _item(self, row: int, event: "Event", title: str, start: date | datetime) -> ProposedItem:
        at = start if isinstance(start, datetime) else None
        kind = next((KINDS[key] for one in _categories(event) if (key := key_of(one)) in KINDS), None)
        minutes = self._minutes(row, event, title, at) if at is not None else 0
        room = tidy(_text(event, "LOCATION"))
        given = {"title", "day", "starts", *(["minutes"] if minutes else [])}
        given |= {"room"} if room else set()
        given |= {"kind"} if kind else set()
        return ProposedItem(
            row=row,
            number="",
            parent="",
            kind=kind or ItemKind.INFORMATION,
            title=_localized(event, "SUMMARY", title),
            starts=at.time().replace(second=0, microsecond=0) if at is not None else None,
            minutes=minutes,
            speakers=LocalizedText(),
            speaker_numbers=(),
            issues=(),
            recommendations=(),
            day=at.date() if at is not None else start,
            room=_localized(event, "LOCATION", room),
            fields_given=frozenset(given),
            uid=_uid(event, title, start),
            begins=at if at is not None and at.tzinfo is not None else None,
        )

    def _minutes(self, row: int, event: "Event", title: str, start: datetime) -> int:
        ends, lasts = _when(event, "DTEND"), _value(event, "DURATION")
        if isinstance(ends, datetime):
            lasts = _comparable(ends) - _comparable(start)
        if lasts is None and "DTEND" not in event and "DURATION" not in event:
            return 0
        if not isinstance(lasts, timedelta) or not timedelta() <= lasts <= timedelta(
            minutes=MINUTES_OF_A_DAY
        ):
            self._tell(row, "minutes_broken", _LENGTH, title, most=MINUTES_OF_A_DAY)
            return 0
        return lasts // timedelta(minutes=1)

    def latest(self, read: Sequence[_Read]) -> list[_Read]:
        """Each event once, in its latest revision."""
        kept: dict[str, _Read] = {}
        for one in read:
            other = kept.get(one.item.uid)
            older = one if other is not None and one.revision < other.revision else other
            if older is not None:
                title = next((words for _, words in older.item.title.items()), "")
                self._tell(older.item.row, "event_older", _OLDER, title)
            if older is not one:
                kept[one.item.uid] = one
        return list(kept.values())

    def _tell(self, row: int, code: str, message: str, title: str = "", **values: object) -> None:
        notice = Notice(code=code, message=message, values={"title": title, **values})
        self.problems.append(RowProblem(row=row, notice=notice))


def _numbered(read: Sequence[_Read]) -> list[ProposedItem]:
    """Items with the numbers they bring, each once, the others counted on; parents by number."""
    brought = [one.number for one in read]
    numbers: dict[str, str] = {}
    count = 0
    for one in read:
        number = one.number if brought.count(one.number) == 1 else ""
        while not number:
            count += 1
            number = "" if str(count) in brought else str(count)
        numbers[one.item.uid] = number
    return [
        replace(one.item, number=numbers[one.item.uid], parent=numbers.get(one.parent_uid, ""))
        for one in read
    ]


def _value(event: "Event", name: str) -> Any:
    """What the library made of a property; None where it is absent or broken."""
    value = event.get(name)
    return _part(value[0] if isinstance(value, list) and value else value, "dt")


def _part(value: object, name: str) -> Any:
    """An attribute of a property; None where it has none or is broken."""
    from icalendar.error import BrokenCalendarProperty

    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _when(event: "Event", name: str) -> date | datetime | None:
    value = _value(event, name)
    return value if isinstance(value, date) else None


def _comparable(when: date | datetime) -> datetime:
    """An aware moment, local times taken as they stand."""
    if not isinstance(when, datetime):
        return datetime(when.year, when.month, when.day, tzinfo=UTC)
    if when.tzinfo is None or when.year not in YEARS:
        return when.replace(tzinfo=UTC)
    return when.astimezone(UTC)


def _text(event: "Event", name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)


def _number(event: "Event", name: str) -> int:
    value = event.get(name, 0)
    return int(value) if isinstance(value, int) else 0


def _localized(event: "Event", name: str, words: str) -> LocalizedText:
    """A text in the language that the property says, else in that of its letters."""
    if not words:
        return LocalizedText()
    said = str((_part(event.get(name), "params") or {}).get("LANGUAGE", ""))[:2].lower()
    language = Language(said) if said in set(Language) else language_by_letters(words)
    return LocalizedText().with_text(language, words)


def _categories(event: "Event") -> Iterator[str]:
    value = event.get("CATEGORIES")
    for part in value if isinstance(value, list) else [value]:
        yield from (str(one) for one in _part(part, "cats") or ())


def _parent(event: "Event") -> str:
    value = event.get("RELATED-TO")
    for one in value if isinstance(value, list) else [value]:
        parameters = _part(one, "params")
        if parameters is not None and str(parameters.get("RELTYPE", "PARENT")).upper() == "PARENT":
            return str(one).strip()
    return ""


def _uid(event: "Event", title: str, start: date | datetime) -> str:
    """The UID, with the time of one repetition where it stands for that alone; made of its words where missing."""
    uid = _text(event, "UID").strip()
    if not uid:
        return sha256(f"{start.isoformat()} {title}".encode("utf-8", "replace")).hexdigest()
    repetition = _when(event, "RECURRENCE-ID")
    return uid if repetition is None else f"{uid}/{repetition.isoformat()}"
