"""A register's database for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.storage.database import Database, create_register
from tests.builders import NOON


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = create_register(tmp_path / "a.forumdesk", NOON)
    yield made
    made.close()
