"""Texts: levels, standings by hash, emphasis; amendments, drafts, consultations and comments.

Revision ID: 0004
Revises: 0003
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)
LANGUAGES = ("kk", "ru", "en")


def upgrade() -> None:
    """Make the tables; drafts and stale texts get a standing, all others are checked."""
    op.create_table(
        "amendment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("base", JSON, nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column("proposer_kk", sa.String(), nullable=False),
        sa.Column("proposer_ru", sa.String(), nullable=False),
        sa.Column("proposer_en", sa.String(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=True),
        sa.Column("result_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_amendment_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_amendment_meeting_id_number")),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=True),
        sa.Column("row_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("proposal", sa.String(), nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("amendment_id", sa.Uuid(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_comment_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("consultation_id", "number", name=op.f("uq_comment_consultation_id_number")),
    )
    op.create_index(op.f("ix_comment_meeting_id"), "comment", ["meeting_id"], unique=False)
    op.create_table(
        "consultation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("deadline", MOMENT, nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_consultation_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consultation")),
    )
    op.create_index(op.f("ix_consultation_meeting_id"), "consultation", ["meeting_id"], unique=False)
    op.create_table(
        "dismissal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_dismissal_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dismissal")),
    )
    op.create_index(op.f("ix_dismissal_meeting_id"), "dismissal", ["meeting_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("rows", JSON, nullable=False),
        sa.Column("numbering", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_draft_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_draft_meeting_id_number")),
    )
    op.create_table(
        "text_setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("numbering", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_text_setting_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_setting")),
    )
    op.create_index(op.f("ix_text_setting_meeting_id"), "text_setting", ["meeting_id"], unique=False)
    with op.batch_alter_table("text_row") as rows:
        rows.add_column(sa.Column("level", sa.Integer(), nullable=False, server_default="1"))
        rows.add_column(sa.Column("standings", JSON, nullable=False, server_default="{}"))
    _give_standings()
    with op.batch_alter_table("text_row") as rows:
        rows.alter_column("level", existing_type=sa.Integer(), existing_nullable=False, server_default=None)
        rows.alter_column("standings", existing_type=JSON, existing_nullable=False, server_default=None)
        rows.drop_column("drafts")
        rows.drop_column("stale")


def _give_standings() -> None:
    connection = op.get_bind()
    found = connection.execute(
        sa.text("SELECT id, drafts, stale FROM text_row WHERE drafts <> '[]' OR stale <> '[]'")
        if connection.dialect.name == "sqlite"
        else sa.text("SELECT id, drafts, stale FROM text_row")
    ).fetchall()
    for row_id, drafts, stale in found:
        connection.execute(
            sa.text("UPDATE text_row SET standings = :standings WHERE id = :id"),
            {"id": row_id, "standings": json.dumps(_standings(_listed(drafts), _listed(stale)))},
        )


def _listed(value: str | list[str]) -> list[str]:
    return list(json.loads(value) if isinstance(value, str) else value)


def _standings(drafts: list[str], stale: list[str]) -> dict[str, object]:
    """A stale text follows what no text says any more: which language had changed was not kept."""
    standings: dict[str, object] = {}
    for language in LANGUAGES:
        standing: dict[str, object] = {"stage": "draft" if language in drafts else "checked"}
        if language in stale:
            source = next((one for one in LANGUAGES if one not in stale), "")
            source = source or next(one for one in LANGUAGES if one != language)
            standing["follows"] = {source: "0" * 12}
        if standing != {"stage": "checked"}:
            standings[language] = standing
    return standings
