"""What a screen reader is told."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from forumdesk.documents.people_lists import MAKERS
from forumdesk.documents.registry import DOCUMENTS, DocumentKind, print_document
from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import Layout
from forumdesk.documents.tagging import Element, Lists
from forumdesk.domain.badges import printed_badge_code
from forumdesk.domain.texts import Language
from forumdesk.services.people_sheets import PeopleSheet
from tests.builders_people_sheets import people_sheet, person
from tests.builders_sheets import sheet_of

PEOPLE = [kind for kind in DOCUMENTS if kind.sheet is PeopleSheet]
LISTS = [kind for kind in PEOPLE if kind.identifier in MAKERS]


def marks_of(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int, pikepdf.Object]]:
    """Page, mark number and owner of everything below an element, in the order of reading."""
    parts: Iterator[Any] = iter(element.get("/K", ()))
    for part in parts:
        if isinstance(part, int):
            yield element.Pg.objgen, part, element
        elif part.get("/Type") == pikepdf.Name.MCR:
            yield part.Pg.objgen, int(part.MCID), element
        else:
            yield from marks_of(part)


def assert_marks_agree(printed: bytes) -> None:
    """Every mark on every page belongs to exactly one element, and the page's own table says the same."""
    with pikepdf.open(BytesIO(printed)) as pdf:
        tree = pdf.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        owners = {int(key): list(found) for key, found in zip(numbers[::2], numbers[1::2], strict=True)}

        in_tree = {(page, mark): owner for page, mark, owner in marks_of(tree.K[0])}

        on_pages = 0
        for index, page in enumerate(pdf.pages):
            assert page.obj.StructParents == index
            content = page.Contents.read_bytes()
            drawn = [int(mark) for mark in re.findall(rb"/MCID (\d+)>> BDC", content)]
            assert drawn == list(range(len(drawn))) == list(range(len(owners[index])))
            for mark in drawn:
                assert in_tree[page.obj.objgen, mark].objgen == owners[index][mark].objgen
            assert content.count(b" BDC") == content.count(b"EMC")
            on_pages += len(drawn)
        assert on_pages == len(in_tree)


@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS])
def test_every_mark_on_the_pages_has_its_place_in_the_tree(layout: Layout) -> None:
    assert_marks_agree(print_resolution(sheet_of(), layout=layout).pdf)


@pytest.mark.parametrize("kind", PEOPLE, ids=lambda kind: kind.identifier)
def test_every_mark_of_a_paper_about_people_has_its_place_in_the_tree(kind: DocumentKind) -> None:
    assert_marks_agree(print_document(kind.identifier, people_sheet(), form="pdf"))


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.identifier)
def test_every_row_of_a_list_has_as_many_cells_as_the_table_has_columns(kind: DocumentKind) -> None:
    printed = print_document(kind.identifier, people_sheet(), form="pdf", languages=[Language.RU])

    with pikepdf.open(BytesIO(printed)) as pdf:
        (section,) = pdf.Root.StructTreeRoot.K[0].K
        (table,) = (part for part in section.K if pikepdf.Name.Table == part.S)
        widths = {sum(int(_attribute(cell, "/ColSpan", 1)) for cell in row.K) for row in table.K}
        heads = list(table.K[0].K)
        rows = [[(str(cell.S), str(_attribute(cell, "/Scope", ""))) for cell in row.K] for row in table.K[1:]]

    assert [row.count(("/TH", "/Row")) for row in rows] == [1] * len(rows)
    assert len(widths) == 1
    assert all(cell.S == pikepdf.Name.TH for cell in heads)
    assert {str(_attribute(cell, "/Scope", "")) for cell in heads} == {"/Column"}


def test_the_picture_of_a_code_says_the_code_in_words() -> None:
    printed = print_document("badges", people_sheet([person()]), form="pdf", languages=[Language.EN])

    with pikepdf.open(BytesIO(printed)) as pdf:
        (badge,) = pdf.Root.StructTreeRoot.K[0].K
        (figure,) = (part for part in badge.K if pikepdf.Name.Figure == part.S)

        assert str(figure.Alt) == f"QR code: {printed_badge_code(person().badge_code)}"


def _attribute(element: pikepdf.Object, name: str, default: object) -> Any:
    attributes = element.get("/A")
    return attributes.get(name, default) if attributes is not None else default


@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS])
def test_each_language_is_a_section_that_begins_with_its_title(layout: Layout) -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), layout=layout).pdf)) as pdf:
        sections = list(pdf.Root.StructTreeRoot.K[0].K)

        assert [str(section.Lang) for section in sections] == ["kk-KZ", "ru-KZ", "en-GB"]
        for section in sections:
            assert [str(part.S) for part in section.K][:2] == ["/H1", "/P"]
            assert [str(part.S) for part in section.K].count("/H2") == 2


def test_the_file_is_marked_as_tagged_and_shows_its_title() -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), languages=[Language.RU]).pdf)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.Lang) == "ru-KZ"


def test_points_are_lists_inside_the_items_that_they_belong_to() -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), languages=[Language.RU]).pdf)) as pdf:
        (section,) = pdf.Root.StructTreeRoot.K[0].K
        lists = [part for part in section.K if str(part.S) == "/L"]
        points = lists[-1].K[0].K[1]

        assert {str(_attribute(one, "/ListNumbering", "")) for one in lists} == {"/Decimal"}
        assert {str(item.S) for one in lists for item in one.K} == {"/LI"}
        assert [str(part.S) for part in lists[-1].K[0].K] == ["/Lbl", "/LBody"]
        assert [str(part.S) for part in points.K] == ["/P", "/L"]
        assert [str(part.S) for part in points.K[1].K[0].K] == ["/Lbl", "/LBody"]


def test_deeper_points_stand_inside_and_what_is_between_ends_the_list() -> None:
    section = Element("Sect")
    lists = Lists(section)
    for level, number in ((0, "1."), (1, "1.1."), (2, "a)"), (1, "1.2."), (0, "2.")):
        lists.point(level, number)
    lists.place.child("Note")
    lists.close().child("P")
    lists.point(1, "")

    assert drawn(section) == (
        "Sect(L(LI(Lbl LBody(P L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))) LI(Lbl LBody(P))))) LI(Lbl LBody(P Note)))"
        " P L(LI(LBody(P))))"
    )


def drawn(element: Element) -> str:
    inside = " ".join(drawn(part) for part in element.content if isinstance(part, Element))
    return f"{element.tag}({inside})" if inside else element.tag
