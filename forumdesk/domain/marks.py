"""Light emphasis and fields, kept as spans over a plain text."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from forumdesk.domain.redline import Change, changes


class MarkKind(StrEnum):
    """What a mark says of its characters."""

    BOLD = "bold"
    ITALIC = "italic"
    FIELD = "field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The characters ``start`` to ``end`` (excluded) are emphasised, or say the fact ``field`` of the register."""

    start: int
    end: int
    kind: MarkKind
    field: str = ""


Marks = tuple[Mark, ...]
"""Sorted by start, end and kind; none empty; emphasis of one kind never touches, fields never overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters that all carry the same marks."""

    text: str
    bold: bool = False
    italic: bool = False
    field: str = ""


def tidy(marks: Iterable[Mark], length: int) -> Marks:
    """The marks of a text of ``length`` characters in their one form; of fields that overlap the first stays."""
    kept: list[Mark] = []
    last: dict[MarkKind, int] = {}
    for mark in sorted((_clipped(mark, 0, length) for mark in marks), key=_order):
        if mark.start >= mark.end:
            continue
        place = last.get(mark.kind)
        if place is None or _apart(kept[place], mark):
            last[mark.kind] = len(kept)
            kept.append(mark)
        elif mark.kind is not MarkKind.FIELD:
            kept[place] = replace(kept[place], end=max(kept[place].end, mark.end))
    return tuple(sorted(kept, key=_order))


def moved(marks: Marks, before: str, after: str) -> Marks:
    """Where the marks stand after the text was edited.

    A word put in the place of an emphasised one is emphasised; one put beside it is not. A field whose words were
    changed by hand, also by a letter or digit set against it, becomes plain text.
    """
    if before == after or not marks:
        return marks
    found = changes(before, after)
    placed = [
        replace(
            mark,
            start=_new_start(mark.start, found, before, after),
            end=_new_end(mark.end, found, before, after),
        )
        for mark in marks
    ]
    kept = (
        new
        for old, new in zip(marks, placed, strict=True)
        if old.kind is not MarkKind.FIELD or _untouched(old, new, before, after)
    )
    return tidy(kept, len(after))


def sliced(marks: Marks, start: int, stop: int) -> Marks:
    """The marks of ``text[start:stop]``; a field that is cut becomes plain text. Negative places count as 0."""
    start = max(start, 0)
    cut = (
        _clipped(mark, start, stop)
        for mark in marks
        if mark.kind is not MarkKind.FIELD or (start <= mark.start and mark.end <= stop)
    )
    return tidy(
        (replace(mark, start=mark.start - start, end=mark.end - start) for mark in cut), max(stop - start, 0)
    )


def joined(pieces: Sequence[tuple[str, Marks]], between: str = " ") -> tuple[str, Marks]:
    """The texts in one with ``between`` between them, and their marks; empty texts are passed over."""
    text = ""
    found: list[Mark] = []
    for piece, marks in pieces:
        if not piece:
            continue
        text += between if text else ""
        found += (replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in marks)
        text += piece
    return text, tidy(found, len(text))


def toggled(marks: Marks, start: int, stop: int, kind: MarkKind, length: int) -> Marks:
    """``start:stop`` emphasised, or plain where all of it was emphasised already. Fields raise ValueError."""
    if kind is MarkKind.FIELD:
        raise ValueError("fields are put in, not switched on")
    start, stop = max(start, 0), min(stop, length)
    if start >= stop:
        return marks
    if not any(mark.kind is kind and mark.start <= start and stop <= mark.end for mark in marks):
        return tidy((*marks, Mark(start=start, end=stop, kind=kind)), length)
    others = [mark for mark in marks if mark.kind is not kind]
    for mark in marks:
        if mark.kind is kind:
            others += (replace(mark, end=min(mark.end, start)), replace(mark, start=max(mark.start, stop)))
    return tidy(others, length)


def stretches(text: str, marks: Marks) -> tuple[Stretch, ...]:
    """The text cut wherever a mark begins or ends; joined again it is the text."""
    ends = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return tuple(_stretch(text, marks, start, end) for start, end in pairwise(ends) if end <= len(text))


def with_fields(text: str, marks: Marks, values: Mapping[str, str]) -> tuple[str, Marks]:
    """The text with each field saying its value of today; fields without a value keep their words."""

    def value(mark: Mark) -> str:
        return values.get(mark.field) or text[mark.start : mark.end]

    found = _field_changes(marks, value)
    new = "".join(_replaced(text, marks, value))
    placed = (
        replace(mark, start=_place(mark.start, found, last=False), end=_place(mark.end, found, last=True))
        for mark in marks
    )
    return new, tidy(placed, len(new))


def field_form(text: str, marks: Marks) -> str:
    """The text with each field as ``{name}``: what is hashed, so that a changed figure makes no translation stale."""
    return "".join(_replaced(text, marks, lambda mark: f"{{{mark.field}}}"))


