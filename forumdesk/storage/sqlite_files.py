"""Opening and making registers that are files of SQLite."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from errno import ENOSPC
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from forumdesk.foundation.private_files import take_name
from forumdesk.language.collation import sort_key
from forumdesk.storage.copies import Copier, FileCopier
from forumdesk.storage.database import BUSY_TIMEOUT_MS, Database
from forumdesk.storage.encryption import (
    FileKey,
    cipher,
    key_for,
    looks_encrypted,
    raw_failures,
    unlock,
    wrong_key,
)
from forumdesk.storage.errors import (
    DiskFullError,
    EncryptedError,
    FileExistsAlreadyError,
    FileMissingError,
    FolderUnusableError,
    NewerVersionError,
    NotARegisterError,
    ReadOnlyError,
    known_storage_error,
)
from forumdesk.storage.preparing import bring_up_to_date, compact_json, name_register
from forumdesk.storage.returning import Returning
from forumdesk.storage.upgrade import SCHEMA_VERSION, make

APPLICATION_ID = 0x46444B31  # "FDK1" at offset 68 of the file
CACHE_KIB = 32_768
PAGE_SIZE = 8192  # of new registers; on SQLite's usual 4096 bytes a third of each page of people stays empty
_SQLITE_MAGIC = b"SQLite format 3\x00"
BeforeUpgrade = Callable[[Copier], object]


def create_file(path: Path, now: datetime) -> Database:
    """Make an empty register at ``path``, which must not exist; nothing is left behind on failure."""
    return make_file(path, lambda session: name_register(session, now))


def make_file(path: Path, fill: Callable[[Session], None]) -> Database:
    """Make the tables at ``path``, which must not exist, and fill them; nothing is left behind on failure.

    They have another name until they are whole: a program that ends on the way leaves no half register.
    """
    part = path.with_name(f".{uuid4().hex}.new")
    try:
        if os.path.lexists(path):
            raise FileExistsError(str(path))
        part.touch(exist_ok=False)
        database = _prepared(part, fresh=True)
        with database.writing() as session:
            fill(session)
            session.commit()
        database.close()
        take_name(part, path)
    except FileExistsError as error:
        raise FileExistsAlreadyError(path=str(path)) from error
    except (OSError, ValueError) as error:
        full = isinstance(error, OSError) and error.errno == ENOSPC
        raise (DiskFullError if full else FolderUnusableError)(path=str(path)) from error
    finally:
        _remove(part)
    return _prepared(path, fresh=False)


def _remove(path: Path) -> None:
    for one in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError, ValueError):  # what failed before is told
            one.unlink(missing_ok=True)


def open_file(
    path: Path,
    *,
    patience_ms: int = BUSY_TIMEOUT_MS,
    secret: str | None = None,
    before_upgrade: BeforeUpgrade | None = None,
) -> Database:
    """Open the register at ``path``, bringing an older format up to date. Raises :class:`StorageError`.

    ``patience_ms`` is how long each deed waits for another program that writes to the file; ``secret`` is the
    passphrase or recovery code of an encrypted one, and of no account for one that is not. ``before_upgrade`` keeps a
    copy of an older format before it is upgraded.
    """
    key = _key_of(path, secret)
    try:
        return _prepared(path, fresh=False, patience_ms=patience_ms, key=key, before_upgrade=before_upgrade)
    except NotARegisterError as error:
        if key is None or secret is None:
            raise
        raise wrong_key(path, secret) from error


def _key_of(path: Path, secret: str | None) -> FileKey | None:
    """The key of an encrypted file; None for a plain register. Refuses whatever is neither."""
    try:
        if not path.is_file():
            raise FileMissingError(path=str(path))
        if not looks_encrypted(path):
            _check_header(path)
            return None
        if not secret:
            raise EncryptedError(path=str(path))
        cipher(path)
        return key_for(path, secret)
    except OSError as error:
        raise ReadOnlyError(path=str(path)) from error


def _check_header(path: Path) -> None:
    """Know another program's file before SQLite touches it."""
    with path.open("rb") as file:
        header = file.read(72)
    if not header.startswith(_SQLITE_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotARegisterError(path=str(path))
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerVersionError(path=str(path), found=version, known=SCHEMA_VERSION)


def _prepared(
    path: Path,
    *,
    fresh: bool,
    patience_ms: int = BUSY_TIMEOUT_MS,
    key: FileKey | None = None,
    before_upgrade: BeforeUpgrade | None = None,
) -> Database:
    driver = sqlite3 if key is None else cipher(path)
    engine = _engine(path, patience_ms, driver, key)
    try:
        if before_upgrade is not None:
            _keep_older(path, engine, before_upgrade)
        with engine.execution_options(writes=True).begin() as connection:
            if key is not None:
                _check_format(connection, path)
            if fresh:
                make(connection)
                _name_format(connection)
            elif _pragma(connection, "user_version") < SCHEMA_VERSION:
                bring_up_to_date(connection)
                _name_format(connection)
    except (DBAPIError, raw_failures(driver), UnicodeDecodeError) as error:
        engine.dispose()
        raise known_storage_error(error, str(path)) or error from error
    except BaseException:
        engine.dispose()
        raise

    def copied(copy: Path) -> Database:
        try:
            copy.touch(exist_ok=False)
        except FileExistsError as error:
            raise FileExistsAlreadyError(path=str(copy)) from error
        except (OSError, ValueError) as error:
            raise FolderUnusableError(path=str(copy)) from error
        FileCopier(path, database.raw_connection).copy_to(copy)
        return _prepared(copy, fresh=False, key=key)

    database = Database(
        path, engine, raw_failure=raw_failures(driver), in_words=known_storage_error, copied=copied
    )
    return database


def _keep_older(path: Path, engine: Engine, keep: BeforeUpgrade) -> None:
    """Have a file of an older format copied before it is upgraded."""
    with engine.begin() as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            return  # told below
        is_older = _pragma(connection, "user_version") < SCHEMA_VERSION
    if is_older:
        keep(FileCopier(path, lambda: _raw(engine)))


@contextmanager
def _raw(engine: Engine) -> Iterator[Any]:
    fairy = engine.raw_connection()
    try:
        yield fairy.driver_connection
    finally:
        fairy.close()


def _check_format(connection: Connection, path: Path) -> None:
    """What :func:`_check_header` reads from a plain file."""
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotARegisterError(path=str(path))
    version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NewerVersionError(path=str(path), found=version, known=SCHEMA_VERSION)


def _name_format(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _engine(path: Path, patience_ms: int, driver: ModuleType, key: FileKey | None) -> Engine:
    # No pool: an idle connection would keep the file open on a stick that somebody wants to pull out.
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=Returning(path, lambda: _connect(path, patience_ms, driver, key)),
        poolclass=NullPool,
        json_serializer=compact_json,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, patience_ms: int, driver: ModuleType, key: FileKey | None) -> sqlite3.Connection:
    # A URI with mode=rw, so that a file that vanished is never made anew by SQLite itself.
    connection: sqlite3.Connection = driver.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=patience_ms / 1000, isolation_level=None
    )
    try:
        if key is not None:
            unlock(connection, key)
        # The file alone is complete whenever no deed is in progress; the directory is synced after each commit.
        wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1}
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != value:
                raise driver.OperationalError(f"PRAGMA {name} is {found!r}, not {value!r}")
        # An import writes to several indices at random places: with SQLite's usual 2 MB it takes twice as long.
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if key is None:
            connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        # For orders that are too seldom wanted to keep a key for them.
        connection.create_function("forumdesk_sort_key", 1, lru_cache(4096)(sort_key), deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once with SQLITE_BUSY_SNAPSHOT; see docs/decisions.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _pragma(connection: Connection, name: str) -> int:
    value: int = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    return value
