"""Rows as a file of SQLite holds them, whatever database they come from: what is checked is not dressed first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Select

from forumdesk.storage.preparing import compact_json

Bare = Any
"""Text, number, bytes or None."""


def bare_rows(connection: Connection, wanted: Select[Any]) -> Iterator[tuple[Bare, ...]]:
    """What a statement finds, without the clothes that SQLAlchemy gives it: those cost as much as hashing."""
    cursor: Iterable[tuple[Any, ...]] = connection.execute(wanted).cursor  # type: ignore[assignment] # the driver's own
    return iter(cursor) if connection.dialect.name == "sqlite" else map(_undressed, cursor)


def bare(value: object) -> Bare:
    """A value as a file of SQLite holds it."""
    made = _MAKERS.get(type(value))
    return value if made is None else made(value)


def _undressed(row: tuple[object, ...]) -> tuple[Bare, ...]:
    return tuple(map(bare, row))


def _moment(value: datetime) -> str:
    naive = value if value.tzinfo is None else value.astimezone(UTC).replace(tzinfo=None)
    return naive.strftime("%Y-%m-%d %H:%M:%S.%f")


_MAKERS: Final[Mapping[type, Callable[[Any], Bare]]] = {
    UUID: lambda value: value.hex,
    bool: int,
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: value.strftime("%H:%M:%S.%f"),
    dict: compact_json,
    list: compact_json,
    memoryview: bytes,
}
