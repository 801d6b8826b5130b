"""The times of an agenda: planned, real so far, and expected from now on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemRun, ItemState, latest
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText

UNDATED = date(2000, 1, 3)
"""The day on which times are computed while a meeting has none."""
_OVER = (ItemState.DONE, ItemState.DEFERRED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """When an item is planned and expected, in naive local time; None while nothing says it.

    ``begin`` and ``end`` are real for what has happened and expected for what has not; ``minutes`` is the planned
    length, that of the sub-items where the item has none of its own. ``assumed`` where the planned start is not set
    but follows from the item before; ``overlap`` is how many minutes an item with a set start is planned to begin
    before the one before it ends.
    """

    depth: int
    state: ItemState = ItemState.PLANNED
    planned_begin: datetime | None = None
    planned_end: datetime | None = None
    begin: datetime | None = None
    end: datetime | None = None
    minutes: int = 0
    assumed: bool = False
    overlap: int = 0

    @property
    def late(self) -> int:
        """Whole minutes by which the item begins later than planned; negative for earlier, 0 while unknown."""
        if self.begin is None or self.planned_begin is None:
            return 0
        return round((self.begin - self.planned_begin) / timedelta(minutes=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The slots of all items."""

    slots: Mapping[AgendaItemId, Slot]

    @property
    def planned_end(self) -> datetime | None:
        """When the last item is planned to end."""
        return max((one.planned_end for one in self.slots.values() if one.planned_end), default=None)

    @property
    def end(self) -> datetime | None:
        """When the last item is expected to end, or ended."""
        return max((one.end for one in self.slots.values() if one.end), default=None)

    @property
    def slip(self) -> int:
        """Whole minutes by which the end is expected later than planned; negative for earlier."""
        if self.end is None or self.planned_end is None:
            return 0
        return round((self.end - self.planned_end) / timedelta(minutes=1))


def timetable(
    items: Sequence[AgendaItem],
    *,
    first_day: date | None = None,
    runs: Mapping[AgendaItemId, ItemRun] | None = None,
    now: datetime | None = None,
    time_zone: str = "UTC",
) -> Timetable:
    """The times of ``items``, which stand in printing order.

    The rules: an item without a planned start follows the one before it on the same day; parallel sections begin
    together, and what follows them begins after the longest. An item without a length lasts as long as what is
    below it, one without a start begins with it. A start without a day belongs to the next day where a session goes
    past midnight and that is nearer. What has not begun is expected after what is under way in its section, never
    before a start that is set and never before ``now`` (aware), and takes its planned length; what is under way
    takes at least its planned length; what was deferred takes no time, and what was left out below an item that is
    over is not expected. Without ``now`` the plan is what is expected. Real times are told in ``time_zone`` (IANA).
    Items of a meeting without a day are placed on the day on which it began, before that on one of no meaning.
    """
    zone = ZoneInfo(time_zone)
    planned = _Planned(items, first_day or _day_begun(runs or {}, now, zone))
    slots = planned.slots()
    if now is None:
        slots = {
            key: replace(one, begin=one.planned_begin, end=one.planned_end) for key, one in slots.items()
        }
        return Timetable(slots=slots)
    expected = _Expected(items, slots, planned.days, runs or {}, now, zone)
    return Timetable(slots=expected.slots())


def later(moment: datetime, by: timedelta) -> datetime:
    """A naive moment so much later, at most where the calendar comes to its end."""
    return moment + min(by, datetime.combine(date.max, time.max) - moment)


def _day_begun(runs: Mapping[AgendaItemId, ItemRun], now: datetime | None, zone: ZoneInfo) -> date:
    """The local day of what was begun first, else that of now."""
    begun = min((one.begun for one in runs.values() if one.begun), default=now)
    return begun.astimezone(zone).date() if begun else UNDATED


def moved_to(items: Sequence[AgendaItem], first_day: date, held_from: date) -> list[AgendaItem]:
    """The items of a meeting planned from ``first_day`` on, as they lie when it is held from another day on."""
    apart = held_from - first_day
    return [replace(one, day=day_later(one.day, apart)) if one.day else one for one in items]


def day_later(day: date, apart: timedelta) -> date:
    """A day so much later or, where that is negative, earlier; at most where the calendar begins or ends."""
    return day + max(min(apart, date.max - day), date.min - day)


