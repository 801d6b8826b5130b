"""What was erased by law stays erased: erased anew by the very deed that would bring it back, or that is not kept."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from forumdesk.domain.keeping import Erasure
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.copied_journal import RESTORED
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.repositories.journal_entries import JournalEntry
from forumdesk.storage.repositories.journal_joining import MERGED
from forumdesk.storage.repositories.personal import Known, PersonalData
from forumdesk.storage.repositories.personal_contacts import Again, PersonalContacts
from forumdesk.storage.repositories.sources import Source
from forumdesk.storage.work import UnitOfWork

_BROUGHT: Final = frozenset(
    {
        MERGED,
        RESTORED,
        "backup.restored",
        "package.imported",
        "bin.restored",
        "bin.restored_one",
        "history.undone",
        "history.redone",
    }
)
"""Deeds that bring back what was there earlier or elsewhere; nobody types anything there."""
_TYPED_BY_NOBODY: Final = _BROUGHT | {"participants.merged", "participants.all_merged"}
"""Deeds in which nobody typed contacts: they came along."""
BRINGS_BACK: Final = _BROUGHT | {"participants.imported"}
"""Deeds by which what was erased may come back; an erasure wins over all of them."""


class ErasedAgain:
    """Erases anew within one deed what the deed brings back."""

    def __init__(self, work: UnitOfWork, also: Mapping[UUID, Known] | None = None) -> None:
        """``also`` is by what those who are erased are known in a copy from which deeds were brought."""
        self._work = work
        self._also = also or {}

    def note(self) -> None:
        """Before the deed is noted: who was erased is known as erased also where the deed forgot it."""
        for erasure in erasures_noted(self._work).values():
            if self._work.participants.find(erasure.id) is not None:
                self._work.erasures.put(erasure)

    def erase(self, entry: JournalEntry) -> bool:
        """After the deed was noted: erase what it brought, here and in the journal; whether there was anything."""
        self._work.session.flush()
        data = PersonalData(self._work.session)
        people = [one for one in erasures_noted(self._work) if one in self._also or data.holds(one)]
        for person in people:
            data.erase(person, self._also.get(person))
        contacts = entry.code in _BROUGHT and self._erase_contacts(entry)
        return bool(people) or contacts

    def _erase_contacts(self, entry: JournalEntry) -> bool:
        contacts = PersonalContacts(self._work.session)
        meetings = contacts.meetings_erased()
        if not meetings:
            return False
        touched = _people_in(self._work.changes) | contacts.brought_by(entry.id)
        of_meeting = contacts.meetings_of(touched)
        for meeting in meetings:
            everybody = contacts.everybody(meeting) if self._brings_all(entry, meeting) else set()
            came = _came_in(self._work.changes) if entry.code == MERGED else set()
            people = everybody | {one for one in touched if of_meeting.get(one) == meeting}
            again = Again(meeting_id=meeting, brings=_TYPED_BY_NOBODY, numbers=everybody | came)
            contacts.erase(sorted(people), again)
        return bool(touched)

    def _brings_all(self, entry: JournalEntry, meeting: UUID) -> bool:
        """Whether anybody's contacts may have come back, or are to be erased here for the first time."""
        contacts = PersonalContacts(self._work.session)
        if RESTORED in (entry.code, entry.values.get("deed")):
            state = str(entry.values.get("state", ""))
            return not state or not contacts.is_after_erasing(UUID(state), meeting)
        return entry.code == MERGED and contacts.was_erased_by(entry.id, meeting)


def erasures_noted(work: UnitOfWork) -> dict[UUID, Erasure]:
    """Every erasure, also one of after the backup that was just restored: the journal stays."""
    noted = work.journal_differences.came("erasure")
    found = {key: value_of(work, "erasure", key, plain) for key, plain in noted.items()}
    return found | {one.id: one for one in work.erasures.all()}


def known_in_copy(work: UnitOfWork, other: UnitOfWork) -> dict[UUID, Known]:
    """By what those who are erased here or there are known in a copy."""
    data = PersonalData(other.session)
    return {one: data.known_of(one) for one in {**erasures_noted(other), **erasures_noted(work)}}


def _people_in(changes: Sequence[EntityChange]) -> set[UUID]:
    found = {one.id for one in changes if one.kind in {"participant", "photo"}}
    sources = [one for one in changes if one.kind == "source"]
    return found | {
        side.into for one in sources for side in (one.before, one.after) if isinstance(side, Source)
    }


def _came_in(changes: Sequence[EntityChange]) -> set[UUID]:
    return {one.id for one in changes if one.kind == "participant" and one.before is None}
