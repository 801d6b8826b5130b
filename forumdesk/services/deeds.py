"""One deed from start to finish: everything is kept with its journal row, or nothing is; then it is told."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation.clock import Clock
from forumdesk.foundation.events import EventBus
from forumdesk.services.access import Access, require
from forumdesk.services.desk import Desk
from forumdesk.services.erased_again import BRINGS_BACK, ErasedAgain
from forumdesk.services.events import BY_KIND
from forumdesk.services.sources import keep_sources
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import Database
from forumdesk.storage.repositories.journal_entries import JournalEntry, Undo
from forumdesk.storage.repositories.personal import Known
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A kept deed: its entry in the journal, and every value before and after.

    ``erases`` says that data were erased by it, also in entries of earlier deeds.
    """

    entry: JournalEntry
    changes: tuple[EntityChange, ...]
    erases: bool = False

    @property
    def code(self) -> str:
        """What the deed is called."""
        return self.entry.code

    @property
    def values(self) -> Mapping[str, Any]:
        """What fills the sentence of its code."""
        return self.entry.values

    @property
    def meeting_id(self) -> MeetingId | None:
        """The meeting that it concerns."""
        return None if self.entry.meeting_id is None else MeetingId(self.entry.meeting_id)


@dataclass(slots=True)
class Deed:
    """A deed in progress. ``values`` fill the sentence of its code and may grow until it ends.

    ``by_hand`` says that what it changes about people is a person's will, which a list that is imported again
    has to respect; imports, undo and packages say otherwise. ``concerns`` is the deed that is taken back.
    ``erases`` says that it erases data for good, ``known`` by what the erased are known in a copy it brings.
    """

    work: UnitOfWork
    meeting_id: MeetingId | None
    values: dict[str, Any] = field(default_factory=dict)
    dry: bool = False
    can_be_undone: bool = True
    by_hand: bool = True
    erases: bool = False
    known: Mapping[UUID, Known] = field(default_factory=dict)
    concerns: UUID | None = None
    id: UUID | None = None
    """Given where something refers to the deed before it is noted; it is noted then even if it changes nothing."""
    origins: dict[tuple[str, UUID], Mapping[str, str]] = field(default_factory=dict)


class Deeds:
    """Begins deeds on one register and tells of them."""

    def __init__(
        self, database: Database, clock: Clock, events: EventBus, desk: Desk, access: Access = Access.FULL
    ) -> None:
        self.database = database
        self.clock = clock
        self.events = events
        self.desk = desk
        self.access = access
        self.before: Callable[[str], None] | None = None
        """Told the code of each deed before it begins: a risky one is preceded by a backup."""

    @contextmanager
    def begin(self, code: str, meeting_id: MeetingId | None = None, *, dry: bool = False) -> Iterator[Deed]:
        """A transaction with its journal row; a deed that changes nothing leaves no trace.

        With ``dry`` everything is tried and nothing is kept or told. Refuses what the access does not allow.
        """
        require(self.access, code)
        if self.before is not None and not dry:
            self.before(code)
        kept: Change | None = None
        with self.database.unit_of_work() as work:
            deed = Deed(work=work, meeting_id=meeting_id, dry=dry)
            yield deed
            if deed.by_hand:
                keep_sources(work)
            if dry:
                work.give_up()
            elif work.changes or deed.id is not None:
                work.meeting_id = deed.meeting_id
                entry = self._note(code, deed)
                kept = Change(entry=entry, changes=tuple(work.changes), erases=deed.erases)
        if kept is not None:
            self._tell(kept)

    def _note(self, code: str, deed: Deed) -> JournalEntry:
        """Note the deed; what it brings back of the erased is erased anew before anything is kept."""
        work = deed.work
        again = ErasedAgain(work, deed.known) if code in BRINGS_BACK else None
        if again is not None:
            again.note()
        entry = work.journal.add(self._entry(code, deed), work.changes, deed.origins)
        if again is not None and again.erase(entry):
            deed.erases = True
            entry = work.journal.get(entry.id)
        return entry

    def _entry(self, code: str, deed: Deed) -> JournalEntry:
        return JournalEntry(
            at=self.clock(),
            desk_id=self.desk.id,
            desk_name=self.desk.name,
            meeting_id=deed.meeting_id,
            code=code,
            values=deed.values,
            undo=_undo(deed),
            concerns=deed.concerns,
            id=deed.id or UUID(int=0),
        )

    def _tell(self, change: Change) -> None:
        self.events.publish(change)
        kinds = dict.fromkeys(BY_KIND[one.kind] for one in change.changes)
        for kind in kinds:
            self.events.publish(kind(meeting_id=change.meeting_id))


def _undo(deed: Deed) -> Undo:
    if any(_is_sealed(one.after) for one in deed.work.changes):
        # What is sealed is corrected by a later record, never undone, and nothing under it either.
        return Undo.BARRIER
    return Undo.STEP if deed.can_be_undone else Undo.PASSED


def _is_sealed(value: object) -> bool:
    decision = getattr(value, "decision", value)
    return isinstance(decision, Decision) and decision.sealed
