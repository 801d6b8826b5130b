"""Copies of a register while it is in use: taken in one reading, verified by opening them."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from uuid import UUID

from forumdesk.domain.errors import N_
from forumdesk.foundation.register_files import APPLICATION_ID, SQLITE_MAGIC
from forumdesk.storage.errors import (
    DamagedError,
    FileMissingError,
    NotARegisterError,
    StorageError,
    known_storage_error,
)
from forumdesk.storage.statements import named

TAKEN: Final = "taken"
"""The name under which a copy is attached beside its register."""
_LAST_BY_PLACE: Final = "SELECT id FROM {schema}.journal ORDER BY place DESC, id DESC LIMIT 1"
_LAST_BY_MOMENT: Final = "SELECT id FROM {schema}.journal ORDER BY at DESC, id DESC LIMIT 1"
_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")
_NO_PLACE = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")


class CopyNoRoomError(StorageError):
    """The disk on which the copy was to lie is full."""

    code = "file.copy_no_room"
    message = N_(
        "There is no room for a copy in “{folder}”. The register itself is untouched. Make room there, or choose"
        " another place."
    )


class CopyPlaceError(StorageError):
    """Nothing can be written where the copy was to lie."""

    code = "file.copy_place"
    message = N_(
        "Nothing can be written in “{folder}”: it is missing, read-only or held by another program. The register"
        " itself is untouched."
    )


class CopyNotSoundError(StorageError):
    """What was written does not read back as it should; it was thrown away."""

    code = "file.copy_not_sound"
    message = N_(
        "The copy written to “{folder}” could not be verified and was thrown away. The register itself is untouched."
        " The disk there may be failing: choose another place."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """What tells one state of a register from another: ``deeds`` is how many there are, ``last`` the newest."""

    id: UUID
    schema: int
    deeds: int
    last: UUID | None

    @property
    def mark(self) -> str:
        """Number of deeds and the end of the newest one's identifier; equal marks, equal content."""
        return state_mark(self.deeds, self.last)


def state_mark(deeds: int, last: UUID | None) -> str:
    """A short word for the state after so many deeds, of which ``last`` is the newest."""
    return f"{deeds}-{last.hex[-8:] if last else '0' * 8}"


class Copier(Protocol):
    """Copies one register, wherever it is kept, into a file."""

    def facts(self) -> RegisterFacts:
        """What the register is now. Raises StorageError."""

    def copy_to(self, part: Path) -> RegisterFacts:
        """Write a whole, verified copy into ``part``, an empty file. Raises StorageError."""


Connecting = Callable[[], AbstractContextManager[sqlite3.Connection]]


class FileCopier:
    """Copies a register that is a file, by a connection of its own: encrypted files stay under their key."""

    def __init__(self, path: Path, connecting: Connecting) -> None:
        self._path, self._connecting = path, connecting

    def facts(self) -> RegisterFacts:
        """See the protocol."""
        with self._opened() as connection:
            return read_facts(connection)

    def copy_to(self, part: Path) -> RegisterFacts:
        """See the protocol. One reading: deeds go on meanwhile and wait for it only when they are kept."""
        with self._opened() as connection:
            before = read_facts(connection)
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
                sync(part)
            except OSError as error:
                raise CopyPlaceError(folder=str(part.parent)) from error
            except Exception as error:
                raise of_place(error, part.parent) or error from error
            after = read_facts(connection)
            found = self._verified(connection, part)
            if found.id != before.id or not before.deeds <= found.deeds <= after.deeds:
                raise CopyNotSoundError(folder=str(part.parent))
            return found

    def _verified(self, connection: sqlite3.Connection, part: Path) -> RegisterFacts:
        try:
            with attached(connection, part):
                if not is_sound(connection, TAKEN):
                    raise CopyNotSoundError(folder=str(part.parent))
                return read_facts(connection, TAKEN)
        except (DamagedError, NotARegisterError) as error:
            raise CopyNotSoundError(folder=str(part.parent)) from error
        except Exception as error:
            if known_storage_error(error, str(part)) is None:
                raise
            raise CopyNotSoundError(folder=str(part.parent)) from error

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connecting() as connection:
                yield connection
        except StorageError:
            raise
        except Exception as error:
            raise known_storage_error(error, str(self._path)) or error from error


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """A register's file, or a copy, opened only to be read. Raises StorageError."""
    if not path.is_file():
        raise FileMissingError(path=str(path))
    try:
        connection = sqlite3.connect(_uri(path), uri=True, isolation_level=None)
        try:
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise known_storage_error(error, str(path)) or DamagedError(path=str(path)) from error


@contextmanager
def attached(connection: sqlite3.Connection, copy: Path) -> Iterator[None]:
    """Have ``copy`` beside the register, only to be read: under the same key, or without one."""
    statement, values = attach_statement(copy)
    connection.execute(statement, values)
    try:
        yield
    finally:
        connection.execute(f"DETACH {TAKEN}")


def attach_statement(copy: Path) -> tuple[str, tuple[str]]:
    """What has ``copy`` beside a register, and its values: under the register's key where it is encrypted."""
    with copy.open("rb") as file:
        is_plain = file.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    return f"ATTACH ? AS {TAKEN}" + (" KEY ''" if is_plain else ""), (_uri(copy),)


def read_facts(connection: sqlite3.Connection, schema: str = "main") -> RegisterFacts:
    """What an opened register is. Raises NotARegisterError for another program's file."""
    (kind,) = connection.execute(f"PRAGMA {schema}.application_id").fetchone()
    if kind != APPLICATION_ID:
        raise NotARegisterError(path="")
    (version,) = connection.execute(f"PRAGMA {schema}.user_version").fetchone()
    (identifier,) = connection.execute(named("SELECT id FROM {schema}.register", schema=schema)).fetchone()
    (deeds,) = connection.execute(named("SELECT count(*) FROM {schema}.journal", schema=schema)).fetchone()
    latest = _LAST_BY_PLACE if version >= 7 else _LAST_BY_MOMENT
    last = connection.execute(named(latest, schema=schema)).fetchone()
    return RegisterFacts(
        id=UUID(identifier), schema=version, deeds=deeds, last=UUID(last[0]) if last else None
    )


def is_sound(connection: sqlite3.Connection, schema: str = "main") -> bool:
    """Whether every page of an opened register can be read and its tables hold together."""
    try:
        return bool(connection.execute(f"PRAGMA {schema}.quick_check(1)").fetchall() == [("ok",)])
    except Exception as error:
        if known_storage_error(error, "") is None:
            raise
        return False


def sync(path: Path) -> None:
    """Have a file's bytes on the disk. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _uri(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"


def of_place(error: BaseException, folder: Path) -> StorageError | None:
    """What a failure says of the place to which was written; None where it says something of the register."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_NO_ROOM):
        return CopyNoRoomError(folder=str(folder))
    return CopyPlaceError(folder=str(folder)) if name.startswith(_NO_PLACE) else None
