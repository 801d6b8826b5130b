"""What deeds changed: asked by value, by deed, by kind and by place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session

from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.repositories.journal_entries import (
    Act,
    Difference,
    EntityDifference,
    JournalEntry,
    difference_of,
    entry_of,
)
from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow


class JournalDifferences:
    """The differences that deeds left in the journal."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_value(self, kind: str, identifier: UUID) -> tuple[Difference, ...]:
        """What deeds changed of one value, oldest first."""
        with rows_being_read():
            found = self._session.execute(
                select(JournalRow, JournalDifferenceRow)
                .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
                .where(JournalDifferenceRow.entity_id == identifier, JournalDifferenceRow.entity == kind)
                .order_by(JournalRow.place)
            ).all()
        return tuple(
            Difference(entry=entry_of(row), before=one.before, after=one.after) for row, one in found
        )

    def of_deed(self, identifier: UUID) -> Iterator[EntityDifference]:
        """What one deed changed, in order."""
        return self._bare(JournalDifferenceRow.journal_id == identifier, JournalDifferenceRow.position.asc())

    def of_deeds(self, deeds: Sequence[UUID]) -> dict[UUID, list[EntityDifference]]:
        """What each of these deeds changed, in order."""
        found: dict[UUID, list[EntityDifference]] = {identifier: [] for identifier in deeds}
        for part in chunks(deeds, CHUNK):
            for one in self._bare(
                JournalDifferenceRow.journal_id.in_(part), JournalDifferenceRow.position.asc()
            ):
                found[one.journal_id].append(one)
        return found

    def some_of_deed(self, identifier: UUID, wanted: Iterable[tuple[str, Act]]) -> Iterator[EntityDifference]:
        """What one deed changed of some kinds in some way, in order."""
        pairs = [
            and_(JournalDifferenceRow.entity == kind, JournalDifferenceRow.act == act.value)
            for kind, act in wanted
        ]
        condition = and_(JournalDifferenceRow.journal_id == identifier, or_(false(), *pairs))
        return self._bare(condition, JournalDifferenceRow.position.asc())

    def counts_of(self, deeds: Sequence[UUID]) -> dict[UUID, dict[tuple[str, Act], int]]:
        """For each of these deeds how many values of each kind came, changed and went."""
        found: dict[UUID, dict[tuple[str, Act], int]] = {identifier: {} for identifier in deeds}
        for part in chunks(deeds, CHUNK):
            rows = self._session.execute(
                select(
                    JournalDifferenceRow.journal_id,
                    JournalDifferenceRow.entity,
                    JournalDifferenceRow.act,
                    func.count(),
                )
                .where(JournalDifferenceRow.journal_id.in_(part))
                .group_by(
                    JournalDifferenceRow.journal_id, JournalDifferenceRow.entity, JournalDifferenceRow.act
                )
                .order_by(func.min(JournalDifferenceRow.position))
            )
            for identifier, kind, act, count in rows:
                found[identifier][kind, Act(act)] = count
        return found

    def before_place(self, place: int) -> Iterator[tuple[int, EntityDifference]]:
        """What deeds after ``place`` changed here, newest first, each with the place of its deed."""
        return self._placed(
            JournalRow.place > place, JournalRow.place.desc(), JournalDifferenceRow.position.desc()
        )

    def all_done_here(self) -> Iterator[tuple[int, EntityDifference]]:
        """What every deed done here changed, oldest first, each with the place of its deed."""
        return self._placed(JournalRow.place > 0, JournalRow.place, JournalDifferenceRow.position)

    def fields_at(
        self, place: int, kind: str, identifiers: Iterable[UUID]
    ) -> dict[UUID, dict[str, Any] | None]:
        """Of values of one kind that deeds after ``place`` changed: the changed fields as they were at ``place``.

        None for a value that was not there then; values that were not changed are left out.
        """
        found: dict[UUID, dict[str, Any] | None] = {}
        for part in chunks([*identifiers], CHUNK):
            rows = self._session.execute(
                select(JournalDifferenceRow.entity_id, JournalDifferenceRow.before)
                .join(JournalRow, JournalRow.id == JournalDifferenceRow.journal_id)
                .where(
                    JournalRow.place > place,
                    JournalRow.merged_by.is_(None),
                    JournalDifferenceRow.entity == kind,
                    JournalDifferenceRow.entity_id.in_(part),
                )
                .order_by(JournalRow.place)
            )
            for row in rows:
                known = found.setdefault(row.entity_id, None if row.before is None else {})
                if known is not None:
                    found[row.entity_id] = {**(row.before or {}), **known}
        return found

    def gone(
        self, meeting_id: UUID | None, kinds: Sequence[str]
    ) -> Iterator[tuple[JournalEntry, EntityDifference]]:
        """Deletions of values of some kinds, newest first, with their deeds; of all meetings where none is named."""
        wanted = (
            select(JournalRow, JournalDifferenceRow)
            .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
            .where(JournalDifferenceRow.act == Act.GONE.value, JournalDifferenceRow.entity.in_(kinds))
            .order_by(JournalRow.place.desc(), JournalDifferenceRow.position)
        )
        if meeting_id is not None:
            wanted = wanted.where(JournalRow.meeting_id == meeting_id)
        with rows_being_read():
            for row, difference in self._session.execute(wanted.execution_options(yield_per=CHUNK)):
                yield entry_of(row), difference_of(difference)

    def last_gone(self, identifiers: Iterable[UUID], kinds: Sequence[str]) -> Iterator[EntityDifference]:
        """For each of these values of some kinds that was ever deleted its last deletion, in no order."""
        last: dict[tuple[str, UUID], EntityDifference] = {}
        for part in chunks([*identifiers], CHUNK):
            rows = self._session.scalars(
                select(JournalDifferenceRow)
                .join(JournalRow, JournalRow.id == JournalDifferenceRow.journal_id)
                .where(
                    JournalDifferenceRow.act == Act.GONE.value,
                    JournalDifferenceRow.entity.in_(kinds),
                    JournalDifferenceRow.entity_id.in_(part),
                )
                .order_by(JournalRow.place)
            )
            with rows_being_read():
                last.update({(row.entity, row.entity_id): difference_of(row) for row in rows})
        yield from last.values()

    def with_kind(self, kind: str, deeds: Sequence[UUID]) -> dict[UUID, set[UUID]]:
        """Of these deeds, those that changed values of one kind, with the identifiers of the values."""
        found: dict[UUID, set[UUID]] = {}
        for part in chunks(deeds, CHUNK):
            for row in self._session.execute(
                select(JournalDifferenceRow.journal_id, JournalDifferenceRow.entity_id).where(
                    JournalDifferenceRow.journal_id.in_(part), JournalDifferenceRow.entity == kind
                )
            ):
                found.setdefault(row.journal_id, set()).add(row.entity_id)
        return found

    def came(self, kind: str) -> dict[UUID, Mapping[str, Any]]:
        """The values of one kind that deeds ever made, as they were then."""
        rows = self._session.execute(
            select(JournalDifferenceRow.entity_id, JournalDifferenceRow.after).where(
                JournalDifferenceRow.entity == kind, JournalDifferenceRow.act == Act.CAME.value
            )
        )
        return {row.entity_id: row.after for row in rows if row.after}

    def _placed(self, condition: ColumnElement[bool], *order: Any) -> Iterator[tuple[int, EntityDifference]]:
        rows = self._session.execute(
            select(JournalRow.place, JournalDifferenceRow)
            .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
            .where(condition, JournalRow.merged_by.is_(None))
            .order_by(*order)
            .execution_options(yield_per=CHUNK)
        )
        with rows_being_read():
            for place, row in rows:
                yield place, difference_of(row)

    def _bare(self, condition: ColumnElement[bool], order: Any) -> Iterator[EntityDifference]:
        rows = self._session.scalars(
            select(JournalDifferenceRow).where(condition).order_by(order).execution_options(yield_per=CHUNK)
        )
        with rows_being_read():
            yield from map(difference_of, rows)
