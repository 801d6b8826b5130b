"""Papers about a meeting as PDF: rows of cells page by page, each mark with its meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.archive_content import said_of_grid
from forumdesk.documents.certification import SetCertification, set_certification
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.furniture import Furniture, Margins
from forumdesk.documents.grid_layout import BAR, BOX, GAP, SetCell, SetPart, column_places, spread_places
from forumdesk.documents.grid_model import HEADING_PART, Grid, GridPaper, GridRow, Spread, Tone
from forumdesk.documents.grid_pages import Place, paginate_well
from forumdesk.documents.letterhead import SetLetterhead, set_letterhead
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.styles import A4, MM, Align, Preset
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language

GROUND = (0.935, 0.945, 0.95)  # behind a heading; paler than any copier turns black
BAR_INK = (0.55, 0.6, 0.62)
BOX_INK = (0.35, 0.35, 0.35)
_COLUMNS_SIZE = {2: 9.5, 3: 9.0}  # of the usual preset in the program's own font
_LYING = 1.3  # times the usual size: a table with letters so large needs the long side of the sheet
_STEP = 0.95
_NARROWEST = 5.0  # of the size of the text: a column that holds words
_ALIKE = 0.02  # of the size: too little to be worth a difference


@dataclass(slots=True, kw_only=True)
class _Set:
    """One paper, paginated at its own size; its pages are enlarged by ``scale``."""

    paper: GridPaper
    pages: list[list[Place]]
    shape: PageShape
    scale: float
    furniture: Furniture
    letterhead: SetLetterhead | None
    certification: SetCertification | None


def print_grids(papers: Sequence[GridPaper], facts: FileFacts, preset: Preset) -> bytes:
    """Print papers of one shape behind each other into one PDF, each with its own page numbers.

    Raises MissingGlyphOfPersonError, MissingGlyphInFieldError and EmblemUnreadableError.
    """
    shape = page_shape(papers[0], preset)
    furniture = [Furniture(preset, _margins(paper, shape), shape) for paper in papers]
    shape = replace(shape, top=max(one.shape(shape).top for one in furniture))
    drawing = _Drawing(Paper(shape, facts, content=[said_of_grid(paper) for paper in papers]))
    for paper, one in zip(papers, furniture, strict=True):
        drawing.draw(_set(paper, shape, preset, one))
    return drawing.paper.finished()


def page_shape(paper: GridPaper, preset: Preset) -> PageShape:
    """The page: with the margins of the office for a text in one language, else with narrower ones."""
    short, long = A4
    large = not paper.preset_margins and _wanted_scale(paper, preset) > _LYING
    lying = paper.lying or (large and len(paper.languages) == 1)
    page_width, page_height = (long, short) if lying else (short, long)
    if paper.preset_margins:
        left, right, top, bottom = preset.left, preset.right, preset.top, preset.bottom
    else:
        left = right = preset.columns_margin
        top = bottom = max(preset.columns_margin, 17.0)
    return PageShape(
        width=page_width,
        height=page_height,
        left=left * MM,
        right=right * MM,
        top=top * MM,
        bottom=bottom * MM,
    )


def _margins(paper: GridPaper, shape: PageShape) -> Margins:
    return Margins(
        languages=paper.languages,
        places=tuple(spread_places(len(paper.languages), shape.measure)),
        running=paper.running,
        mark=paper.mark,
        foot=paper.foot,
    )


def _set(paper: GridPaper, shape: PageShape, preset: Preset, furniture: Furniture) -> _Set:
    scale = _scale(paper, shape.measure, preset)
    reduced = shape.reduced(scale)
    letterhead = None
    if paper.headed:
        letterhead = set_letterhead(preset, paper.languages, shape.measure, shape.depth)
    if letterhead is not None:
        paper = replace(paper, head=tuple(one for one in paper.head if not _names_body(one)))
    if preset.align is Align.LEFT:
        paper = replace(paper, ragged=True)
    first = letterhead.height / scale if letterhead is not None else 0.0
    pages = paginate_well(paper, reduced.measure, reduced.depth, first)
    places = spread_places(len(paper.languages), shape.measure)
    certification = set_certification(preset, paper.languages, places, max(paper.size * scale, 9.0))
    if certification is not None:
        bottom = pages[-1][-1].bottom if pages[-1] else 0.0
        if bottom * scale + certification.height > shape.depth:
            pages = [*pages, []]
    return _Set(
        paper=paper,
        pages=pages,
        shape=reduced,
        scale=scale,
        furniture=furniture,
        letterhead=letterhead,
        certification=certification,
    )


def _names_body(spread: Spread) -> bool:
    """Whether a line of the head says what the letterhead says."""
    return any(cell and cell[0].tone is Tone.OVER for cell in spread.cells)


def _wanted_scale(paper: GridPaper, preset: Preset) -> float:
    """A text in one language has the size of the preset, any other paper grows or shrinks with it."""
    count = len(paper.languages)
    if paper.preset_margins:
        return preset.size / paper.size
    if count > 1:
        return preset.columns_size[count] / _COLUMNS_SIZE[count]
    # A paper that is set in large letters already is not made larger than the text of the preset.
    return min(preset.rows_scale, max(preset.text_scale, preset.size / paper.size))


def _scale(paper: GridPaper, measure: float, preset: Preset) -> float:
    """As large as wanted, or as large as the narrowest columns allow."""
    scale = _wanted_scale(paper, preset)
    while scale > 1.0 and not all(_fits(grid, measure / scale, paper.size) for grid in paper.grids):
        scale = max(1.0, scale * _STEP)
    return 1.0 if abs(scale - 1.0) < _ALIKE else scale


def _fits(grid: Grid, measure: float, size: float) -> bool:
    """Whether no word of a heading is cut and no column has hardly any room."""
    for column, (_, room) in zip(grid.columns, column_places(grid.columns, measure), strict=True):
        words = (word for para in column.heading for word in para.text.split())
        longest = max((width(word, Face.BOLD, size * HEADING_PART) for word in words), default=0.0)
        if not column.width and room < max(longest, _NARROWEST * size):
            return False
    return True


class _Drawing:
    """Draws papers page by page."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._is_first = True

    def draw(self, one: _Set) -> None:
        """Draw one paper."""
        drawn, shape = self.paper, self.paper.shape
        for number, page in enumerate(one.pages):
            if not self._is_first:
                drawn.next_page()
            self._is_first = False
            if number == 0:
                if one.letterhead is not None:
                    head = drawn.reading.root.child("Sect", one.paper.languages[0].value)
                    one.letterhead.draw(drawn, shape.left, shape.top, head)
                writer = _Writer(drawn, one.paper, one.shape)
            with drawn.scaled(one.scale):
                with drawn.ornament():
                    _Lines(drawn, page, one.shape).draw()
                for place in page:
                    writer.write(place)
            if one.certification is not None and number + 1 == len(one.pages):
                top = shape.top + (page[-1].bottom * one.scale if page else 0.0)
                end = drawn.reading.root.child("Sect", one.paper.languages[0].value)
                one.certification.draw(drawn, shape.left, top, end)
            one.furniture.draw(drawn, shape, number + 1, len(one.pages))


