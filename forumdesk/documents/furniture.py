"""What stands in the margins of every paper: running heads, marks, the foot, and the number of the page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forumdesk.documents import wording
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.gate import passed
from forumdesk.documents.page import PageShape, Paper
from forumdesk.documents.styles import MM, PageNumbers, Preset
from forumdesk.domain.stationery import CopyMark
from forumdesk.domain.texts import Language
from forumdesk.language.copy_wordings import copy_mark

ABOVE = 25.0  # points from the text up to the upper edge of the row of running heads and marks
BELOW = 14.0  # from the text down to the foot
EDGE = 20.0  # from the edge of the paper: printers reach no further
NUMBER_EDGE = 10.0 * MM  # the same for a number above: ten millimetres by the rules of offices
GAP = 12.0  # between what stands side by side
_ROW = 1.5  # of the size: from one row of the upper margin to the next
_SMALLEST = 5.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """What a paper says in its margins, in ``languages``, those of its text side by side.

    ``places`` are left end and width of each language, from the left edge of the text; ``running`` has a running
    head for each, from the second page on. ``mark`` stands on every page at the right, ``marks`` at the right end of
    each place, or below each other where there is one place. Not ``numbered``, the paper numbers its pages itself.
    """

    languages: tuple[Language, ...]
    places: tuple[tuple[float, float], ...] = ()
    running: tuple[str, ...] = ()
    mark: str = ""
    marks: tuple[str, ...] = ()
    foot: str = ""
    numbered: bool = True


class Furniture:
    """Draws the margins of one paper."""

    def __init__(self, preset: Preset, margins: Margins, shape: PageShape) -> None:
        self._margins = margins
        self._size = preset.small_size
        self._numbers = preset.numbers if margins.numbered else PageNumbers.NONE
        self._places = margins.places or ((0.0, shape.measure),)
        self._bold = self._size + 1
        first = margins.languages[0]
        self.copy = passed(copy_words(preset, margins.languages), Face.BOLD, first)
        self._mark = passed(margins.mark, Face.BOLD, first)
        self._stacked = len(margins.marks) if len(margins.marks) > len(self._places) else 1
        self._rows = self._stacked + self._is_crowded(shape.measure)

    def shape(self, shape: PageShape) -> PageShape:
        """The page with room for what stands above its text."""
        edge = NUMBER_EDGE if self._numbers is PageNumbers.TOP else EDGE
        least = edge + ABOVE + (self._rows - 1) * self._size * _ROW
        is_empty = not (self._marks_width() or self._margins.running or self._numbers is PageNumbers.TOP)
        return shape if is_empty else replace(shape, top=max(shape.top, least))

    def draw(self, paper: Paper, shape: PageShape, number: int, pages: int) -> None:
        """Draw the margins of page ``number`` (from 1) of so many; ``shape`` is that of the text."""
        with paper.ornament("Pagination"):
            self._draw_upper(paper, shape, number)
            self._draw_lower(paper, shape, number, pages)

    def _is_crowded(self, measure: float) -> bool:
        """Whether one row is not enough for number, marks and running heads."""
        on_top = self._numbers is PageNumbers.TOP
        if self._margins.marks:
            return on_top or bool(self.copy)
        marks = self._marks_width()
        heads = len(self._margins.running)
        if on_top and (marks > measure / 2 - 2 * GAP or heads > 2 or (heads > 1 and marks)):
            return True
        return bool(self._margins.running) and marks > measure * 0.4

    def _marks_width(self) -> float:
        words = [self._together, *self._margins.marks]
        return max(width(one, Face.BOLD, self._bold) for one in words)

    @property
    def _together(self) -> str:
        """The mark of a copy and that of the paper, where they stand in one place."""
        return " · ".join(part for part in (self.copy, self._mark) if part)

    def _draw_upper(self, paper: Paper, shape: PageShape, number: int) -> None:
        lower = shape.top - ABOVE
        upper = lower - (self._rows - 1) * self._size * _ROW
        right = shape.width - shape.right
        if self._numbers is PageNumbers.TOP and number > 1:
            middle = shape.left + shape.measure / 2
            paper.furniture(str(number), at=middle, top=upper, size=self._size + 1, align="centre")
        if self._margins.marks:
            self._draw_mark(paper, self.copy, right, upper, shape.measure / 2 - 2 * GAP)
            for number, words in enumerate(self._margins.marks):
                left, room = self._places[0 if self._stacked > 1 else number]
                above = (self._stacked - 1 - number) * self._size * _ROW if self._stacked > 1 else 0.0
                mark = passed(words, Face.BOLD, self._margins.languages[number])
                self._draw_mark(paper, mark, shape.left + left + room, lower - above, room)
        elif self._rows > 1:
            self._draw_mark(paper, self.copy, right, upper, shape.measure / 2 - 2 * GAP)
            self._draw_mark(paper, self._mark, right, lower, shape.measure)
        else:
            self._draw_mark(paper, self._together, right, upper, shape.measure)
        if number > 1:
            self._draw_running(paper, shape, lower)

    def _draw_mark(self, paper: Paper, words: str, right: float, top: float, room: float) -> None:
        """A mark in bold, smaller where there is too little room for it."""
        if not words:
            return
        size = min(self._bold, max(_SMALLEST, self._bold * room / width(words, Face.BOLD, self._bold)))
        top += (self._bold - size) * 0.7 - 0.7
        paper.furniture(words, at=right, top=top, size=size, align="right", face=Face.BOLD)

    def _draw_running(self, paper: Paper, shape: PageShape, top: float) -> None:
        end = shape.measure
        beside = self._together if self._rows == 1 else self._mark
        if beside:
            end -= width(beside, Face.BOLD, self._bold) + GAP
        if self._rows == 1 and self._numbers is PageNumbers.TOP and len(self._places) == 1:
            end = min(end, shape.measure / 2 - 2 * GAP)
        pairs = zip(self._margins.running, self._places, self._margins.languages, strict=False)
        for words, (left, room), language in pairs:
            kept = within(passed(words, Face.REGULAR, language), min(room, end - left), self._size)
            if kept:
                paper.furniture(kept, at=shape.left + left, top=top, size=self._size, align="left")

    def _draw_lower(self, paper: Paper, shape: PageShape, number: int, pages: int) -> None:
        top = shape.height - shape.bottom + BELOW
        top = min(top, shape.height - EDGE - 1.3 * self._size)
        room, languages = shape.measure, self._margins.languages
        if self._numbers is PageNumbers.FOOT:
            words = wording.page_of(number, pages, languages)
            right = shape.width - shape.right
            paper.furniture(words, at=right, top=top, size=self._size, align="right")
            room -= width(words, Face.REGULAR, self._size) + GAP
        if self._margins.foot:
            words = within(passed(self._margins.foot, Face.REGULAR, languages[0]), room, self._size)
            paper.furniture(words, at=shape.left, top=top, size=self._size, align="left")


def copy_words(preset: Preset, languages: Sequence[Language]) -> str:
    """The mark of a copy in the languages of a page; empty for an original."""
    marked = preset.copy is not CopyMark.NONE
    marks = (copy_mark(language.value, preset.copy_number, marked=marked) for language in languages)
    return " · ".join(dict.fromkeys(mark for mark in marks if mark))


def within(text: str, room: float, size: float) -> str:
    """As many words of a running head or a foot as there is room for; none where not even one fits."""
    words = text.split(" ")
    kept = text
    while words and width(kept, Face.REGULAR, size) > room:
        words.pop()
        kept = " ".join(words) + " …" if words else ""
    return kept
