"""The time that a meeting goes by: the computer's, unless that was set back and somebody said to go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain import spans
from forumdesk.domain.conduct import CLOCK_TOLERANCE, ItemRun, Sitting, current_item, latest, require_clock
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTime:
    """``now`` by the meeting's clock, and the latest moment that is recorded; None before the first."""

    now: datetime
    last: datetime | None

    @property
    def behind(self) -> timedelta:
        """How far the clock is behind what is recorded; zero while it is right."""
        gap = (self.last - self.now) if self.last else timedelta()
        return gap if gap > CLOCK_TOLERANCE else timedelta()


def current_sitting(work: UnitOfWork, meeting_id: MeetingId) -> Sitting | None:
    """The sitting opened last; None before the first."""
    return next(reversed(work.sittings.of_meeting(meeting_id)), None)


def item_under_way(work: UnitOfWork, runs: Sequence[ItemRun]) -> AgendaItemId | None:
    """The item under way that began last, or one that is suspended where none is; see :func:`current_item`."""
    open_ones = [one for one in runs if one.spans and not one.done and not one.deferred]
    items = work.agenda.find_all(one.id for one in open_ones)
    return current_item(open_ones, {AgendaItemId(one): item.parent_id for one, item in items.items()})


def meeting_time(work: UnitOfWork, meeting_id: MeetingId, clock_now: datetime) -> MeetingTime:
    """What time it is at the meeting when the computer's clock says ``clock_now``.

    What is recorded are the times of the meeting itself. The journal also knows deeds that were taken back, and
    other desks have other clocks: neither tells whether this clock was set back.
    """
    sitting = current_sitting(work, meeting_id)
    shift = timedelta(seconds=sitting.clock_shift if sitting and not sitting.closed else 0)
    moments = [spans.last_moment(sitting.spans)] if sitting else []
    moments += [spans.last_moment(one.spans) for one in work.item_runs.of_meeting(meeting_id)]
    moments += [spans.last_moment(one.spans) for one in work.speeches.open_of_meeting(meeting_id)]
    moments.append(work.speeches.last_ended(meeting_id))
    return MeetingTime(now=clock_now + shift, last=latest(moments))


def moment_of_meeting(work: UnitOfWork, meeting_id: MeetingId, clock_now: datetime) -> datetime:
    """The moment at which a deed of the meeting is done; ClockBehindError where the clock was set back."""
    told = meeting_time(work, meeting_id, clock_now)
    return require_clock(told.now, told.last, shown(work, meeting_id, told.now, told.last or told.now))


def moment_at_the_door(work: UnitOfWork, meeting_id: MeetingId, clock_now: datetime) -> datetime:
    """The moment of an arrival or a departure: by the meeting's clock while a sitting is open, else the computer's.

    People are let in before the meeting is opened and after it is closed, whatever the clock says.
    """
    sitting = current_sitting(work, meeting_id)
    if sitting is None or sitting.closed:
        return clock_now
    return moment_of_meeting(work, meeting_id, clock_now)


def shown(
    work: UnitOfWork, meeting_id: MeetingId, first: datetime, last: datetime
) -> tuple[str | datetime, str | datetime]:
    """Two moments for a sentence, local to the meeting: times of one day, or days with times."""
    zone = ZoneInfo(work.meetings.get(meeting_id).time_zone)
    first, last = first.astimezone(zone), last.astimezone(zone)
    if first.date() == last.date():
        return first.strftime("%H:%M"), last.strftime("%H:%M")
    return first, last
