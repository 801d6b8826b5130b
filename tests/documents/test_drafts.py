"""Drafts, sub-points, annexes, notes and redlines of a printed resolution, as a reader of the PDF finds them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import MM, Layout, load_preset
from forumdesk.documents.text import resolution_text
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts, unhyphenated
from tests.documents.test_tagging import assert_marks_agree

KK, RU, EN = Language
MARK = DraftMark(number=2, at=datetime(2024, 10, 17, 6, 42, tzinfo=UTC), time_zone="Asia/Almaty")
WRITTEN = {
    KK: "ЖОБА № 2 · 2024 жылғы 17 қазан, 11:42",
    RU: "ПРОЕКТ № 2 · 17 октября 2024 года, 11:42",
    EN: "DRAFT No. 2 · 17 October 2024, 11:42",
}
LAYOUTS = [
    pytest.param((RU,), Layout.SINGLE, id="single"),
    pytest.param((KK, RU, EN), Layout.SEQUENCE, id="sequence"),
    pytest.param((KK, RU), Layout.COLUMNS, id="two-columns"),
    pytest.param((KK, RU, EN), Layout.COLUMNS, id="three-columns"),
    pytest.param((KK, RU, EN), Layout.STACKED, id="stacked"),
]


def cuts(pdf: bytes) -> set[str]:
    """The cuts of the fonts in the file: what stands behind the last hyphen of their names."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.resources.get("/Font", {}).values()]
        return {str(font["/BaseFont"]).rpartition("-")[2] for font in fonts}


def rows(*parts: tuple[Part, str, str], levels: Sequence[int] = ()) -> ResolutionSheet:
    """A draft of rows given by part, number and text, which is the same in all languages."""
    made = tuple(
        SheetRow(
            id=f"r{place}",
            part=part,
            number=number,
            text=LocalizedText.everywhere(text),
            level=levels[place] if levels else 1,
        )
        for place, (part, number, text) in enumerate(parts)
    )
    return replace(sheet_of(adopted=False), rows=made)


def changed(sheet: ResolutionSheet, place: int, **fields: object) -> ResolutionSheet:
    made = list(sheet.rows)
    made[place] = replace(made[place], **fields)  # type: ignore[arg-type]
    return replace(sheet, rows=tuple(made))


def left_of(pdf: bytes, words: str) -> float:
    """Where the first line with ``words`` begins, in points."""
    for page in PdfDocument(pdf):
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found is not None:
            return float(text.get_charbox(found[0])[0])
    raise AssertionError(words)


