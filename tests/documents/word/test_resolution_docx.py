"""The resolution as a Word document, as python-docx and LibreOffice find it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from forumdesk.documents.errors import LanguageMissingError, LanguagesForLayoutError, NothingToPrintError
from forumdesk.documents.styles import Layout, load_preset, preset_names
from forumdesk.documents.word.resolution_docx import resolution_docx
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.returned import OWN_BOOKMARK, bookmark_name, read_bookmark, short_hash
from forumdesk.services.sheets import ResolutionSheet
from tests.builders_sheets import FORUM_2024, SHIPPED, sheet_of, with_rows, words_of
from tests.documents.reading import DIVIDED, lost, page_texts
from tests.documents.word.office import converted_all, plain, plain_all
from tests.documents.word.sheets import DRAFT, EN, KK, MEETING, RU, changed_sheet, deep_sheet, sample

ARRANGED = (
    ((KK,), Layout.SINGLE),
    ((RU,), Layout.SINGLE),
    ((EN,), Layout.SINGLE),
    ((KK, RU, EN), Layout.SEQUENCE),
    ((KK, RU), Layout.COLUMNS),
    ((KK, RU, EN), Layout.COLUMNS),
    ((KK, RU, EN), Layout.STACKED),
)
LAYOUTS = [
    pytest.param(languages, layout, id=name)
    for (languages, layout), name in zip(
        ARRANGED, ("kk", "ru", "en", "sequence", "two-columns", "three-columns", "stacked"), strict=True
    )
]
COUNTED = (((EN,), None), ((KK, RU, EN), Layout.COLUMNS))


def opened(docx: bytes) -> WordDocument:
    return Document(io.BytesIO(docx))


def paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """All paragraphs of the body, those in tables as well."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def bookmarks(document: WordDocument) -> dict[str, str]:
    """The words of the paragraph of every bookmark."""
    return {
        mark.get(qn("w:name")): Paragraph(mark.getparent(), document).text
        for mark in document.element.body.iter(qn("w:bookmarkStart"))
    }


def style_name(paragraph: Paragraph) -> str:
    return paragraph.style.name or "" if paragraph.style else ""


def words_without_hyphens(pdf: bytes) -> list[str]:
    """All words in order; those that a line's end parted at their hyphen are whole."""
    pages = (page.replace(DIVIDED, "").replace("-\n", "") for page in page_texts(pdf))
    return without_hyphens(" ".join(pages).split())


def without_hyphens(words: list[str]) -> list[str]:
    return [bare for word in words if (bare := word.replace("-", ""))]


@pytest.mark.parametrize("forum", [SHIPPED, FORUM_2024], ids=["shipped", "2024"])
def test_every_word_stands_in_order_in_the_pdf_that_libreoffice_makes(forum: Path, tmp_path: Path) -> None:
    if not forum.is_file():
        pytest.skip("the folder of samples beside the checkout is absent")
    sheet = sheet_of(forum)
    made = {
        f"{number}.docx": resolution_docx(sheet, languages=languages, layout=layout)
        for number, (languages, layout) in enumerate(ARRANGED)
    }

    pdfs = converted_all(made, "pdf", tmp_path)

    for pdf, (languages, _) in zip(pdfs.values(), ARRANGED, strict=True):
        found = words_without_hyphens(pdf)
        for language in languages:
            assert lost(without_hyphens(words_of(sheet, language)), found) == [], languages


def test_libreoffice_counts_exactly_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    made = {
        f"{at}-{one}.docx": resolution_docx(deep_sheet(one), languages=languages, layout=layout)
        for one in Numbering
        for at, (languages, layout) in enumerate(COUNTED)
    }

    found = plain_all(made, tmp_path)

    for one in Numbering:
        for at, (languages, _) in enumerate(COUNTED):
            for row in deep_sheet(one).rows:
                wanted = f"{row.number} {row.text.en}".strip()
                assert found[f"{at}-{one}.docx"].count(wanted) == len(languages), wanted


def test_a_text_that_one_language_lacks_leaves_the_numbers_of_the_others(tmp_path: Path) -> None:
    sheet = sample()
    rows = [
        replace(row, text=row.text.with_text(RU, "")) if row.number == "2." else row for row in sheet.rows
    ]

    lines = plain(resolution_docx(replace(sheet, rows=tuple(rows)), languages=[RU]), "docx", tmp_path)

    numbers = [row for row in rows if row.number and row.text.ru]
    assert all(f"{row.number} {row.text.ru}" in lines for row in numbers)
    assert [row.number for row in numbers if row.part is Part.RECOMMENDATION] == ["1.", "3.", "4."]


