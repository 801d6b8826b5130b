"""One class a table. Texts in three languages are three columns, so that each can be searched and compared."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, Uuid
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
    limits: Mapped[dict[str, int]] = mapped_column(JsonColumn)


class DelegationRow(Editable):
    """A delegation."""

    __tablename__ = "delegation"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    name_kk: Mapped[str]
    name_ru: Mapped[str]
    name_en: Mapped[str]
    country: Mapped[str]
    one_voice: Mapped[bool]


class ParticipantRow(Editable):
    """A participant; sort keys, folded text and badge are computed on writing and never by the database."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_meeting_id_sort_key_kk", "meeting_id", "sort_key_kk", "number", "id"),
        Index("ix_participant_meeting_id_sort_key_ru", "meeting_id", "sort_key_ru", "number", "id"),
        Index("ix_participant_meeting_id_sort_key_en", "meeting_id", "sort_key_en", "number", "id"),
        Index("ix_participant_meeting_id_badge", "meeting_id", "badge"),
        # What lists count and filter by, beside each other: a fifteenth of what the whole rows take.
        Index(
            "ix_participant_listed",
            *(
                "meeting_id",
                "number",
                "id",
                "country",
                "category",
                "role",
                "entitled",
                "state",
                "delegation_id",
            ),
        ),
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
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"), index=True)
    notes: Mapped[str]
    post_from: Mapped[date | None]
    post_until: Mapped[date | None]
    name_forms: Mapped[dict[str, Any]] = mapped_column(JsonColumn)
    state: Mapped[str]
    state_times: Mapped[dict[str, str]] = mapped_column(JsonColumn)
    replaced_by: Mapped[UUID | None]
    badge: Mapped[str]
    sort_key_kk: Mapped[bytes]
    sort_key_ru: Mapped[bytes]
    sort_key_en: Mapped[bytes]
    search_fold: Mapped[str]


class PhotoRow(Identified):
    """The photo of a participant, under the participant's identifier."""

    __tablename__ = "photo"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    jpeg: Mapped[bytes] = mapped_column(LargeBinary)


class IdentityNumberRow(Identified):
    """The identity number that the guard asks for, under the participant's identifier; erased afterwards."""

    __tablename__ = "identity_number"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[str]


class MovementRow(Identified):
    """An arrival or a departure. Rows are only added; one entered by mistake is withdrawn."""

    __tablename__ = "movement"
    __table_args__ = (
        Index("ix_movement_meeting_id_participant_id", "meeting_id", "participant_id"),
        Index("ix_movement_meeting_id_at", "meeting_id", "at"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    participant_id: Mapped[UUID]
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcMoment)
    desk_id: Mapped[str]
    desk_name: Mapped[str]
    withdrawn: Mapped[bool]
    revision: Mapped[int]


class PresenceRow(Identified):
    """What the log says of one participant now; computed anew whenever an entry changes."""

    __tablename__ = "presence"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    standing: Mapped[str]
    first_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    last_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    desk_name: Mapped[str]


class SourceRow(Identified):
    """What a list last said of a person whom somebody has changed or merged since.

    ``id`` is the identifier that the person had when the list came, ``into_id`` whom the row speaks of now.
    """

    __tablename__ = "source"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    into_id: Mapped[UUID]
    person: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


class DistinctPairRow(Identified):
    """Two people who look like one and are two, as somebody said."""

    __tablename__ = "distinct_pair"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    first_id: Mapped[UUID]
    second_id: Mapped[UUID]


class RememberedRow(Identified):
    """A choice that the register remembers by name: how columns are read, a filter of a list."""

    __tablename__ = "remembered"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    kind: Mapped[str]
    name: Mapped[str]
    values: Mapped[dict[str, Any]] = mapped_column(JsonColumn)


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
    day: Mapped[date | None]
    section_kk: Mapped[str]
    section_ru: Mapped[str]
    section_en: Mapped[str]
    room_kk: Mapped[str]
    room_ru: Mapped[str]
    room_en: Mapped[str]
    rapporteurs_kk: Mapped[str]
    rapporteurs_ru: Mapped[str]
    rapporteurs_en: Mapped[str]
    rapporteur_numbers: Mapped[list[int]] = mapped_column(JsonColumn)


class SittingRow(Editable):
    """A sitting of a meeting: its spans and the quorum at its opening."""

    __tablename__ = "sitting"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    spans: Mapped[list[list[str | None]]] = mapped_column(JsonColumn)
    quorum: Mapped[dict[str, int]] = mapped_column(JsonColumn)
    closed: Mapped[bool]
    clock_shift: Mapped[int]


class ItemRunRow(Editable):
    """The real course of an agenda item, under the item's identifier."""

    __tablename__ = "item_run"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    spans: Mapped[list[list[str | None]]] = mapped_column(JsonColumn)
    done: Mapped[bool]
    deferred: Mapped[bool]
    list_closed: Mapped[bool]


class ItemNoteRow(Editable):
    """The secretary's notes on an agenda item, under the item's identifier."""

    __tablename__ = "item_note"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    text: Mapped[str]


class RecusalRow(Identified):
    """Somebody takes no part in the decision on an item."""

    __tablename__ = "recusal"
    __table_args__ = (UniqueConstraint("item_id", "participant_id"),)

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[UUID]
    participant_id: Mapped[UUID]
    reason: Mapped[str]


class ExcuseRow(Identified):
    """Somebody is absent with leave, under the participant's identifier."""

    __tablename__ = "excuse"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    reason: Mapped[str]


class SpeechRow(Editable):
    """A turn to speak."""

    __tablename__ = "speech"
    __table_args__ = (
        Index("ix_speech_item_id_finished", "item_id", "finished", "position"),
        Index("ix_speech_participant_id", "participant_id"),
        Index("ix_speech_meeting_id_finished", "meeting_id", "finished", "ended_at"),
    )

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[UUID]
    participant_id: Mapped[UUID]
    kind: Mapped[str]
    position: Mapped[int]
    asked_at: Mapped[datetime] = mapped_column(UtcMoment)
    limit: Mapped[int]
    spans: Mapped[list[list[str | None]]] = mapped_column(JsonColumn)
    finished: Mapped[bool]
    ended_at: Mapped[datetime | None] = mapped_column(UtcMoment)
