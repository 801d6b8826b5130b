"""What was changed in a text, by words: for redlines, for joining two edits, for keeping marks in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?!\w)"  # 12.03.2025, 1,5, 10:30
    r"|[\w\u0300-\u036f\u00ad\u200c\u200d]+(?:[-\u2010\u2011'\u2019][\w\u0300-\u036f\u00ad\u200c\u200d]+)*"
    r"|\S"
)
_SMALL = 200
"""Up to so many words SequenceMatcher compares exactly; above, it passes over the frequent ones and stays fast."""


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a redline; never empty."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The characters ``start:end`` of the text before gave way to ``new_start:new_end`` of the text after."""

    start: int
    end: int
    new_start: int
    new_end: int


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The way from ``before`` to ``after``, legible: what is deleted stands before what replaces it.

    SAME and DELETED joined give ``before``; SAME and INSERTED give ``after``. Where most words between the first
    and the last change were replaced, or little stays between two changes, they are shown as one.
    """
    found = changes(before, after)
    if _most_words_changed(before, after, found):
        found = (_as_one(found),)
    else:
        found = tuple(_without_islands(before, found))
    return tuple(_pieces(before, after, found))


def merged(base: str, ours: str, theirs: str) -> str | None:
    """Both edits of ``base`` in one text; None where they change the same words differently.

    Two insertions at one place differ as well: nobody can say which comes first.
    """
    edits = {
        (change.start, change.end, edited[change.new_start : change.new_end])
        for edited in (ours, theirs)
        for change in changes(base, edited)
    }
    text, place = [], 0
    last: tuple[int, int, str] | None = None
    for edit in sorted(edits):
        if last is not None and _collide(last, edit):
            return None
        text += [base[place : edit[0]], edit[2]]
        place, last = edit[1], edit
    return "".join([*text, base[place:]])


def changed_words(before: str, after: str) -> int:
    """How many words were replaced, deleted or inserted; the same both ways, spaces and signs aside."""
    first, second = sorted((before, after))
    return sum(
        max(_words(first[change.start : change.end]), _words(second[change.new_start : change.new_end]))
        for change in changes(first, second)
    )


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The words that changed, in order, none touching another; spaces equal on both sides are left out."""
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    kept = _kept([match.group() for match in old], [match.group() for match in new])
    found: list[Change] = []
    place = new_place = 0
    for first, second in kept:
        found += _change(before, after, (place, old[first].start()), (new_place, new[second].start()))
        place, new_place = old[first].end(), new[second].end()
    found += _change(before, after, (place, len(before)), (new_place, len(after)))
    return tuple(found)


def _kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places at which the same word stands, rising on both sides."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    pairs = [(place, place) for place in range(head)]
    middle = _matched(old[head : len(old) - tail], new[head : len(new) - tail])
    pairs += [(head + first, head + second) for first, second in middle]
    pairs += [(len(old) - back, len(new) - back) for back in range(tail, 0, -1)]
    return pairs


def _matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not old or not new:
        return
    exact = max(len(old), len(new)) < _SMALL
    blocks = SequenceMatcher(None, old, new, autojunk=not exact).get_matching_blocks()
    place = new_place = 0
    for block in blocks:
        if not exact and max(block.a - place, block.b - new_place) < _SMALL // 2:
            # Between two passages that stayed, the frequent words are few enough to be compared as well.
            between = _matched(old[place : block.a], new[new_place : block.b])
            yield from ((place + first, new_place + second) for first, second in between)
        yield from ((block.a + step, block.b + step) for step in range(block.size))
        place, new_place = block.a + block.size, block.b + block.size


def _change(before: str, after: str, span: tuple[int, int], new_span: tuple[int, int]) -> Iterator[Change]:
    start, end = span
    new_start, new_end = new_span
    if before[start:end] == after[new_start:new_end]:
        return
    spaces = _equal_spaces(before[start:end], after[new_start:new_end])
    start, new_start = start + spaces, new_start + spaces
    spaces = _equal_spaces(before[start:end][::-1], after[new_start:new_end][::-1])
    end, new_end = end - spaces, new_end - spaces
    yield Change(start=start, end=end, new_start=new_start, new_end=new_end)


def _equal_spaces(old: str, new: str) -> int:
    """How many spaces both begin with."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs))


def _most_words_changed(before: str, after: str, found: Sequence[Change]) -> bool:
    deleted = sum(_words(before[change.start : change.end]) for change in found)
    inserted = sum(_words(after[change.new_start : change.new_end]) for change in found)
    if len(found) < 2 or not deleted or not inserted:
        return False
    whole = _as_one(found)
    return (deleted + inserted) * 2 > _words(before[whole.start : whole.end]) + _words(
        after[whole.new_start : whole.new_end]
    )


def _without_islands(before: str, found: Sequence[Change]) -> Iterator[Change]:
    """Changes joined across signs alone and across fewer words than were replaced on either side."""
    pending: Change | None = None
    for change in found:
        if pending is not None and _is_island(before, pending, change):
            pending = _as_one((pending, change))
            continue
        if pending is not None:
            yield pending
        pending = change
    if pending is not None:
        yield pending


def _is_island(before: str, left: Change, right: Change) -> bool:
    if not all(change.start < change.end and change.new_start < change.new_end for change in (left, right)):
        return False  # what was only put in or only taken out is legible beside anything
    words = _words(before[left.end : right.start])
    return words < min(_words(before[change.start : change.end]) for change in (left, right))


def _pieces(before: str, after: str, found: Sequence[Change]) -> Iterator[Piece]:
    place = 0
    for change in found:
        for kind, text in (
            (PieceKind.SAME, before[place : change.start]),
            (PieceKind.DELETED, before[change.start : change.end]),
            (PieceKind.INSERTED, after[change.new_start : change.new_end]),
        ):
            if text:
                yield Piece(kind, text)
        place = change.end
    if place < len(before):
        yield Piece(PieceKind.SAME, before[place:])


def _as_one(found: Sequence[Change]) -> Change:
    first, last = found[0], found[-1]
    return Change(start=first.start, end=last.end, new_start=first.new_start, new_end=last.new_end)


def _collide(left: tuple[int, int, str], right: tuple[int, int, str]) -> bool:
    if right[0] < left[1]:
        return True
    touching = right[0] == left[1]
    return touching and (left[0] == left[1] or right[0] == right[1])


def _words(text: str) -> int:
    return sum(match.group()[0].isalnum() for match in _TOKEN.finditer(text))
