"""Why backups are made, and which of them stay."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

B = TypeVar("B")

ALL_FOR: Final = timedelta(days=1)
DAILY_FOR: Final = timedelta(days=7)
WEEKLY_FOR: Final = timedelta(days=31)
NEWEST: Final = 5
"""So many stay in any case."""


class Reason(StrEnum):
    """Why a backup was made."""

    OPENED = "opened"
    HOURLY = "hourly"
    BY_HAND = "by-hand"
    END_OF_DAY = "end-of-day"
    BEFORE_IMPORT = "before-import"
    BEFORE_MERGE = "before-merge"
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPGRADE = "before-upgrade"


KEPT_FOR_EVER: Final = frozenset({Reason.BEFORE_UPGRADE})
"""An earlier version of the program reads these, and no later backup."""


def thinned(
    backups: Iterable[B],
    now: datetime,
    *,
    made_at: Callable[[B], datetime],
    reason: Callable[[B], str],
    is_sound: Callable[[B], bool] = lambda _backup: True,
) -> tuple[B, ...]:
    """The backups that stay, newest first: all of the last day, then the newest of a day, a week, a month.

    One a day stays for a week, one a week for a month, one a month without end. Days, weeks (from Monday) and months
    are those of the zone of ``made_at``. What was made after ``now`` stays: a clock may have been turned back. One
    that is years ahead thins nothing: where the last backup of an earlier day is more than a day old, ages are
    counted up to that one, until there is a second day. The newest five stay whatever the clock says. One that is not
    sound stands for no other; ``is_sound`` is asked only of those that would be the reason why another one goes.
    """
    ordered = sorted(backups, key=made_at, reverse=True)
    now = _vouched(now, [made_at(one) for one in ordered])
    kept, standing = list[B](), dict[tuple[str, object], B]()
    for place, backup in enumerate(ordered):
        at = made_at(backup)
        slot = _slot(at, now - at)
        if slot is None:
            kept.append(backup)
            continue
        first = standing.setdefault(slot, backup)
        if first is backup or place < NEWEST or reason(backup) in KEPT_FOR_EVER:
            kept.append(backup)
        elif not is_sound(first):
            standing[slot] = backup
            kept.append(backup)
    return tuple(kept)


def _vouched(now: datetime, moments: Iterable[datetime]) -> datetime:
    """The moment that counts as now, of backups that were made at ``moments``, newest first."""
    for at in moments:
        if at <= now and at.date() < now.astimezone(at.tzinfo).date():
            return at if now - at > ALL_FOR else now
    return now


def _slot(at: datetime, age: timedelta) -> tuple[str, object] | None:
    """The day, week or month for which one backup of this age stands; None while every one stays."""
    if age <= ALL_FOR:
        return None
    if age <= DAILY_FOR:
        return "day", at.date()
    if age <= WEEKLY_FOR:
        return "week", _monday(at.date())
    return "month", (at.year, at.month)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
