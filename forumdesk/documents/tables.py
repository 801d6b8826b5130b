"""Tables: cells broken into lines, rows on pages, headings repeated; rows are never divided.

Made for lists of ten thousand rows: a text that fits its column is one line without further ado, what repeats is
broken once, and a page is written as one text object.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from forumdesk.documents.fonts import Face, by_family, width
from forumdesk.documents.gate import passed
from forumdesk.documents.list_model import Cell, Column, Entry, Group, ListPaper, Look
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run
from forumdesk.domain.texts import Language

SIZE, LEADING = 9.5, 12.4
QUIET_SIZE, QUIET_LEADING = 8.5, 11.0
HEADING_SIZE, HEADING_LEADING = 8.5, 10.6
GROUP_SIZE, GROUP_LEADING = 10.0, 13.0
PADDING = 4.0  # left and right of a cell
ROW_PADDING = 2.6  # above and below the lines of a row
GROUP_GAP = 7.0  # above the heading of a group
INNER_GAP = 3.0  # above the heading of a group inside a group
INSET = 10.0  # of the heading of a group inside a group
TOGETHER = 2  # rows that stand below the heading of their group, or above what closes the list
_LOOKS = {
    Look.PLAIN: (Face.REGULAR, SIZE, LEADING),
    Look.STRONG: (Face.BOLD, SIZE, LEADING),
    Look.QUIET: (Face.REGULAR, QUIET_SIZE, QUIET_LEADING),
}


@dataclass(slots=True)
class PlacedLine:
    """A line with its size and the middle of its height, in points below the upper edge of its row."""

    line: Line
    size: float
    middle: float


@dataclass(slots=True)
class SetRow:
    """A row ready to be drawn, a list of lines for each column."""

    cells: list[list[PlacedLine]]
    height: float


@dataclass(slots=True)
class SetGroup:
    """The heading of a group ready to be drawn; ``note`` and its left end, if there is one."""

    lines: list[PlacedLine]
    note: PlacedLine | None
    level: int
    height: float


@dataclass(slots=True)
class Place:
    """Something on a page, ``top`` points below the upper edge of the text; ``repeated`` if it stood before."""

    part: SetRow | SetGroup
    top: float
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room for a table: the width, the height of a page, and what is taken away on the first and the last."""

    width: float
    height: float
    before: float
    after: float


