from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from forumdesk.domain.identifiers import RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.exchange.odt_in import read_returned_odt
from forumdesk.exchange.word.returned import read_returned
from forumdesk.services.proposals import ReturnedText
from forumdesk.services.returned import EXPORTED_PROPERTY, MEETING_PROPERTY, bookmark_name, short_hash
from tests.documents.word.office import converted
from tests.exchange.word.written import PROPERTIES, level, listed, numbering, p, style, t, written

MEETING = "0192a5b0-0000-7000-8000-000000000001"


def row(number: int) -> RowId:
    return RowId(UUID(int=(0x0192 << 112) + number))


def around(number: int, inside: str, text: str = "", language: Language = Language.EN) -> str:
    """Elements between the beginning and the end of a row's bookmark."""
    name = bookmark_name(row(number), language, text or f"Text {number}")
    identifier = number * 10 + list(Language).index(language)
    return (
        f'<w:bookmarkStart w:id="{identifier}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{identifier}"/>'
    )


def deleted(number: int) -> str:
    """Elements of a row that was exported as deleted: it left without words."""
    name = bookmark_name(row(number), Language.EN, "")
    words = f'<w:del w:id="{number + 700}" w:author="A"><w:r><w:delText>Old</w:delText></w:r></w:del>'
    return f'<w:bookmarkStart w:id="{number + 800}" w:name="{name}"/>{words}<w:bookmarkEnd w:id="{number + 800}"/>'


def exported_properties(when: str = "", meeting: str = MEETING) -> bytes:
    """The properties that the program adds to a document."""
    values = {MEETING_PROPERTY: meeting} | ({EXPORTED_PROPERTY: when} if when else {})
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    inside = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{at}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for at, (name, value) in enumerate(values.items(), 2)
    )
    return f'<Properties xmlns="{PROPERTIES}" xmlns:vt="{types}">{inside}</Properties>'.encode()


def exported(path: Path, body: str, meeting: str = MEETING, **parts: str) -> Path:
    raw = {"docProps/custom.xml": exported_properties(meeting=meeting)} if meeting else {}
    return written(path, body, parts=parts, raw=raw)


def read(tmp_path: Path, body: str, **parts: str) -> ReturnedText:
    returned = read_returned(exported(tmp_path / "back.docx", body, **parts))
    assert returned is not None
    return returned


def numbers(returned: ReturnedText) -> list[int | None]:
    return [None if one.row_id is None else one.row_id.int & 0xFFFF for one in returned.rows]


def texts(returned: ReturnedText) -> list[str]:
    return [one.text for one in returned.rows]


def test_an_untouched_document_comes_back_with_the_hashes_it_left_with(tmp_path: Path) -> None:
    body = p(around(1, t("Text 1"))) + p(around(2, t("Te") + t("xt 2"))) + p("")

    returned = read(tmp_path, body)

    assert (returned.meeting_id, returned.languages) == (MEETING, (Language.EN,))
    assert numbers(returned) == [1, 2]
    assert all(one.exported_hash == short_hash(one.text) for one in returned.rows)


def test_a_document_of_others_is_none_of_ours(tmp_path: Path) -> None:
    assert read_returned(exported(tmp_path / "a.docx", p(around(1, t("Text"))), meeting="")) is None
    assert read_returned(exported(tmp_path / "b.docx", p(t("Text")))) is None


def test_words_beside_the_bookmark_belong_to_the_row(tmp_path: Path) -> None:
    returned = read(tmp_path, p(t("Now ") + around(1, t("text 1")) + t(" and more")))

    assert texts(returned) == ["Now text 1 and more"]
    assert numbers(returned) == [1]


def test_a_number_before_the_bookmark_is_no_word_of_the_row(tmp_path: Path) -> None:
    lists = numbering(level(0, "%1."))
    in_list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = p(around(1, t("Text 1")), in_list) + p(t("(a)\t") + around(2, t("Text 2")))

    assert texts(read(tmp_path, body, numbering=lists)) == ["Text 1", "Text 2"]


@pytest.mark.parametrize("spanning", [False, True])
def test_the_first_half_of_a_split_paragraph_stays_the_row(tmp_path: Path, spanning: bool) -> None:
    whole = around(1, t("Text 1. ") + "|" + t("Second half."))
    first, second = whole.split("|")
    if not spanning:
        first, second = around(1, t("Text 1. ")), t("Second half.")

    returned = read(tmp_path, p(first) + p(second) + p(around(2, t("Text 2"))))

    assert numbers(returned) == [1, None, 2]
    assert texts(returned) == ["Text 1.", "Second half.", "Text 2"]
    assert returned.rows[1].after == row(1)


def test_an_empty_line_put_above_a_row_does_not_take_its_bookmark(tmp_path: Path) -> None:
    first, second = around(1, "|" + t("Text 1")).split("|")

    returned = read(tmp_path, p(first) + p(second))

    assert (numbers(returned), texts(returned)) == ([1], ["Text 1"])


def test_joined_paragraphs_are_the_first_row_and_the_second_is_missing(tmp_path: Path) -> None:
    returned = read(tmp_path, p(around(1, t("Text 1 ")) + around(2, t("Text 2"))))

    assert (numbers(returned), texts(returned)) == ([1], ["Text 1 Text 2"])