class _Tracks:
    """Where the clock stands on one level: one for all, or one for each of the sections that sit side by side."""

    def __init__(self, clock: datetime | None) -> None:
        self._fork = clock
        self._sections: dict[LocalizedText, datetime | None] = {}

    @property
    def latest(self) -> datetime | None:
        """When all that was placed has ended."""
        return latest((self._fork, *self._sections.values()))

    def at(self, section: LocalizedText) -> datetime | None:
        """When the next item of a section may begin; one of no section waits for all of them."""
        return self._sections.get(section, self._fork) if section else self.latest

    def go_on(self, section: LocalizedText, end: datetime | None, begin: datetime | None) -> None:
        """An item was placed from ``begin`` to ``end``; parallel sections begin with the first of them."""
        if not section:
            self._fork, self._sections = end, {}
            return
        if not self._sections:
            self._fork = begin if begin is not None else self._fork
        self._sections[section] = end


class _Planned:
    """Places items by their planned times."""

    def __init__(self, items: Sequence[AgendaItem], first_day: date) -> None:
        self._first_day = first_day
        self._below: dict[AgendaItemId | None, list[AgendaItem]] = {}
        for item in items:
            self._below.setdefault(item.parent_id, []).append(item)
        self._slots: dict[AgendaItemId, Slot] = {}
        self.days: dict[AgendaItemId, date] = {}

    def slots(self) -> dict[AgendaItemId, Slot]:
        """The slots of all items."""
        self._place(None, None, self._first_day, 0)
        return self._slots

    def _place(
        self, parent_id: AgendaItemId | None, clock: datetime | None, day: date, depth: int
    ) -> datetime | None:
        """Place the items below ``parent_id`` from ``clock`` on; returns when the last of them ends."""
        tracks, ended = _Tracks(clock), _Tracks(None)
        for item in self._below.get(parent_id, ()):
            own_day = item.day or day
            if own_day != day:
                day, tracks, ended = own_day, _Tracks(None), _Tracks(None)
            before, follows = ended.at(item.section), tracks.at(item.section)
            self.days[item.id] = own_day
            given = _given(item, own_day, follows)
            begin, end = self._place_one(item, follows if given is None else given, own_day, depth)
            overlap = max(before - given, timedelta()) if given and before else timedelta()
            self._slots[item.id] = replace(
                self._slots[item.id],
                assumed=given is None and begin is not None,
                overlap=overlap // timedelta(minutes=1),
            )
            tracks.go_on(item.section, end or follows, begin)
            ended.go_on(item.section, end or before, None)
        return tracks.latest

    def _place_one(
        self, item: AgendaItem, begin: datetime | None, day: date, depth: int
    ) -> tuple[datetime | None, datetime | None]:
        """Place an item and what is below it; returns when it begins and ends."""
        self._slots[item.id] = Slot(depth=depth, planned_begin=begin)
        below = self._place(item.id, begin, day, depth + 1)
        if begin is None:
            begins = [self._slots[one.id].planned_begin for one in self._below.get(item.id, ())]
            begin = min((one for one in begins if one is not None), default=None)
        own = timedelta(minutes=item.minutes)
        end = None if begin is None else later(begin, own) if item.minutes else max(begin, below or begin)
        minutes = item.minutes or (
            0 if begin is None or end is None else (end - begin) // timedelta(minutes=1)
        )
        self._slots[item.id] = Slot(depth=depth, planned_begin=begin, planned_end=end, minutes=minutes)
        return begin, end


def _given(item: AgendaItem, day: date, follows: datetime | None) -> datetime | None:
    """The start that is set; past midnight it belongs to the day on which it is nearer to what it follows."""
    if item.starts is None:
        return None
    given = datetime.combine(day, item.starts)
    if item.day is not None or follows is None or follows.date() <= day:
        return given
    return min(given, datetime.combine(follows.date(), item.starts), key=lambda one: abs(one - follows))


