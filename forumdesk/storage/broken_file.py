"""Reading what can still be read of a damaged file: on a private copy, table by table, past broken pages."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from forumdesk.storage.encryption import FileKey, is_noise
from forumdesk.storage.errors import EncryptedError, NotARegisterError
from forumdesk.storage.lost_schema import PAGE_KINDS, Schema, restore_schema, stray_leaves
from forumdesk.storage.rewriting import overwrite
from forumdesk.storage.row_values import Value, text_of
from forumdesk.storage.rows.base import Base
from forumdesk.storage.statements import named

FAILURES: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_PAGE_SIZES: Final = (8192, 4096, 1024, 2048, 16384, 32768, 65536, 512)
_BLOCK: Final = 4096
_SMALLEST_PAGE: Final = 4096  # of registers
_TREE_KINDS: Final = frozenset({0x05, 0x0D})  # the kinds of page that the first one of a file can be
_MOST_PROBES: Final = 500_000
_SMALLEST_ROW: Final = 40  # bytes: every row has an identifier
_LOOKS: Final = 64
_OURS: Final = frozenset({"body", "meeting", "participant", "journal"})
"""Tables of every format: where none of them is, the file is another program's."""


Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Of one table: its rows with their numbers, whether a stretch of it could not be read, and how many are gone.

    ``missing`` is None where nobody knows how many.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    has_gaps: bool
    missing: int | None


