from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import forumdesk.storage.rows.tables  # noqa: F401 - the tables register themselves
from forumdesk.storage import upgrade as module
from forumdesk.storage.database import create_register
from forumdesk.storage.rows.base import Base
from forumdesk.storage.upgrade import SCHEMA_VERSION
from tests.builders import NOON


def test_migrations_lead_to_the_tables_of_the_models(tmp_path: Path) -> None:
    database = create_register(tmp_path / "a.forumdesk", NOON)

    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_the_schema_version_is_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(module.__file__).parent / "migrations"))

    assert scripts.get_current_head() == f"{SCHEMA_VERSION:04d}"
    assert len([*scripts.walk_revisions()]) == SCHEMA_VERSION


def test_every_constraint_has_a_name() -> None:
    constraints = [(table.name, one) for table in Base.metadata.tables.values() for one in table.constraints]

    assert [table for table, one in constraints if one.name is None] == []
