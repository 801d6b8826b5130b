"""Lists of people as plain text: the same rows, in columns of letters of one width."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from forumdesk.documents.list_model import Cell, Column, Entry, Group, ListPaper

WIDTH = 100
GAP = "  "
_INSET = "  "


def lists_text(papers: Sequence[ListPaper]) -> bytes:
    """The lists behind each other as UTF-8 with line feeds. Any letter may stand in them: no font is asked."""
    separator = f"\n\n\n{'*' * 3:^{WIDTH}}".rstrip() + "\n\n\n"
    return (separator.join("\n".join(_lines(paper)) for paper in papers) + "\n").encode()


def _lines(paper: ListPaper) -> Iterator[str]:
    if paper.mark:
        yield f"{paper.mark:>{WIDTH}}"
    head = (paper.over, paper.title.upper(), *paper.under)
    for text in head:
        yield from (f"{line:^{WIDTH}}".rstrip() for line in textwrap.wrap(text, WIDTH))
    yield ""
    for text in paper.summary:
        yield from textwrap.wrap(text, WIDTH)
    widths = _widths(paper.columns)
    headings = [[(column.heading)] for column in paper.columns]
    yield from _row(headings, widths, paper.columns)
    yield "-" * WIDTH
    yield from _groups(paper.groups, widths, paper.columns, "")
    if paper.closing:
        yield ""
    for text in paper.closing:
        yield from textwrap.wrap(text, WIDTH)
    yield ""
    yield paper.foot


def _groups(
    groups: Sequence[Group], widths: Sequence[int], columns: Sequence[Column], inset: str
) -> Iterator[str]:
    for group in groups:
        if group.heading:
            note = f" ({group.note})" if group.note else ""
            if not inset:
                yield ""
            yield from textwrap.wrap(f"{group.heading}{note}", WIDTH, initial_indent=inset)
        for entry in group.entries:
            yield from _entry(entry, widths, columns)
        yield from _groups(group.groups, widths, columns, inset + _INSET if group.heading else inset)


def _entry(entry: Entry, widths: Sequence[int], columns: Sequence[Column]) -> Iterator[str]:
    yield from _row([_texts(cell) for cell in entry.cells], widths, columns)


def _texts(cell: Cell) -> list[str]:
    return [text for text, _ in cell]


def _row(cells: Sequence[Sequence[str]], widths: Sequence[int], columns: Sequence[Column]) -> Iterator[str]:
    """A row; what is wider than its column goes on below, and a word is never cut: it is to be found again."""
    wrapped = [
        [line for text in cell for line in textwrap.wrap(text, width, break_long_words=False)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for line in zip_longest(*wrapped, fillvalue=""):
        parts = (
            f"{text:>{width}}" if column.figures else f"{text:<{width}}"
            for text, width, column in zip(line, widths, columns, strict=True)
        )
        yield GAP.join(parts).rstrip()


def _widths(columns: Sequence[Column]) -> list[int]:
    """The widths in letters: figures as they need, the rest by their shares."""
    room = WIDTH - len(GAP) * (len(columns) - 1)
    shares = sum(column.share for column in columns)
    widths = [max(3, int(room * column.share / shares)) for column in columns]
    widths[-1] += room - sum(widths)
    return widths
