"""Which paragraphs are items and sub-points of a list, on what level, and which number was to be expected."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.domain.resolutions import DEEPEST
from forumdesk.exchange.item_numbers import Kind, Label
from forumdesk.exchange.light_markup import Block

_NESTED = 2  # columns by which a sub-point stands in


@dataclass(slots=True, kw_only=True)
class _Level:
    """One open level of a list: its last number, and how many members it has had."""

    label: Label | None
    bullet: str
    indent: int
    depth: int
    count: int = 0

    def takes(self, label: Label | None, block: Block) -> bool:
        """Whether the paragraph is written like the members of this level."""
        if label is None:
            return (
                self.label is None
                and self.bullet == block.bullet
                and abs(self.indent - block.indent) < _NESTED
            )
        return self.label is not None and self.label.style == label.style


@dataclass(frozen=True, slots=True)
class Step:
    """Where an item stands: ``level`` 0 is an item, 1 and more a sub-point. ``expected`` is its number.

    ``starts`` says that a list begins with it, ``first`` that it is the first of its level below its parent.
    """

    level: int
    expected: str
    as_expected: bool
    starts: bool = False
    first: bool = False


class Outline:
    """The open levels of the list that is being read."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def begun(self) -> bool:
        """Whether a list is open."""
        return bool(self._levels)

    @property
    def unnumbered(self) -> bool:
        """Whether the list goes by bullets."""
        return self.begun and self._levels[0].label is None

    @property
    def sign(self) -> str:
        """What closes the numbers of the items, empty for bullets."""
        label = self._levels[0].label if self.begun else None
        return label.sign if label else ""

    @property
    def items(self) -> int:
        """The number of the last item as it is written."""
        return self._levels[0].count if self.begun else 0

    def close(self) -> None:
        """End the list."""
        self._levels.clear()

    def place(self, block: Block, *, announced: bool, fresh: bool, below: bool) -> Step | None:
        """Where ``block`` stands, None for a paragraph of its own.

        ``announced`` says that a lead stands just above, ``fresh`` that a heading does, ``below`` that a row of the
        list does.
        """
        labels = block.labels
        if not labels:
            return (
                self._place_bullet(block, announced=announced, below=below) if _may_be_item(block) else None
            )
        label = labels[0]
        if label.kind is Kind.DECIMAL and len(label.values) > 1:
            return self._place_deep(label, block, opens=announced or fresh)
        if label.kind in {Kind.DECIMAL, Kind.SECTION}:
            return self._place_figure(label, block, announced=announced, fresh=fresh, below=below)
        return self._place_letter(labels, block, announced=announced, below=below)

    # Figures

    def _place_figure(
        self, label: Label, block: Block, *, announced: bool, fresh: bool, below: bool
    ) -> Step | None:
        if not label.sign and not block.number.endswith("тармақ"):
            return None
        if not self.begun:
            return self._start(label, block)
        base = self._levels[0]
        continues = base.label is not None and label.follows(base.label)
        nested = self._is_nested(block)
        if not nested and fresh and not continues:
            return self._start(label, block)
        if not nested and base.takes(label, block):
            return self._start(label, block) if label.is_first else self._next(0, label, block)
        if not nested and label.is_first and announced:
            return self._start(label, block)
        return self._sub_point((label,), block) if below else None

    def _place_deep(self, label: Label, block: Block, *, opens: bool) -> Step | None:
        if not self.begun or (opens and label.is_first and not self._is_child(label)):
            return self._start(label, block) if opens and label.is_first else None
        if self._is_child(label):
            level = len(label.values) - self._width
            return self._next(min(level, len(self._levels), DEEPEST), label, block)
        if self._levels[0].takes(label, block):
            return self._next(0, label, block)
        return None

    @property
    def _width(self) -> int:
        label = self._levels[0].label
        return len(label.values) if label else 1

    def _is_child(self, label: Label) -> bool:
        """Whether "2.1" stands below the item "2" that was read last."""
        base = self._levels[0].label
        if base is None or base.kind is not Kind.DECIMAL or len(label.values) <= len(base.values):
            return False
        return label.values[: len(base.values)] == base.values

    # Letters and bullets

    def _place_letter(
        self, labels: Sequence[Label], block: Block, *, announced: bool, below: bool
    ) -> Step | None:
        if not self.begun or (announced and not below):
            first = next((label for label in labels if label.is_first), None)
            return self._start(first, block) if announced and first is not None else None
        if self._levels[0].label is not None:
            for label in labels:
                if label.follows(self._levels[0].label) and not self._is_nested(block):
                    return self._next(0, label, block)
        return self._sub_point(labels, block) if below else None

    def _place_bullet(self, block: Block, *, announced: bool, below: bool) -> Step | None:
        nested = self._is_nested(block)
        if not nested and (announced or (below and self.unnumbered)):
            # A bullet of another sign is a sub-point of one that is written with "•".
            same = not self.begun or announced or self._levels[0].takes(None, block)
            same = same or (block.indent <= self._levels[0].indent and self._knows(block) is None)
            if same:
                return self._start(None, block) if announced or not self.begun else self._next(0, None, block)
        return self._sub_point((), block) if below and self.begun else None

    def _knows(self, block: Block) -> int | None:
        return next(
            (at for at in range(len(self._levels) - 1, 0, -1) if self._levels[at].takes(None, block)), None
        )

    def _sub_point(self, labels: Sequence[Label], block: Block) -> Step | None:
        """Find the level that is written alike, from the deepest up; else open one below the last."""
        found = self._alike(labels, block, strict=True)
        first = next((label for label in reversed(labels) if label.is_first), None)
        if found is None and (first is None or self._has_style_of(first)):
            found = self._alike(labels, block, strict=False)
        if found is not None:
            return self._next(*found, block)
        label = first or (labels[0] if labels else None)
        if label is not None and label.kind is not Kind.DECIMAL and label.sign == "." and not label.is_first:
            return None  # an initial, or "г. Астана"
        return self._next(min(self._parent(block) + 1, DEEPEST), label, block)

    def _alike(
        self, labels: Sequence[Label], block: Block, *, strict: bool
    ) -> tuple[int, Label | None] | None:
        """The deepest level that is written alike and, if ``strict``, counts on; bullets always do."""
        for at in range(len(self._levels) - 1, 0, -1):
            level = self._levels[at]
            for label in labels or (None,):
                follows = label is None or (level.label is not None and label.follows(level.label))
                if level.takes(label, block) and (follows or not strict) and not self._deeper(at, block):
                    return at, label
        return None

    def _has_style_of(self, label: Label) -> bool:
        return any(level.label is not None and level.label.style == label.style for level in self._levels[1:])

    def _deeper(self, at: int, block: Block) -> bool:
        """Whether the paragraph stands in below the level: the first of a list inside the list."""
        level = self._levels[at]
        if block.depth and level.depth:
            return block.depth > level.depth
        return block.indent >= level.indent + _NESTED and not block.depth

    def _parent(self, block: Block) -> int:
        """The level that a new one is opened below: that of less indent, else the last."""
        at = len(self._levels) - 1
        while at > 0 and self._shallower(block, self._levels[at]):
            at -= 1
        return at

    def _shallower(self, block: Block, level: _Level) -> bool:
        if block.depth and level.depth:
            return block.depth <= level.depth
        # At the same margin a level is opened below another, but nothing that is numbered below a bullet.
        numbered_below_bullet = level.label is None and bool(block.number) and block.indent <= level.indent
        return numbered_below_bullet or block.indent + _NESTED <= level.indent

    def _is_nested(self, block: Block) -> bool:
        if not self.begun:
            return False
        base = self._levels[0]
        if block.depth and base.depth:
            return block.depth > base.depth
        return block.indent >= base.indent + _NESTED

    # Counting

    def _start(self, label: Label | None, block: Block) -> Step:
        self._levels = [_level(label, block)]
        return self._counted(0, label, starts=True)

    def _next(self, at: int, label: Label | None, block: Block) -> Step:
        if at >= len(self._levels):
            self._levels.append(_level(label, block))
        else:
            del self._levels[at + 1 :]
            if self._levels[at].label is None and label is not None:
                self._levels[at].label = label
        return self._counted(at, label, starts=False)

    def _counted(self, at: int, label: Label | None, *, starts: bool) -> Step:
        level = self._levels[at]
        count = level.count + 1
        expected = ".".join(str(one.count) for one in self._levels[:at]) + f".{count}" if at else str(count)
        good = label is not None and self._fits(at, label, count)
        level.count = label.value if label is not None and not label.letter else count
        level.label = label or level.label
        return Step(
            level=at, expected=expected.rstrip("."), as_expected=good, starts=starts, first=count == 1
        )

    def _fits(self, at: int, label: Label, count: int) -> bool:
        last = self._levels[at].label
        if label.letter:
            return label.is_first if count == 1 else last is not None and label.follows(last)
        if len(label.values) == 1 or at == 0:
            return label.value == count
        base = self._width
        above = [one.count for one in self._levels[1:at]]
        return list(label.values[base:]) == [*above, count]


def _may_be_item(block: Block) -> bool:
    return bool(block.bullet or block.depth) and not block.number and block.style not in {"cell", "note"}


def _level(label: Label | None, block: Block) -> _Level:
    return _Level(label=label, bullet=block.bullet, indent=block.indent, depth=block.depth)
