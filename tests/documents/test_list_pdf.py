"""Lists on paper."""

from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.list_pdf import page_shape, print_lists, scale_of
from forumdesk.documents.page import FileFacts
from forumdesk.documents.people_lists import list_paper
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import load_preset
from forumdesk.documents.tables import HEADING_SIZE, Table
from forumdesk.domain.stationery import CopyMark, Stationery
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


def long(word: str) -> LocalizedText:
    """A text of 300 letters."""
    return LocalizedText.everywhere((f"{word} Республикасының министрлігі " * 9)[:300].strip())


LONG = long("Қазақстан")
_FOOT = 12.0  # points below the text, where the foot begins


def outside(pdf: bytes, bottom: float) -> list[str]:
    """Letters that stand beside the page, or between the text and the foot, or over the foot."""
    found = []
    document = PdfDocument(pdf)
    try:
        for page in document:
            width_, height = page.get_size()
            text = page.get_textpage()
            for number in range(text.count_chars()):
                left, low, right, high = text.get_charbox(number)
                in_foot = high < bottom - _FOOT and low > 20
                is_inside = left >= 0 and right <= width_ and high <= height and low >= bottom - 4
                if right > left and not (is_inside or in_foot):
                    found.append(text.get_text_range(number, 1))
    finally:
        document.close()
    return found


@pytest.mark.parametrize("identifier", ["participants", "attendance"])
@pytest.mark.parametrize("preset", ["large_print", "kazakhstan"])
def test_what_certifies_a_list_has_a_page_of_its_own_below_rows_that_fill_one(
    identifier: str, preset: str
) -> None:
    office = Stationery(preset=preset, copy=CopyMark.TRUE_COPY)
    bottom = page_shape(load_preset(preset)).bottom
    for count in range(1, 4):
        people = [
            person(number, name=LONG, listed_name=LONG, organisation=LONG, post=LONG)
            for number in range(1, count + 1)
        ]

        pdf = print_document(
            identifier, people_sheet(people), form="pdf", languages=[Language.KK], stationery=office
        )

        assert not outside(pdf, bottom)
        assert letters(unhyphenated(pdf)).count(letters("Көшірмесі дұрыс")) == 1


@pytest.mark.parametrize("identifier", ["participants", "attendance", "passes"])
@pytest.mark.parametrize("letterhead", [False, True])
def test_a_heading_taller_than_its_page_is_set_smaller_and_whole(identifier: str, letterhead: bool) -> None:
    body, meeting, place = texts = long("Қырғыз"), long("Өзбекстан"), long("Түрікменстан")
    sheet = replace(people_sheet([person()]), body=body, meeting=meeting, place=place)
    office = Stationery(preset="large_print", letterhead=letterhead)
    shape = page_shape(load_preset("large_print"))

    pdf = print_document(identifier, sheet, form="pdf", languages=[Language.KK], stationery=office)

    assert not outside(pdf, shape.bottom)
    printed_letters = letters(unhyphenated(pdf))
    assert all(letters(text.kk) in printed_letters for text in texts)
