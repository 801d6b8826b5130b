from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import moment_of, new_uuid

MOMENTS = st.integers(min_value=0, max_value=253_000_000_000_000_000).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)


@given(MOMENTS)
def test_the_layout_is_that_of_version_7(at: datetime) -> None:
    made = new_uuid(at)

    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(MOMENTS, st.integers(min_value=1, max_value=10**12))
def test_a_later_millisecond_gives_a_greater_identifier(at: datetime, later: int) -> None:
    try:
        after = at + timedelta(milliseconds=later)
    except OverflowError:
        return

    assert new_uuid(at) < new_uuid(after)


def test_the_zone_of_the_moment_does_not_matter() -> None:
    at = datetime(2024, 10, 17, 12, tzinfo=UTC)

    assert new_uuid(at).int >> 80 == new_uuid(at.astimezone(timezone(timedelta(hours=5)))).int >> 80


def test_identifiers_of_one_moment_differ() -> None:
    at = datetime(2024, 10, 17, 12, tzinfo=UTC)

    assert len({new_uuid(at) for _ in range(1000)}) == 1000


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        new_uuid(datetime(2024, 10, 17, 12))  # noqa: DTZ001


def test_an_identifier_tells_when_it_was_made() -> None:
    at = datetime(2024, 10, 17, 12, 0, 0, 123456, tzinfo=UTC)

    assert moment_of(new_uuid(at)) == at.replace(microsecond=123000)
