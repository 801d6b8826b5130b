"""A register's database for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.storage.database import Database, create_register
from tests.builders import NOON
from tests.storage.postgres import PostgresServer, running


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = create_register(tmp_path / "a.forumdesk", NOON)
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for the whole run; skips where there is none."""
    with running() as server:
        yield server
