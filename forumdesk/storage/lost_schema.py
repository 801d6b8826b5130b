"""The list of tables of a file, put together again from its pages where SQLite cannot read it any more.

Pages are read as the description of SQLite's file format has them (1.5, 1.6, 2.1). The tables that are found are
listed anew, without keys and indices, so that their rows can be read; that is all that a rescue needs.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LEAF, INTERIOR = 0x0D, 0x05
_INDEX_INTERIOR: Final = 0x02
PAGE_KINDS: Final = frozenset({0x02, 0x05, 0x0A, 0x0D})
"""What pages of tables and indices begin with."""
_HEADER: Final = 100
_KINDS: Final = frozenset({"table", "index", "trigger"})
_BROKEN: Final = (IndexError, ValueError, UnicodeDecodeError, OverflowError)
_FIXED_SIZES: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)

Value = str | bytes | int | float | None
Schema = tuple[tuple[str, str, str], ...]
"""Kind, name and statement of tables, indices and triggers."""


@dataclass(frozen=True, slots=True)
class _Listed:
    kind: str
    name: str
    root: int
    statement: str


class Pages:
    """The pages of a file, numbered from 1."""

    def __init__(self, content: bytes) -> None:
        size = int.from_bytes(content[16:18], "big")
        self.size = 65536 if size == 1 else size
        self._usable = self.size - content[20]
        self._content = content
        self.count = len(content) // self.size

    def page(self, number: int) -> bytes:
        """One page."""
        if not 0 < number <= self.count:
            raise IndexError(number)
        return self._content[(number - 1) * self.size : number * self.size]

    def kind(self, number: int) -> int:
        """What stands where a page of a tree says of which kind it is."""
        return self.page(number)[self._start(number)]

    def children(self, number: int) -> Iterator[int]:
        """The pages below an interior one, from left to right."""
        page, start = self.page(number), self._start(number)
        for cell in self._cells(number, 12):
            yield int.from_bytes(page[cell : cell + 4], "big")
        yield int.from_bytes(page[start + 8 : start + 12], "big")

    def records(self, number: int) -> Iterator[tuple[Value, ...]]:
        """The rows of a leaf that can be read."""
        page = self.page(number)
        for cell in self._cells(number, 8):
            with suppress(*_BROKEN):
                length, at = _varint(page, cell)
                _rowid, at = _varint(page, at)
                yield _record(self._payload(page, at, length))

    def first_record(self, number: int, depth: int = 8) -> tuple[Value, ...] | None:
        """The first row below a root that can be read."""
        if depth == 0:
            return None
        if self.kind(number) == LEAF:
            return next(self.records(number), None)
        for child in self.children(number):
            with suppress(*_BROKEN):
                found = self.first_record(child, depth - 1)
                if found is not None:
                    return found
        return None

    def _start(self, number: int) -> int:
        return _HEADER if number == 1 else 0

    def _cells(self, number: int, header: int) -> list[int]:
        page, start = self.page(number), self._start(number)
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + header
        return [int.from_bytes(page[at : at + 2], "big") for at in range(first, first + 2 * count, 2)]

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The bytes of a row, those on overflow pages too."""
        most = self._usable - 35
        if length <= most:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        here = here if here <= most else least
        parts, following = [page[at : at + here]], int.from_bytes(page[at + here : at + here + 4], "big")
        left = length - here
        while left > 0:
            overflow = self.page(following)
            parts.append(overflow[4 : 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            following = int.from_bytes(overflow[:4], "big")
        return b"".join(parts)


def stray_leaves(path: Path, roots: Sequence[int]) -> Iterator[tuple[tuple[Value, ...], ...]]:
    """The rows of each leaf that hangs on none of the trees of ``roots``: what was above it is broken.

    The program overwrites what it deletes (``secure_delete``), so that no row comes back from the dead.
    """
    pages = Pages(path.read_bytes())
    seen, waiting = {1}, [1, *roots]
    while waiting:
        number = waiting.pop()
        seen.add(number)
        with suppress(*_BROKEN):
            if pages.kind(number) in {INTERIOR, _INDEX_INTERIOR}:
                waiting += [child for child in pages.children(number) if child not in seen]
    for number in range(2, pages.count + 1):
        with suppress(*_BROKEN):
            if number not in seen and pages.kind(number) == LEAF:
                yield tuple(pages.records(number))


def restore_schema(path: Path, known: Mapping[str, Sequence[str]]) -> Schema:
    """List the tables of a file anew, in the file itself; returns what was listed. Empty where nothing was found.

    ``known`` are the tables of the present format with their columns: those that no page lists are looked for by
    the shape of their rows.
    """
    pages = Pages(path.read_bytes())
    listed = {one.name: one for number in range(1, pages.count + 1) for one in _listed(pages, number)}
    tables = {one.name: (one.root, _columns(one.statement)) for one in listed.values() if one.kind == "table"}
    for name, root in _by_shape(
        pages, {key: known[key] for key in known if key not in tables}, tables
    ).items():
        tables[name] = (root, tuple(known[name]))
    if tables:
        _write(path, pages.size, tables)
    return tuple((one.kind, one.name, one.statement) for one in listed.values() if one.statement)


def _listed(pages: Pages, number: int) -> Iterator[_Listed]:
    """What a page lists, if it is a leaf of the list of tables."""
    with suppress(*_BROKEN):
        if pages.kind(number) != LEAF:
            return
        for record in pages.records(number):
            if len(record) != 5:
                return
            kind, name, _table, root, statement = record
            if kind not in _KINDS or not isinstance(name, str) or not isinstance(root, int):
                return
            yield _Listed(str(kind), name, root, statement if isinstance(statement, str) else "")


def _by_shape(
    pages: Pages, missing: Mapping[str, Sequence[str]], tables: Mapping[str, tuple[int, Sequence[str]]]
) -> dict[str, int]:
    """For each missing table the one root whose first row has as many columns, where no other could be meant."""
    below = {1, *(root for root, _columns in tables.values())}
    roots = []
    for number in range(1, pages.count + 1):
        with suppress(*_BROKEN):
            if pages.kind(number) in {INTERIOR, _INDEX_INTERIOR}:
                below.update(pages.children(number))
    for number in range(2, pages.count + 1):
        with suppress(*_BROKEN):
            if number not in below and pages.kind(number) in {LEAF, INTERIOR}:
                first = pages.first_record(number)
                if first is not None:
                    roots.append((number, len(first)))
    found = {}
    for name, columns in missing.items():
        alike = [root for root, width in roots if width == len(columns)]
        rivals = [other for other in missing if len(missing[other]) == len(columns)]
        if len(alike) == 1 and len(rivals) == 1:
            found[name] = alike[0]
    return found


def _columns(statement: str) -> tuple[str, ...]:
    with closing(sqlite3.connect(":memory:")) as connection, suppress(sqlite3.Error):
        connection.execute(statement)
        (name,) = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchone()
        return tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")'))
    return ()


def _write(path: Path, size: int, tables: Mapping[str, tuple[int, Sequence[str]]]) -> None:
    """Make the first page an empty list, and fill it."""
    with path.open("r+b") as file:
        header = bytearray(file.read(_HEADER))
        header[32:40] = bytes(8)  # no free pages: some may be in use after all
        file.seek(0)
        start = ((size - header[20]) % 65536).to_bytes(2, "big")
        file.write((bytes(header) + bytes((LEAF, 0, 0, 0, 0)) + start + b"\0").ljust(size, b"\0"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for name, (root, columns) in tables.items():
            named = ", ".join(f'"{column}"' for column in columns)
            if columns:
                connection.execute(
                    "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', ?, ?, ?, ?)",
                    (name, name, root, f'CREATE TABLE "{name}" ({named})'),
                )


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise AssertionError("nine bytes are the longest")


def _record(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        length = _FIXED_SIZES[kind] if kind < 10 else (kind - 12) // 2
        part = payload[end : end + length]
        if len(part) < length:
            raise IndexError("cut off")
        values.append(_value(kind, part))
        end += length
    return tuple(values)


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind < 7:
        return int.from_bytes(part, "big", signed=True)
    if kind == 7:
        return 0.0
    if kind in {10, 11}:
        raise ValueError("a kind that nobody writes")
    return part.decode("utf-8") if kind % 2 else bytes(part)
