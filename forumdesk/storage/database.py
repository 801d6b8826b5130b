"""Opening and making registers, and the transactions in which everything happens."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from forumdesk.domain.identifiers import new_uuid
from forumdesk.language.collation import sort_key
from forumdesk.storage.errors import (
    DamagedError,
    FileExistsAlreadyError,
    FileMissingError,
    FolderUnusableError,
    NewerVersionError,
    NotARegisterError,
    ReadOnlyError,
    StorageError,
    known_storage_error,
)
from forumdesk.storage.repositories.base import UnreadableRowError
from forumdesk.storage.repositories.participants import Participants
from forumdesk.storage.rows.tables import RegisterRow
from forumdesk.storage.upgrade import SCHEMA_VERSION, make, upgrade
from forumdesk.storage.work import UnitOfWork

APPLICATION_ID = 0x46444B31  # "FDK1" at offset 68 of the file
BUSY_TIMEOUT_MS = 5_000
CACHE_KIB = 32_768
PAGE_SIZE = 8192  # of new registers; on SQLite's usual 4096 bytes a third of each page of people stays empty
_SQLITE_MAGIC = b"SQLite format 3\x00"


class Database:
    """One open register."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._reading = engine
        self._writing = engine.execution_options(writes=True)
        self._engine = engine

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """A write transaction: kept whole when the block ends, rolled back when it raises.

        It takes the write lock at its first statement, so that what it read cannot change before it writes.
        Raises :class:`StorageError` when the file fails.
        """
        with self._transaction(self._writing) as session:
            work = UnitOfWork(session)
            yield work
            if work.given_up:
                session.rollback()
            else:
                session.commit()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """A read transaction: one unchanging view; nothing written in it is kept."""
        with self._transaction(self._reading) as session:
            yield UnitOfWork(session)

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False, autoflush=False) as session:
                yield session
        except (DBAPIError, sqlite3.Error) as error:
            raise _in_words(error, self.path) from error
        except UnreadableRowError as error:
            raise DamagedError(path=str(self.path)) from error

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def create_register(path: Path, now: datetime) -> Database:
    """Make an empty register at ``path``, which must not exist; nothing is left behind on failure."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise FileExistsAlreadyError(path=str(path)) from error
    except (OSError, ValueError) as error:
        raise FolderUnusableError(path=str(path)) from error
    try:
        database = _prepared(path, fresh=True)
        with database._transaction(database._writing) as session:
            session.add(RegisterRow(id=new_uuid(now), created_at=now))
            session.commit()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return database


def open_register(path: Path, *, patience_ms: int = BUSY_TIMEOUT_MS) -> Database:
    """Open the register at ``path``, bringing an older format up to date. Raises :class:`StorageError`.

    ``patience_ms`` is how long each deed waits for another program that writes to the file.
    """
    try:
        if not path.is_file():
            raise FileMissingError(path=str(path))
        _check_header(path)
    except OSError as error:
        raise ReadOnlyError(path=str(path)) from error
    return _prepared(path, fresh=False, patience_ms=patience_ms)


def _check_header(path: Path) -> None:
    """Know another program's file before SQLite touches it."""
    with path.open("rb") as file:
        header = file.read(72)
    if not header.startswith(_SQLITE_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotARegisterError(path=str(path))
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerVersionError(path=str(path), found=version, known=SCHEMA_VERSION)


def _prepared(path: Path, *, fresh: bool, patience_ms: int = BUSY_TIMEOUT_MS) -> Database:
    engine = _engine(path, patience_ms)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            if fresh:
                make(connection)
                _name_format(connection)
            elif _pragma(connection, "user_version") < SCHEMA_VERSION:
                upgrade(connection)
                _name_format(connection)
                _fill_computed(connection)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise _in_words(error, path) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(path, engine)


def _name_format(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _fill_computed(connection: Connection) -> None:
    """What the program computes on writing (badges, folded text) is computed for rows of an older format too."""
    with Session(bind=connection, autoflush=False, join_transaction_mode="rollback_only") as session:
        Participants(session, []).compute_anew()
        session.flush()


def _engine(path: Path, patience_ms: int) -> Engine:
    # No pool: an idle connection would keep the file open on a stick that somebody wants to pull out.
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, patience_ms),
        poolclass=NullPool,
        json_serializer=_compact_json(),
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(path: Path, patience_ms: int) -> sqlite3.Connection:
    # A URI with mode=rw, so that a file that vanished is never made anew by SQLite itself.
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=patience_ms / 1000, isolation_level=None
    )
    try:
        # The file alone is complete whenever no deed is in progress; the directory is synced after each commit.
        wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1}
        for name, value in wanted.items():
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
            (found,) = connection.execute(f"PRAGMA {name}").fetchone()
            if found != value:
                raise sqlite3.OperationalError(f"PRAGMA {name} is {found!r}, not {value!r}")
        # An import writes to several indices at random places: with SQLite's usual 2 MB it takes twice as long.
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
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


def _compact_json() -> Callable[[Any], str]:
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return lambda value: "{}" if value == {} else encode(value)


def _in_words(error: BaseException, path: Path) -> BaseException:
    return known_storage_error(error, str(path)) or error


def register_id(database: Database) -> str:
    """The identifier of the register."""
    with database._transaction(database._reading) as session:
        return str(session.scalars(select(RegisterRow.id)).one())


__all__ = ["Database", "StorageError", "create_register", "open_register", "register_id"]
