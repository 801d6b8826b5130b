"""Papers: on what bodies print, what was given out, and its signed copies.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; they are empty."""
    op.create_table(
        "issued_content",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_content")),
    )
    op.create_table(
        "stationery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.Column("letterhead", sa.Boolean(), nullable=False),
        sa.Column("contacts", JSON, nullable=False),
        sa.Column("template", sa.String(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stationery")),
    )
    op.create_table(
        "issued_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("layout", sa.String(), nullable=False),
        sa.Column("stationery", JSON, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_issued_paper_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_paper")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_issued_paper_meeting_id_number")),
    )
    op.create_table(
        "signed_copy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_signed_copy_meeting_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["issued_paper.id"], name=op.f("fk_signed_copy_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_copy")),
    )
    op.create_index(op.f("ix_signed_copy_meeting_id"), "signed_copy", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_signed_copy_paper_id"), "signed_copy", ["paper_id"], unique=False)
