"""Two copies of one register, each with the journal of its deeds, joined by what each deed knew.

The rule: every field is labelled by the deeds that last wrote it. A copy whose journal knows a label has seen what
that deed wrote, so whatever it holds instead is newer. What neither knew of the other was written beside each other:
alike, it is no matter; otherwise a person decides, and the deed of joining is then the label. No base is stored: the
labels that both journals know are the base. Joined in any order, and any number of times, copies come to the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, TypeAlias
from uuid import UUID

Key: TypeAlias = tuple[str, UUID]
"""Kind and identifier of a value."""

Labels: TypeAlias = frozenset[UUID]
Fields: TypeAlias = Mapping[str, Any]

EXISTENCE: Final = ""
"""The name of the field that says whether a value is there."""

Rule: TypeAlias = Callable[[Sequence[Any]], Any]
"""What several values written beside each other come to; must not hang on their order."""


def _never(_kind: str, _name: str) -> bool:
    return False


def _no_rule(_kind: str, _name: str) -> Rule | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a deed did to one value: the fields that it wrote.

    ``came`` and ``went`` say that the value was made or taken away. ``origins`` name the deeds that really wrote what
    a deed of joining took over, by field; fields without one it wrote itself.
    """

    key: Key
    written: Fields
    came: bool = False
    went: bool = False
    origins: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDeed:
    """A deed of a journal. ``foreign``: done in another copy and come by joining; its effects came with that deed."""

    id: UUID
    differences: Iterable[Difference]
    foreign: bool = False


@dataclass(slots=True, kw_only=True)
class Marks:
    """Who last wrote what of one value; ``rest`` is the label of fields that have none of their own.

    ``leaning`` are labels of what would fall with it: a child that was added is no less lost than a field.
    """

    existence: Labels = frozenset()
    rest: Labels = frozenset()
    fields: dict[str, Labels] = field(default_factory=dict)
    leaning: Labels = frozenset()

    def of(self, name: str) -> Labels:
        """The labels of a field."""
        return self.existence if name == EXISTENCE else self.fields.get(name, self.rest)

    @property
    def all(self) -> Labels:
        """Every label of the value."""
        return self.existence.union(self.rest, self.leaning, *self.fields.values())


