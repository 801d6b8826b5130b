"""Conducting a meeting: sittings, the course of items, speeches, papers, recusals and excuses.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; what agenda items and meetings lack is empty."""
    op.create_table(
        "emblem",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("png", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emblem")),
    )
    op.create_table(
        "paper_content",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_content")),
    )
    op.create_table(
        "excuse",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_excuse_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse")),
    )
    op.create_index(op.f("ix_excuse_meeting_id"), "excuse", ["meeting_id"], unique=False)
    op.create_table(
        "item_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_item_note_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_note")),
    )
    op.create_index(op.f("ix_item_note_meeting_id"), "item_note", ["meeting_id"], unique=False)
    op.create_table(
        "item_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("deferred", sa.Boolean(), nullable=False),
        sa.Column("list_closed", sa.Boolean(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_item_run_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_run")),
    )
    op.create_index(op.f("ix_item_run_meeting_id"), "item_run", ["meeting_id"], unique=False)
    op.create_table(
        "recusal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_recusal_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recusal")),
        sa.UniqueConstraint("item_id", "participant_id", name=op.f("uq_recusal_item_id_participant_id")),
    )
    op.create_index(op.f("ix_recusal_meeting_id"), "recusal", ["meeting_id"], unique=False)
    op.create_table(
        "sitting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("quorum", JSON, nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("clock_shift", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_sitting_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )
    op.create_index(op.f("ix_sitting_meeting_id"), "sitting", ["meeting_id"], unique=False)
    op.create_table(
        "speech",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("limit", sa.Integer(), nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_speech_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speech")),
    )
    op.create_index("ix_speech_item_id_finished", "speech", ["item_id", "finished", "position"], unique=False)
    op.create_index(
        "ix_speech_meeting_id_finished", "speech", ["meeting_id", "finished", "ended_at"], unique=False
    )
    op.create_index("ix_speech_participant_id", "speech", ["participant_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_paper_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_index(op.f("ix_paper_item_id"), "paper", ["item_id"], unique=False)
    op.create_index(op.f("ix_paper_meeting_id"), "paper", ["meeting_id"], unique=False)
    op.add_column("agenda_item", sa.Column("day", sa.Date(), nullable=True))
    op.add_column(
        "agenda_item", sa.Column("section_kk", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("section_ru", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("section_en", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("room_kk", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("room_ru", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("room_en", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("rapporteurs_kk", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("rapporteurs_ru", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("rapporteurs_en", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column(
        "agenda_item", sa.Column("rapporteur_numbers", JSON, nullable=False, server_default=sa.text("'[]'"))
    )
    op.add_column("meeting", sa.Column("limits", JSON, nullable=False, server_default=sa.text("'{}'")))
    op.create_index("ix_movement_meeting_id_at", "movement", ["meeting_id", "at"], unique=False)
    with op.batch_alter_table("journal_difference", recreate="always") as batch_op:
        batch_op.drop_constraint("pk_journal_difference", type_="primary")
        batch_op.create_primary_key(op.f("pk_journal_difference"), ["journal_id", "entity_id", "entity"])
