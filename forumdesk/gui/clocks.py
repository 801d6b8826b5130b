"""Whose clock a page goes by: the meeting's where one is spoken of, else the computer's; said where they differ."""

from datetime import datetime
from zoneinfo import ZoneInfo

from forumdesk.gui.words import Words


def clock_note(words: Words, zone: str, now: datetime, *, of_meeting: bool) -> str:
    """That the times of a page go by one clock and not by the other; empty while both show the same.

    ``zone`` (IANA) is that of the meeting.
    """
    here, there = now.astimezone(), now.astimezone(ZoneInfo(zone))
    if here.utcoffset() == there.utcoffset():
        return ""
    _ = words.gettext
    if of_meeting:
        sentence = _("Times go by the clock of the meeting ({meeting}); this computer goes by {computer}.")
    else:
        sentence = _("Times go by the clock of this computer ({computer}); the meeting goes by {meeting}.")
    return sentence.format(computer=_offset(here), meeting=f"{zone}, {_offset(there)}")


def _offset(moment: datetime) -> str:
    """Like UTC+5 or UTC−3:30."""
    behind = moment.utcoffset()
    minutes = 0 if behind is None else round(behind.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
