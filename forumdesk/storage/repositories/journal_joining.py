"""Journals of two copies of one register, laid beside each other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.orm import Session

from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.repositories.journal import Journal
from forumdesk.storage.repositories.journal_entries import Act
from forumdesk.storage.rows.journal import BinnedContentRow, JournalDifferenceRow, JournalRow

MERGED = "register.merged"
"""The code of a deed that brought what a copy had."""


class JoinedDeed(NamedTuple):
    """A deed of a journal: what it takes to know whether its effects stand in this copy."""

    id: UUID
    code: str
    concerns: UUID | None
    merged_by: UUID | None
    desk_id: str
    desk_name: str
    at: datetime


class JoinedDifference(NamedTuple):
    """What one deed changed of one value, as the journal keeps it."""

    journal_id: UUID
    kind: str
    id: UUID
    act: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    origins: Mapping[str, str] | None


class JournalJoining:
    """Reads a journal whole, and takes rows over from that of a copy."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def deeds(self) -> tuple[JoinedDeed, ...]:
        """Every deed, in the order of this register."""
        row = JournalRow
        wanted = select(row.id, row.code, row.concerns, row.merged_by, row.desk_id, row.desk_name, row.at)
        with rows_being_read():
            return tuple(JoinedDeed(*found) for found in self._session.execute(wanted.order_by(row.place)))

    def differences(self) -> Iterator[JoinedDifference]:
        """What every deed changed, in the order of this register."""
        row = JournalDifferenceRow
        wanted = (
            select(row.journal_id, row.entity, row.entity_id, row.act, row.before, row.after, row.origins)
            .join(JournalRow, JournalRow.id == row.journal_id)
            .order_by(JournalRow.place, row.position)
            .execution_options(yield_per=CHUNK)
        )
        with rows_being_read():
            for found in self._session.execute(wanted):
                yield JoinedDifference(*found)

    def makers(self, kind: str, identifiers: Collection[UUID]) -> dict[UUID, str]:
        """The name of the desk that made each of these values."""
        row = JournalDifferenceRow
        made = (
            select(row.entity_id, JournalRow.desk_name)
            .join(JournalRow, JournalRow.id == row.journal_id)
            .where(
                row.entity == kind,
                row.entity_id.in_(identifiers),
                row.act == Act.CAME.value,
                JournalRow.code != MERGED,
            )
            .order_by(JournalRow.place.desc())
        )
        return {one.entity_id: one.desk_name for one in self._session.execute(made)}

    def take_over(self, other: "JournalJoining", deeds: Sequence[UUID], merged_by: UUID) -> None:
        """Have deeds of the other journal here, as they were noted there; their places here are the next ones.

        Deeds that are here since an earlier merge that was taken back belong to this one now.
        """
        place = Journal(self._session).last_place()
        for part in chunks(deeds, CHUNK):
            here = set(self._session.scalars(select(JournalRow.id).where(JournalRow.id.in_(part))))
            self._session.execute(
                update(JournalRow).where(JournalRow.id.in_(here)).values(merged_by=merged_by)
            )
            rows = {
                row["id"]: {**row, "merged_by": merged_by}
                for row in other._rows(
                    JournalRow, JournalRow.id.in_([one for one in part if one not in here])
                )
            }
            wanted = [rows[one] for one in part if one in rows]
            for row in wanted:
                place += 1
                row["place"] = place
            self._insert(JournalRow, wanted)
            self._insert(
                JournalDifferenceRow,
                other._rows(JournalDifferenceRow, JournalDifferenceRow.journal_id.in_([*rows])),
            )

    def take_over_held_back(self, other: "JournalJoining") -> None:
        """Have here what the other journal holds back, so that it can be brought back here too."""
        row = BinnedContentRow
        here, there = (
            {(one.entity_id, one.sha256) for one in session.execute(select(row.entity_id, row.sha256))}
            for session in (self._session, other._session)
        )
        for entity_id, digest in sorted(there - here):
            missing = (row.entity_id == entity_id) & (row.sha256 == digest)
            self._insert(row, other._rows(row, missing))

    def _rows(self, kind: Any, condition: Any) -> list[dict[str, Any]]:
        table = _table(kind)
        return [dict(row._mapping) for row in self._session.execute(select(table).where(condition))]

    def _insert(self, kind: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.flush()
            self._session.execute(insert(_table(kind)), rows)


def _table(kind: Any) -> Table:
    table = kind.__table__
    assert isinstance(table, Table)
    return table
