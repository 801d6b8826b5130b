"""Rows of cells broken into lines, with the place of each line in its row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.fonts import Face
from forumdesk.documents.gate import passed
from forumdesk.documents.grid_model import (
    HEADING_PART,
    Cell,
    Grid,
    GridColumn,
    GridPaper,
    GridRow,
    Para,
    Part,
    Spread,
    Tone,
)
from forumdesk.documents.stretches import changed_stretches, run_of
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.tables import broken
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language

GAP = 12.0  # between columns
PARALLELS = 3  # sections that stand side by side; further ones stand below
BAR = 9.0  # from a line at the left to what it sets off
BOX = 8.5  # the side of a box to tick


@dataclass(frozen=True, slots=True)
class _Look:
    """A face; size, leading and space above as parts of the size of the text."""

    face: Face
    size: float
    leading: float = 1.32
    above: float = 0.0
    align: Align = Align.LEFT


_LOOKS = {
    Tone.OVER: _Look(Face.REGULAR, 0.86, align=Align.CENTRED),
    Tone.TITLE: _Look(Face.BOLD, 1.3, align=Align.CENTRED),
    Tone.EVENT: _Look(Face.BOLD, 1.0, align=Align.CENTRED),
    Tone.FACTS: _Look(Face.REGULAR, 0.92, align=Align.CENTRED),
    Tone.TEXT: _Look(Face.REGULAR, 1.0),
    Tone.ENTRY: _Look(Face.REGULAR, 1.0, above=0.35),
    Tone.STRONG: _Look(Face.BOLD, 1.0),
    Tone.ITALIC: _Look(Face.ITALIC, 1.0),
    Tone.QUIET: _Look(Face.REGULAR, 0.88, above=0.1),
    Tone.HEADING: _Look(Face.BOLD, HEADING_PART, 1.25),
    Tone.STAGE: _Look(Face.ITALIC, 0.72, 1.4),
    Tone.SPOKEN: _Look(Face.REGULAR, 1.0, 1.45),
    Tone.PROSE: _Look(Face.REGULAR, 1.0, 1.4, above=0.35, align=Align.JUSTIFIED),
    Tone.ASIDE: _Look(Face.REGULAR, 0.92, align=Align.RIGHT),
}
_ROW_PADDING = 0.28  # of the size of the text, above and below the lines of a row with rules


@dataclass(frozen=True, slots=True)
class SetPara:
    """A paragraph in lines, ``top`` points below the upper edge of its row."""

    lines: tuple[Line, ...]
    size: float
    leading: float
    top: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class SetCell:
    """Paragraphs below each other; ``left`` is from the left edge of the text."""

    left: float
    width: float
    paras: tuple[SetPara, ...]

    @property
    def bottom(self) -> float:
        """Where the last paragraph ends, from the upper edge of the row."""
        return max((para.bottom for para in self.paras), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPart:
    """A part ready to be placed; ``part`` is None for column headings, ``blocks`` are its parallels."""

    grid: Grid | None
    part: Part | None
    cells: tuple[SetCell, ...]
    blocks: tuple[SetCell, ...] = ()
    height: float
    before: float = 0.0
    with_next: bool = False


def column_places(columns: Sequence[GridColumn], width: float) -> list[tuple[float, float]]:
    """The left end and the width of each column."""
    room = width - sum(column.width for column in columns) - GAP * (len(columns) - 1)
    shares = sum(column.share for column in columns if not column.width)
    places, left = [], 0.0
    for column in columns:
        taken = column.width or room * column.share / shares
        places.append((left, taken))
        left += taken + GAP
    return places


def spread_places(count: int, width: float) -> list[tuple[float, float]]:
    """The left end and the width of each language's part of a spread."""
    part = (width - GAP * 2 * (count - 1)) / count
    return [(number * (part + GAP * 2), part) for number in range(count)]


