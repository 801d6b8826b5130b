"""Looking into a workbook of Excel 97 before anything opens it: chains that never end, counts that cannot be true.

[MS-CFB] and [MS-XLS]: the file is a small file system of sectors chained in a table; its stream "Workbook" is a row
of records. The reader takes memory for what they claim, and the whole program ends where there is not so much.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import Final

_HEADER: Final = 512
_LAST_SECTOR: Final = 0xFFFFFFFA  # above it are marks: end of a chain, free, of the table itself
_IN_HEADER: Final = 109  # sectors of the table named in the header
_ENTRY: Final = 128
_STREAM, _ROOT = 2, 5
_WORKBOOKS: Final = ("Workbook", "Book")
_STRINGS, _EXTENT = 0x00FC, 0x0200
_SHORTEST_STRING: Final = 3
# Records of cells begin with row and column; columns end at IV.
_CELLS: Final = frozenset({0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
_MOST_ROWS, _MOST_COLUMNS = 0x10000, 256


class UntrueError(ValueError):
    """The file claims what it cannot hold."""


def check_chains(data: bytes) -> None:
    """Follow every chain and look at every count. Raises UntrueError."""
    try:
        compound = _Compound(data)
        for name, stream in compound.streams():
            if name in _WORKBOOKS:
                _check_records(stream)
    except (struct.error, IndexError) as error:
        raise UntrueError from error


class _Compound:
    """The sectors of a file and the tables that chain them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise UntrueError
        self._size = 1 << shift
        self._begin = max(_HEADER, self._size)
        self._most = len(data) // self._size + 1
        self._table = self._joined(self._table_sectors())
        ((self._directory,), (self._cutoff,), (small_table,)) = (self._numbers(at, 1) for at in (48, 56, 60))
        self._small_table = _numbers_of(self._chained(small_table))

    def streams(self) -> Iterator[tuple[str, bytes]]:
        """The name and content of each stream; every one is followed to its end."""
        entries = self._chained(self._directory)
        small = b""
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            kind, start, size = entries[at + 66], *struct.unpack_from("<II", entries, at + 116)
            if kind not in (_STREAM, _ROOT):
                continue
            if size > len(self._data):
                raise UntrueError
            if kind == _ROOT:
                small = self._chained(start)
            elif size >= self._cutoff:
                yield _name(entries[at : at + 64]), self._chained(start)[:size]
            else:
                sectors = _followed(start, self._small_table, len(small) // 64 + 1)
                yield (
                    _name(entries[at : at + 64]),
                    b"".join(small[one * 64 : one * 64 + 64] for one in sectors),
                )

    def _table_sectors(self) -> list[int]:
        named = list(self._numbers(76, _IN_HEADER))
        (further,) = self._numbers(68, 1)
        for _ in range(self._most):
            if further >= _LAST_SECTOR:
                break
            more = _numbers_of(self._sector(further))
            if not more:
                raise UntrueError
            named += more[:-1]
            further = more[-1]
        else:
            raise UntrueError
        return [one for one in named if one < _LAST_SECTOR]

    def _joined(self, sectors: Sequence[int]) -> tuple[int, ...]:
        if len(sectors) > self._most:
            raise UntrueError
        return _numbers_of(b"".join(map(self._sector, sectors)))

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._table, self._most)))

    def _sector(self, number: int) -> bytes:
        at = self._begin + number * self._size
        return self._data[at : at + self._size]

    def _numbers(self, at: int, count: int) -> tuple[int, ...]:
        return struct.unpack_from(f"<{count}I", self._data, at)


def _followed(start: int, table: Sequence[int], most: int) -> list[int]:
    """The sectors of a chain; one longer than the file comes back to itself."""
    sectors: list[int] = []
    while start < _LAST_SECTOR and start < len(table):
        sectors.append(start)
        if len(sectors) > most:
            raise UntrueError
        start = table[start]
    return sectors


def _numbers_of(data: bytes) -> tuple[int, ...]:
    count = len(data) // 4
    return struct.unpack(f"<{count}I", data[: count * 4])


def _name(padded: bytes) -> str:
    return padded.decode("utf-16-le", "replace").partition("\0")[0]


def _check_records(stream: bytes) -> None:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        _check_record(kind, stream[at + 4 : at + 4 + length], len(stream))
        at += 4 + length


def _check_record(kind: int, body: bytes, room: int) -> None:
    if kind == _STRINGS and len(body) >= 8:
        (count,) = struct.unpack_from("<I", body, 4)
        if count * _SHORTEST_STRING > room:
            raise UntrueError
    if kind == _EXTENT and len(body) >= 12:
        above, below, left, right = struct.unpack_from("<IIHH", body)
        if (
            below > _MOST_ROWS
            or right > _MOST_COLUMNS
            or above > max(below - 1, 0)
            or left > max(right - 1, 0)
        ):
            raise UntrueError
    if kind in _CELLS and len(body) >= 4:
        (column,) = struct.unpack_from("<H", body, 2)
        if column >= _MOST_COLUMNS:
            raise UntrueError
