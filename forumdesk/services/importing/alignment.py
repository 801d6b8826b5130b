"""Which paragraphs of two languages say the same: by part, number, figures, names and length.

After W. A. Gale and K. W. Church, A Program for Aligning Sentences in Bilingual Corpora (1993): the best path through
both texts, where a paragraph has one counterpart or none.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.language.transliteration import levelled
from forumdesk.services.proposals import ProposedRow

Pair = tuple[int | None, int | None]
"""A row of the register and one of the new text; None where the other has no counterpart."""

_PROSE = frozenset({Part.PREAMBLE, Part.BODY, Part.POINT, Part.CLOSING, Part.HEADING, Part.UNPLACED})
_GAP = -1.0  # a paragraph without counterpart
_SAME_PLACE, _OTHER_LEVEL, _OTHER_PART = 2.0, 0.5, -2.5
_SAME_WORDS = 20.0  # the text is in the register already
_VARIANCE = 6.8  # of the length of a translation for each character, as measured by Gale and Church
_FULL = 100_000  # pairs that are all compared; longer texts near the diagonal alone
_NARROWEST = 60
_WIDEST = 250
_FIGURE = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[^.!?:\s] )[^\W\d_a-zа-яёәғқңөұүһі]\w+|\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,}\b")
_NAME_LETTERS = 5  # of a name; endings differ from language to language


@dataclass(frozen=True, slots=True, kw_only=True)
class _Features:
    part: Part
    level: int
    number: str
    length: float
    figures: frozenset[str]
    names: frozenset[str]
    words: str


def aligned(old: ResolutionText, rows: Sequence[ProposedRow], language: Language) -> list[Pair]:
    """Pairs in the order of both texts; every row of each stands in exactly one."""
    here = list(_features_of_register(old, language))
    there = [_features(row.part, row.level, row.number, row.text, row.text) for row in rows]
    ratio = (sum(one.length for one in there) + 1) / (sum(one.length for one in here) + 1)
    scaled = [replace(one, length=one.length * ratio) for one in here]
    return _path(scaled, there)


def _features_of_register(old: ResolutionText, language: Language) -> Iterator[_Features]:
    for numbered in old.numbered():
        row = numbered.row
        others = [text for other, text in row.text.items() if other != language]
        text = max(others, key=len, default=row.text.get(language))
        yield _features(row.part, row.level, numbered.number, text, row.text.get(language))


def _features(part: Part, level: int, number: str, text: str, words: str) -> _Features:
    return _Features(
        part=part,
        level=level,
        number=number.strip("(). "),
        length=len(text),
        figures=frozenset(_FIGURE.findall(text)),
        names=frozenset(levelled(name)[:_NAME_LETTERS] for name in _NAME.findall(text)) - {""},
        words=words,
    )


def _likeness(here: _Features, there: _Features) -> float:
    """How much two paragraphs look like translations of each other; -inf for those that cannot be."""
    if here.part is there.part:
        score = _SAME_PLACE if here.level == there.level else _OTHER_LEVEL
    elif here.part in _PROSE and there.part in _PROSE:
        score = _OTHER_PART
    else:
        return -math.inf
    if here.words and here.words == there.words:
        return score + _SAME_WORDS
    if here.number and there.number:
        score += 1.0 if here.number == there.number else -0.5
    if here.figures or there.figures:
        common = len(here.figures & there.figures)
        score += min(1.5 * common, 4.0) if common else -1.0
    score += min(0.8 * len(here.names & there.names), 2.4)
    return score - 0.4 * _length_cost(here.length, there.length)


def _length_cost(here: float, there: float) -> float:
    """Minus the logarithm of how likely two translations differ so much in length, at most 6."""
    delta = abs(there - here) / math.sqrt((max(here, there) + 1) * _VARIANCE)
    return min(-math.log(max(math.erfc(delta / math.sqrt(2)), 1e-9)), 6.0)


def _path(here: Sequence[_Features], there: Sequence[_Features]) -> list[Pair]:
    """The path of the highest sum, found row by row and walked back."""
    bands = [_band(at, len(here), len(there)) for at in range(len(here) + 1)]
    sums: list[list[float]] = []
    for at, (low, high) in enumerate(bands):
        line: list[float] = []
        for to in range(low, high):
            best = 0.0 if at == to == 0 else -math.inf
            if to > low:
                best = line[-1] + _GAP
            if at:
                before, start, end = sums[at - 1], *bands[at - 1]
                if start <= to < end:
                    best = max(best, before[to - start] + _GAP)
                if start < to <= end:
                    best = max(best, before[to - 1 - start] + _likeness(here[at - 1], there[to - 1]))
            line.append(best)
        sums.append(line)
    return _walked_back(here, there, bands, sums)


def _walked_back(
    here: Sequence[_Features],
    there: Sequence[_Features],
    bands: Sequence[tuple[int, int]],
    sums: Sequence[Sequence[float]],
) -> list[Pair]:
    def total(at: int, to: int) -> float:
        if at < 0 or to < 0:
            return -math.inf
        low, high = bands[at]
        return sums[at][to - low] if low <= to < high else -math.inf

    pairs: list[Pair] = []
    at, to = len(here), len(there)
    while at or to:
        both = total(at - 1, to - 1) + (_likeness(here[at - 1], there[to - 1]) if at and to else -math.inf)
        only_here, only_there = total(at - 1, to) + _GAP, total(at, to - 1) + _GAP
        if at and to and both >= max(only_here, only_there):
            at, to = at - 1, to - 1
            pairs.append((at, to))
        elif at and (not to or only_here > only_there):
            at -= 1
            pairs.append((at, None))
        else:
            to -= 1
            pairs.append((None, to))
    return pairs[::-1]


def _band(at: int, here: int, there: int) -> tuple[int, int]:
    """The rows of the new text that row ``at`` of the register is compared with: all, or those near the diagonal."""
    if here * there <= _FULL:
        return 0, there + 1
    half = min(max(_NARROWEST, abs(here - there) + _NARROWEST // 2), _WIDEST)
    middle = at * there // here
    half = max(half, there // here + 1)
    return max(0, middle - half), min(there, middle + half) + 1