class Table:
    """The rows of a list, broken into lines for a width in points."""

    def __init__(self, paper: ListPaper, width: float) -> None:
        self._paper = paper
        self._language = paper.language
        self._width = width
        self.lefts, self.measures = column_places(paper.columns, width)
        self._figures = [column.figures for column in paper.columns]
        self.tags = [("TH", "Row") if column.names else ("TD", "") for column in paper.columns]
        self.head = self._head()

    def pages(self, frame: Frame) -> list[list[Place]]:
        """What stands on each page, the heading row above everything; there is always a first page."""
        return _Pages(frame, self.head.height).filled(list(self._parts(self._paper.groups, 0)), self._again)

    def _head(self) -> SetRow:
        cells = []
        for column, measure in zip(self._paper.columns, self.measures, strict=True):
            text = passed(column.heading, Face.BOLD, self._language)
            lines = broken(text, Face.BOLD, HEADING_SIZE, measure, self._language)
            cells.append(_stacked(lines, HEADING_SIZE, HEADING_LEADING, measure, figures=column.figures))
        most = max(len(cell) for cell in cells)
        for cell in cells:  # headings stand on the rule below them
            for line in cell:
                line.middle += (most - len(cell)) * HEADING_LEADING
        return SetRow(cells, most * HEADING_LEADING + 2 * ROW_PADDING)

    def _parts(self, groups: Sequence[Group], level: int) -> Iterator[SetRow | SetGroup]:
        for group in groups:
            if group.heading:
                yield self._heading(group.heading, group.note, level)
            for entry in group.entries:
                yield self._row(entry)
            yield from self._parts(group.groups, level + 1 if group.heading else level)

    def _heading(self, text: str, note: str, level: int) -> SetGroup:
        face = Face.BOLD if level == 0 else Face.ITALIC
        text = passed(text, face, self._language)
        note = passed(note, Face.REGULAR, self._language)
        note_width = width(note, Face.REGULAR, QUIET_SIZE) if note else 0.0
        inset = INSET * level
        measure = self._width - 2 * PADDING - inset - note_width - (12.0 if note else 0.0)
        lines = _stacked(broken(text, face, GROUP_SIZE, measure, self._language), GROUP_SIZE, GROUP_LEADING)
        placed = None
        if note:
            left = self._width - PADDING - note_width
            placed = PlacedLine(_line(note, Face.REGULAR, left), QUIET_SIZE, lines[0].middle)
        return SetGroup(lines, placed, level, len(lines) * GROUP_LEADING + 2 * ROW_PADDING)

    def _again(self, group: SetGroup) -> SetGroup:
        """The heading of a group that goes on, on a new page."""
        continued = self._paper.continued
        lines = list(group.lines)
        last = lines[-1].line
        words = f"{''.join(text for text, _ in last.pieces)} {continued}"
        face = last.pieces[0][1]
        if continued and width(words, face, GROUP_SIZE) <= self._width - 2 * PADDING - INSET * group.level:
            lines[-1] = PlacedLine(_line(words, face), GROUP_SIZE, lines[-1].middle)
        return SetGroup(lines, None, group.level, group.height)

    def _row(self, entry: Entry) -> SetRow:
        cells = []
        height = 0.0
        for cell, measure, figures in zip(entry.cells, self.measures, self._figures, strict=True):
            lines, bottom = self._cell(cell, measure, entry.person, figures=figures)
            cells.append(lines)
            if bottom > height:
                height = bottom
        height += ROW_PADDING
        spare = self._paper.row_height - height
        if spare > 0:
            for lines in cells:
                for line in lines:
                    line.middle += spare / 2
            height += spare
        return SetRow(cells, height)

    def _cell(
        self, cell: Cell, measure: float, person: str, *, figures: bool
    ) -> tuple[list[PlacedLine], float]:
        placed: list[PlacedLine] = []
        top = ROW_PADDING
        for text, look in cell:
            face, size, leading = _LOOKS[look]
            text = passed(text, face, self._language, person)
            taken = width(text, face, size)
            if taken <= measure:
                line = _line(text, face, measure - taken if figures else 0.0)
                placed.append(PlacedLine(line, size, top + leading / 2))
                top += leading
                continue
            for line in broken(text, face, size, measure, self._language):
                placed.append(PlacedLine(line, size, top + leading / 2))
                top += leading
        return placed, top


def column_places(columns: Sequence[Column], width: float) -> tuple[list[float], list[float]]:
    """Where the text of each column begins, and how wide it may be."""
    shares = sum(column.share for column in columns)
    lefts, measures = [], []
    left = 0.0
    for column in columns:
        taken = width * column.share / shares
        lefts.append(left + PADDING)
        measures.append(taken - 2 * PADDING)
        left += taken
    return lefts, measures


def _line(text: str, face: Face, indent: float = 0.0) -> Line:
    return Line(((text, face),), indent, 0.0, False, ())


@by_family(16384)
def broken(text: str, face: Face, size: float, measure: float, language: Language) -> tuple[Line, ...]:
    """``text`` in lines of ``measure`` points, to the left; a word is divided only where no line can hold it."""
    style = Style(size=size, leading=size, align=Align.LEFT, hyphenated=False)
    lines: list[Line] = []
    words = [part for word in text.split(" ") if word for part in _parted(word, face, size, measure)]
    for is_giant, some in groupby(words, key=lambda word: width(word, face, size) > measure):
        run = Run(text=" ".join(some), face=face)
        lines += set_lines([run], replace(style, hyphenated=is_giant), measure, language)
    return tuple(lines)


def _parted(word: str, face: Face, size: float, measure: float) -> list[str]:
    """A double surname that no line can hold goes on behind its own hyphen."""
    if "-" not in word or width(word, face, size) <= measure:
        return [word]
    *heads, tail = word.split("-")
    return [part for part in (*(f"{head}-" for head in heads), tail) if part]


