"""Which backups stay."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from forumdesk.domain.backups import Reason, thinned

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # a Sunday
Made = tuple[datetime, str]


def _kept(backups: Sequence[Made], now: datetime = NOW) -> list[datetime]:
    staying = thinned(backups, now, made_at=lambda one: one[0], reason=lambda one: one[1])
    return [at for at, _reason in staying]


def _hourly(first: timedelta, last: timedelta) -> list[Made]:
    count = int((last - first) / timedelta(hours=1)) + 1
    return [(NOW - first - timedelta(hours=hour), Reason.HOURLY) for hour in range(count)]


@pytest.mark.parametrize(
    ("first", "last", "staying"),
    [
        (timedelta(0), timedelta(hours=24), 25),
        (timedelta(hours=25), timedelta(days=7), 7),
        (timedelta(days=8), timedelta(days=30), 4),
        (timedelta(days=32), timedelta(days=300), 10),
    ],
    ids=["all of a day", "one a day", "one a week", "one a month"],
)
def test_the_older_the_fewer(first: timedelta, last: timedelta, staying: int) -> None:
    assert len(_kept(_hourly(first, last))) == staying


def test_the_newest_of_a_day_of_a_week_and_of_a_month_stays() -> None:
    assert _kept(_hourly(timedelta(hours=25), timedelta(days=3)))[1] == datetime(2026, 11, 20, 23, tzinfo=UTC)
    assert _kept(_hourly(timedelta(days=8), timedelta(days=20)))[1] == datetime(2026, 11, 8, 23, tzinfo=UTC)
    assert _kept(_hourly(timedelta(days=60), timedelta(days=90)))[1] == datetime(2026, 8, 31, 23, tzinfo=UTC)


def test_a_year_of_hourly_backups_comes_down_to_less_than_fifty() -> None:
    assert len(_kept(_hourly(timedelta(0), timedelta(days=365)))) < 50


def test_what_stays_is_newest_first_and_thinning_twice_changes_nothing() -> None:
    once = _kept(_hourly(timedelta(0), timedelta(days=100))[::-1])

    assert once == sorted(once, reverse=True)
    assert _kept([(at, Reason.HOURLY) for at in once]) == once


def test_what_was_made_before_an_upgrade_stays_for_ever() -> None:
    old = NOW - timedelta(days=400)
    backups = [(old, Reason.BEFORE_UPGRADE), (old + timedelta(hours=1), Reason.HOURLY)]

    assert _kept(backups) == [old + timedelta(hours=1), old]


def test_what_a_clock_that_was_turned_back_made_in_the_future_stays() -> None:
    ahead = [(NOW + timedelta(hours=hour), Reason.HOURLY) for hour in range(1, 60)]

    assert len(_kept(ahead)) == 59


def test_nothing_stays_of_nothing() -> None:
    assert _kept([]) == []