def test_numbers_are_counted_by_word_and_not_written() -> None:
    document = opened(resolution_docx(deep_sheet(Numbering.LETTERED), languages=[EN]))

    (first,) = [one for one in paragraphs(document) if one.text == "first point;"]

    assert first._p.xpath("string(./w:pPr/w:numPr/w:ilvl/@w:val)") == "1"
    assert style_name(first) == "Sub-paragraph 1"


def test_a_number_that_word_cannot_count_is_written_before_the_bookmark() -> None:
    sheet = with_rows(sample(), [(Part.TITLE, "Title"), (Part.RECOMMENDATION, "Decides.")])
    rows = (sheet.rows[0], replace(sheet.rows[1], number="7 bis."))

    document = opened(resolution_docx(replace(sheet, rows=rows), languages=[EN]))

    (line,) = [one for one in paragraphs(document) if "Decides" in one.text]
    assert line.text == "7 bis.\tDecides."
    assert bookmark_name(rows[1].id, EN, "Decides.") in bookmarks(document)


def test_every_part_has_a_named_style_of_its_own() -> None:
    document = opened(resolution_docx(deep_sheet(Numbering.DECIMAL), languages=[EN]))

    styles = [style_name(one) for one in paragraphs(document) if one.text]

    assert styles[:8] == [
        "Title",
        "Date and place",
        "Heading 1",
        "Preamble",
        "Operative heading",
        "Sub-paragraph 1",
        "Sub-paragraph 2",
        "Sub-paragraph 3",
    ]
    assert {"Sub-paragraph 4", "Note", "Closing", "Annex", "Signature"} <= set(styles)
    assert "Table Grid" not in {style.name for style in document.styles}


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_every_run_says_its_language(languages: tuple[Language, ...], layout: Layout) -> None:
    document = opened(resolution_docx(sample(), languages=languages, layout=layout))
    tags = {KK: "kk-KZ", RU: "ru-RU", EN: "en-GB"}

    body = document.element.body
    assert len(body.xpath(".//w:r")) == len(body.xpath(".//w:r/w:rPr/w:lang"))
    assert set(body.xpath(".//w:r/w:rPr/w:lang/@w:val")) == {tags[one] for one in languages}
    by_text = {one.text: one for one in paragraphs(document)}
    for language in languages:
        title = by_text[sample().rows[0].text.get(language)]
        assert title._p.xpath("./w:r/w:rPr/w:lang/@w:val") == [tags[language]]


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_every_row_bears_its_bookmark(languages: tuple[Language, ...], layout: Layout) -> None:
    sheet = sample()

    found = bookmarks(opened(resolution_docx(sheet, languages=languages, layout=layout)))

    assert all(len(name) <= 40 for name in found)
    for row in sheet.rows:
        for language in languages:
            text = row.text.get(language)
            assert found[bookmark_name(row.id, language, text)] == text
    ours = [name for name in found if read_bookmark(name)]
    assert len(ours) == len(sheet.rows) * len(languages)
    others = [name for name in found if name not in ours]
    assert all(name.startswith(OWN_BOOKMARK) for name in others)


def test_every_paragraph_with_words_has_a_bookmark() -> None:
    sheet = with_rows(sample(adopted=True), [(Part.PREAMBLE, "Text.")])
    adoption = replace(sheet.adoption, stated=frozenset()) if sheet.adoption else None

    document = opened(resolution_docx(replace(sheet, adoption=adoption), languages=[EN]))

    assert all(one._p.xpath("./w:bookmarkStart") for one in paragraphs(document) if one.text)
    assert "The resolution was adopted unanimously." in [one.text for one in paragraphs(document)]


def test_an_empty_cell_is_still_known_as_its_row() -> None:
    sheet = sample()
    rows = (*sheet.rows[:4], replace(sheet.rows[4], text=LocalizedText(en="Only here.")), *sheet.rows[5:])

    found = bookmarks(opened(resolution_docx(replace(sheet, rows=rows), layout=Layout.COLUMNS)))

    assert found[bookmark_name(rows[4].id, KK, "")] == ""
    assert found[bookmark_name(rows[4].id, EN, "Only here.")] == "Only here."


