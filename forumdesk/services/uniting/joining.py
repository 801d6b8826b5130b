"""What merging a copy comes to: joined field by field, numbers given anew, nothing left hanging."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.histories import Conflict, Joined, Key, Labels, join, least, numbered
from forumdesk.services.uniting.fields import NUMBER, NUMBERED, WHOLE, paths_of, rule_of, with_part
from forumdesk.services.uniting.pasts import Laid
from forumdesk.storage.plain import noted

PERSONAL: Final = frozenset({"participant", "photo", "source"})
"""Kinds that hold data of one person, under the person's identifier."""
_LET_GO: Final[Mapping[str, tuple[str, str]]] = {
    "agenda_item": ("parent_id", "agenda_item"),
    "participant": ("delegation_id", "delegation"),
    "statement": ("decision_id", "decision"),
}
"""What is emptied when what it names is gone; everything else goes with it."""

Choices = Mapping[str, bool]
"""By the mark of a conflict: True takes what the copy has, False keeps what is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renumbered:
    """A value whose number another desk had given out before."""

    key: Key
    before: int
    after: int


@dataclass(slots=True, kw_only=True)
class Plan:
    """What merging does: ``values`` to be kept, those that ``gone``, who wrote what, and what waits for a choice."""

    values: dict[Key, Any] = field(default_factory=dict)
    came: set[Key] = field(default_factory=set)
    gone: list[Key] = field(default_factory=list)
    origins: dict[Key, Mapping[str, Labels]] = field(default_factory=dict)
    renumbered: list[Renumbered] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    decided: list[Conflict] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether everything here stays as it is, and as known of whoever wrote it."""
        return not (self.values or self.gone or self.origins or self.conflicts or self.decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finals:
    """What is final in one copy: sealed decisions and statements, and people whose data were erased."""

    sealed: frozenset[UUID]
    erased: frozenset[UUID]


def mark_of(conflict: Conflict) -> str:
    """What names a conflict in the window, on the command line and in a test."""
    kind, identifier = conflict.key
    return f"{kind}/{identifier}/{conflict.name or 'existence'}"


def planned(mine: Laid, theirs: Laid, finals: tuple[Finals, Finals], choices: Choices, deed: UUID) -> Plan:
    """Join two copies laid out; ``finals`` are those of this register and of the copy."""
    plan = Plan()
    joining = join(mine.copy, theirs.copy, rule_of=rule_of, choice=_chooser(finals, choices, plan), deed=deed)
    erased = finals[0].erased | finals[1].erased
    # What was erased by law is erased in both once they are joined, whatever else was written of the person.
    held = {key for key in mine.values if key[0] in PERSONAL and key[1] in erased}
    gone = {key for key in theirs.values if key[0] in PERSONAL and key[1] in finals[0].erased}
    plan.conflicts = [one for one in joining.conflicts if one.key not in held | gone]
    changes = {one.key: one for one in joining.changes if one.key not in held | gone}
    _give_numbers(plan, mine, theirs, changes)
    for change in changes.values():
        _plan(plan, mine, theirs, change)
    _let_go(plan, mine)
    return plan


def _chooser(
    finals: tuple[Finals, Finals], choices: Choices, plan: Plan
) -> Callable[[Conflict], bool | None]:
    here, there = finals

    def choice(conflict: Conflict) -> bool | None:
        kind, identifier = conflict.key
        if kind in {"decision", "statement"} and identifier in here.sealed | there.sealed:
            return (
                identifier not in here.sealed
            )  # what is sealed is final, whatever an open copy of it became
        found = choices.get(mark_of(conflict))
        if found is not None:
            plan.decided.append(conflict)
        return found

    return choice


def _give_numbers(plan: Plan, mine: Laid, theirs: Laid, changes: dict[Key, Joined]) -> None:
    for kind, within in NUMBERED.items():
        claims: dict[UUID, dict[Key, int]] = {}
        for key in _ever_numbered(kind, mine, theirs):
            claim = _claim(key, mine, theirs, changes)
            scope = _field(key, within, mine, theirs)
            if claim is not None and scope is not None:
                claims.setdefault(UUID(str(scope)), {})[key] = claim
        for of_scope in claims.values():
            given = numbered((key[1], number) for key, number in of_scope.items())
            for key in of_scope:
                _give_number(plan, mine, theirs, changes, key, given[key[1]])


def _ever_numbered(kind: str, mine: Laid, theirs: Laid) -> Iterable[Key]:
    """Values that ever had a number: of those that went it is not given out again."""
    known = (mine.copy.past.written, theirs.copy.past.written)
    keys = {key for one in known for key, name in one if key[0] == kind and name == NUMBER}
    keys |= {key for one in (mine, theirs) for key in one.values if key[0] == kind}
    return sorted(keys)


def _field(key: Key, name: str, mine: Laid, theirs: Laid) -> Any:
    for laid in (mine, theirs):
        value = laid.values.get(key)
        if value is not None:
            return getattr(value, name)
    return None


def _claim(key: Key, mine: Laid, theirs: Laid, changes: Mapping[Key, Joined]) -> int | None:
    """The number that was first given to a value by a person, before any merge gave it another."""
    change = changes.get(key)
    written = {
        **mine.copy.past.written.get((key, NUMBER), {}),
        **theirs.copy.past.written.get((key, NUMBER), {}),
    }
    labels: Labels = frozenset()
    for past in (mine.copy.past, theirs.copy.past):
        if key in past.marks and not labels:
            labels = past.marks[key].of(NUMBER)
    if change is not None:
        labels = change.origins.get(NUMBER, labels)
    told = [written[one] for one in labels if one in written]
    if told and len(told) == len(labels):
        return least(told)  # type: ignore[no-any-return] # numbers
    found = _field(key, NUMBER, mine, theirs)
    return None if found is None else int(found)


def _give_number(
    plan: Plan, mine: Laid, theirs: Laid, changes: dict[Key, Joined], key: Key, number: int
) -> None:
    change, here = changes.get(key), mine.values.get(key)
    before = here.number if here is not None else None
    if change is None and (here is None or before == number):
        return
    change = change or Joined(key=key, fields=mine.copy.values[key])
    if change.fields is None:
        return
    taken = tuple(name for name in change.taken if name != NUMBER or change.came)
    made = {name: value for name, value in change.made.items() if name != NUMBER}
    origins = dict(change.origins)
    if number != (theirs.values[key].number if change.came else before):
        made[NUMBER] = number
        marks = (theirs if change.came else mine).copy.past.marks.get(key)
        if marks is not None:
            origins.setdefault(NUMBER, marks.of(NUMBER))
        held = theirs.values[key] if change.came else here
        plan.renumbered.append(Renumbered(key=key, before=held.number if held else number, after=number))
    elif not change.came:
        marks = mine.copy.past.marks.get(key)
        if marks is not None and origins.get(NUMBER) == marks.of(NUMBER):
            del origins[NUMBER]
    if not (taken or made or origins or change.came):
        changes.pop(key, None)
    else:
        changes[key] = replace(change, taken=taken, made=made, origins=origins)


def _plan(plan: Plan, mine: Laid, theirs: Laid, change: Joined) -> None:
    key = change.key
    plan.origins[key] = change.origins
    if change.went:
        plan.gone.append(key)
        return
    if change.fields is None:
        return
    value = theirs.values[key] if change.came else mine.values[key]
    if change.came:
        plan.came.add(key)
    else:
        value = _with_taken(key[0], value, theirs.values.get(key), change.taken)
    for name, made in change.made.items():
        value = replace(value, **{name: made})
    if change.came or value != mine.values[key]:
        plan.values[key] = value


def _with_taken(kind: str, value: Any, other: Any, names: Iterable[str]) -> Any:
    if set(names) == {WHOLE}:
        return other
    here, there = noted(value), noted(other)
    for name in names:
        for path in dict.fromkeys((*paths_of(kind, here, name), *paths_of(kind, there, name))):
            value = with_part(value, other, path)
    return value


def _let_go(plan: Plan, mine: Laid) -> None:
    """Empty what names something that goes."""
    gone = set(plan.gone)
    for key, value in ({**mine.values, **plan.values} if gone else {}).items():
        if key in gone or key[0] not in _LET_GO:
            continue
        name, kind = _LET_GO[key[0]]
        under = getattr(value, name)
        if under is not None and (kind, under) in gone:
            plan.values[key] = replace(value, **{name: None})
