"""What can still be read of a damaged register, brought into a new one; the damaged file is only read.

Rows are taken over as they are, sealed records byte for byte. What the tables lost and the journal still tells is
made again from it; what leans on a row that is gone is loosened, or left out and counted.
"""

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, LiteralString

from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from forumdesk.domain.identifiers import new_uuid
from forumdesk.domain.notices import Notice
from forumdesk.foundation.register_files import APPLICATION_ID
from forumdesk.storage import chain_guard
from forumdesk.storage.broken_file import BrokenFile, Reading, Row
from forumdesk.storage.database import open_register
from forumdesk.storage.errors import (
    DiskFullError,
    FileExistsAlreadyError,
    FileMissingError,
    FolderUnusableError,
    NewerVersionError,
    known_storage_error,
)
from forumdesk.storage.rewriting import encrypt_under, overwrite
from forumdesk.storage.row_values import Torn, fits
from forumdesk.storage.sqlite_files import PAGE_SIZE
from forumdesk.storage.statements import named
from forumdesk.storage.upgrade import SCHEMA_VERSION, make

COMPUTED: Final = frozenset({"presence", "alembic_version"})
"""Tables that are made anew, not copied."""
_SEALED: Final = "sealed_record"
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


@dataclass(slots=True)
class TableYield:
    """What became of a table's rows.

    ``kept`` were taken over, ``torn`` of them with letters that could not be read; ``broken`` could be reached and
    not understood. ``missing`` were not reached: None where nobody knows how many. ``remade`` were made again from
    the journal or from sealed records, of ``bare`` ones nothing is known but that they were. ``left_out`` leaned on
    what is gone, ``loosened`` name it no more.
    """

    kept: int = 0
    torn: int = 0
    broken: int = 0
    missing: int | None = 0
    remade: int = 0
    bare: int = 0
    left_out: int = 0
    loosened: int = 0

    @property
    def there(self) -> int:
        """How many rows the new register has."""
        return self.kept + self.remade + self.bare

    @property
    def lost(self) -> int:
        """How many rows are known to be gone."""
        return max(self.broken + (self.missing or 0) + self.left_out - self.remade, 0)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is gone or changed."""
        return self.missing is not None and not (self.lost or self.torn or self.loosened or self.bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """What was brought over, table by table; ``renamed`` says that the register's own identifier was lost.

    ``seal`` says where the sealed records that were brought over do not hold; None where they do.
    """

    tables: dict[str, TableYield]
    renamed: bool = False
    version: int = SCHEMA_VERSION
    made_again: tuple[str, ...] = ()
    seal: Notice | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing or changed."""
        return not self.renamed and self.seal is None and all(one.is_whole for one in self.tables.values())


def salvage(damaged: Path, new: Path, now: datetime, secret: str | None = None) -> Salvage:
    """Make a register at ``new`` of what can be read of ``damaged``. Nothing is left at ``new`` on failure.

    ``secret`` is the passphrase or the recovery code of an encrypted one: the new register is encrypted under the
    same key. Raises StorageError.
    """
    from forumdesk.storage.mending import mend

    if not damaged.is_file():
        raise FileMissingError(path=str(damaged))
    if new.exists():
        raise FileExistsAlreadyError(path=str(new))
    try:
        # Beside the new register: personal data do not go to a folder that everybody uses.
        with TemporaryDirectory(prefix=f".{new.name}.", dir=new.parent) as name:
            folder = Path(name)
            with closing(BrokenFile(damaged, folder, secret)) as broken:
                key = broken.key
                found = _copied(broken, damaged, folder / new.name)
            try:
                with closing(open_register(folder / new.name)) as database:
                    found = mend(database, found, now)
                if key is not None:
                    encrypt_under(folder / new.name, key)
                _settle(folder / new.name, new)
            except BaseException:
                if key is not None:
                    overwrite(folder / new.name)
                raise
    except (sqlite3.Error, DBAPIError) as error:
        raise known_storage_error(error, str(new)) or error from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise DiskFullError(path=str(new)) from error
        raise FolderUnusableError(path=str(new)) from error
    return found


def _copied(broken: BrokenFile, damaged: Path, target: Path) -> Salvage:
    version = broken.version or SCHEMA_VERSION
    if version > SCHEMA_VERSION:
        raise NewerVersionError(path=str(damaged), found=version, known=SCHEMA_VERSION)
    schema = broken.schema()
    _make_tables(target, version, schema)
    there = {name for kind, name, _sql in schema if kind == "table"}
    tables = {}
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for table in _tables_of(connection):
            if table in COMPUTED:
                continue
            if table in there:
                tables[table] = _take_over(connection, table, broken.read(table))
            else:
                tables[table] = TableYield(missing=None)
        _take_strays(connection, broken, there, tables)
        for statement in _guard(version, schema):
            connection.execute(statement)
        connection.execute("COMMIT")
        renamed = _name(connection)
    return Salvage(tables=tables, renamed=renamed, version=version)


