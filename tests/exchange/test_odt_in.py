import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from forumdesk.exchange.light_markup import Run
from forumdesk.exchange.odt_in import read_odt, read_returned_odt
from forumdesk.exchange.word.document import WordText, read_word
from forumdesk.exchange.word.errors import (
    DocumentDamagedError,
    DocumentMacrosError,
    DocumentProtectedError,
    DocumentTooDeepError,
    DocumentWordlessError,
    NotADocumentError,
)
from forumdesk.services.returned import MEETING_PROPERTY, bookmark_name
from tests.documents.word.office import converted
from tests.exchange.word.test_returned import MEETING, row
from tests.exchange.word.written import words

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    f'xmlns:{short}="{_BASE}{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)


def made(
    path: Path,
    text: str,
    *,
    automatic: str = "",
    styles: str = "",
    meta: str = "",
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """An .odt of raw parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {_NAMES}>{styles}</office:document-styles>")
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
        )
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return path


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def item(*inside: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inside)}</text:list-item>"


def in_list(*items: str, more: str = ' text:style-name="L1"') -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


LEVELS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3" style:num-suffix="."/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
    "</text:list-style>"
)


def read(tmp_path: Path, text: str, automatic: str = "", styles: str = "") -> WordText:
    return read_odt(made(tmp_path / "text.odt", text, automatic=automatic, styles=styles))


def shown(read: WordText) -> list[tuple[str, str]]:
    return [(block.number or block.bullet, block.text) for block in read.blocks]


def codes(read: WordText) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.count) for notice in read.notices]


def test_lists_are_counted_at_all_levels_and_only_the_first_paragraph_of_an_item_has_a_number(
    tmp_path: Path,
) -> None:
    text = in_list(
        item(p("A"), p("goes on"), in_list(item(p("B")), item(p("C")), more="")),
        item(p("D"), in_list(item(p("E"), in_list(item(p("F")), more="")), more="")),
    )

    read_ = read(tmp_path, text, LEVELS)

    assert shown(read_) == [
        ("1.", "A"),
        ("", "goes on"),
        ("(a)", "B"),
        ("(b)", "C"),
        ("2.", "D"),
        ("(a)", "E"),
        ("2.a.1.", "F"),
    ]
    assert [block.depth for block in read_.blocks] == [1, 0, 2, 2, 1, 2, 3]


def test_a_list_goes_on_behind_a_paragraph_only_where_it_says_so(tmp_path: Path) -> None:
    going_on = ' text:style-name="L1" text:continue-numbering="true"'
    named = ' xml:id="l7" text:style-name="L1"'
    text = (
        in_list(item(p("A")), more=named)
        + p("Between")
        + in_list(item(p("B")), more=going_on)
        + in_list(item(p("C")))
        + in_list(item(p("D")), more=' text:continue-list="l7" text:style-name="L1"')
        + in_list(
            item(p("E"), more=' text:start-value="9"'), f"<text:list-header>{p('F')}</text:list-header>"
        )
        + in_list(item(p("G")), more=' text:style-name="L2"')
    )

    assert shown(read(tmp_path, text, LEVELS)) == [
        ("1.", "A"),
        ("", "Between"),
        ("2.", "B"),
        ("1.", "C"),
        ("3.", "D"),
        ("9.", "E"),
        ("", "F"),
        ("–", "G"),
    ]


def test_an_item_that_only_leads_to_its_level_goes_on_there_and_may_have_a_style_of_its_own(
    tmp_path: Path,
) -> None:
    def deep(text: str, more: str) -> str:
        return in_list(item(in_list(item(p(text)), more="")), more=more)

    going_on = ' text:style-name="L1" text:continue-numbering="true"'
    text = deep("A", ' text:style-name="L1"') + deep("B", going_on) + in_list(item(p("C")), more=going_on)
    text += in_list(item(p("D"), more=' text:style-override="L2"'), more=going_on)

    assert shown(read(tmp_path, text, LEVELS)) == [("(a)", "A"), ("(b)", "B"), ("2.", "C"), ("–", "D")]


def test_headings_styles_and_outline_numbers_are_known(tmp_path: Path) -> None:
    styles = (
        '<office:styles><style:style style:name="Title" style:family="paragraph"/>'
        '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>'
        "</office:styles>"
    )
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    heading = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Section</text:h>'

    blocks = read(tmp_path, p("Name", "P1") + heading + p("Text"), automatic, styles).blocks

    assert [(block.style, block.number, block.text) for block in blocks] == [
        ("title", "", "Name"),
        ("heading", "I.", "Section"),
        ("", "", "Text"),
    ]


def test_emphasis_comes_from_the_innermost_style_that_says_it(tmp_path: Path) -> None:
    automatic = (
        '<style:style style:name="P1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        '</style:style><style:style style:name="T1" style:family="text">'
        '<style:text-properties fo:font-weight="normal" fo:font-style="italic"/></style:style>'
    )

    read_ = read(tmp_path, p('Lead <text:span text:style-name="T1">body</text:span>', "P1"), automatic)

    assert read_.blocks[0].runs == (Run(text="Lead ", bold=True), Run(text="body", italic=True))


def test_spaces_tabs_breaks_links_and_fields_keep_their_words(tmp_path: Path) -> None:
    text = p(
        "a<text:s text:c='2'/>b\n   c<text:tab/>d<text:line-break/>e "
        '<text:a xlink:href="http://127.0.0.1:9/">link</text:a> <text:date>17 October</text:date>'
        "<text:soft-page-break/>!"
    )

    assert shown(read(tmp_path, text)) == [("", "a  b c d e link 17 October!")]
    assert codes(read(tmp_path, text)) == []


def test_notes_tables_frames_and_sections_are_flattened(tmp_path: Path) -> None:
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>*</text:note-citation>"
        f"<text:note-body>{p('See A.')}</text:note-body></text:note>"
    )
    frame = f"<draw:frame><draw:text-box>{p('Framed')}</draw:text-box></draw:frame>"
    table = (
        "<table:table><table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('A')}</table:table-cell><table:table-cell>{p('B')}</table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        f"<table:table-cell>{p('C')}</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
    )

    blocks = read(tmp_path, f"<text:section>{p('One' + note + frame)}</text:section>{table}").blocks

    assert [(block.written, block.style) for block in blocks] == [
        ("One[1]", ""),
        ("[1] See A.", "note"),
        ("Framed", ""),
        ("A | B", "cell"),
        ("C", "cell"),
    ]


def test_changes_comments_pictures_and_files_elsewhere_are_named(tmp_path: Path) -> None:
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"{p('Gone')}</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            f"Text<office:annotation>{p('Mind this')}</office:annotation>"
            '<draw:frame><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame>\u202e'
        )
    )

    read_ = read(tmp_path, text)

    assert shown(read_) == [("", "Text")]
    assert codes(read_) == [
        ("word.changes_accepted", None),
        ("word.comments_left_out", 1),
        ("word.pictures_left_out", 1),
        ("word.not_fetched", 1),
        ("word.turning_marks", 1),
    ]


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    encrypted = {"META-INF/manifest.xml": b"<m:encryption-data/>"}
    with pytest.raises(DocumentProtectedError):
        read_odt(made(tmp_path / "a.odt", p("A"), more=encrypted))
    with pytest.raises(DocumentMacrosError):
        read_odt(made(tmp_path / "b.odt", p("A"), more={"Basic/Standard/Module1.xml": b"<x/>"}))
    with pytest.raises(DocumentWordlessError):
        read_odt(made(tmp_path / "c.odt", p("")))
    with pytest.raises(DocumentDamagedError):
        read_odt(made(tmp_path / "d.odt", "<unclosed>"))
    with pytest.raises(DocumentTooDeepError):
        read_odt(made(tmp_path / "e.odt", "<text:section>" * 80 + p("A") + "</text:section>" * 80))
    with pytest.raises(NotADocumentError):
        read_word(made(tmp_path / "f.odt", p("A")))


def test_many_repeated_cells_take_no_room(tmp_path: Path) -> None:
    table = (
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='99999999'/>"
        f"<table:table-cell>{p('A')}</table:table-cell></table:table-row></table:table>"
    )

    assert shown(read(tmp_path, table)) == [("", "A")]


def test_rows_are_known_again_by_their_bookmarks(tmp_path: Path) -> None:
    from forumdesk.domain.texts import Language

    name = bookmark_name(row(1), Language.EN, "Text 1")
    text = p(f'<text:bookmark-start text:name="{name}"/>Text 1. ') + p(
        f'Second.<text:bookmark-end text:name="{name}"/>'
    )
    meta = f'<meta:user-defined meta:name="{MEETING_PROPERTY}">{MEETING}</meta:user-defined>'

    returned = read_returned_odt(made(tmp_path / "back.odt", text, meta=meta))

    assert returned is not None
    assert [(one.row_id, one.text, one.after) for one in returned.rows] == [
        (row(1), "Text 1.", None),
        (None, "Second.", row(1)),
    ]
    assert returned.meeting_id == MEETING
    assert read_returned_odt(made(tmp_path / "other.odt", text)) is None


def test_libreoffices_odt_of_the_sample_has_the_same_blocks(tmp_path: Path, shared: Path) -> None:
    source = shared / "samples" / "resolution-2024.ru.docx"
    file = tmp_path / "sample.odt"
    file.write_bytes(converted(source.read_bytes(), "docx", "odt", tmp_path))

    blocks = read_odt(file).blocks

    assert blocks == read_word(source).blocks
    assert Counter(word for block in blocks for word in words(block.text)).total() == 496
