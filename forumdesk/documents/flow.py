"""From rows of paragraphs to pages: what stands on which page, without drawing anything.

A row is one paragraph, or the same paragraph in two or three languages side by side. A row that does not fit is
continued on the next page in all its columns, each column ending where it may: at least two lines of a paragraph
stand on each side of a page end, and no page ends in the middle of a word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from forumdesk.documents.page import Paper

TIGHTENING = (0.97, 0.94, 0.92)  # of the leading; at the last step it is still a third above the size
THIN = 0.33  # of a page: a last page with less on it is worth saving
TOGETHER = 2  # lines of a paragraph that stay together at a page end
_EPSILON = 0.01
_NEW_PAGE = -1.0

Lines = tuple[int, ...]


class Cell(Protocol):
    """What one column of a row holds."""

    @property
    def count(self) -> int:
        """Lines; 1 for what cannot be divided."""

    def height(self, lines: int, /) -> float:
        """The height of so many lines, in points."""

    def divided_at(self, line: int, /) -> bool:
        """Whether the line before line ``line`` ends in the middle of a word."""

    def tightened(self, factor: float, /) -> "Cell":
        """The same with its leading multiplied."""

    def draw(self, paper: "Paper", left: float, top: float, start: int, stop: int, /) -> None:
        """Draw the lines from ``start`` to ``stop`` with their upper left corner there, points from the page's."""


@dataclass(frozen=True, kw_only=True)
class FlowRow:
    """Cells side by side (None where a language has nothing), and how the row behaves at a page end.

    ``before`` is the space above it, not kept at the head of a page. ``with_next`` keeps the row on one page
    with the beginning of the next row; a row that ``turns`` begins a page, and one that ``closes`` (the first
    signature) has two lines of text above it there. A row is asked for its measures again and again while places for
    page ends are tried, so it keeps them.
    """

    cells: tuple[Cell | None, ...]
    before: float = 0.0
    with_next: bool = False
    turns: bool = False
    closes: bool = False

    @cached_property
    def beginning(self) -> Lines:
        """The first line of every cell."""
        return (0,) * len(self.cells)

    @cached_property
    def end(self) -> Lines:
        """The number of lines of every cell."""
        return tuple(cell.count if cell is not None else 0 for cell in self.cells)

    @cached_property
    def whole(self) -> float:
        """The height of all lines, in points."""
        return self._height(self.beginning, self.end)

    def height(self, starts: Lines, stops: Lines) -> float:
        """The height of the lines between ``starts`` and ``stops``, in points."""
        if stops == self.end and starts == self.beginning:
            return self.whole
        return self._height(starts, stops)

    def _height(self, starts: Lines, stops: Lines) -> float:
        return max(
            cell.height(stop - start) if cell is not None and stop > start else 0.0
            for cell, start, stop in zip(self.cells, starts, stops, strict=True)
        )

    def fitting(self, starts: Lines, room: float) -> Lines:
        """Where each cell may end on a page with ``room`` points left; ``starts`` when the row is to move."""
        stops = tuple(
            _end_within(cell, start, room) if cell is not None else 0
            for cell, start in zip(self.cells, starts, strict=True)
        )
        stuck = any(stop == start < count for start, stop, count in zip(starts, stops, self.end, strict=True))
        return starts if stuck else stops

    def without_tail(self, starts: Lines) -> Lines:
        """Where to divide a row that fits so that its last lines go along with the next; ``starts``: nowhere."""
        stops = tuple(
            _last_end(cell, start, cell.count - TOGETHER) or cell.count if cell is not None else 0
            for cell, start in zip(self.cells, starts, strict=True)
        )
        return starts if stops == self.end else stops

    def anyhow(self, starts: Lines, room: float) -> Lines:
        """As many lines as there is room for, rules or not, and one at least."""
        return tuple(
            min(cell.count, start + max(1, _lines_within(cell, start, room))) if cell is not None else 0
            for cell, start in zip(self.cells, starts, strict=True)
        )

    @cached_property
    def _tightened(self) -> dict[float, "FlowRow"]:
        return {}

    def tightened(self, factor: float) -> "FlowRow":
        """The same row with leading and space above it multiplied."""
        made = self._tightened.get(factor)
        if made is None:
            cells = tuple(cell and cell.tightened(factor) for cell in self.cells)
            made = self._tightened[factor] = replace(self, cells=cells, before=self.before * factor)
        return made

    @cached_property
    def least(self) -> Lines:
        """The fewest lines that may stand on a page without the rest."""
        return tuple(_first_end(cell) if cell is not None else 0 for cell in self.cells)

    @cached_property
    def least_height(self) -> float:
        """Their height, in points."""
        return self.height(self.beginning, self.least)


@dataclass(frozen=True, slots=True)
class Slice:
    """The lines of a row from ``starts`` to ``stops``, ``top`` points below the upper edge of the text."""

    row: FlowRow
    starts: Lines
    stops: Lines
    top: float

    @property
    def height(self) -> float:
        """In points."""
        return self.row.height(self.starts, self.stops)


