"""What a person may type for a moment."""

from datetime import UTC, datetime

import pytest

from forumdesk.gui.pages.consultation.moments import (
    NotADateError,
    NotAMomentError,
    NoTimeZoneError,
    read_date,
    read_moment,
    read_zone,
)


@pytest.mark.parametrize(
    "typed", ["24.10.2024, 18:00", "24.10.2024 18:00", "2024-10-24 18.00", "24 октября 2024 года, 18:00"]
)
def test_a_date_with_a_time_is_a_moment_in_its_zone(typed: str) -> None:
    assert read_moment(typed, "Asia/Almaty") == datetime(2024, 10, 24, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["24.10.2024", "18:00", "tomorrow", "24.10.2024 26:00"])
def test_half_a_moment_is_refused(typed: str) -> None:
    with pytest.raises(NotAMomentError):
        read_moment(typed, "Asia/Almaty")


def test_nothing_is_no_moment() -> None:
    assert read_moment("  ", "UTC") is None


def test_words_are_no_date_and_no_zone() -> None:
    with pytest.raises(NotADateError):
        read_date("soon")
    for typed in ("", "Mars/Olympus", "../etc"):
        with pytest.raises(NoTimeZoneError):
            read_zone(typed)