def to_plain(marks: Marks) -> list[list[object]]:
    """The marks as JSON has them: ``[start, end, "bold"]`` or ``[start, end, "field", name]``."""
    return [
        [mark.start, mark.end, mark.kind.value, *([mark.field] if mark.kind is MarkKind.FIELD else [])]
        for mark in marks
    ]


def from_plain(plain: object) -> Marks:
    """The reverse of :func:`to_plain`, made tidy; anything else raises ValueError."""
    if not isinstance(plain, list | tuple):
        raise ValueError("marks are a list")
    marks = [_from_plain(item) for item in plain]
    return tidy(marks, max((mark.end for mark in marks), default=0))


def _from_plain(item: object) -> Mark:
    if not isinstance(item, list | tuple) or len(item) not in (3, 4):
        raise ValueError("a mark is a list of three or four")
    start, end, kind, *name = item
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError("a mark begins before it ends, at a number of characters")
    mark = Mark(start=start, end=end, kind=MarkKind(kind), field=name[0] if name else "")
    if not isinstance(mark.field, str) or bool(mark.field) != (mark.kind is MarkKind.FIELD):
        raise ValueError("a field, and nothing else, has a name")
    return mark


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return mark.start, mark.end, mark.kind, mark.field


def _clipped(mark: Mark, start: int, end: int) -> Mark:
    return replace(mark, start=max(mark.start, start), end=min(mark.end, end))


def _apart(left: Mark, right: Mark) -> bool:
    return right.start > left.end or (left.kind is MarkKind.FIELD and right.start == left.end)


def _stretch(text: str, marks: Marks, start: int, end: int) -> Stretch:
    here = [mark for mark in marks if mark.start <= start and end <= mark.end]
    kinds = {mark.kind for mark in here}
    return Stretch(
        text=text[start:end],
        bold=MarkKind.BOLD in kinds,
        italic=MarkKind.ITALIC in kinds,
        field=next((mark.field for mark in here if mark.kind is MarkKind.FIELD), ""),
    )


def _new_start(place: int, found: Sequence[Change], before: str, after: str) -> int:
    shift = 0
    for change in found:
        if place < change.start:
            break
        if place == change.start < change.end:
            return change.new_start
        if place < change.end:
            head, tail = _common_ends(change, before, after)
            if change.end - place <= tail:
                return change.new_end - (change.end - place)
            return change.new_start + min(place - change.start, head)
        shift = change.new_end - change.end
    return place + shift


def _new_end(place: int, found: Sequence[Change], before: str, after: str) -> int:
    shift = 0
    for change in found:
        if place <= change.start:
            break
        if place < change.end:
            head, tail = _common_ends(change, before, after)
            if place - change.start <= head:
                return change.new_start + place - change.start
            return change.new_end - min(change.end - place, tail)
        shift = change.new_end - change.end
    return place + shift


def _common_ends(change: Change, before: str, after: str) -> tuple[int, int]:
    """How many characters both sides of a change begin and end with."""
    old, new = before[change.start : change.end], after[change.new_start : change.new_end]
    most = min(len(old), len(new))
    head = next((step for step in range(most) if old[step] != new[step]), most)
    tail = next((step for step in range(most - head) if old[-1 - step] != new[-1 - step]), most - head)
    return head, tail


def _untouched(old: Mark, new: Mark, before: str, after: str) -> bool:
    if before[old.start : old.end] != after[new.start : new.end]:
        return False
    neighbours = (
        (before[: old.start][-1:], after[: new.start][-1:]),
        (before[old.end : old.end + 1], after[new.end : new.end + 1]),
    )
    return all(now == then or not now.isalnum() for then, now in neighbours)


def _replaced(text: str, marks: Marks, value: Callable[[Mark], str]) -> list[str]:
    pieces, place = [], 0
    for mark in marks:
        if mark.kind is MarkKind.FIELD:
            pieces += [text[place : mark.start], value(mark)]
            place = mark.end
    return [*pieces, text[place:]]


def _field_changes(marks: Marks, value: Callable[[Mark], str]) -> list[Change]:
    found, shift = [], 0
    for mark in marks:
        if mark.kind is MarkKind.FIELD:
            start, end = mark.start + shift, mark.start + shift + len(value(mark))
            found.append(Change(start=mark.start, end=mark.end, new_start=start, new_end=end))
            shift = end - mark.end
    return found


def _place(place: int, found: Sequence[Change], *, last: bool) -> int:
    """A place of the text after its fields were written anew; one inside a field goes to its beginning or end."""
    shift = 0
    for change in found:
        if place <= change.start:
            break
        if place < change.end:
            return change.new_end if last else change.new_start
        shift = change.new_end - change.end
    return place + shift