@dataclass(slots=True, kw_only=True)
class Past:
    """What a journal tells: the deeds it knows, who last wrote what, and what was written to fields with a rule."""

    known: set[UUID] = field(default_factory=set)
    marks: dict[Key, Marks] = field(default_factory=dict)
    written: dict[tuple[Key, str], dict[UUID, Any]] = field(default_factory=dict)

    def take(self, deed: PastDeed, ruled: Callable[[str, str], bool] = _never) -> None:
        """Go on by one deed; deeds come in the order in which they were done in this copy."""
        self.known.add(deed.id)
        own = frozenset((deed.id,))
        for one in deed.differences:
            for name, value in one.written.items():
                if ruled(one.key[0], name) and name not in one.origins:
                    self.written.setdefault((one.key, name), {})[deed.id] = value
            if not deed.foreign:
                self._mark(one, own)

    def _mark(self, one: Difference, own: Labels) -> None:
        marks = self.marks.get(one.key)
        # Of what came by joining, fields without an origin of their own have that of the value itself.
        usual = one.origins.get(EXISTENCE, own) if one.came else own
        if marks is None or one.came:
            leaning = marks.leaning if marks else frozenset()
            marks = self.marks[one.key] = Marks(existence=usual, rest=usual, leaning=leaning)
        if one.went:
            marks.existence = own
        elif not one.came:
            for name in one.written:
                marks.fields[name] = own
        for name, labels in one.origins.items():
            if name == EXISTENCE:
                marks.existence = labels
            else:
                marks.fields[name] = labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy of a register: what its journal tells, and its values as they are, without those that went."""

    past: Past
    values: Mapping[Key, Fields]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What two copies wrote to one field without knowing of each other; a person decides.

    For the field :data:`EXISTENCE` the sides are whether the value is there.
    """

    key: Key
    name: str
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What joining makes of one value: None as ``fields`` where it is gone.

    ``taken`` are the fields that come from the other copy, ``made`` those whose value follows from both, by rule;
    ``origins`` the labels of all whose label changes here.
    """

    key: Key
    fields: Fields | None
    came: bool = False
    went: bool = False
    taken: tuple[str, ...] = ()
    made: Fields = field(default_factory=dict)
    origins: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """What joining another copy changes here, and what a person decides first.

    While ``conflicts`` are undecided ``changes`` leave what they are about as it is here.
    """

    changes: tuple[Joined, ...]
    conflicts: tuple[Conflict, ...]


Choice: TypeAlias = Callable[[Conflict], bool | None]
"""True takes theirs, False keeps mine, None leaves the conflict open."""


def _undecided(_conflict: Conflict) -> bool | None:
    return None


def join(
    mine: Copy,
    theirs: Copy,
    *,
    rule_of: Callable[[str, str], Rule | None] = _no_rule,
    choice: Choice = _undecided,
    deed: UUID | None = None,
) -> Joining:
    """What it takes to join ``theirs`` into ``mine``.

    ``rule_of`` gives the rule of a field by kind and name, None where a person decides. ``deed`` is the identifier of
    the deed of joining, which becomes the label of what was chosen.
    """
    work = _Work(mine, theirs, rule_of, choice, frozenset(() if deed is None else (deed,)))
    for key in dict.fromkeys((*mine.values, *theirs.values, *mine.past.marks, *theirs.past.marks)):
        work.join(key)
    return Joining(changes=tuple(work.changes), conflicts=tuple(work.conflicts))


class _Work:
    def __init__(
        self,
        mine: Copy,
        theirs: Copy,
        rule_of: Callable[[str, str], Rule | None],
        choice: Choice,
        deed: Labels,
    ) -> None:
        self._mine, self._theirs = mine, theirs
        self._rule_of, self._choice, self._deed = rule_of, choice, deed
        self.changes: list[Joined] = []
        self.conflicts: list[Conflict] = []

    def join(self, key: Key) -> None:
        here, there = self._mine.values.get(key), self._theirs.values.get(key)
        mine = self._mine.past.marks.get(key)
        theirs = self._theirs.past.marks.get(key)
        if here is not None and there is not None:
            self._both(key, here, there, mine or Marks(), theirs or Marks())
        elif here is None and there is None:
            self._neither(key, mine, theirs)
        elif there is not None:
            self._one(key, there, theirs or Marks(), mine, is_here=False)
        elif here is not None:
            self._one(key, here, mine or Marks(), theirs, is_here=True)

    def _left(self, mine: Labels, theirs: Labels) -> Labels:
        """The labels that no deed known to the other copy has written over."""
        unseen = (mine - self._theirs.past.known) | (theirs - self._mine.past.known)
        return (mine & theirs) | unseen or mine | theirs

    def _neither(self, key: Key, mine: Marks | None, theirs: Marks | None) -> None:
        if theirs is None:
            return
        left = self._left(mine.existence, theirs.existence) if mine else theirs.existence
        if mine is None or left != mine.existence:
            self.changes.append(Joined(key=key, fields=None, origins={EXISTENCE: left}))

    def _one(self, key: Key, value: Fields, alive: Marks, gone: Marks | None, *, is_here: bool) -> None:
        """A value that only one copy has; ``gone`` is what the other remembers of it."""
        knows_going, knows_value = self._mine.past.known, self._theirs.past.known  # if the value is here
        if not is_here:
            knows_going, knows_value = knows_value, knows_going
        if gone is None or gone.existence <= knows_going:
            self._let_be(key, value, {name: alive.of(name) for name in (EXISTENCE, *value)}, is_here=is_here)
        elif alive.all <= knows_value:
            self._let_go(key, gone.existence, gone, is_here=is_here)
        else:
            conflict = Conflict(key=key, name=EXISTENCE, mine=is_here, theirs=not is_here)
            takes_theirs = self._decided(conflict)
            if takes_theirs is not None and takes_theirs is not is_here:
                # Who lets it be has chosen it as it stands there, whatever the deletion knew of it.
                chosen = dict.fromkeys((EXISTENCE, *value), self._deed)
                self._let_be(key, value, chosen, is_here=is_here, chosen=True)
            elif takes_theirs is not None:
                self._let_go(key, self._deed, gone, is_here=is_here)

    def _let_be(
        self, key: Key, value: Fields, origins: Mapping[str, Labels], *, is_here: bool, chosen: bool = False
    ) -> None:
        if not is_here:
            self.changes.append(Joined(key=key, fields=value, came=True, taken=tuple(value), origins=origins))
        elif chosen:
            self.changes.append(Joined(key=key, fields=value, origins=origins))

    def _let_go(self, key: Key, label: Labels, gone: Marks, *, is_here: bool) -> None:
        if is_here or label != gone.existence:
            self.changes.append(Joined(key=key, fields=None, went=is_here, origins={EXISTENCE: label}))

    def _decided(self, conflict: Conflict) -> bool | None:
        decided = self._choice(conflict)
        if decided is None:
            self.conflicts.append(conflict)
        return decided

    def _both(self, key: Key, here: Fields, there: Fields, mine: Marks, theirs: Marks) -> None:
        fields: dict[str, Any] = dict(here)
        origins: dict[str, Labels] = {}
        taken: list[str] = []
        made: dict[str, Any] = {}
        existence = self._left(mine.existence, theirs.existence)
        if existence != mine.existence:
            origins[EXISTENCE] = existence
        for name in dict.fromkeys((*here, *there)):
            value, labels, from_there = self._field(key, name, (here, there), (mine, theirs))
            if labels != mine.of(name):
                origins[name] = labels
            if value != here.get(name):
                fields[name] = value
                if from_there:
                    taken.append(name)
                else:
                    made[name] = value
                origins.setdefault(name, labels)
        if origins:
            self.changes.append(
                Joined(key=key, fields=fields, taken=tuple(taken), made=made, origins=origins)
            )

    def _field(
        self, key: Key, name: str, values: tuple[Fields, Fields], marks: tuple[Marks, Marks]
    ) -> tuple[Any, Labels, bool]:
        """The value, its labels, and whether it comes from the other copy."""
        here, there = (side.get(name) for side in values)
        mine, theirs = (side.of(name) for side in marks)
        left = self._left(mine, theirs)
        rule = self._rule_of(key[0], name)
        if rule is not None:
            return self._ruled(rule, key, name, left, (here, there), (mine, theirs))
        if here == there:
            return here, left, False
        if left <= mine and not left <= theirs:
            return here, left, False
        if left <= theirs and not left <= mine:
            return there, left, True
        takes_theirs = self._decided(Conflict(key=key, name=name, mine=here, theirs=there))
        if takes_theirs is None:
            return here, mine, False
        return (there, self._deed, True) if takes_theirs else (here, self._deed, False)

    def _ruled(
        self,
        rule: Rule,
        key: Key,
        name: str,
        left: Labels,
        values: tuple[Any, Any],
        labels: tuple[Labels, Labels],
    ) -> tuple[Any, Labels, bool]:
        """By rule over what each label wrote; where that is not told, over what the copies have now."""
        told = {
            **self._mine.past.written.get((key, name), {}),
            **self._theirs.past.written.get((key, name), {}),
        }
        if all(label in told for label in left):
            found = [told[label] for label in sorted(left)]
        else:
            found = [value for value, own in zip(values, labels, strict=True) if own & left]
        value = rule(found)
        return value, left, value == values[1]


def greatest(values: Sequence[Any]) -> Any:
    """The rule of places in an order: what was put later stays later."""
    return max(values)


def least(values: Sequence[Any]) -> Any:
    """The rule of numbers: what was given out first holds."""
    return min(values)


def numbered(claims: Iterable[tuple[UUID, int]]) -> dict[UUID, int]:
    """Numbers for values of one list of which several claim the same.

    Whoever was made first (the least identifier) keeps it; the others get the next number that nobody claims. The
    answer hangs on the claims alone, so that every copy gives the same.
    """
    waiting: list[tuple[UUID, int]] = []
    given: dict[int, UUID] = {}
    for one, number in sorted(claims):
        if given.setdefault(number, one) != one:
            waiting.append((one, number))
    for one, number in waiting:
        free = next(iter(filter(partial(_is_free, given), range(number + 1, number + len(given) + 2))))
        given[free] = one
    return {one: number for number, one in given.items()}


def _is_free(given: Mapping[int, UUID], number: int) -> bool:
    return number not in given
