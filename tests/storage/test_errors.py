import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from forumdesk.foundation.clock import system_clock
from forumdesk.storage.chain_guard import REFUSAL
from forumdesk.storage.errors import (
    DamagedError,
    DiskFailsError,
    DiskFullError,
    FileGoneError,
    FileHeldError,
    FileLockedError,
    ReadOnlyError,
    SealedRecordError,
    StorageError,
    is_collision,
    known_storage_error,
)
from forumdesk.storage.lock_file import LockFile, lock_path, take


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_IOERR_WRITE", DiskFullError),
        ("SQLITE_IOERR_READ", DiskFailsError),
        ("SQLITE_IOERR_SHORT_READ", DamagedError),
        ("SQLITE_IOERR_UNLOCK", DiskFailsError),
        ("SQLITE_CORRUPT_INDEX", DamagedError),
        ("SQLITE_READONLY_DIRECTORY", ReadOnlyError),
        ("SQLITE_BUSY_SNAPSHOT", FileLockedError),
    ],
)
def test_sqlites_extended_names_fall_back_to_their_family(
    name: str, kind: type[StorageError], tmp_path: Path
) -> None:
    path = tmp_path / "a.forumdesk"
    path.touch()

    assert type(known_storage_error(failure(name), str(path))) is kind


@pytest.mark.parametrize(
    "name", ["SQLITE_CANTOPEN", "SQLITE_IOERR_READ", "SQLITE_IOERR_WRITE", "SQLITE_READONLY"]
)
def test_a_stick_that_was_pulled_out_is_no_damage_and_no_full_disk(name: str, tmp_path: Path) -> None:
    found = known_storage_error(failure(name), str(tmp_path / "a.forumdesk"))

    assert type(found) is FileGoneError


def test_who_has_a_busy_file_open_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"
    lock = take(path, "Қабылдау", system_clock())
    assert isinstance(lock, LockFile)
    assert type(known_storage_error(failure("SQLITE_BUSY"), str(path))) is FileLockedError

    other = lock_path(path)
    other.write_text(other.read_text("utf-8").replace(lock.holder.computer, "laptop-2"), encoding="utf-8")

    found = known_storage_error(failure("SQLITE_BUSY"), str(path))
    assert type(found) is FileHeldError
    assert (found.values["desk"], found.values["computer"]) == ("Қабылдау", "laptop-2")


def test_a_header_of_an_unknown_format_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.forumdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE kept (words)")
    data = bytearray(path.read_bytes())
    data[47] = 0xFF
    path.write_bytes(data)

    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.Error) as caught:
        connection.execute("SELECT * FROM kept").fetchone()

    assert type(known_storage_error(caught.value, str(path))) is DamagedError


def failure(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name
    return error


def test_a_mistake_of_ours_is_no_failure_of_the_file() -> None:
    error = sqlite3.IntegrityError()
    error.sqlite_errorname = "SQLITE_CONSTRAINT_UNIQUE"

    assert known_storage_error(error, "p") is None
    assert known_storage_error(ValueError(), "p") is None


def test_letters_that_cannot_be_read_are_damage(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("Could not decode to UTF-8 column 'name'")

    assert type(known_storage_error(error, str(tmp_path))) is DamagedError


def test_the_refusal_of_the_guard_is_told_in_words_whichever_database_said_it() -> None:
    by_sqlite = sqlite3.IntegrityError(REFUSAL)
    by_another = IntegrityError("INSERT", {}, Exception(f"{REFUSAL}\nCONTEXT:  PL/pgSQL function"))

    assert type(known_storage_error(by_sqlite, "p")) is SealedRecordError
    assert type(known_storage_error(by_another, "p")) is SealedRecordError
    assert known_storage_error(Exception(REFUSAL), "p") is None


def test_a_collision_is_told_from_the_refusal_of_the_guard() -> None:
    assert is_collision(IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE constraint failed")))
    assert not is_collision(IntegrityError("INSERT", {}, sqlite3.IntegrityError(REFUSAL)))
    assert not is_collision(sqlite3.OperationalError("database is locked"))