class _Lines:
    """Grounds, rules, bars and boxes of a page: nothing that is read."""

    def __init__(self, paper: Paper, page: list[Place], shape: PageShape) -> None:
        self._paper = paper
        self._page = page
        self._top = shape.top
        self._left = shape.left
        self._right = shape.width - shape.right

    def draw(self) -> None:
        """Draw them all."""
        hair: list[tuple[float, float, float, float]] = []
        strong: list[tuple[float, float, float, float]] = []
        for place in self._page:
            part, top = place.part, self._top + place.top
            bottom = top + part.height
            if isinstance(part.part, Spread):
                if part.part.grounded:
                    measure = self._right - self._left
                    self._paper.block(self._left, top, measure, part.height, GROUND)
                continue
            if part.part is None:
                strong.append((self._left, bottom, self._right, bottom))
                continue
            self._row(part, part.part, top)
            strong += self._blanks(part, top)
            if part.grid is not None and part.grid.rules and not part.part.unruled:
                hair.append((self._left, bottom, self._right, bottom))
                if part.grid.rules == "all":
                    hair += [(at, top, at, bottom) for at in self._edges(part)]
        self._paper.rules(hair)
        self._paper.rules(strong, weight=0.9)

    def _row(self, part: SetPart, row: GridRow, top: float) -> None:
        cells = part.cells if row.barred else part.blocks
        for cell in cells:
            if cell.paras:
                first = min(para.top for para in cell.paras)
                left = self._left + cell.left - BAR
                self._paper.block(left, top + first + 1, 1.4, cell.bottom - first - 2, BAR_INK)
        if row.ticked:
            line = next(para for cell in part.cells for para in cell.paras)
            middle = top + line.top + line.leading / 2
            left = self._left + part.cells[0].left
            self._paper.outline(left, middle - BOX / 2, BOX, BOX, BOX_INK, 0.7)

    def _blanks(self, part: SetPart, top: float) -> Iterator[tuple[float, float, float, float]]:
        """Lines to write on, beside the first line of the row."""
        first = next((para for cell in part.cells for para in cell.paras), None)
        if part.grid is None or first is None:
            return
        foot = top + first.top + first.leading / 2 + first.size * 0.45
        for column, cell in zip(part.grid.columns, part.cells, strict=True):
            if column.blank:
                yield self._left + cell.left, foot, self._left + cell.left + cell.width, foot

    def _edges(self, part: SetPart) -> Iterator[float]:
        for cell in part.cells[1:]:
            yield self._left + cell.left - GAP / 2


