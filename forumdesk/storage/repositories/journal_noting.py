"""What the journal keeps of a deed: the fields that differ, and the words by which it is found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from forumdesk.language.collation import search_fold
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.plain import noted
from forumdesk.storage.repositories.journal_entries import Act, Origins

MANY: Final = 1000
"""From more differences on, the journal notes of what came only that it came."""


def folded(values: Mapping[str, Any], desk_name: str) -> str:
    """What a deed is found by: every text among its values, and the desk."""
    return search_fold("\n".join((*_texts(values), desk_name)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def merged_changes(changes: Iterable[EntityChange]) -> list[tuple[EntityChange, EntityChange]]:
    """The first and the last change of each value."""
    merged: dict[tuple[str, UUID], tuple[EntityChange, EntityChange]] = {}
    for change in changes:
        key = (change.kind, change.id)
        merged[key] = (merged.get(key, (change, change))[0], change)
    return list(merged.values())


def noted_differences(
    merged: Sequence[tuple[EntityChange, EntityChange]], origins: Origins | None
) -> Iterator[dict[str, Any]]:
    """The columns of the differences of a deed, in order, without the deed itself."""
    return _with_origins(_differences(merged), dict(origins or {}))


def _differences(merged: Sequence[tuple[EntityChange, EntityChange]]) -> Iterator[dict[str, Any]]:
    """What is noted of each value; of very many new ones only that they came.

    What they were then is told by their tables and by the differences noted later.
    """
    many = len(merged) > MANY
    for position, (first, last) in enumerate(merged):
        named = {"entity_id": first.id, "entity": first.kind, "position": position}
        if many and first.before is None and last.after is not None:
            yield {**named, "act": Act.CAME.value, "before": None, "after": {}}
            continue
        before, after = noted(first.before), noted(last.after)
        if before != after:
            yield {**named, **_only_changed(before, after)}


def _with_origins(
    rows: Iterable[dict[str, Any]], origins: dict[tuple[str, UUID], Mapping[str, str]]
) -> Iterator[dict[str, Any]]:
    """The rows, each with its origins, then those of values that stayed as they are and are labelled anew."""
    position = -1
    for row in rows:
        position = row["position"]
        yield {**row, "origins": origins.pop((row["entity"], row["entity_id"]), None)}
    for (kind, identifier), labels in origins.items():
        position += 1
        named = {"entity_id": identifier, "entity": kind, "position": position, "act": Act.CHANGED.value}
        yield {**named, "before": {}, "after": {}, "origins": labels}


def _only_changed(before: Any, after: Any) -> dict[str, Any]:
    if before is None:
        return {"act": Act.CAME.value, "before": None, "after": after}
    if after is None:
        return {"act": Act.GONE.value, "before": before, "after": None}
    names = [name for name in after if before.get(name) != after[name]]
    return {
        "act": Act.CHANGED.value,
        "before": {n: before.get(n) for n in names},
        "after": {n: after[n] for n in names},
    }
