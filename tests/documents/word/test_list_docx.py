"""Lists of people as Word documents, as python-docx finds them."""

from dataclasses import replace
from time import perf_counter

import pytest

from forumdesk.documents.list_model import Column, Entry, Group, ListPaper, plain, strong
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import Layout, load_preset
from forumdesk.documents.word.list_docx import lists_docx
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import people_sheet, person
from tests.documents.word.papers import (
    EN,
    KK,
    LISTS,
    RU,
    of_people,
    opened,
    paragraphs,
    words_in,
    words_of_lists,
    words_wanted,
)
from tests.documents.word.test_grid_docx import FACTS, HOSTILE


def printed(identifier: str, *languages: Language, **known: object) -> bytes:
    return print_document(identifier, of_people(), form="docx", languages=languages, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("identifier", LISTS)
@pytest.mark.parametrize("languages", [(KK,), (RU,), (EN,), (KK, RU, EN)], ids=str)
def test_every_word_stands_in_the_order_of_the_list(identifier: str, languages: tuple[Language, ...]) -> None:
    docx = printed(identifier, *languages)

    assert words_in(docx) == words_wanted(identifier, languages, Layout.SEQUENCE)
    assert len(opened(docx).sections) == len(languages)


@pytest.mark.parametrize("identifier", LISTS)
def test_the_same_sheet_gives_the_same_bytes(identifier: str) -> None:
    assert printed(identifier, KK, RU) == printed(identifier, KK, RU)


@pytest.mark.parametrize("identifier", LISTS)
def test_headings_are_repeated_rows_are_whole_and_groups_stay_with_their_rows(identifier: str) -> None:
    (table,) = opened(printed(identifier, RU)).tables

    head, *rows = (one._tr for one in table.rows)
    assert head.xpath("./w:trPr/w:tblHeader")
    assert all(one.xpath("./w:trPr/w:cantSplit") for one in rows)
    groups = [one for one in rows if one.xpath("./w:tc/w:tcPr/w:gridSpan")]
    assert all(one.xpath(".//w:pPr/w:keepNext") for one in groups)


def test_a_list_to_be_signed_has_lines_all_round_and_room() -> None:
    (table,) = opened(printed("attendance", KK)).tables

    assert table.style is not None
    assert table.style.name == "Paper grid"
    assert table.rows[-1]._tr.xpath("./w:trPr/w:trHeight/@w:hRule") == ["atLeast"]


def test_groups_inside_of_groups_are_in_order_with_their_counts() -> None:
    inner = Group(
        heading="Inner", note="1", entries=(Entry(cells=(plain("a"), strong("b", "c")), person=""),)
    )
    listed = ListPaper(
        language=EN,
        over="",
        title="Title",
        under=(),
        summary=("Sum",),
        columns=(Column(heading="No.", share=1, figures=True), Column(heading="Name", share=3)),
        groups=(Group(heading="Outer", note="2", groups=(inner,)),),
        closing=("End",),
    )

    found = words_in(lists_docx([listed], FACTS, load_preset()))

    assert found == words_of_lists([listed])
    assert " ".join(found) == "Title Sum No. Name Outer 2 Inner 1 a b c End"


def test_a_name_may_hold_any_character_and_is_never_a_field_or_a_link() -> None:
    name = LocalizedText(en=HOSTILE)
    sheet = people_sheet([person(name=name, listed_name=name, organisation=name)])

    document = opened(print_document("participants", sheet, form="docx", languages=[EN]))

    assert any("{PAGE} https://example.org" in one.text for one in paragraphs(document))
    assert not document.element.body.xpath(".//w:hyperlink | .//w:fldSimple | .//w:instrText")


def test_a_letterhead_takes_the_place_of_the_name_of_the_body() -> None:
    texts = [
        one.text
        for one in paragraphs(opened(printed("participants", EN, stationery=Stationery(letterhead=True))))
    ]

    assert texts.count("Ministry of Science and Higher Education of the Republic of Kazakhstan") == 1


def test_progress_is_told_and_can_end_the_writing() -> None:
    told: list[tuple[int, int]] = []
    sheet = people_sheet([person(number) for number in range(1, 251)])

    def stop(done: int, _: int) -> None:
        raise InterruptedError(done)

    print_document(
        "attendance", sheet, form="docx", languages=[KK], progress=lambda *place: told.append(place)
    )
    assert told == [(100, 250), (200, 250), (250, 250)]
    with pytest.raises(InterruptedError, match="100"):
        print_document("attendance", sheet, form="docx", languages=[KK], progress=stop)


def test_two_thousand_people_are_written_in_little_time() -> None:
    sheet = replace(people_sheet([person(number) for number in range(1, 2001)]))
    begun = perf_counter()

    print_document("attendance", sheet, form="docx", languages=[KK])

    assert perf_counter() - begun < 8
