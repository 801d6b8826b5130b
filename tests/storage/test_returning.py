"""A stick is pulled out while its register is open, and put back."""

import shutil
from pathlib import Path

import pytest

from forumdesk.storage.database import Database, create_register
from forumdesk.storage.errors import AnotherRegisterError, FileGoneError
from tests.builders import NOON, dump


def pulled_out(database: Database, to: Path) -> Path:
    shutil.move(database.path, to)
    with pytest.raises(FileGoneError), database.unit_of_work() as work:
        work.bodies.all()
    assert not database.path.exists(), "nothing is made anew where the file was"
    return to


def test_work_goes_on_when_it_is_back(database: Database, tmp_path: Path) -> None:
    away = pulled_out(database, tmp_path / "away")

    shutil.move(away, database.path)

    with database.unit_of_work() as work:
        assert work.bodies.all() == ()


def test_another_register_in_its_place_is_refused_and_left_as_it_is(
    database: Database, tmp_path: Path
) -> None:
    away = pulled_out(database, tmp_path / "away")
    create_register(database.path, NOON).close()
    before = dump(database.path)

    for _twice in range(2):
        with pytest.raises(AnotherRegisterError), database.unit_of_work() as work:
            work.bodies.all()

    assert dump(database.path) == before
    shutil.move(away, database.path)
    with database.reading() as work:
        assert work.bodies.all() == ()
