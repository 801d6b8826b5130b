"""Speeches: those who wait, who speaks, and who has spoken."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from forumdesk.domain import spans
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId, SpeechId
from forumdesk.domain.speaking import Speech, SpeechKind
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.bulk import CHUNK, chunks
from forumdesk.storage.rows.tables import SpeechRow


class Speeches(Repository[Speech, SpeechRow]):
    """The speeches of meetings, in the order in which they were asked for or moved."""

    kind = "speech"
    row_type = SpeechRow
    order = (SpeechRow.position, SpeechRow.id)

    def of_item(self, item_id: AgendaItemId) -> tuple[Speech, ...]:
        """Every speech on an item."""
        return self._select(SpeechRow.item_id == item_id)

    def open_of_item(self, item_id: AgendaItemId) -> tuple[Speech, ...]:
        """Those who wait or speak on an item; what it costs does not grow with those who have spoken."""
        return self._select(SpeechRow.item_id == item_id, SpeechRow.finished.is_(False))

    def open_of_meeting(self, meeting_id: MeetingId) -> tuple[Speech, ...]:
        """Those who wait or speak on any item."""
        return self._select(SpeechRow.meeting_id == meeting_id, SpeechRow.finished.is_(False))

    def count_done(self, item_id: AgendaItemId) -> int:
        """How many have spoken on an item."""
        self._session.flush()
        done = select(func.count()).where(SpeechRow.item_id == item_id, SpeechRow.finished.is_(True))
        return self._session.scalar(done) or 0

    def last_position(self, item_id: AgendaItemId) -> int:
        """The highest position of an item's speeches; -1 without any."""
        self._session.flush()
        found = self._session.scalar(select(func.max(SpeechRow.position)).where(SpeechRow.item_id == item_id))
        return -1 if found is None else found

    def last_ended(self, meeting_id: MeetingId) -> datetime | None:
        """When the latest of those who have spoken was done; None before the first."""
        self._session.flush()
        return self._session.scalar(
            select(func.max(SpeechRow.ended_at)).where(
                SpeechRow.meeting_id == meeting_id, SpeechRow.finished.is_(True)
            )
        )

    def of_people(self, people: Sequence[UUID]) -> tuple[Speech, ...]:
        """Every speech of these people."""
        found: list[Speech] = []
        for part in chunks(people, CHUNK):
            found.extend(self._select(SpeechRow.participant_id.in_(part)))
        return tuple(found)

    def to_columns(self, value: Speech) -> dict[str, Any]:
        """See the base."""
        return {
            "meeting_id": value.meeting_id,
            "item_id": value.item_id,
            "participant_id": value.participant_id,
            "kind": value.kind.value,
            "position": value.position,
            "asked_at": value.asked_at,
            "limit": value.limit,
            "spans": spans.to_plain(value.spans),
            "finished": value.finished,
            # Computed: the latest end is asked for without reading those who have spoken.
            "ended_at": spans.last_moment(value.spans),
        }

    def from_row(self, row: SpeechRow) -> Speech:
        """See the base."""
        return Speech(
            id=SpeechId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            item_id=AgendaItemId(row.item_id),
            participant_id=ParticipantId(row.participant_id),
            kind=SpeechKind(row.kind),
            position=row.position,
            asked_at=row.asked_at,
            limit=row.limit,
            spans=spans.from_plain(row.spans),
            finished=row.finished,
        )
