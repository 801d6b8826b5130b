"""Laptops with copies of one register in memory, for generated histories of merging."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from forumdesk.domain.histories import (
    EXISTENCE,
    Conflict,
    Copy,
    Difference,
    Joining,
    Key,
    Past,
    PastDeed,
    Rule,
    greatest,
    join,
)

FIELDS = ("title", "room", "position")
KEYS: tuple[Key, ...] = tuple(("item", UUID(int=number)) for number in range(1, 5))


def rule_of(kind: str, name: str) -> Rule | None:
    """Places in an order have a rule; everything else a person decides."""
    return greatest if name == "position" else None


def by_value(conflict: Conflict) -> bool:
    """A person who decides alike, whichever side is called mine."""
    return repr(conflict.theirs) > repr(conflict.mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Write:
    """What the test itself remembers of a deed: what it wrote to a field and which deeds its author had seen."""

    deed: UUID
    key: Key
    name: str
    value: Any
    seen: frozenset[UUID]


@dataclass(slots=True)
class World:
    """What all laptops share in a test: identifiers and what was really written."""

    random: Random
    count: int = 0
    writes: list[Write] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def new_id(self) -> UUID:
        """An identifier that rises."""
        self.count += 1
        return UUID(int=(1 << 64) + self.count)


@dataclass(slots=True)
class Laptop:
    """One copy: values and journal."""

    world: World
    values: dict[Key, dict[str, Any]] = field(default_factory=dict)
    journal: list[PastDeed] = field(default_factory=list)

    @property
    def copy(self) -> Copy:
        """As the rule of joining sees it."""
        past = Past()
        for deed in self.journal:
            past.take(deed, lambda kind, name: rule_of(kind, name) is not None)
        return Copy(past=past, values=self.values)

    def like(self) -> "Laptop":
        """A second laptop with the same copy."""
        return Laptop(self.world, {key: dict(one) for key, one in self.values.items()}, list(self.journal))

    @property
    def content(self) -> Mapping[Key, Mapping[str, Any]]:
        """The values."""
        return {key: dict(one) for key, one in sorted(self.values.items())}

    def act(self) -> None:
        """Do something at random: make, change, delete."""
        random = self.world.random
        key = random.choice(KEYS)
        known = self.values.get(key)
        if known is None:
            value = {name: self._value(name) for name in FIELDS}
            self.values[key] = dict(value)
            self._note(Difference(key=key, written=value, came=True))
        elif random.random() < 0.2:
            del self.values[key]
            self._note(Difference(key=key, written={}, went=True))
        else:
            names = random.sample(FIELDS, random.choice((1, 1, 2)))
            written = {name: self._value(name) for name in names}
            known.update(written)
            self._note(Difference(key=key, written=written))

    def _value(self, name: str) -> Any:
        return self.world.random.randrange(3) if name != "position" else self.world.random.randrange(9)

    def _note(self, difference: Difference) -> None:
        deed = self.world.new_id()
        seen = frozenset(one.id for one in self.journal)
        for name, value in difference.written.items():
            self.world.writes.append(Write(deed=deed, key=difference.key, name=name, value=value, seen=seen))
        if difference.came or difference.went:
            self.world.writes.append(
                Write(deed=deed, key=difference.key, name=EXISTENCE, value=difference.came, seen=seen)
            )
        self.journal.append(PastDeed(id=deed, differences=(difference,)))

    def joining(self, other: "Laptop", choice: Callable[[Conflict], bool | None] = by_value) -> Joining:
        """What joining would come to."""
        return join(self.copy, other.copy, rule_of=rule_of, choice=choice)

    def merge(self, other: "Laptop", choice: Callable[[Conflict], bool] = by_value) -> int:
        """Merge the other copy; returns how many conflicts were decided."""
        deed, decided = self.world.new_id(), list[Conflict]()
        seen = frozenset(one.id for one in (*self.journal, *other.journal))

        def chosen(conflict: Conflict) -> bool:
            decided.append(conflict)
            return choice(conflict)

        joining = join(self.copy, other.copy, rule_of=rule_of, choice=chosen, deed=deed)
        for change in joining.changes:
            if change.fields is None:
                self.values.pop(change.key, None)
            else:
                self.values[change.key] = dict(change.fields)
        known = {one.id for one in self.journal}
        foreign = [
            PastDeed(id=one.id, differences=one.differences, foreign=True)
            for one in other.journal
            if one.id not in known
        ]
        self.journal += foreign
        differences = tuple(
            Difference(
                key=one.key,
                written={name: (one.fields or {})[name] for name in (*one.taken, *one.made)},
                came=one.came,
                went=one.went,
                origins=one.origins,
            )
            for one in joining.changes
        )
        if differences or foreign:
            self.journal.append(PastDeed(id=deed, differences=differences))
        for conflict in decided:
            value = conflict.theirs if choice(conflict) else conflict.mine
            self.world.writes.append(
                Write(deed=deed, key=conflict.key, name=conflict.name, value=value, seen=seen)
            )
        self.world.conflicts += decided
        return len(decided)


def three_laptops(seed: int, acts: int = 8) -> tuple[World, list[Laptop]]:
    """Three copies of one register, with a random history of deeds and merges behind them."""
    world = World(Random(seed))
    first = Laptop(world)
    for _ in range(4):
        first.act()
    laptops = [first, first.like(), first.like()]
    for _ in range(acts + world.random.randrange(acts)):
        if world.random.random() < 0.25:
            here, there = world.random.sample(laptops, 2)
            here.merge(there)
        else:
            world.random.choice(laptops).act()
    return world, laptops
