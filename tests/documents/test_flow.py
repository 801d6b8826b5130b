"""Rows distributed over pages."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.documents.flow import FlowRow, Slice, paginate, paginate_well
from forumdesk.documents.page import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A cell of so many lines of 10 points."""

    count: int
    leading: float = 10.0
    divided: frozenset[int] = field(default_factory=frozenset)

    def height(self, lines: int, /) -> float:
        """In points."""
        return lines * self.leading

    def divided_at(self, line: int, /) -> bool:
        """As told."""
        return line in self.divided

    def tightened(self, factor: float, /) -> "Lines":
        """Lower lines."""
        return replace(self, leading=self.leading * factor)

    def draw(self, paper: Paper, left: float, top: float, start: int, stop: int, /) -> None:
        """Nothing."""


def row(
    *counts: int, with_next: bool = False, before: float = 0.0, divided: set[int] | None = None
) -> FlowRow:
    """A row of cells with so many lines; 0 for no cell."""
    cells = tuple(Lines(count=count, divided=frozenset(divided or ())) if count else None for count in counts)
    return FlowRow(cells=cells, with_next=with_next, before=before)


def lines_on(pages: list[list[Slice]]) -> list[list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """First and last lines of the pieces of every page."""
    return [[(piece.starts, piece.stops) for piece in page] for page in pages]


def test_rows_stand_below_each_other_with_their_space() -> None:
    ((first, second),) = paginate([row(2, before=7), row(3, before=7)], 100)

    assert (first.top, second.top) == (0, 27)


def test_nothing_gives_one_empty_page() -> None:
    assert paginate([], 100) == [[]]


def test_a_page_end_leaves_two_lines_on_each_side() -> None:
    assert lines_on(paginate([row(9), row(4)], 100)) == [[((0,), (9,))], [((0,), (4,))]]
    assert lines_on(paginate([row(7), row(4)], 100)) == [[((0,), (7,)), ((0,), (2,))], [((2,), (4,))]]
    assert lines_on(paginate([row(7), row(3)], 90)) == [[((0,), (7,))], [((0,), (3,))]]


def test_a_page_never_ends_in_the_middle_of_a_word() -> None:
    assert lines_on(paginate([row(15, divided={10, 9})], 100)) == [[((0,), (8,))], [((8,), (15,))]]


def test_each_column_of_a_row_ends_where_it_may() -> None:
    wide = FlowRow(cells=(Lines(count=15), Lines(count=12, divided=frozenset({10})), Lines(count=4)))

    assert lines_on(paginate([wide], 100)) == [
        [((0, 0, 0), (10, 9, 4))],
        [((10, 9, 4), (15, 12, 4))],
    ]


def test_a_row_moves_whole_when_one_of_its_columns_cannot_begin() -> None:
    assert lines_on(paginate([row(8), row(3, 9)], 100)) == [[((0,), (8,))], [((0, 0), (3, 9))]]


def test_a_heading_goes_along_with_what_it_heads() -> None:
    assert lines_on(paginate([row(8), row(1, with_next=True), row(5)], 100)) == [
        [((0,), (8,))],
        [((0,), (1,)), ((0,), (5,))],
    ]


def test_headings_in_a_chain_go_along_together() -> None:
    rows = [row(7), row(1, with_next=True), row(1, with_next=True), row(5)]

    assert lines_on(paginate(rows, 100))[0] == [((0,), (7,))]


def test_the_last_lines_of_a_paragraph_go_along_with_the_signatures() -> None:
    assert lines_on(paginate([row(9, with_next=True), row(1), row(1)], 95)) == [
        [((0,), (7,))],
        [((7,), (9,)), ((0,), (1,)), ((0,), (1,))],
    ]


def test_signatures_have_two_lines_of_text_above_them() -> None:
    for above in range(2, 9):
        rows = [row(above), row(4), row(1), replace(row(3), closes=True)]

        last = paginate(rows, 100)[-1]

        text = sum(
            piece.stops[0] - piece.starts[0]
            for piece in last
            if not piece.row.closes and (piece.stops[0] or piece.starts[0])
        )
        assert text >= 2
        assert last[-1].row.closes


def test_what_is_higher_than_a_page_is_divided_all_the_same() -> None:
    assert len(paginate([row(3, divided={1, 2, 3})], 10)) == 3


def test_a_few_lines_on_a_last_page_are_taken_back() -> None:
    rows = [row(11) for _ in range(9)] + [row(3)]

    assert len(paginate(rows, 1000)) == 2
    assert len(paginate_well(rows, 1000)) == 1


def test_a_well_filled_last_page_stays() -> None:
    rows = [row(11) for _ in range(15)]

    assert paginate_well(rows, 1000) == paginate(rows, 1000)


@given(
    counts=st.lists(st.tuples(st.integers(0, 12), st.integers(1, 12)), max_size=12),
    kept=st.lists(st.booleans(), min_size=12, max_size=12),
    height=st.floats(min_value=5, max_value=150),
)
def test_every_line_stands_on_exactly_one_page(
    counts: list[tuple[int, int]], kept: list[bool], height: float
) -> None:
    rows = [row(*cells, with_next=keep, before=3) for cells, keep in zip(counts, kept, strict=False)]

    pages = paginate(rows, height)

    for one in rows:
        pieces = [piece for page in pages for piece in page if piece.row is one]
        assert pieces[0].starts == one.beginning
        assert pieces[-1].stops == one.end
        assert all(before.stops == after.starts for before, after in pairwise(pieces))
    for page in pages:
        for piece in page[1:] if height > 20 else []:
            assert piece.top + piece.height <= max(height, 20) + 0.1


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_row_of_few_lines_is_never_divided(lines: int) -> None:
    assert [len(page) for page in paginate([row(9), row(lines)], 100)] in ([1, 1], [2])


def test_a_row_that_turns_begins_a_page() -> None:
    pages = paginate_well([row(2), replace(row(3), turns=True), row(2)], 100)

    assert lines_on(pages) == [[((0,), (2,))], [((0,), (3,)), ((0,), (2,))]]
    assert len(paginate_well([replace(row(2), turns=True)], 100)) == 1


def test_what_stands_before_a_turned_page_is_set_well_for_itself() -> None:
    text = [row(4), row(4), row(3)]

    alone = paginate_well(text, 105)
    with_annex = paginate_well([*text, replace(row(8), turns=True)], 105)

    assert len(alone) == 1
    assert len(with_annex) == 2
