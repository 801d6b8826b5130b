"""What documents are made of: paragraphs and lines to sign on, ready to be placed in a column."""

from dataclasses import dataclass, replace
from typing import Self

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import Paper
from forumdesk.documents.styles import Style
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line

SIGNING_ROOM = 0.6  # of the leading, above a line to sign on
LABEL_GAP = 5.0
SIGN_GAP = 4.0  # from a sign in the margin to the text
OPENING, OPENING_GAP = 56.0, 2.5  # the length of the line above a note, and its distance


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphCell:
    """A paragraph in one language; ``label`` is a number that hangs left of its first line.

    ``sign`` stands in the margin beside it, a short line above one that ``opens``; lines of what is not ``counted``
    get no number in a draft.
    """

    lines: tuple[Line, ...]
    style: Style
    element: Element
    label: str = ""
    label_left: float = 0.0
    label_element: Element | None = None
    sign: str = ""
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

    def draw(self, paper: Paper, left: float, top: float, start: int, stop: int) -> None:
        """Draw some of the lines."""
        size, leading = self.style.size, self.style.leading
        if self.sign or (self.opens and start == 0):
            with paper.ornament():
                self._mark(paper, left, top, opens=self.opens and start == 0)
        if self.label and start == 0:
            with paper.marked(self.label_element or self.element):
                paper.words(f"{self.label} ", left + self.label_left, top, size, leading, Face.REGULAR)
        with paper.marked(self.element):
            paper.lines(self.lines[start:stop], left, top, size, leading)

    def _mark(self, paper: Paper, left: float, top: float, *, opens: bool) -> None:
        size, leading = self.style.size, self.style.leading
        if opens:
            start = left + self.style.left
            paper.rule(start, top - OPENING_GAP, start + OPENING, top - OPENING_GAP, weight=0.5)
        if self.sign:
            at = left - SIGN_GAP - width(self.sign, Face.BOLD, size)
            paper.words(self.sign, at, top, size, leading, Face.BOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureCell:
    """One line of the signature block: post, a line to sign on, the name.

    Where the column is ``narrow`` the post stands above, else the three stand side by side. ``measure`` is the
    width of the column in points.
    """

    post: tuple[Line, ...]
    name: tuple[Line, ...]
    style: Style
    measure: float
    narrow: bool
    element: Element

    @property
    def count(self) -> int:
        """A signature is never divided."""
        return 1

    def height(self, _: int, /) -> float:
        """In points."""
        names = max(1, len(self.name))
        rows = len(self.post) + names if self.narrow else max(len(self.post), names)
        return (rows + SIGNING_ROOM * (2 if self.narrow else 1)) * self.style.leading

    def divided_at(self, _: int, /) -> bool:
        """A signature is never divided."""
        return False

    def tightened(self, factor: float, /) -> Self:
        """The same with its leading multiplied."""
        return replace(self, style=replace(self.style, leading=self.style.leading * factor))

    def draw(self, paper: Paper, left: float, top: float, _start: int, _stop: int, /) -> None:
        """Draw the post, the line and the name."""
        size, leading = self.style.size, self.style.leading
        post_top = top + SIGNING_ROOM * leading
        name_top = post_top + (len(self.post) + SIGNING_ROOM) * leading if self.narrow else post_top
        post_part, line_part = signature_parts(self.narrow)
        line_start = left + self.measure * post_part
        line_end = line_start + self.measure * line_part
        with paper.marked(self.element):
            paper.lines(self.post, left, post_top, size, leading)
        with paper.ornament():
            foot = name_top + leading * 0.5 + size * 0.45
            paper.rule(line_start, foot, line_end, foot, weight=0.6)
        with paper.marked(self.element):
            paper.lines(self.name, line_end + LABEL_GAP * 2, name_top, size, leading)


def signature_parts(narrow: bool) -> tuple[float, float]:
    """The parts of the width that the post and the line take; the name has the rest."""
    return (0.0, 0.4) if narrow else (0.36, 0.26)
