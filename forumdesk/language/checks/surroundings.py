"""What the text of a row may speak of: the document around it, the people and the bodies of the meeting."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from forumdesk.language.checks.name_index import NameIndex, index_of_bodies, index_of_people

_NO_COUNTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What exists; made once for all rows, as names are put in order when it is made.

    ``numbers`` are the labels of the rows («1», «1.1», «2 (a)»; empty: unknown), ``counts`` how many "issues",
    "recommendations" and "annexes" the document has, ``people`` and ``bodies`` names by language as printed.
    """

    numbers: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=lambda: _NO_COUNTS)
    people: tuple[Mapping[str, str], ...] = ()
    bodies: tuple[Mapping[str, str], ...] = ()
    people_index: NameIndex = field(init=False, repr=False, compare=False)
    bodies_index: NameIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "people_index", index_of_people(self.people))
        object.__setattr__(self, "bodies_index", index_of_bodies(self.bodies))
