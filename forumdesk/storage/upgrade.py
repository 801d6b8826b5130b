"""Bringing a register's tables up to date."""

from pathlib import Path

from sqlalchemy import Connection, text

from forumdesk.storage import chain_guard
from forumdesk.storage.rows import decisions, journal, papers, tables, texts
from forumdesk.storage.rows.base import Base

SCHEMA_VERSION = 7
"""Number of the newest migration; stored as ``user_version``."""


def make(connection: Connection) -> None:
    """Make the tables of an empty register as the newest migration leaves them, without running any."""
    declared = (decisions.DecisionRow, journal.JournalRow, papers.PaperRow, tables.BodyRow, texts.TextRow)
    assert all(row.metadata is Base.metadata for row in declared)
    Base.metadata.create_all(connection)
    for statement in chain_guard.statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version"
        " (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(
        text("INSERT INTO alembic_version (version_num) VALUES (:version)"),
        {"version": f"{SCHEMA_VERSION:04d}"},
    )


def upgrade(connection: Connection, version: int = SCHEMA_VERSION) -> None:
    """Run every migration up to ``version`` that the register lacks, inside the connection's transaction."""
    # Alembic is needed only here: opening a register that is up to date never imports it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{version:04d}")
