"""The journal of deeds, read and searched."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from forumdesk.services.deeds import Deeds
from forumdesk.storage.repositories.base import GoneError
from forumdesk.storage.repositories.journal_entries import EntityDifference, JournalEntry
from forumdesk.storage.repositories.journal_search import JournalFind

__all__ = ["EntityDifference", "JournalBook", "JournalEntry", "JournalFind"]


class JournalBook:
    """What was done in this register, here and in copies that were merged into it."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def entries(self, limit: int = 200) -> tuple[JournalEntry, ...]:
        """The latest deeds, newest first."""
        return self.page(JournalFind(), 0, limit)

    def page(self, find: JournalFind, start: int, count: int) -> tuple[JournalEntry, ...]:
        """``count`` of the deeds found, newest first, from the one numbered ``start`` (from 0) on."""
        with self._deeds.database.reading() as work:
            return work.journal_search.page(find, start, count)

    def count(self, find: JournalFind) -> int:
        """How many deeds were found."""
        with self._deeds.database.reading() as work:
            return work.journal_search.count(find)

    def deed(self, identifier: UUID) -> JournalEntry:
        """One deed; :class:`GoneError` when it is not there."""
        with self._deeds.database.reading() as work:
            try:
                return work.journal.get(identifier)
            except KeyError as error:
                raise GoneError from error

    def at_place(self, place: int) -> JournalEntry | None:
        """The deed with a place in the order of deeds; None where there is none."""
        with self._deeds.database.reading() as work:
            return work.journal.at_place(place)

    def place_at(self, moment: datetime) -> int:
        """The place of the last deed before the first that was done after ``moment``; 0 where none was yet."""
        with self._deeds.database.reading() as work:
            return work.journal.place_at(moment)

    def differences(self, identifier: UUID) -> tuple[EntityDifference, ...]:
        """What a deed changed, in the order in which it did."""
        with self._deeds.database.reading() as work:
            return tuple(work.journal_differences.of_deed(identifier))

    def desks(self) -> Sequence[tuple[str, str]]:
        """Identifier and latest name of every desk that did something, by name."""
        with self._deeds.database.reading() as work:
            return work.journal_search.desks()
