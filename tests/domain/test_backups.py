"""Which backups stay."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from forumdesk.domain.backups import NEWEST, Reason, thinned

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)  # a Sunday
Made = tuple[datetime, str]
# Made today and yesterday: as many as stay in any case, and one that shows the clock to be right.
NEWER = [*[(NOW, Reason.OPENED)] * NEWEST, (NOW - timedelta(hours=20), Reason.OPENED)]


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
    assert len(_kept([*NEWER, *_hourly(first, last)])) == len(NEWER) + staying


def test_the_newest_of_a_day_of_a_week_and_of_a_month_stays() -> None:
    for hourly, second in (
        (_hourly(timedelta(hours=25), timedelta(days=3)), datetime(2026, 11, 20, 23, tzinfo=UTC)),
        (_hourly(timedelta(days=8), timedelta(days=20)), datetime(2026, 11, 8, 23, tzinfo=UTC)),
        (_hourly(timedelta(days=60), timedelta(days=90)), datetime(2026, 8, 31, 23, tzinfo=UTC)),
    ):
        assert _kept([*NEWER, *hourly])[len(NEWER) + 1] == second


def test_a_year_of_hourly_backups_comes_down_to_less_than_fifty() -> None:
    assert len(_kept(_hourly(timedelta(0), timedelta(days=365)))) < 50


def test_what_stays_is_newest_first_and_thinning_twice_changes_nothing() -> None:
    once = _kept(_hourly(timedelta(0), timedelta(days=100))[::-1])

    assert once == sorted(once, reverse=True)
    assert _kept([(at, Reason.HOURLY) for at in once]) == once


def test_what_was_made_before_an_upgrade_stays_for_ever() -> None:
    old = NOW - timedelta(days=400)
    later = [(old + timedelta(hours=hour), Reason.HOURLY) for hour in range(1, 9)]

    assert _kept([(old, Reason.BEFORE_UPGRADE), *later, *NEWER])[len(NEWER) :] == [later[-1][0], old]


def test_what_a_clock_that_was_turned_back_made_in_the_future_stays() -> None:
    ahead = [(NOW + timedelta(hours=hour), Reason.HOURLY) for hour in range(1, 60)]

    assert len(_kept(ahead)) == 59


@pytest.mark.parametrize("wrong", [timedelta(days=2), timedelta(days=40), timedelta(days=365)])
def test_a_clock_that_is_ahead_for_once_thins_nothing(wrong: timedelta) -> None:
    hourly = _hourly(timedelta(0), timedelta(hours=8))
    ahead = NOW + wrong

    assert _kept(hourly, ahead) == [at for at, _reason in hourly]
    assert len(_kept([(ahead, Reason.OPENED), *hourly], ahead)) == 1 + len(hourly)


def test_a_clock_that_is_ahead_on_two_days_is_believed_and_leaves_the_newest() -> None:
    hourly = _hourly(timedelta(0), timedelta(hours=20))
    ahead = [(NOW + timedelta(days=days), Reason.OPENED) for days in (365, 364)]

    assert _kept([*ahead, *hourly], ahead[0][0]) == [at for at, _reason in (*ahead, *hourly[: NEWEST - 2])]


def test_after_a_long_pause_all_are_thinned_on_the_second_day() -> None:
    hourly = _hourly(timedelta(days=60), timedelta(days=61))

    assert len(_kept([(NOW, Reason.OPENED), *hourly])) > 20
    assert len(_kept([*NEWER, *hourly])) == len(NEWER) + 1


def test_one_that_is_not_sound_stands_for_no_other() -> None:
    hourly = [*NEWER, *_hourly(timedelta(hours=26), timedelta(hours=36))]
    damaged = {at for at, _reason in hourly[len(NEWER) : len(NEWER) + 2]}
    asked: list[datetime] = []

    def is_sound(backup: Made) -> bool:
        asked.append(backup[0])
        return backup[0] not in damaged

    staying = thinned(hourly, NOW, made_at=lambda one: one[0], reason=lambda one: one[1], is_sound=is_sound)

    assert [at for at, _reason in staying] == [at for at, _reason in hourly[: len(NEWER) + 3]]
    assert len(asked) < len(hourly)


def test_nothing_stays_of_nothing() -> None:
    assert _kept([]) == []
