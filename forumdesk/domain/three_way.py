"""A value that two people changed since both had it: settled field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MISSING = object()
"""Stands for a field that a side does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What came of it: ``fields`` as they are now, with mine where both changed the same one differently.

    ``clashes`` are the names of these, in order: a person decides.
    """

    fields: Mapping[str, Any]
    clashes: tuple[str, ...]


def settled(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Settled:
    """Settle ``mine`` and ``theirs``, which both came of ``base``, field by field.

    Whoever changed a field is right against who did not; both having changed it alike is no clash.
    """
    fields: dict[str, Any] = {}
    clashes = []
    for name in dict.fromkeys((*mine, *theirs, *base)):
        was, here, there = (side.get(name, MISSING) for side in (base, mine, theirs))
        taken = there if here == was else here
        if taken is not MISSING:
            fields[name] = taken
        if here not in (was, there) and there != was:
            clashes.append(name)
    return Settled(fields=fields, clashes=tuple(clashes))
