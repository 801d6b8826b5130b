"""The journal of deeds."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Table, func, insert, select
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import new_uuid
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.copies import state_mark
from forumdesk.storage.plain import to_plain
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.bulk import CHUNK, execute_many
from forumdesk.storage.repositories.journal_entries import UNNUMBERED, JournalEntry, Origins, entry_of
from forumdesk.storage.repositories.journal_noting import folded, merged_changes, noted_differences
from forumdesk.storage.rows.journal import BinnedContentRow, JournalDifferenceRow, JournalRow


class Journal:
    """Deeds, in the order in which they were done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, entry: JournalEntry, changes: Iterable[EntityChange], origins: Origins | None = None
    ) -> JournalEntry:
        """Note a deed and what it changed, in the deed's own transaction; returns it with its place."""
        merged = merged_changes(changes)
        identifier = entry.id if entry.id != UNNUMBERED else new_uuid(entry.at)
        place = self.last_place() + 1
        values = to_plain(entry.values)
        self._session.add(
            JournalRow(
                id=identifier,
                place=place,
                at=entry.at,
                desk_id=entry.desk_id,
                desk_name=entry.desk_name,
                meeting_id=entry.meeting_id,
                code=entry.code,
                values=values,
                undo=entry.undo.value,
                concerns=entry.concerns,
                merged_by=entry.merged_by,
                search_fold=folded(values, entry.desk_name),
            )
        )
        self._session.flush()
        table = JournalDifferenceRow.__table__
        assert isinstance(table, Table)
        rows = ({"journal_id": identifier, **one} for one in noted_differences(merged, origins))
        execute_many(self._session, insert(table), rows, table)
        self._keep_held_back(merged)
        return self.get(identifier)

    def last_place(self) -> int:
        """The place of the newest deed; 0 before the first."""
        self._session.flush()
        return self._session.scalar(select(func.max(JournalRow.place))) or 0

    def mark(self) -> str:
        """What tells this state from another: see :class:`forumdesk.storage.copies.RegisterFacts`."""
        self._session.flush()
        last = self._session.scalar(select(JournalRow.id).order_by(JournalRow.place.desc()).limit(1))
        return state_mark(self.length(), last)

    def length(self) -> int:
        """How many deeds there are."""
        return self._session.scalar(select(func.count()).select_from(JournalRow)) or 0

    def get(self, identifier: UUID) -> JournalEntry:
        """One deed; KeyError when it is not there."""
        with rows_being_read():
            row = self._session.get(JournalRow, identifier)
            found = None if row is None else entry_of(row)
        if found is None:
            raise KeyError(identifier)
        return found

    def at_place(self, place: int) -> JournalEntry | None:
        """The deed at a place; None where there is none."""
        with rows_being_read():
            row = self._session.scalars(select(JournalRow).where(JournalRow.place == place)).first()
            return None if row is None else entry_of(row)

    def place_at(self, moment: datetime) -> int:
        """The place of the last deed before the first that was done after ``moment``; 0 where none was yet.

        Where the clock was set back meanwhile the order of the deeds counts.
        """
        first_after = self._session.scalar(select(func.min(JournalRow.place)).where(JournalRow.at > moment))
        return self.last_place() if first_after is None else first_after - 1

    def latest(self, limit: int) -> tuple[JournalEntry, ...]:
        """The latest deeds, newest first."""
        with rows_being_read():
            rows = self._session.scalars(
                select(JournalRow).order_by(JournalRow.place.desc()).limit(limit)
            ).all()
            return tuple(map(entry_of, rows))

    def since(self, place: int) -> Iterator[JournalEntry]:
        """The deeds after a place, oldest first."""
        with rows_being_read():
            for row in self._session.scalars(
                select(JournalRow)
                .where(JournalRow.place > place)
                .order_by(JournalRow.place)
                .execution_options(yield_per=CHUNK)
            ):
                yield entry_of(row)

    def of_desk(self, desk_id: str, limit: int) -> tuple[JournalEntry, ...]:
        """The latest deeds of one desk that were done here, oldest first."""
        with rows_being_read():
            rows = self._session.scalars(
                select(JournalRow)
                .where(JournalRow.desk_id == desk_id, JournalRow.merged_by.is_(None))
                .order_by(JournalRow.place.desc())
                .limit(limit)
            ).all()
            return tuple(map(entry_of, reversed(rows)))

    def held_back(self, identifier: UUID, digest: str) -> bytes | None:
        """Bytes that a deed took away, by the SHA-256 that the journal has of them; None when they are erased."""
        row = self._session.get(BinnedContentRow, (identifier, digest))
        return None if row is None else row.content

    def _keep_held_back(self, merged: Sequence[tuple[EntityChange, EntityChange]]) -> None:
        for first, last in merged:
            content = getattr(first.before, "held_back", None)
            if content is None or content == getattr(last.after, "held_back", None):
                continue
            digest = sha256(content).hexdigest()
            if self._session.get(BinnedContentRow, (first.id, digest)) is None:
                self._session.add(
                    BinnedContentRow(entity_id=first.id, sha256=digest, entity=first.kind, content=content)
                )
        self._session.flush()
