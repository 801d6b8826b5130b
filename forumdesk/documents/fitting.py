"""Words in a box: as large as they may be, smaller where they must, on more lines after that, never cut off."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.documents.fonts import Face, by_family, width
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.typesetting import Line, set_lines
from forumdesk.documents.words import Run, units_of
from forumdesk.domain.texts import Language

LEADING = 1.16  # of the size
_MEASURED = 100.0  # points; widths grow with the size
_MANY_WORDS = 24  # more are no name: they are filled line by line
_STEP = 0.93
_JOINED = "\n"  # behind a part of a word that goes on without a space; no printable text has it


class Stand(StrEnum):
    """Where the lines stand in the height of the box."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Room for a text, in points from the upper left corner of a badge; ``size`` is wanted, ``smallest`` allowed.

    Up to ``lines`` lines are used to stay large; more of them only at the smallest size.
    """

    left: float
    top: float
    width: float
    height: float
    size: float
    smallest: float
    lines: int
    align: Align
    stand: Stand
    face: Face


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit; ``middles`` are those of their heights, in points below the upper edge of the box."""

    lines: tuple[Line, ...]
    size: float
    middles: tuple[float, ...]


@by_family(8192)
def fitted(text: str, box: Box, language: Language) -> Fitted:
    """``text`` as large as ``box`` allows.

    First the size gives way, down to the smallest. Then more lines are taken than the box is meant for, as many
    as its height holds. Then double names are parted at their hyphen, at last words are divided. A text for which
    even that is not enough is set still smaller.
    """
    words = [unit.pieces[0][0] for unit in units_of([Run(text=text, face=box.face)], _MEASURED, language)]
    if not words:
        return Fitted((), box.size, ())
    if len(words) <= _MANY_WORDS:
        most = max(box.lines, int(box.height / (box.smallest * LEADING)))
        found = (
            _largest(words, box, range(1, box.lines + 1))
            or _largest(words, box, range(box.lines + 1, most + 1), first=True)
            or _largest(_parted(words), box, range(1, most + 1))
        )
        if found is not None:
            lines, size = found
            return _placed(lines, size, box)
    return _divided(text, box, language)


def _parted(words: Sequence[str]) -> list[str]:
    """Double names as two words, the first of which ends with their hyphen."""
    parts: list[str] = []
    for word in words:
        *heads, tail = word.split("-")
        parts += [f"{head}-{_JOINED}" for head in heads] + [tail]
    return parts


def _largest(
    words: Sequence[str], box: Box, counts: range, *, first: bool = False
) -> tuple[list[str], float] | None:
    """The words in so many lines as make them largest, at the smallest size or above; fewer lines if alike."""
    best: tuple[list[str], float] | None = None
    widths = [width(word.removesuffix(_JOINED), box.face, _MEASURED) for word in words]
    space = width(" ", box.face, _MEASURED)
    for count in counts:
        if count > len(words):
            break
        ends, longest = _balanced(widths, space, count)
        size = min(box.size, box.width / longest * _MEASURED, box.height / (count * LEADING))
        if size < box.smallest or (best is not None and size <= best[1]):
            continue
        starts = [0, *ends[:-1]]
        lines = (" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))
        best = [line.replace(f"{_JOINED} ", "").removesuffix(_JOINED) for line in lines], size
        if first:
            break
    return best


def _balanced(widths: Sequence[float], space: float, count: int) -> tuple[list[int], float]:
    """Where the lines end so that the longest of ``count`` is shortest, and how long it is."""
    sums = [0.0]
    for one in widths:
        sums.append(sums[-1] + one)

    def line(start: int, end: int) -> float:
        return sums[end] - sums[start] + (end - start - 1) * space

    best = [(line(0, end), [end]) if end else (0.0, []) for end in range(len(widths) + 1)]
    for number in range(1, count):
        best = [
            min((max(best[cut][0], line(cut, end)), [*best[cut][1], end]) for cut in range(number, end))
            if end > number
            else (float("inf"), [])
            for end in range(len(widths) + 1)
        ]
    longest, ends = best[-1]
    return ends, longest


def _placed(texts: Sequence[str], size: float, box: Box) -> Fitted:
    lines = []
    for text in texts:
        spare = box.width - width(text, box.face, _MEASURED) * size / _MEASURED
        indent = spare / 2 if box.align is Align.CENTRED else 0.0
        lines.append(Line(((text, box.face),), indent, 0.0, False, ()))
    return _stood(tuple(lines), size, box)


def _divided(text: str, box: Box, language: Language) -> Fitted:
    size = box.smallest
    while True:
        style = Style(size=size, leading=size * LEADING, align=box.align)
        lines = set_lines([Run(text=text, face=box.face)], style, box.width, language)
        if len(lines) * size * LEADING <= box.height + 0.01 or size < 1.0:
            return _stood(lines, size, box)
        size *= _STEP


def _stood(lines: tuple[Line, ...], size: float, box: Box) -> Fitted:
    leading = size * LEADING
    spare = box.height - len(lines) * leading
    above = {Stand.TOP: 0.0, Stand.MIDDLE: spare / 2, Stand.BOTTOM: spare}[box.stand]
    return Fitted(lines, size, tuple(above + (number + 0.5) * leading for number in range(len(lines))))
