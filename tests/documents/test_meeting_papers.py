"""Papers about a meeting: which languages stand how, what is refused, and what fits on a page."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.errors import (
    LanguageMissingError,
    LanguagesForLayoutError,
    MissingGlyphInFieldError,
    NoAgendaToPrintError,
    NobodySpokeError,
    NothingTookPlaceError,
)
from forumdesk.documents.meeting_papers import PAPERS
from forumdesk.documents.registry import print_document
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_meeting_sheets import conducted_sheet, item, meeting_sheet, speech
from tests.documents.reading import page_texts, unhyphenated
from tests.documents.test_tagging import assert_marks_agree

LONG = "Ғылыми-зерттеу бастамаларын құқықтық реттеудің халықаралық тәжірибесі мен келешегі. " * 9
KK, RU, EN = Language
TITLES = {
    "agenda": ("Күн тәртібі", "Повестка дня", "Agenda"),
    "programme": ("Бағдарлама", "Программа", "Programme"),
    "chair_script": ("Төрағаның сценарийі", "Сценарий председателя", "Chair’s script"),
    "speakers": ("Сөз сөйлеушілер тізімі", "Список выступающих", "List of speakers"),
    "timekeeping": ("Уақыт есебі", "Учёт времени", "Timekeeping"),
}


def printed(identifier: str, **words: Any) -> bytes:
    sheet = words.pop("sheet", None) or conducted_sheet()
    return print_document(identifier, sheet, form="pdf", **words)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = PdfDocument(pdf)
    try:
        return [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()


@pytest.mark.parametrize("identifier", list(PAPERS))
@pytest.mark.parametrize("language", list(Language))
def test_a_paper_speaks_its_language(identifier: str, language: Language) -> None:
    text = unhyphenated(printed(identifier, languages=[language]))

    told = [title in text for title in TITLES[identifier]]
    assert told == [one is language for one in Language]


@pytest.mark.parametrize("identifier", list(PAPERS))
def test_languages_follow_each_other_each_from_its_first_page(identifier: str) -> None:
    alone = [len(page_texts(printed(identifier, languages=[language]))) for language in Language]

    pages = page_texts(printed(identifier, layout="sequence"))

    assert len(pages) == sum(alone)
    starts = [0, alone[0], alone[0] + alone[1]]
    assert all(TITLES[identifier][at] in pages[start] for at, start in enumerate(starts))


@pytest.mark.parametrize("identifier", list(PAPERS))
@pytest.mark.parametrize("count", [2, 3])
def test_side_by_side_all_languages_stand_on_every_page(identifier: str, count: int) -> None:
    pdf = printed(identifier, languages=list(Language)[:count], layout="columns")

    for page in page_texts(pdf):
        assert all(title in page.replace("\n", " ") for title in TITLES[identifier][:count])
    width, height = sizes(pdf)[0]
    assert (width > height) is (count == 3 or identifier == "timekeeping")


@pytest.mark.parametrize("identifier", list(PAPERS))
@pytest.mark.parametrize("layout", ["sequence", "columns"])
def test_every_mark_has_its_place_in_the_tree(identifier: str, layout: str) -> None:
    assert_marks_agree(printed(identifier, layout=layout))


@pytest.mark.parametrize("identifier", ["agenda", "programme", "speakers", "timekeeping"])
@pytest.mark.parametrize("layout", ["sequence", "columns"])
def test_every_row_of_a_table_has_as_many_cells_as_the_others(identifier: str, layout: str) -> None:
    with pikepdf.open(BytesIO(printed(identifier, layout=layout))) as pdf:
        sections = list(pdf.Root.StructTreeRoot.K[0].K)
        tables = [part for one in sections for part in one.K if pikepdf.Name.Table == part.S]
        widths = [{sum(_span(cell) for cell in row.K) for row in table.K} for table in tables]

    assert tables
    assert all(len(found) == 1 for found in widths)


def _span(cell: pikepdf.Object) -> int:
    attributes = cell.get("/A")
    return int(attributes.get("/ColSpan", 1)) if attributes is not None else 1


@pytest.mark.parametrize("identifier", list(PAPERS))
@pytest.mark.parametrize("languages", [[KK], [KK, RU], [KK, RU, EN]])
def test_nothing_overflows_however_long_a_title_is(identifier: str, languages: list[Language]) -> None:
    sheet = conducted_sheet()
    items = [
        replace(one, title=LocalizedText.everywhere(LONG), room=LocalizedText.everywhere(LONG[:90]))
        for one in sheet.items
    ]
    pdf = printed(
        identifier,
        sheet=replace(sheet, items=tuple(items)),
        languages=languages,
        layout="columns" if len(languages) > 1 else "",
    )

    document = PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            found = page.get_textpage()
            boxes = [found.get_charbox(at) for at in range(found.count_chars())]
            assert all(left > 20 and right < width - 20 for left, _, right, _ in boxes if right > left)
            assert all(bottom > 20 and top < height - 20 for _, bottom, _, top in boxes if top > bottom)
            found.close()
            page.close()
    finally:
        document.close()


def test_a_row_is_not_torn_by_the_end_of_a_page() -> None:
    items = [
        item(str(number), title=LocalizedText(en=f"Begin{number} {'word ' * 40} End{number}"))
        for number in range(1, 30)
    ]

    pages = page_texts(printed("agenda", sheet=meeting_sheet(items), languages=[EN]))

    assert len(pages) > 3
    for number in range(1, 30):
        assert any(f"Begin{number} " in page and f"End{number}" in page for page in pages)


def test_the_headings_of_columns_and_items_stand_on_every_page() -> None:
    sheet = conducted_sheet()
    asked = tuple(speech(sheet.items[2].id) for _ in range(60))

    pages = page_texts(printed("speakers", sheet=replace(sheet, speeches=asked), languages=[EN]))

    assert len(pages) > 2
    assert all("Speaker’s name" in page and "Limit" in page for page in pages)
    assert all("2.1. How not to lose credits" in page.replace("\n", " ") for page in pages)
    assert "(continued)" not in pages[0]
    assert all("(continued)" in page for page in pages[1:])


def test_a_row_higher_than_a_page_is_printed_whole() -> None:
    words = " ".join(f"word{number}" for number in range(1500))

    text = unhyphenated(printed("agenda", sheet=meeting_sheet([item(title=LocalizedText(en=words))])))

    assert all(f"word{number}" in text.split() for number in range(1500))


@pytest.mark.parametrize("identifier", ["speakers", "chair_script"])
def test_a_heading_as_high_as_a_page_is_not_repeated_for_ever(identifier: str) -> None:
    sheet = conducted_sheet()
    endless = LocalizedText(kk="ә" * 5000, ru="Слово " * 800, en="word " * 900)
    items = tuple(replace(one, title=endless) for one in sheet.items)

    pages = sizes(
        printed(identifier, sheet=replace(sheet, items=items), languages=list(Language), layout="columns")
    )

    assert 2 <= len(pages) <= 100


@pytest.mark.parametrize("identifier", list(PAPERS))
def test_the_same_sheet_gives_the_same_file(identifier: str) -> None:
    assert printed(identifier, layout="columns") == printed(identifier, layout="columns")


@pytest.mark.parametrize("identifier", list(PAPERS))
def test_an_empty_agenda_is_refused(identifier: str) -> None:
    with pytest.raises(NoAgendaToPrintError):
        printed(identifier, sheet=meeting_sheet([]))


def test_a_list_of_speakers_without_speakers_is_refused() -> None:
    with pytest.raises(NobodySpokeError):
        printed("speakers", sheet=meeting_sheet())


def test_times_that_nobody_kept_are_refused() -> None:
    with pytest.raises(NothingTookPlaceError):
        printed("timekeeping", sheet=meeting_sheet())


@pytest.mark.parametrize("identifier", ["agenda", "programme", "chair_script"])
def test_a_language_without_a_title_is_refused_by_name_and_left_out_unasked(identifier: str) -> None:
    sheet = meeting_sheet([item(title=LocalizedText(ru="Вопрос"))])

    with pytest.raises(LanguageMissingError, match="Kazakh"):
        printed(identifier, sheet=sheet, languages=[KK])
    assert len({TITLES[identifier][1] in page for page in page_texts(printed(identifier, sheet=sheet))}) == 1


@pytest.mark.parametrize(("layout", "languages"), [("columns", [KK]), ("single", [KK, RU])])
def test_a_layout_that_does_not_go_with_the_languages_is_refused(
    layout: str, languages: list[Language]
) -> None:
    with pytest.raises(LanguagesForLayoutError):
        printed("agenda", languages=languages, layout=layout)


@pytest.mark.parametrize("identifier", ["agenda", "programme", "chair_script", "timekeeping"])
def test_a_letter_that_the_font_lacks_is_refused(identifier: str) -> None:
    sheet = conducted_sheet()
    strange = replace(sheet.items[0], title=LocalizedText(en="\N{CJK UNIFIED IDEOGRAPH-4E2D}"))

    with pytest.raises(MissingGlyphInFieldError):
        printed(identifier, sheet=replace(sheet, items=(strange, *sheet.items[1:])), languages=[EN])


def test_the_margins_are_those_of_the_office() -> None:
    usual = printed("agenda", languages=[EN])

    assert usual != print_document(
        "agenda", conducted_sheet(), form="pdf", languages=[EN], stationery=Stationery(preset="international")
    )


def test_plain_text_has_the_languages_one_after_the_other() -> None:
    text = print_document("timekeeping", conducted_sheet(), form="txt", layout="columns").decode()

    places = [text.index(title.upper()) for title in TITLES["timekeeping"]]
    assert places == sorted(places)
    assert all(len(line) <= 100 for line in text.splitlines())


def test_many_speeches_are_printed_in_little_time() -> None:
    sheet = conducted_sheet()
    spoken = tuple(
        replace(sheet.speeches[0], begun=sheet.now + timedelta(minutes=number)) for number in range(400)
    )

    assert (
        len(page_texts(printed("timekeeping", sheet=replace(sheet, speeches=spoken), layout="columns"))) > 20
    )
