"""Bringing a register's tables up to date."""

from pathlib import Path

from sqlalchemy import Connection

SCHEMA_VERSION = 5
"""Number of the newest migration; stored as ``user_version``."""


def upgrade(connection: Connection) -> None:
    """Run every migration that the register lacks, inside the connection's transaction."""
    # Alembic is needed only here: opening a register that is up to date never imports it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, f"{SCHEMA_VERSION:04d}")
