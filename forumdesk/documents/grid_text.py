"""Papers about a meeting as plain text: the same rows, in columns of letters of one width."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from forumdesk.documents.grid_model import Cell, Grid, GridPaper, GridRow, Para, Spread, Tone
from forumdesk.documents.stretches import changed_stretches, in_plain_text

WIDTH = 100
GAP = "  "
_NUMBER = re.compile(r"((?:№|No\.)[ \u00a0]\S+)")
_POINTS = 5.2  # of paper for a letter
_LEAST = 7


def grids_text(papers: Sequence[GridPaper]) -> bytes:
    """Papers of one language each behind each other as UTF-8 with line feeds; no font is asked."""
    separator = f"\n\n\n{'*' * 3:^{WIDTH}}".rstrip() + "\n\n\n"
    return (separator.join("\n".join(_lines(paper)) for paper in papers) + "\n").encode()


def _lines(paper: GridPaper) -> Iterator[str]:
    if paper.mark:
        yield f"{paper.mark:>{WIDTH}}"
    last: Grid | None = None
    for grid, part in paper.parts():
        if grid is not None and grid is not last and grid.has_headings:
            if grid.lead is None:
                yield ""
            yield from _row([column.heading for column in grid.columns], grid)
            yield "-" * WIDTH
        if isinstance(part, Spread):
            if part.turns:
                yield ""
                yield ""
            if part.before and (grid is not None or part.tag != "P"):
                yield ""
            yield from _spread(part)
        elif grid is not None:
            yield from _grid_row(part, grid, paper.size)
        last = grid
    if paper.foot:
        yield ""
        yield paper.foot


def _spread(spread: Spread) -> Iterator[str]:
    for para in spread.cells[0]:
        words = _capitals(para.text) if para.tone is Tone.TITLE else _words(para)
        centred = para.tone in (Tone.OVER, Tone.TITLE, Tone.EVENT, Tone.FACTS)
        for line in textwrap.wrap(words, WIDTH):
            if para.tone is Tone.ASIDE:
                yield f"{line:>{WIDTH}}"
            else:
                yield f"{line:^{WIDTH}}".rstrip() if centred else line


def _capitals(text: str) -> str:
    """A title in capitals; a number keeps its letters («№ 12-п», "No. 3")."""
    return "".join(part if _NUMBER.fullmatch(part) else part.upper() for part in _NUMBER.split(text))


def _grid_row(row: GridRow, grid: Grid, size: float) -> Iterator[str]:
    if row.before > 0.4 * size:
        yield ""
    cells = list(row.cells)
    if row.ticked:
        cells[0] = ()
    yield from _row(cells, grid, mark="[ ]" if row.ticked else "")
    for number, block in enumerate(row.parallels):
        if number:
            yield ""
        yield from _row((*((),) * (len(cells) - 1), block), grid)


def _row(cells: Sequence[Cell], grid: Grid, mark: str = "") -> Iterator[str]:
    """A row; what is wider than its column goes on below, and a word is never cut."""
    widths = _widths(grid)
    wrapped = [
        [line for para in cell for line in textwrap.wrap(_words(para), width, break_long_words=False)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    if mark:
        wrapped[0] = [mark]
    for number, column in enumerate(grid.columns):
        if column.blank and any(cells):
            wrapped[number] = ["_" * widths[number]]
    for line in zip_longest(*wrapped, fillvalue=""):
        parts = (
            f"{words:>{width}}" if column.figures else f"{words:<{width}}"
            for words, width, column in zip(line, widths, grid.columns, strict=True)
        )
        yield GAP.join(parts).rstrip()


def _words(para: Para) -> str:
    words = in_plain_text(changed_stretches(para.pieces)) if para.pieces else para.text
    return f"{para.lead} {words}".rstrip() if para.lead else words


def _widths(grid: Grid) -> list[int]:
    """The widths in letters: figures as they need, the rest by their shares."""
    fixed = [
        round(max(column.width / _POINTS, 3 if column.width < 30 else _LEAST)) for column in grid.columns
    ]
    taken = sum(width for width, column in zip(fixed, grid.columns, strict=True) if column.width)
    room = WIDTH - len(GAP) * (len(fixed) - 1) - taken
    shares = sum(column.share for column in grid.columns if not column.width)
    return [
        width if column.width else int(room * column.share / shares)
        for width, column in zip(fixed, grid.columns, strict=True)
    ]
