import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from forumdesk.storage.chain_guard import REFUSAL
from forumdesk.storage.errors import (
    DamagedError,
    DiskFullError,
    FileLockedError,
    ReadOnlyError,
    SealedRecordError,
    StorageError,
    is_collision,
    known_storage_error,
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_IOERR_WRITE", DiskFullError),
        ("SQLITE_IOERR_READ", DamagedError),
        ("SQLITE_CORRUPT_INDEX", DamagedError),
        ("SQLITE_READONLY_DIRECTORY", ReadOnlyError),
        ("SQLITE_BUSY_SNAPSHOT", FileLockedError),
    ],
)
def test_sqlites_extended_names_fall_back_to_their_family(name: str, kind: type[StorageError]) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = name

    assert type(known_storage_error(error, "p")) is kind


def test_a_mistake_of_ours_is_no_failure_of_the_file() -> None:
    error = sqlite3.IntegrityError()
    error.sqlite_errorname = "SQLITE_CONSTRAINT_UNIQUE"

    assert known_storage_error(error, "p") is None
    assert known_storage_error(ValueError(), "p") is None


def test_letters_that_cannot_be_read_are_damage() -> None:
    error = sqlite3.OperationalError("Could not decode to UTF-8 column 'name'")

    assert type(known_storage_error(error, "p")) is DamagedError


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