def test_a_copied_row_is_new_the_second_time(tmp_path: Path) -> None:
    body = p(around(1, t("Text 1"))) + p(around(2, t("Text 2"))) + p(around(1, t("Text 1")))

    returned = read(tmp_path, body)

    assert numbers(returned) == [1, 2, None]
    assert returned.rows[2].after == row(2)


def test_a_row_deleted_with_tracked_changes_is_missing_and_its_neighbour_is_not(tmp_path: Path) -> None:
    gone = around(1, "<w:del><w:r><w:delText>Text 1</w:delText></w:r></w:del>")
    body = p(gone, "<w:rPr><w:del/></w:rPr>") + p(around(2, t("Text 2")))

    returned = read(tmp_path, body)

    assert numbers(returned) == [2]
    assert [notice.code for notice in returned.notices] == ["word.changes_accepted"]


def test_a_row_that_left_as_a_deletion_is_still_there_in_a_paragraph_and_in_a_table(tmp_path: Path) -> None:
    body = (
        p(around(1, t("Text 1")))
        + p(deleted(2), "<w:rPr><w:del/></w:rPr>")
        + f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(deleted(3))}</w:tc></w:tr></w:tbl>"
        + p(around(4, t("Text 4")))
    )

    returned = read(tmp_path, body)

    assert (numbers(returned), texts(returned)) == ([1, 2, 3, 4], ["Text 1", "", "", "Text 4"])
    assert all(one.exported_hash == short_hash(one.text) for one in returned.rows)


def test_a_bookmark_that_begins_in_deleted_words_keeps_its_row(tmp_path: Path) -> None:
    inside = around(1, "|").split("|")
    gone = f"<w:del>{inside[0]}<w:r><w:delText>Gone </w:delText></w:r></w:del>"

    returned = read(tmp_path, p(gone + t("stays") + inside[1]))

    assert (numbers(returned), texts(returned)) == ([1], ["stays"])


def test_words_of_the_program_itself_are_no_rows(tmp_path: Path) -> None:
    own = '<w:bookmarkStart w:id="900" w:name="f_own_1"/>|<w:bookmarkEnd w:id="900"/>'.replace(
        "|", t("Chair")
    )

    assert texts(read(tmp_path, p(around(1, t("Text 1"))) + p(own) + p(t("New")))) == ["Text 1", "New"]


def test_what_is_new_between_two_languages_is_in_that_of_its_words(tmp_path: Path) -> None:
    english = "The council takes note of the report on higher education and thanks its authors."
    russian = "Совет принимает к сведению доклад о высшем образовании и благодарит его авторов."
    body = (
        p(around(1, t("Text 1"), language=Language.RU))
        + p(t(russian))
        + p(t(english))
        + p(around(2, t("Text 2"), language=Language.EN))
    )

    new = [one for one in read(tmp_path, body).rows if one.row_id is None]

    assert [(one.language, one.text, one.after) for one in new] == [
        (Language.RU, russian, row(1)),
        (Language.EN, english, None),
    ]


@pytest.mark.parametrize(
    ("name", "part", "level_"),
    [
        ("Preamble", Part.PREAMBLE, 1),
        ("Operative paragraph", Part.RECOMMENDATION, 1),
        ("Sub-paragraph 3", Part.POINT, 3),
        ("Note", Part.NOTE, 1),
        ("Annex", Part.ANNEX, 1),
        ("Other", None, 1),
    ],
)
def test_what_is_new_has_the_part_of_its_style(
    tmp_path: Path, name: str, part: Part | None, level_: int
) -> None:
    body = p(around(1, t("Text 1"))) + p(t("New"), '<w:pStyle w:val="s"/>')

    new = read(tmp_path, body, styles=style("s", name)).rows[1]

    assert (new.part, new.level) == (part, level_)


def test_the_moment_of_the_export_is_that_of_the_property_or_of_the_file(tmp_path: Path) -> None:
    body = p(around(1, t("Text 1")))

    assert read(tmp_path, body).exported_at is None
    custom = exported_properties("2024-10-17T06:42:00Z")
    file = written(tmp_path / "when.docx", body, raw={"docProps/custom.xml": custom})
    returned = read_returned(file)
    assert returned is not None
    assert returned.exported_at == datetime(2024, 10, 17, 6, 42, tzinfo=UTC)


def test_a_row_without_words_is_missing_unless_it_left_without_any(tmp_path: Path) -> None:
    empty = bookmark_name(row(2), Language.EN, "")
    mark = f'<w:bookmarkStart w:id="7" w:name="{empty}"/><w:bookmarkEnd w:id="7"/>'

    returned = read(tmp_path, p(around(1, "")) + p(mark) + p(around(3, t("Text 3"))))

    assert (numbers(returned), texts(returned)) == ([2, 3], ["", "Text 3"])


