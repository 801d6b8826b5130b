"""What the foot of the agenda says: how much there is, and when it will end."""

from collections.abc import Sequence
from datetime import datetime

from forumdesk.domain.agenda import MINUTES_OF_A_DAY, AgendaItem, planned_minutes
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.timetable import Timetable
from forumdesk.gui.words import Words
from forumdesk.language.dates import day_month, time_of_day
from forumdesk.language.numbers import whole

_OVER = (ItemState.DONE, ItemState.DEFERRED)


def count_words(words: Words, items: Sequence[AgendaItem]) -> str:
    """How many items and how long in all."""
    _, count, minutes = words.gettext, len(items), planned_minutes(items)
    named = words.ngettext("{count} item", "{count} items", count).format(count=count)
    length = _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
    return _("{items}, {length} in all").format(items=named, length=length)


def overlap_words(words: Words, timetable: Timetable) -> str:
    """How many items begin before the one above them ends; empty for none."""
    count = sum(slot.overlap > 0 for slot in timetable.slots.values())
    early = words.ngettext("{count} item begins too early", "{count} items begin too early", count)
    return early.format(count=count) if count else ""


def end_words(words: Words, timetable: Timetable, *, took_place: bool, several_days: bool) -> str:
    """When the agenda is expected to end, or ended, and how far from the plan; empty while no time is known."""
    _, end = words.gettext, timetable.end
    if end is None:
        return ""
    other_day = timetable.planned_end is not None and timetable.planned_end.date() != end.date()
    time = _moment(words, end, several_days or other_day)
    if not took_place:
        return _("Expected end: {time}").format(time=time)
    over = all(slot.state in _OVER for slot in timetable.slots.values())
    sentence = _("Ended: {time}, {slip}") if over else _("Expected end: {time}, {slip}")
    return sentence.format(time=time, slip=slip_words(words, timetable.slip))


def slip_words(words: Words, minutes: int) -> str:
    """How late (positive) or early something is."""
    if not minutes:
        return words.gettext("on time")
    count = abs(minutes)
    if count >= MINUTES_OF_A_DAY:
        # An item that was never ended, or a clock that is wrong: minutes would say nothing.
        days = count // MINUTES_OF_A_DAY
        late = words.ngettext("{count} day late", "{count} days late", days)
        early = words.ngettext("{count} day early", "{count} days early", days)
        return (late if minutes > 0 else early).format(count=whole(days, words.language))
    late = words.ngettext("{count} minute late", "{count} minutes late", count)
    early = words.ngettext("{count} minute early", "{count} minutes early", count)
    return (late if minutes > 0 else early).format(count=count)


def _moment(words: Words, moment: datetime, several_days: bool) -> str:
    time = time_of_day(moment.time(), words.language)
    if not several_days:
        return time
    return words.gettext("{day}, {time}").format(day=day_month(moment.date(), words.language), time=time)
