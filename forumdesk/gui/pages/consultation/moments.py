"""What a person may type for a moment."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from forumdesk.domain.errors import N_, DomainError
from forumdesk.gui.pages.agenda.fields import read_time
from forumdesk.language.dates import parse_date_line


class NotADateError(DomainError):
    """Not a day of the calendar."""

    code = "consultation.not_a_date"
    message = N_("“{value}” is not a date. Write it like 24.10.2024.")


class NotAMomentError(DomainError):
    """Not a day with a time."""

    code = "consultation.not_a_moment"
    message = N_("“{value}” is not a date with a time. Write it like 24.10.2024, 18:00.")


class NoTimeZoneError(DomainError):
    """A name that is no time zone's."""

    code = "consultation.no_time_zone"
    message = N_("“{value}” is not a time zone. Write it like Asia/Almaty.")


def read_date(text: str) -> date:
    """The day meant by "24.10.2024" or "24 October 2024"; raises NotADateError."""
    written = parse_date_line(text)
    if written is None:
        raise NotADateError(value=text.strip())
    return written.start


def read_zone(text: str) -> str:
    """An IANA name; raises NoTimeZoneError."""
    name = text.strip()
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise NoTimeZoneError(value=name) from None
    return name


def at(day: date, hour: time, zone: str) -> datetime:
    """The moment at which clocks in ``zone`` show this."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def read_moment(text: str, zone: str) -> datetime | None:
    """The moment meant by "24.10.2024, 18:00" in ``zone``; None for an empty text; raises NotAMomentError."""
    if not text.strip():
        return None
    written = parse_date_line(text)
    if written is None:
        raise NotAMomentError(value=text.strip())
    start, end = written.span
    rest = (text[:start] + " " + text[end:]).strip(" ,;·")
    try:
        hour = read_time(rest)
    except DomainError:
        hour = None
    if hour is None:
        raise NotAMomentError(value=text.strip())
    return at(written.start, hour, zone)
