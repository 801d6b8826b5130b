"""A register is copied while it is in use."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from forumdesk.domain.bodies import Body
from forumdesk.domain.identifiers import BodyId
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.copies import CopyNoRoomError, CopyNotSoundError, FileCopier, read_facts, read_only
from forumdesk.storage.copying import copier_of
from forumdesk.storage.database import Database, open_register
from forumdesk.storage.errors import DamagedError, FileMissingError, NotARegisterError
from tests.builders import dump, number, registers
from tests.storage.limits import largest_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Тіркелім №1.forumdesk"
    registers().create(path).close()
    return path


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = open_register(path)
    yield opened
    opened.close()


def _part(tmp_path: Path) -> Path:
    part = tmp_path / "copy"
    part.touch()
    return part


def _add_body(database: Database, n: int, size: int = 10) -> None:
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=BodyId(number(n)), name=LocalizedText.everywhere("Ф" * size)))


def test_a_copy_has_every_row_and_says_what_it_is(database: Database, path: Path, tmp_path: Path) -> None:
    _add_body(database, 1)
    part = _part(tmp_path)

    facts = copier_of(database).copy_to(part)

    assert dump(part) == dump(path)
    assert facts == copier_of(database).facts()
    with read_only(part) as connection:
        assert read_facts(connection) == facts


def test_a_deed_under_way_is_not_in_the_copy_and_goes_on(
    database: Database, path: Path, tmp_path: Path
) -> None:
    before = dump(path)
    part = _part(tmp_path)
    with database.unit_of_work() as work:
        work.bodies.put(Body(id=BodyId(number(1)), name=LocalizedText.everywhere("Форум")))
        work.session.flush()

        copier_of(database).copy_to(part)

    assert dump(part) == before
    assert len(dump(path)["body"]) == 1


def test_no_room_for_the_copy_is_told_and_the_register_is_untouched(
    database: Database, path: Path, tmp_path: Path
) -> None:
    for n in range(20):
        _add_body(database, n + 1, size=20_000)
    before = path.read_bytes()
    part = _part(tmp_path)

    with largest_file(600_000), pytest.raises(CopyNoRoomError):
        copier_of(database).copy_to(part)

    assert path.read_bytes() == before
    assert len(dump(path)["body"]) == 20


def test_a_damaged_register_makes_no_copy(path: Path, tmp_path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 * 3 : 8192 * 30] = b"\xff" * (8192 * 27)
    path.write_bytes(content)

    with read_only(path) as connection:
        copier = FileCopier(path, lambda: _same(connection))
        with pytest.raises((DamagedError, NotARegisterError, CopyNotSoundError)):
            copier.copy_to(_part(tmp_path))


class _same:  # noqa: N801 - a context manager that leaves the connection open
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_exception: object) -> None:
        return None


def test_another_programs_file_is_no_register(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE a (b)")
    connection.close()

    with read_only(other) as opened, pytest.raises(NotARegisterError):
        read_facts(opened)
    with pytest.raises(FileMissingError), read_only(tmp_path / "nothing"):
        pass


def test_the_state_is_marked_by_its_deeds(database: Database) -> None:
    before = copier_of(database).facts()

    assert before.mark == "0-00000000"
