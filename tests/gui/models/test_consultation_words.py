"""How much time is left, in words."""

from datetime import timedelta

import pytest

from forumdesk.gui.models.consultation_words import time_in_words
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import Catalogue


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (timedelta(days=3, hours=4, minutes=50), "3 days 4 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=5, minutes=10), "5 hours 10 minutes"),
        (timedelta(hours=2), "2 hours"),
        (timedelta(minutes=7), "7 minutes"),
        (timedelta(seconds=59), "0 minutes"),
    ],
)
def test_a_length_of_time_is_told_in_its_two_largest_units(span: timedelta, said: str) -> None:
    words = Words(lambda language: Catalogue(language, "interface"), "en")
    assert time_in_words(span, words) == said
