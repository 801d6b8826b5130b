"""What documents are made of: paragraphs, ready to be placed in a column."""

from dataclasses import dataclass, replace
from typing import Self

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import Paper
from forumdesk.documents.styles import Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line
from forumdesk.domain.texts import Language

LABEL_GAP = 5.0
BESIDE_SIZE = 6.5  # of the small letters in the margin
SIGN_GAP = 4.0  # from a sign in the margin to the text
OPENING, OPENING_GAP = 56.0, 2.5  # the length of the line above a note, and its distance


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphCell:
    """A paragraph in one language; ``label`` is a number that hangs left of its first line.

    ``lead`` is a number that its first line begins with; either is the content of ``label_element``. ``sign`` stands
    in the margin beside it, ``beside`` in small letters ``beside_gap`` points from it, a short line above one that
    ``opens``; lines of what is not ``counted`` get no number in a draft.
    """

    lines: tuple[Line, ...]
    style: Style
    element: Element
    language: Language | None = None
    label: str = ""
    label_left: float = 0.0
    label_element: Element | None = None
    lead: str = ""
    sign: str = ""
    beside: str = ""
    beside_gap: float = 0.0
    opens: bool = False
    counted: bool = True

    @property
    def count(self) -> int:
        """Lines."""
        return len(self.lines)

    def height(self, lines: int) -> float:
        """In points."""
        return lines * self.style.leading

    def divided_at(self, line: int) -> bool:
        """Whether the line before ``line`` ends in the middle of a word."""
        return self.lines[line - 1].divided

    def tightened(self, factor: float, /) -> Self:
        """The same with its leading multiplied."""
        return replace(self, style=replace(self.style, leading=self.style.leading * factor))

    def parted(self, line: int, /) -> tuple[Self, Self]:
        """The lines before ``line``, and the others, which have no number of their own."""
        rest = replace(self, lines=self.lines[line:], label="", lead="", opens=False)
        return replace(self, lines=self.lines[:line]), rest

    def draw(self, paper: Paper, left: float, top: float, start: int, stop: int) -> None:
        """Draw some of the lines."""
        size, leading = self.style.size, self.style.leading
        if self.sign or self.beside or (self.opens and start == 0):
            with paper.ornament():
                self._mark(paper, left, top, opens=self.opens and start == 0)
        if self.label and start == 0:
            with paper.marked(self.label_element or self.element):
                paper.words(f"{self.label} ", left + self.label_left, top, size, leading, Face.REGULAR)
        lines = self.lines[start:stop]
        if self.lead and start == 0 and self.label_element is not None:
            number, rest = _parted(lines[0], len(self.lead), size)
            with paper.marked(self.label_element):
                paper.lines([number], left, top, size, leading)
            lines = (rest, *lines[1:])
        with paper.marked(self.element):
            paper.lines(lines, left, top, size, leading)

    def _mark(self, paper: Paper, left: float, top: float, *, opens: bool) -> None:
        size, leading = self.style.size, self.style.leading
        if opens:
            start = left + self.style.left
            paper.rule(start, top - OPENING_GAP, start + OPENING, top - OPENING_GAP, weight=0.5)
        if self.sign:
            at = left - SIGN_GAP - width(self.sign, Face.BOLD, size)
            paper.words(self.sign, at, top, size, leading, Face.BOLD)
        if self.beside:
            middle = top + leading / 2 - BESIDE_SIZE * 0.7
            paper.furniture(
                self.beside, at=left - self.beside_gap, top=middle, size=BESIDE_SIZE, align="right"
            )


def _parted(line: Line, letters: int, size: float) -> tuple[Line, Line]:
    """A line as its first letters and the rest, which stands where it stood."""
    (words, face), *others = line.pieces
    at = letters + len(words[letters:]) - len(words[letters:].lstrip(" "))
    head, tail = words[:at], words[at:]
    moved = width(head, face, size) + line.stretch * head.count(" ")
    number = replace(line, pieces=((words[:letters], face),), divided=False)
    pieces = ((tail, face), *others) if tail else tuple(others)
    return number, replace(line, pieces=pieces, indent=line.indent + moved)
