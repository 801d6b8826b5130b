"""Papers about a meeting as Word documents, as python-docx finds them."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from forumdesk.documents.grid_model import Grid, GridColumn, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.page import FileFacts
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import Layout, load_preset, preset_names
from forumdesk.documents.word.grid_docx import grids_docx
from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders_minutes_sheets import minutes_sheet
from tests.documents.word.papers import (
    ARRANGED,
    BOX,
    EN,
    GRIDS,
    KK,
    RU,
    opened,
    papers_of_chance,
    paragraphs,
    words_in,
    words_of_grids,
    words_wanted,
)

FACTS = FileFacts(
    title="Title", author="Author", language="en", made_at=datetime(2025, 10, 16, 4, tzinfo=UTC)
)
USUAL = Stationery()
TAGS = {KK: "kk-KZ", RU: "ru-RU", EN: "en-GB"}


@cache
def printed(
    identifier: str,
    languages: tuple[Language, ...] = (EN,),
    layout: str = "",
    stationery: Stationery = USUAL,
) -> bytes:
    sheet = GRIDS[identifier][0]()
    return print_document(
        identifier, sheet, form="docx", languages=languages, layout=layout, stationery=stationery
    )


def paper(*grids: Grid, languages: tuple[Language, ...] = (EN,), **known: object) -> GridPaper:
    return GridPaper(languages=languages, head=(), grids=grids, **known)  # type: ignore[arg-type]


def made(*grids: Grid, **known: object) -> bytes:
    return grids_docx([paper(*grids, **known)], FACTS, load_preset())  # type: ignore[arg-type]


def row(*texts: str, **known: object) -> GridRow:
    return GridRow(cells=tuple((Para(text),) if text else () for text in texts), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("identifier", GRIDS)
def test_every_word_stands_in_the_order_of_the_model(identifier: str) -> None:
    for languages, layout in ARRANGED:
        docx = printed(identifier, languages, layout)

        assert words_in(docx) == words_wanted(identifier, languages, layout), languages


def test_no_word_is_lost_in_structures_of_chance() -> None:
    for seed in range(60):
        papers = papers_of_chance(seed)

        assert words_in(grids_docx(papers, FACTS, load_preset())) == words_of_grids(papers), seed


@pytest.mark.parametrize("identifier", GRIDS)
def test_every_run_says_its_language(identifier: str) -> None:
    body = opened(printed(identifier, (KK, RU), "columns")).element.body

    assert len(body.xpath(".//w:r")) == len(body.xpath(".//w:r/w:rPr/w:lang"))
    assert set(TAGS.values()) >= set(body.xpath(".//w:r/w:rPr/w:lang/@w:val")) >= {"kk-KZ", "ru-RU"}


@pytest.mark.parametrize("identifier", GRIDS)
def test_the_same_sheet_gives_the_same_bytes(identifier: str) -> None:
    sheet = GRIDS[identifier][0]()
    first, second = (
        print_document(identifier, sheet, form="docx", languages=[KK, RU, EN], layout="columns")
        for _ in range(2)
    )

    assert first == second
    moments = {member.date_time for member in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert moments == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("identifier", GRIDS)
def test_tables_fit_the_page_and_every_row_fills_its_table(identifier: str) -> None:
    for languages, layout in ARRANGED:
        document = opened(printed(identifier, languages, layout))
        section = document.sections[0]
        sides = (section.page_width, section.left_margin, section.right_margin)
        width, left, right = (one.twips for one in sides if one is not None)
        room = width - left - right
        for table in document.element.body.iter(qn("w:tbl")):
            columns = [int(one) for one in table.xpath("./w:tblGrid/w:gridCol/@w:w")]
            assert all(one > 0 for one in columns)
            assert sum(columns) <= room + 2
            for line in table.xpath("./w:tr"):
                assert sum(int(one) for one in line.xpath("./w:tc/w:tcPr/w:tcW/@w:w")) == sum(columns)


def test_styles_are_named_and_used() -> None:
    document = opened(printed("minutes", (RU,)))

    styles = {one.text: one.style.name for one in paragraphs(document) if one.text and one.style}
    assert styles["Протокол №\u00a0С-70/2"] == "Title"
    assert styles["ПОВЕСТКА ДНЯ"] == "Heading 1"
    assert styles["СЛУШАЛИ:"] == "Heading 2"
    assert "Numbered text" in styles.values()
    names = {one.name for one in document.styles}
    assert {"Paper columns", "Paper rows", "Paper grid"} <= names
    assert "Table Grid" not in names


def test_headings_of_columns_are_repeated_and_rows_are_not_torn() -> None:
    (table,) = opened(printed("comments", (KK,))).tables

    assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(one._tr.xpath("./w:trPr/w:cantSplit") for one in table.rows)
    assert table.style is not None
    assert table.style.name == "Paper grid"


def test_prose_may_flow_over_the_end_of_a_page() -> None:
    grid = Grid(columns=(GridColumn(),), parts=(row("Long.", flows=True),))

    (table,) = opened(made(grid)).tables

    assert not table.rows[0]._tr.xpath("./w:trPr/w:cantSplit")


def test_languages_beside_each_other_are_columns_of_a_table() -> None:
    document = opened(printed("minutes", (KK, RU, EN), "columns"))

    assert document.sections[0].orientation is WD_ORIENT.LANDSCAPE
    first = document.tables[0].rows[0]
    assert len(first.cells) == 3
    assert [cell.paragraphs[0].runs[0]._r.xpath("string(./w:rPr/w:lang/@w:val)") for cell in first.cells] == [
        "kk-KZ",
        "ru-RU",
        "en-GB",
    ]


def test_tables_never_touch_and_no_page_ends_with_one() -> None:
    for identifier in GRIDS:
        body = opened(printed(identifier, (KK, RU), "columns")).element.body

        tags = [one.tag for one in body]
        assert (qn("w:tbl"), qn("w:tbl")) not in pairwise(tags)
        assert tags[-2:] == [qn("w:p"), qn("w:sectPr")]


def test_each_language_of_a_sequence_begins_a_page_with_margins_in_that_language() -> None:
    document = opened(printed("agenda", (KK, RU, EN), "sequence"))

    assert [one.start_type for one in document.sections[1:]] == [2, 2]  # on a new page
    heads = [section.header.paragraphs[-1].text for section in document.sections]
    assert [head.partition(" · ")[0] for head in heads] == ["Күн тәртібі", "Повестка дня", "Agenda"]
    assert all(section.first_page_header.paragraphs[0].text == "" for section in document.sections)


@pytest.mark.parametrize("name", preset_names())
def test_margins_font_and_page_numbers_are_those_of_the_preset(name: str) -> None:
    preset = load_preset(name)

    document = opened(printed("minutes", (EN,), stationery=Stationery(preset=name)))

    (section,) = document.sections
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    wanted = [preset.left, preset.right, preset.top, preset.bottom]
    assert [round(one.mm, 1) for one in margins if one is not None] == wanted
    sizes = document.styles.element.xpath("./w:docDefaults//w:sz/@w:val")
    assert sizes == [str(round(2 * preset.word["size"]))]
    assert document.styles.element.xpath("./w:docDefaults//w:rFonts/@w:ascii") == [preset.word["font"]]
    fields = [part._element.xpath(".//w:fldSimple/@w:instr") for part in (section.header, section.footer)]
    assert fields == ([[" PAGE "], []] if preset.numbers == "top" else [[], [" PAGE ", " NUMPAGES "]])


def test_marks_of_drafts_and_copies_stand_above_every_page() -> None:
    sheet = minutes_sheet()
    copy = Stationery(copy=CopyMark.COPY, copy_number=3)

    document = opened(print_document("minutes", sheet, form="docx", languages=[RU], stationery=copy))

    (section,) = document.sections
    for header in (section.header, section.first_page_header):
        assert any("КОПИЯ №\u00a03" in one.text for one in header.paragraphs)
    draft = grids_docx([paper(mark="DRAFT", running=("Running head",))], FACTS, load_preset())
    (section,) = opened(draft).sections
    assert [one.text for one in section.first_page_header.paragraphs] == ["DRAFT"]
    assert [one.text for one in section.header.paragraphs][-2:] == ["DRAFT", "Running head"]


def test_a_true_copy_ends_with_its_certification() -> None:
    docx = printed("minutes", (KK,), stationery=Stationery(copy=CopyMark.TRUE_COPY))

    texts = [one.text for one in paragraphs(opened(docx)) if one.text.strip()]

    assert texts[-4] == "Көшірмесі дұрыс"


def test_a_paper_of_a_body_begins_with_its_letterhead() -> None:
    contacts = LocalizedText(en="10 Abai Avenue\nTel. 1")

    headed = Stationery(letterhead=True, contacts=contacts)
    texts = [one.text for one in paragraphs(opened(printed("minutes", (EN,), stationery=headed)))]

    assert texts[:4] == ["Council for Academic Mobility", "10 Abai Avenue", "Tel. 1", ""]
    assert texts.count("Council for Academic Mobility") == 1


def test_changes_are_struck_and_underlined() -> None:
    pieces = (
        Piece(PieceKind.SAME, "kept "),
        Piece(PieceKind.DELETED, "gone"),
        Piece(PieceKind.INSERTED, "come"),
    )
    grid = Grid(columns=(GridColumn(),), parts=(GridRow(cells=((Para("", pieces=pieces),),)),))

    runs = [run for one in paragraphs(opened(made(grid))) for run in one.runs if run.text]

    looks = [(run.text.strip(), run.font.strike, run.font.underline) for run in runs if run.text.strip()]
    assert looks == [("kept", None, None), ("gone", True, None), ("come", None, True)]


def test_boxes_lines_to_write_on_and_figures_stand_as_on_paper() -> None:
    columns = (GridColumn(width=12), GridColumn(), GridColumn(blank=True), GridColumn(width=40, figures=True))
    grid = Grid(columns=columns, parts=(row("", "Name", "", "12", ticked=True),))

    (table,) = opened(made(grid)).tables

    box, name, blank, figure = (cell.paragraphs[0] for cell in table.rows[0].cells)
    assert box.text == BOX
    assert name.text == "Name"
    assert blank.text == "\t"
    assert blank._p.xpath("./w:pPr/w:tabs/w:tab/@w:leader") == ["underscore"]
    assert figure._p.xpath("./w:pPr/w:jc/@w:val") == ["right"]


def test_numbers_hang_before_their_texts() -> None:
    columns = (GridColumn(width=20), GridColumn(language=EN))
    grid = Grid(
        columns=columns,
        parts=(
            GridRow(cells=((Para("1."),), (Para("First.", Tone.PROSE),))),
            GridRow(cells=((), (Para("More.", Tone.PROSE),))),
        ),
        table=False,
    )

    document = opened(made(grid))

    texts = {one.text: one for one in paragraphs(document) if one.text}
    assert list(texts) == ["1.\tFirst.", "More."]
    numbered, body = (document.styles[name].paragraph_format for name in ("Numbered text", "Body Text"))
    assert numbered.left_indent == body.left_indent == -numbered.first_line_indent > 0


def test_what_begins_a_page_does_so_also_among_languages_side_by_side() -> None:
    both = ((Para("Қосымша"),), (Para("Приложение"),))
    columns = (GridColumn(language=KK), GridColumn(language=RU))
    grid = Grid(columns=columns, parts=(row("а", "б"), Spread(cells=both, turns=True)), table=False)

    body = opened(made(grid, languages=(KK, RU))).element.body

    (turning,) = body.xpath(".//w:p[w:pPr/w:pageBreakBefore]")
    assert turning.getparent() is body
    assert "".join(turning.getnext().itertext(qn("w:t"))) == "ҚосымшаПриложение"


HOSTILE = "Ivan\x00 \x0b{PAGE} https://example.org <w:t>x</w:t> & ]]> \ud800=HYPERLINK(1) \ufffe"


def test_a_text_is_never_markup_a_field_or_a_link() -> None:
    pieces = (Piece(PieceKind.INSERTED, HOSTILE),)
    cells = ((Para(HOSTILE, lead=HOSTILE),), (Para("", pieces=pieces),))
    grid = Grid(columns=(GridColumn(), GridColumn()), parts=(GridRow(cells=cells),))
    hostile = replace(paper(grid, running=(HOSTILE,), foot=HOSTILE, mark=HOSTILE), languages=(EN,))

    docx = grids_docx([hostile], replace(FACTS, title=HOSTILE, author=HOSTILE), load_preset())

    document = opened(docx)
    assert "{PAGE} https://example.org <w:t>x</w:t> & ]]>" in document.tables[0].rows[0].cells[0].text
    body = document.element.body
    assert not body.xpath(".//w:hyperlink | .//w:fldSimple | .//w:instrText")
    assert "{PAGE}" in document.core_properties.title


def test_the_file_names_its_title_author_language_and_moment() -> None:
    core = opened(printed("agenda", (RU,))).core_properties

    assert core.title == "Повестка дня – Форум академической мобильности"
    assert (core.author, core.language) == ("Совет", "ru-RU")
    assert core.created == datetime(2025, 10, 16, 5, 40, tzinfo=UTC)


def test_the_layout_that_is_asked_for_is_kept() -> None:
    single = opened(printed("agenda", (KK,), Layout.SINGLE))

    assert len(single.sections) == 1
