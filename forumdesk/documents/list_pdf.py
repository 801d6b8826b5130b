"""Lists of people on paper: a heading, a table over as many pages as it takes, page numbers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.archive_content import said_of_list
from forumdesk.documents.certification import SetCertification, set_certification
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.furniture import Furniture, Margins
from forumdesk.documents.gate import passed
from forumdesk.documents.letterhead import SetLetterhead, set_letterhead
from forumdesk.documents.list_model import Cell, ListPaper, every_group
from forumdesk.documents.page import FileFacts, PageShape, Paper, Pen
from forumdesk.documents.styles import A4, MM, Align, Preset, Style
from forumdesk.documents.tables import (
    HEADING_SIZE,
    INSET,
    SIZE,
    Frame,
    Place,
    PlacedLine,
    SetGroup,
    SetRow,
    Table,
    column_places,
)
from forumdesk.documents.tagging import Element
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run

Progress = Callable[[int, int], None]

HEAD_GAP = 12.0  # between the heading and the table
GROUND = (0.935, 0.945, 0.95)  # behind the heading of a group; paler than any copier turns black
_LYING = 1.3  # times the usual size: letters so large need the long side of the sheet
_STEP = 0.95
_MOST_HEAD = 0.6  # of the height of the text: rows begin below the heading of their list
_LEAST_HEAD = 0.3  # of the usual sizes of a heading
_SHORT_WORD = 6  # letters: times and numbers, which are never divided
_LOOKED_AT = 200  # rows
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


@dataclass(slots=True, kw_only=True)
class _Part:
    """One list, paginated at the size for which lists are laid out; the page is enlarged by ``scale``."""

    paper: ListPaper
    table: Table
    head: list[_Block]
    tail: list[_Block]
    pages: list[list[Place]]
    closes_apart: bool
    shape: PageShape
    scale: float
    furniture: Furniture
    letterhead: SetLetterhead | None
    certification: SetCertification | None


def print_lists(
    papers: Sequence[ListPaper],
    facts: FileFacts,
    preset: Preset,
    *,
    progress: Progress | None = None,
) -> bytes:
    """Print lists behind each other into one PDF, each with its own page numbers.

    ``progress`` is told after each page how many rows of how many are drawn; what it raises ends the printing.
    Raises MissingGlyphOfPersonError, MissingGlyphInFieldError and EmblemUnreadableError.
    """
    shape = page_shape(preset)
    furniture = [Furniture(preset, _margins(paper), shape) for paper in papers]
    shape = replace(shape, top=max(one.shape(shape).top for one in furniture))
    parts = [_part(paper, shape, preset, one) for paper, one in zip(papers, furniture, strict=True)]
    content = [said_of_list(paper) for paper in papers]
    count = sum(paper.count for paper in papers)
    drawing = _Drawing(Paper(shape, facts, content=content), progress, count)
    for part in parts:
        drawing.draw(part)
    return drawing.paper.finished()


def page_shape(preset: Preset) -> PageShape:
    """The page of a list: that of the office, lying where its letters are large."""
    short, long = A4
    is_lying = preset.rows_scale > _LYING
    return PageShape(
        width=long if is_lying else short,
        height=short if is_lying else long,
        left=preset.left * MM,
        right=preset.right * MM,
        top=preset.top * MM,
        bottom=preset.bottom * MM,
    )


def _margins(paper: ListPaper) -> Margins:
    running = " · ".join((paper.title, *paper.under[:1]))
    return Margins(languages=(paper.language,), running=(running,), mark=paper.mark, foot=paper.foot)


def _part(paper: ListPaper, shape: PageShape, preset: Preset, furniture: Furniture) -> _Part:
    scale = scale_of(paper, shape.measure, preset.rows_scale)
    reduced = shape.reduced(scale)
    letterhead = set_letterhead(preset, (paper.language,), shape.measure, shape.depth)
    if letterhead is not None:
        paper = replace(paper, over="")  # the letterhead names the body
    certification = set_certification(
        preset, (paper.language,), ((0.0, shape.measure),), SIZE * max(1.0, scale)
    )
    table = Table(paper, reduced.measure)
    taken = letterhead.height / scale if letterhead else 0.0
    room = reduced.depth - taken - HEAD_GAP - table.head.height
    head = _fitting_head(paper, reduced.measure, min(_MOST_HEAD * reduced.depth, room))
    tail = [
        _block(paper, text, Face.REGULAR, _LEFT, 10.0 if number == 0 else 1.0, measure=reduced.measure)
        for number, text in enumerate(paper.closing)
    ]
    before = sum(block.height for block in head) + HEAD_GAP
    after = sum(block.height for block in tail)
    frame = Frame(
        width=reduced.measure,
        height=reduced.depth,
        before=before + taken,
        after=after + (certification.height / scale if certification else 0.0),
    )
    pages = table.pages(frame)
    closes_apart = _end(pages, frame, table) + frame.after > frame.height + 0.1
    return _Part(
        paper=paper,
        table=table,
        head=head,
        tail=tail,
        pages=[*pages, []] if closes_apart else pages,
        closes_apart=closes_apart,
        shape=reduced,
        scale=scale,
        furniture=furniture,
        letterhead=letterhead,
        certification=certification,
    )


def _end(pages: list[list[Place]], frame: Frame, table: Table) -> float:
    """Where the last row ends, below the upper edge of the text."""
    if not pages[-1]:
        return table.head.height + (frame.before if len(pages) == 1 else 0.0)
    return pages[-1][-1].top + pages[-1][-1].part.height


def scale_of(paper: ListPaper, measure: float, wanted: float) -> float:
    """As large as wanted, or as large as the headings and the figures of narrow columns allow."""
    if wanted <= 1.0:
        return wanted
    needed = [
        max((width(word, Face.BOLD, HEADING_SIZE) for word in column.heading.split()), default=0.0)
        for column in paper.columns
    ]
    for cells in _first_rows(paper):
        for number, cell in enumerate(cells):
            words = (word for text, _ in cell for word in text.split() if len(word) <= _SHORT_WORD)
            needed[number] = max([needed[number], *(width(word, Face.REGULAR, SIZE) for word in words)])
    scale = wanted
    while scale > 1.0:
        _, measures = column_places(paper.columns, measure / scale)
        if all(room >= one for room, one in zip(measures, needed, strict=True)):
            break
        scale *= _STEP
    return max(scale, 1.0)


def _first_rows(paper: ListPaper) -> Iterator[tuple[Cell, ...]]:
    entries = (entry for group in every_group(paper.groups) for entry in group.entries)
    for _, entry in zip(range(_LOOKED_AT), entries, strict=False):
        yield entry.cells


def _fitting_head(paper: ListPaper, measure: float, room: float) -> list[_Block]:
    """The heading of a list, in letters so much smaller that ``room`` points hold it."""
    size = 1.0
    blocks = _head(paper, measure, size)
    while sum(block.height for block in blocks) > room and size > _LEAST_HEAD:
        size *= _STEP
        blocks = _head(paper, measure, size)
    return blocks


def _head(paper: ListPaper, measure: float, size: float) -> list[_Block]:
    over, title, event, plain, left = (
        _sized(style, size) for style in (_OVER, _TITLE, _EVENT, _PLAIN, _LEFT)
    )
    blocks = []
    if paper.over:
        blocks.append(_block(paper, paper.over, Face.REGULAR, over, 0.0, measure=measure))
    blocks.append(
        _block(paper, paper.title, Face.BOLD, title, 8.0 if paper.over else 0.0, "H1", measure=measure)
    )
    for number, text in enumerate(paper.under):
        style, face = (event, Face.BOLD) if number == 0 else (plain, Face.REGULAR)
        blocks.append(_block(paper, text, face, style, 3.0, measure=measure))
    for number, text in enumerate(paper.summary):
        blocks.append(_block(paper, text, Face.REGULAR, left, 10.0 if number == 0 else 1.0, measure=measure))
    return blocks


def _sized(style: Style, factor: float) -> Style:
    return replace(style, size=style.size * factor, leading=style.leading * factor)


def _block(
    paper: ListPaper, text: str, face: Face, style: Style, before: float, tag: str = "P", *, measure: float
) -> _Block:
    words = passed(text, face, paper.language)
    lines = set_lines([Run(text=words, face=face)], style, measure, paper.language)
    return _Block(lines, style, before, tag)


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
            top = part.shape.top
            is_last = number == len(part.pages) - 1
            if number == 0 and part.letterhead is not None:
                shape = self.paper.shape
                part.letterhead.draw(self.paper, shape.left, shape.top, section)
                top += part.letterhead.height / part.scale
            with self.paper.scaled(part.scale):
                if number == 0:
                    top = self._blocks(part, part.head, top, section) + HEAD_GAP
                end = top
                if not (is_last and part.closes_apart):
                    table = table or section.child("Table")
                    self._page(part, page, top, table, repeated=number > 0)
                    end = _bottom(part, page, top)
                if is_last:
                    end = self._blocks(part, part.tail, end, section)
            if is_last and part.certification is not None:
                part.certification.draw(self.paper, self.paper.shape.left, end * part.scale, section)
            part.furniture.draw(self.paper, self.paper.shape, number + 1, len(part.pages))
            self._drawn += sum(isinstance(place.part, SetRow) for place in page)
            if self._progress is not None:
                self._progress(self._drawn, self._rows)

    def _blocks(self, part: _Part, blocks: Sequence[_Block], top: float, section: Element) -> float:
        for block in blocks:
            top += block.before
            with self.paper.marked(section.child(block.tag)):
                self.paper.lines(block.lines, part.shape.left, top, block.style.size, block.style.leading)
            top += len(block.lines) * block.style.leading
        return top

    def _page(self, part: _Part, page: list[Place], top: float, table: Element, *, repeated: bool) -> None:
        above = part.shape.top
        with self.paper.ornament():
            self._grounds(part, page)
            self._lines(part, page, top)
        with self.paper.pen() as pen:
            writer = _Writer(pen, part.table, table, part.shape)
            writer.head(top, repeated=repeated)
            for place in page:
                if isinstance(place.part, SetRow):
                    writer.row(place.part, above + place.top)
                else:
                    writer.group(place.part, above + place.top, repeated=place.repeated)

    def _grounds(self, part: _Part, page: list[Place]) -> None:
        shape = part.shape
        for place in page:
            if isinstance(place.part, SetGroup) and place.part.level == 0:
                top = shape.top + place.top
                self.paper.block(shape.left, top, shape.measure, place.part.height, GROUND)

    def _lines(self, part: _Part, page: list[Place], top: float) -> None:
        """A strong line below the headings, hairlines below the rows, and between columns to be filled in."""
        shape = part.shape
        right = shape.width - shape.right
        foot = top + part.table.head.height
        self.paper.rules([(shape.left, foot, right, foot)], weight=0.9)
        hair = []
        for place in page:
            bottom = shape.top + place.top + place.part.height
            if isinstance(place.part, SetRow):
                hair.append((shape.left, bottom, right, bottom))
                if part.paper.ruled:
                    upper = bottom - place.part.height
                    hair += [(at, upper, at, bottom) for at in _edges(part)]
        self.paper.rules(hair)


def _bottom(part: _Part, page: list[Place], top: float) -> float:
    if not page:
        return top + part.table.head.height
    return part.shape.top + page[-1].top + page[-1].part.height


def _edges(part: _Part) -> list[float]:
    """The places of the lines between columns, and at both ends."""
    lefts, shape = part.table.lefts, part.shape
    return [*(shape.left + left - lefts[0] for left in lefts), shape.width - shape.right]


class _Writer:
    """Writes the cells of one page, each as content of its element."""

    def __init__(self, pen: Pen, table: Table, element: Element, shape: PageShape) -> None:
        self._pen = pen
        self._left = shape.left
        self._table = table
        self._element = element
        self._lefts = [shape.left + left for left in table.lefts]

    def head(self, top: float, *, repeated: bool) -> None:
        """The row of headings; where it is repeated, a reading program passes over it."""
        row = self._element.child("TR") if not repeated else None
        for cell, left in zip(self._table.head.cells, self._lefts, strict=True):
            self._cell(cell, left, top, row.child("TH") if row else None)

    def row(self, row: SetRow, top: float) -> None:
        """The cells of a person."""
        element = self._element.child("TR")
        for cell, left, (tag, scope) in zip(row.cells, self._lefts, self._table.tags, strict=True):
            self._cell(cell, left, top, element.child(tag, scope=scope))

    def group(self, group: SetGroup, top: float, *, repeated: bool) -> None:
        """The heading of a group; where it is repeated, a reading program passes over it."""
        element = None
        if not repeated:
            columns = len(self._lefts)
            element = self._element.child("TR").child("TH", columns=columns)
        self._cell(group.lines, self._lefts[0] + INSET * group.level, top, element)
        if group.note is not None:
            self._cell([group.note], self._left, top, element)

    def _cell(self, cell: list[PlacedLine], left: float, top: float, element: Element | None) -> None:
        if not cell:
            return
        pen = self._pen
        if element is not None:
            pen.begin(element)
        else:
            pen.begin_ornament()
        for line in cell:
            pen.write(line.line, left, top + line.middle, line.size)
        pen.end()
