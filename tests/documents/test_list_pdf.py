"""Lists on paper."""

import pytest

from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.list_pdf import page_shape, print_lists, scale_of
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import list_paper
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import load_preset
from forumdesk.documents.tables import HEADING_SIZE, Table
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_people_sheets import FORUM_2024, LONG_KAZAKH, MADE_AT, people_sheet, person
from tests.documents.reading import letters, page_texts, sizes_of, unhyphenated

FACTS = FileFacts(title="t", author="a", language="kk", made_at=MADE_AT)


def printed(identifier: str, language: Language = Language.KK) -> bytes:
    return print_document(identifier, people_sheet(), form="pdf", languages=[language])


@pytest.mark.parametrize("language", list(Language))
def test_everybody_is_on_paper(language: Language) -> None:
    text = unhyphenated(printed("participants", language))

    for one in people_sheet().people:
        assert one.in_lists.in_language(language.value) in text


def test_the_headings_of_the_columns_stand_on_every_page() -> None:
    office = Stationery(preset="international")
    pages = page_texts(
        print_document("attendance", people_sheet(), form="pdf", languages=[Language.EN], stationery=office)
    )

    assert len(pages) > 2
    assert all("Signature" in page and "Full name" in page for page in pages)
    assert all(
        f"page {number} of {len(pages)}" in page.replace("\xa0", " ") for number, page in enumerate(pages, 1)
    )


def test_each_language_is_a_list_of_its_own_with_its_own_page_numbers() -> None:
    sheet = people_sheet([person()])

    office = Stationery(preset="international")
    pages = page_texts(print_document("participants", sheet, form="pdf", stationery=office))

    assert len(pages) == 3
    assert "1-бет, барлығы 1" in pages[0].replace("\xa0", " ")
    assert "page 1 of 1" in pages[2].replace("\xa0", " ")
    assert sheet.meeting.kk in pages[0]
    assert sheet.meeting.en in pages[2]


def test_every_page_of_a_pass_list_is_marked() -> None:
    pages = page_texts(printed("passes", Language.EN))

    assert all("For organisers and guards only" in page for page in pages)
    assert all("To be destroyed after" in page for page in pages)


def test_a_name_of_seventy_letters_is_printed_whole() -> None:
    long = person(name=LONG_KAZAKH, listed_name=LocalizedText())

    for identifier in ("participants", "attendance", "passes"):
        text = unhyphenated(
            print_document(identifier, people_sheet([long]), form="pdf", languages=[Language.KK])
        )
        assert letters(LONG_KAZAKH.kk) in letters(text)


def test_a_letter_that_the_font_lacks_is_told_with_the_person() -> None:
    strange = person(organisation=LocalizedText.everywhere("北京大学"))

    with pytest.raises(MissingGlyphOfPersonError, match="in the entry of Akhmetova Gulnar"):
        print_document("participants", people_sheet([strange]), form="pdf", languages=[Language.EN])


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert printed("attendance") == printed("attendance")


def test_large_print_is_large_and_loses_nothing() -> None:
    office = Stationery(preset="large_print")
    for identifier in ("participants", "attendance", "passes"):
        pdf = print_document(
            identifier, people_sheet(), form="pdf", languages=[Language.RU], stationery=office
        )
        text = letters(unhyphenated(pdf))
        assert all(letters(one.in_lists.in_language("ru")) in text for one in people_sheet().people)
        assert max(sizes_of(pdf)) >= 18


def test_a_narrow_column_keeps_its_heading_whole_in_large_print() -> None:
    paper = list_paper("arrivals", people_sheet(), Language.RU)
    preset = load_preset("large_print")

    scale = scale_of(paper, page_shape(preset).measure, preset.rows_scale)

    table = Table(paper, page_shape(preset).measure / scale)
    headings = zip(paper.columns, table.measures, strict=True)
    assert scale > 1
    assert all(
        width(word, Face.BOLD, HEADING_SIZE) <= room
        for column, room in headings
        for word in column.heading.split()
    )


def test_progress_is_told_by_pages() -> None:
    told: list[tuple[int, int]] = []

    print_lists(
        [list_paper("passes", people_sheet(), Language.KK)],
        FACTS,
        load_preset(),
        progress=lambda done, of: told.append((done, of)),
    )

    assert told[-1] == (60, 60)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("identifier", ["participants", "attendance", "delegations", "passes"])
def test_the_forum_of_2024_is_printed_whole(identifier: str) -> None:
    sheet = people_sheet(file=FORUM_2024)

    text = unhyphenated(print_document(identifier, sheet, form="pdf", languages=[Language.RU])).replace(
        " ", ""
    )

    for one in sheet.people:
        assert one.in_lists.in_language("ru").replace(" ", "") in text
