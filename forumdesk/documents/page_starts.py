"""Where pages begin, beyond what fits: with the same paragraph in every language of a sequence, or between groups.

Both only say which rows turn the page, and leave the pages to :mod:`flow`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Protocol, Self, runtime_checkable

from forumdesk.documents.flow import THIN, TOGETHER, Cell, FlowRow, Pager, Slice

MOST_WHITE = 0.25  # of a page: so much may be filled by wider gaps so that all languages turn it at one place
MOST_WHITE_UNBROKEN = 0.2
WIDEST = 0.75  # of two lines or of one: what is added to a gap between paragraphs
_AHEAD = 5  # pages that are looked at in one go


@runtime_checkable
class Parting(Cell, Protocol):
    """A cell that can be made into two."""

    def parted(self, line: int, /) -> tuple[Self, Self]:
        """The lines before ``line``, and the others."""


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row with the number of its paragraph, which is the same in every language; numbers never fall."""

    key: int
    row: FlowRow


@dataclass(frozen=True, slots=True)
class _End:
    """A page ends before the row at ``place``, or inside it if not ``clean``.

    ``pieces`` are what stands on the page, by the places of their rows.
    """

    place: int
    clean: bool
    pieces: dict[int, Slice]

    def white(self, place: int, line: int, depth: float) -> float:
        """How much of the page stays empty when it ends before that line; more than all if it is not on it."""
        piece = self.pieces.get(place if line else place - 1)
        if piece is None or (line and piece.starts != piece.row.beginning):
            return 2.0
        stops = (line,) if line else piece.stops
        return 1 - (piece.top + piece.row.height(piece.starts, stops)) / depth


def pages_alike(parts: Sequence[Sequence[KeyedRow]], depth: float) -> list[list[list[Slice]]]:
    """The pages of each part, each page beginning with the same paragraph in all where little room is lost by it.

    Where more than MOST_WHITE of a page would be, or a part would get a page with a few lines on it, each is paged
    for itself. ``depth`` is that of a page in points.
    """
    pager = Pager(depth)
    usual = [pager.paginate_well([one.row for one in part]) for part in parts]
    if len(parts) < 2 or _alike(parts, usual):
        return usual
    planning = _Planning(parts, depth, pager)
    if not planning.planned():
        return usual
    equal = [pager.paginate_well([one.row for one in part]) for part in planning.parts]
    wasted = any(
        len(new) > len(old) and _filled(new[-1]) < THIN * depth for new, old in zip(equal, usual, strict=True)
    )
    if wasted or not _alike(planning.parts, equal):
        return usual
    return [
        list(_filled_up(pages, turned, depth)) for pages, turned in zip(equal, planning.turned, strict=True)
    ]


def _filled_up(pages: Sequence[list[Slice]], turned: set[int], depth: float) -> Iterator[list[Slice]]:
    """The pages; those that end early so that the next begins with one of the ``turned`` rows get wider gaps."""
    at = -1
    for page, following in zip(pages, [*pages[1:], []], strict=True):
        at += sum(piece.starts == piece.row.beginning for piece in page)
        if not following or at + 1 not in turned or len(page) < 2:
            yield page
            continue
        line = min(piece.row.height(piece.row.beginning, piece.row.least) for piece in page)
        wider = min((depth - _filled(page)) / (len(page) - 1), WIDEST * line)
        yield [replace(piece, top=piece.top + wider * number) for number, piece in enumerate(page)]


def _filled(page: Sequence[Slice]) -> float:
    return page[-1].top + page[-1].height


