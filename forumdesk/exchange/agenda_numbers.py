"""The numbers of agenda items as people write them: 1., 2.1, (a), a), (ii); and what stands below what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from forumdesk.domain.agenda import DEEPEST_LEVEL
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.services.proposals import ProposedItem, RowProblem

_PARENT_UNKNOWN = N_(
    "There is no item “{value}” for this one to belong to. It was imported on the first level."
)
_NUMBER_TWICE = N_("The number {value} stands before two items. Items below it belong to the first.")

_LABEL = re.compile(r"\(?([^\W\d_]{1,6}|(?<=\()[0-9]{1,4})\)")  # (a), a), (ii), (12)
_FIRST = frozenset({"a", "i", "1", "а"})
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def tidy_number(written: str) -> str:
    """A number without the full stop or bracket behind it; a label keeps or gets both brackets."""
    bare = written.replace(" ", "")
    if re.fullmatch(r"[0-9]{1,4}\)", bare):
        return bare[:-1]
    label = _LABEL.fullmatch(bare)
    return f"({label.group(1)})" if label else written.rstrip(".")


def numbered(items: Sequence[ProposedItem]) -> list[ProposedItem]:
    """Items with whole numbers: a label such as (a) goes on from the item before or stands below its parent.

    Items without a number go on counting on the first level.
    """
    taken = {item.number for item in items}
    whole: list[ProposedItem] = []
    count = 0
    for item in items:
        if item.parent.startswith("("):
            item = replace(item, parent=_last_with(item.parent, whole))
        if not item.number:
            count += 1
            while str(count) in taken:
                count += 1
            taken.add(str(count))
            item = replace(item, number=str(count))
        elif item.number.startswith("("):
            above = item.parent or _above(item.number, whole[-1].number if whole else "")
            item = replace(item, number=above + item.number, parent=item.parent or above)
        elif item.number.isdecimal():
            count = int(item.number)
        whole.append(item)
    return whole


def _last_with(label: str, items: Sequence[ProposedItem]) -> str:
    """The number of the last item with a label; the label itself where there is none."""
    return next((one.number for one in reversed(items) if one.number.endswith(label)), label)


def _above(label: str, last: str) -> str:
    """The number that a label stands below, where ``last`` is the number of the item before."""
    above = last
    while above.endswith(")"):
        head, _, tail = above[:-1].rpartition("(")
        if _follows(tail, label[1:-1]):
            return head
        if above == last and label[1:-1] in _FIRST:
            return last
        above = head
    return above


def _follows(before: str, label: str) -> bool:
    """Whether one label comes next after another: a and b, h and i, ii and iii."""
    if before.isdecimal() and label.isdecimal():
        return int(label) == int(before) + 1
    if before in _ROMAN[:-1] and label == _ROMAN[_ROMAN.index(before) + 1]:
        return True
    if len(before) == len(label) == 1 and before.isascii() and label.isascii():
        return ord(label) == ord(before) + 1
    # Kazakh and Russian letters are counted in more than one way.
    return len(before) == len(label) == 1 and not before.isascii() and label > before


def with_parents(
    items: Sequence[ProposedItem], *, inferred: bool
) -> tuple[list[ProposedItem], list[RowProblem]]:
    """Items whose parents exist, and what was wrong; ``inferred`` reads the parent out of a number like 2.1."""
    problems: list[RowProblem] = []
    parents: dict[str, str] = {}
    for item in items:
        if item.number in parents:
            problems.append(_problem(item.row, "number_twice", _NUMBER_TWICE, item.number))
        parents.setdefault(item.number, _parent_of(item, inferred=inferred))
    placed: list[ProposedItem] = []
    for item in items:
        parent = _parent_of(item, inferred=inferred)
        if parent and not _leads_up(parent, item.number, parents):
            if not inferred or parent in parents:
                problems.append(_problem(item.row, "parent_unknown", _PARENT_UNKNOWN, parent))
            parent = ""
            parents[item.number] = ""
        placed.append(replace(item, parent=parent))
    return placed, problems


def _parent_of(item: ProposedItem, *, inferred: bool) -> str:
    if not inferred:
        return item.parent
    return item.number.rpartition("(" if item.number.endswith(")") else ".")[0]


def _leads_up(parent: str, number: str, parents: Mapping[str, str]) -> bool:
    """Whether ``parent`` exists and the way up from it ends soon, without coming back to ``number``."""
    seen = {number}
    while parent:
        if parent not in parents or parent in seen or len(seen) >= DEEPEST_LEVEL:
            return False
        seen.add(parent)
        parent = parents[parent]
    return True


def _problem(row: int, code: str, message: str, value: str) -> RowProblem:
    return RowProblem(row=row, notice=Notice(code=code, message=message, values={"value": value}))
