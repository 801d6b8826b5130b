"""One class a table. Texts in three languages are three columns, so that each can be searched and compared."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from forumdesk.storage.rows.base import Base, Editable, Identified, JsonColumn
from forumdesk.storage.types import UtcMoment


class RegisterRow(Base):
    """The register itself: one row."""

    __tablename__ = "register"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcMoment)


class BodyRow(Editable):
    """A forum or council."""

    __tablename__ = "body"

    name_kk: Mapped[str]
    name_ru: Mapped[str]
    name_en: Mapped[str]
    rules: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class MeetingRow(Editable):
    """A meeting of a body."""

    __tablename__ = "meeting"

    body_id: Mapped[UUID] = mapped_column(ForeignKey("body.id"), index=True)
    number: Mapped[str]
    title_kk: Mapped[str]
    title_ru: Mapped[str]
    title_en: Mapped[str]
    working_title: Mapped[bool]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    place_kk: Mapped[str]
    place_ru: Mapped[str]
    place_en: Mapped[str]
    time_zone: Mapped[str]
    chair_kk: Mapped[str]
    chair_ru: Mapped[str]
    chair_en: Mapped[str]
    secretary_kk: Mapped[str]
    secretary_ru: Mapped[str]
    secretary_en: Mapped[str]


class ParticipantRow(Editable):
    """A participant; the sort keys and the folded text are computed on writing and never by the database."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_meeting_id_sort_key_kk", "meeting_id", "sort_key_kk"),
        Index("ix_participant_meeting_id_sort_key_ru", "meeting_id", "sort_key_ru"),
        Index("ix_participant_meeting_id_sort_key_en", "meeting_id", "sort_key_en"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    names: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    organisation_kk: Mapped[str]
    organisation_ru: Mapped[str]
    organisation_en: Mapped[str]
    post_kk: Mapped[str]
    post_ru: Mapped[str]
    post_en: Mapped[str]
    country: Mapped[str]
    category: Mapped[str]
    role: Mapped[str]
    entitled: Mapped[bool]
    email: Mapped[str]
    phone: Mapped[str]
    sort_key_kk: Mapped[bytes]
    sort_key_ru: Mapped[bytes]
    sort_key_en: Mapped[bytes]
    search_fold: Mapped[str]


class AgendaItemRow(Editable):
    """An agenda item."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    parent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("agenda_item.id", deferrable=True, initially="DEFERRED")
    )
    position: Mapped[int]
    number: Mapped[str]
    kind: Mapped[str]
    title_kk: Mapped[str]
    title_ru: Mapped[str]
    title_en: Mapped[str]
    starts: Mapped[time | None]
    minutes: Mapped[int]
    speakers_kk: Mapped[str]
    speakers_ru: Mapped[str]
    speakers_en: Mapped[str]
    speaker_numbers: Mapped[list[int]] = mapped_column(JsonColumn)
    issues: Mapped[list[int]] = mapped_column(JsonColumn)
    recommendations: Mapped[list[int]] = mapped_column(JsonColumn)


class TextRow(Editable):
    """One paragraph of a resolution in three languages, with the languages that are drafts or stale."""

    __tablename__ = "text_row"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    part: Mapped[str]
    text_kk: Mapped[str]
    text_ru: Mapped[str]
    text_en: Mapped[str]
    drafts: Mapped[list[str]] = mapped_column(JsonColumn)
    stale: Mapped[list[str]] = mapped_column(JsonColumn)


class DecisionRow(Identified):
    """A recorded decision. ``content`` are the frozen facts; once sealed, the sealed record holds them for ever.

    ``persons`` are the voters' names and salts beside the record, which holds only digests: they may be
    erased by law without breaking the chain.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    mode: Mapped[str]
    outcome: Mapped[str]
    subject: Mapped[list[str]] = mapped_column(JsonColumn)
    whole: Mapped[bool]
    tally: Mapped[dict[str, int]] = mapped_column(JsonColumn)
    recorded_at: Mapped[datetime] = mapped_column(UtcMoment)
    content: Mapped[bytes]
    persons: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class SealedRecordRow(Base):
    """A link of a chain: exactly the hashed bytes. Rows are only ever added."""

    __tablename__ = "sealed_record"
    __table_args__ = (UniqueConstraint("meeting_id", "desk_id", "sequence"),)

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    desk_id: Mapped[str]
    sequence: Mapped[int]
    hash: Mapped[str] = mapped_column(unique=True)
    previous_hash: Mapped[str]
    sealed_at: Mapped[datetime] = mapped_column(UtcMoment)
    record: Mapped[bytes]


class JournalRow(Identified):
    """One deed: when, at which desk, what."""

    __tablename__ = "journal"

    at: Mapped[datetime] = mapped_column(UtcMoment, index=True)
    desk_id: Mapped[str]
    desk_name: Mapped[str]
    meeting_id: Mapped[UUID | None]
    code: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class JournalDifferenceRow(Base):
    """What a deed changed, apart from the deed itself, so that a person's data can be erased by identifier."""

    __tablename__ = "journal_difference"

    journal_id: Mapped[UUID] = mapped_column(ForeignKey("journal.id"), primary_key=True)
    entity_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    entity: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
    after: Mapped[dict[str, Any] | None] = mapped_column(JsonColumn)
