"""Paragraphs broken into lines: justified, hyphenated by the rules of their language, never read as markup.

Text is plain characters from beginning to end: what is bold is said by the :class:`Run`, so no text of a person
can turn into a tag, a link or a picture. The lines of a paragraph are weighed together (:mod:`linebreaking`);
where that finds no way, as in narrow columns, and in texts of enormous length they are filled one by one, with
two amendments that an editor asks for: spaces may shrink a little before a word is moved, and a word is divided
only where the line would gape without it or where not too many lines above it end in a hyphen already.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forumdesk.documents.fonts import SOFT_HYPHEN, Face, width
from forumdesk.documents.linebreaking import SHRINK, Break, Cut, Words, best_breaks
from forumdesk.documents.styles import Align, Style
from forumdesk.documents.words import (
    Run,
    Unit,
    divided,
    forced,
    letters_within,
    piece_unit,
    places_in,
    spaces_in,
    units_of,
)
from forumdesk.domain.texts import Language

WEIGHED = 1500  # words: longer paragraphs are filled line by line
GAPE = 0.6  # of a space: a line that stretches more looks for a word to divide
GAPE_BADLY = 1.4  # … this much, and two letters on a line will do, or a third divided line in a row
LADDER = 2
LONG = 1.6  # of the measure: a word that is longer would need more than one hyphen


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn.

    ``pieces`` are strings with their faces; ``indent`` and ``stretch`` (added to every space) are in points;
    ``divided`` says that it ends inside a word, mostly with a soft hyphen; ``sources`` which rows stand in it.
    """

    pieces: tuple[tuple[str, Face], ...]
    indent: float
    stretch: float
    divided: bool
    sources: tuple[str, ...]


def set_lines(runs: Sequence[Run], style: Style, measure: float, language: Language) -> tuple[Line, ...]:
    """Break ``runs`` (texts as :func:`fonts.printable` returns them) into lines of ``measure`` points."""
    lines: list[Line] = []
    indent = style.indent
    for stretch_of_text in _between_line_ends(runs):
        units = units_of(stretch_of_text, style.size, language)
        for part in _at_colon(units, style, measure) if style.align is Align.CENTRED else (units,):
            limit = _balanced(part, style, measure) if style.align is Align.CENTRED else measure
            breaker = _Breaker(style, limit, measure, language, indent)
            breaks = _weighed(part, style, measure, language, indent)
            lines.extend(breaker.broken(part) if breaks is None else breaker.broken_at(part, breaks))
            indent = 0.0
    return tuple(lines)


def text_of(lines: Sequence[Line]) -> str:
    """What lines say, words divided at their ends whole again."""
    said = []
    for line in lines:
        text = "".join(words for words, _ in line.pieces)
        said.append(text.removesuffix(SOFT_HYPHEN) if line.divided else f"{text} ")
    return "".join(said).rstrip(" ")


