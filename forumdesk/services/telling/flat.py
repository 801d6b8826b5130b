"""A value of the journal laid out flat: one entry for each field that says something, apart by language."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from forumdesk.domain.texts import Language

Place = tuple[str, Language | None]
"""A path of fields joined by points, and the language where the field has one for each."""

_CODES: Final = frozenset(one.value for one in Language)


def flat(value: Mapping[str, Any] | None) -> dict[Place, Any]:
    """Path and language of every leaf with its value; lists are leaves."""
    return dict(_leaves(value or {}, (), None))


def changed_places(before: dict[Place, Any], after: dict[Place, Any]) -> Iterator[Place]:
    """Where the two differ, in the order of ``after``; a missing value equals an empty one."""
    for place in dict.fromkeys((*after, *before)):
        if (before.get(place) or None) != (after.get(place) or None) or (
            # No, 0 and "missing" are told apart only where both are said.
            place in before and place in after and before[place] != after[place]
        ):
            yield place


def _leaves(value: Any, path: tuple[str, ...], language: Language | None) -> Iterator[tuple[Place, Any]]:
    if not isinstance(value, Mapping):
        yield (".".join(path), language), value
        return
    for name, part in value.items():
        if name in _CODES:
            yield from _leaves(part, path, Language(name))
        else:
            yield from _leaves(part, (*path, name), language)
