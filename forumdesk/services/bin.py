"""The bin: what was deleted, read from the journal, and brought back by a deed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.agenda import with_returned
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolutions import require_undecided
from forumdesk.services.telling.naming import Names
from forumdesk.storage.errors import is_collision
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.plain import UnreadablePlainError, noted
from forumdesk.storage.repositories.bulk import CHUNK
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference, JournalEntry
from forumdesk.storage.work import UnitOfWork

KINDS: Final = (
    "meeting",
    "delegation",
    "participant",
    "agenda_item",
    "paper",
    "text_row",
    "amendment",
    "draft",
    "comment",
    "statement",
    "signed_copy",
    "photo",
    "emblem",
    "choice",
)
"""Kinds of which somebody would say that one was deleted."""
_IDENTIFIER: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NotInBinError(DomainError):
    """What was to be brought back is there, or can no longer be made."""

    code = "bin.gone"
    message = N_(
        "This cannot be brought back: it is there again, its place is taken, or what it belonged to is gone."
        " Nothing was changed."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """A deleted value: what it was, as plain data, and the deed that deleted it."""

    kind: str
    id: UUID
    was: Mapping[str, Any]
    entry: JournalEntry


class Bin:
    """What was deleted and not brought back since."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def entries(
        self, meeting_id: MeetingId | None = None, kinds: Sequence[str] = KINDS
    ) -> tuple[Binned, ...]:
        """Everything deleted, newest first: of one meeting, or of all where none is named."""
        with self._deeds.database.reading() as work:
            return tuple(_binned(work, meeting_id, kinds))

    def restore(self, wanted: Iterable[Binned]) -> None:
        """Bring values back by one deed, whatever their order; raises :class:`NotInBinError`, and nothing is back.

        Each comes with what was deleted with it, with what it belongs to where that is gone too, and with those who
        were taken out of it when it was deleted.
        """
        chosen = sorted(wanted, key=lambda one: one.entry.place, reverse=True)
        one_only = chosen[0] if len(chosen) == 1 else None
        code = "bin.restored" if one_only is None else "bin.restored_one"
        try:
            with self._deeds.begin(code, _only_meeting(chosen)) as deed:
                if one_only is None:
                    deed.values["count"] = len(chosen)
                else:
                    name = Names(deed.work).of(one_only.kind, one_only.id, _now(deed.work, one_only))
                    deed.values["name"] = name.to_mapping()
                _Returning(deed.work).bring(chosen)
        except UnreadablePlainError as error:
            raise NotInBinError from error
        except Exception as error:
            if not is_collision(error):
                raise
            raise NotInBinError from error