class Pager:
    """Distributes rows over pages of ``height`` points; the same rows are not distributed a second time."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._known: dict[tuple[int, ...], tuple[Sequence[FlowRow], list[list[Slice]]]] = {}

    def paginate_well(self, rows: Sequence[FlowRow]) -> list[list[Slice]]:
        """As :meth:`paginate`, but a few lines alone on a last page are taken back by setting all a little tighter.

        What begins at a row that ``turns`` is set for itself.
        """
        begins = [place for place, row in enumerate(rows) if row.turns and place]
        runs = pairwise([0, *begins, len(rows)])
        return [page for begin, end in runs for page in self._paginated_well(rows[begin:end])]

    def _paginated_well(self, rows: Sequence[FlowRow]) -> list[list[Slice]]:
        pages = self.paginate(rows)
        if len(pages) == 1 or pages[-1][-1].top + pages[-1][-1].height >= THIN * self._height:
            return pages
        tightest = self._tighter(rows, TIGHTENING[-1], len(pages) - 1)
        if tightest is None:
            return pages
        looser = (self._tighter(rows, factor, len(pages) - 1) for factor in TIGHTENING[:-1])
        return next((found for found in looser if found is not None), tightest)

    def _tighter(self, rows: Sequence[FlowRow], factor: float, most: int) -> list[list[Slice]] | None:
        """The pages of the rows tightened by ``factor``, where they are no more than ``most``."""
        if not _might_fit(rows, factor, self._height, most):
            return None
        pages = self.paginate([row.tightened(factor) for row in rows])
        return pages if len(pages) <= most else None

    def paginate(self, rows: Sequence[FlowRow]) -> list[list[Slice]]:
        """Distribute ``rows``, none of which turns; there is always a first page."""
        key = tuple(map(id, rows))
        if key not in self._known:
            self._known[key] = (tuple(rows), _pages(rows, self._height))
        return self._known[key][1]


def paginate_well(rows: Sequence[FlowRow], height: float) -> list[list[Slice]]:
    """As :meth:`Pager.paginate_well`, once."""
    return Pager(height).paginate_well(rows)


def paginate(rows: Sequence[FlowRow], height: float) -> list[list[Slice]]:
    """As :meth:`Pager.paginate`, once."""
    return Pager(height).paginate(rows)


def _might_fit(rows: Sequence[FlowRow], factor: float, height: float, pages: int) -> bool:
    """Whether rows tightened by ``factor`` are short enough for so many pages, whatever has to stay together."""
    at_heads = pages * max(row.before for row in rows)
    needed = sum(row.whole + row.before for row in rows) - at_heads
    return needed * factor <= pages * (height + _EPSILON)


def _pages(rows: Sequence[FlowRow], height: float) -> list[list[Slice]]:
    rows = _followed(rows)
    pages: list[list[Slice]] = [[]]
    bottom = 0.0
    for index, row in enumerate(rows):
        top = bottom + row.before if pages[-1] else 0.0
        for starts, stops, place in _pieces(row, _reserve(rows, index), height, top, bool(pages[-1])):
            if place == _NEW_PAGE:
                pages.append([])
            piece = Slice(row, starts, stops, max(place, 0.0))
            pages[-1].append(piece)
            bottom = piece.top + piece.height
    return pages


def _followed(rows: Sequence[FlowRow]) -> Sequence[FlowRow]:
    """The rows; a single line above what closes is no text enough, so the row above that line goes along too."""
    followed = list(rows)
    for place, row in enumerate(rows):
        if not row.closes:
            continue
        lines, above = 0, place - 1
        while above >= 0 and lines < TOGETHER and not rows[above + 1].turns:
            followed[above] = replace(followed[above], with_next=True)
            lines += max(rows[above].end)
            above -= 1
    return followed


def _pieces(
    row: FlowRow, reserve: float, height: float, top: float, filled: bool
) -> Iterator[tuple[Lines, Lines, float]]:
    """The pieces of a row: first lines, last lines, and the top, or _NEW_PAGE for the head of a new page."""
    starts = row.beginning
    new_page = False
    while starts != row.end:
        room = height - top
        whole = row.height(starts, row.end)
        if whole + reserve <= room + _EPSILON:
            stops = row.end
        elif whole <= room + _EPSILON:
            stops = row.without_tail(starts)
        else:
            stops = row.fitting(starts, room)
        if stops == starts and filled:
            top, new_page, filled = 0.0, True, False
            continue
        if stops == starts:  # nothing fits by the rules on an empty page
            stops = row.anyhow(starts, room)
        yield starts, stops, _NEW_PAGE if new_page else top
        starts, top, new_page, filled = stops, 0.0, True, False


def _reserve(rows: Sequence[FlowRow], index: int) -> float:
    """The room that has to be left below a row for what must stand on the same page."""
    row = rows[index]
    if not row.with_next or index + 1 == len(rows):
        return 0.0
    following = rows[index + 1]
    beyond = _reserve(rows, index + 1) if following.least == following.end else 0.0
    return following.before + following.least_height + beyond


def _lines_within(cell: Cell, start: int, room: float) -> int:
    low, high = 0, cell.count - start
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if cell.height(middle) <= room + _EPSILON else (low, middle - 1)
    return low


def _end_within(cell: Cell, start: int, room: float) -> int:
    fitting = start + _lines_within(cell, start, room)
    if fitting == cell.count:
        return fitting
    return _last_end(cell, start, min(fitting, cell.count - TOGETHER)) or start


def _first_end(cell: Cell) -> int:
    possible = range(TOGETHER, cell.count - TOGETHER + 1)
    return next((line for line in possible if not cell.divided_at(line)), cell.count)


def _last_end(cell: Cell, start: int, limit: int) -> int:
    """The last line up to ``limit`` after which the cell may be divided; 0 when there is none."""
    return next((line for line in range(limit, start + TOGETHER - 1, -1) if not cell.divided_at(line)), 0)
