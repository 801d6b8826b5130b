"""What lists said of people, whom somebody told apart, and photos."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.repositories.bulk import BulkRepository
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.rows.tables import DistinctPairRow, PhotoRow, SourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a list last said of a person, kept once somebody has changed or merged the person.

    ``person`` has the identifier that the row had when it came; ``into`` is whom it speaks of now.
    """

    into: ParticipantId
    person: Participant

    @property
    def id(self) -> UUID:
        """The identifier under which the row came."""
        return self.person.id


class Sources(BulkRepository[Source, SourceRow]):
    """What lists said."""

    kind = "source"
    row_type = SourceRow
    order = (SourceRow.id,)

    def into(self, person: ParticipantId) -> tuple[Source, ...]:
        """Every row that speaks of a person."""
        return self._select(SourceRow.into_id == person)

    def to_columns(self, value: Source) -> dict[str, Any]:
        """See the base."""
        people = Participants(self._session, self._changes)
        return {
            "meeting_id": value.person.meeting_id,
            "into_id": value.into,
            "person": people.to_plain(value.person),
        }

    def from_row(self, row: SourceRow) -> Source:
        """See the base."""
        people = Participants(self._session, self._changes)
        return Source(into=ParticipantId(row.into_id), person=people.from_plain(row.person))


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinctPair:
    """Two people who look like one and are two, as somebody said."""

    id: UUID
    meeting_id: MeetingId
    first: ParticipantId
    second: ParticipantId


class DistinctPairs(Repository[DistinctPair, DistinctPairRow]):
    """Pairs that are no duplicates."""

    kind = "distinct_pair"
    row_type = DistinctPairRow
    order = (DistinctPairRow.id,)

    def to_columns(self, value: DistinctPair) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "first_id": value.first, "second_id": value.second}

    def from_row(self, row: DistinctPairRow) -> DistinctPair:
        """See the base."""
        return DistinctPair(
            id=row.id,
            meeting_id=MeetingId(row.meeting_id),
            first=ParticipantId(row.first_id),
            second=ParticipantId(row.second_id),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A participant's photo as JPEG."""

    id: ParticipantId
    meeting_id: MeetingId
    jpeg: bytes

    @property
    def held_back(self) -> bytes:
        """What the journal holds back, kept elsewhere while it can still be brought back."""
        return self.jpeg

    @property
    def noted(self) -> dict[str, str]:
        """What the journal notes: never the picture."""
        return {"meeting_id": str(self.meeting_id), "sha256": sha256(self.jpeg).hexdigest()}


class Photos(Repository[Photo, PhotoRow]):
    """Photos of participants."""

    kind = "photo"
    row_type = PhotoRow
    order = (PhotoRow.id,)

    def to_columns(self, value: Photo) -> dict[str, Any]:
        """See the base."""
        return {"meeting_id": value.meeting_id, "jpeg": value.jpeg}

    def from_row(self, row: PhotoRow) -> Photo:
        """See the base."""
        return Photo(id=ParticipantId(row.id), meeting_id=MeetingId(row.meeting_id), jpeg=row.jpeg)
