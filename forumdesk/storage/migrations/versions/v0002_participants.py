"""Accreditation, delegations, the log of arrivals, and what imports remember.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; what existing people lack is filled in by whoever runs the upgrade."""
    op.create_table(
        "remembered",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("values", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_remembered_kind_name")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("name_kk", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("one_voice", sa.Boolean(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delegation_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    op.create_index(op.f("ix_delegation_meeting_id"), "delegation", ["meeting_id"], unique=False)

    op.create_table(
        "distinct_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_distinct_pair_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distinct_pair")),
    )
    op.create_index(op.f("ix_distinct_pair_meeting_id"), "distinct_pair", ["meeting_id"], unique=False)

    op.create_table(
        "identity_number",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_identity_number_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_number")),
    )
    op.create_index(op.f("ix_identity_number_meeting_id"), "identity_number", ["meeting_id"], unique=False)

    op.create_table(
        "movement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("desk_id", sa.String(), nullable=False),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_movement_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
    )
    op.create_index(
        "ix_movement_meeting_id_participant_id", "movement", ["meeting_id", "participant_id"], unique=False
    )

    op.create_table(
        "photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_photo_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    op.create_index(op.f("ix_photo_meeting_id"), "photo", ["meeting_id"], unique=False)

    op.create_table(
        "presence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=True),
        sa.Column("last_at", MOMENT, nullable=True),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_presence_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_meeting_id"), "presence", ["meeting_id"], unique=False)

    op.create_table(
        "source",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("person", JSON, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_source_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    op.create_index(op.f("ix_source_meeting_id"), "source", ["meeting_id"], unique=False)

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("delegation_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("notes", sa.String(), nullable=False, server_default=sa.text("''")))
        batch_op.add_column(sa.Column("post_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("post_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("name_forms", JSON, nullable=False, server_default=sa.text("'{}'")))
        batch_op.add_column(
            sa.Column("state", sa.String(), nullable=False, server_default=sa.text("'invited'"))
        )
        batch_op.add_column(sa.Column("state_times", JSON, nullable=False, server_default=sa.text("'{}'")))
        batch_op.add_column(sa.Column("replaced_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("badge", sa.String(), nullable=False, server_default=sa.text("''")))
        batch_op.create_index(batch_op.f("ix_participant_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index("ix_participant_meeting_id_badge", ["meeting_id", "badge"], unique=False)
        for language in ("en", "kk", "ru"):
            index = f"ix_participant_meeting_id_sort_key_{language}"
            batch_op.drop_index(index)
            batch_op.create_index(index, ["meeting_id", f"sort_key_{language}", "number", "id"], unique=False)
        batch_op.create_index(
            "ix_participant_listed",
            [
                "meeting_id",
                "number",
                "id",
                "country",
                "category",
                "role",
                "entitled",
                "state",
                "delegation_id",
            ],
            unique=False,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_participant_delegation_id"), "delegation", ["delegation_id"], ["id"]
        )
