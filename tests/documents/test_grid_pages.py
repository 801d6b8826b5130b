"""Rows that flow over the end of a page, spreads that begin one."""

import pytest

from forumdesk.documents.grid_model import Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.grid_pages import TOGETHER, paginate
from forumdesk.domain.texts import Language

DEPTH, WIDTH = 200.0, 220.0
LONG = " ".join(["Ғылыми-зерттеу бастамаларын құқықтық реттеудің халықаралық тәжірибесі"] * 4)


def paper(*parts: GridRow | Spread) -> GridPaper:
    columns = (GridColumn(language=Language.KK),)
    return GridPaper(
        languages=(Language.KK,), head=(), grids=(Grid(columns=columns, parts=parts, table=False),)
    )


def row(text: str, *, flows: bool = False) -> GridRow:
    return GridRow(cells=((Para(text, Tone.PROSE),),), flows=flows)


@pytest.mark.parametrize("above", range(1, 15))
def test_what_flows_leaves_two_lines_on_each_side_and_no_word_in_two(above: int) -> None:
    pages = paginate(paper(*(row("x") for _ in range(above)), row(LONG, flows=True)), WIDTH, DEPTH)

    pieces = [place.part for page in pages for place in page if place.part.part is not None][above:]
    counts = [sum(len(para.lines) for para in piece.cells[0].paras) for piece in pieces]
    assert len(pieces) == 1 or min(counts) >= TOGETHER
    assert not any(piece.cells[0].paras[-1].lines[-1].divided for piece in pieces[:-1])
    assert all(place.bottom <= DEPTH + 0.1 for page in pages for place in page)


def test_what_does_not_flow_stays_whole() -> None:
    pages = paginate(paper(*(row("x") for _ in range(8)), row(LONG)), WIDTH, DEPTH)

    assert [len(page) for page in pages] == [8, 1]


def test_a_spread_that_turns_begins_a_page() -> None:
    turning = Spread(cells=((Para("Annex"),),), turns=True)

    pages = paginate(paper(row("x"), turning, row("y")), WIDTH, DEPTH)

    assert [len(page) for page in pages] == [1, 2]


def test_a_row_is_at_least_as_high_as_it_is_told() -> None:
    high = GridRow(cells=((Para("x"),),), least=50.0)

    assert paginate(paper(high), WIDTH, DEPTH)[0][0].part.height == 50.0


@pytest.mark.parametrize("above", range(1, 15))
def test_a_heading_has_two_of_its_rows_below_it(above: int) -> None:
    heading = Spread(cells=((Para("Топ", Tone.STRONG),),), with_next=True)

    pages = paginate(
        paper(*(row("x") for _ in range(above)), heading, *(row("y") for _ in range(4))), WIDTH, DEPTH
    )

    for page in pages:
        headings = [number for number, place in enumerate(page) if place.part.part is heading]
        assert all(len(page) - number > 2 for number in headings)


def test_a_row_higher_than_a_page_is_divided_where_a_paragraph_may_be() -> None:
    pages = paginate(paper(row("x"), row(" ".join([LONG] * 5))), WIDTH, DEPTH)

    assert len(pages) > 2
    pieces = [place.part for page in pages for place in page][1:]
    assert min(sum(len(para.lines) for para in piece.cells[0].paras) for piece in pieces) >= TOGETHER
    assert not any(piece.cells[0].paras[-1].lines[-1].divided for piece in pieces[:-1])
