"""What a field is when copies are merged: what two people can change beside each other without harm.

A text is a field in each language; a paragraph's text goes with its standing there, the state of an amendment with
its moment. What means something only as a whole (the course of a sitting, a photo) is one field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from typing import Any, Final

from forumdesk.domain.histories import Rule, greatest, least
from forumdesk.domain.texts import Language

WHOLE: Final = "*"
"""The name of the one field of what is never mixed."""

_CODES: Final = frozenset(one.value for one in Language)
_WHOLE_KINDS: Final = frozenset(
    {
        "photo", "emblem", "paper_content", "issued_content", "decision", "statement", "head_signature", "source",
        "sitting", "item_run", "proxy", "baton", "draft", "issued_paper", "signed_copy", "handover", "erasure",
        "distinct_pair", "recusal", "excuse", "dismissal",
    }
)  # fmt: skip
NUMBERED: Final[Mapping[str, str]] = {
    "participant": "meeting_id",
    "sitting": "meeting_id",
    "amendment": "meeting_id",
    "draft": "meeting_id",
    "comment": "consultation_id",
    "issued_paper": "meeting_id",
}
"""Kinds whose values have numbers of their own, and within what: two desks may have given the same one."""

NUMBER: Final = "number"
POSITION: Final = "position"
_PLACED: Final = frozenset({"agenda_item", "text_row", "speech", "paper"})
_DEEP: Final = frozenset(
    {("text_row", "row"), ("body", "rules"), ("meeting", "limits"), ("stationery", "stationery")}
)
"""Parts that are laid out field by field."""

_TOGETHER: Final[Mapping[str, Mapping[str, str]]] = {
    "meeting": {"first_day": "days", "last_day": "days"},
    "participant": {"post_from": "post_days", "post_until": "post_days"},
    "agenda_item": {"day": "time", "starts": "time"},
    "speech": {"spans": "course", "finished": "course"},
    "amendment": {
        **dict.fromkeys(("state", "decided_at", "note", "into", "result_id", "place"), "outcome"),
        **dict.fromkeys(("kind", "row_id", "part", "level"), "proposal"),
    },
    "comment": dict.fromkeys(("verdict", "reason", "decided_at", "amendment_id"), "verdict"),
}
"""Fields that mean something only together, by the name of what they are together."""

Path = tuple[str, ...]


def rule_of(kind: str, name: str) -> Rule | None:
    """How values written beside each other are joined without a person; None where a person decides."""
    if name == NUMBER and kind in NUMBERED:
        return least
    return greatest if name == POSITION and kind in _PLACED else None


def is_ruled(kind: str, name: str) -> bool:
    """Whether what deeds wrote to a field is looked at, not only who wrote it last."""
    return rule_of(kind, name) is not None


def fields_of(kind: str, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Each field of a value with what it holds; several paths of one field as a mapping."""
    found: dict[str, Any] = {}
    for path, value in _leaves(kind, plain, ()):
        name, dotted = _field(kind, path), ".".join(path)
        if name == dotted and name not in _TOGETHER.get(kind, {}).values():
            found[name] = value
        else:
            found.setdefault(name, {})[dotted] = value
    return found


def paths_of(kind: str, plain: Mapping[str, Any], name: str) -> tuple[Path, ...]:
    """The paths of one field within a value."""
    return tuple(path for path, _ in _leaves(kind, plain, ()) if _field(kind, path) == name)


def _field(kind: str, path: Path) -> str:
    if kind in _WHOLE_KINDS:
        return NUMBER if path == (NUMBER,) and kind in NUMBERED else WHOLE
    if kind == "text_row" and path[:2] in {("row", "text"), ("row", "standings")}:
        return f"row.{path[2]}"
    return _TOGETHER.get(kind, {}).get(path[0], ".".join(path))


def _leaves(kind: str, value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping) and (not path or _is_laid_out(kind, value, path)):
        for name, part in value.items():
            yield from _leaves(kind, part, (*path, name))
    elif path:
        yield path, value


def _is_laid_out(kind: str, value: Mapping[str, Any], path: Path) -> bool:
    if (kind, path[0]) in _DEEP and (len(path) == 1 or value.keys() <= _CODES):
        return True
    return len(path) == 1 and bool(value) and value.keys() <= _CODES


def with_part(value: Any, other: Any, path: Path) -> Any:
    """The value with what ``other`` has under ``path``."""
    if not path:
        return other
    name, rest = path[0], path[1:]
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: with_part(getattr(value, name), getattr(other, name), rest)})
    parts: dict[Any, Any] = dict(value)
    if name not in other:
        parts.pop(name, None)
    else:
        parts[name] = with_part(parts[name], other[name], rest) if rest and name in parts else other[name]
    return parts
