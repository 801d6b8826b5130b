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
from forumdesk.foundation.register_files import APPLICATION_ID, HEAD, is_head_of_register
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
    StorageError,
    known_storage_error,
)
from forumdesk.storage.half_made import PART_ENDING, clear_parts
from forumdesk.storage.left_over import clear_left, give_name_back, is_left
from forumdesk.storage.preparing import bring_up_to_date, compact_json, name_register
from forumdesk.storage.returning import Returning
from forumdesk.storage.upgrade import SCHEMA_VERSION, make

CACHE_KIB = 32_768
PAGE_SIZE = 8192  # of new registers; on SQLite's usual 4096 bytes a third of each page of people stays empty
BeforeUpgrade = Callable[[Copier], object]


def create_file(path: Path, now: datetime) -> Database:
    """Make an empty register at ``path``, which must not exist; nothing is left behind on failure."""
    return make_file(path, lambda session: name_register(session, now))


def make_file(path: Path, fill: Callable[[Session], None]) -> Database:
    """Make the tables at ``path``, which must not exist, and fill them; nothing is left behind on failure.

    They have another name until they are whole: a program that ends on the way leaves no half register.
    """
    part = path.with_name(f".{uuid4().hex}{PART_ENDING}")
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
    clear_parts(path.parent)
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
    give_name_back(path)
    key = _key_of(path, secret)
    try:
        database = _prepared(
            path, fresh=False, patience_ms=patience_ms, key=key, before_upgrade=before_upgrade
        )
    except NotARegisterError as error:
        if key is None or secret is None:
            raise
        raise wrong_key(path, secret) from error
    if is_left(path):
        with suppress(StorageError), database.writing() as session:
            session.connection().exec_driver_sql("SELECT 1")  # nobody rewrites what is locked
            clear_left(path)
    return database


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
        header = file.read(HEAD)
    if not is_head_of_register(header):
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
        if fresh:
            with engine.execution_options(writes=True).begin() as connection:
                make(connection)
                name_format(connection)
        elif _is_older(path, engine):
            if before_upgrade is not None:
                before_upgrade(FileCopier(path, lambda: _raw(engine)))
            with engine.execution_options(writes=True).begin() as connection:
                if _pragma(connection, "user_version") < SCHEMA_VERSION:  # under the lock: only one does it
                    bring_up_to_date(connection)
                    name_format(connection)
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


def _is_older(path: Path, engine: Engine) -> bool:
    """Whether a register is of an older format; asked without the write lock, as whoever only looks needs none.

    Refuses whatever is no register, or of a newer format: of an encrypted file it is known only here.
    """
    with engine.begin() as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise NotARegisterError(path=str(path))
        version = _pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise NewerVersionError(path=str(path), found=version, known=SCHEMA_VERSION)
    return version < SCHEMA_VERSION


@contextmanager
def _raw(engine: Engine) -> Iterator[Any]:
    fairy = engine.raw_connection()
    try:
        yield fairy.driver_connection
    finally:
        fairy.close()


def name_format(connection: Connection, version: int = SCHEMA_VERSION) -> None:
    """Write into the file that it is a register, and in which format."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _engine(path: Path, patience_ms: int, driver: ModuleType, key: FileKey | None) -> Engine:
    # No pool: an idle connection would keep the file open on a stick that somebody wants to pull out.
    returning = Returning(path, lambda: _connect(path, patience_ms, driver, key))
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=returning,
        poolclass=NullPool,
        json_serializer=compact_json,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", returning.remember)
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
