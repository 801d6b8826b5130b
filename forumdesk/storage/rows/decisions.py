"""The tables of decisions: the index of what was decided, the chains, and what is said to it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forumdesk.storage.rows.base import Base, Editable, Identified, JsonColumn
from forumdesk.storage.types import UtcMoment


class DecisionRow(Identified):
    """A recorded decision. ``content`` are the frozen facts until it is sealed; then the record alone holds them.

    ``facts`` are the parts of the index that few decisions have. ``persons`` are the voters' names and salts beside
    the record, which holds only digests: they may be erased by law without breaking the chain.
    """

    __tablename__ = "decision"
    # Two desks may give the same number; whoever merges their copies keeps both.
    __table_args__ = (Index("ix_decision_meeting_id_number", "meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    mode: Mapped[str]
    outcome: Mapped[str]
    subject: Mapped[list[str]] = mapped_column(JsonColumn)
    whole: Mapped[bool]
    tally: Mapped[dict[str, int]] = mapped_column(JsonColumn)
    facts: Mapped[dict[str, Any]] = mapped_column(JsonColumn, server_default="{}")
    recorded_at: Mapped[datetime] = mapped_column(UtcMoment)
    content: Mapped[bytes]
    persons: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class StatementRow(Identified):
    """A reservation, explanation, dissent or correction; sealed, its record holds it."""

    __tablename__ = "statement"
    __table_args__ = (Index("ix_statement_meeting_id_number", "meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    kind: Mapped[str]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"), index=True)
    item_id: Mapped[UUID | None]
    author: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    delegation_id: Mapped[UUID | None]
    participant_id: Mapped[UUID | None]
    text: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    voice: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcMoment)


class SealedRecordRow(Base):
    """A link of a chain: exactly the hashed bytes. Rows are only ever added; triggers see to it.

    ``id`` is that of the decision or statement, ``decision_id`` the decision that it is about.
    """

    __tablename__ = "sealed_record"
    __table_args__ = (
        UniqueConstraint("meeting_id", "desk_id", "sequence"),
        Index("ix_sealed_record_decision_id", "decision_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    desk_id: Mapped[str]
    sequence: Mapped[int]
    hash: Mapped[str] = mapped_column(unique=True)
    previous_hash: Mapped[str]
    sealed_at: Mapped[datetime] = mapped_column(UtcMoment)
    record: Mapped[bytes]


class HeadSignatureRow(Identified):
    """The head of a chain signed by a secretary's key."""

    __tablename__ = "head_signature"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    desk_id: Mapped[str]
    sequence: Mapped[int]
    hash: Mapped[str]
    key: Mapped[str]
    signature: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(UtcMoment)


class ProxyRow(Identified):
    """Somebody casts the voice of another, under the identifier of whose voice it is."""

    __tablename__ = "proxy"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    holder_id: Mapped[UUID]


class MinutesRow(Editable):
    """What stands in the minutes besides what is generated, under the meeting's identifier."""

    __tablename__ = "minutes"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[str]
    opening: Mapped[dict[str, str]] = mapped_column(JsonColumn)


class MinutesNoteRow(Editable):
    """What the minutes say of an agenda item in each language, under the item's identifier."""

    __tablename__ = "minutes_note"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    text: Mapped[dict[str, str]] = mapped_column(JsonColumn)
