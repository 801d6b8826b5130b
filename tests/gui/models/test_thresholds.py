"""Thresholds as they are chosen."""

from fractions import Fraction

import pytest

from forumdesk.domain.majorities import Threshold
from forumdesk.gui.models.thresholds import threshold_choices, threshold_key, threshold_of
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("more_than_half", 61),
        ("half", 60),
        ("two_thirds", 80),
        ("three_quarters", 90),
        ("all", 120),
        ("none", 0),
    ],
)
def test_every_choice_stands_for_its_threshold_and_back(key: str, needed: int) -> None:
    threshold = threshold_of(key)

    assert threshold is not None
    assert threshold.needed(120) == needed
    assert threshold_key(threshold) == key


def test_a_fixed_number_is_not_said_by_the_choice_alone() -> None:
    assert threshold_of("fixed") is None
    assert threshold_key(Threshold(share=Fraction(0), strictly=False, fixed=50)) == "fixed"


def test_an_unusual_share_of_another_register_can_be_seen_and_kept() -> None:
    words = Words(catalogue, "en")
    choices = threshold_choices(Threshold(share=Fraction(3, 5), strictly=False), words, none_too=False)

    assert choices[-1] == ("at least 3/5", "other")
    assert "none" not in [key for _said, key in choices]
