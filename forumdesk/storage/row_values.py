"""Whether rows hold what their columns are for: letters that can be read, numbers, moments, JSON.

A file can be whole page by page and hold bytes that nobody wrote. SQLite looks at most of it by itself; only rows
that it doubts are looked at one by one.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from forumdesk.storage.statements import named, quoted

BEFORE_ALL: Final = -(2**63)
STEP: Final = 2000
"""Rows that are looked at in one go, so that nobody who works there has to wait."""


class Torn(str):
    """A text in which letters could not be read; signs of replacement stand for them."""

    __slots__ = ()


Value = str | bytes | int | float | None

_NUMBERS: Final = frozenset({"INTEGER", "BOOLEAN"})
_READS_AS: Final = {
    "JSON": "json_valid(@)",
    "CHAR(32)": "length(@) = 32 AND @ NOT GLOB '*[^0-9a-f]*'",
    "DATE": "length(@) = 10 AND date(@, '+0 days') IS @",
    "DATETIME": "length(@) = 26 AND datetime(@, '+0 days') IS substr(@, 1, 19)",
    "TIME": "0",
}
"""What SQLite can tell of a text by its column's kind; a text that fails is looked at once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Of some rows: how many have letters that cannot be read, how many hold another kind of value.

    ``last`` is the number of the last row that was looked at; None where there are no more.
    """

    torn: int
    odd: int
    last: int | None


def text_of(raw: bytes) -> str:
    """Letters as they stand in a file."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return Torn(raw.decode("utf-8", "replace"))


def look(connection: sqlite3.Connection, table: str, after: int = BEFORE_ALL) -> Look:
    """Look at the rows of a table that follow row ``after``. Raises what SQLite says of broken pages."""
    kinds = _kinds(connection, table)
    factory = connection.text_factory
    connection.text_factory = bytes
    try:
        rows = connection.execute(_statement(table, kinds), (after, STEP)).fetchall()
    finally:
        connection.text_factory = factory
    torn = sum(not _is_readable(letters) for _row, letters, _doubted in rows)
    odd = sum(_is_odd(connection, table, kinds, row) for row, _letters, doubted in rows if doubted)
    return Look(torn=torn, odd=odd, last=rows[-1][0] if len(rows) == STEP else None)


def fits(value: Value, kind: str, required: bool) -> bool:
    """Whether a column of this kind can hold the value."""
    if value is None:
        return not required
    if kind in _NUMBERS:
        return isinstance(value, int)
    if kind == "BLOB":
        return isinstance(value, bytes)
    return isinstance(value, str) and _reads_as(value, kind)


def _reads_as(value: str, kind: str) -> bool:
    try:
        if kind == "JSON":
            json.loads(value)
        elif kind == "CHAR(32)":
            return len(value) == 32 and UUID(value).hex == value
        elif kind == "DATETIME":
            datetime.fromisoformat(value)
        elif kind == "DATE":
            date.fromisoformat(value)
        elif kind == "TIME":
            time.fromisoformat(value)
    except (ValueError, RecursionError):
        return False
    return True


def _kinds(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool]]:
    found = connection.execute(named("PRAGMA table_info({table})", table=table)).fetchall()
    return {row[1]: (row[2], bool(row[3])) for row in found}


def _statement(table: str, kinds: dict[str, tuple[str, bool]]) -> str:
    """Of each row after one its number, all its letters, and whether a value in it has to be looked at."""
    texts = [name for name, (kind, _required) in kinds.items() if kind not in {*_NUMBERS, "BLOB"}]
    letters = " || ' ' || ".join(named("coalesce({name}, '')", name=name) for name in texts) or "''"
    doubts = " OR ".join(_doubt(name, *kind) for name, kind in kinds.items()) or "0"
    rows = named("FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ?", table=table)
    return " ".join(("SELECT rowid, CAST(", letters, "AS BLOB),", doubts, rows))


def _doubt(name: str, kind: str, required: bool) -> str:
    """Whether a value has to be looked at, as SQLite says it."""
    wanted = "integer" if kind in _NUMBERS else "blob" if kind == "BLOB" else "text"
    reads = _READS_AS.get(kind, "1").replace("@", quoted(name))
    return " ".join(
        (
            named("CASE WHEN {name} IS NULL THEN", name=name),
            str(int(required)),
            named("WHEN typeof({name}) <>", name=name),
            f"'{wanted}' THEN 1 ELSE NOT coalesce({reads}, 0) END",
        )
    )


def _is_readable(letters: bytes | None) -> bool:
    try:
        (letters or b"").decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_odd(connection: sqlite3.Connection, table: str, kinds: dict[str, tuple[str, bool]], row: int) -> bool:
    factory = connection.text_factory
    connection.text_factory = text_of
    try:
        wanted = named("SELECT {columns} FROM {table} WHERE rowid = ?", columns=[*kinds], table=table)
        values = connection.execute(wanted, (row,)).fetchone()
    finally:
        connection.text_factory = factory
    return not all(fits(value, *kinds[name]) for name, value in zip(kinds, values, strict=True))


def looks(connection: sqlite3.Connection, table: str) -> Iterator[Look]:
    """Look at a whole table, step by step."""
    after = BEFORE_ALL
    while True:
        found = look(connection, table, after)
        yield found
        if found.last is None:
            return
        after = found.last