class _Returning:
    """What one deed brings back, each value once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._back: set[tuple[str, UUID]] = set()
        self._placed: set[AgendaItemId] = set()
        self._deeds: dict[UUID, _Deed] = {}

    def bring(self, chosen: Sequence[Binned]) -> None:
        """Bring back what was chosen, last deleted first, with all that comes with it."""
        for one in chosen:
            self._bring(one)
        back = {str(identifier) for _, identifier in self._back}
        for deed in self._deeds.values():
            for change in deed.changed:
                self._take_in(change, back)

    def _bring(self, wanted: Binned) -> None:
        if (wanted.kind, wanted.id) in self._back:
            return
        if self._is_there(wanted.kind, wanted.id):
            raise NotInBinError
        if wanted.kind == "text_row" and wanted.entry.meeting_id is not None:
            require_undecided(self._work, MeetingId(wanted.entry.meeting_id))
        deed = self._deed(wanted.entry.id)
        # Deleted was what leans on it first: it comes back in the opposite order.
        for one in reversed(deed.gone_with(wanted.id)):
            self._put(one)
        if wanted.entry.meeting_id is not None:
            self._into_agenda(MeetingId(wanted.entry.meeting_id))

    def _deed(self, identifier: UUID) -> "_Deed":
        if identifier not in self._deeds:
            self._deeds[identifier] = _Deed(self._work.journal_differences.of_deed(identifier))
        return self._deeds[identifier]

    def _put(self, one: EntityDifference) -> None:
        if (one.kind, one.id) in self._back or self._is_there(one.kind, one.id):
            return
        value = value_of(self._work, one.kind, one.id, one.before or {})
        self._back.add((one.kind, one.id))
        named = _named_in(one.before or {}) - {identifier for _, identifier in self._back}
        for owner in self._work.journal_differences.last_gone(named, KINDS):
            with suppress(UnreadablePlainError):  # erased by law; whether it is needed shows at once
                self._put(owner)
        self._work.by_kind(one.kind).put(value)

    def _take_in(self, one: EntityDifference, back: Set[str]) -> None:
        """Let a value belong again to what came back, where it belongs to nothing else since."""
        if back.isdisjoint(map(str, (one.before or {}).values())):
            return
        repository = self._work.by_kind(one.kind)
        current = noted(repository.find(one.id))
        if current is None:
            return
        left = {
            name: was
            for name, was in (one.before or {}).items()
            if was in back and current.get(name) == (one.after or {}).get(name)
        }
        if left:
            repository.put(value_of(self._work, one.kind, one.id, {**current, **left}))

    def _into_agenda(self, meeting_id: MeetingId) -> None:
        back = {AgendaItemId(identifier) for kind, identifier in self._back if kind == "agenda_item"}
        new = back - self._placed
        if new:
            items = self._work.agenda.of_meeting(meeting_id)
            self._work.agenda.put_all(with_returned(items, new))
            self._placed |= new

    def _is_there(self, kind: str, identifier: UUID) -> bool:
        return self._work.by_kind(kind).find(identifier) is not None


def _now(work: UnitOfWork, one: Binned) -> Mapping[str, Any]:
    """What it was as the journal has it now: it may have been erased since it was listed."""
    last = work.journal_differences.last_gone([one.id], [one.kind])
    return next((found.before for found in last if found.before is not None), one.was)


def _only_meeting(chosen: Sequence[Binned]) -> MeetingId | None:
    meetings = {one.entry.meeting_id for one in chosen}
    only = meetings.pop() if len(meetings) == 1 else None
    return None if only is None else MeetingId(only)


class _Deed:
    """What one deed changed, with the deletions found by what they name."""

    def __init__(self, differences: Iterable[EntityDifference]) -> None:
        self.changed: list[EntityDifference] = []
        self._gone: list[EntityDifference] = []
        self._naming: dict[UUID, list[EntityDifference]] = {}
        for one in differences:
            if one.act is Act.CHANGED:
                self.changed.append(one)
            elif one.act is Act.GONE:
                self._gone.append(one)
                for named in {one.id, *_named_in(one.before or {})}:
                    self._naming.setdefault(named, []).append(one)

    def gone_with(self, identifier: UUID) -> list[EntityDifference]:
        """What was deleted with a value as part of it: under its identifier, or naming it or such a part."""
        names, waiting = {identifier}, [identifier]
        while waiting:
            for one in self._naming.get(waiting.pop(), ()):
                if one.id not in names:
                    names.add(one.id)
                    waiting.append(one.id)
        if len(names) == 1:
            return self._naming.get(identifier, [])
        return [one for one in self._gone if one.id in names]


def _named_in(plain: Mapping[str, Any]) -> set[UUID]:
    """The identifiers that a value names."""
    return {UUID(part) for part in plain.values() if isinstance(part, str) and _IDENTIFIER.fullmatch(part)}


def _binned(work: UnitOfWork, meeting_id: MeetingId | None, kinds: Sequence[str]) -> Iterator[Binned]:
    seen: set[tuple[str, UUID]] = set()
    waiting: list[Binned] = []
    for entry, difference in work.journal_differences.gone(meeting_id, kinds):
        key = (difference.kind, difference.id)
        if key in seen or difference.before is None:
            continue
        seen.add(key)
        waiting.append(Binned(kind=difference.kind, id=difference.id, was=difference.before, entry=entry))
        if len(waiting) == CHUNK:
            yield from _still_gone(work, waiting)
            waiting.clear()
    yield from _still_gone(work, waiting)


def _still_gone(work: UnitOfWork, binned: Sequence[Binned]) -> Iterator[Binned]:
    of_kind: dict[str, list[UUID]] = {}
    for one in binned:
        of_kind.setdefault(one.kind, []).append(one.id)
    there = {kind: work.by_kind(kind).find_all(identifiers) for kind, identifiers in of_kind.items()}
    yield from (one for one in binned if one.id not in there[one.kind])