class _Writer:
    """Writes the words of a paper, and says what each is to a reading program."""

    def __init__(self, paper: Paper, grids: GridPaper, shape: PageShape) -> None:
        self._paper = paper
        self._shape = shape
        self._languages = grids.languages
        root = paper.reading.root
        self._heads = [root.child("Sect", language.value) for language in grids.languages]
        # Side by side, what is shared by the languages comes behind the heads of all of them.
        self._body = self._heads[0] if len(self._heads) == 1 else root.child("Sect", grids.languages[0].value)
        self._is_head = True
        self._grid: Grid | None = None
        self._table: Element | None = None
        self._begun: dict[int, list[Element | None]] = {}

    def write(self, place: Place) -> None:
        """Write the words of a part."""
        part = place.part
        if part.grid is not None:
            self._is_head = False
        if part.grid is not self._grid:
            self._grid, self._table = part.grid, None
        top = self._shape.top + place.top
        if place.repeated:
            with self._paper.ornament("Pagination"):
                self._cells((*part.cells, *part.blocks), top)
            return
        elements = self._elements(part)
        for cell, element in zip((*part.cells, *part.blocks), elements, strict=True):
            if cell.paras and element is not None:
                with self._paper.marked(element):
                    self._cells((cell,), top)

    def _cells(self, cells: Sequence[SetCell], top: float) -> None:
        for cell in cells:
            for para in cell.paras:
                left = self._shape.left + cell.left
                self._paper.lines(para.lines, left, top + para.top, para.size, para.leading)

    def _elements(self, part: SetPart) -> list[Element | None]:
        """What each cell is; a row that goes on, on another page, is what it was."""
        key = id(part.part)
        if part.part is not None and key in self._begun:
            return self._begun[key]
        if isinstance(part.part, Spread):
            made = self._spread(part, part.part)
        elif part.grid is not None and not part.grid.table:
            made = self._paragraphs(part)
        else:
            made = self._table_row(part)
        if part.part is not None:
            self._begun[key] = made
        return made

    def _spread(self, part: SetPart, spread: Spread) -> list[Element | None]:
        if part.grid is not None and part.grid.table:
            columns = len(part.grid.columns)
            cell = self._row().child("TH", columns=columns)
            return [cell.child("P", language.value) for language in self._languages]
        tag = "H2" if spread.tag == "TH" else spread.tag
        if self._is_head:
            pairs = zip(self._heads, part.cells, strict=True)
            return [head.child(tag) if cell.paras else None for head, cell in pairs]
        return [
            self._body.child(tag, language.value) if cell.paras else None
            for language, cell in zip(self._languages, part.cells, strict=True)
        ]

    def _paragraphs(self, part: SetPart) -> list[Element | None]:
        assert part.grid is not None
        return [
            self._body.child("P", column.language.value if column.language else "") if cell.paras else None
            for column, cell in zip(part.grid.columns, part.cells, strict=True)
        ]

    def _table_row(self, part: SetPart) -> list[Element | None]:
        assert part.grid is not None
        row = self._row()
        tag = "TH" if part.part is None else "TD"
        several = len(self._languages) > 1
        made: list[Element | None] = []
        for column in part.grid.columns:
            language: Language | None = column.language if several else None
            made.append(row.child(tag, language.value if language else ""))
        last = made[-1]
        if part.blocks and last is not None:
            made[-1] = last.child("P") if part.cells[-1].paras else None
            made += [last.child("P") for _ in part.blocks]
        return made

    def _row(self) -> Element:
        if self._table is None:
            self._table = self._body.child("Table")
        return self._table.child("TR")
