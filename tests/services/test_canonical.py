from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.services.canonical import canonical, moment, read_moment


@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
                    min_value=datetime(1000, 1, 2)))  # fmt: skip  # noqa: DTZ001
def test_a_moment_is_read_as_it_was_written(at: datetime) -> None:
    assert read_moment(moment(at)) == at


@pytest.mark.parametrize(
    "text",
    ["", "2024-10-17T12:00:00Z", "2024-10-17T12:00:00.000000+00:00", "2024-13-17T12:00:00.000000Z",
     "2024-10-17T12:00:00.000000Z\n", "２024-10-17T12:00:00.000000Z"],
)  # fmt: skip
def test_a_moment_has_one_spelling(text: str) -> None:
    with pytest.raises(ValueError, match=r"moment|month"):
        read_moment(text)


def test_canonical_bytes_are_compact_and_sorted() -> None:
    assert canonical({"b": 1, "a": "ә"}) == '{"a":"ә","b":1}'.encode()
