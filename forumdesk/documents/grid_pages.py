"""From rows to pages: rows kept whole, column headings and the headings of groups repeated."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.documents.grid_layout import SetPara, SetPart, Setter, moved
from forumdesk.documents.grid_model import GridPaper, GridRow, Spread

THIN = 0.33  # of a page: a last page with less on it is worth saving
MOST_REPEATED = (
    0.33  # of a page: what is higher is not repeated, else it would leave no room for what follows
)
TOGETHER = 2  # lines of a row that stay together at the end of a page
TRIED = 5  # places where a row that no page could hold is looked at for a good end
MOST_TOGETHER = 0.4  # of a page: a heading goes along with two of its rows unless they take more
SMALLER = (0.97, 0.94)  # of the size of the text
_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class Place:
    """A part on a page, ``top`` points below the upper edge of the text; ``repeated`` if it stood before."""

    part: SetPart
    top: float
    repeated: bool = False

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.part.height


def paginate(paper: GridPaper, width: float, depth: float, first: float = 0.0) -> list[list[Place]]:
    """What stands on each page of ``width`` by ``depth`` points, ``first`` of the first one taken already."""
    return _Pages(Setter(paper, width), depth, first).filled()


def paginate_well(paper: GridPaper, width: float, depth: float, first: float = 0.0) -> list[list[Place]]:
    """As :func:`paginate`, but a few rows alone on a last page are taken back by setting all a little smaller."""
    pages = paginate(paper, width, depth, first)
    if len(pages) > 1 and pages[-1][-1].bottom < THIN * depth:
        for factor in SMALLER:
            tighter = paginate(replace(paper, size=paper.size * factor), width, depth, first)
            if len(tighter) < len(pages):
                return tighter
    return pages


class _Pages:
    """Fills pages from the top."""

    def __init__(self, setter: Setter, depth: float, first: float) -> None:
        self._setter = setter
        self._depth = depth
        self._pages: list[list[Place]] = [[]]
        self._top = first
        self._headings: SetPart | None = None
        self._open: SetPart | None = None

    def filled(self) -> list[list[Place]]:
        """Place everything."""
        parts = list(self._setter.parts())
        for index, part in enumerate(parts):
            if self._headings is not None and part.grid is not self._headings.grid:
                self._headings = self._open = None
            if isinstance(part.part, Spread) and part.part.turns and self._pages[-1]:
                self._headings = self._open = None
                self._turn(part)
            gap = part.before if self._pages[-1] else 0.0
            if self._top + gap + self._needed(parts, index) > self._depth + _EPSILON and self._pages[-1]:
                pieces = _parted(part, self._depth - self._top - gap) if _flows(part) else None
                if pieces is not None:
                    self._top += gap
                    self._place(pieces[0])
                    part = pieces[1]
                self._turn(part)
                gap = part.before if self._open is not None and isinstance(part.part, GridRow) else 0.0
            self._put(part, gap)
            if part.part is None:
                self._headings = part
            elif isinstance(part.part, Spread):
                self._open = (
                    part if part.part.repeats and part.height <= MOST_REPEATED * self._depth else None
                )
        return self._pages

    def _put(self, part: SetPart, gap: float) -> None:
        """Place a part; one that no page could hold is divided between its lines."""
        self._top += gap
        while part.height > self._depth - self._top + _EPSILON and part.height > self._depth - self._repeated:
            room = self._depth - self._top
            well = _parted(part, room, most=TRIED) if isinstance(part.part, GridRow) else None
            head, rest = well or _divided(part, room)
            if rest is None:
                break
            if head is not None:
                self._place(head)
            elif len(self._pages[-1]) == 0 or self._top <= self._repeated + _EPSILON:
                break
            self._turn(part)
            part = rest
        self._place(part)

    def _place(self, part: SetPart, *, repeated: bool = False) -> None:
        self._pages[-1].append(Place(part, self._top, repeated))
        self._top += part.height

    def _turn(self, part: SetPart) -> None:
        """Begin a page: the column headings, and what the next row belongs to."""
        self._pages.append([])
        self._top = 0.0
        if self._headings is not None:
            self._place(self._headings, repeated=True)
        if self._open is not None and isinstance(part.part, GridRow):
            self._place(self._setter.again(self._open), repeated=True)

    @property
    def _repeated(self) -> float:
        """The height of what is repeated at the head of a page."""
        return sum(part.height for part in (self._headings, self._open) if part is not None)

    def _needed(self, parts: Sequence[SetPart], index: int) -> float:
        """The height of a part with all that must stand on its page: what it heads, two rows of it."""
        needed, last = parts[index].height, index
        for place in range(index, len(parts) - 1):
            if not parts[place].with_next or needed > self._depth:
                break
            last = place + 1
            needed += parts[last].before + _at_least(parts[last])
        if last > index and last + 1 < len(parts) and not _flows(parts[last]):
            second = parts[last + 1]
            more = needed + second.before + _at_least(second)
            belongs = isinstance(second.part, GridRow) and second.grid is parts[last].grid
            if belongs and not isinstance(parts[last].part, Spread) and more <= MOST_TOGETHER * self._depth:
                needed = more
        return min(needed, self._depth - self._repeated)


def _flows(part: SetPart) -> bool:
    return isinstance(part.part, GridRow) and part.part.flows


def _at_least(part: SetPart) -> float:
    """The height of the fewest lines that may stand at the foot of a page."""
    pieces = _parted(part, math.inf, fewest=True) if _flows(part) else None
    return pieces[0].height if pieces is not None else part.height


def _parted(
    part: SetPart, room: float, *, fewest: bool = False, most: int | None = None
) -> tuple[SetPart, SetPart] | None:
    """A part as so many lines as fit and the rest; None where it is better not divided.

    At least two lines stand on each side, and no page ends in the middle of a word; ``most`` places are tried.
    """
    places = {single.bottom for cell in part.cells for para in cell.paras for single in _single_lines(para)}
    for place in sorted((one for one in places if one <= room), reverse=not fewest)[:most]:
        head, rest = _divided(part, place)
        if head is None or rest is None or min(_count(head), _count(rest)) < TOGETHER:
            continue
        if not any(cell.paras and cell.paras[-1].lines[-1].divided for cell in head.cells):
            return head, rest
    return None


def _count(part: SetPart) -> int:
    """The lines of the longest cell."""
    return max(sum(len(para.lines) for para in cell.paras) for cell in part.cells)


def _divided(part: SetPart, room: float) -> tuple[SetPart | None, SetPart | None]:
    """What of a part fits into ``room`` points, and the rest with its lines at the top."""
    heads, rests = [], []
    for cell in (*part.cells, *part.blocks):
        singles = [single for para in cell.paras for single in _single_lines(para)]
        heads.append(replace(cell, paras=tuple(one for one in singles if one.bottom <= room)))
        rests.append(replace(cell, paras=tuple(one for one in singles if one.bottom > room)))
    count = len(part.cells)
    left = [para.top for cell in rests for para in cell.paras]
    if not left:
        return part, None
    top = min(left)
    rests = [moved(cell, -top) for cell in rests]
    rest = replace(
        part,
        cells=tuple(rests[:count]),
        blocks=tuple(rests[count:]),
        height=part.height - top,
    )
    if not any(cell.paras for cell in heads):
        return None, rest
    bottom = max(cell.bottom for cell in heads)
    head = replace(
        part, cells=tuple(heads[:count]), blocks=tuple(heads[count:]), height=bottom, with_next=False
    )
    return head, rest


def _single_lines(para: SetPara) -> Iterator[SetPara]:
    for number, line in enumerate(para.lines):
        yield SetPara((line,), para.size, para.leading, para.top + number * para.leading)
