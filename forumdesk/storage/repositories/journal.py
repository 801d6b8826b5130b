"""The journal of deeds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import new_uuid
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.bulk import execute_many
from forumdesk.storage.rows.tables import JournalDifferenceRow, JournalRow

MANY = 1000
"""From more differences on, the journal notes of what came only that it came."""
_PLAIN = frozenset({str, int, bool, float})


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One deed; ``values`` fill the sentence that its code stands for."""

    at: datetime
    desk_id: str
    desk_name: str
    meeting_id: UUID | None
    code: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one deed changed of one value: only what differs; None where the value came or went."""

    entry: JournalEntry
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Journal:
    """Deeds, in the order in which they were done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, entry: JournalEntry, changes: Iterable[EntityChange]) -> None:
        """Note a deed and what it changed, in the deed's own transaction."""
        identifier = new_uuid(entry.at)
        self._session.add(
            JournalRow(
                id=identifier,
                at=entry.at,
                desk_id=entry.desk_id,
                desk_name=entry.desk_name,
                meeting_id=entry.meeting_id,
                code=entry.code,
                values=to_plain(entry.values),
            )
        )
        self._session.flush()
        table = JournalDifferenceRow.__table__
        assert isinstance(table, Table)
        rows = ({"journal_id": identifier, **one} for one in _differences(_merged(changes)))
        execute_many(self._session, insert(table), rows, table)

    def entries(self, limit: int) -> tuple[JournalEntry, ...]:
        """The latest deeds, newest first."""
        with rows_being_read():
            rows = self._session.scalars(
                select(JournalRow).order_by(JournalRow.at.desc(), JournalRow.id.desc()).limit(limit)
            ).all()
        return tuple(map(_entry, rows))

    def last_change(self, meeting_id: UUID, kinds: Iterable[str]) -> datetime | None:
        """When a deed last changed a value of one of ``kinds`` in a meeting; None if none ever did."""
        changed = (
            select(JournalDifferenceRow.journal_id)
            .where(
                JournalDifferenceRow.journal_id == JournalRow.id,
                JournalDifferenceRow.entity.in_([*kinds]),
            )
            .exists()
        )
        with rows_being_read():
            return self._session.scalar(
                select(JournalRow.at)
                .where(JournalRow.meeting_id == meeting_id, changed)
                .order_by(JournalRow.at.desc())
                .limit(1)
            )

    def differences(self, kind: str, identifier: UUID) -> tuple[Difference, ...]:
        """What deeds changed of one value, oldest first."""
        with rows_being_read():
            found = self._session.execute(
                select(JournalRow, JournalDifferenceRow)
                .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
                .where(JournalDifferenceRow.entity_id == identifier, JournalDifferenceRow.entity == kind)
                .order_by(JournalRow.at, JournalRow.id)
            ).all()
        return tuple(Difference(entry=_entry(row), before=one.before, after=one.after) for row, one in found)


def _entry(row: JournalRow) -> JournalEntry:
    return JournalEntry(
        at=row.at,
        desk_id=row.desk_id,
        desk_name=row.desk_name,
        meeting_id=row.meeting_id,
        code=row.code,
        values=row.values,
    )


def _differences(merged: list[tuple[EntityChange, EntityChange]]) -> Iterator[dict[str, Any]]:
    """What is noted of each value; of very many new ones only that they came.

    What they were then is told by their tables and by the differences noted later.
    """
    many = len(merged) > MANY
    for first, last in merged:
        if many and first.before is None and last.after is not None:
            yield {"entity_id": first.id, "entity": first.kind, "before": None, "after": {}}
            continue
        before, after = _noted(first.before), _noted(last.after)
        if before != after:
            yield {"entity_id": first.id, "entity": first.kind, **_only_changed(before, after)}


def _merged(changes: Iterable[EntityChange]) -> list[tuple[EntityChange, EntityChange]]:
    """The first and the last change of each value."""
    merged: dict[tuple[str, UUID], tuple[EntityChange, EntityChange]] = {}
    for change in changes:
        key = (change.kind, change.id)
        merged[key] = (merged.get(key, (change, change))[0], change)
    return list(merged.values())


def _only_changed(before: Any, after: Any) -> dict[str, Any]:
    if before is None or after is None:
        return {"before": before, "after": after}
    names = [name for name in after if before.get(name) != after[name]]
    return {"before": {n: before.get(n) for n in names}, "after": {n: after[n] for n in names}}


def _noted(value: Any) -> Any:
    """A value as the journal keeps it: some kinds hold back a part of themselves."""
    return to_plain(getattr(value, "noted", value))


def to_plain(value: Any) -> Any:
    """A value as plain data for JSON."""
    if value is None or type(value) in _PLAIN:
        return value
    kind: object = type(value)
    names = _field_names(kind)
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(part) for part in value)
    return _scalar(value)


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (UUID, Fraction)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value.decode("utf-8") if isinstance(value, bytes) else value
