import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumdesk.domain.resolutions import Part
from forumdesk.exchange.light_markup import Block, Run
from forumdesk.exchange.texts_in import read_text_file
from forumdesk.exchange.word.document import WordText, read_word
from tests.exchange.word.written import level, listed, numbering, p, style, t, words, written

NOTE = '<w:footnote w:id="{id}"><w:p><w:r><w:footnoteRef/></w:r>{text}</w:p></w:footnote>'


def read(tmp_path: Path, body: str, **parts: str) -> WordText:
    return read_word(written(tmp_path / "text.docx", body, parts=parts))


def texts(read: WordText) -> list[str]:
    return [block.text for block in read.blocks]


def codes(read: WordText) -> list[tuple[str, int | None]]:
    return [(notice.code, notice.count) for notice in read.notices]


def all_words(blocks: tuple[Block, ...]) -> Counter[str]:
    return Counter(word for block in blocks for word in words(f"{block.number} {block.text}"))


# Every word


def test_every_word_of_the_sample_is_found_again(shared: Path) -> None:
    file = shared / "samples" / "resolution-2024.ru.docx"
    source = Counter(word for one in Document(str(file)).paragraphs for word in words(one.text))

    read = read_word(file)

    found = Counter(word for block in read.blocks for word in words(block.text))
    assert found == source
    assert found.total() == 496
    assert read.notices == ()


def test_the_sample_reads_as_its_structured_data(shared: Path) -> None:
    data = json.loads((shared / "samples" / "forum-2024.json").read_text(encoding="utf-8"))

    proposal = read_text_file(shared / "samples" / "resolution-2024.ru.docx", None)

    def of(part: Part) -> list[str]:
        return [row.text for row in proposal.rows if row.part is part]

    assert of(Part.TITLE) == [data["title"]["ru"]]
    assert of(Part.THEME) == [data["theme"]["ru"]]
    assert of(Part.PREAMBLE) == [one["ru"] for one in data["preamble"]]
    assert of(Part.ISSUE) == [one["title"]["ru"] for one in data["issues"]]
    assert of(Part.RECOMMENDATION) == [one["title"]["ru"] for one in data["recommendations"]]
    assert of(Part.BODY) == [one["body"]["ru"] for one in (*data["issues"], *data["recommendations"])]
    assert of(Part.CLOSING) == [data["closing"]["ru"]]
    assert proposal.notices == ()


