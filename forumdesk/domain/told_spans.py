"""How long something is, in the unit that a person would count it in."""

from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice

_HOUR: Final = 60  # minutes
_DAY: Final = 24 * _HOUR


def span_of(minutes: int) -> Notice:
    """A number of minutes in words: from two hours on in hours, from two days on in days."""
    if minutes >= 2 * _DAY:
        days = round(minutes / _DAY)
        return Notice(code="span", message=N_("{count} day"), plural=N_("{count} days"), count=days)
    if minutes >= 2 * _HOUR:
        hours = round(minutes / _HOUR)
        return Notice(code="span", message=N_("{count} hour"), plural=N_("{count} hours"), count=hours)
    return Notice(code="span", message=N_("{count} min"), values={"count": minutes})
