"""Pictures of finished pages for the window: what is seen is the file that is printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from forumdesk.documents.pdfium import PDFIUM

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_LETTERS_DROPPED: Final = (
    "\x02\u00ad"  # how the library tells a word divided at the end of a line; soft hyphens
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a text begins: page from 0, shares of its height from the upper edge and of its width."""

    page: int
    top: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A stretch of a line, in shares of the width of its page from the left and of its height from above."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where a text stands: page from 0, and a box in each line over which it runs."""

    page: int
    boxes: tuple[Box, ...]


class PagePictures:
    """The pages of a PDF as pictures; close it, or use it as a context."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        with PDFIUM:
            self._document = PdfDocument(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        with PDFIUM:
            return len(self._document)

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page (from 0) in points."""
        with PDFIUM:
            width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def render(self, page: int, scale: float) -> tuple[int, int, bytes]:
        """Draw a page (from 0) at ``scale`` pixels a point: width, height, and RGB bytes without padding."""
        with PDFIUM:
            drawn = self._document[page]
            try:
                bitmap = drawn.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
                try:
                    size = bitmap.width, bitmap.height
                    stride, channels, pixels = bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
                finally:
                    bitmap.close()
            finally:
                drawn.close()
        return _without_padding(*size, stride, channels, pixels)

    def find(self, texts: Sequence[str]) -> dict[str, list[Found]]:
        """Where each text stands, in the order of the pages; those that stand nowhere are left out."""
        found: dict[str, list[Found]] = {}
        for page in range(self.page_count):
            with PDFIUM:
                self._find_on(page, texts, found)
        return found

    def _find_on(self, page: int, texts: Sequence[str], found: dict[str, list[Found]]) -> None:
        width, height = self.page_size(page)
        drawn = self._document[page]
        letters = drawn.get_textpage()
        for text in texts:
            search = letters.search(text, match_case=True)
            while (place := search.get_next()) is not None:
                left, bottom, _right, top = letters.get_charbox(place[0])
                at = Found(page=page, top=1 - top / height, bottom=1 - bottom / height, left=left / width)
                found.setdefault(text, []).append(at)
            search.close()
        letters.close()
        drawn.close()

    def search(self, text: str, pages: Sequence[int]) -> list[Match]:
        """Where ``text`` stands on ``pages``, in their order, in any case of its letters.

        Words divided at the ends of lines are found whole, and any white space stands for any other.
        """
        wanted = "".join(letter for _, letter in _evened(enumerate(text.strip())))
        if not wanted:
            return []
        return [match for page in pages for match in self._matches(page, wanted)]

    def _matches(self, page: int, wanted: str) -> Iterator[Match]:
        with PDFIUM:
            width, height = self.page_size(page)
            drawn = self._document[page]
            letters = drawn.get_textpage()
            try:
                evened = list(_evened(_written(letters)))
                whole = "".join(letter for _, letter in evened)
                place = whole.find(wanted)
                while place >= 0:
                    first, last = evened[place][0], evened[place + len(wanted) - 1][0]
                    boxes = tuple(_boxes(letters, first, last, width, height))
                    if boxes:
                        yield Match(page=page, boxes=boxes)
                    place = whole.find(wanted, place + len(wanted))
            finally:
                letters.close()
                drawn.close()

    def close(self) -> None:
        """Give the file's memory back."""
        with PDFIUM:
            self._document.close()


def _without_padding(
    width: int, height: int, stride: int, channels: int, pixels: bytes
) -> tuple[int, int, bytes]:
    if channels != 3:  # asked for a white page, so never with transparency
        raise ValueError(f"a picture of {channels} channels")
    row = width * channels
    if stride == row:
        return width, height, pixels[: row * height]
    return width, height, b"".join(pixels[line * stride : line * stride + row] for line in range(height))


def _written(letters: "PdfTextPage") -> Iterator[tuple[int, str]]:
    """Every letter of a page with its number there; the library's own text leaves some out and shifts the others."""
    from pypdfium2 import raw

    for number in range(letters.count_chars()):
        yield number, chr(raw.FPDFText_GetUnicode(letters.raw, number))


def _evened(letters: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Letters as they are compared: in one case, single spaces, no signs of division."""
    after_space = False
    for number, letter in letters:
        if letter in _LETTERS_DROPPED:
            continue
        if letter.isspace():
            if not after_space:
                yield number, " "
            after_space = True
            continue
        after_space = False
        for part in letter.casefold():
            yield number, part


def _boxes(letters: "PdfTextPage", first: int, last: int, width: float, height: float) -> Iterator[Box]:
    """One box for each line on which these letters stand."""
    for number in range(letters.count_rects(first, last - first + 1)):
        left, bottom, right, top = letters.get_rect(number)
        if right > left and top > bottom:
            yield Box(
                left=left / width, top=1 - top / height, right=right / width, bottom=1 - bottom / height
            )
