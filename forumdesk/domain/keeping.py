"""Who may decide, which copies were handed over, what was erased by law, and until when data are kept."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from forumdesk.domain.identifiers import MeetingId, ParticipantId


@dataclass(frozen=True, slots=True, kw_only=True)
class Baton:
    """The desk that may record decisions of a meeting; without one every desk may."""

    id: MeetingId
    desk_id: str
    desk_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A copy of the register that a desk handed over to somebody."""

    id: UUID
    at: datetime
    desk_id: str
    desk_name: str
    to_name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That the data of a person were erased, when, at which desk and why."""

    id: ParticipantId
    meeting_id: MeetingId
    at: datetime
    desk_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """The last day on which personal data of a meeting are kept."""

    id: MeetingId
    until: date
