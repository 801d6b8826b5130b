"""SQLite doubts what Python would not read, and what it doubts wrongly is let pass."""

import sqlite3
from collections.abc import Iterator

import pytest

from forumdesk.storage import row_values
from forumdesk.storage.row_values import fits, look, looks

HEX = "0192" * 8


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute(
        "CREATE TABLE t (id CHAR(32) NOT NULL, at DATETIME, day DATE, hour TIME, said JSON, name VARCHAR NOT NULL,"
        " many INTEGER, held BLOB)"
    )
    yield made
    made.close()


def put(connection: sqlite3.Connection, **values: object) -> None:
    row = {"id": HEX, "name": "Әлия", **values}
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO t ({', '.join(row)}) VALUES ({places})", list(row.values()))


def test_what_the_program_writes_passes(connection: sqlite3.Connection) -> None:
    put(connection)
    put(connection, at="2024-02-29 12:00:00.000000", day="2024-02-29", hour="09:30:00", many=-1, held=b"\xff")
    put(connection, said='{"a": [null, "ә"]}', at="2024-02-29 12:00:00")

    assert look(connection, "t") == row_values.Look(torn=0, odd=0, last=None)


@pytest.mark.parametrize(
    "values",
    [
        {"id": HEX[:-1] + "z"},
        {"id": HEX[:-1]},
        {"at": "2023-02-29 12:00:00.000000"},
        {"day": "2024-13-01"},
        {"hour": "25:00:00"},
        {"said": "{"},
        {"many": "x"},
        {"held": "text"},
        {"name": b"bytes"},
        {"said": 7},
    ],
)
def test_what_is_not_for_its_column_is_odd(connection: sqlite3.Connection, values: dict[str, object]) -> None:
    put(connection)
    put(connection, **values)

    assert look(connection, "t").odd == 1


def test_letters_are_read_in_every_row_of_every_step(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(row_values, "STEP", 2)
    for number in range(5):
        put(connection, many=number)
    connection.execute("UPDATE t SET name = CAST(x'd0' AS TEXT) WHERE many IN (1, 4)")

    assert [(one.torn, one.odd, one.last) for one in looks(connection, "t")] == [
        (1, 0, 2),
        (0, 0, 4),
        (1, 0, None),
    ]


def test_nothing_fits_where_something_is_required() -> None:
    assert fits(None, "JSON", False)
    assert not fits(None, "JSON", True)
