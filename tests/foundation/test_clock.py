from datetime import UTC, timedelta

from forumdesk.foundation.clock import system_clock


def test_the_clock_gives_aware_moments_in_utc_that_do_not_run_backwards() -> None:
    first, second = system_clock(), system_clock()

    assert first.tzinfo is UTC
    assert timedelta() <= second - first < timedelta(minutes=1)
