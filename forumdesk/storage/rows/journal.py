"""The tables of the journal, and of what is kept beside it so that nothing is lost."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from forumdesk.storage.rows.base import Base, Identified, JsonColumn
from forumdesk.storage.types import UtcMoment


class JournalRow(Identified):
    """One deed: when, at which desk, what.

    ``place`` is the order of deeds in this register, whatever the clock said. ``undo`` says whether the deed is a
    step of undoing. ``concerns`` is the deed of which an undo or a redo speaks. ``merged_by`` names the deed that
    brought this row here from a copy; what the row tells of was done there.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_place", "place", unique=True),
        Index("ix_journal_meeting_id_place", "meeting_id", "place"),
        Index("ix_journal_desk_id_place", "desk_id", "place"),
    )

    place: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcMoment, index=True)
    desk_id: Mapped[str]
    desk_name: Mapped[str]
    meeting_id: Mapped[UUID | None]
    code: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    undo: Mapped[str]
    concerns: Mapped[UUID | None]
    merged_by: Mapped[UUID | None]
    search_fold: Mapped[str]


class JournalDifferenceRow(Base):
    """What a deed changed, apart from the deed itself, so that a person's data can be erased by identifier.

    ``act`` says whether the value came, changed or went; ``position`` is its place among the changes of the deed.
    ``origins`` stands in deeds that merged a copy: which deed there wrote the value of each field.
    """

    __tablename__ = "journal_difference"
    __table_args__ = (Index("ix_journal_difference_entity_id", "entity_id"),)

    journal_id: Mapped[UUID] = mapped_column(ForeignKey("journal.id"), primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    # An item, its course and its notes share an identifier, as do a person and the photo.
    entity: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    act: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    after: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    origins: Mapped[dict[str, str] | None] = mapped_column(JsonColumn)


class BinnedContentRow(Base):
    """Bytes that the journal holds back, of a value that was deleted or replaced; by its digest."""

    __tablename__ = "binned_content"

    entity_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    entity: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class BatonRow(Identified):
    """The desk that may record decisions of a meeting, under its identifier; without a row every desk may."""

    __tablename__ = "baton"

    desk_id: Mapped[str]
    desk_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcMoment)


class HandoverRow(Identified):
    """A copy of the register that was handed over."""

    __tablename__ = "handover"

    at: Mapped[datetime] = mapped_column(UtcMoment)
    desk_id: Mapped[str]
    desk_name: Mapped[str]
    to_name: Mapped[str]
    note: Mapped[str]


class ErasureRow(Identified):
    """That the data of a person were erased, under the participant's identifier."""

    __tablename__ = "erasure"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    desk_name: Mapped[str]
    reason: Mapped[str]


class RetentionRow(Identified):
    """Until when personal data of a meeting are kept, under the meeting's identifier."""

    __tablename__ = "retention"

    until: Mapped[date]
