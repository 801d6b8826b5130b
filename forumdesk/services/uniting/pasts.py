"""What the journal of a copy tells of who wrote what, and what stands in the copy."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.histories import EXISTENCE, Copy, Difference, Key, Labels, Marks, Past, PastDeed
from forumdesk.services.uniting.fields import WHOLE, fields_of, is_ruled
from forumdesk.storage.plain import noted
from forumdesk.storage.repositories.journal_entries import Act
from forumdesk.storage.repositories.journal_joining import MERGED, JoinedDeed, JoinedDifference
from forumdesk.storage.work import UnitOfWork

UNDONE: Final = "history.undone"
REDONE: Final = "history.redone"
APART: Final = frozenset({"movement", "identity_numbers"})
"""Kinds that are joined by rules of their own."""

LEANING: Final[Mapping[str, str]] = {
    "body_id": "body",
    "meeting_id": "meeting",
    "parent_id": "agenda_item",
    "item_id": "agenda_item",
    "delegation_id": "delegation",
    "consultation_id": "consultation",
    "draft_id": "draft",
    "decision_id": "decision",
    "paper_id": "issued_paper",
}
"""What values lean on, by the field that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A copy laid out for joining: ``values`` are the values themselves, ``deeds`` all deeds by their order.

    ``standing`` are the deeds whose effects stand here; ``not_here`` are entries of the log that a merge brought and
    that were withdrawn by taking the merge back: they are as if they had never come.
    """

    copy: Copy
    values: Mapping[Key, Any]
    deeds: tuple[JoinedDeed, ...]
    standing: frozenset[UUID]
    not_here: frozenset[UUID]

    def missing_in(self, other: "Laid") -> tuple[UUID, ...]:
        """Deeds whose effects stand here and not there, oldest first."""
        known = other.standing
        return tuple(one.id for one in self.deeds if one.id in self.standing and one.id not in known)


def laid_out(work: UnitOfWork) -> Laid:
    """Read one copy whole."""
    deeds = work.journal_joining.deeds()
    merges = _merges_meant(deeds)
    taken_back = _taken_back(deeds, merges)
    # A merge that was done again stands as it was; steps there and back say nothing of their own.
    silent = {one.id for one in deeds if one.id in taken_back or merges.get(one.id, one.id) != one.id}
    standing = frozenset(one.id for one in deeds if one.merged_by not in taken_back)
    past = Past(known=set(standing))
    differences = {
        deed: tuple(found)
        for deed, found in groupby(work.journal_joining.differences(), key=lambda one: one.journal_id)
    }
    for deed in deeds:
        if deed.id in silent or deed.id not in standing:
            continue
        past.take(
            PastDeed(
                id=deed.id,
                differences=tuple(_readable(differences.get(deed.id, ()))),
                foreign=deed.merged_by is not None,
            ),
            is_ruled,
        )
    values = dict(_values(work))
    plain = {key: noted(value) for key, value in values.items()}
    _lean(past, plain)
    fields = {key: fields_of(key[0], one) for key, one in plain.items()}
    not_here = _withdrawn_with_merges(deeds, taken_back, merges, differences)
    return Laid(
        copy=Copy(past=past, values=fields),
        values=values,
        deeds=deeds,
        standing=standing,
        not_here=not_here,
    )


def _merges_meant(deeds: Iterable[JoinedDeed]) -> Mapping[UUID, UUID]:
    """The merge that each deed is, takes back, does again, takes back once more, and so on."""
    found: dict[UUID, UUID] = {}
    for one in deeds:
        if one.code == MERGED:
            found[one.id] = one.id
        elif one.concerns in found:
            found[one.id] = found[one.concerns]
    return found


def _taken_back(deeds: Iterable[JoinedDeed], merges: Mapping[UUID, UUID]) -> set[UUID | None]:
    """Merges done here that are taken back: what they brought stands here no more, and is not known here."""
    found: set[UUID | None] = set()
    for one in deeds:
        if one.merged_by is None and one.id in merges:
            if one.code == UNDONE:
                found.add(merges[one.id])
            elif one.code == REDONE:
                found.discard(merges[one.id])
    return found


def _withdrawn_with_merges(
    deeds: Iterable[JoinedDeed],
    taken_back: Container[UUID | None],
    merges: Mapping[UUID, UUID],
    differences: Mapping[UUID, Iterable[JoinedDifference]],
) -> frozenset[UUID]:
    """Entries of the log that went with a merge that was taken back, and that no later deed touched."""
    found: set[UUID] = set()
    for deed in deeds:
        if deed.merged_by is None:
            entries = {one.id for one in differences.get(deed.id, ()) if one.kind == "movement"}
            with_merge = deed.code == UNDONE and merges.get(deed.id) in taken_back
            found = found | entries if with_merge else found - entries
    return frozenset(found)


def _values(work: UnitOfWork) -> Iterator[tuple[Key, Any]]:
    for kind, repository in work.repositories.items():
        if kind not in APART:
            for value in repository.all():
                yield (kind, repository.id_of(value)), value


def _readable(rows: Iterable[JoinedDifference]) -> Iterator[Difference]:
    for row in rows:
        if row.kind in APART:
            continue
        before, after = fields_of(row.kind, row.before or {}), fields_of(row.kind, row.after or {})
        names = [name for name in (*after, *before) if name not in before or before[name] != after.get(name)]
        if not names and row.act == Act.CHANGED.value and not row.origins:
            names = [WHOLE]
        yield Difference(
            key=(row.kind, row.id),
            written={} if row.act == Act.GONE.value else {name: after.get(name) for name in names},
            came=row.act == Act.CAME.value,
            went=row.act == Act.GONE.value,
            origins={name: labels_of(found) for name, found in (row.origins or {}).items()},
        )


def labels_of(written: str) -> Labels:
    """Deeds as the journal writes them."""
    return frozenset(UUID(one) for one in written.split())


def written_labels(labels: Labels) -> str:
    """The reverse of :func:`labels_of`, in an order of its own."""
    return " ".join(str(one) for one in sorted(labels))


def _lean(past: Past, plain: Mapping[Key, Mapping[str, Any]]) -> None:
    """Have every value know the labels of what was added under it."""
    for key, value in plain.items():
        marks = past.marks.get(key)
        for name, kind in LEANING.items():
            under = value.get(name)
            if marks is None or not under or (kind, UUID(str(under))) == key:
                continue
            parent = past.marks.setdefault((kind, UUID(str(under))), Marks())
            parent.leaning |= marks.of(EXISTENCE)