def test_the_document_names_its_meeting_title_and_language() -> None:
    docx = resolution_docx(sample(), languages=[RU, EN])

    core = opened(docx).core_properties
    custom = zipfile.ZipFile(io.BytesIO(docx)).read("docProps/custom.xml").decode()
    assert (core.title, core.language) == (sample().rows[0].text.ru, "ru-RU")
    assert f'name="ForumDeskMeeting"><vt:lpwstr>{MEETING}<' in custom


@pytest.mark.parametrize(("languages", "layout"), LAYOUTS)
def test_the_same_sheet_gives_the_same_bytes(languages: tuple[Language, ...], layout: Layout) -> None:
    first, second = (resolution_docx(changed_sheet(), languages=languages, layout=layout) for _ in range(2))

    assert first == second
    moments = {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert moments == {(1980, 1, 1, 0, 0, 0)}


def test_each_language_of_a_sequence_begins_a_page_with_furniture_in_that_language() -> None:
    document = opened(resolution_docx(replace(sample(adopted=False), draft=DRAFT)))

    headers = [section.header.paragraphs[0].text for section in document.sections]
    assert headers == [
        "ЖОБА №\u00a02 · 2024\u00a0жылғы 17\u00a0қазан, 11:42",
        "ПРОЕКТ №\u00a02 · 17\u00a0октября 2024\u00a0года, 11:42",
        "DRAFT No.\u00a02 · 17\u00a0October 2024, 11:42",
    ]
    fields = [section.footer._element.xpath(".//w:fldSimple/@w:instr") for section in document.sections]
    assert fields == [[" PAGE ", " NUMPAGES "]] * 3
    assert all(section._sectPr.find(qn("w:lnNumType")) is not None for section in document.sections)
    assert not any(section.different_first_page_header_footer for section in document.sections)


def test_an_adopted_paper_bears_its_code_and_no_mark_of_a_draft() -> None:
    document = opened(resolution_docx(sample(), languages=[EN]))

    (section,) = document.sections
    assert section.header.paragraphs[0].text == ""
    assert section.footer.paragraphs[0].text.startswith("7F3A-91C2 · B04E-55D1\tpage")
    assert section._sectPr.find(qn("w:lnNumType")) is None


def test_columns_are_a_table_whose_heading_is_repeated() -> None:
    document = opened(resolution_docx(sample(), layout=Layout.COLUMNS))

    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Қазақша", "Русский", "English"]
    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert len(table.rows) == len(sample().rows) + 2
    (section,) = document.sections
    assert section.orientation is WD_ORIENT.LANDSCAPE


def test_changes_are_tracked_with_their_author() -> None:
    document = opened(resolution_docx(changed_sheet(), languages=[EN]))
    body = document.element.body

    assert set(body.xpath(".//w:ins/@w:author | .//w:del/@w:author")) == {"Norway"}
    assert set(body.xpath(".//w:ins/@w:date | .//w:del/@w:date")) == {"2024-10-17T06:42:00Z"}
    assert body.xpath("string(.//w:p/w:ins[1]/w:r/w:t)").strip() == "End."
    (gone,) = body.xpath(".//w:p[w:pPr/w:rPr/w:del]")
    assert "".join(gone.itertext(qn("w:delText"))) == next(
        row.text.en for row in sample().rows if row.number == "1.2."
    )
    (come,) = body.xpath(".//w:p[w:pPr/w:rPr/w:ins]")
    assert "".join(come.itertext(qn("w:t"))) == "A new point."


def test_a_row_that_comes_or_goes_is_a_tracked_row_of_the_table() -> None:
    body = opened(resolution_docx(changed_sheet(), layout=Layout.COLUMNS)).element.body

    assert len(body.xpath(".//w:trPr/w:ins")) == len(body.xpath(".//w:trPr/w:del")) == 1


def test_a_bookmark_tells_the_text_as_it_reads_with_all_changes_accepted() -> None:
    sheet = changed_sheet()

    names = bookmarks(opened(resolution_docx(sheet, languages=[EN])))

    hashes = {str(read[0]): read[2] for name in names if (read := read_bookmark(name))}
    assert hashes[sheet.rows[3].id] == short_hash(f"{sheet.rows[3].text.en} End.")
    deleted = next(row for row in sheet.rows if row.number == "1.2.")
    assert hashes[deleted.id] == short_hash("")


def test_emphasis_is_kept_as_runs_and_a_bold_style_is_no_emphasis() -> None:
    document = opened(resolution_docx(deep_sheet(Numbering.DECIMAL), languages=[EN]))

    runs = {one.text: one.runs for one in paragraphs(document)}
    heading = runs["Decides to act, and to do so:"]
    assert [(run.text, run.italic, run.bold) for run in heading] == [
        ("Decides", True, None),
        (" to act, and to do so:", None, None),
    ]


@pytest.mark.parametrize("name", preset_names())
def test_the_page_has_the_margins_of_the_preset(name: str) -> None:
    preset = load_preset(name)

    (section,) = opened(resolution_docx(sample(), languages=[KK], preset=preset)).sections

    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm, 1) for margin in margins if margin] == [
        preset.left,
        preset.right,
        preset.top,
        preset.bottom,
    ]