def _make_tables(target: Path, version: int, schema: Sequence[tuple[str, str, str]]) -> None:
    """The tables and indices of the format, without the guard: links of a chain may be gone in the middle."""
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        if version < SCHEMA_VERSION:
            for wanted in ("table", "index"):
                for kind, _name, statement in schema:
                    if kind == wanted:
                        connection.execute(statement)
            connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (f"{version:04d}",))
    if version == SCHEMA_VERSION:
        engine = create_engine(f"sqlite:///{target}")
        with engine.begin() as made:
            make(made)
            for statement in chain_guard.drop_statements("sqlite"):
                made.exec_driver_sql(statement)
        engine.dispose()


def _guard(version: int, schema: Sequence[tuple[str, str, str]]) -> Iterable[str]:
    if version == SCHEMA_VERSION:
        return chain_guard.statements("sqlite")
    return [statement for kind, _name, statement in schema if kind == "trigger"]


def _take_over(connection: sqlite3.Connection, table: str, reading: Reading) -> TableYield:
    """Put the rows of a table into the new one; a row that cannot be understood is counted and stays out."""
    wanted = {
        row[1]: (row[2], bool(row[3]))
        for row in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    }
    columns = [name for name in reading.columns if name in wanted]
    places = [reading.columns.index(name) for name in columns]
    insert = _insertion("INSERT INTO {table} ({columns})", table, columns)
    found = TableYield(missing=reading.missing)
    for row in reading.rows:
        values: Row = tuple(row[place] for place in places)
        # Of a sealed record every byte is kept: whether it holds is told by verifying it.
        if table != _SEALED and not all(
            fits(value, *wanted[name]) for name, value in zip(columns, values, strict=True)
        ):
            found.broken += 1
            continue
        try:
            connection.execute(insert, [str(one) if isinstance(one, Torn) else one for one in values])
        except sqlite3.IntegrityError:
            found.broken += 1
            continue
        found.kept += 1
        found.torn += any(isinstance(value, Torn) for value in values)
    return found


def _take_strays(
    connection: sqlite3.Connection, broken: BrokenFile, there: set[str], tables: dict[str, TableYield]
) -> None:
    """Put rows of pages that hang on nothing into the one table that they fit, if that lacks any."""
    if not any(one.missing != 0 for one in tables.values()):
        return
    shapes = dict(_shapes(connection, broken, sorted(there & set(tables))))
    for rows in broken.strays():
        owners = [table for table, (_columns, kinds) in shapes.items() if _are_shaped(rows, kinds)]
        if len(owners) == 1 and tables[owners[0]].missing != 0:
            _add_strays(connection, owners[0], shapes[owners[0]][0], rows, tables[owners[0]])


def _shapes(
    connection: sqlite3.Connection, broken: BrokenFile, tables: Iterable[str]
) -> Iterator[tuple[str, tuple[tuple[str, ...], list[tuple[str, bool]]]]]:
    """Of each table the columns as the damaged file has them, and what each can hold."""
    for table in tables:
        found = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        kinds = {row[1]: (row[2], bool(row[3])) for row in found}
        columns = broken.columns(table)
        if all(name in kinds for name in columns):
            yield table, (columns, [kinds[name] for name in columns])


def _are_shaped(rows: Sequence[Row], kinds: Sequence[tuple[str, bool]]) -> bool:
    return bool(rows) and all(_is_shaped(row, kinds) for row in rows)


def _is_shaped(row: Row, kinds: Sequence[tuple[str, bool]]) -> bool:
    return len(row) == len(kinds) and all(
        fits(value, kind, required) for value, (kind, required) in zip(row, kinds, strict=True)
    )


def _add_strays(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Row], found: TableYield
) -> None:
    insert = _insertion("INSERT OR IGNORE INTO {table} ({columns})", table, columns)
    for row in rows:
        if connection.execute(insert, row).rowcount > 0:
            found.kept += 1
            if found.missing:
                found.missing -= 1


def _insertion(opening: LiteralString, table: str, columns: Sequence[str]) -> str:
    return f"{named(opening, table=table, columns=columns)} VALUES ({', '.join('?' * len(columns))})"


def _name(connection: sqlite3.Connection) -> bool:
    """Give the register an identifier where its own is lost; returns whether it was."""
    (count,) = connection.execute("SELECT count(*) FROM register").fetchone()
    if count:
        return False
    moment = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
    connection.execute(
        "INSERT INTO register (id, created_at) VALUES (?, ?)",
        (new_uuid(moment).hex, f"{moment:%Y-%m-%d %H:%M:%S.%f}"),
    )
    return True


def _tables_of(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(name for (name,) in found)


def _settle(part: Path, new: Path) -> None:
    """Have the whole file on the disk, then give it its name."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if new.exists():
        raise FileExistsAlreadyError(path=str(new))
    part.rename(new)
