"""What stands in the margins of every paper."""

from dataclasses import replace

import pytest

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.furniture import ABOVE, NUMBER_EDGE, Furniture, Margins, within
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import A4, MM, load_preset, preset_names
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import Language
from tests.builders_people_sheets import MADE_AT, people_sheet
from tests.builders_sheets import sheet_of
from tests.documents.reading import page_texts

KK, RU, EN = Language.KK, Language.RU, Language.EN
SHAPE = PageShape(width=A4[0], height=A4[1], left=60, right=60, top=56, bottom=56)


def drawn(furniture: Furniture, pages: int = 3) -> list[str]:
    """The words of each page."""
    shape = furniture.shape(SHAPE)
    paper = Paper(shape, FileFacts(title="t", author="a", language="kk", made_at=MADE_AT))
    for number in range(pages):
        if number:
            paper.next_page()
        with paper.marked(paper.reading.root.child("P")):
            paper.words("text", shape.left, shape.top, 10, 12, Face.REGULAR)
        furniture.draw(paper, shape, number + 1, pages)
    return [" ".join(page.split()) for page in page_texts(paper.finished())]


def test_the_office_numbers_pages_above_from_the_second_on() -> None:
    assert drawn(Furniture(load_preset(), Margins(languages=(RU,)), SHAPE)) == ["text", "text 2", "text 3"]


def test_an_international_paper_says_below_which_page_of_how_many() -> None:
    pages = drawn(Furniture(load_preset("international"), Margins(languages=(EN,)), SHAPE))

    assert [page.endswith(f"page {number} of 3") for number, page in enumerate(pages, 1)] == [True] * 3


def test_a_paper_that_numbers_its_pages_itself_is_not_numbered_twice() -> None:
    for name in preset_names():
        margins = Margins(languages=(RU,), numbered=False)
        assert drawn(Furniture(load_preset(name), margins, SHAPE)) == ["text"] * 3


def test_running_heads_begin_on_the_second_page_and_marks_on_the_first() -> None:
    margins = Margins(languages=(EN,), running=("Agenda · Forum",), mark="DRAFT", foot="As of today")

    pages = drawn(Furniture(load_preset(), margins, SHAPE))

    assert ["Agenda" in page for page in pages] == [False, True, True]
    assert all("DRAFT" in page and "As of today" in page for page in pages)


@pytest.mark.parametrize(
    ("copy", "number", "language", "said"),
    [
        (CopyMark.COPY, 0, RU, "КОПИЯ"),
        (CopyMark.COPY, 3, KK, "КӨШІРМЕ № 3"),
        (CopyMark.TRUE_COPY, 12, EN, "COPY No. 12"),
        (CopyMark.NONE, 2, RU, "№ 2"),
    ],
)
def test_every_page_of_a_copy_is_marked(copy: CopyMark, number: int, language: Language, said: str) -> None:
    office = Stationery(copy=copy, copy_number=number)

    for identifier, sheet in (("resolution", sheet_of()), ("participants", people_sheet())):
        pdf = print_document(identifier, sheet, form="pdf", languages=[language], stationery=office)
        pages = [page.replace("\xa0", " ") for page in page_texts(pdf)]
        assert len(pages) > 1
        assert all(said in page for page in pages), identifier


def test_an_original_is_not_marked() -> None:
    assert not any(
        "КОПИЯ" in page for page in page_texts(print_document("resolution", sheet_of(), form="pdf"))
    )


@pytest.mark.parametrize("name", preset_names())
def test_marks_numbers_and_running_heads_never_touch(name: str) -> None:
    preset = replace(
        load_preset(name), stationery=Stationery(preset=name, copy=CopyMark.COPY, copy_number=123)
    )
    long = "ЖОБА № 12 · 2026 жылғы 12 қыркүйек, 14:30"
    part = SHAPE.measure / 3
    for margins in (
        Margins(languages=(KK,), running=("word " * 40,), mark="ЖОБА"),
        Margins(
            languages=(KK, RU, EN),
            running=("word " * 40,) * 3,
            mark="ЖОБА · ПРОЕКТ · DRAFT",
            places=tuple((part * one, part - 20) for one in range(3)),
        ),
        Margins(languages=(KK, RU), marks=(long, long), places=((0, 230), (245, 230))),
        Margins(languages=(KK, RU, EN), marks=(long, long, long)),
    ):
        furniture = Furniture(preset, margins, SHAPE)
        seen = _Recorder()
        shape = furniture.shape(SHAPE)
        furniture.draw(seen, shape, 12, 20)  # type: ignore[arg-type]
        seen.assert_apart(shape)


class _Recorder:
    """Takes note of where words would be drawn."""

    def __init__(self) -> None:
        self.boxes: list[tuple[float, float, float, float, str]] = []

    def ornament(self, _kind: str):  # type: ignore[no-untyped-def]
        from contextlib import nullcontext

        return nullcontext()

    def furniture(
        self, words: str, *, at: float, top: float, size: float, align: str, face: Face = Face.REGULAR
    ) -> None:
        measured = width(words, face, size)
        left = at - {"left": 0.0, "right": measured, "centre": measured / 2}[align]
        # Capitals stand in the middle of the line.
        self.boxes.append((left, top + 0.3 * size, left + measured, top + 1.1 * size, words))

    def assert_apart(self, shape: PageShape) -> None:
        for number, one in enumerate(self.boxes):
            assert one[0] >= shape.left - 0.1, one
            assert one[2] <= shape.width - shape.right + 0.1, one
            assert one[3] <= shape.top or one[1] >= shape.height - shape.bottom, one
            assert one[1] >= 14, one
            for other in self.boxes[:number]:
                apart = one[2] < other[0] or other[2] < one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (one, other)


def test_a_number_above_stands_ten_millimetres_from_the_edge() -> None:
    low = replace(SHAPE, top=10 * MM)

    shape = Furniture(load_preset(), Margins(languages=(RU,)), low).shape(low)

    assert shape.top - ABOVE >= NUMBER_EDGE


def test_a_running_head_keeps_whole_words() -> None:
    assert within("one two three", width("one two …", Face.REGULAR, 8) + 1, 8) == "one two …"
    assert within("one", 1000, 8) == "one"
    assert within("incomprehensibilities", 5, 8) == ""
