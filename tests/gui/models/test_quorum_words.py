"""Counts of the entitled in words."""

import pytest

from forumdesk.domain.quorum import QuorumCount
from forumdesk.gui.models.quorum_words import counts_in_words, quorum_in_words
from forumdesk.gui.words import Words
from tests.gui.catalogues import catalogue


@pytest.mark.parametrize(
    ("present", "entitled", "said"),
    [(61, 120, "Quorum met"), (60, 120, "Quorum: 1 missing"), (0, 0, "Nobody is entitled to vote yet")],
)
def test_the_chip_says_whether_and_how_many_are_missing(present: int, entitled: int, said: str) -> None:
    count = QuorumCount(entitled=entitled, present=present, needed=61)

    text, sentence = quorum_in_words(count, Words(catalogue, "en"))

    assert text == said
    assert sentence == f"Quorum: {present} of {entitled} present, 61 needed"


def test_only_kinds_that_there_are_stand_in_the_counts() -> None:
    count = QuorumCount(entitled=120, present=96, needed=61, left=3)

    words = counts_in_words(count, Words(catalogue, "en"))

    assert words == "96 of 120 present, 61 needed\u00a0· left: 3"
