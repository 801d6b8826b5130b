"""Papers about a meeting as PDF: rows of cells page by page, each mark with its meaning."""

from collections.abc import Iterator, Sequence

from forumdesk.documents.fonts import Face, width
from forumdesk.documents.gate import passed
from forumdesk.documents.grid_layout import BAR, BOX, GAP, SetCell, SetPart, spread_places
from forumdesk.documents.grid_model import Grid, GridPaper, GridRow, Spread
from forumdesk.documents.grid_pages import Place, paginate_well
from forumdesk.documents.page import FileFacts, PageShape, Paper
from forumdesk.documents.styles import A4, MM, Preset
from forumdesk.documents.tagging import Element
from forumdesk.domain.texts import Language

FURNITURE_SIZE = 8.0
GROUND = (0.935, 0.945, 0.95)  # behind a heading; paler than any copier turns black
BAR_INK = (0.55, 0.6, 0.62)
BOX_INK = (0.35, 0.35, 0.35)


def print_grids(papers: Sequence[GridPaper], facts: FileFacts, preset: Preset) -> bytes:
    """Print papers of one shape behind each other into one PDF, each with its own page numbers.

    Raises MissingGlyphOfPersonError and MissingGlyphInFieldError.
    """
    shape = page_shape(papers[0], preset)
    drawing = _Drawing(Paper(shape, facts))
    for paper in papers:
        drawing.draw(paper, paginate_well(paper, shape.measure, shape.depth))
    return drawing.paper.finished()


def page_shape(paper: GridPaper, preset: Preset) -> PageShape:
    """The page: with the margins of the office for a text in one language, else with narrower ones."""
    short, long = A4
    page_width, page_height = (long, short) if paper.lying else (short, long)
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


class _Drawing:
    """Draws papers page by page."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._is_first = True

    def draw(self, paper: GridPaper, pages: list[list[Place]]) -> None:
        """Draw one paper."""
        writer = _Writer(self.paper, paper)
        for number, page in enumerate(pages):
            if not self._is_first:
                self.paper.next_page()
            self._is_first = False
            with self.paper.ornament():
                _Lines(self.paper, page).draw()
            for place in page:
                writer.write(place)
            with self.paper.ornament("Pagination"):
                self._furnish(paper, number, len(pages))

    def _furnish(self, paper: GridPaper, number: int, pages: int) -> None:
        """The running heads from the second page on, the foot, and which page of how many."""
        shape, drawn = self.paper.shape, self.paper
        foot = shape.height - shape.bottom + 14
        if number:
            places = spread_places(len(paper.languages), shape.measure)
            # The mark stands at the right end of the same line.
            marked = width(paper.mark, Face.BOLD, FURNITURE_SIZE + 1) + GAP if paper.mark else 0.0
            for words, (left, room), language in zip(paper.running, places, paper.languages, strict=True):
                free = min(room, shape.measure - marked - left)
                kept = _within(passed(words, Face.REGULAR, language), free)
                drawn.furniture(
                    kept, at=shape.left + left, top=shape.top - 24, size=FURNITURE_SIZE, align="left"
                )
        if paper.mark:
            words = passed(paper.mark, Face.BOLD, paper.languages[0])
            right = shape.width - shape.right
            size = FURNITURE_SIZE + 1
            drawn.furniture(words, at=right, top=shape.top - 25, size=size, align="right", face=Face.BOLD)
        if paper.foot:
            words = _within(passed(paper.foot, Face.REGULAR, paper.languages[0]), shape.measure * 0.85)
            drawn.furniture(words, at=shape.left, top=foot, size=FURNITURE_SIZE, align="left")
        right = shape.width - shape.right
        drawn.furniture(f"{number + 1} / {pages}", at=right, top=foot, size=FURNITURE_SIZE, align="right")


class _Lines:
    """Grounds, rules, bars and boxes of a page: nothing that is read."""

    def __init__(self, paper: Paper, page: list[Place]) -> None:
        self._paper = paper
        self._page = page
        self._left = paper.shape.left
        self._right = paper.shape.width - paper.shape.right

    def draw(self) -> None:
        """Draw them all."""
        hair: list[tuple[float, float, float, float]] = []
        strong: list[tuple[float, float, float, float]] = []
        for place in self._page:
            part, top = place.part, self._paper.shape.top + place.top
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

    def __init__(self, paper: Paper, grids: GridPaper) -> None:
        self._paper = paper
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
        top = self._paper.shape.top + place.top
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
                left = self._paper.shape.left + cell.left
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


def _within(text: str, room: float) -> str:
    """As many words as there is room for."""
    words = text.split(" ")
    kept = text
    while len(words) > 1 and width(kept, Face.REGULAR, FURNITURE_SIZE) > room:
        words.pop()
        kept = " ".join(words) + " …"
    return kept