class _Expected:
    """Replaces planned times by real ones, and by those that follow from now."""

    def __init__(
        self,
        items: Sequence[AgendaItem],
        planned: Mapping[AgendaItemId, Slot],
        days: Mapping[AgendaItemId, date],
        runs: Mapping[AgendaItemId, ItemRun],
        now: datetime,
        zone: ZoneInfo,
    ) -> None:
        self._planned, self._days, self._runs, self._zone = planned, days, runs, zone
        self._now, self._local_now = now, now.astimezone(zone).replace(tzinfo=None)
        self._below: dict[AgendaItemId | None, list[AgendaItem]] = {}
        for item in items:
            self._below.setdefault(item.parent_id, []).append(item)
        self._slots: dict[AgendaItemId, Slot] = {}

    def slots(self) -> dict[AgendaItemId, Slot]:
        """The slots of all items."""
        self._place(None, None)
        return self._slots

    def _run(self, item: AgendaItem) -> ItemRun:
        return self._runs.get(item.id) or ItemRun(id=item.id, meeting_id=MeetingId(item.meeting_id))

    def _place(self, parent_id: AgendaItemId | None, clock: datetime | None) -> datetime | None:
        """Place what is below an item; ``clock`` is when the next that has not begun may begin."""
        level = self._below.get(parent_id, ())
        ends = {one.id: self._begun(one) for one in level if self._run(one).state is not ItemState.PLANNED}
        held = [one for one in level if one.id in ends and self._run(one).state is not ItemState.DEFERRED]
        busy = latest((clock, *(ends[one.id] for one in held)))
        tracks = _Tracks(busy)
        for item in level:
            if item in held:
                # Whatever else sits at the same time as this section need not wait for it.
                begin = self._slots[item.id].begin if item.section else None
                tracks.go_on(item.section, ends[item.id] if item.section else busy, begin)
            elif item.id not in ends:
                follows = tracks.at(item.section)
                if not item.section:
                    follows = latest((follows, busy))
                follows = self._on_its_day(item, follows)
                tracks.go_on(item.section, self._to_come(item, follows), follows)
        return latest((tracks.latest, busy))

    def _on_its_day(self, item: AgendaItem, follows: datetime | None) -> datetime | None:
        """What ended on an earlier day says nothing of when an item of another day begins."""
        return follows if follows is not None and follows.date() >= self._days[item.id] else None

    def _begun(self, item: AgendaItem) -> datetime | None:
        """Place an item that was begun or put off; returns when it ended or is expected to."""
        run, slot = self._run(item), self._planned[item.id]
        begin = self._local(run.begun)
        if run.state in _OVER:
            end = self._local(run.ended)
            self._leave_out(item)
        else:
            below = self._place(item.id, max(begin or self._local_now, self._local_now))
            rest = max(timedelta(minutes=slot.minutes) - run.length(self._now), timedelta())
            end = later(self._local_now, rest)
            if below is not None and any(
                self._planned[one.id].minutes for one in self._below.get(item.id, ())
            ):
                # Its sub-items tell better than its own length how long it still takes.
                end = max(below, self._local_now)
        if begin is not None and end is not None:
            end = max(begin, end)
        self._slots[item.id] = replace(slot, state=run.state, begin=begin, end=end)
        return end

    def _leave_out(self, item: AgendaItem) -> None:
        """Nothing more is expected below an item that is over; what took place there did."""
        for one in self._below.get(item.id, ()):
            run = self._run(one)
            if run.state in (ItemState.UNDER_WAY, ItemState.SUSPENDED):
                self._begun(one)
                continue
            begin, end = self._local(run.begun), self._local(run.ended)
            self._slots[one.id] = replace(self._planned[one.id], state=run.state, begin=begin, end=end)
            self._leave_out(one)

    def _to_come(self, item: AgendaItem, clock: datetime | None) -> datetime | None:
        """Place an item that has not begun; returns when it is expected to end."""
        slot = self._planned[item.id]
        planned = None if slot.assumed and clock is not None else slot.planned_begin
        known = [one for one in (planned, clock, self._floor(slot)) if one is not None]
        begin = max(known) if known else None
        below = self._place(item.id, begin)
        end = None if begin is None else later(begin, timedelta(minutes=slot.minutes))
        if end is not None and below is not None and self._below.get(item.id):
            end = max(end, below)
        self._slots[item.id] = replace(slot, begin=begin, end=end)
        return end or clock

    def _floor(self, slot: Slot) -> datetime | None:
        """Nothing begins in the past; where no time is known at all, nothing is expected."""
        return self._local_now if slot.planned_begin is not None else None

    def _local(self, moment: datetime | None) -> datetime | None:
        return moment.astimezone(self._zone).replace(tzinfo=None) if moment is not None else None