class _Planning:
    """Finds the common ends of pages one after the other; rows that are cut there become two.

    ``turned`` are the places of the rows in each part that begin a page by it.
    """

    def __init__(self, parts: Sequence[Sequence[KeyedRow]], depth: float, pager: Pager) -> None:
        self.parts = [list(part) for part in parts]
        self.turned: list[set[int]] = [set() for _ in parts]
        self._depth = depth
        self._pager = pager
        self._places = [0] * len(parts)

    def planned(self) -> bool:
        """Whether all pages can end alike; then ``parts`` say where."""
        while all(place < len(part) for place, part in zip(self._places, self.parts, strict=True)):
            if self._rest_alike():
                self._places = self._next_turns()
                continue
            ends = [
                _ends(part, place, self._depth, self._pager)
                for part, place in zip(self.parts, self._places, strict=True)
            ]
            step = self._first_unlike(ends)
            if step is not None:
                if not self._cut(ends, step):
                    return False
                continue
            clean = [one for one in range(min(map(len, ends))) if all(of[one].clean for of in ends)]
            if not clean or [of[clean[-1]].place for of in ends] == self._places:
                return False
            self._places = [of[clean[-1]].place for of in ends]
        return True

    def _next_turns(self) -> list[int]:
        return [_next_turn(part, place) for part, place in zip(self.parts, self._places, strict=True)]

    def _rest_alike(self) -> bool:
        """Whether the pages up to the next turn, set as well as they can be, begin alike."""
        rests = [
            part[place:stop]
            for part, place, stop in zip(self.parts, self._places, self._next_turns(), strict=True)
        ]
        if any(_height(rest) > _AHEAD * self._depth for rest in rests):
            return False
        return _alike(rests, [self._pager.paginate_well([one.row for one in rest]) for rest in rests])

    def _first_unlike(self, ends: Sequence[Sequence[_End]]) -> int | None:
        """The first page that does not end alike in all parts, as far as all are known."""
        for step in range(min(map(len, ends))):
            found = {(self._key(at, of[step].place), of[step].clean) for at, of in enumerate(ends)}
            if len(found) > 1:
                return step
        return None

    def _cut(self, ends: Sequence[Sequence[_End]], step: int) -> bool:
        """End the page ``step`` of all alike: inside the paragraph that is cut in the longest part, or before it."""
        key = min(self._key(at, of[step].place) for at, of in enumerate(ends))
        inside = [self._inside(at, of[step], key) for at, of in enumerate(ends)]
        before = self._before(key)
        choices = [one for one in (inside, before) if all(cut is not None for cut in one)]
        found: list[tuple[float, list[tuple[int, int]]]] = []
        for choice in choices:
            cuts = [cut for cut in choice if cut is not None]
            lost = max(
                of[step].white(place, line, self._depth) for of, (place, line) in zip(ends, cuts, strict=True)
            )
            firsts = [of[step - 1].place if step else at for of, at in zip(ends, self._places, strict=True)]
            if all(place > first for (place, _), first in zip(cuts, firsts, strict=True)):
                found.append((lost, cuts))
        lost, cuts = min(found, default=(2.0, []))
        if lost > MOST_WHITE:
            return False
        for at, (place, line) in enumerate(cuts):
            self._turn(at, place, line)
        return True

    def _inside(self, at: int, end: _End, key: float) -> tuple[int, int] | None:
        """Where a part may end its page inside the paragraph of ``key``: where it does, else as late as it may."""
        part = self.parts[at]
        place = _first_from(part, key)
        if place == len(part) or part[place].key != key:
            return None
        cell = part[place].row.cells[0]
        piece = end.pieces.get(place)
        if piece is None or not isinstance(cell, Parting) or len(part[place].row.cells) > 1:
            return None
        if end.place == place and not end.clean:
            return place, piece.stops[0]
        lines = range(cell.count - TOGETHER, TOGETHER - 1, -1)
        line = next((one for one in lines if not cell.divided_at(one)), 0)
        return (place, line) if line else None

    def _before(self, key: float) -> list[tuple[int, int] | None]:
        """Where all parts end their pages before the paragraph of ``key``, or one above that belongs to it."""
        while True:
            places = [_free(part, _first_from(part, key), key) for part in self.parts]
            lower = min(self._key(at, place) for at, place in enumerate(places))
            if lower >= key:
                return [
                    (place, 0) if place < len(part) else None
                    for part, place in zip(self.parts, places, strict=True)
                ]
            key = lower

    def _turn(self, at: int, place: int, line: int) -> None:
        part = self.parts[at]
        one = part[place]
        if line:
            cell = one.row.cells[0]
            assert isinstance(cell, Parting)
            head, tail = cell.parted(line)
            part[place] = KeyedRow(one.key, replace(one.row, cells=(head,), with_next=False))
            part.insert(place + 1, KeyedRow(one.key, replace(one.row, cells=(tail,), turns=True)))
            place += 1
        else:
            part[place] = KeyedRow(one.key, replace(one.row, turns=True))
        self.turned[at].add(place)
        self._places[at] = place

    def _key(self, at: int, place: int) -> float:
        part = self.parts[at]
        return part[place].key if place < len(part) else math.inf


