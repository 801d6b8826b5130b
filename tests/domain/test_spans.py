from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain import spans
from forumdesk.domain.spans import Span, Spans

NOON = datetime(2024, 10, 17, 12, 0, tzinfo=UTC)
MOMENTS = st.integers(-10_000, 10_000).map(lambda minutes: NOON + timedelta(minutes=minutes))
SPANS = st.lists(st.builds(Span, begun=MOMENTS, ended=st.none() | MOMENTS), max_size=4).map(tuple)


def minutes(count: int) -> datetime:
    return NOON + timedelta(minutes=count)


def test_pauses_do_not_count() -> None:
    paused = (Span(begun=minutes(0), ended=minutes(10)), Span(begun=minutes(30)))

    assert spans.length(paused, minutes(35)) == timedelta(minutes=15)
    assert spans.length((), NOON) == timedelta()


def test_a_span_never_ends_before_it_begins() -> None:
    assert spans.ended((Span(begun=minutes(5)),), minutes(0)) == (Span(begun=minutes(5), ended=minutes(5)),)


def test_what_runs_begins_once_and_what_stands_still_ends_once() -> None:
    running = spans.begun((), minutes(0))
    ended = spans.ended(running, minutes(3))

    assert spans.begun(running, minutes(1)) == running
    assert spans.ended(ended, minutes(9)) == ended
    assert (spans.is_running(running), spans.is_running(ended), spans.is_running(())) == (True, False, False)


def test_the_last_moment_is_the_last_that_is_named() -> None:
    assert spans.last_moment(()) is None
    assert spans.last_moment(spans.begun((), minutes(2))) == minutes(2)
    assert spans.last_moment(spans.ended(spans.begun((), minutes(2)), minutes(4))) == minutes(4)


@given(SPANS, MOMENTS)
def test_a_length_is_never_negative(some: Spans, now: datetime) -> None:
    assert spans.length(some, now) >= timedelta()


@given(SPANS)
def test_spans_survive_as_plain_data(some: Spans) -> None:
    assert spans.from_plain(spans.to_plain(some)) == some


@pytest.mark.parametrize("plain", [[[None, None]], [["2024-10-17T12:00:00", None]], [["noon", None]], [[]]])
def test_what_is_no_span_is_refused(plain: list[list[str | None]]) -> None:
    with pytest.raises((ValueError, TypeError)):
        spans.from_plain(plain)
