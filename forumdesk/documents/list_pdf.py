"""Lists of people on paper: a heading, a table over as many pages as it takes, page numbers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.gate import passed
from forumdesk.documents.list_model import ListPaper
from forumdesk.documents.page import FileFacts, PageShape, Paper, Pen
from forumdesk.documents.styles import A4, MM, Align, Style
from forumdesk.documents.tables import INSET, Frame, Place, PlacedLine, SetGroup, SetRow, Table
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run

Progress = Callable[[int, int], None]

SHAPE = PageShape(
    width=A4[0], height=A4[1], left=20 * MM, right=12 * MM, top=18 * MM, bottom=18 * MM
)  # the left edge is for the binder
FURNITURE_SIZE = 8.0
HEAD_GAP = 12.0  # between the heading and the table
GROUND = (0.935, 0.945, 0.95)  # behind the heading of a group; paler than any copier turns black
_OVER = Style(size=9.5, leading=13, align=Align.CENTRED, hyphenated=False)
_TITLE = Style(size=15, leading=20, align=Align.CENTRED, hyphenated=False)
_EVENT = Style(size=11, leading=15, align=Align.CENTRED, hyphenated=False)
_PLAIN = Style(size=9.5, leading=13, align=Align.CENTRED, hyphenated=False)
_LEFT = Style(size=9.5, leading=13.5, align=Align.LEFT, hyphenated=False)


@dataclass(slots=True)
class _Block:
    """Lines of one paragraph above or below the table; ``before`` is the space above it."""

    lines: tuple[Line, ...]
    style: Style
    before: float
    tag: str = "P"

    @property
    def height(self) -> float:
        return self.before + len(self.lines) * self.style.leading


@dataclass(slots=True)
class _Part:
    """One list, paginated; ``element`` collects its meaning."""

    paper: ListPaper
    table: Table
    head: list[_Block]
    tail: list[_Block]
    pages: list[list[Place]]


def print_lists(
    papers: Sequence[ListPaper],
    facts: FileFacts,
    *,
    tagged: bool = True,
    progress: Progress | None = None,
) -> bytes:
    """Print lists behind each other into one PDF, each with its own page numbers.

    ``progress`` is told after each page how many rows of how many are drawn; what it raises ends the printing.
    Raises MissingGlyphOfPersonError and MissingGlyphInFieldError.
    """
    parts = [_part(paper) for paper in papers]
    drawing = _Drawing(Paper(SHAPE, facts, tagged=tagged), progress, sum(paper.count for paper in papers))
    for part in parts:
        drawing.draw(part)
    return drawing.paper.finished()


def _part(paper: ListPaper) -> _Part:
    table = Table(paper, SHAPE.measure)
    head = list(_head(paper))
    tail = [
        _block(paper, text, Face.REGULAR, _LEFT, 10.0 if number == 0 else 1.0)
        for number, text in enumerate(paper.closing)
    ]
    before = sum(block.height for block in head) + HEAD_GAP
    frame = Frame(
        width=SHAPE.measure,
        height=SHAPE.depth,
        before=before,
        after=sum(block.height for block in tail),
    )
    return _Part(paper, table, head, tail, table.pages(frame))


def _head(paper: ListPaper) -> "list[_Block]":
    blocks = []
    if paper.over:
        blocks.append(_block(paper, paper.over, Face.REGULAR, _OVER, 0.0))
    blocks.append(_block(paper, paper.title, Face.BOLD, _TITLE, 8.0 if paper.over else 0.0, "H1"))
    for number, text in enumerate(paper.under):
        style, face = (_EVENT, Face.BOLD) if number == 0 else (_PLAIN, Face.REGULAR)
        blocks.append(_block(paper, text, face, style, 3.0))
    for number, text in enumerate(paper.summary):
        blocks.append(_block(paper, text, Face.REGULAR, _LEFT, 10.0 if number == 0 else 1.0))
    return blocks


def _block(paper: ListPaper, text: str, face: Face, style: Style, before: float, tag: str = "P") -> _Block:
    words = passed(text, face, paper.language)
    return _Block(
        set_lines([Run(text=words, face=face)], style, SHAPE.measure, paper.language), style, before, tag
    )


class _Drawing:
    """Draws the lists page by page."""

    def __init__(self, paper: Paper, progress: Progress | None, rows: int) -> None:
        self.paper = paper
        self._progress = progress
        self._rows = rows
        self._drawn = 0
        self._first = True

    def draw(self, part: _Part) -> None:
        """Draw one list."""
        section = self.paper.reading.root.child("Sect", part.paper.language.value)
        table: Element | None = None
        for number, page in enumerate(part.pages):
            if not self._first:
                self.paper.next_page()
            self._first = False
            top = SHAPE.top
            if number == 0:
                top = self._blocks(part.head, top, section) + HEAD_GAP
            table = table or section.child("Table")
            self._page(part, page, top, table, repeated=number > 0)
            if number == len(part.pages) - 1:
                self._blocks(part.tail, _bottom(part, page, top), section)
            self._furnish(part, number)
            self._drawn += sum(isinstance(place.part, SetRow) for place in page)
            if self._progress is not None:
                self._progress(self._drawn, self._rows)

    def _blocks(self, blocks: Sequence[_Block], top: float, section: Element) -> float:
        for block in blocks:
            top += block.before
            with self.paper.marked(section.child(block.tag)):
                self.paper.lines(block.lines, SHAPE.left, top, block.style.size, block.style.leading)
            top += len(block.lines) * block.style.leading
        return top

    def _page(self, part: _Part, page: list[Place], top: float, table: Element, *, repeated: bool) -> None:
        with self.paper.ornament():
            self._grounds(page)
            self._lines(part, page, top)
        with self.paper.pen() as pen:
            writer = _Writer(pen, part.table, table, tagged=self.paper.tagged)
            writer.head(top, repeated=repeated)
            for place in page:
                if isinstance(place.part, SetRow):
                    writer.row(place.part, SHAPE.top + place.top)
                else:
                    writer.group(place.part, SHAPE.top + place.top, repeated=place.repeated)

    def _grounds(self, page: list[Place]) -> None:
        for place in page:
            if isinstance(place.part, SetGroup) and place.part.level == 0:
                top = SHAPE.top + place.top
                self.paper.block(SHAPE.left, top, SHAPE.measure, place.part.height, GROUND)

    def _lines(self, part: _Part, page: list[Place], top: float) -> None:
        """A strong line below the headings, hairlines below the rows, and between columns to be filled in."""
        right = SHAPE.width - SHAPE.right
        foot = top + part.table.head.height
        self.paper.rules([(SHAPE.left, foot, right, foot)], weight=0.9)
        hair = []
        for place in page:
            bottom = SHAPE.top + place.top + place.part.height
            if isinstance(place.part, SetRow):
                hair.append((SHAPE.left, bottom, right, bottom))
                if part.paper.ruled:
                    upper = bottom - place.part.height
                    hair += [(at, upper, at, bottom) for at in _edges(part.table)]
        self.paper.rules(hair)

    def _furnish(self, part: _Part, number: int) -> None:
        """The running head from the second page on, the mark, the foot, and which page of how many."""
        paper, shape = self.paper, SHAPE
        right = shape.width - shape.right
        foot = shape.height - shape.bottom + 14
        language = part.paper.language
        with paper.ornament("Pagination"):
            if part.paper.mark:
                mark = passed(part.paper.mark, Face.BOLD, language)
                paper.furniture(mark, at=right, top=shape.top - 24, size=8.5, align="right", face=Face.BOLD)
            if number:
                running = " · ".join((part.paper.title, *part.paper.under[:1]))
                words = _within(passed(running, Face.REGULAR, language), shape.measure * 0.6)
                paper.furniture(words, at=shape.left, top=shape.top - 24, size=FURNITURE_SIZE, align="left")
            words = passed(part.paper.foot, Face.REGULAR, language)
            paper.furniture(words, at=shape.left, top=foot, size=FURNITURE_SIZE, align="left")
            page = f"{number + 1} / {len(part.pages)}"
            paper.furniture(page, at=right, top=foot, size=FURNITURE_SIZE, align="right")


def _within(text: str, room: float) -> str:
    """As many words of a running head as there is room for."""
    words = text.split(" ")
    kept = text
    while len(words) > 1 and width(kept, Face.REGULAR, FURNITURE_SIZE) > room:
        words.pop()
        kept = " ".join(words) + " …"
    return kept


def _bottom(part: _Part, page: list[Place], top: float) -> float:
    if not page:
        return top + part.table.head.height
    return SHAPE.top + page[-1].top + page[-1].part.height


def _edges(table: Table) -> list[float]:
    """The places of the lines between columns, and at both ends."""
    gaps = [SHAPE.left + left - (table.lefts[0]) for left in table.lefts]
    return [*gaps, SHAPE.width - SHAPE.right]


class _Writer:
    """Writes the cells of one page, each as content of its element."""

    def __init__(self, pen: Pen, table: Table, element: Element, *, tagged: bool) -> None:
        self._pen = pen
        self._table = table
        self._element = element
        self._tagged = tagged
        self._lefts = [SHAPE.left + left for left in table.lefts]

    def head(self, top: float, *, repeated: bool) -> None:
        """The row of headings; where it is repeated, a reading program passes over it."""
        row = self._element.child("TR") if self._tagged and not repeated else None
        for cell, left in zip(self._table.head.cells, self._lefts, strict=True):
            self._cell(cell, left, top, row.child("TH") if row else None)

    def row(self, row: SetRow, top: float) -> None:
        """The cells of a person."""
        element = self._element.child("TR") if self._tagged else None
        for cell, left in zip(row.cells, self._lefts, strict=True):
            self._cell(cell, left, top, element.child("TD") if element else None)

    def group(self, group: SetGroup, top: float, *, repeated: bool) -> None:
        """The heading of a group; where it is repeated, a reading program passes over it."""
        element = None
        if self._tagged and not repeated:
            columns = len(self._lefts)
            element = self._element.child("TR").child("TH", columns=columns)
        self._cell(group.lines, self._lefts[0] + INSET * group.level, top, element)
        if group.note is not None:
            self._cell([group.note], SHAPE.left, top, element)

    def _cell(self, cell: list[PlacedLine], left: float, top: float, element: Element | None) -> None:
        if not cell:
            return
        pen = self._pen
        if element is not None:
            pen.begin(element)
        elif self._tagged:
            pen.begin_ornament()
        for line in cell:
            pen.write(line.line, left, top + line.middle, line.size)
        if self._tagged:
            pen.end()