def test_every_word_of_a_document_of_python_docx_is_found_again(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Title words", 0)
    document.add_heading("Heading words", 1)
    document.add_paragraph("First item", style="List Number")
    document.add_paragraph("Deeper item", style="List Number 2")
    document.add_paragraph("A point", style="List Bullet")
    paragraph = document.add_paragraph("Plain ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" and ").italic = True
    paragraph.add_run("both\tafter a tab\nafter a line")
    table = document.add_table(3, 3)
    for at, cell in enumerate(table._cells):
        cell.text = f"cell{at}"
    inner = table.cell(1, 1).add_table(2, 2)
    for at, cell in enumerate(inner._cells):
        cell.text = f"inner{at}"
    document.sections[0].header.paragraphs[0].text = "Draft"
    document.add_paragraph("x" * 10_000)
    file = tmp_path / "made.docx"
    document.save(str(file))

    read = read_word(file)

    source = words(
        "Title words Heading words First item Deeper item A point Plain bold and both after a tab after a line"
    )
    source += [f"cell{at}" for at in range(9)] + [f"inner{at}" for at in range(4)] + ["x" * 10_000]
    assert all_words(read.blocks) - Counter({"1": 2}) == Counter(source)
    assert [block.style for block in read.blocks[:2]] == ["title", "heading"]
    assert codes(read) == [("word.margins_left_out", None)]


@given(
    pieces=st.lists(
        st.tuples(
            st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=12),
            st.sampled_from(["", "<w:b/>", "<w:i/>"]),
            st.sampled_from(
                ["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>", "<w:new>{}</w:new>"]
            ),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_words_cut_into_runs_anywhere_stay_words(tmp_path: Path, pieces: list[tuple[str, str, str]]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    body = p(t("Begin ") + "".join(around.format(t(escaped(text), look)) for text, look, around in pieces))

    read = read_word(written(tmp_path / "runs.docx", body))

    import unicodedata

    source = unicodedata.normalize("NFC", "Begin " + "".join(text for text, _, _ in pieces))
    shown = unicodedata.normalize(
        "NFC", "".join(f"{one.number} {one.bullet} {one.text}" for one in read.blocks)
    )
    assert words(shown) == words(source)


# Styles and emphasis


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Title", "title"),
        ("Название", "title"),
        ("ConsPlusTitle", "title"),
        ("Subtitle", "subtitle"),
        ("Подзаголовок", "subtitle"),
        ("heading 3", "heading"),
        ("Заголовок 2", "heading"),
        ("Тақырып 1", "heading"),
        ("Приложение", "annex"),
        ("Қосымша", "annex"),
        ("Normal", ""),
        ("toc 1", ""),
        ("Body Title text", ""),
    ],
)
def test_styles_are_known_by_their_names_in_any_language(tmp_path: Path, name: str, role: str) -> None:
    styles = style("a7", name) + style("own", "Own style", based_on="a7")
    body = p(t("One"), '<w:pStyle w:val="a7"/>') + p(t("Two"), '<w:pStyle w:val="own"/>')

    read_ = read(tmp_path, body, styles=styles)

    assert [block.style for block in read_.blocks] == [role, role]


def test_an_outline_level_makes_a_heading(tmp_path: Path) -> None:
    styles = style("s", "Section", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    body = p(t("A"), '<w:pStyle w:val="s"/>') + p(t("B"), '<w:outlineLvl w:val="0"/>')
    body += p(t("C"), '<w:pStyle w:val="s"/><w:outlineLvl w:val="9"/>')

    assert [block.style for block in read(tmp_path, body, styles=styles).blocks] == ["heading", "heading", ""]


def test_bold_comes_from_styles_that_switch_each_other(tmp_path: Path) -> None:
    styles = (
        style("strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
        + style("bold", "Bold", "<w:rPr><w:b/></w:rPr>")
        + style("child", "Child", "<w:rPr><w:i/></w:rPr>", based_on="bold")
    )
    lead = t("Lead.", '<w:rStyle w:val="strong"/>') + t(" Body.")
    body = (
        p(lead)
        + p(lead, '<w:pStyle w:val="child"/>')
        + p(t("No", '<w:b w:val="0"/>'), '<w:pStyle w:val="bold"/>')
    )

    first, second, third = read(tmp_path, body, styles=styles).blocks

    assert first.runs == (Run(text="Lead.", bold=True), Run(text=" Body."))
    assert second.runs == (Run(text="Lead.", italic=True), Run(text=" Body.", bold=True, italic=True))
    assert third.runs == (Run(text="No"),)


def test_a_style_based_on_itself_ends(tmp_path: Path) -> None:
    styles = style("a", "A", based_on="b") + style("b", "B", based_on="a")

    assert texts(read(tmp_path, p(t("Text"), '<w:pStyle w:val="a"/>'), styles=styles)) == ["Text"]


# What stands in paragraphs


def test_signs_links_fields_tags_and_controls_keep_their_words(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + t("never")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + t("result")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = p(
        t("no")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + t("break soft")
        + "<w:r><w:softHyphen/></w:r>"
        + t("ly ")
        + field
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
        + f'<w:hyperlink r:id="x">{t(" link")}</w:hyperlink>'
        + f"<w:smartTag>{t(' tag')}</w:smartTag>"
        + f"<w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr><w:sdtContent>{t(' control')}</w:sdtContent></w:sdt>"
        + f'<w:fldSimple w:instr="PAGE">{t(" 7")}</w:fldSimple>'
        + "<m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath>"
    )
    body += f"<w:sdt><w:sdtContent>{p(t('In a control'))}</w:sdtContent></w:sdt>"

    assert texts(read(tmp_path, body)) == [
        "no\u2011break soft\u00adly result✓• link tag control 7 x=1",
        "In a control",
    ]


def test_an_unfinished_field_does_not_swallow_the_rest(tmp_path: Path) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>') + p(
        t("Rest")
    )

    assert texts(read(tmp_path, body)) == ["Rest"]


def test_a_list_typed_with_line_breaks_is_a_list_and_other_breaks_are_spaces(tmp_path: Path) -> None:
    body = p(
        t("Decides:")
        + "<w:r><w:br/></w:r>"
        + t("1. One")
        + "<w:r><w:br/></w:r>"
        + t("more")
        + "<w:r><w:br/></w:r>"
        + t("(a) Two")
    )

    blocks = read(tmp_path, body).blocks

    assert [(block.number, block.text) for block in blocks] == [
        ("", "Decides:"),
        ("1.", "One more"),
        ("(a)", "Two"),
    ]


def test_numbers_typed_by_hand_stand_apart(tmp_path: Path) -> None:
    body = "".join(p(t(text)) for text in ("2.1.\tPoint", "б) пункт", "- bullet", "2024 year", "т.е. слово"))

    blocks = read(tmp_path, body).blocks

    assert [(block.number, block.bullet, block.text) for block in blocks] == [
        ("2.1.", "", "Point"),
        ("б)", "", "пункт"),
        ("", "-", "bullet"),
        ("", "", "2024 year"),
        ("", "", "т.е. слово"),
    ]


# Around paragraphs


def test_a_row_of_a_table_is_one_block_and_tables_inside_follow_it(tmp_path: Path) -> None:
    def cell(inside: str) -> str:
        return f"<w:tc>{inside}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(p(t('In')))}{cell(p(t('ner')))}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell(p(t('A')) + p(t('B')))}{cell(listed('C') + inner)}</w:tr>"
        f"<w:tr>{cell(p(''))}{cell(p(t('D')))}</w:tr></w:tbl>" + p(t("After"))
    )

    blocks = read(tmp_path, body, numbering=numbering(level(0, "%1."))).blocks

    assert [(block.text, block.style) for block in blocks] == [
        ("A B | 1. C", "cell"),
        ("In | ner", "cell"),
        ("D", "cell"),
        ("After", ""),
    ]


def test_a_frame_of_one_cell_is_read_as_plain_paragraphs(tmp_path: Path) -> None:
    body = f"<w:tbl><w:tr><w:tc>{listed('A')}{listed('B')}</w:tc></w:tr></w:tbl>"

    blocks = read(tmp_path, body, numbering=numbering(level(0, "%1."))).blocks

    assert [(block.number, block.text, block.style) for block in blocks] == [("1.", "A", ""), ("2.", "B", "")]


def test_notes_follow_their_paragraph_with_one_count(tmp_path: Path) -> None:
    footnotes = '<w:footnote w:type="separator" w:id="0"/>' + NOTE.format(id=2, text=t(" See A."))
    endnotes = NOTE.format(id=5, text=t("See B.")).replace("footnote", "endnote")
    body = p(
        t("One")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + t(" two")
        + '<w:r><w:endnoteReference w:id="5"/></w:r>'
        + t(".")
    ) + p(t("Three") + '<w:r><w:footnoteReference w:id="99"/></w:r>')

    blocks = read(tmp_path, body, footnotes=footnotes, endnotes=endnotes).blocks

    assert [(block.written, block.style) for block in blocks] == [
        ("One[1] two[2].", ""),
        ("[1] See A.", "note"),
        ("[2] See B.", "note"),
        ("Three[3]", ""),
    ]


def test_a_frame_is_read_once_and_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p(t('Framed words'))}</w:txbxContent>"
    body = p(
        t("Around")
        + "<w:r><mc:AlternateContent>"
        + f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        + f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        + "</mc:AlternateContent></w:r>"
    )

    assert texts(read(tmp_path, body)) == ["Around", "Framed words"]


# What is left out is said


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    body = (
        p(
            t("Old ")
            + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            + f"<w:ins>{t('new')}</w:ins><w:moveFrom>{t('moved')}</w:moveFrom>"
        )
        + p(t("First "), "<w:rPr><w:del/></w:rPr>")
        + p(t("second") + f"<w:moveTo>{t(' moved')}</w:moveTo>")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(t('Row gone'))}</w:tc></w:tr></w:tbl>"
    )

    read_ = read(tmp_path, body)

    assert texts(read_) == ["Old new", "First second moved"]
    assert codes(read_) == [("word.changes_accepted", None)]


def test_comments_pictures_hidden_words_and_documents_inside_are_named(tmp_path: Path) -> None:
    comments = f'<w:comment w:id="1">{p(t("Mind this"))}</w:comment><w:comment w:id="2"/>'
    body = p(
        t("Text")
        + '<w:r><w:commentReference w:id="1"/></w:r>'
        + '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
        + t(" secret", "<w:vanish/>")
    )
    body += '<w:altChunk r:id="z"/>'

    read_ = read(tmp_path, body, comments=comments)

    assert texts(read_) == ["Text secret"]
    assert codes(read_) == [
        ("word.comments_left_out", 2),
        ("word.pictures_left_out", 1),
        ("word.documents_left_out", 1),
        ("word.hidden_words", None),
    ]


def test_nothing_outside_the_document_is_fetched(tmp_path: Path) -> None:
    outside = (
        '<Relationship Id="x" Type="http://a/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/>'
        '<Relationship Id="y" Type="http://a/hyperlink" Target="http://127.0.0.1:9/" TargetMode="External"/>'
    )
    file = written(tmp_path / "links.docx", p(t("Text")), relations=outside)

    assert codes(read_word(file)) == [("word.not_fetched", 1)]


def test_words_in_headers_are_named_and_numbers_of_pages_are_not(tmp_path: Path) -> None:
    page = '<w:fldSimple w:instr="PAGE">' + t("1") + "</w:fldSimple>"
    header = p(t("Page ") + page + t(" of 7")) + p(t("Not for publication"))
    file = tmp_path / "header.docx"

    notices = read_word(written(file, p(t("Text")), parts={"header": header})).notices

    assert [(notice.code, notice.values["text"]) for notice in notices] == [
        ("word.margins_left_out", "Not for publication")
    ]


def test_marks_that_turn_the_direction_of_writing_are_taken_out_and_counted(tmp_path: Path) -> None:
    read_ = read(tmp_path, p(t("Аста\u202eна\u202c") + t("\u200f2024")))

    assert texts(read_) == ["Астана2024"]
    assert codes(read_) == [("word.turning_marks", 3)]


def test_an_accent_in_a_run_of_its_own_joins_its_letter(tmp_path: Path) -> None:
    assert texts(read(tmp_path, p(t("и") + t("\u0306", "<w:b/>") + t("од")))) == ["йод"]


def test_a_document_in_the_strict_form_is_read_alike(tmp_path: Path) -> None:
    import zipfile

    usual = written(tmp_path / "usual.docx", p(t("Strict text")))
    strict = tmp_path / "strict.docx"
    with zipfile.ZipFile(usual) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            data = source.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            target.writestr(name, data)

    assert texts(read_word(strict)) == ["Strict text"]


def test_a_long_document_is_read_at_once(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].page_width = Mm(210)
    for at in range(800):
        document.add_paragraph(f"Paragraph {at} " + "word " * 60, style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    file = tmp_path / "long.docx"
    file.write_bytes(stream.getvalue())

    blocks = read_word(file).blocks

    assert [block.number for block in blocks] == [f"{at}." for at in range(1, 801)]
    assert all(re.fullmatch(r"Paragraph \d+( word){60}", block.text) for block in blocks)


def test_deeper_numbers_of_python_docx_become_points_below_their_recommendations(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Resolution of the Forum of Rectors", 0)
    document.add_heading("Recommendations", 1)
    for item, points in (("Found a council.", 2), ("Exchange students.", 2), ("Meet every year.", 0)):
        document.add_paragraph(item, style="List Number")
        for at in range(points):
            document.add_paragraph(f"point {at} of it;", style="List Number 2")
    file = tmp_path / "made.docx"
    document.save(str(file))

    proposal = read_text_file(file, None)

    whole = [Part.RECOMMENDATION, Part.POINT, Part.POINT]
    assert [row.part for row in proposal.rows[-7:]] == [*whole, *whole, Part.RECOMMENDATION]
