"""Whether the file of a register is whole: pages, indices, references. What it says is another question: the seal's.

SQLite tells damage in two ways: in lines of text, and by failing in the middle of its check. Both end as problems.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from forumdesk.storage import chain_guard
from forumdesk.storage.database import Database
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
    DamagedError,
    EncryptedError,
    FileMissingError,
    NotARegisterError,
    ReadOnlyError,
    StorageError,
    known_storage_error,
)
from forumdesk.storage.row_values import BEFORE_ALL, Look, look, looks
from forumdesk.storage.rows.base import Base
from forumdesk.storage.upgrade import SCHEMA_VERSION

_MOST_LINES: Final = 100
_BUSY: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
_INDEX_LINE: Final = re.compile(r"index (\w+)|missing from index")


class ProblemKind(StrEnum):
    """What is wrong."""

    PAGES = "pages"  # rows cannot be reached or read
    INDEX = "index"  # rows are there, a list of them is not right
    CONTENT = "content"  # a value that a column must have is missing or of another kind
    ORPHANS = "orphans"  # rows that lean on a row that is gone
    TABLE = "table"  # a whole table is gone
    LETTERS = "letters"  # letters that cannot be read
    ROWS = "rows"  # a value is not what its column is for
    GUARD = "guard"  # what keeps sealed records from being changed was taken away


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProblem:
    """``table`` is empty where no single one is meant; ``count`` rows are known, 0 for nobody knows how many.

    ``detail`` is what SQLite says, for those who mend files.
    """

    kind: ProblemKind
    table: str = ""
    count: int = 0
    detail: str = ""


def check_file(path: Path, secret: str | None = None) -> tuple[FileProblem, ...]:
    """What is wrong with a register's file; nothing is changed in it. ``secret`` opens an encrypted one.

    Raises StorageError for a file that cannot be read as a register at all.
    """
    with _read_only(path, secret) as connection:
        connection.execute("BEGIN")  # one unchanging view, whatever others do meanwhile
        return tuple(_problems(connection, path))


def is_older(path: Path, secret: str | None = None) -> bool:
    """Whether the file is of an earlier format. Raises StorageError."""
    with _read_only(path, secret) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version) < SCHEMA_VERSION


@contextmanager
def _read_only(path: Path, secret: str | None) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing; a deed that was broken off by a power cut is taken back first."""
    if not path.is_file():
        raise FileMissingError(path=str(path))
    try:
        key = unlocked_key(path, secret)
        driver = sqlite3 if key is None else cipher(path)
    except OSError as error:
        raise ReadOnlyError(path=str(path)) from error
    try:
        with closing(_connected(driver, path, key)) as connection:
            yield connection
    except (
        UnicodeDecodeError
    ) as error:  # Python reads SQLite's own words, in which letters of the file may stand
        raise DamagedError(path=str(path)) from error
    except (raw_failures(driver), sqlite3.Error) as error:
        known = known_storage_error(error, str(path))
        if key is not None and isinstance(known, NotARegisterError):
            raise wrong_key(path, secret or "") from error
        raise known or DamagedError(path=str(path)) from error


def _connected(driver: ModuleType, path: Path, key: FileKey | None) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    for mode in ("ro", "rw"):
        connection: sqlite3.Connection = driver.connect(
            f"{address}?mode={mode}", uri=True, isolation_level=None
        )
        try:
            if key is not None:
                unlock(connection, key)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException as error:
            connection.close()
            name = getattr(error, "sqlite_errorname", None) or ""
            if mode == "rw" or not name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
                raise
        else:
            return connection
    raise AssertionError("the second way always ends")


def unlocked_key(path: Path, secret: str | None) -> FileKey | None:
    """The key of an encrypted file; None for a plain one. Raises EncryptedError, OSError."""
    if not looks_encrypted(path):
        return None
    if not secret:
        raise EncryptedError(path=str(path))
    return key_for(path, secret)


def check_database(database: Database) -> tuple[FileProblem, ...]:
    """The same of a register that is open; of one on a server nothing, which checks itself.

    Table by table: whoever works there waits for none but the largest. Pages of no table are not looked at.
    """
    if database.address is not None:
        return ()
    with _raw(database) as raw:
        there = _tables(raw, database.path)
        found = [*_lacking(raw, there)]
    for table in sorted(there):
        with _raw(database) as raw:
            found += _named(raw, {table}, [])
            found += _orphans(raw, table)
        found += _valued(table, partial(_looks, database, table))
    return tuple(found)


