"""The lists of an editable paper: which number the word processor would count, so that it counts the sheet's."""

import re
from dataclasses import dataclass, field

from forumdesk.documents.word.look import LEVELS
from forumdesk.domain.resolutions import Numbering, Part

_DECIMAL = re.compile(r"(?:[1-9]\d*\.)+")
_MOST = 200  # points at one level that a letter or a Roman numeral is looked for among


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A paragraph's place in the lists of its language: which list, from 0, and which level, from 0."""

    list: int
    level: int


@dataclass(slots=True)
class _Open:
    """A list being counted; ``floor`` is the level at which it began: above it nothing was counted."""

    counts: list[int]
    floor: int


@dataclass(slots=True)
class ListCounting:
    """Walks the rows of one language as a word processor does.

    A list goes on while it counts what the sheet says; otherwise another begins with the numbers that are needed.
    ``starts`` are the first numbers of every list found, one a level.
    """

    numbering: Numbering
    starts: list[tuple[int, ...]] = field(default_factory=list)
    _open: _Open | None = None
    _item: Part | None = None

    def place(self, part: Part, level: int, number: str) -> ListPlace | None:
        """Where the row stands; None without a number, or with one that no list counts: it is written out."""
        if part is Part.ANNEX:
            self._open = self._item = None
        if part in {Part.ISSUE, Part.RECOMMENDATION}:
            if self._item is not None and part is not self._item:
                self._open = None
            self._item = part
        if not number:
            return None
        expected = 0 if part is not Part.POINT else level if self._item else level - 1
        levels = sorted(range(LEVELS), key=lambda one: (abs(one - expected), one))
        for one in levels:
            if self._goes_on(one, number):
                return ListPlace(len(self.starts) - 1, one)
        for one in levels:
            if self._begins(one, number):
                return ListPlace(len(self.starts) - 1, one)
        return None

    def _goes_on(self, level: int, number: str) -> bool:
        if self._open is None or level < self._open.floor or 0 in self._open.counts[self._open.floor : level]:
            return False
        counts = [*self._open.counts[: level + 1], *[0] * (LEVELS - level - 1)]
        counts[level] += 1
        if label(self.numbering, counts[: level + 1]) != number:
            return False
        self._open.counts = counts
        return True

    def _begins(self, level: int, number: str) -> bool:
        counts = self._counts_of(level, number)
        if counts is None:
            return False
        self.starts.append((*counts, *[1] * (LEVELS - level - 1)))
        self._open = _Open(counts=[*counts, *[0] * (LEVELS - level - 1)], floor=level)
        return True

    def _counts_of(self, level: int, number: str) -> tuple[int, ...] | None:
        if self.numbering is Numbering.DECIMAL or level == 0:
            counts = tuple(map(int, number.split(".")[:-1])) if _DECIMAL.fullmatch(number) else ()
            return counts if len(counts) == level + 1 else None
        above = (1,) * level
        found = (one for one in range(1, _MOST) if label(self.numbering, (*above, one)) == number)
        value = next(found, None)
        return (*above, value) if value is not None else None


def label(numbering: Numbering, counts: tuple[int, ...] | list[int]) -> str:
    """What a word processor shows before the paragraph with these counts, one a level down to its own."""
    if numbering is Numbering.DECIMAL or len(counts) == 1:
        return "".join(f"{count}." for count in counts)
    level, count = len(counts) - 1, counts[-1]
    sign = _letters(count) if level % 2 else _roman(count)
    return f"({sign})" if level <= 2 else f"{sign}."


def _letters(count: int) -> str:
    """After z come aa, bb, cc: so word processors count."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")[count // 10 % 10]
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
    return "c" * (count // 100) + tens + ones