def test_five_changes_by_python_docx_leave_all_bookmarks(tmp_path: Path) -> None:
    document = opened(resolution_docx(sample()))
    before = set(bookmarks(document))
    words = [one for one in paragraphs(document) if len(one.text) > 60][:5]
    for paragraph in words:
        paragraph.runs[0].text = paragraph.runs[0].text.replace(" ", " түзету ", 1)
    document.save(str(tmp_path / "changed.docx"))

    after = bookmarks(Document(str(tmp_path / "changed.docx")))

    assert set(after) == before
    changed = [
        name for name, text in after.items() if (read := read_bookmark(name)) and read[2] != short_hash(text)
    ]
    assert len(changed) == 5


def test_bookmarks_and_meeting_survive_libreoffice(tmp_path: Path) -> None:
    made = {
        f"{number}.docx": resolution_docx(sample(), languages=languages, layout=layout)
        for number, (languages, layout) in enumerate(ARRANGED[3:])
    }

    for name, again in converted_all(made, "docx", tmp_path).items():
        kept = bookmarks(opened(again))
        for bookmark, text in bookmarks(opened(made[name])).items():
            assert kept[bookmark] == text
        assert MEETING.encode() in zipfile.ZipFile(io.BytesIO(again)).read("docProps/custom.xml")


def test_text_is_never_taken_for_markup() -> None:
    hostile = '<w:t>x</w:t> & "quoted" ]]> {PAGE} %1 \u202fm² іс\u2011шара\u00adлар'
    sheet = with_rows(sample(), [(part, hostile) for part in Part])
    sheet = replace(sheet, meeting_id=hostile, body=LocalizedText.everywhere(f"{hostile}\x00\ud800"))

    found = bookmarks(opened(resolution_docx(sheet, languages=[KK])))

    assert [text for name, text in found.items() if read_bookmark(name)] == [hostile] * len(Part)


def test_line_ends_and_control_characters_do_no_harm() -> None:
    sheet = with_rows(sample(), [(Part.PREAMBLE, "one\x00two\nthree\tfour")])

    texts = [one.text for one in paragraphs(opened(resolution_docx(sheet, languages=[KK])))]

    assert "one two\nthree four" in texts


def test_what_cannot_be_written_is_refused_in_words() -> None:
    sheet = sample()
    english_only = tuple(replace(row, text=LocalizedText(en=row.text.en)) for row in sheet.rows)

    with pytest.raises(LanguageMissingError, match="Kazakh"):
        resolution_docx(replace(sheet, rows=english_only), languages=[KK])
    with pytest.raises(NothingToPrintError):
        resolution_docx(replace(sheet, rows=()))
    with pytest.raises(LanguagesForLayoutError):
        resolution_docx(sheet, languages=[KK], layout=Layout.COLUMNS)


def test_a_sheet_without_title_and_date_takes_them_from_the_meeting() -> None:
    sheet: ResolutionSheet = with_rows(sample(), [(Part.PREAMBLE, "Text.")])

    texts = [one.text for one in paragraphs(opened(resolution_docx(sheet, languages=[RU])))]

    assert texts[:2] == [
        sheet.meeting.ru,
        f"16\u00a0октября 2025\u00a0года, {sheet.place.ru}",
    ]