def _between_line_ends(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs between two line ends that the author wrote; empty lines are not printed."""
    current: list[Run] = []
    for run in runs:
        if "\n" not in run.text:
            current.append(run)
            continue
        first, *others = run.text.split("\n")
        current.append(Run(text=first, face=run.face, source=run.source))
        for text in others:
            if any(part.text.strip() for part in current):
                yield current
            current = [Run(text=text, face=run.face, source=run.source)]
    if any(part.text.strip() for part in current):
        yield current


def _at_colon(units: list[Unit], style: Style, measure: float) -> tuple[list[Unit], ...]:
    """A heading of two lines is parted at its colon where both parts fit: there its sense is parted too."""
    space = width(" ", Face.BOLD, style.size)

    def taken(part: Sequence[Unit]) -> float:
        return sum(unit.width + space for unit in part) - space

    if taken(units) > measure:
        for index, unit in enumerate(units[:-1], 1):
            if (
                unit.pieces[-1][0].endswith(":")
                and max(taken(units[:index]), taken(units[index:])) <= measure
            ):
                return units[:index], units[index:]
    return (units,)


def _balanced(units: Sequence[Unit], style: Style, measure: float) -> float:
    """The narrowest measure that takes no more lines, so that the lines of a heading are alike in length."""
    space = width(" ", Face.BOLD, style.size)
    total = sum(unit.width + space for unit in units)
    if total <= measure or len(units) > 200:
        return measure

    def lines(limit: float) -> int:
        count, filled = 1, 0.0
        for unit in units:
            if filled and filled + space + unit.width > limit:
                count, filled = count + 1, unit.width
            else:
                filled += unit.width + (space if filled else 0.0)
        return count

    needed = lines(measure)
    low, high = max(total / needed, max(unit.width for unit in units)), measure
    while high - low > 1.0:
        middle = (low + high) / 2
        low, high = (low, middle) if lines(middle) <= needed else (middle, high)
    return min(measure, high)


def _weighed(
    units: Sequence[Unit], style: Style, measure: float, language: Language, indent: float
) -> list[Break] | None:
    """The best line ends of the whole paragraph, or None where lines are to be filled one by one."""
    room = measure - style.left
    if style.align is not Align.JUSTIFIED or len(units) > WEIGHED:
        return None
    widths = [unit.width for unit in units]
    faces = [unit.pieces[0][1] for unit in units]
    of_face = {face: width(" ", face, style.size) for face in set(faces)}
    gaps = [of_face[face] for face in faces]
    if sum(widths) + sum(gaps[1:]) <= room - indent or max(widths) > LONG * room:
        return None

    def cuts(index: int) -> list[Cut]:
        unit = units[index]
        if len(unit.pieces) != 1 or not style.hyphenated:
            return []
        text, face = unit.pieces[0]
        return [
            (width(text[:cut], face, style.size), spaces_in(text[:cut]), stub)
            for cut, stub in places_in(text, language.value)
        ]

    words = Words(
        widths=widths,
        spaces=[unit.spaces for unit in units],
        gaps=gaps,
        cuts=cuts,
        space=width(" ", Face.REGULAR, style.size),
        hyphen=width(SOFT_HYPHEN, Face.REGULAR, style.size),
    )
    return best_breaks(words, room, room - indent)


class _Breaker:
    """Fills lines with units, one paragraph at a time."""

    def __init__(self, style: Style, limit: float, measure: float, language: Language, indent: float) -> None:
        self._style = style
        self._limit = limit - style.left
        self._measure = measure - style.left
        self._language = language
        self._indent = indent
        self._lines: list[Line] = []
        self._gaps: dict[Face, float] = {}
        self._divided_above = 0
        self._at_end = False
        self._start()

    def broken(self, units: Sequence[Unit]) -> list[Line]:
        """All lines of the paragraph."""
        last = len(units) - 1
        for number, unit in enumerate(units):
            self._at_end = number == last
            self._add(unit)
        self._close(last=True)
        return self._lines

    def broken_at(self, units: Sequence[Unit], breaks: Sequence[Break]) -> list[Line]:
        """The lines of the paragraph that end at ``breaks``."""
        size = self._style.size
        index, rest = 0, units[0]
        for number, (end, cut) in enumerate(breaks):
            while index < end:
                self._put(rest, self._gap(rest))
                index, rest = index + 1, units[index + 1]
            if cut >= 0:
                text, face = units[index].pieces[0]
                place = places_in(text, self._language.value)[cut][0]
                begun = len(text) - len(rest.pieces[0][0])
                head = piece_unit(text[begun:place] + SOFT_HYPHEN, face, size, rest.source)
                self._put(head, self._gap(head))
                rest = piece_unit(text[place:], face, size, rest.source)
            else:
                self._put(rest, self._gap(rest))
                index += 1
                rest = units[index] if index < len(units) else rest
            self._close(last=number == len(breaks) - 1, divided=cut >= 0)
        return self._lines

    def _gap(self, unit: Unit) -> float:
        if not self._line:
            return 0.0
        face = unit.pieces[0][1]
        if face not in self._gaps:
            self._gaps[face] = width(" ", face, self._style.size)
        return self._gaps[face]

    def _start(self) -> None:
        self._line: list[Unit] = []
        self._filled = 0.0
        self._spaces = 0

    def _room(self) -> float:
        return self._limit - (0.0 if self._lines else self._indent)

    def _add(self, unit: Unit) -> None:
        rest: Unit | None = self._without_giant(unit)
        while rest is not None:
            space = self._gap(rest)
            spaces = self._spaces + rest.spaces + (1 if self._line else 0)
            over = self._filled + space + rest.width - self._room()
            if over <= 1e-6 or (
                self._style.align is Align.JUSTIFIED and self._line and over <= spaces * SHRINK * space
            ):
                self._put(rest, space)
                return
            rest = self._overflow(rest, space)

    def _without_giant(self, unit: Unit) -> Unit:
        """Set what nobody calls a word (an encoded file, say) line by line; returns its last piece."""
        if unit.width < math.inf:
            return unit
        self._close()
        size = self._style.size
        for number, (text, face) in enumerate(unit.pieces):
            start = 0
            last = number == len(unit.pieces) - 1
            while True:
                count = max(1, letters_within(text, face, size, self._room(), start))
                if start + count >= len(text) and last:
                    return piece_unit(text[start:], face, size, unit.source)
                self._put(piece_unit(text[start : start + count], face, size, unit.source), 0.0)
                self._close(divided=True)
                start += count
                if start >= len(text):
                    break
        return unit

    def _put(self, unit: Unit, space: float) -> None:
        self._spaces += unit.spaces + (1 if self._line else 0)
        self._filled += space + unit.width
        self._line.append(unit)

    def _overflow(self, unit: Unit, space: float) -> Unit | None:
        """Close the line, with the head of ``unit`` on it where that helps; returns what is left."""
        left = self._room() - self._filled
        gape = left / (self._spaces or 0.5) / width(" ", Face.REGULAR, self._style.size)
        badly = gape > GAPE_BADLY
        # The last word of a paragraph is not divided: its end would be a line of its own.
        wanted = badly or (gape > GAPE and self._divided_above < LADDER and not self._at_end)
        if self._style.hyphenated and wanted:
            parts = divided(unit, left - space, self._style.size, self._language, stubs=badly)
            if parts is not None:
                self._put(parts[0], space)
                self._close(divided=True)
                return parts[1]
        if not self._line:
            head, tail, parted = forced(unit, self._room(), self._style.size)
            self._put(head, 0.0)
            self._close(divided=parted)
            return tail
        self._close()
        return unit

    def _close(self, *, last: bool = False, divided: bool = False) -> None:
        if not self._line:
            return
        style = self._style
        indent = style.left + (0.0 if self._lines else self._indent)
        left = self._room() - self._filled
        stretch = 0.0
        if style.align is Align.JUSTIFIED and self._spaces and (not last or left < 0):
            stretch = left / self._spaces
        if style.align is Align.CENTRED:
            indent += (self._measure - self._filled) / 2
        elif style.align is Align.RIGHT:
            indent += left
        sources = tuple(dict.fromkeys(unit.source for unit in self._line))
        self._lines.append(Line(_pieces(self._line), indent, stretch, divided, sources))
        self._divided_above = self._divided_above + 1 if divided else 0
        self._start()


def _pieces(units: Sequence[Unit]) -> tuple[tuple[str, Face], ...]:
    """The texts of a line, neighbours of one face joined; the space belongs to the word after it."""
    joined: list[tuple[str, Face]] = []
    for unit in units:
        before = " " if joined else ""
        for text, face in unit.pieces:
            if joined and joined[-1][1] is face:
                joined[-1] = (joined[-1][0] + before + text, face)
            else:
                joined.append((before + text, face))
            before = ""
    return tuple(joined)
