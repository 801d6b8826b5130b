from datetime import timedelta

import pytest

from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.hall.clockwork import digits, read_clock, side_by_side
from forumdesk.gui.hall.scenes import Clock
from forumdesk.gui.hall.wording import HallWords
from tests.gui.catalogues import catalogue
from tests.gui.hall.hall_builders import MINUTE, NOW

SECOND = timedelta(seconds=1)


@pytest.fixture(scope="module")
def words() -> HallWords:
    return HallWords(catalogue)


def test_a_limited_speech_counts_down_and_then_up(words: HallWords) -> None:
    clock = Clock(begun_at=NOW, limit=5 * MINUTE, running=True)

    shown = [
        read_clock(clock, NOW + passed, words).digits
        for passed in (
            timedelta(),
            SECOND / 2,
            SECOND,
            5 * MINUTE,
            5 * MINUTE + SECOND,
            6 * MINUTE + 23 * SECOND,
        )
    ]

    assert shown == ["05:00", "05:00", "04:59", "00:00", "+00:01", "+01:23"]


def test_an_overrun_has_its_own_word_and_colour(words: HallWords) -> None:
    clock = Clock(begun_at=NOW, limit=MINUTE, running=True)

    within, over = (read_clock(clock, NOW + n * MINUTE, words) for n in (0.5, 2))

    assert (within.words, within.token) == (words.left, "hall_text")
    assert (over.words, over.token, over.ground) == (words.overrun, "hall_warn", "hall_warn_ground")
    assert words.overrun.en != words.left.en
    assert (within.share, over.share) == (0.5, 1)


def test_without_a_limit_the_elapsed_time_is_shown(words: HallWords) -> None:
    reading = read_clock(Clock(begun_at=NOW, running=True), NOW + 65 * MINUTE, words)

    assert (reading.digits, reading.words, reading.share) == ("1:05:00", words.elapsed, None)


def test_a_standing_clock_says_so(words: HallWords) -> None:
    assert read_clock(Clock(already=MINUTE, limit=2 * MINUTE), NOW, words).words == words.standing
    assert read_clock(Clock(already=MINUTE), NOW, words).words == words.standing


def test_digits_of_hours_and_of_less_than_nothing() -> None:
    assert digits(timedelta(hours=12, minutes=3, seconds=4)) == "12:03:04"
    assert digits(-MINUTE) == "00:00"


def test_the_same_word_of_two_languages_stands_once() -> None:
    texts = LocalizedText(kk="пауза", ru="пауза", en="paused")

    assert side_by_side(texts, tuple(Language)) == "пауза · paused"
