"""Identity numbers for the guard's pass list: never journaled, never undone, erased after the meeting."""

from collections.abc import Mapping

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.rows.tables import IdentityNumberRow


class IdentityNumbers:
    """Numbers by person. The pages they stood on are overwritten (``secure_delete``)."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_meeting(self, meeting_id: MeetingId) -> dict[ParticipantId, str]:
        """Every number of a meeting."""
        rows = self._session.scalars(
            select(IdentityNumberRow).where(IdentityNumberRow.meeting_id == meeting_id)
        )
        return {ParticipantId(row.id): row.number for row in rows}

    def count(self, meeting_id: MeetingId) -> int:
        """How many people have a number."""
        return (
            self._session.scalar(select(func.count()).where(IdentityNumberRow.meeting_id == meeting_id)) or 0
        )

    def put(self, meeting_id: MeetingId, person: ParticipantId, number: str) -> None:
        """Keep a number; an empty one takes it away."""
        self.erase_of(person)
        if number:
            self._session.add(IdentityNumberRow(id=person, meeting_id=meeting_id, number=number))
            self._session.flush()

    def put_all(self, meeting_id: MeetingId, numbers: Mapping[ParticipantId, str]) -> None:
        """Keep many numbers, none of them empty; those that are kept already are not written again."""
        known = self.of_meeting(meeting_id)
        changed = {person: number for person, number in numbers.items() if known.get(person) != number}
        for part in chunks(tuple(changed), CHUNK):
            self._session.execute(delete(IdentityNumberRow).where(IdentityNumberRow.id.in_(part)))
            self._session.execute(
                insert(IdentityNumberRow),
                [{"id": one, "meeting_id": meeting_id, "number": changed[one]} for one in part],
            )

    def erase_of(self, person: ParticipantId) -> None:
        """Erase the number of one person."""
        self._session.execute(delete(IdentityNumberRow).where(IdentityNumberRow.id == person))

    def erase(self, meeting_id: MeetingId) -> int:
        """Erase every number of a meeting; returns how many there were."""
        found = self.count(meeting_id)
        self._session.execute(delete(IdentityNumberRow).where(IdentityNumberRow.meeting_id == meeting_id))
        return found
