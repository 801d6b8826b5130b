"""The printed resolution, as a reader of the PDF finds it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.checking_foot import FOOT_DEPTH
from forumdesk.documents.errors import (
    LanguageMissingError,
    LanguagesForLayoutError,
    MissingGlyphError,
    MissingGlyphInFieldError,
    NothingToPrintError,
)
from forumdesk.documents.resolution import Place, print_resolution
from forumdesk.documents.styles import Layout, load_preset, preset_names
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import Signature, SignatureRole
from tests.builders_sheets import ADOPTION, FORUM_2024, SHIPPED, sheet_of, with_rows, words_of
from tests.documents.reading import lost, page_texts, unhyphenated, words_above, words_in

KK, RU, EN = Language
LAYOUTS = [
    pytest.param((KK,), Layout.SINGLE, id="kk"),
    pytest.param((RU,), Layout.SINGLE, id="ru"),
    pytest.param((EN,), Layout.SINGLE, id="en"),
    pytest.param((KK, RU, EN), Layout.SEQUENCE, id="sequence"),
    pytest.param((KK, RU), Layout.COLUMNS, id="two-columns"),
    pytest.param((KK, RU, EN), Layout.COLUMNS, id="three-columns"),
    pytest.param((KK, RU, EN), Layout.STACKED, id="stacked"),
]
HOSTILE = [
    "x <y> z",
    "<b>bold</b> & <i>italic",
    "</b>",
    "AT&T &amp; &lt;tag&gt; &#65;",
    '<img src="/etc/hostname"/>',
    '<a href="javascript:alert(1)">link</a>',
    '<para fontSize="99">large</para>',
    "<font color=[[[getattr(pow,'__class__')]]]>red</font>",
    "<!-- comment --> ]]> <?pi?>",
    "{name} %s %(x)s \\u0041 $HOME",
    "(a) Tj ET Q endstream endobj",
]


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
@pytest.mark.parametrize("forum", [SHIPPED, FORUM_2024], ids=["shipped", "2024"])
def test_every_word_stands_in_the_pdf_once_and_in_order(
    forum: Path, languages: tuple[Language, ...], layout: Layout
) -> None:
    if not forum.is_file():
        pytest.skip("the folder of samples beside the checkout is absent")
    sheet = sheet_of(forum)

    pdf = print_resolution(sheet, languages=languages, layout=layout).pdf
    found = words_above(pdf, FOOT_DEPTH)

    source = [words_of(sheet, language) for language in languages]
    for words in source:
        assert lost(words, found) == []
    times, wanted = Counter(found), Counter(word for words in source for word in words)
    numerals_and_names = {"Ахметова", "Г.", "С.", "G.", "из", "of", "page"}
    more = {word for word in wanted if times[word] > wanted[word] and not word.strip(".").isdigit()}
    assert more <= numerals_and_names


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_never_taken_for_markup(hostile: str) -> None:
    sheet = with_rows(sheet_of(), [(part, hostile) for part in Part])
    sheet = replace(
        sheet,
        body=LocalizedText.everywhere(hostile),
        place=LocalizedText.everywhere(hostile),
        meeting=LocalizedText.everywhere(hostile),
        signatures=(Signature(role=SignatureRole.CHAIR, name=LocalizedText.everywhere(hostile)),),
    )

    pdf = print_resolution(sheet, languages=[EN]).pdf

    text = unhyphenated(pdf).replace(" ", "")
    assert text.count(hostile.replace(" ", "")) == len(Part) + 1
    assert b"/URI" not in pdf
    assert b"/JavaScript" not in pdf
    assert b"/XObject" not in pdf


def test_control_characters_and_invisible_ones_are_not_printed() -> None:
    sheet = with_rows(
        sheet_of(), [(Part.PREAMBLE, "one\x00two\x0bthree\x1bfour\u200bfive\ufeffsix\u202eseven")]
    )

    text = page_texts(print_resolution(sheet, languages=[EN]).pdf)[0]

    assert "one two\nthree four" in text.replace(" \n", "\n")
    assert "fourfivesixseven" in text


def test_no_break_spaces_and_hyphens_print_as_ordinary_ones() -> None:
    sheet = with_rows(
        sheet_of(), [(Part.PREAMBLE, "1\u202f250\u202f000\u00a0₸, № 17, іс\u2011шара, 10\u2009%")]
    )

    assert "1 250 000 ₸, № 17, іс-шара, 10 %" in unhyphenated(print_resolution(sheet, languages=[KK]).pdf)


@pytest.mark.parametrize(
    ("letter", "facts"),
    [("☐", ("U+2610", "BALLOT BOX")), ("教", ("U+6559", "CJK")), ("😀", ("U+1F600", "GRINNING"))],
)
def test_a_letter_that_is_not_in_the_font_is_named_with_its_place(
    letter: str, facts: tuple[str, str]
) -> None:
    sheet = sheet_of()
    rows = list(sheet.rows)
    place = next(index for index, row in enumerate(rows) if row.number == "2.1.")
    rows[place] = replace(
        rows[place], text=rows[place].text.with_text(RU, f"Текст с буквой {letter} внутри.")
    )

    with pytest.raises(MissingGlyphError) as told:
        print_resolution(replace(sheet, rows=tuple(rows)))

    sentence = str(told.value)
    assert f"“{letter}”" in sentence
    assert all(fact in sentence for fact in facts)
    assert "paragraph 2.1. (Russian)" in sentence
    assert f"с буквой {letter} внутри." in sentence


def test_a_letter_in_a_name_that_is_not_in_the_font_is_named() -> None:
    signer = Signature(role=SignatureRole.CHAIR, name=LocalizedText.everywhere("Li 李"))

    with pytest.raises(MissingGlyphInFieldError, match=r"U\+674E.*“Li 李”"):
        print_resolution(replace(sheet_of(), signatures=(signer,)))


def test_a_language_without_a_text_is_refused_in_words() -> None:
    sheet = sheet_of()
    rows = tuple(replace(row, text=row.text.with_text(EN, "")) for row in sheet.rows)

    with pytest.raises(LanguageMissingError, match="no text to print in this language: English"):
        print_resolution(replace(sheet, rows=rows), languages=[KK, EN])


def test_a_sheet_without_any_text_is_refused_in_words() -> None:
    for sheet in (replace(sheet_of(), rows=()), replace(sheet_of(), languages=(), rows=())):
        with pytest.raises(NothingToPrintError, match="nothing to print yet"):
            print_resolution(sheet)


def test_fields_that_are_not_printed_may_hold_anything() -> None:
    sheet = replace(sheet_of(), body=LocalizedText.everywhere("\ud800☐\x00(\\)\n"))

    pdf = print_resolution(sheet, languages=[KK]).pdf

    assert PdfDocument(pdf).get_metadata_dict()["Author"] == "☐ (\\)"


def test_a_paragraph_that_only_one_language_has_is_printed_there() -> None:
    sheet = sheet_of()
    rows = list(sheet.rows)
    rows[4] = replace(rows[4], text=LocalizedText(en="Only in English."))

    printed = print_resolution(replace(sheet, rows=tuple(rows)), layout=Layout.COLUMNS)

    assert "Only in English." in unhyphenated(printed.pdf)
    assert {place.language for place in printed.places[rows[4].id]} == {EN}


@pytest.mark.parametrize(
    ("languages", "layout"),
    [((KK,), Layout.COLUMNS), ((KK, RU), Layout.SINGLE), ((KK, RU, EN), Layout.SINGLE)],
)
def test_a_layout_that_does_not_suit_the_languages_is_refused(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    with pytest.raises(LanguagesForLayoutError, match=layout.value):
        print_resolution(sheet_of(), languages=languages, layout=layout)


def test_the_state_language_comes_first_unless_told_otherwise() -> None:
    sheet = sheet_of()

    usual = unhyphenated(print_resolution(sheet).pdf)
    told = unhyphenated(print_resolution(sheet, languages=[EN, KK]).pdf)

    assert usual.index("«Көкжиек»") < usual.index("Резолюция") < usual.index("Resolution")
    assert told.index("Resolution") < told.index("«Көкжиек»")


def test_each_language_of_a_sequence_begins_a_page() -> None:
    pages = page_texts(print_resolution(sheet_of()).pdf)

    beginnings = [page.split()[0] for page in pages]
    assert [word for word in beginnings if word in {"«Көкжиек»", "Резолюция", "Resolution"}] == [
        "«Көкжиек»",
        "Резолюция",
        "Resolution",
    ]


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_a_draft_says_so_on_every_page_in_its_language(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    marks = {KK: "ЖОБА", RU: "ПРОЕКТ", EN: "DRAFT"}

    pages = page_texts(print_resolution(sheet_of(adopted=False), languages=languages, layout=layout).pdf)

    if layout is Layout.SEQUENCE:
        assert all(sum(mark in page for mark in marks.values()) == 1 for page in pages)
    else:
        assert all(marks[language] in page for page in pages for language in languages)


def test_an_adopted_resolution_is_no_draft_and_bears_its_code() -> None:
    pages = page_texts(print_resolution(sheet_of()).pdf)

    assert all("7F3A-91C2 · B04E-55D1" in page for page in pages)
    assert not any(mark in page for page in pages for mark in ("ЖОБА", "ПРОЕКТ", "DRAFT"))


def test_pages_are_numbered_in_their_language() -> None:
    pages = page_texts(print_resolution(sheet_of(), languages=[RU]).pdf)

    for number, page in enumerate(pages, 1):
        assert f"страница {number} из {len(pages)}" in page.replace("\xa0", " ")


def test_the_adoption_sentence_stands_only_where_the_closing_does_not_state_it() -> None:
    sheet = replace(sheet_of(), adoption=replace(ADOPTION, stated=frozenset({EN})))

    text = unhyphenated(print_resolution(sheet).pdf)

    assert "Резолюция принята единогласно." in text
    assert "Қарар бірауыздан қабылданды." in text
    assert "The resolution was adopted unanimously." not in text


def test_title_date_and_place_come_from_the_register_when_the_text_has_none() -> None:
    sheet = sheet_of()
    rows = tuple(row for row in sheet.rows if row.part not in {Part.TITLE, Part.THEME, Part.DATE_PLACE})
    meeting = LocalizedText(kk="Форум отырысы", ru="Заседание форума", en="Meeting of the forum")

    text = unhyphenated(print_resolution(replace(sheet, rows=rows, meeting=meeting), languages=[KK]).pdf)

    assert text.startswith("Форум отырысы 2025 жылғы 16 қазан, Астана қаласы")


def test_a_paragraph_of_two_megabytes_is_printed_whole() -> None:
    words = [f"сөз{number}" for number in range(170_000)]
    text = " ".join(words)
    assert len(text.encode()) > 2_000_000

    printed = print_resolution(with_rows(sheet_of(), [(Part.PREAMBLE, text)]), languages=[KK])

    assert words_in(printed.pdf)[-40:-30] != []
    assert printed.pages > 300
    found = set(words_in(printed.pdf))
    assert all(word in found for word in words[:: len(words) // 500])


@pytest.mark.parametrize("layout", [Layout.SINGLE, Layout.COLUMNS])
def test_a_word_without_an_end_is_cut_letter_by_letter(layout: Layout) -> None:
    languages = [KK] if layout is Layout.SINGLE else [KK, RU, EN]
    giant = "ab" * 50_000

    printed = print_resolution(
        with_rows(sheet_of(), [(Part.PREAMBLE, f"before {giant} after")]), languages=languages, layout=layout
    )

    text = "".join("".join(page_texts(printed.pdf)).split())
    assert text.count("ab") >= 49_000 * len(languages)
    assert "after" in text


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_names_of_three_hundred_letters_stay_on_the_page(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    long_name = " ".join(["Аманжолова-Қосмұхамбетова"] * 12)[:300]
    sheet = replace(
        sheet_of(),
        signatures=(
            Signature(role=SignatureRole.CHAIR, name=LocalizedText.everywhere(long_name)),
            Signature(role=SignatureRole.SECRETARY, name=LocalizedText.everywhere("Ө" * 300)),
        ),
    )

    printed = print_resolution(sheet, languages=languages, layout=layout)

    assert lost(long_name.split(), words_in(printed.pdf)) == []
    assert "".join(words_in(printed.pdf)).count("Ө" * 300) == (3 if layout is Layout.SEQUENCE else 1)
    _assert_everything_on_the_page(printed.pdf)


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_nothing_is_drawn_outside_the_page(languages: tuple[Language, ...], layout: Layout) -> None:
    for preset in preset_names():
        printed = print_resolution(sheet_of(), languages=languages, layout=layout, preset=load_preset(preset))

        _assert_everything_on_the_page(printed.pdf)


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_the_same_sheet_gives_the_same_bytes(languages: tuple[Language, ...], layout: Layout) -> None:
    first = print_resolution(sheet_of(), languages=languages, layout=layout).pdf
    print_resolution(sheet_of(adopted=False))

    assert print_resolution(sheet_of(), languages=languages, layout=layout).pdf == first


def test_the_file_says_what_it_is() -> None:
    document = PdfDocument(print_resolution(sheet_of()).pdf)

    facts = document.get_metadata_dict()

    assert facts["Title"] == "«Көкжиек» қауымдастығы серіктес университеттері форумының қарары"
    assert facts["Author"] == "«Көкжиек» университеттер қауымдастығы"
    assert facts["CreationDate"].startswith("D:20251016123000")
    assert facts["ModDate"] == facts["CreationDate"]


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_the_place_of_every_row_is_known(languages: tuple[Language, ...], layout: Layout) -> None:
    sheet = sheet_of()

    printed = print_resolution(sheet, languages=languages, layout=layout)

    assert set(printed.places) == {row.id for row in sheet.rows}
    for row in sheet.rows:
        places = printed.places[row.id]
        assert {place.language for place in places} == set(languages)
        for place in places:
            assert 0 < place.top < place.bottom < 1
            beginning = row.text.get(place.language).split()[0]
            if place == places[0]:
                assert beginning[:5] in _text_at(printed.pdf, place)


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    sheet = sheet_of()
    leads = [row.id for row in sheet.rows if row.part in {Part.ISSUES_LEAD, Part.RECOMMENDATIONS_LEAD}]
    for shift in range(14):
        filler = replace(sheet.rows[3], id="filler", text=LocalizedText.everywhere("сөз " * 14 * (shift + 1)))
        rows = (*sheet.rows[:3], filler, *sheet.rows[3:])

        printed = print_resolution(replace(sheet, rows=rows), languages=[RU])

        for lead in leads:
            following = rows[[row.id for row in rows].index(lead) + 1]
            assert printed.places[lead][-1].page == printed.places[following.id][0].page


def _text_at(pdf: bytes, place: Place) -> str:
    document = PdfDocument(pdf)
    page = document[place.page]
    width, height = page.get_size()
    box = {"left": 0, "right": width, "top": height * (1 - place.top), "bottom": height * (1 - place.bottom)}
    return str(page.get_textpage().get_text_bounded(**box))


def _assert_everything_on_the_page(pdf: bytes) -> None:
    for page in PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 20
            assert right <= width - 20
            assert bottom >= 15
            assert top <= height - 15
