"""Decisions: statements, proxies, minutes, signatures of heads; chains hold more than decisions and are guarded.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from forumdesk.storage import chain_guard

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; each sealed record gets an identifier of its own, that of what it seals."""
    op.create_table(
        "head_signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_head_signature_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head_signature")),
    )
    op.create_index(op.f("ix_head_signature_meeting_id"), "head_signature", ["meeting_id"], unique=False)
    op.create_table(
        "minutes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("opening", JSON, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
    )
    op.create_index(op.f("ix_minutes_meeting_id"), "minutes", ["meeting_id"], unique=False)
    op.create_table(
        "minutes_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_note_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_note")),
    )
    op.create_index(op.f("ix_minutes_note_meeting_id"), "minutes_note", ["meeting_id"], unique=False)
    op.create_table(
        "proxy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("holder_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_proxy_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy")),
    )
    op.create_index(op.f("ix_proxy_meeting_id"), "proxy", ["meeting_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("author", JSON, nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("text", JSON, nullable=False),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_statement_decision_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_statement_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_statement_meeting_id_number")),
    )
    op.create_index(op.f("ix_statement_decision_id"), "statement", ["decision_id"], unique=False)
    with op.batch_alter_table("decision") as decisions:
        decisions.add_column(sa.Column("facts", JSON, nullable=False, server_default="{}"))
    _give_records_identifiers()
    # Once sealed, the record alone holds what was decided: nothing else can then differ from it.
    op.execute(
        sa.text(
            "UPDATE decision SET content = :nothing WHERE id IN (SELECT id FROM sealed_record)"
        ).bindparams(nothing=b"")
    )
    for statement in chain_guard.statements(op.get_bind().dialect.name):
        op.execute(statement)


def _give_records_identifiers() -> None:
    with op.batch_alter_table("sealed_record") as records:
        records.add_column(sa.Column("id", sa.Uuid(), nullable=True))
        records.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="decision"))
    op.execute("UPDATE sealed_record SET id = decision_id")
    with op.batch_alter_table("sealed_record") as records:
        records.alter_column("id", existing_type=sa.Uuid(), nullable=False)
        records.alter_column("kind", existing_type=sa.String(), existing_nullable=False, server_default=None)
        records.drop_constraint("pk_sealed_record", type_="primary")
        records.create_primary_key("pk_sealed_record", ["id"])
        records.create_index("ix_sealed_record_decision_id", ["decision_id"])
