"""Lists of people as web pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import pytest

from forumdesk.documents.html.lists import lists_html
from forumdesk.documents.list_model import Column, Entry, Group, ListPaper, plain
from forumdesk.documents.people_lists import MAKERS, list_paper
from forumdesk.documents.styles import load_preset
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import people_sheet
from tests.documents.html.checking import complaints, read, words_in

KK, RU, EN = Language


@dataclass(frozen=True)
class Facts:
    title: str = "List"
    author: str = "Council"


def page_of(*papers: ListPaper) -> Element:
    found = read(lists_html(papers, Facts(), load_preset()))
    assert complaints(found) == []
    return found


def said(paper: ListPaper) -> list[str]:
    """All words of the model in order."""
    headings = [column.heading for column in paper.columns]
    head = [paper.mark, paper.over, paper.title, *paper.under, *paper.summary, *headings]
    return " ".join([*head, *_groups(paper.groups), *paper.closing, paper.foot]).split()


def _groups(groups: tuple[Group, ...]) -> Iterator[str]:
    for group in groups:
        yield f"{group.heading} {group.note if group.heading else ''}"
        yield from (text for entry in group.entries for cell in entry.cells for text, _ in cell)
        yield from _groups(group.groups)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", MAKERS)
def test_every_list_is_valid_and_says_all_its_words_in_order(name: str, language: Language) -> None:
    paper = list_paper(name, people_sheet(), language)

    page = page_of(paper)

    assert words_in(page.find("body/main") or Element("main")) == said(paper)


def test_groups_inside_groups_keep_their_order_and_depth() -> None:
    entry = Entry(cells=(plain("Person"),), person="Person")
    inner = (Group(heading="Inner", note="1 person", entries=(entry,)),)
    paper = ListPaper(
        language=EN,
        over="",
        title="List",
        under=(),
        summary=(),
        columns=(Column(heading="Name", share=1.0),),
        groups=(
            Group(heading="Outer", groups=inner),
            Group(heading="", groups=(Group(heading="", entries=(entry,)),)),
        ),
    )

    page = page_of(paper)

    rows = [(one.get("class"), " ".join(words_in(one))) for one in page.findall(".//tbody/tr")]
    assert rows == [
        ("level-1", "Outer"),
        ("level-2", "Inner 1 person"),
        (None, "Person"),
        (None, "Person"),
    ]


def test_a_wide_table_can_be_moved_by_the_keyboard() -> None:
    around = page_of(list_paper("participants", people_sheet(), RU)).find(".//div[@class='scroll']")

    assert around is not None
    assert (around.get("role"), around.get("tabindex")) == ("region", "0")
    assert around.get("aria-labelledby") == "title"


def test_lists_in_several_languages_are_articles_behind_each_other() -> None:
    page = page_of(*(list_paper("participants", people_sheet(), one) for one in (KK, EN)))

    assert [one.get("lang") for one in page.iter("article")] == ["kk", "en"]
    assert [one.get("href") for one in page.iter("a")] == ["#text", "#kk", "#en"]