class BrokenFile:
    """A damaged file, opened as a private copy whose header is mended where that is needed."""

    def __init__(self, damaged: Path, folder: Path, secret: str | None = None) -> None:
        """Copy into ``folder``; of an encrypted file ``secret`` is the passphrase or the recovery code.

        Raises NotARegisterError where nothing can be read, EncryptedError and WrongFilePassphraseError, OSError.
        """
        self._path = folder / "damaged"
        _copy(damaged, self._path)
        journal = damaged.with_name(damaged.name + "-journal")
        if journal.is_file():  # a deed broken off by a power cut, which SQLite takes back
            _copy(journal, self._path.with_name(self._path.name + "-journal"))
        self.size = self._path.stat().st_size
        self.key: FileKey | None = None
        self._reserved = 0
        if not _is_plain(self._path):
            self._decrypt(damaged, secret)
        self._schema: Schema = ()
        try:
            self._connection = self._opened(damaged)
        except BaseException:
            self._discard()
            raise

    def close(self) -> None:
        """Let go of the copy; one that was decrypted leaves no bytes behind."""
        self._connection.close()
        self._discard()

    def _discard(self) -> None:
        if self.key is not None:
            overwrite(self._path)

    def _decrypt(self, damaged: Path, secret: str | None) -> None:
        from forumdesk.storage.broken_cipher import RESERVED, decrypt_pages

        if secret:
            self.key = decrypt_pages(self._path, secret)
            self._reserved = RESERVED
        elif is_noise(self._path):
            raise EncryptedError(path=str(damaged))

    @property
    def version(self) -> int:
        """The format, from the header or else from the name of the last migration; 0 where neither says it."""
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        if version:
            return int(version)
        with suppress(*FAILURES, ValueError, TypeError):
            return int(self._connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        return 0

    def schema(self) -> tuple[tuple[str, str, str], ...]:
        """Kind, name and statement of every table, index and trigger."""
        if self._schema:
            return self._schema
        found = self._connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
        return tuple(found.fetchall())

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table, in their order."""
        return tuple(row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")'))

    def strays(self) -> Iterator[tuple[Row, ...]]:
        """The rows of each page that belongs to no table any more, since what was above it is broken."""
        roots = self._connection.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1").fetchall()
        return stray_leaves(self._path, [root for (root,) in roots])

    def read(self, table: str) -> Reading:
        """Whatever can be read of a table."""
        columns = self.columns(table)
        numbers: list[int] = []
        rows: list[Row] = []
        has_gaps = False
        start = 0
        while True:
            try:
                for row in self._from(table, start):
                    if row[0] < start:
                        raise sqlite3.DatabaseError("rows out of order")
                    start = row[0] + 1
                    numbers.append(row[0])
                    rows.append(row[1:])
                break
            except FAILURES:
                has_gaps = True
            # Python reads a row ahead: the one before a broken page is lost with it, and is asked for alone.
            single = self._next_readable(table, start)
            if single is None:
                break
            start = single[0] + 1
            numbers.append(single[0])
            rows.append(single[1:])
        return Reading(
            columns=columns,
            rows=tuple(rows),
            has_gaps=has_gaps,
            missing=self._missing(table, set(numbers)) if has_gaps else 0,
        )

    def _from(self, table: str, start: int, limit: int = -1) -> sqlite3.Cursor:
        # Without an index, which may be as broken as the table.
        return self._connection.execute(
            named(
                "SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT ?",
                table=table,
            ),
            (start, limit),
        )

    def _next_readable(self, table: str, start: int) -> Any:
        """The first row from ``start`` on that can be read whole; None where there is none."""
        last = self._last(table)
        if last is None:
            # Nobody knows where the table ends: a few looks tell whether any of it can be reached.
            last = start + self.size // _SMALLEST_ROW
            step = max((last - start) // _LOOKS, 1)
            if not any(self._is_readable(table, number) for number in range(start, last + 1, step)):
                return None
        for number in range(start, min(last, start + _MOST_PROBES) + 1):
            with suppress(*FAILURES):
                row = self._from(table, number, limit=1).fetchone()
                return row if row is None or row[0] >= number else None
        return None

    def _is_readable(self, table: str, number: int) -> bool:
        with suppress(*FAILURES):
            self._from(table, number, limit=1).fetchone()
            return True
        return False

    def _last(self, table: str) -> int | None:
        """The highest number of a row; None where neither the table nor an index of it tells."""
        highest = []
        for statement in (
            named("SELECT max(rowid) FROM {table} NOT INDEXED", table=table),
            *(
                named("SELECT max(rowid) FROM {table} INDEXED BY {index}", table=table, index=index)
                for index in self._indices(table)
            ),
        ):
            with suppress(*FAILURES):
                found = self._connection.execute(statement).fetchone()
                highest.append(int(found[0] or 0))
        return max(highest, default=None)

    def _missing(self, table: str, numbers: set[int]) -> int | None:
        """How many rows an index of the table knows besides those read."""
        for index in self._indices(table):
            with suppress(*FAILURES):
                known = self._connection.execute(
                    named("SELECT rowid FROM {table} INDEXED BY {index}", table=table, index=index)
                ).fetchall()
                return len({row[0] for row in known} - numbers)
        return None

    def _indices(self, table: str) -> tuple[str, ...]:
        with suppress(*FAILURES):
            found = self._connection.execute(named("PRAGMA index_list({table})", table=table))
            return tuple(str(row[1]) for row in found)
        return ()

    def _opened(self, damaged: Path) -> sqlite3.Connection:
        """A connection that reads the tables' names: with the header as it is or mended, else with a new list."""
        sizes = _PAGE_SIZES if self.key is None else (_SMALLEST_PAGE,)
        for page in (None, *sizes):
            if page is None or _mend_header(self._path, page, self._reserved):
                connection = self._tried()
                if connection is not None:
                    return connection
        first = self._path.read_bytes()
        for page in sizes:
            self._path.write_bytes(first)
            # A first page of noise says nothing of its size; whichever fits finds the list of tables.
            _write_header(self._path, page, self._reserved)
            self._schema = restore_schema(self._path, _known_tables())
            connection = self._tried() if self._schema else None
            if connection is not None:
                return connection
        raise NotARegisterError(path=str(damaged))

    def _tried(self) -> sqlite3.Connection | None:
        """A connection, if it reads the tables' names."""
        _correct_length(self._path)
        connection = sqlite3.connect(self._path, isolation_level=None)
        connection.text_factory = text_of
        try:
            connection.execute("PRAGMA cell_size_check = ON")
            # What does not read as a statement in the list of tables must not stop the reading of the others.
            connection.execute("PRAGMA writable_schema = ON")
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            if tables & _OURS:
                return connection
        except FAILURES:
            pass
        connection.close()
        return None


def _known_tables() -> dict[str, tuple[str, ...]]:
    """The tables of the present format, with their columns."""
    return {name: tuple(table.columns.keys()) for name, table in Base.metadata.tables.items()}


def _is_plain(path: Path) -> bool:
    """Whether the pages of a file can be read without a key: of an encrypted one all are noise."""
    content = path.read_bytes()
    if content.startswith(_MAGIC):
        return True
    firsts = content[_SMALLEST_PAGE::_SMALLEST_PAGE]
    return sum(one in PAGE_KINDS for one in firsts) * 4 > len(firsts)


def looks_damaged(path: Path) -> bool:
    """Whether a file that is no register any more may have been one: a database, or one without its header.

    One whose list of tables can be read and names none of ours is another program's. Raises OSError.
    """
    with path.open("rb") as file:
        first = file.read(_HEADER + 1)
        size = file.seek(0, 2)
    if size < _PAGE_SIZES[-1] or len(first) <= _HEADER:
        return False
    if first.startswith(_MAGIC):
        return not _is_of_another_program(path)
    return first[_HEADER] in _TREE_KINDS


def _is_of_another_program(path: Path) -> bool:
    # Nothing may be written beside another program's file either.
    with suppress(sqlite3.Error, UnicodeDecodeError):
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return bool(found) and not {name for (name,) in found} & _OURS
    return False


def _copy(source: Path, target: Path) -> None:
    """Copy a file; blocks that the disk does not give become zeros. Raises OSError where none can be read."""
    with suppress(OSError):
        shutil.copyfile(source, target)
        return
    given = 0
    with source.open("rb", buffering=0) as file, target.open("wb") as copy:
        size = file.seek(0, 2)
        for at in range(0, size, _BLOCK):
            length = min(_BLOCK, size - at)
            block = b""
            with suppress(OSError):
                file.seek(at)
                block = file.read(length)
                given += 1
            copy.write(block.ljust(length, b"\0"))
    if not given and size:
        raise OSError(f"no block of {source.name} can be read")


def _correct_length(path: Path) -> None:
    """Let the header say as many pages as there are: of a file that was cut off SQLite reads nothing else."""
    with path.open("r+b") as file:
        header = bytearray(file.read(_HEADER))
        size = file.seek(0, 2)
        page = int.from_bytes(header[16:18], "big") if len(header) == _HEADER else 0
        page = 65536 if page == 1 else page
        if not header.startswith(_MAGIC) or page not in _PAGE_SIZES:
            return
        rest = size % page
        if rest:  # the last page was torn
            file.write(bytes(page - rest))
        pages = -(-size // page)
        if int.from_bytes(header[28:32], "big") > pages:
            file.seek(28)
            file.write(pages.to_bytes(4, "big"))


def _mend_header(path: Path, page: int, reserved: int) -> bool:
    """Write a header for pages of this size; False where the file cannot have them."""
    with path.open("r+b") as file:
        first = file.read(_HEADER + 1)
        size = file.seek(0, 2)
        if size < page or len(first) <= _HEADER or first[_HEADER] not in _TREE_KINDS:
            return False
    _write_header(path, page, reserved)
    return True


def _write_header(path: Path, page: int, reserved: int) -> None:
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(0)
        file.write(_header(page, -(-size // page), reserved))


def _header(page: int, pages: int, reserved: int) -> bytes:
    """The header that SQLite writes: see its description of the file format, 1.3."""
    header = bytearray(_HEADER)
    header[0:16] = _MAGIC
    header[16:18] = (1 if page == 65536 else page).to_bytes(2, "big")
    header[18:24] = bytes((1, 1, reserved, 64, 32, 32))  # a rollback journal; fixed fractions
    header[24:28] = header[92:96] = (1).to_bytes(4, "big")  # the count of changes, for which the size holds
    header[28:32] = pages.to_bytes(4, "big")
    header[40:44] = (1).to_bytes(4, "big")
    header[44:48] = (4).to_bytes(4, "big")
    header[56:60] = (1).to_bytes(4, "big")  # UTF-8
    header[96:100] = (3_040_000).to_bytes(4, "big")
    return bytes(header)
