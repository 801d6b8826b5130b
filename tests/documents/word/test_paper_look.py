"""The widths of columns in Word."""

import pytest

from forumdesk.documents.grid_model import GridColumn
from forumdesk.documents.word.paper_look import column_widths, longest_word


def test_what_is_left_by_fixed_widths_is_shared() -> None:
    columns = (GridColumn(width=40), GridColumn(share=1), GridColumn(share=3))

    assert column_widths(columns, 440, [10, 10, 10]) == pytest.approx([40, 100, 300])


def test_a_column_too_narrow_for_its_longest_word_takes_from_those_with_room() -> None:
    columns = (GridColumn(width=200), GridColumn(share=1), GridColumn(share=1))

    found = column_widths(columns, 300, [40, 90, 20])

    assert found[1] == pytest.approx(90)
    assert sum(found) == pytest.approx(300)
    assert found[0] > 40


def test_words_for_which_no_page_is_wide_enough_share_it() -> None:
    assert column_widths((GridColumn(), GridColumn()), 100, [300, 100]) == pytest.approx([75, 25])


def test_columns_of_fixed_widths_alone_fill_the_page() -> None:
    assert column_widths((GridColumn(width=20), GridColumn(width=30)), 100, [5, 5]) == [20, 80]


def test_the_widest_word_is_found_among_those_with_most_letters() -> None:
    assert longest_word(["ill MMM", "a"], 10) > longest_word(["ill"], 10)
    assert longest_word([], 10) == 0.0
