"""The best way to break a whole paragraph into lines, all its lines weighed together.

After D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines" (1981), with the badness of a line measured in
widths of a word space, because the space of a text font is narrow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

SHRINK = 0.12  # of a space: tighter than this, words seem to touch
# Spaces added to each space: where no way keeps every line within the first, the next is tried.
TOLERANCES = (3.0, 7.0, 20.0)
# The costs were weighed by eye on Kazakh, Russian and English pages, in one column and in three.
_EASY = 0.9  # spaces added that are not yet seen
_HYPHEN = 150.0
_STUB = 400.0
_TWO_DIVIDED = 30_000.0
_MORE_DIVIDED = 8_000_000.0  # for the third line in a row, as much again for each that follows
_LAST_WORD_DIVIDED = 3_000_000.0
_MERE_SYLLABLE = 20_000_000.0  # more, the less of the word is left for the last line
_SYLLABLE = 13.0  # spaces: narrower than some five letters
_SHORT_END = 60_000.0
_SHORT = 0.12  # of the measure

# A place inside a word: width and spaces of its head without the hyphen, and whether a side is a mere stub.
Cut = tuple[float, int, bool]
# A line ends after this word, or inside it at the cut of this index (-1 for the end of the word).
Break = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is to be broken: widths, spaces inside, and the gap before each word, all in points.

    ``cuts`` names the places where a word may be divided; ``hyphen`` is the width that this adds.
    """

    widths: Sequence[float]
    spaces: Sequence[int]
    gaps: Sequence[float]
    cuts: Callable[[int], Sequence[Cut]]
    space: float
    hyphen: float


class _Node:
    """A possible line end: where the next line starts, what it has cost, and whence it came."""

    __slots__ = ("cost", "divided", "place", "previous", "spaces", "start")

    def __init__(
        self, place: Break, start: float, spaces: int, cost: float, divided: int, previous: "_Node | None"
    ) -> None:
        self.place = place
        self.start = start
        self.spaces = spaces
        self.cost = cost
        self.divided = divided
        self.previous = previous


def best_breaks(words: Words, room: float, first_room: float) -> list[Break] | None:
    """The line ends of a justified paragraph, or None where no way keeps every line within some tolerance.

    ``room`` is the measure, ``first_room`` what is left of it on the first line.
    """
    for tolerance in TOLERANCES:
        found = _Search(words, room, first_room, tolerance).found()
        if found is not None:
            return found
    return None


class _Search:
    def __init__(self, words: Words, room: float, first_room: float, tolerance: float) -> None:
        self._words = words
        self._tolerance = tolerance
        self._room = room
        self._first_room = first_room
        self._first = _Node((-1, -1), 0.0, 0, 0.0, 0, None)
        self._active = [self._first]

    def found(self) -> list[Break] | None:
        words = self._words
        position, spaces = 0.0, 0
        last = len(words.widths) - 1
        for index, width in enumerate(words.widths):
            if index:
                position += words.gaps[index]
                spaces += 1
            if self._reachable(position + width, spaces + words.spaces[index], last=index == last):
                self._try_cuts(index, position, spaces, last=index == last)
                if index == last:
                    return self._traced(position + width, spaces + words.spaces[index])
                self._try_end(index, position + width, spaces + words.spaces[index])
                if not self._active:
                    return None
            position += width
            spaces += words.spaces[index]
        return None

    def _reachable(self, end: float, spaces: int, *, last: bool) -> bool:
        """Whether a line could end about here at all."""
        if last:
            return True
        slack = (1 + self._tolerance) * self._words.space
        for node in self._active:
            room = self._first_room if node is self._first else self._room
            if end - node.start + (spaces - node.spaces + 1) * slack >= room:
                return True
        return False

    def _try_cuts(self, index: int, position: float, spaces: int, *, last: bool) -> None:
        hyphen = self._words.hyphen
        made = []
        for number, (head, inner, stub) in enumerate(self._words.cuts(index)):
            extra = _STUB if stub else _HYPHEN
            node = self._best((index, number), position + head + hyphen, spaces + inner, extra, divided=True)
            if node is not None:
                node.start = position + head
                if last:
                    rest = (self._words.widths[index] - head) / (_SYLLABLE * self._words.space)
                    node.cost += _LAST_WORD_DIVIDED if rest >= 1 else _MERE_SYLLABLE * (2 - rest)
                made.append(node)
        self._active += made

    def _try_end(self, index: int, end: float, spaces: int) -> None:
        node = self._best((index, -1), end, spaces, 0.0, divided=False)
        room, shrink = self._room, SHRINK * self._words.space
        self._active = [
            active
            for active in self._active
            if end - active.start - (spaces - active.spaces) * shrink
            <= (self._first_room if active is self._first else room)
        ]
        if node is not None:
            node.start = end + self._words.gaps[index + 1]
            node.spaces = spaces + 1
            self._active.append(node)

    def _best(self, place: Break, end: float, spaces: int, extra: float, *, divided: bool) -> _Node | None:
        """The cheapest line that ends here, as a node; None when no line can."""
        best: _Node | None = None
        space = self._words.space
        lowest = 0.0
        tolerance = self._tolerance
        for node in self._active:
            gaps = spaces - node.spaces
            left = (self._first_room if node is self._first else self._room) - (end - node.start)
            if gaps > 0:
                stretch = left / (gaps * space)
            elif left < 0:  # nothing can shrink
                continue
            else:
                stretch = left / (0.5 * space)
            if stretch > tolerance or stretch < -SHRINK:
                continue
            ease = stretch / _EASY if stretch >= 0 else -stretch / SHRINK
            cost = node.cost + (10 + 100 * ease * ease * ease + extra) ** 2
            if divided and node.divided:
                cost += _TWO_DIVIDED if node.divided == 1 else _MORE_DIVIDED * (node.divided - 1)
            if best is None or cost < lowest:
                lowest = cost
                best = _Node(place, 0.0, spaces, cost, node.divided + 1 if divided else 0, node)
        return best

    def _traced(self, end: float, spaces: int) -> list[Break] | None:
        """The way back from the cheapest last line, which need not be full."""
        best: _Node | None = None
        lowest = 0.0
        for node in self._active:
            filled = end - node.start
            room = self._first_room if node is self._first else self._room
            if filled - (spaces - node.spaces) * SHRINK * self._words.space > room:
                continue
            cost = node.cost + (
                _SHORT_END if filled < _SHORT * self._room and node is not self._first else 0.0
            )
            if best is None or cost < lowest:
                best, lowest = node, cost
        if best is None:
            return None
        places: list[Break] = [(len(self._words.widths) - 1, -1)]
        node_now: _Node | None = best
        while node_now is not None and node_now is not self._first:
            places.append(node_now.place)
            node_now = node_now.previous
        return places[::-1]
