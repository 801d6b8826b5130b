"""A register's database for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.storage.database import Database, create_register, open_register
from tests.builders import NOON
from tests.storage.damage import make_large


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty register; making one takes as long as opening fifteen."""
    path = tmp_path_factory.mktemp("empty") / "a.forumdesk"
    create_register(path, NOON).close()
    return path.read_bytes()


@pytest.fixture
def database(tmp_path: Path, made_once: bytes) -> Iterator[Database]:
    """A copy of the empty register."""
    path = tmp_path / "a.forumdesk"
    path.write_bytes(made_once)
    opened = open_register(path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def large_register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A register with many people and sealed decisions, made once."""
    path = tmp_path_factory.mktemp("large") / "a.forumdesk"
    make_large(path)
    return path.read_bytes()
