"""Moments on a line that leaves the nights out."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.gui.widgets.time_axis import TimeAxis

ALMATY = ZoneInfo("Asia/Almaty")
NINE = datetime(2024, 10, 17, 4, 0, tzinfo=UTC)  # 09:00 in Almaty
HOUR = timedelta(hours=1)


def test_a_day_reaches_from_its_first_to_its_last_moment() -> None:
    axis = TimeAxis([NINE, NINE + 4 * HOUR], ALMATY)

    assert (axis.place(NINE), axis.place(NINE + HOUR), axis.place(NINE + 4 * HOUR)) == (0.0, 0.25, 1.0)
    assert axis.moment(0.25) == NINE + HOUR


def test_the_night_takes_a_gap_and_no_more() -> None:
    morning = NINE + 24 * HOUR
    axis = TimeAxis([NINE, NINE + HOUR, morning, morning + HOUR], ALMATY)

    assert axis.days == 2
    assert axis.place(NINE + HOUR) == pytest.approx(0.48)
    assert axis.place(morning) == pytest.approx(0.52)
    assert axis.place(NINE + 12 * HOUR) == axis.place(morning)
    ((begin, end),) = axis.breaks()
    assert begin == pytest.approx(0.48)
    assert end == pytest.approx(0.52)


def test_midnight_is_that_of_the_clock_at_the_meeting() -> None:
    late = datetime(2024, 10, 17, 18, 30, tzinfo=UTC)  # 23:30 in Almaty

    assert TimeAxis([late, late + HOUR], ALMATY).days == 2
    assert TimeAxis([late, late + HOUR], ZoneInfo("UTC")).days == 1


def test_ticks_are_round_times_and_not_more_than_there_is_room_for() -> None:
    axis = TimeAxis([NINE + timedelta(minutes=7), NINE + 5 * HOUR], ALMATY)

    ticks = [moment.astimezone(ALMATY) for _place, moment in axis.ticks(6)]

    assert [f"{one:%H:%M}" for one in ticks] == ["10:00", "11:00", "12:00", "13:00", "14:00"]


def test_without_moments_there_is_nothing_to_tell() -> None:
    axis = TimeAxis((), ALMATY)

    assert (axis.days, axis.place(NINE), axis.moment(0.5), list(axis.ticks(5))) == (0, 0.0, None, [])


@given(st.lists(st.integers(min_value=0, max_value=5 * 24 * 60), min_size=1, max_size=30))
def test_places_keep_the_order_of_time(minutes: list[int]) -> None:
    moments = sorted(NINE + timedelta(minutes=one) for one in minutes)
    axis = TimeAxis(moments, ALMATY)

    places = [axis.place(one) for one in moments]

    assert places == sorted(places)
    assert all(0.0 <= one <= 1.0 + 1e-9 for one in places)
