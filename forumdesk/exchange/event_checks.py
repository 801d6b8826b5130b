"""Whether the parts of an event package fit together, beyond what its schema can say."""

import re
from collections.abc import Iterator, Sequence

from forumdesk.domain.agenda import DEEPEST_LEVEL
from forumdesk.exchange.errors import PackageInvalidError
from forumdesk.exchange.event_values import Json

_HALF_PAIR = re.compile("[\ud800-\udfff]")
# What must stand once in each list, by the keys that identify it.
_UNIQUE = (
    ("delegations", ("id",)),
    ("participants", ("id",)),
    ("movements", ("id",)),
    ("agenda", ("id",)),
    ("papers", ("id",)),
    ("resolution", ("id",)),
    ("amendments", ("id",)),
    ("amendments", ("number",)),
    ("drafts", ("id",)),
    ("drafts", ("number",)),
    ("consultations", ("id",)),
    ("comments", ("id",)),
    ("comments", ("consultation", "number")),
    ("dismissals", ("id",)),
    ("sittings", ("id",)),
    ("item_runs", ("item",)),
    ("notes", ("item",)),
    ("speeches", ("id",)),
    ("recusals", ("item", "participant")),
    ("excuses", ("participant",)),
    ("proxies", ("giver",)),
    ("statements", ("id",)),
    ("statements", ("number",)),
    ("minutes_notes", ("item",)),
    ("issued", ("id",)),
    ("issued", ("number",)),
    ("signed_copies", ("id",)),
)
# What points to an entry of which list, where it points to any. People, paragraphs, the delegations of amendments,
# comments and statements, and the items of statements and minutes are not looked for: they may have been taken out
# since. The decisions of statements are looked for in the records, by whoever reads these.
_POINTERS = (
    ("participants", "delegation", "delegations"),
    ("papers", "item", "agenda"),
    ("item_runs", "item", "agenda"),
    ("notes", "item", "agenda"),
    ("speeches", "item", "agenda"),
    ("recusals", "item", "agenda"),
    ("amendments", "into", "amendments"),
    ("consultations", "draft", "drafts"),
    ("comments", "consultation", "consultations"),
    ("comments", "amendment", "amendments"),
    ("signed_copies", "paper", "issued"),
)


def check_parts(document: Json) -> None:
    """Raises PackageInvalidError for what is named twice, points to what is absent, or goes round in a circle."""
    for what, keys in _UNIQUE:
        _check_unique(document, what, keys)
    _check_parents(document["agenda"])
    for what, key, target in _POINTERS:
        _check_pointers(document, what, key, target)
    _check_replaced(document["amendments"])


def check_letters(document: Json) -> None:
    """Half a surrogate pair is valid JSON, but no text: no file and no database can hold it."""
    for path, text in _texts(document, ()):
        if not text.isascii() and _HALF_PAIR.search(text):
            raise PackageInvalidError(place="/".join(path))


def _texts(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, part in value.items():
            yield path, name
            yield from _texts(part, (*path, name))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _texts(part, (*path, str(at)))


def _check_unique(document: Json, what: str, keys: Sequence[str]) -> None:
    seen: set[tuple[str, ...]] = set()
    for at, entry in enumerate(document[what]):
        identity = tuple(entry[key] for key in keys)
        if identity in seen:
            raise PackageInvalidError(place=f"{what}/{at}/{keys[-1]}")
        seen.add(identity)


def _check_pointers(document: Json, what: str, key: str, target: str) -> None:
    known = {None, *(one["id"] for one in document[target])}
    for at, entry in enumerate(document[what]):
        if entry[key] not in known:
            raise PackageInvalidError(place=f"{what}/{at}/{key}")


def _check_parents(agenda: Sequence[Json]) -> None:
    parents = {item["id"]: item["parent_id"] for item in agenda}
    for at, item in enumerate(agenda):
        seen = {item["id"]}
        above = item["parent_id"]
        while above is not None:
            if above not in parents or above in seen or len(seen) >= DEEPEST_LEVEL:
                raise PackageInvalidError(place=f"agenda/{at}/parent_id")
            seen.add(above)
            above = parents[above]


def _check_replaced(amendments: Sequence[Json]) -> None:
    """Whether no amendment takes its own place, also by way of others."""
    into = {one["id"]: one["into"] for one in amendments}
    settled: set[str | None] = {None}
    for at, one in enumerate(amendments):
        path: set[str] = set()
        here = one["id"]
        while here not in settled:
            if here in path:
                raise PackageInvalidError(place=f"amendments/{at}/into")
            path.add(here)
            here = into[here]
        settled |= path
