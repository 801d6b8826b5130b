"""Decisions and their sealed records."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, MeetingId, RowId
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.storage.bare_values import bare_rows
from forumdesk.storage.repositories.base import Repository, rows_being_read
from forumdesk.storage.rows.decisions import DecisionRow, SealedRecordRow, StatementRow
from forumdesk.storage.rows.texts import TextRow


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
    persons: Mapping[UUID, VoterName]

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
    order = (DecisionRow.number, DecisionRow.recorded_at, DecisionRow.id)

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
            "facts": _facts(decision),
            "recorded_at": decision.recorded_at,
            "content": value.content,
            "persons": {
                str(voter): {"salt": person.salt, "name": person.name.to_mapping()}
                for voter, person in value.persons.items()
            },
        }

    def index(self, meeting_id: MeetingId) -> tuple[Decision, ...]:
        """The decisions of a meeting, in order, without what was frozen with them."""
        self._session.flush()
        statement = (
            select(*_INDEX)
            .select_from(_WITH_RECORD)
            .where(DecisionRow.meeting_id == meeting_id)
            .order_by(*self.order)
        )
        with rows_being_read():
            return tuple(_decision(row) for row in self._session.execute(statement))

    def open_of_meeting(self, meeting_id: MeetingId) -> tuple[RecordedDecision, ...]:
        """The decisions that are not sealed."""
        return self._select(
            DecisionRow.meeting_id == meeting_id, DecisionRow.id.not_in(select(SealedRecordRow.id))
        )

    def any_open(self, meeting_id: MeetingId) -> bool:
        """Whether a decision is not sealed."""
        self._session.flush()
        found = select(DecisionRow.id).where(
            DecisionRow.meeting_id == meeting_id, DecisionRow.id.not_in(select(SealedRecordRow.id))
        )
        return self._session.scalar(found.limit(1)) is not None

    def without_record(self, meeting_id: MeetingId | None) -> tuple[int, ...]:
        """Numbers of decisions that were sealed, since their facts were given away, and have no record."""
        self._session.flush()
        its_record = select(SealedRecordRow.id).where(
            SealedRecordRow.id == DecisionRow.id, SealedRecordRow.meeting_id == DecisionRow.meeting_id
        )
        wanted = select(DecisionRow.number).where(DecisionRow.content == b"", ~its_record.exists())
        if meeting_id is not None:
            wanted = wanted.where(DecisionRow.meeting_id == meeting_id)
        return tuple(self._session.scalars(wanted.order_by(DecisionRow.number)))

    def clear_content(self, decision_id: DecisionId) -> None:
        """Once sealed, the record alone holds what was decided."""
        self._session.execute(update(DecisionRow).where(DecisionRow.id == decision_id).values(content=b""))

    def from_row(self, row: DecisionRow) -> RecordedDecision:
        """See the base."""
        self._session.flush()
        (found,) = self._session.execute(
            select(*_INDEX).select_from(_WITH_RECORD).where(DecisionRow.id == row.id)
        )
        decision = _decision(found)
        persons = {
            UUID(voter): VoterName(salt=person["salt"], name=LocalizedText.from_mapping(person["name"]))
            for voter, person in row.persons.items()
        }
        return RecordedDecision(decision=decision, content=row.content, persons=persons)


_INDEX = (
    DecisionRow.id, DecisionRow.meeting_id, DecisionRow.number, DecisionRow.mode, DecisionRow.outcome,
    DecisionRow.subject, DecisionRow.whole, DecisionRow.tally, DecisionRow.facts, DecisionRow.recorded_at,
    SealedRecordRow.sealed_at, SealedRecordRow.sequence, SealedRecordRow.hash,
)  # fmt: skip
_WITH_RECORD = DecisionRow.__table__.outerjoin(
    SealedRecordRow.__table__, DecisionRow.id == SealedRecordRow.id
)


def _decision(row: Any) -> Decision:
    facts = row.facts
    return Decision(
        id=DecisionId(row.id),
        meeting_id=MeetingId(row.meeting_id),
        number=row.number,
        mode=AdoptionMode(row.mode),
        outcome=Outcome(row.outcome),
        subject=tuple(RowId(UUID(row_id)) for row_id in row.subject),
        whole=row.whole,
        tally=Tally(**row.tally),
        recorded_at=row.recorded_at,
        sealed_at=row.sealed_at,
        sequence=row.sequence or 0,
        hash=row.hash or "",
        item_id=AgendaItemId(UUID(facts["item"])) if "item" in facts else None,
        question=LocalizedText.from_mapping(facts.get("question", {})),
        annuls=DecisionId(UUID(facts["annuls"])) if "annuls" in facts else None,
    )


def _facts(decision: Decision) -> dict[str, Any]:
    """What few decisions have, where they have it."""
    facts: dict[str, Any] = {}
    if decision.item_id is not None:
        facts["item"] = str(decision.item_id)
    if decision.question:
        facts["question"] = decision.question.to_mapping()
    if decision.annuls is not None:
        facts["annuls"] = str(decision.annuls)
    return facts


class RecordKind(StrEnum):
    """What a link of a chain holds."""

    DECISION = "decision"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRecord:
    """A link of the chain of one meeting and desk; ``record`` are exactly the bytes that were hashed.

    ``id`` is that of the decision or statement, ``decision_id`` the decision that it is about.
    """

    id: UUID
    kind: RecordKind
    decision_id: DecisionId
    meeting_id: MeetingId
    desk_id: str
    sequence: int
    hash: str
    previous_hash: str
    sealed_at: datetime
    record: bytes


class IndexedLink(NamedTuple):
    """A link beside its row of the index, as both lie in the file; what is None is not there.

    The first six are those of :meth:`SealedRecords.links`.
    """

    meeting_id: Any
    desk_id: Any
    sequence: Any
    hash: Any
    previous_hash: Any
    record: Any
    id: Any
    kind: Any
    decision_id: Any
    sealed_at: Any
    decision_number: Any
    decision_mode: Any
    decision_outcome: Any
    decision_subject: Any
    decision_whole: Any
    decision_tally: Any
    decision_facts: Any
    decision_recorded_at: Any
    decision_content: Any
    decision_persons: Any


_LINK = (
    SealedRecordRow.meeting_id, SealedRecordRow.desk_id, SealedRecordRow.sequence, SealedRecordRow.hash,
    SealedRecordRow.previous_hash, SealedRecordRow.record,
)  # fmt: skip
_INDEXED = (
    *_LINK, SealedRecordRow.id, SealedRecordRow.kind, SealedRecordRow.decision_id, SealedRecordRow.sealed_at,
    DecisionRow.number, DecisionRow.mode, DecisionRow.outcome, DecisionRow.subject, DecisionRow.whole,
    DecisionRow.tally, DecisionRow.facts, DecisionRow.recorded_at, DecisionRow.content, DecisionRow.persons,
)  # fmt: skip


class StatementColumns(NamedTuple):
    """What is said to a decision, as it lies in the file."""

    id: Any
    meeting_id: Any
    number: Any
    kind: Any
    decision_id: Any
    author: Any
    text: Any
    voice: Any
    made_at: Any


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
        return self._selected(SealedRecordRow.meeting_id == meeting_id)

    def links(self, meeting_id: MeetingId | None = None) -> Iterator[tuple[Any, ...]]:
        """Every link as it is stored, chain after chain, of all meetings where none is named.

        Meeting, desk, sequence, hash, previous hash and record come one by one and as they lie in the file: whoever
        checks them must not believe them first.
        """
        return self._bare(select(*_LINK), meeting_id)

    def index_rows(self, meeting_id: MeetingId | None = None) -> Iterator[IndexedLink]:
        """Every link with its row of the index, in the order of :meth:`links`; the index is None where it is gone."""
        joined = SealedRecordRow.__table__.outerjoin(
            DecisionRow.__table__, SealedRecordRow.id == DecisionRow.id
        )
        return map(IndexedLink._make, self._bare(select(*_INDEXED).select_from(joined), meeting_id))

    def statement_rows(self, meeting_id: MeetingId | None = None) -> Iterator[StatementColumns]:
        """What is said to decisions, sealed or not, as it lies in the file."""
        row = StatementRow
        columns = (
            row.id,
            row.meeting_id,
            row.number,
            row.kind,
            row.decision_id,
            row.author,
            row.text,
            row.voice,
            row.made_at,
        )
        found = self._bare_of(row.meeting_id, select(*columns), meeting_id)
        return map(StatementColumns._make, found)

    def text_rows(self, meeting_id: MeetingId | None = None) -> Iterator[tuple[Any, Any, Any, Any]]:
        """Each paragraph with its texts in Kazakh, Russian and English, as they lie in the file."""
        row = TextRow
        wanted = select(row.id, row.text_kk, row.text_ru, row.text_en)
        return ((one[0], one[1], one[2], one[3]) for one in self._bare_of(row.meeting_id, wanted, meeting_id))

    def _bare(self, wanted: Any, meeting_id: MeetingId | None) -> Iterator[tuple[Any, ...]]:
        row = SealedRecordRow
        ordered = wanted.order_by(row.meeting_id, row.desk_id, row.sequence)
        return self._bare_of(row.meeting_id, ordered, meeting_id)

    def _bare_of(self, meeting: Any, wanted: Any, meeting_id: MeetingId | None) -> Iterator[tuple[Any, ...]]:
        self._session.flush()
        if meeting_id is not None:
            wanted = wanted.where(meeting == meeting_id)
        return bare_rows(self._session.connection(), wanted)

    def by_prefix(self, digits: str) -> tuple[SealedRecord, ...]:
        """The links whose hash begins with these hexadecimal digits."""
        return self._selected(SealedRecordRow.hash.startswith(digits.lower(), autoescape=True))

    def last(self, meeting_id: MeetingId, desk_id: str) -> tuple[int, str] | None:
        """Sequence and hash of a chain's head; None while it has no link."""
        self._session.flush()
        found = self._session.execute(
            select(SealedRecordRow.sequence, SealedRecordRow.hash)
            .where(SealedRecordRow.meeting_id == meeting_id, SealedRecordRow.desk_id == desk_id)
            .order_by(SealedRecordRow.sequence.desc())
            .limit(1)
        ).first()
        return None if found is None else (found[0], found[1])

    def _selected(self, condition: ColumnElement[bool]) -> tuple[SealedRecord, ...]:
        self._session.flush()
        with rows_being_read():
            rows = self._session.scalars(
                select(SealedRecordRow)
                .where(condition)
                .order_by(SealedRecordRow.meeting_id, SealedRecordRow.desk_id, SealedRecordRow.sequence)
            ).all()
            if not all(isinstance(row.record, bytes) for row in rows):
                raise TypeError("a sealed record is bytes")
            return tuple(
                SealedRecord(
                    id=row.id,
                    kind=RecordKind(row.kind),
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