def _stacked(
    lines: Sequence[Line], size: float, leading: float, measure: float = 0.0, *, figures: bool = False
) -> list[PlacedLine]:
    placed = []
    for number, line in enumerate(lines):
        if figures:
            text, face = line.pieces[0]
            line = _line(text, face, measure - width(text, face, size))
        placed.append(PlacedLine(line, size, ROW_PADDING + leading * (number + 0.5)))
    return placed


class _Pages:
    """Fills pages from the top."""

    def __init__(self, frame: Frame, head: float) -> None:
        self._frame = frame
        self._head = head
        self._pages: list[list[Place]] = [[]]
        self._top = frame.before + head
        self._open: list[SetGroup] = []

    def filled(
        self, parts: list[SetRow | SetGroup], again: Callable[[SetGroup], SetGroup]
    ) -> list[list[Place]]:
        """Place everything."""
        for index, part in enumerate(parts):
            if isinstance(part, SetGroup):
                self._open = [*self._open[: part.level], part]
                gap = (GROUP_GAP if part.level == 0 else INNER_GAP) if self._pages[-1] else 0.0
                if self._top + gap + self._needed(parts, index) > self._frame.height and self._may_turn():
                    self._turn()
                    gap = 0.0
                    for group in self._open[: part.level]:
                        self._put(again(group), 0.0, repeated=True)
                self._put(part, gap)
                continue
            for piece in self._fitting(part):
                reserve = self._reserve(parts, index, piece.height)
                if self._top + piece.height + reserve > self._frame.height + 0.01 and self._may_turn():
                    self._turn()
                    for group in self._open:
                        self._put(again(group), 0.0, repeated=True)
                self._put(piece, 0.0)
        return self._pages

    def _may_turn(self) -> bool:
        """Whether the next page has more room: rows stand on this one, or a title does that fills much of it."""
        return bool(self._pages[-1]) or self._top > self._head

    def _turn(self) -> None:
        self._pages.append([])
        self._top = self._head

    def _put(self, part: SetRow | SetGroup, gap: float, *, repeated: bool = False) -> None:
        self._pages[-1].append(Place(part, self._top + gap, repeated))
        self._top += gap + part.height

    def _needed(self, parts: list[SetRow | SetGroup], index: int) -> float:
        """The height of headings from ``index`` on with the first two rows below them, which stay together.

        With the first alone where no page could hold both.
        """
        room = self._frame.height - self._head
        needed, rows = 0.0, 0
        for part in parts[index:]:
            if isinstance(part, SetRow):
                rows += 1
            elif rows:
                break
            if rows == TOGETHER and needed + part.height > room:
                break
            needed += part.height
            if rows == TOGETHER:
                break
        return min(needed, room)

    def _reserve(self, parts: list[SetRow | SetGroup], index: int, height: float) -> float:
        """The room to be left below a row so high: what closes the list stands with its last two rows.

        None is left where no page could hold both; what closes the list then has a page of its own.
        """
        last = len(parts) - 1
        if index == last:
            above = self._head + sum(group.height for group in self._open)
            fits = above + height + self._frame.after <= self._frame.height
            return self._frame.after if fits else 0.0
        final = parts[last]
        if index == last - 1 and self._frame.after and isinstance(final, SetRow):
            return min(final.height + self._frame.after, self._frame.height / 2)
        return 0.0

    def _fitting(self, row: SetRow) -> Iterator[SetRow]:
        """The row; one that no page could hold is divided between its lines."""
        room = self._frame.height - self._head - sum(group.height for group in self._open) - 1
        if row.height <= room:
            yield row
            return
        cells = row.cells
        start = 0.0
        while any(cells):
            head = [[line for line in cell if line.middle - start + SIZE <= room] for cell in cells]
            cells = [cell[len(kept) :] for cell, kept in zip(cells, head, strict=True)]
            bottom = max(line.middle for cell in head for line in cell) + SIZE
            moved = [[PlacedLine(one.line, one.size, one.middle - start) for one in cell] for cell in head]
            yield SetRow(moved, bottom - start)
            start = bottom - ROW_PADDING
