"""Why backups are made, and which of them stay."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

B = TypeVar("B")

ALL_FOR: Final = timedelta(days=1)
DAILY_FOR: Final = timedelta(days=7)
WEEKLY_FOR: Final = timedelta(days=31)


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
    backups: Iterable[B], now: datetime, *, made_at: Callable[[B], datetime], reason: Callable[[B], str]
) -> tuple[B, ...]:
    """The backups that stay, newest first: all of the last day, then the newest of a day, a week, a month.

    One a day stays for a week, one a week for a month, one a month without end. Days, weeks (from Monday) and months
    are those of the zone of ``made_at``. What was made after ``now`` stays: a clock may have been turned back. The
    newest always stays.
    """
    ordered = sorted(backups, key=made_at, reverse=True)
    kept, seen = list[B](), set[tuple[str, object]]()
    for backup in ordered:
        at = made_at(backup)
        slot = _slot(at, now - at)
        if slot is None or slot not in seen or reason(backup) in KEPT_FOR_EVER:
            kept.append(backup)
        if slot is not None:
            seen.add(slot)
    return tuple(kept)


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