class Setter:
    """Breaks the cells of a paper into lines."""

    def __init__(self, paper: GridPaper, width: float) -> None:
        self.paper = paper
        self._width = width
        self._size = paper.size
        self._places: dict[int, list[tuple[float, float]]] = {}
        self._leads = {id(grid.lead): grid for grid in paper.grids if grid.lead is not None}

    def parts(self) -> Iterator[SetPart]:
        """Every part, column headings before the rows of their grid."""
        last: Grid | None = None
        for grid, part in self.paper.parts():
            if grid is not None and grid is not last and grid.has_headings:
                yield self._headings(grid)
            last = grid
            yield self._spread(grid, part) if isinstance(part, Spread) else self._row(grid, part)

    def again(self, made: SetPart) -> SetPart:
        """A spread that goes on, on a new page."""
        spread = made.part
        assert isinstance(spread, Spread)
        cells = tuple(
            (Para(f"{cell[0].text} {words}", cell[0].tone), *cell[1:]) if cell else cell
            for cell, words in zip(spread.cells, self.paper.continued, strict=True)
        )
        return self._spread(made.grid, replace(spread, cells=cells))

    def _headings(self, grid: Grid) -> SetPart:
        columns = grid.columns
        cells = [
            self._cell(column.heading, place, column.language, figures=column.figures)
            for column, place in zip(columns, self._columns(grid), strict=True)
        ]
        lowest = max(cell.bottom for cell in cells)
        stood = tuple(moved(cell, lowest - cell.bottom) for cell in cells)
        return SetPart(
            grid=grid,
            part=None,
            cells=stood,
            height=lowest + 0.3 * self._size,
            before=(0.3 if grid.lead is not None else 1.6) * self._size,
            with_next=True,
        )

    def _spread(self, grid: Grid | None, spread: Spread) -> SetPart:
        padding = 0.25 * self._size if spread.grounded else 0.0
        inset = 4.0 if spread.grounded else 0.0
        places = self._spread_places(grid or self._leads.get(id(spread)))
        cells = tuple(
            moved(self._cell(cell, (left + inset, width - 2 * inset), language), padding)
            for cell, (left, width), language in zip(spread.cells, places, self.paper.languages, strict=True)
        )
        height = max(cell.bottom for cell in cells) + padding
        return SetPart(
            grid=grid,
            part=spread,
            cells=cells,
            height=height,
            before=spread.before,
            with_next=spread.with_next,
        )

    def _spread_places(self, grid: Grid | None) -> list[tuple[float, float]]:
        """Where the languages of a spread stand: inside a grid above their columns, else in equal parts."""
        count = len(self.paper.languages)
        own = sum(column.language is not None for column in grid.columns) if grid is not None else 0
        if grid is None or count == 1 or own != count:
            return spread_places(count, self._width)
        columns = zip(grid.columns, self._columns(grid), strict=True)
        lefts = [left for column, (left, _) in columns if column.language is not None]
        rights = [*(left - GAP for left in lefts[1:]), self._width]
        return [(left, right - left) for left, right in zip((0.0, *lefts[1:]), rights, strict=True)]

    def _row(self, grid: Grid | None, row: GridRow) -> SetPart:
        assert grid is not None
        padding = _ROW_PADDING * self._size if grid.rules else 0.0
        shift = BAR if row.barred else 0.0
        cells = []
        for cell, column, (left, width) in zip(row.cells, grid.columns, self._columns(grid), strict=True):
            place = (left + shift, width - shift)
            made = self._cell(cell, place, column.language, row.person, figures=column.figures)
            cells.append(moved(made, padding))
        blocks = (
            self._blocks(row, self._columns(grid)[-1], max(cell.bottom for cell in cells))
            if row.parallels
            else ()
        )
        least = max(row.least, BOX + 2 * padding if row.ticked else 0.0)
        bottom = max(cell.bottom for cell in (*cells, *blocks)) + padding
        return SetPart(
            grid=grid,
            part=row,
            cells=tuple(cells),
            blocks=blocks,
            height=max(bottom, least),
            before=row.before,
            with_next=row.with_next,
        )

    def _blocks(self, row: GridRow, place: tuple[float, float], top: float) -> tuple[SetCell, ...]:
        """The parallel sections of a row, so many side by side as can be read."""
        left, width = place
        blocks: list[SetCell] = []
        last = row.cells[-1]
        top = top + 0.3 * self._size if last else top
        many = min(PARALLELS, len(row.parallels))
        for start in range(0, len(row.parallels), many):
            line = row.parallels[start : start + many]
            places = spread_places(many, width)
            made = [
                moved(self._cell(cell, (left + at + BAR, part - BAR), None, row.person), top)
                for cell, (at, part) in zip(line, places, strict=False)
            ]
            blocks += made
            top = max(cell.bottom for cell in made) + 0.8 * self._size
        return tuple(blocks)

    def _cell(
        self,
        cell: Cell,
        place: tuple[float, float],
        language: Language | None,
        person: str = "",
        *,
        figures: bool = False,
    ) -> SetCell:
        left, width = place
        said = language or self.paper.languages[0]
        paras: list[SetPara] = []
        top = 0.0
        for para in cell:
            look = _LOOKS[para.tone]
            size = round(look.size * self._size, 2)
            leading = round(look.leading * size, 2)
            top += look.above * self._size if paras else 0.0
            spoken = para.language or said
            words = passed(para.text, look.face, spoken, person)
            if para.pieces:
                style = Style(size=size, leading=leading, align=look.align)
                lines = set_lines(_redlined(para, spoken, person), style, width, spoken)
            elif para.lead or look.align is not Align.LEFT:
                justified = look.align is Align.JUSTIFIED and not self.paper.ragged
                align = Align.LEFT if look.align is Align.JUSTIFIED and not justified else look.align
                style = Style(size=size, leading=leading, align=align, hyphenated=justified)
                runs = [Run(text=words, face=look.face)]
                if para.lead:
                    lead = passed(para.lead, Face.BOLD, spoken, person)
                    runs.insert(0, Run(text=f"{lead} " if words else lead, face=Face.BOLD))
                lines = set_lines(runs, style, width, spoken)
            else:
                lines = broken(words, look.face, size, width, spoken)
            if figures:
                lines = tuple(_at_right(line, size, width) for line in lines)
            paras.append(SetPara(lines, size, leading, top))
            top = paras[-1].bottom
        return SetCell(left, width, tuple(paras))

    def _columns(self, grid: Grid) -> list[tuple[float, float]]:
        found = self._places.get(id(grid))
        if found is None:
            found = self._places[id(grid)] = column_places(grid.columns, self._width)
        return found


def _redlined(para: Para, language: Language, person: str) -> list[Run]:
    """The changes of a paragraph, each letter of them in the font."""
    parts = changed_stretches(para.pieces)
    passed("".join(part.text for part in parts), Face.REGULAR, language, person)
    return [run_of(part) for part in parts]


def _at_right(line: Line, size: float, width: float) -> Line:
    from forumdesk.documents.fonts import width as measured

    taken = sum(measured(words, face, size) for words, face in line.pieces)
    return replace(line, indent=width - taken)


def moved(cell: SetCell, down: float) -> SetCell:
    """The cell so many points further down."""
    if not down:
        return cell
    return replace(cell, paras=tuple(replace(para, top=para.top + down) for para in cell.paras))