def test_what_is_new_says_its_part_level_and_the_row_above(tmp_path: Path) -> None:
    lists = numbering(level(0, "%1."), level(1, "%1.%2."))
    styles = style("h", "heading 1")
    body = p(t("Top")) + p(around(1, t("Text 1"))) + listed("Point", 1)
    body += p(t("Section"), '<w:pStyle w:val="h"/>')

    returned = read(tmp_path, body, numbering=lists, styles=styles)

    new = [(one.text, one.part, one.level, one.after) for one in returned.rows if one.row_id is None]
    assert new == [
        ("Top", None, 1, None),
        ("Point", Part.POINT, 1, row(1)),
        ("Section", Part.HEADING, 1, row(1)),
    ]


def test_emphasis_comes_back_as_marks_and_that_of_the_style_does_not(tmp_path: Path) -> None:
    styles = style("h", "Head", "<w:rPr><w:b/></w:rPr>")
    body = p(around(1, t("Lead.", "<w:b/>") + t(" Text ") + t("x", "<w:i/>")))
    body += p(around(2, t("Text 2")), '<w:pStyle w:val="h"/>')

    first, second = read(tmp_path, body, styles=styles).rows

    assert first.marks == (
        Mark(start=0, end=5, kind=MarkKind.BOLD),
        Mark(start=11, end=12, kind=MarkKind.ITALIC),
    )
    assert second.marks == ()


def test_a_footnote_that_somebody_added_is_a_new_note(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{t("See A.")}</w:p></w:footnote>'
    body = p(around(1, t("Text 1") + '<w:r><w:footnoteReference w:id="2"/></w:r>'))

    returned = read(tmp_path, body, footnotes=notes)

    assert [(one.text, one.part, one.after) for one in returned.rows] == [
        ("Text 1[1]", None, None),
        ("[1] See A.", Part.NOTE, row(1)),
    ]


def test_line_breaks_in_a_row_stay(tmp_path: Path) -> None:
    returned = read(tmp_path, p(around(1, t("One") + "<w:r><w:br/></w:r>" + t("two"), "One\ntwo")))

    assert returned.rows[0].exported_hash == short_hash(returned.rows[0].text)


def columns() -> str:
    """A table with a column of labels and one for each language, a new row in it, and a cell split in two."""

    def cells(*inside: str) -> str:
        return "".join(f"<w:tc><w:tcPr/>{one}</w:tc>" for one in inside)

    def trio(number: int) -> list[str]:
        return [p(around(number, t(f"Text {number}"), language=language)) for language in Language]

    split = trio(2)
    split[1] += p(t("Новый абзац"))
    return (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells(p(t('№')), *(p(t(name)) for name in 'abc'))}</w:tr>"
        f"<w:tr>{cells(p(t('1.')), *trio(1))}</w:tr>"
        f"<w:tr>{cells(p(''), p(t('Жаңа')), p(t('Новое')), p(t('New')))}</w:tr>"
        f"<w:tr>{cells(p(t('2.')), *split)}</w:tr></w:tbl>"
    )


def test_in_columns_each_paragraph_belongs_to_its_bookmark_and_new_ones_to_their_column(
    tmp_path: Path,
) -> None:
    returned = read(tmp_path, columns())

    assert returned.languages == (Language.KK, Language.RU, Language.EN)
    assert [(one.language.value, one.text, one.row_id is None) for one in returned.rows] == [
        ("kk", "Text 1", False),
        ("ru", "Text 1", False),
        ("en", "Text 1", False),
        ("kk", "Жаңа", True),
        ("ru", "Новое", True),
        ("en", "New", True),
        ("kk", "Text 2", False),
        ("ru", "Text 2", False),
        ("ru", "Новый абзац", True),
        ("en", "Text 2", False),
    ]
    assert [one.after for one in returned.rows if one.row_id is None] == [row(1), row(1), row(1), row(2)]


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_libreoffice_keeps_rows_columns_emphasis_and_the_meeting(tmp_path: Path, ending: str) -> None:
    lists = numbering(level(0, "%1."), level(1, "(%2)", "lowerLetter"))
    styles = style("h", "heading 1", "<w:rPr><w:b/></w:rPr>")
    in_list = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    body = (
        p(around(8, t("Text 8")), '<w:pStyle w:val="h"/>')
        + p(around(9, t("Lead.", "<w:b/>") + t(" Text 9")), in_list)
        + columns()
        + p(deleted(11), "<w:rPr><w:del/></w:rPr>")
        + p(around(10, t("Text 10")))
        + p(t("Added"))
    )
    source = exported(tmp_path / "source.docx", body, numbering=lists, styles=styles)
    target = tmp_path / f"made.{ending}"
    target.write_bytes(converted(source.read_bytes(), "docx", ending, tmp_path))

    before = read_returned(source)
    after = (read_returned if ending == "docx" else read_returned_odt)(target)

    assert after is not None
    assert before is not None
    # OpenDocument keeps what was deleted apart from the text.
    assert [one for one in after.rows if one.text] == [one for one in before.rows if one.text]
    assert {(one.row_id, one.exported_hash) for one in after.rows} == {
        (one.row_id, one.exported_hash) for one in before.rows
    }
    assert row(11) in {one.row_id for one in after.rows}
    assert (after.meeting_id, after.languages) == (MEETING, tuple(Language))