def drawn_numbers(pdf: bytes) -> list[list[int]]:
    """The small figures left of the text, page by page."""
    pages = []
    for page in PdfDocument(pdf):
        text = page.get_textpage()
        found = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words = text.get_text_bounded(left, bottom, right, top).strip()
            if words.isdigit() and top - bottom < 8 and right < load_preset().left * MM:
                found.append(int(words))
        pages.append(found)
    return pages


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_a_numbered_draft_says_its_number_and_time_on_every_page(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    sheet = replace(sheet_of(adopted=False), draft=MARK)

    pages = page_texts(print_resolution(sheet, languages=languages, layout=layout).pdf)

    for page in pages:
        said = page.replace("\xa0", " ")
        count = sum(WRITTEN[language] in said for language in languages)
        assert count == (1 if layout is Layout.SEQUENCE else len(languages))


def test_lines_of_a_draft_are_numbered_anew_on_each_page() -> None:
    sheet = replace(sheet_of(adopted=False), draft=MARK)

    pages = drawn_numbers(print_resolution(sheet, languages=[RU]).pdf)

    assert len(pages) > 1
    assert all(page == list(range(1, len(page) + 1)) for page in pages)
    assert len(pages[0]) > 25


def test_lines_side_by_side_have_one_number() -> None:
    sheet = replace(sheet_of(adopted=False), draft=MARK)

    (first, *_) = drawn_numbers(print_resolution(sheet, layout=Layout.COLUMNS).pdf)

    assert first == list(range(1, len(first) + 1))


def test_numbers_of_lines_stand_behind_the_text_and_belong_to_nothing() -> None:
    sheet = rows((Part.PREAMBLE, "", "First paragraph."), (Part.CLOSING, "", "Last paragraph."))

    plain = print_resolution(sheet, languages=[EN]).pdf
    numbered = print_resolution(replace(sheet, draft=MARK), languages=[EN]).pdf

    (before,), (after,) = page_texts(plain), page_texts(numbered)
    text = before[: before.index("DRAFT")]
    assert after.startswith(text)
    assert_marks_agree(numbered)


def test_without_a_mark_nothing_is_numbered() -> None:
    assert drawn_numbers(print_resolution(sheet_of(adopted=False), languages=[RU]).pdf)[0] == []


def test_points_stand_deeper_with_each_level_and_each_hangs() -> None:
    text = (
        "The delegations agree that the text of this point is long enough to take a second line on the page."
    )
    numbers = ["1.1.", "1.1.1.", "1.1.1.1.", "1.1.1.1.1."]
    parts = [(Part.RECOMMENDATION, "1.", "Head")]
    parts += [(Part.POINT, number, f"Point{level} {text}") for level, number in enumerate(numbers, 1)]
    sheet = rows(*parts, levels=[1, 1, 2, 3, 4])

    for layout, languages in ((Layout.SINGLE, [EN]), (Layout.COLUMNS, [KK, RU, EN])):
        printed = print_resolution(sheet, languages=languages, layout=layout)

        labels = [left_of(printed.pdf, f"{number} Point") for number in numbers]
        texts = [left_of(printed.pdf, f"Point{level} ") for level in range(1, 5)]
        assert labels == sorted(labels)
        assert texts == sorted(texts)
        assert all(text - label > 10 for label, text in zip(labels, texts, strict=True))


def test_an_annex_begins_a_page_below_the_signatures() -> None:
    sheet = rows(
        (Part.PREAMBLE, "", "Main text."),
        (Part.ANNEX, "", "List of members"),
        (Part.POINT, "1.", "First member."),
    )

    for layout, languages in ((Layout.SINGLE, [EN]), (Layout.COLUMNS, [RU, EN])):
        first, second = page_texts(print_resolution(sheet, languages=languages, layout=layout).pdf)

        assert "Main text." in first
        assert "Akhmetova" in first
        assert "Annex" in second
        assert second.index("Annex") < second.index("List of members") < second.index("First member.")


def test_several_annexes_are_numbered_unless_their_headings_say_so() -> None:
    sheet = rows(
        (Part.PREAMBLE, "", "Main text."),
        (Part.ANNEX, "", "Members"),
        (Part.BODY, "", "Names."),
        (Part.ANNEX, "", "Annex B. Rules"),
        (Part.BODY, "", "Words."),
    )

    pages = page_texts(print_resolution(sheet, languages=[EN]).pdf)

    assert len(pages) == 3
    assert "Annex 1" in pages[1]
    assert pages[2].count("Annex") == 1


def test_a_note_is_small_and_a_heading_stays_with_what_follows() -> None:
    sheet = rows(
        (Part.HEADING, "", "General provisions"),
        (Part.PREAMBLE, "", "Sentence of the text."),
        (Part.NOTE, "", "1 Sentence of the note."),
    )

    pdf = print_resolution(sheet, languages=[EN]).pdf

    page = PdfDocument(pdf)[0].get_textpage()
    heights = {}
    for words in ("Sentence of the text.", "Sentence of the note."):
        place = page.search(words).get_next()
        assert place is not None
        _, bottom, _, top = page.get_charbox(place[0], loose=True)
        heights[words] = top - bottom
    assert heights["Sentence of the note."] < 0.9 * heights["Sentence of the text."]
    assert left_of(pdf, "General provisions") > left_of(pdf, "Sentence of the text.")


def test_a_note_between_a_heading_and_its_text_stands_below_both() -> None:
    sheet = rows(
        (Part.ISSUE, "1.", "Recognition."),
        (Part.NOTE, "", "* Note."),
        (Part.BODY, "", "Text of the issue."),
    )

    text = unhyphenated(print_resolution(sheet, languages=[EN]).pdf)

    assert "1. Recognition. Text of the issue. * Note." in text


def test_emphasis_is_drawn_in_its_own_cut() -> None:
    marks = (
        Mark(start=0, end=3, kind=MarkKind.BOLD),
        Mark(start=4, end=7, kind=MarkKind.ITALIC),
        Mark(start=8, end=13, kind=MarkKind.BOLD),
        Mark(start=8, end=13, kind=MarkKind.ITALIC),
    )
    sheet = changed(rows((Part.PREAMBLE, "", "One two three four.")), 0, marks={EN: marks})

    pdf = print_resolution(sheet, languages=[EN]).pdf

    assert "One two three four." in unhyphenated(pdf)
    assert {"Bold", "Italic", "BoldItalic"} <= cuts(pdf)
    assert "BoldItalic" not in cuts(print_resolution(sheet_of(), languages=[EN]).pdf)


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_a_redline_keeps_every_word_and_names_its_authors(
    languages: tuple[Language, ...], layout: Layout
) -> None:
    pieces = redline("The states recall their treaty.", "The parties recall their treaty firmly.")
    author = LocalizedText(kk="Қазақстан", ru="Казахстан", en="Kazakhstan")
    sheet = changed(
        rows((Part.PREAMBLE, "", "The states recall their treaty."), (Part.CLOSING, "", "Done at Astana.")),
        0,
        redline=dict.fromkeys(Language, pieces),
        authors=(author,),
    )

    pdf = print_resolution(replace(sheet, draft=MARK), languages=languages, layout=layout).pdf

    text = unhyphenated(pdf)
    assert text.count("states parties recall their treaty firmly.") == len(languages)
    for language in languages:
        assert author.get(language) in text
    assert_marks_agree(pdf)


def test_changes_are_drawn_as_lines_that_black_and_white_keeps() -> None:
    plain = rows((Part.PREAMBLE, "", "The states recall."))
    pieces = redline("The states recall.", "The parties recall.")

    strokes = [
        len(re.findall(rb" l S Q", _content(print_resolution(sheet, languages=[EN]).pdf)))
        for sheet in (plain, changed(plain, 0, redline={EN: pieces}))
    ]

    assert strokes == [0, 2]


@pytest.mark.parametrize(("change", "sign"), [(RowChange.INSERTED, "+"), (RowChange.DELETED, "−")])
def test_a_row_that_comes_or_goes_is_signed_in_the_margin(change: RowChange, sign: str) -> None:
    sheet = changed(rows((Part.PREAMBLE, "", "Kept."), (Part.CLOSING, "", "Changed.")), 1, change=change)

    pdf = print_resolution(sheet, languages=[EN]).pdf

    assert left_of(pdf, sign) < left_of(pdf, "Kept.") - 30
    assert_marks_agree(pdf)


def test_the_plain_text_shows_changes_notes_and_annexes() -> None:
    sheet = rows(
        (Part.RECOMMENDATION, "1.", "Head"),
        (Part.POINT, "1.1.", "The states recall."),
        (Part.POINT, "1.1.1.", "Deeper."),
        (Part.NOTE, "", "1 A note."),
        (Part.ANNEX, "", "Members"),
        levels=[1, 1, 2, 1, 1],
    )
    pieces = redline("The states recall.", "The parties recall.")
    sheet = changed(replace(sheet, draft=MARK), 1, redline={EN: pieces}, authors=(LocalizedText(en="Peru"),))

    text = resolution_text(sheet, [EN]).decode()

    assert text.replace("\u00a0", " ").startswith(f"{WRITTEN[EN]}\n")
    assert "    1.1. The [-states-] {+parties+} recall." in text
    assert "\n    Proposed by: Peru\n" in text
    assert "\n        1.1.1. Deeper.\n" in text
    assert "\n        ____________\n        1 A note.\n" in text
    assert text.index("Akhmetova") < text.index(" Annex\n") < text.index("\nMembers\n")


def _content(pdf: bytes) -> bytes:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return b"\n".join(page.Contents.read_bytes() for page in document.pages)
