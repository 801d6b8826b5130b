"""Decisions and their sealed records."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from forumdesk.domain.decisions import AdoptionMode, Decision, Outcome, Tally
from forumdesk.domain.identifiers import DecisionId, MeetingId, ParticipantId, RowId
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.repositories.base import Repository, rows_being_read
from forumdesk.storage.rows.tables import DecisionRow, SealedRecordRow


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterName:
    """A voter's name, and the salt (hexadecimal) of its digest in the record."""

    salt: str
    name: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDecision:
    """A decision before and after sealing: the index, and ``content``, its frozen facts in canonical JSON.

    ``persons`` maps each voter to the salt of the digest in ``content`` and to the name.
    """

    decision: Decision
    content: bytes
    persons: Mapping[ParticipantId, VoterName]

    @property
    def id(self) -> DecisionId:
        """The decision's identifier."""
        return self.decision.id

    @property
    def noted(self) -> Decision:
        """What the journal notes: never the names."""
        return self.decision


class Decisions(Repository[RecordedDecision, DecisionRow]):
    """Recorded decisions, in order. Whether one is sealed is told by its record, not by a column."""

    kind = "decision"
    row_type = DecisionRow
    order = (DecisionRow.number,)

    def to_columns(self, value: RecordedDecision) -> dict[str, Any]:
        """See the base."""
        decision = value.decision
        return {
            "meeting_id": decision.meeting_id,
            "number": decision.number,
            "mode": decision.mode.value,
            "outcome": decision.outcome.value,
            "subject": [str(row_id) for row_id in decision.subject],
            "whole": decision.whole,
            "tally": asdict(decision.tally),
            "recorded_at": decision.recorded_at,
            "content": value.content,
            "persons": {
                str(voter): {"salt": person.salt, "name": person.name.to_mapping()}
                for voter, person in value.persons.items()
            },
        }

    def from_row(self, row: DecisionRow) -> RecordedDecision:
        """See the base."""
        sealed = self._session.get(SealedRecordRow, row.id)
        decision = Decision(
            id=DecisionId(row.id),
            meeting_id=MeetingId(row.meeting_id),
            number=row.number,
            mode=AdoptionMode(row.mode),
            outcome=Outcome(row.outcome),
            subject=tuple(RowId(UUID(row_id)) for row_id in row.subject),
            whole=row.whole,
            tally=Tally(**row.tally),
            recorded_at=row.recorded_at,
            sealed_at=sealed.sealed_at if sealed else None,
            sequence=sealed.sequence if sealed else 0,
            hash=sealed.hash if sealed else "",
        )
        persons = {
            ParticipantId(UUID(voter)): VoterName(
                salt=person["salt"], name=LocalizedText.from_mapping(person["name"])
            )
            for voter, person in row.persons.items()
        }
        return RecordedDecision(decision=decision, content=row.content, persons=persons)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """A link of the chain of one meeting and desk; ``record`` are exactly the bytes that were hashed."""

    decision_id: DecisionId
    meeting_id: MeetingId
    desk_id: str
    sequence: int
    hash: str
    previous_hash: str
    sealed_at: datetime
    record: bytes


class SealedRecords:
    """Chains. Records are added and read, never changed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, record: SealedRecord) -> None:
        """Append a link; its decision is written first."""
        self._session.flush()
        self._session.add(SealedRecordRow(**{name: getattr(record, name) for name in SealedRecord.__slots__}))
        self._session.flush()

    def of_meeting(self, meeting_id: MeetingId) -> tuple[SealedRecord, ...]:
        """All links of a meeting, chain after chain, each in order."""
        self._session.flush()
        with rows_being_read():
            rows = self._session.scalars(
                select(SealedRecordRow)
                .where(SealedRecordRow.meeting_id == meeting_id)
                .order_by(SealedRecordRow.desk_id, SealedRecordRow.sequence)
            ).all()
            if not all(isinstance(row.record, bytes) for row in rows):
                raise TypeError("a sealed record is bytes")
        return tuple(
            SealedRecord(
                decision_id=DecisionId(row.decision_id),
                meeting_id=MeetingId(row.meeting_id),
                desk_id=row.desk_id,
                sequence=row.sequence,
                hash=row.hash,
                previous_hash=row.previous_hash,
                sealed_at=row.sealed_at,
                record=row.record,
            )
            for row in rows
        )
