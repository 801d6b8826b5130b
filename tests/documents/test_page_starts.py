"""Pages that begin with the same paragraph in every language, and paragraphs in several that stay together."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Self

from hypothesis import given, settings
from hypothesis import strategies as st

from forumdesk.documents.flow import FlowRow, Slice, paginate_well
from forumdesk.documents.page import Paper
from forumdesk.documents.page_starts import MOST_WHITE, KeyedRow, pages_alike, unbroken

DEPTH = 400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A cell of so many lines of 10 points, which begins with line ``first`` of its paragraph."""

    count: int
    first: int = 0
    leading: float = 10.0

    def height(self, lines: int, /) -> float:
        """In points."""
        return lines * self.leading

    def divided_at(self, _: int, /) -> bool:
        """Never."""
        return False

    def tightened(self, factor: float, /) -> Self:
        """Lower lines."""
        return replace(self, leading=self.leading * factor)

    def parted(self, line: int, /) -> tuple[Self, Self]:
        """In two."""
        return replace(self, count=line), replace(self, count=self.count - line, first=self.first + line)

    def draw(self, paper: Paper, left: float, top: float, start: int, stop: int, /) -> None:
        """Nothing."""


def part(*counts: int, tied: frozenset[int] = frozenset()) -> list[KeyedRow]:
    """A part of paragraphs with so many lines; 0 for one that the language has not."""
    return [
        KeyedRow(key, FlowRow(cells=(Lines(count=count),), before=5.0, with_next=key in tied))
        for key, count in enumerate(counts)
        if count
    ]


def keys(rows: list[KeyedRow], pages: list[list[Slice]]) -> list[int]:
    """The paragraph that each page begins with."""
    ends = list(accumulate(one.row.cells[0].count for one in rows if one.row.cells[0]))
    begun, found = 0, []
    for page in pages:
        found.append(rows[next(place for place, end in enumerate(ends) if begun < end)].key)
        begun += sum(piece.stops[0] - piece.starts[0] for piece in page)
    return found


def lines_of(pages: list[list[Slice]]) -> int:
    return sum(piece.stops[0] - piece.starts[0] for page in pages for piece in page)


def bottom(page: list[Slice]) -> float:
    return page[-1].top + page[-1].height


def test_pages_of_all_languages_begin_with_the_same_paragraph() -> None:
    parts = [
        part(*[8, 9] * 10),
        part(*[7, 8] * 10),
        part(*[8, 8] * 10),
    ]

    pages = pages_alike(parts, DEPTH)

    begun = [keys(one, found) for one, found in zip(parts, pages, strict=True)]
    assert begun[0] == begun[1] == begun[2]
    assert len(begun[0]) > 1


def test_a_page_that_ends_early_gets_wider_gaps_and_stays_on_its_page() -> None:
    parts = [part(*[9] * 20), part(*[7] * 20)]

    _, short = pages_alike(parts, DEPTH)

    assert all(bottom(page) <= DEPTH + 0.01 for page in short)
    for page in short[:-1]:
        first, *others = (round(lower.top - upper.top - upper.height, 6) for upper, lower in pairwise(page))
        assert first > 5.0
        assert set(others) == {first}


def test_where_too_much_would_stay_empty_each_language_is_paged_for_itself() -> None:
    parts = [part(*[12] * 9), part(*[4] * 9)]

    assert pages_alike(parts, DEPTH) == [paginate_well([one.row for one in of], DEPTH) for of in parts]


def test_no_language_gets_a_page_more_for_a_few_lines() -> None:
    parts = [part(10, 10, 10, 10, 2), part(9, 9, 9, 9, 1)]

    assert [len(pages) for pages in pages_alike(parts, DEPTH)] == [2, 1]


def test_a_heading_goes_along_with_its_text_in_every_language() -> None:
    parts = [
        part(9, 9, 9, 1, 12, 9, 9, 9, tied=frozenset({3})),
        part(8, 8, 8, 1, 11, 8, 8, 8, tied=frozenset({3})),
    ]

    for of, pages in zip(parts, pages_alike(parts, DEPTH), strict=True):
        for page in pages[:-1]:
            assert page[-1].row is not of[3].row


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(-2, 3), st.integers(-3, 2)), min_size=1, max_size=40),
    st.frozensets(st.integers(0, 39), max_size=5),
)
def test_every_line_stands_on_a_page_once_and_none_below_its_end(
    counts: list[tuple[int, int, int]], tied: frozenset[int]
) -> None:
    parts = [
        part(*(max(1, first + more) for first, *mores in counts for more in [(0, *mores)[of]]), tied=tied)
        for of in range(3)
    ]

    for of, pages in zip(parts, pages_alike(parts, DEPTH), strict=True):
        assert lines_of(pages) == sum(one.row.cells[0].count for one in of if one.row.cells[0])
        assert all(bottom(page) <= DEPTH + 0.1 for page in pages)


def test_a_paragraph_in_three_languages_stays_together_where_little_room_is_lost() -> None:
    rows = [KeyedRow(number // 3, FlowRow(cells=(Lines(count=3),), before=2.0)) for number in range(30)]

    pages = paginate_well(unbroken(rows, DEPTH), DEPTH)

    assert all(len(page) % 3 == 0 for page in pages)


def test_one_too_long_to_stay_together_is_broken() -> None:
    rows = [KeyedRow(number // 3, FlowRow(cells=(Lines(count=15),), before=2.0)) for number in range(9)]

    pages = paginate_well(unbroken(rows, DEPTH), DEPTH)

    assert lines_of(pages) == 9 * 15
    assert all(bottom(page) >= (1 - MOST_WHITE) * DEPTH for page in pages[:-1])


def test_a_row_that_cannot_be_divided_may_be_longer_than_some_pages() -> None:
    heights = enumerate((2100.0, 10.0))
    rows = [KeyedRow(key, FlowRow(cells=(Lines(count=1, leading=height),))) for key, height in heights]

    assert len(paginate_well(unbroken(rows, DEPTH), DEPTH)) == 2
