import sqlite3

import pytest

from forumdesk.storage.errors import (
    DamagedError,
    DiskFullError,
    FileLockedError,
    ReadOnlyError,
    StorageError,
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
