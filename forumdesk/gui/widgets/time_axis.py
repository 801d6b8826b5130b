"""Where moments stand on a line of time that leaves the nights out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_SHORTEST: Final = timedelta(minutes=1)
_GAP: Final = 0.04
"""Share of the line that each night takes."""
_STEPS: Final = tuple(timedelta(minutes=one) for one in (1, 5, 10, 15, 30, 60, 120, 180, 360, 720))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A day's stretch of time and its place on the line, from 0 to 1."""

    begin: datetime
    end: datetime
    left: float
    right: float


class TimeAxis:
    """The days on which something happened, each from its first to its last moment, in one measure."""

    def __init__(self, moments: Iterable[datetime], zone: ZoneInfo) -> None:
        """`moments` are aware; days are those of the clock in `zone`. Without moments everything stands at 0."""
        self._zone = zone
        self._days = _laid_out(_stretches(moments, zone))

    @property
    def days(self) -> int:
        """On how many days something happened."""
        return len(self._days)

    def place(self, moment: datetime) -> float:
        """From 0 to 1; what lies in a night stands where the next day begins."""
        for day in self._days:
            if moment <= day.end:
                share = max((moment - day.begin) / (day.end - day.begin), 0.0)
                return day.left + share * (day.right - day.left)
        return 1.0 if self._days else 0.0

    def moment(self, place: float) -> datetime | None:
        """The moment at a place from 0 to 1, in UTC as given; None without moments."""
        for day in self._days:
            if place <= day.right:
                share = max((place - day.left) / (day.right - day.left), 0.0)
                return day.begin + share * (day.end - day.begin)
        return self._days[-1].end if self._days else None

    def breaks(self) -> Sequence[tuple[float, float]]:
        """Where the nights lie."""
        return [(one.right, two.left) for one, two in zip(self._days, self._days[1:], strict=False)]

    def ticks(self, most: int) -> Sequence[tuple[float, datetime]]:
        """At most about `most` round times of the clock, with their places."""
        total = sum((day.end - day.begin for day in self._days), timedelta())
        step = next((one for one in _STEPS if total <= one * max(most, 1)), _STEPS[-1])
        return [(self.place(one), one) for day in self._days for one in _round_times(day, step, self._zone)]


def _stretches(moments: Iterable[datetime], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    found: dict[object, tuple[datetime, datetime]] = {}
    for moment in sorted(moments):
        day = moment.astimezone(zone).date()
        found[day] = (found.get(day, (moment, moment))[0], moment)
    return [(begin, max(end, begin + _SHORTEST)) for begin, end in found.values()]


def _laid_out(stretches: Sequence[tuple[datetime, datetime]]) -> tuple[_Day, ...]:
    total = sum((end - begin for begin, end in stretches), timedelta())
    gap = min(_GAP, 0.5 / len(stretches)) if len(stretches) > 1 else 0.0
    room = 1.0 - gap * (len(stretches) - 1)
    days, left = [], 0.0
    for begin, end in stretches:
        right = left + room * ((end - begin) / total)
        days.append(_Day(begin=begin, end=end, left=left, right=right))
        left = right + gap
    return tuple(days)


def _round_times(day: _Day, step: timedelta, zone: ZoneInfo) -> Iterable[datetime]:
    local = day.begin.astimezone(zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    time = day.begin - (local - midnight) % step
    while time <= day.end:
        if time >= day.begin:
            yield time
        time += step
