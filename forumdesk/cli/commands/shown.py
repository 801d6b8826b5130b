"""What everything that is shown has in common."""

from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import Language
from forumdesk.services.meetings import NoMeetingError
from forumdesk.services.register import Register


def meeting_shown(register: Register, wanted: str | None) -> Meeting | None:
    """The meeting, or None in a register without any: then lists are empty and counts are 0."""
    try:
        return register.meetings.find(wanted)
    except NoMeetingError:
        return None


def moment_meant(meeting: Meeting, at: datetime | None) -> datetime | None:
    """The moment as somebody wrote it; without an offset it is local time of the meeting."""
    return at.replace(tzinfo=ZoneInfo(meeting.time_zone)) if at is not None and at.tzinfo is None else at


def best(texts: dict[str, str], language: Language) -> str:
    """The text in ``language``, or in the first one that has any."""
    return texts.get(language.value) or next(iter(texts.values()), "")
