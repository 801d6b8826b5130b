"""The resolution as a web page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.documents.html.resolution import resolution_html
from forumdesk.documents.paragraphs import main_part, paragraphs_of, signatures_of
from forumdesk.documents.styles import Layout, load_preset
from forumdesk.documents.wording import code_can_be_checked, draft
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.redline import redline
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import DraftMark, ResolutionSheet, RowChange, SheetRow
from tests.builders_sheets import sheet_of
from tests.documents.html.checking import complaints, read, words_in

KK, RU, EN = Language
PRESET = load_preset()


def page_of(
    sheet: ResolutionSheet, languages: Sequence[Language] = (), layout: Layout | None = None
) -> Element:
    found = read(resolution_html(sheet, languages=languages, layout=layout, preset=PRESET))
    assert complaints(found) == []
    return found


def section(page: Element, language: Language) -> Element:
    return next(one for one in page.iter("section") if one.get("lang") == language.value)


def by_id(page: Element, name: str) -> Element:
    return next(one for one in page.iter() if one.get("id") == name)


def said(sheet: ResolutionSheet, language: Language) -> list[str]:
    """All words of the model in one language, in order."""
    paragraphs = paragraphs_of(sheet, sheet.languages, for_paper=False)
    signed = main_part(paragraphs)
    texts = [
        f"{one.number if language in one.texts else ''} {''.join(part.text for part in one.texts.get(language, ()))}"
        for one in paragraphs
    ]
    signatures = [
        f"{one.posts[language]} {one.names[language]}"
        for one in signatures_of(sheet, sheet.languages, for_paper=False)
    ]
    mark = "" if sheet.adoption else draft((language,))
    return " ".join([mark, *texts[:signed], *signatures, *texts[signed:]]).split()


def row(number: int, part: Part, text: str, level: int = 1, label: str = "") -> SheetRow:
    return SheetRow(
        id=f"row-{number}", part=part, number=label, text=LocalizedText.everywhere(text), level=level
    )


def sheet_with(*rows: SheetRow, adopted: bool = True) -> ResolutionSheet:
    return replace(sheet_of(adopted=adopted), rows=rows)


@pytest.mark.parametrize("adopted", [True, False])
@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS, Layout.STACKED])
def test_every_word_stands_in_its_language_in_order(layout: Layout, adopted: bool) -> None:
    sheet = sheet_of(adopted=adopted)

    page = page_of(sheet, layout=layout)

    for language in sheet.languages:
        assert words_in(section(page, language)) == said(sheet, language)


def test_the_forum_of_2024_is_whole(shared: Path) -> None:
    sheet = sheet_of(shared / "samples" / "forum-2024.json")
    page = page_of(sheet)
    assert [words_in(section(page, one)) for one in sheet.languages] == [
        said(sheet, one) for one in sheet.languages
    ]


PLACES = st.tuples(
    st.sampled_from(Part),
    st.integers(1, 4),
    st.sampled_from(["a <b> & text", "text\nsecond line", "Мәтін «бір»", "x"]),
    st.sampled_from(RowChange),
)


@given(st.lists(PLACES, max_size=14), st.sampled_from([Layout.SEQUENCE, Layout.COLUMNS, Layout.STACKED]))
def test_rows_in_any_order_make_a_valid_page_with_all_words(
    places: Sequence[tuple[Part, int, str, RowChange]], layout: Layout
) -> None:
    rows = [row(0, Part.BODY, "one")]
    for number, (part, level, text, change) in enumerate(places, 1):
        made = row(number, part, text, level, f"{number}." if number % 3 else "")
        rows.append(
            replace(made, change=change, authors=(LocalizedText(en="A & B"),) if number % 4 == 0 else ())
        )
    sheet = sheet_with(*rows, adopted=len(places) % 2 == 0)

    page = page_of(sheet, layout=layout)

    for language in sheet.languages:
        assert words_in(section(page, language)) == said(sheet, language)


def test_each_recommendation_and_point_has_an_address_in_each_language() -> None:
    page = page_of(sheet_of())

    assert "".join(by_id(page, "r-3").itertext()).split()[0] == "3."
    assert words_in(by_id(page, "r-3-2"))[0] == "3.2."
    assert words_in(by_id(page, "r-3-2-en"))[0] == "3.2."
    assert by_id(page, "i-1").tag == "li"


def test_points_are_lists_in_the_item_above_them() -> None:
    page = page_of(
        sheet_with(
            row(1, Part.RECOMMENDATION, "To act", label="1."),
            row(2, Part.POINT, "first", 1, "1.1."),
            row(3, Part.POINT, "deeper", 2, "1.1.1."),
            row(4, Part.POINT, "second", 1, "1.2."),
            row(5, Part.RECOMMENDATION, "To go on", label="2."),
        ),
        [EN],
    )

    items = page.findall(".//section/ol/li")
    assert [one.get("id") for one in items] == ["r-1", "r-2"]
    assert [one.get("id") for one in items[0].findall("ol/li")] == ["r-1-1", "r-1-2"]
    assert [one.get("id") for one in items[0].findall("ol/li/ol/li")] == ["r-1-1-1"]
    assert items[0].findtext("h2") == "1. To act"


def test_a_heading_run_in_on_paper_is_a_heading_and_an_item_without_one_is_none() -> None:
    headed = page_of(
        sheet_with(
            row(1, Part.TITLE, "T"),
            row(2, Part.RECOMMENDATION, "Act.", label="1."),
            row(3, Part.BODY, "Now."),
        ),
        [EN],
    )
    plain = page_of(
        sheet_with(row(1, Part.TITLE, "T"), row(2, Part.RECOMMENDATION, "Act now.", label="1.")), [EN]
    )

    assert headed.findtext(".//li/h2") == "1. Act. "
    assert headed.findtext(".//li/p") == "Now."
    assert plain.find(".//li/h2") is None
    assert words_in(plain.find(".//li/p") or Element("p")) == ["1.", "Act", "now."]


def test_a_note_stands_below_what_it_belongs_to() -> None:
    page = page_of(
        sheet_with(row(1, Part.RECOMMENDATION, "To act", label="1."), row(2, Part.NOTE, "Document 7.")), [EN]
    )

    note = page.find(".//li/p[@role='note']")
    assert note is not None
    assert note.text == "Document 7."
    assert "opens" in note.get("class", "")


def test_changes_are_deletions_and_insertions() -> None:
    changed = replace(
        row(1, Part.BODY, "the old text"), redline={EN: redline("the old text", "the new text")}
    )
    gone = replace(row(2, Part.BODY, "gone"), change=RowChange.DELETED)

    page = page_of(sheet_with(changed, gone, adopted=False), [EN])

    assert [one.text for one in page.iter("del")] == ["old", "gone"]
    assert [one.text for one in page.iter("ins")] == ["new"]
    assert any("deleted" in one.get("class", "") for one in page.iter("p"))


def test_emphasis_is_marked_where_the_paragraph_has_not_got_it() -> None:
    marks = {EN: (Mark(start=0, end=5, kind=MarkKind.BOLD), Mark(start=6, end=10, kind=MarkKind.ITALIC))}
    title = replace(row(1, Part.TITLE, "Notes that"), marks=marks)
    text = replace(row(2, Part.BODY, "Notes that"), marks=marks)

    page = page_of(sheet_with(title, text), [EN])

    heading, paragraph = page.find(".//h1"), page.find(".//p[@class='text']")
    assert heading is not None
    assert paragraph is not None
    assert [one.tag for one in heading] == ["em"]
    assert [(one.tag, one.text) for one in paragraph] == [("strong", "Notes"), ("em", "that")]


def test_in_columns_paragraphs_of_one_row_stand_in_one_row_of_the_grid() -> None:
    sheet = sheet_of()
    loose = replace(sheet.rows[3], text=LocalizedText(ru="по-русски"))

    page = page_of(replace(sheet, rows=(*sheet.rows[:3], loose, *sheet.rows[4:])), layout=Layout.COLUMNS)

    def row_of(language: Language, word: str) -> str | None:
        cells = [one for one in section(page, language).iter("div") if word in words_in(one)]
        return cells[0].get("style")

    assert row_of(KK, "Төраға") == row_of(RU, "Председатель") == row_of(EN, "Chair")
    assert row_of(RU, "по-русски") == "grid-row:4"


@pytest.mark.parametrize("layout", [Layout.COLUMNS, Layout.STACKED])
def test_what_an_address_leads_to_has_a_place_in_the_grid(layout: Layout) -> None:
    page = page_of(sheet_of(), layout=layout)
    grid = page.find(f".//div[@class='{layout.value} of-3']")
    assert grid is not None

    cells = [one for one in grid.iter("div") if one.get("class") == "cell"]
    around = {one.tag for one in grid.iter() if one is not grid and any(child in cells for child in one)}
    assert around <= {"section", "ol", "li"}  # which the stylesheet takes out of the way of the grid
    named = [one for one in grid.iter() if one.get("id") and one.tag not in {"h1", "h2", "h3"}]
    assert {one.get("class") for one in named} == {"cell"}
    assert {"kk", "ru", "en", "r-1", "r-1-1-en"} <= {one.get("id") for one in named}


def test_stacked_languages_take_turns_row_by_row() -> None:
    page = page_of(sheet_of(), layout=Layout.STACKED)

    rows = [
        [int(one.get("style", "").partition(":")[2]) for one in section(page, language).iter("div")]
        for language in sheet_of().languages
    ]
    assert [one[:3] for one in rows] == [[1, 4, 7], [2, 5, 8], [3, 6, 9]]


def test_an_adopted_text_bears_its_code_in_letters_and_as_a_picture() -> None:
    page = page_of(sheet_of(), [RU, EN])

    foot = next(one for one in page.iter("footer"))
    assert foot.findtext(".//code") == "7F3A-91C2 · B04E-55D1"
    assert foot.find("svg").get("aria-label") == "QR-код: 7F3A-91C2 · B04E-55D1"  # type: ignore[union-attr]
    assert code_can_be_checked(EN) in [one.text for one in foot.iter("p")]


def test_a_numbered_draft_says_which_it_is() -> None:
    at = datetime(2024, 10, 17, 6, 42, tzinfo=UTC)
    sheet = replace(sheet_of(adopted=False), draft=DraftMark(number=2, at=at, time_zone="Asia/Almaty"))

    mark = page_of(sheet, [EN]).find(".//p[@class='mark']")

    assert mark is not None
    assert words_in(mark)[:3] == ["DRAFT", "No.", "2"]


def test_what_html_cannot_hold_is_a_space_and_what_it_reads_as_markup_is_text() -> None:
    page = page_of(sheet_with(row(1, Part.BODY, 'a\x00b\ufffe<script>alert("1")</script>&amp;')), [EN])

    assert page.findtext(".//p[@class='text']") == 'a b<script>alert("1")</script>&amp;'


def test_the_same_sheet_gives_the_same_bytes() -> None:
    one, other = (resolution_html(sheet_of(), preset=PRESET) for _ in range(2))
    assert one == other
