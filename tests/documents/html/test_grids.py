"""Papers about a meeting as web pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

import pytest

from forumdesk.documents.amendments import amendments_paper
from forumdesk.documents.comments import comments_paper
from forumdesk.documents.consultation_summary import summary_paper
from forumdesk.documents.counting_protocol import counting_paper
from forumdesk.documents.extract import extract_paper
from forumdesk.documents.grid_model import Cell, Grid, GridColumn, GridPaper, GridRow, Para, Spread
from forumdesk.documents.html.grids import grids_html
from forumdesk.documents.meeting_papers import PAPERS
from forumdesk.documents.minutes import minutes_paper
from forumdesk.documents.roll_call_sheet import roll_call_paper
from forumdesk.documents.stretches import changed_stretches
from forumdesk.documents.styles import load_preset
from forumdesk.documents.vote_sheet import vote_sheet_paper
from forumdesk.domain.texts import Language
from tests.builders_meeting_sheets import conducted_sheet
from tests.builders_minutes_sheets import (
    counting_sheet,
    minutes_items,
    minutes_sheet,
    recorded_decision,
    roll_call_sheet,
    vote_sheet,
)
from tests.builders_text_sheets import amendments_sheet, comments_sheet
from tests.documents.html.checking import complaints, read, words_in

KK, RU, EN = Language
PRESET = load_preset()
MAKERS: dict[str, Callable[[tuple[Language, ...]], GridPaper]] = {
    **{
        name: lambda languages, make=make: make(conducted_sheet(), languages)  # type: ignore[misc]
        for name, make in PAPERS.items()
    },
    "minutes": lambda languages: minutes_paper(minutes_sheet(), languages),
    "minutes_short": lambda languages: minutes_paper(minutes_sheet(), languages, short=True),
    "extract": lambda languages: extract_paper(minutes_sheet(chosen=("a",)), languages),
    "vote_sheet": lambda languages: vote_sheet_paper(vote_sheet(), languages),
    "roll_call": lambda languages: roll_call_paper(roll_call_sheet(), languages),
    "counting": lambda languages: counting_paper(counting_sheet(), languages),
    "amendments": lambda languages: amendments_paper(amendments_sheet(), languages),
    "comments": lambda languages: comments_paper(comments_sheet(), languages),
    "summary": lambda languages: summary_paper(comments_sheet(), languages),
}


@dataclass(frozen=True)
class Facts:
    title: str = "Paper"
    author: str = "Council"


def page_of(*papers: GridPaper) -> Element:
    found = read(grids_html(papers, Facts(), PRESET))
    assert complaints(found) == []
    return found


def said(paper: GridPaper) -> list[str]:
    """All words of the model in the order in which rows and their cells stand."""
    words = [paper.mark]
    last: Grid | None = None
    for grid, part in paper.parts():
        if grid is not None and grid is not last:
            words += [text for column in grid.columns for text in _cell(column.heading)]
        last = grid
        if isinstance(part, Spread):
            words += [text for cell in part.cells for text in _cell(cell)]
        else:
            cells = (() if part.ticked else part.cells[0], *part.cells[1:], *part.parallels)
            words += [text for cell in cells for text in _cell(cell)]
    return " ".join([*words, paper.foot]).split()


def _cell(cell: Cell) -> Iterator[str]:
    for para in cell:
        text = "".join(one.text for one in changed_stretches(para.pieces)) if para.pieces else para.text
        yield f"{para.lead} {text}"


@pytest.mark.parametrize("languages", [(EN,), (RU, KK), (KK, RU, EN)], ids=len)
@pytest.mark.parametrize("name", MAKERS)
def test_every_paper_is_valid_and_says_all_its_words_in_order(
    name: str, languages: tuple[Language, ...]
) -> None:
    paper = MAKERS[name](languages)

    page = page_of(paper)

    assert words_in(page.find("body/main") or Element("main")) == said(paper)


def test_cells_of_several_languages_say_which_they_are() -> None:
    page = page_of(MAKERS["minutes"]((KK, RU, EN)))

    heads = [
        (one.get("lang"), "".join(one.itertext()).split()[0])
        for one in page.iter()
        if one.find("h1") is not None
    ]
    assert heads == [("kk", "№"), ("ru", "Протокол"), ("en", "Minutes")]
    cells = {one.get("lang") for one in page.iter("td") if one.get("lang")}
    assert cells == {"kk", "ru", "en"}


def test_languages_that_follow_each_other_are_articles_with_links() -> None:
    page = page_of(*(minutes_paper(minutes_sheet(), (one,)) for one in (RU, EN)))

    articles = page.findall("body/main/article")
    assert [(one.get("lang"), one.get("id")) for one in articles] == [("ru", "ru"), ("en", "en")]
    links = [one.get("href") for one in page.iter("a")]
    assert {"#ru", "#en", "#text"} <= set(links)


def test_a_table_has_scoped_headings_and_the_name_of_the_heading_above_it() -> None:
    item = replace(minutes_items()[0], decisions=(recorded_decision(),))

    page = page_of(minutes_paper(minutes_sheet(items=(item,)), (EN,)))

    table = next(page.iter("table"))
    assert {one.get("scope") for one in table.iter("th")} == {"col"}
    named = table.get("aria-labelledby")
    assert any(one.get("id") == named for one in page.iter() if one.tag in {"h1", "h2", "h3"})


def test_headings_inside_a_table_are_of_the_rows_below_them() -> None:
    columns = (GridColumn(heading=(Para("Name"),)), GridColumn(heading=(Para("Vote"),)))
    parts = (
        Spread(cells=((Para("First"),),), tag="TH"),
        GridRow(cells=((Para("a"),), (Para("for"),))),
        Spread(cells=((Para("Second"),),), tag="TH"),
        GridRow(cells=((Para("b"),), (Para("against"),))),
    )
    head = (Spread(cells=((Para("Votes"),),), tag="H1"),)
    page = page_of(GridPaper(languages=(EN,), head=head, grids=(Grid(columns=columns, parts=parts),)))

    bodies = page.findall(".//tbody")
    assert [words_in(one) for one in bodies] == [["First", "a", "for"], ["Second", "b", "against"]]
    assert [one.get("scope") for one in page.iter("th")] == ["col", "col", "rowgroup", "rowgroup"]


def test_without_headings_of_columns_the_first_words_of_a_row_head_it() -> None:
    page = page_of(MAKERS["programme"]((RU,)))

    heads = list(page.iter("th"))
    assert {one.get("scope") for one in heads} == {"row"}
    assert words_in(heads[0]) == ["09:00–09:20"]


def test_a_line_to_sign_on_and_a_box_to_tick_are_passed_over() -> None:
    columns = (GridColumn(width=12.0), GridColumn(blank=True))
    rows = (GridRow(cells=((Para("[ ]"),), ()), ticked=True),)
    head = (Spread(cells=((Para("Votes"),),), tag="H1"),)

    minutes = page_of(MAKERS["minutes"]((EN,)))
    ticked = page_of(GridPaper(languages=(EN,), head=head, grids=(Grid(columns=columns, parts=rows),)))

    assert any(one.get("aria-hidden") == "true" for one in minutes.iter("span"))
    assert [one.get("class") for one in ticked.iter("td")] == [None, "blank"]
    assert words_in(ticked.find("body/main") or Element("main")) == ["Votes"]
