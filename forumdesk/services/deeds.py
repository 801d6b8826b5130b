"""One deed from start to finish: everything is kept with its journal row, or nothing is; then it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from forumdesk.domain.identifiers import MeetingId
from forumdesk.foundation.clock import Clock
from forumdesk.foundation.events import EventBus
from forumdesk.services.desk import Desk
from forumdesk.services.events import BY_KIND
from forumdesk.services.sources import keep_sources
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.database import Database
from forumdesk.storage.repositories.journal import JournalEntry
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A kept deed: its code and values for its name, and every value before and after."""

    code: str
    values: dict[str, Any]
    meeting_id: MeetingId | None
    changes: tuple[EntityChange, ...]
    can_be_undone: bool = True


@dataclass(slots=True)
class Deed:
    """A deed in progress. ``values`` fill the sentence of its code and may grow until it ends.

    ``by_hand`` says that what it changes about people is a person's will, which a list that is imported again
    has to respect; imports, undo and packages say otherwise.
    """

    work: UnitOfWork
    meeting_id: MeetingId | None
    values: dict[str, Any] = field(default_factory=dict)
    dry: bool = False
    can_be_undone: bool = True
    by_hand: bool = True


class Deeds:
    """Begins deeds on one register and tells of them."""

    def __init__(self, database: Database, clock: Clock, events: EventBus, desk: Desk) -> None:
        self.database = database
        self.clock = clock
        self.events = events
        self.desk = desk

    @contextmanager
    def begin(self, code: str, meeting_id: MeetingId | None = None, *, dry: bool = False) -> Iterator[Deed]:
        """A transaction with its journal row; a deed that changes nothing leaves no trace.

        With ``dry`` everything is tried and nothing is kept or told.
        """
        with self.database.unit_of_work() as work:
            deed = Deed(work=work, meeting_id=meeting_id, dry=dry)
            yield deed
            if deed.by_hand:
                keep_sources(work)
            change = Change(
                code=code,
                values=deed.values,
                meeting_id=deed.meeting_id,
                changes=tuple(work.changes),
                can_be_undone=deed.can_be_undone,
            )
            if dry:
                work.give_up()
            elif change.changes:
                work.journal.add(self._entry(change), change.changes)
        if change.changes and not dry:
            self._tell(change)

    def _entry(self, change: Change) -> JournalEntry:
        return JournalEntry(
            at=self.clock(),
            desk_id=self.desk.id,
            desk_name=self.desk.name,
            meeting_id=change.meeting_id,
            code=change.code,
            values=change.values,
        )

    def _tell(self, change: Change) -> None:
        self.events.publish(change)
        kinds = dict.fromkeys(BY_KIND[one.kind] for one in change.changes)
        for kind in kinds:
            self.events.publish(kind(meeting_id=change.meeting_id))
