"""The tables of papers: those on the table, on what the body prints its own, and those that were given out."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forumdesk.storage.rows.base import Editable, Identified, JsonColumn
from forumdesk.storage.types import UtcMoment


class PaperRow(Editable):
    """A file that belongs to an agenda item."""

    __tablename__ = "paper"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[UUID] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]


class PaperContentRow(Identified):
    """The bytes of a paper, under the paper's identifier: lists of papers never read them."""

    __tablename__ = "paper_content"

    content: Mapped[bytes] = mapped_column(LargeBinary)


class EmblemRow(Identified):
    """The emblem of a body, under the body's identifier."""

    __tablename__ = "emblem"

    png: Mapped[bytes] = mapped_column(LargeBinary)


class StationeryRow(Editable):
    """On what a body prints, under the body's identifier."""

    __tablename__ = "stationery"

    preset: Mapped[str]
    changes: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    letterhead: Mapped[bool]
    contacts: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    template: Mapped[str]


class IssuedPaperRow(Identified):
    """A paper as it was given out; its bytes stand in ``issued_content``."""

    __tablename__ = "issued_paper"
    __table_args__ = (UniqueConstraint("meeting_id", "number"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    number: Mapped[int]
    document: Mapped[str]
    languages: Mapped[list[str]] = mapped_column(JsonColumn)
    layout: Mapped[str]
    stationery: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    code: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    issued_at: Mapped[datetime] = mapped_column(UtcMoment)


class SignedCopyRow(Identified):
    """A signed copy of an issued paper, or its signature alone; its bytes stand in ``issued_content``."""

    __tablename__ = "signed_copy"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    paper_id: Mapped[UUID] = mapped_column(ForeignKey("issued_paper.id"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    signer: Mapped[str]
    signed_on: Mapped[date]
    added_at: Mapped[datetime] = mapped_column(UtcMoment)


class IssuedContentRow(Identified):
    """The bytes of an issued paper or of a signed copy, under its identifier."""

    __tablename__ = "issued_content"

    content: Mapped[bytes] = mapped_column(LargeBinary)
