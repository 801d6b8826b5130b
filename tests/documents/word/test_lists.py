"""Numbers as a word processor counts them."""

import pytest

from forumdesk.documents.word.lists import ListCounting, ListPlace, label
from forumdesk.domain.resolutions import Numbering, Part

DECIMAL, LETTERED = Numbering.DECIMAL, Numbering.LETTERED


def places(numbering: Numbering, *rows: tuple[Part, int, str]) -> tuple[list[ListPlace | None], ListCounting]:
    counting = ListCounting(numbering)
    return [counting.place(*row) for row in rows], counting


def test_recommendations_and_their_points_are_one_list() -> None:
    found, counting = places(
        DECIMAL,
        (Part.RECOMMENDATION, 1, "1."),
        (Part.POINT, 1, "1.1."),
        (Part.POINT, 2, "1.1.1."),
        (Part.BODY, 1, ""),
        (Part.POINT, 1, "1.2."),
        (Part.RECOMMENDATION, 1, "2."),
    )

    assert [place and place.level for place in found] == [0, 1, 2, None, 1, 0]
    assert counting.starts == [(1, 1, 1, 1, 1)]


def test_issues_recommendations_and_annexes_count_for_themselves() -> None:
    found, counting = places(
        LETTERED,
        (Part.ISSUE, 1, "1."),
        (Part.RECOMMENDATION, 1, "1."),
        (Part.POINT, 1, "(a)"),
        (Part.ANNEX, 1, ""),
        (Part.POINT, 1, "1."),
        (Part.POINT, 2, "(a)"),
    )

    assert found == [
        ListPlace(0, 0),
        ListPlace(1, 0),
        ListPlace(1, 1),
        None,
        ListPlace(2, 0),
        ListPlace(2, 1),
    ]
    assert len(counting.starts) == 3


def test_a_number_that_jumps_begins_a_list_with_that_number() -> None:
    found, counting = places(
        DECIMAL, (Part.RECOMMENDATION, 1, "1."), (Part.RECOMMENDATION, 1, "3."), (Part.POINT, 1, "3.2.")
    )

    assert found == [ListPlace(0, 0), ListPlace(1, 0), ListPlace(2, 1)]
    assert counting.starts == [(1, 1, 1, 1, 1), (3, 1, 1, 1, 1), (3, 2, 1, 1, 1)]


def test_nothing_above_the_level_at_which_a_list_began_belongs_to_it() -> None:
    found, _ = places(DECIMAL, (Part.POINT, 2, "3.2."), (Part.RECOMMENDATION, 1, "4."))

    assert found == [ListPlace(0, 1), ListPlace(1, 0)]


@pytest.mark.parametrize("number", ["7 bis.", "IV", "(ab)", "0."])
def test_a_number_that_no_list_counts_is_written_out(number: str) -> None:
    found, counting = places(LETTERED, (Part.RECOMMENDATION, 1, number))

    assert found == [None]
    assert counting.starts == []


def test_the_ninth_letter_is_not_taken_for_the_roman_one() -> None:
    rows = [(Part.POINT, 1, f"({letter})") for letter in "abcdefghi"]

    found, counting = places(LETTERED, (Part.RECOMMENDATION, 1, "1."), *rows)

    assert found[-1] == ListPlace(0, 1)
    assert len(counting.starts) == 1


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((2,), "2."),
        ((2, 3), "(c)"),
        ((2, 27), "(aa)"),
        ((2, 3, 4), "(iv)"),
        ((1, 1, 1, 2), "b."),
        ((1, 1, 1, 1, 9), "ix."),
    ],
)
def test_lettered_levels_alternate(counts: tuple[int, ...], shown: str) -> None:
    assert label(LETTERED, counts) == shown
