"""Pages on sheets that are folded."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest

from forumdesk.documents.fonts import Face
from forumdesk.documents.imposition import TooManyPagesToFoldError, booklet, fold_a6, joined_sheets
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.styles import A4, MM

A5 = (148 * MM, 210 * MM)
A6_WIDTH = A4[0] / 2


def numbered(pages: int, size: tuple[float, float] = A5) -> bytes:
    """A document whose pages say which they are, each in its middle."""
    shape = PageShape(width=size[0], height=size[1], left=20, right=20, top=20, bottom=20)
    facts = FileFacts(title="Қарар", author="", language="kk", made_at=datetime(2024, 10, 17, tzinfo=UTC))
    paper = Paper(shape, facts)
    for page in range(1, pages + 1):
        if page > 1:
            paper.next_page()
        with paper.marked(paper.reading.root.child("P")):
            paper.words(f"p{page}", size[0] / 2 - 5, size[1] / 2, 12, 14, Face.REGULAR)
    return paper.finished()


def places(pdf: bytes) -> Iterator[dict[str, tuple[float, float]]]:
    """For each side the words with the middle of each, from the lower left corner."""
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            text = page.get_textpage()
            whole = text.get_text_range()
            found = {}
            for word in whole.split():
                at = whole.index(word)
                boxes = [text.get_charbox(number) for number in range(at, at + len(word))]
                found[word] = (
                    sum(box[0] + box[2] for box in boxes) / 2 / len(boxes),
                    sum(box[1] + box[3] for box in boxes) / 2 / len(boxes),
                )
            yield found


def left_to_right(side: dict[str, tuple[float, float]]) -> list[str]:
    return sorted(side, key=lambda word: side[word][0])


@pytest.mark.parametrize(
    ("pages", "sides"),
    [
        (1, [["p1"], []]),
        (4, [["p4", "p1"], ["p2", "p3"]]),
        (6, [["p1"], ["p2"], ["p6", "p3"], ["p4", "p5"]]),
        (8, [["p8", "p1"], ["p2", "p7"], ["p6", "p3"], ["p4", "p5"]]),
    ],
)
def test_stitched_sheets_are_read_from_page_to_page(pages: int, sides: list[list[str]]) -> None:
    assert [left_to_right(side) for side in places(booklet(numbered(pages)))] == sides


def test_the_first_page_of_a_booklet_is_outside_at_the_right() -> None:
    outer, *_ = places(booklet(numbered(1)))

    assert outer["p1"][0] == pytest.approx(A4[1] * 3 / 4, abs=6)


@pytest.mark.parametrize("size", [A5, A4, (A4[1], A4[0])])
def test_pages_of_any_size_stand_in_the_middle_of_half_a_sheet(size: tuple[float, float]) -> None:
    _, inner = places(booklet(numbered(3, size)))

    assert inner["p2"][0] == pytest.approx(A4[1] / 4, abs=10)
    assert inner["p2"][1] == pytest.approx(A4[0] / 2, abs=10)


def test_booklets_ask_for_both_sides_and_the_short_edge() -> None:
    with pikepdf.open(io.BytesIO(booklet(numbered(5)))) as opened:
        assert opened.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert opened.Root.ViewerPreferences.PrintScaling == "/None"
        assert opened.docinfo["/Title"] == "Қарар"
        assert all(
            [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, A4[1], A4[0]])
            for page in opened.pages
        )


def test_four_pages_fold_from_one_side_with_the_upper_half_on_its_head() -> None:
    (side,) = places(fold_a6(numbered(4)))

    def quarter(word: str) -> tuple[str, str]:
        left, up = side[word]
        return ("right" if left > A4[0] / 2 else "left", "above" if up > A4[1] / 2 else "below")

    assert {word: quarter(word) for word in side} == {
        "p1": ("right", "below"),
        "p2": ("right", "above"),
        "p3": ("left", "above"),
        "p4": ("left", "below"),
    }
    assert is_on_its_head(fold_a6(numbered(4)), "p2")
    assert not is_on_its_head(fold_a6(numbered(4)), "p1")


def is_on_its_head(pdf: bytes, word: str) -> bool:
    """Whether the letters of a word run from right to left."""
    with pypdfium2.PdfDocument(pdf) as opened:
        text = opened[0].get_textpage()
        at = text.get_text_range().index(word)
        return bool(text.get_charbox(at)[0] > text.get_charbox(at + 1)[0])


def test_eight_pages_fold_from_two_sides_so_that_each_stands_behind_its_neighbour() -> None:
    front, back = places(fold_a6(numbered(8)))

    # What is left on the front is right on the back, because the sheet is turned on its long edge.
    behind = {
        word: min(back, key=lambda other: abs(A4[0] - back[other][0] - at[0]) + abs(back[other][1] - at[1]))
        for word, at in front.items()
    }
    assert behind == {"p1": "p2", "p8": "p7", "p4": "p3", "p5": "p6"}


def test_more_pages_than_a_folded_sheet_has_are_refused() -> None:
    with pytest.raises(TooManyPagesToFoldError) as refused:
        fold_a6(numbered(9))

    assert refused.value.values == {"count": 9, "most": 8}


def test_sheets_of_several_texts_begin_on_a_sheet_of_their_own() -> None:
    short, long = fold_a6(numbered(2)), fold_a6(numbered(6))

    assert [len(side) for side in places(joined_sheets([short, short]))] == [2, 2]
    assert [len(side) for side in places(joined_sheets([short, long]))] == [2, 0, 3, 3]


def test_the_same_pages_give_the_same_bytes() -> None:
    pdf = numbered(6)

    assert booklet(pdf) == booklet(pdf)
    assert fold_a6(pdf) == fold_a6(pdf)
