"""Which rows of lists ever spoke of a person."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.rows.journal import JournalDifferenceRow
from forumdesk.storage.rows.tables import ParticipantRow, SourceRow


def sources_of(session: Session, people: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """For each of ``people`` the rows of lists that speak of the person, also those that only the journal has.

    A row that speaks of somebody else by now, or is a person of its own, is left out.
    """
    found: dict[UUID, set[UUID]] = {one: set() for one in people}
    rows = session.execute(select(SourceRow.id, SourceRow.into_id))
    now: dict[UUID, UUID] = {row.id: row.into_id for row in rows}
    for one, into in now.items():
        if into in found:
            found[into].add(one)
        if one in found and into == one:
            found[one].add(one)
    row = JournalDifferenceRow
    told = select(row.entity_id, row.before, row.after).where(row.entity == "source")
    for one, before, after in session.execute(told.execution_options(yield_per=CHUNK)):
        for person in (_into(before), _into(after)):
            if person in found and one not in now:
                found[person].add(one)
    others = _people_among(session, {one for several in found.values() for one in several})
    return {
        person: {one for one in rows if one == person or one not in others} for person, rows in found.items()
    }


def _into(plain: Mapping[str, Any] | None) -> UUID | None:
    into = (plain or {}).get("into")
    return UUID(into) if isinstance(into, str) else None


def _people_among(session: Session, identifiers: Collection[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for part in chunks([*identifiers], CHUNK):
        found.update(session.scalars(select(ParticipantRow.id).where(ParticipantRow.id.in_(part))))
    return found
