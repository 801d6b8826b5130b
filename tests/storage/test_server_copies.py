import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from forumdesk.domain.backups import Reason
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.copies import Copier, CopyNoRoomError, CopyPlaceError, RegisterFacts
from forumdesk.storage.database import open_register
from forumdesk.storage.moving import digest_of
from tests.builders import refilled, registers
from tests.builders_backups import backed_up
from tests.storage.postgres import PostgresServer


@pytest.fixture
def older(postgres: PostgresServer, tmp_path: Path) -> ServerAddress:
    """A filled register of an older format on a server."""
    address = postgres.address(postgres.fresh())
    with registers().create(tmp_path / "a.forumdesk") as register:
        refilled(register)
        register.moving.move(address)
    postgres.make_older(address.database)
    return address


def test_an_older_format_is_kept_as_a_file_before_it_is_upgraded(
    older: ServerAddress, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.forumdesk"
    copy.touch()
    told: list[RegisterFacts] = []

    opened = open_register(older, before_upgrade=lambda copier: told.append(copier.copy_to(copy)))

    with closing(opened), closing(sqlite3.connect(copy)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (6,)
        assert told[0].schema == 6
        assert "place" not in {row[1] for row in file.execute("PRAGMA table_info(journal)")}
        (deeds,) = file.execute("SELECT count(*) FROM journal").fetchone()
        assert deeds == told[0].deeds > 1
        with closing(open_register(copy)) as upgraded:
            assert digest_of(upgraded) == digest_of(opened)


def test_what_cannot_be_kept_as_a_file_is_not_upgraded(
    older: ServerAddress, postgres: PostgresServer
) -> None:
    def no_room(_copier: Copier) -> None:
        raise CopyNoRoomError(folder="backups")

    with pytest.raises(CopyNoRoomError):
        open_register(older, before_upgrade=no_room)

    found = postgres.run("SELECT version_num FROM alembic_version", database=older.database)
    assert found == [["0006"]]


def test_a_place_that_cannot_be_written_is_told(older: ServerAddress, tmp_path: Path) -> None:
    with pytest.raises(CopyPlaceError):
        open_register(older, before_upgrade=lambda copier: copier.copy_to(tmp_path / "none" / "copy"))


def test_the_program_keeps_it_beside_the_other_backups(older: ServerAddress, tmp_path: Path) -> None:
    with backed_up(tmp_path / "backups").open(older) as register:
        (backup,) = register.backups.all()

    assert backup.reason == Reason.BEFORE_UPGRADE
    assert backup.first is not None
