"""A line of presence in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from forumdesk.gui.models.presence_words import PresenceWords, end_of_its_minute, last_of_minutes
from forumdesk.gui.words import Words
from forumdesk.services.quorum import PresenceLine
from tests.gui.catalogues import catalogue

NINE = datetime(2024, 10, 17, 4, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Almaty")


def line(*steps: tuple[int, int]) -> PresenceLine:
    return PresenceLine(
        steps=tuple((NINE + timedelta(minutes=minute), count) for minute, count in steps),
        entitled=120,
        needed=61,
        decisions=(),
    )


def test_a_number_holds_until_the_next_step() -> None:
    told = PresenceWords(line((0, 40), (10, 70)), Words(catalogue, "en"), ZONE)

    counts = [told.count(NINE + timedelta(minutes=minute)) for minute in (-1, 0, 9, 10, 99)]

    assert counts == [0, 40, 40, 70, 70]


def test_a_line_of_several_days_names_the_day() -> None:
    told = PresenceWords(line((0, 70), (24 * 60, 60)), Words(catalogue, "en"), ZONE)

    assert told.losses()[0].startswith("18 October, 09:00: quorum lost")


def test_of_each_minute_the_last_number_is_told() -> None:
    steps = [(NINE + timedelta(seconds=second), second) for second in (1, 30, 61)]

    assert [count for _at, count in last_of_minutes(steps)] == [30, 61]
    assert end_of_its_minute(steps[0][0]) > steps[1][0]