def unbroken(rows: Sequence[KeyedRow], depth: float) -> list[FlowRow]:
    """The rows, those of one key (a paragraph in several languages) on one page where little room is lost by it."""
    turns: set[int] = set()
    pager = Pager(depth)
    place = 0
    while place < len(rows):
        ends = _ends(rows, place, depth, pager)
        better = (first for end in ends if (first := _better(rows, place, end, depth)) is not None)
        first = next(better, None)
        if first is None:
            place = _settled(ends, place)
        else:
            turns.add(first)
            place = first
    return [replace(one.row, turns=one.row.turns or at in turns) for at, one in enumerate(rows)]


def _better(rows: Sequence[KeyedRow], place: int, end: _End, depth: float) -> int | None:
    """The row at which a page from ``place`` on rather ends; None where it ends well, or has to end as it does."""
    at = end.place
    if at == len(rows) or (end.clean and rows[at].key != rows[at - 1].key):
        return None
    first = _free(rows, at, rows[at].key)
    return first if first > place and end.white(first, 0, depth) <= MOST_WHITE_UNBROKEN else None


def _free(rows: Sequence[KeyedRow], place: int, key: float) -> int:
    """The first row of ``key``, or of the one above that must not be parted from it."""
    while place and (rows[place - 1].key == key or rows[place - 1].row.with_next):
        place -= 1
        key = rows[place].key
    return place


def _first_from(part: Sequence[KeyedRow], key: float) -> int:
    return next((place for place, one in enumerate(part) if one.key >= key), len(part))


def _ends(rows: Sequence[KeyedRow], place: int, depth: float, pager: Pager) -> list[_End]:
    """How the pages end from the row at ``place`` to the next that turns, or some pages ahead."""
    stop = _next_turn(rows, place)
    ahead: list[FlowRow] = []
    height = 0.0
    for one in rows[place:stop]:
        if height > _AHEAD * depth:
            break
        ahead.append(one.row)
        height += one.row.before + one.row.whole
    pages = pager.paginate(ahead)
    ends: list[_End] = []
    at = place - 1
    for number, page in enumerate(pages):
        pieces: dict[int, Slice] = {}
        for piece in page:
            at += piece.starts == piece.row.beginning
            pieces[at] = piece
        if number + 1 < len(pages):
            first = pages[number + 1][0]
            clean = first.starts == first.row.beginning
            ends.append(_End(at + clean, clean, pieces))
        elif place + len(ahead) == stop:
            ends.append(_End(stop, True, pieces))
    return ends


def _settled(ends: Sequence[_End], place: int) -> int:
    """Where to go on from: the last row that begins a page; without one, far ahead.

    There are no ends where one row that cannot be divided is longer than the pages that are looked at.
    """
    last = ends[-1].place if ends else place
    return next((end.place for end in reversed(ends) if end.clean and end.place > place), last + 1)


def _height(rows: Sequence[KeyedRow]) -> float:
    return sum(one.row.before + one.row.whole for one in rows)


def _next_turn(rows: Sequence[KeyedRow], place: int) -> int:
    return place + 1 + sum(1 for _ in takewhile(lambda one: not one.row.turns, rows[place + 1 :]))


def _alike(parts: Sequence[Sequence[KeyedRow]], pages: Sequence[Sequence[Sequence[Slice]]]) -> bool:
    """Whether every page begins with the same paragraph in all parts."""
    begun = [list(_first_keys(part, found)) for part, found in zip(parts, pages, strict=True)]
    return all(one == begun[0] for one in begun)


def _first_keys(part: Sequence[KeyedRow], pages: Sequence[Sequence[Slice]]) -> Iterator[int]:
    at = -1
    for page in pages:
        for number, piece in enumerate(page):
            at += piece.starts == piece.row.beginning
            if number == 0:
                yield part[at].key
