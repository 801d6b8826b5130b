"""On which deeds a state of a register rests."""

import json
import sqlite3
from collections.abc import Iterator

import pytest

from forumdesk.storage.copied_journal import RESTORED, deeds_of_state
from tests.builders import number


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute("PRAGMA user_version = 7")
    made.execute('CREATE TABLE journal (id, place, at, desk_name, code, "values")')
    yield made
    made.close()


def _journal(connection: sqlite3.Connection, *deeds: tuple[str, dict[str, object]]) -> None:
    for place, (code, values) in enumerate(deeds, 1):
        at = f"2026-11-22 10:00:{place:02}.000000"
        row = (number(place).hex, place, at, "desk", code, json.dumps(values))
        connection.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)", row)


def _places(connection: sqlite3.Connection) -> list[int]:
    return [at.at.second for at in deeds_of_state(connection, "main").values()]


def _to(place: int) -> dict[str, object]:
    return {"state": str(number(place))}


def test_every_deed_counts_newest_first(connection: sqlite3.Connection) -> None:
    _journal(connection, ("a", {}), ("b", {}), ("c", {}))

    assert _places(connection) == [3, 2, 1]


def test_what_a_restoring_took_back_does_not_count_nor_does_the_restoring(
    connection: sqlite3.Connection,
) -> None:
    _journal(connection, ("a", {}), ("b", {}), ("c", {}), (RESTORED, _to(1)), ("d", {}))

    assert _places(connection) == [5, 1]


def test_a_restoring_that_was_undone_took_nothing_back(connection: sqlite3.Connection) -> None:
    undone = ("history.undone", {"deed": RESTORED, **_to(3)})
    _journal(connection, ("a", {}), ("b", {}), ("c", {}), (RESTORED, _to(1)), undone, ("d", {}))

    assert _places(connection) == [6, 3, 2, 1]


def test_the_state_before_the_first_deed_has_none(connection: sqlite3.Connection) -> None:
    _journal(connection, ("a", {}), (RESTORED, {"state": ""}))

    assert _places(connection) == []
