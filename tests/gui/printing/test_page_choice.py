"""Pages are chosen as people write them."""

import pytest

from forumdesk.gui.printing.page_choice import (
    NoSuchPageError,
    PagesBackwardsError,
    PagesNotReadError,
    chosen_pages,
)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("3", (2,)),
        ("1-3, 5", (0, 1, 2, 4)),
        (" 5 ; 2 – 3,", (1, 2, 4)),
        ("2,2,1-2", (0, 1)),
        ("12", (11,)),
    ],
)
def test_numbers_and_stretches_name_pages_in_their_order(text: str, pages: tuple[int, ...]) -> None:
    assert chosen_pages(text, 12) == pages


@pytest.mark.parametrize("text", ["", "  ", "all", "1,,2", "1-", "-3", "1-2-3", "1.5"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(PagesNotReadError):
        chosen_pages(text, 12)


@pytest.mark.parametrize("text", ["0", "13", "2-13"])
def test_a_page_that_is_not_there_is_refused(text: str) -> None:
    with pytest.raises(NoSuchPageError):
        chosen_pages(text, 12)


def test_a_stretch_runs_forwards() -> None:
    with pytest.raises(PagesBackwardsError):
        chosen_pages("5-3", 12)


def test_where_nobody_knows_how_many_pages_there_are_any_may_be_named() -> None:
    assert chosen_pages("700", 0) == (699,)
