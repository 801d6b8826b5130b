"""How far the agenda is from its plan, in words."""

import pytest

from forumdesk.gui.pages.agenda.foot import slip_words
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue


@pytest.mark.parametrize(
    ("language", "minutes", "said"),
    [
        ("en", 0, "on time"),
        ("en", 6, "6 minutes late"),
        ("en", -1, "1 minute early"),
        ("en", 24 * 60, "1 day late"),
        ("ru", 2 * 24 * 60 + 5, "на 2 дня позже"),
        ("ru", -21 * 24 * 60, "на 21 день раньше"),
        ("kk", 765 * 24 * 60 + 30, "765 күн кеш"),
    ],
)
def test_from_a_day_on_the_slip_is_told_in_days(language: str, minutes: int, said: str) -> None:
    words = Words(catalogue, language)

    assert slip_words(words, minutes) == said
