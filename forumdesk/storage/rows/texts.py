"""The tables of a resolution's text: its paragraphs, what is proposed to them, and what is said about them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forumdesk.storage.rows.base import Editable, Identified, JsonColumn
from forumdesk.storage.types import UtcMoment


class TextRow(Editable):
    """One paragraph of a resolution in three languages, with the standing of each text."""

    __tablename__ = "text_row"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    part: Mapped[str]
    level: Mapped[int]
    text_kk: Mapped[str]
    text_ru: Mapped[str]
    text_en: Mapped[str]
    standings: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class TextSettingRow(Identified):
    """How the text of a meeting's resolution is numbered, under the meeting's identifier."""

    __tablename__ = "text_setting"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    numbering: Mapped[str]


class AmendmentRow(Editable):
    """A proposed change of one paragraph, and what became of it."""

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    kind: Mapped[str]
    row_id: Mapped[UUID | None]
    part: Mapped[str]
    level: Mapped[int]
    base: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    text: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    proposer_kk: Mapped[str]
    proposer_ru: Mapped[str]
    proposer_en: Mapped[str]
    delegation_id: Mapped[UUID | None]
    reason: Mapped[str]
    origin: Mapped[str]
    proposed_at: Mapped[datetime] = mapped_column(UtcMoment)
    state: Mapped[str]
    decided_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    note: Mapped[str]
    into_id: Mapped[UUID | None]
    result_id: Mapped[UUID | None]
    place: Mapped[int]


class DraftRow(Identified):
    """The text of a resolution as it was given out under a number; rows are only added or withdrawn whole."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    issued_at: Mapped[datetime] = mapped_column(UtcMoment)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JsonColumn)
    numbering: Mapped[str]
    note: Mapped[str]


class ConsultationRow(Editable):
    """A draft that lies open for comments until a deadline."""

    __tablename__ = "consultation"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    draft_id: Mapped[UUID]
    kind: Mapped[str]
    opened_at: Mapped[datetime] = mapped_column(UtcMoment)
    deadline: Mapped[datetime] = mapped_column(UtcMoment)
    time_zone: Mapped[str]
    closed_at: Mapped[datetime | None] = mapped_column(UtcMoment)


class CommentRow(Editable):
    """What somebody said about a draft, and what became of it."""

    __tablename__ = "comment"
    __table_args__ = (UniqueConstraint("consultation_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    consultation_id: Mapped[UUID]
    number: Mapped[int]
    author: Mapped[str]
    delegation_id: Mapped[UUID | None]
    row_id: Mapped[UUID | None]
    language: Mapped[str]
    text: Mapped[str]
    proposal: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(UtcMoment)
    verdict: Mapped[str]
    reason: Mapped[str]
    decided_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    amendment_id: Mapped[UUID | None]


class DismissalRow(Identified):
    """A finding that somebody looked at and let stand, with the reason."""

    __tablename__ = "dismissal"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    row_id: Mapped[UUID]
    language: Mapped[str]
    code: Mapped[str]
    words: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcMoment)
