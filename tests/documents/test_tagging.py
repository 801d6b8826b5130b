"""What a screen reader is told."""

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest

from forumdesk.documents.resolution import print_resolution
from forumdesk.documents.styles import Layout
from forumdesk.domain.texts import Language
from tests.builders_sheets import sheet_of


def marks_of(element: pikepdf.Object) -> Iterator[tuple[tuple[int, int], int, pikepdf.Object]]:
    """Page, mark number and owner of everything below an element, in the order of reading."""
    for part in element.K:
        if part.get("/Type") == pikepdf.Name.MCR:
            yield part.Pg.objgen, int(part.MCID), element
        else:
            yield from marks_of(part)


@pytest.mark.parametrize("layout", [Layout.SEQUENCE, Layout.COLUMNS])
def test_every_mark_on_the_pages_has_its_place_in_the_tree(layout: Layout) -> None:
    with pikepdf.open(BytesIO(print_resolution(sheet_of(), layout=layout).pdf)) as pdf:
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
