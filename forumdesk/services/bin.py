"""The bin: what was deleted, read from the journal, and brought back by a deed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.services.deeds import Deeds
from forumdesk.services.resolutions import require_undecided
from forumdesk.storage.errors import is_collision
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.plain import UnreadablePlainError
from forumdesk.storage.repositories.journal import Act, EntityDifference, JournalEntry
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
        self, meeting_id: MeetingId | None = None, kinds: Sequence[str] = KINDS, limit: int = 1000
    ) -> tuple[Binned, ...]:
        """The values deleted last, newest first: of one meeting, or of all where none is named."""
        with self._deeds.database.reading() as work:
            return tuple(_binned(work, meeting_id, kinds, limit))

    def restore(self, wanted: Iterable[Binned]) -> None:
        """Bring values back, each with what was deleted together with it; raises :class:`NotInBinError`."""
        chosen = tuple(wanted)
        try:
            with self._deeds.begin("bin.restored", _only_meeting(chosen)) as deed:
                deed.values["count"] = len(chosen)
                for one in chosen:
                    self._restore(deed.work, one)
        except UnreadablePlainError as error:
            raise NotInBinError from error
        except Exception as error:
            if not is_collision(error):
                raise
            raise NotInBinError from error

    def _restore(self, work: UnitOfWork, wanted: Binned) -> None:
        if wanted.kind == "text_row" and wanted.entry.meeting_id is not None:
            require_undecided(work, MeetingId(wanted.entry.meeting_id))
        together = _together(tuple(work.journal.of_deed(wanted.entry.id)), wanted.id)
        # Deleted was what leans on it first: it comes back in the opposite order.
        for one in reversed(together):
            repository = work.by_kind(one.kind)
            if repository.find(one.id) is None:
                repository.put(value_of(work, one.kind, one.id, one.before or {}))
            elif one.id == wanted.id and one.kind == wanted.kind:
                raise NotInBinError


def _only_meeting(chosen: Sequence[Binned]) -> MeetingId | None:
    meetings = {one.entry.meeting_id for one in chosen}
    only = meetings.pop() if len(meetings) == 1 else None
    return None if only is None else MeetingId(only)


def _together(differences: Sequence[EntityDifference], identifier: UUID) -> list[EntityDifference]:
    """What was deleted with a value in one deed as part of it: under its identifier, or naming it or such a part."""
    gone = [one for one in differences if one.act is Act.GONE]
    names, before = {identifier}, 0
    while len(names) > before:
        before = len(names)
        named = {str(one) for one in names}
        names |= {one.id for one in gone if not named.isdisjoint(map(str, (one.before or {}).values()))}
    return [one for one in gone if one.id in names]


def _binned(
    work: UnitOfWork, meeting_id: MeetingId | None, kinds: Sequence[str], limit: int
) -> Iterator[Binned]:
    seen: set[tuple[str, UUID]] = set()
    for entry, difference in work.journal.gone(meeting_id, kinds):
        key = (difference.kind, difference.id)
        if key in seen or difference.before is None:
            continue
        seen.add(key)
        if work.by_kind(difference.kind).find(difference.id) is None:
            yield Binned(kind=difference.kind, id=difference.id, was=difference.before, entry=entry)
            limit -= 1
            if not limit:
                return
