"""The order of deeds, steps of undoing over restarts, the bin, batons, copies handed over, erasures, retention.

Revision ID: 0007
Revises: 0006
"""

import json

import sqlalchemy as sa
from alembic import op

from forumdesk.storage import chain_guard
from forumdesk.storage.repositories.journal_entries import Act, Undo
from forumdesk.storage.repositories.journal_noting import folded
from forumdesk.storage.statements import named

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JSON = sa.JSON()
MOMENT = sa.DateTime(timezone=True)
CHUNK = 1000


def upgrade() -> None:
    """Number the deeds, and let two desks give the same number."""
    _number_deeds()
    _order_differences()
    _let_numbers_meet()
    _make_tables()


def _number_deeds() -> None:
    for column in (
        sa.Column("place", sa.Integer(), nullable=False, server_default="0"),
        # What an earlier format noted is not enough to take a deed back in a later sitting.
        sa.Column("undo", sa.String(), nullable=False, server_default=Undo.PASSED.value),
        sa.Column("concerns", sa.Uuid(), nullable=True),
        sa.Column("merged_by", sa.Uuid(), nullable=True),
        sa.Column("search_fold", sa.String(), nullable=False, server_default=""),
    ):
        op.add_column("journal", column)
    connection = op.get_bind()
    deeds = connection.execute(
        sa.text('SELECT id, "values", desk_name FROM journal ORDER BY at, id')
    ).fetchall()
    numbered = [
        {"which": one[0], "place": place, "fold": folded(_read(one[1]), one[2])}
        for place, one in enumerate(deeds, start=1)
    ]
    for start in range(0, len(numbered), CHUNK):
        connection.execute(
            sa.text("UPDATE journal SET place = :place, search_fold = :fold WHERE id = :which"),
            numbered[start : start + CHUNK],
        )
    op.create_index("ix_journal_place", "journal", ["place"], unique=True)
    op.create_index("ix_journal_meeting_id_place", "journal", ["meeting_id", "place"])
    op.create_index("ix_journal_desk_id_place", "journal", ["desk_id", "place"])


def _read(values: object) -> dict[str, object]:
    found = json.loads(values) if isinstance(values, str) else values
    return found if isinstance(found, dict) else {}


def _order_differences() -> None:
    for column in (
        sa.Column("position", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("act", sa.String(), nullable=False, server_default=Act.CHANGED.value),
        sa.Column("origins", JSON, nullable=True),
    ):
        op.add_column("journal_difference", column)
    op.execute(
        "UPDATE journal_difference SET act = CASE"
        " WHEN before IS NULL OR CAST(before AS TEXT) = 'null' THEN 'came'"
        " WHEN after IS NULL OR CAST(after AS TEXT) = 'null' THEN 'gone' ELSE 'changed' END"
    )
    op.create_index("ix_journal_difference_entity_id", "journal_difference", ["entity_id"])


def _let_numbers_meet() -> None:
    dialect = op.get_bind().dialect.name
    if dialect != "sqlite":
        for table in ("decision", "statement"):
            op.drop_constraint(f"uq_{table}_meeting_id_number", table, type_="unique")
            op.create_index(f"ix_{table}_meeting_id_number", table, ["meeting_id", "number"])
        return
    # SQLite makes a table anew to drop a constraint, and will not drop one on which others lean: those wait aside.
    for statement in chain_guard.drop_statements(dialect):
        op.execute(statement)
    leaning = ("sealed_record", "statement")
    for table in leaning:
        op.execute(
            named(
                "CREATE TEMPORARY TABLE {aside} AS SELECT * FROM {table} ORDER BY rowid",
                aside=f"aside_{table}",
                table=table,
            )
        )
        op.execute(named("DELETE FROM {table}", table=table))
    for table in ("statement", "decision"):
        with op.batch_alter_table(table, recreate="always") as changed:
            changed.drop_constraint(f"uq_{table}_meeting_id_number", type_="unique")
            changed.create_index(f"ix_{table}_meeting_id_number", ["meeting_id", "number"])
    for table in leaning:
        names = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
        op.execute(
            named(
                "INSERT INTO {table} ({names}) SELECT {names} FROM {aside} ORDER BY rowid",
                table=table,
                names=names,
                aside=f"aside_{table}",
            )
        )
        op.execute(f"DROP TABLE aside_{table}")
    for statement in chain_guard.statements(dialect):
        op.execute(statement)


def _make_tables() -> None:
    op.create_table(
        "binned_content",
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "sha256", name=op.f("pk_binned_content")),
    )
    op.create_table(
        "baton",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.String(), nullable=False),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baton")),
    )
    op.create_table(
        "handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("desk_id", sa.String(), nullable=False),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("desk_name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_erasure_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_index(op.f("ix_erasure_meeting_id"), "erasure", ["meeting_id"], unique=False)
    op.create_table(
        "retention",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention")),
    )