def _looks(database: Database, table: str) -> Iterator[Look]:
    """Look at a table, each time in a transaction of its own."""
    after = BEFORE_ALL
    while True:
        with _raw(database) as raw:
            found = look(raw, table, after)
        yield found
        if found.last is None:
            return
        after = found.last


@contextmanager
def _raw(database: Database) -> Iterator[sqlite3.Connection]:
    with database._transaction(database._reading) as session:
        raw: Any = session.connection().connection.driver_connection
        yield raw


def _tables(connection: sqlite3.Connection, path: Path) -> set[str]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not there & {"register", "body"}:
        raise NotARegisterError(path=str(path))
    return there


def _problems(connection: sqlite3.Connection, path: Path) -> Iterator[FileProblem]:
    there = _tables(connection, path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == SCHEMA_VERSION:
        yield from _lacking(connection, there)
    lines = _lines(connection, f"PRAGMA integrity_check({_MOST_LINES})")
    if lines:
        yield from _named(connection, there, lines)
    yield from _orphans(connection)
    for table in sorted(there):
        yield from _valued(table, partial(looks, connection, table))


def _valued(table: str, looked: Callable[[], Iterator[Look]]) -> Iterator[FileProblem]:
    """Rows of a table whose pages can be read, and whose values are not what they should be."""
    torn = odd = 0
    try:
        for one in looked():
            torn, odd = torn + one.torn, odd + one.odd
    except Exception as error:
        if not (_is_failure(error) or isinstance(error, StorageError)):
            raise  # broken pages are told already
    for kind, count in ((ProblemKind.LETTERS, torn), (ProblemKind.ROWS, odd)):
        if count:
            yield FileProblem(kind=kind, table=table, count=count)


def _lacking(connection: sqlite3.Connection, there: set[str]) -> Iterator[FileProblem]:
    """Tables that are gone, and the triggers that let sealed records only grow."""
    for table in sorted(set(Base.metadata.tables) - there):
        yield FileProblem(kind=ProblemKind.TABLE, table=table)
    triggers = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    if not triggers >= set(chain_guard.statements("sqlite")):
        yield FileProblem(kind=ProblemKind.GUARD, table="sealed_record")


def _named(connection: sqlite3.Connection, there: set[str], lines: list[str]) -> Iterator[FileProblem]:
    """What is found table by table; else the first of the ``lines`` that the whole file gave, of no table."""
    named = False
    for table in sorted(there):
        found = _lines(connection, f'PRAGMA integrity_check("{table}")')
        by_kind = Counter(_kind(line) for line in found)
        for kind, count in by_kind.items():
            named = True
            detail = next(line for line in found if _kind(line) is kind)
            known = 0 if kind is ProblemKind.PAGES or len(found) >= _MOST_LINES else count
            yield FileProblem(kind=kind, table=table, count=known, detail=detail)
    if lines and not named:
        yield FileProblem(kind=ProblemKind.PAGES, detail=lines[0])


def _kind(line: str) -> ProblemKind:
    if line.startswith(("NULL value in", "TEXT value in", "NUMERIC value in", "CHECK constraint")):
        return ProblemKind.CONTENT
    return ProblemKind.INDEX if _INDEX_LINE.search(line) else ProblemKind.PAGES


def _lines(connection: sqlite3.Connection, pragma: str) -> list[str]:
    """What a check says, its own failure as one line more; none where all is well."""
    found: list[str] = []
    try:
        for (line,) in connection.execute(pragma):
            found += str(line).splitlines()
    except Exception as error:
        if not _is_failure(error):
            raise
        found.append(str(error))
    return [line for line in found if line != "ok" and not line.startswith("*** in database")]


def _orphans(connection: sqlite3.Connection, only: str = "") -> Iterator[FileProblem]:
    of_one = f'("{only}")' if only else ""
    try:
        found = Counter(
            (table, parent)
            for table, _row, parent, _key in connection.execute(f"PRAGMA foreign_key_check{of_one}")
        )
    except Exception as error:
        if not _is_failure(error):
            raise
        return  # broken pages, which are told already
    for (table, parent), count in sorted(found.items()):
        yield FileProblem(kind=ProblemKind.ORPHANS, table=table, count=count, detail=parent)


def _is_failure(error: Exception) -> bool:
    """Whether a database says it: the errors of SQLCipher have a base of their own. That it is busy is no failure."""
    if str(getattr(error, "sqlite_errorname", "")).startswith(_BUSY):
        return False
    return isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError) or hasattr(error, "sqlite_errorname")
