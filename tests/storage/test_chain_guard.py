"""Every way to change what is sealed, tried by bare SQL on both databases."""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from forumdesk.storage.chain_guard import NO_PREVIOUS, REFUSAL, drop_statements, statements
from tests.builders import number
from tests.storage.postgres import PostgresRefusedError, PostgresServer

COLUMNS = "id, decision_id, kind, meeting_id, desk_id, sequence, hash, previous_hash, sealed_at, record"
SQLITE_TABLE = """
CREATE TABLE sealed_record (
    id CHAR(32) NOT NULL PRIMARY KEY, decision_id CHAR(32), kind VARCHAR NOT NULL, meeting_id CHAR(32) NOT NULL,
    desk_id VARCHAR NOT NULL, sequence INTEGER NOT NULL, hash VARCHAR NOT NULL UNIQUE,
    previous_hash VARCHAR NOT NULL, sealed_at DATETIME NOT NULL, record BLOB NOT NULL,
    UNIQUE (meeting_id, desk_id, sequence))
"""
POSTGRESQL_TABLE = """
CREATE TABLE sealed_record (
    id uuid NOT NULL PRIMARY KEY, decision_id uuid, kind varchar NOT NULL, meeting_id uuid NOT NULL,
    desk_id varchar NOT NULL, sequence integer NOT NULL, hash varchar NOT NULL UNIQUE,
    previous_hash varchar NOT NULL, sealed_at timestamptz NOT NULL, record bytea NOT NULL,
    UNIQUE (meeting_id, desk_id, sequence))
"""
MEETING, ANOTHER = number(3), number(4)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A link as it is inserted."""

    id: UUID
    meeting: UUID = MEETING
    desk: str = "desk-1"
    sequence: int = 1
    previous: str = NO_PREVIOUS
    record: bytes = b"{}"
    hash: str = ""

    @property
    def digest(self) -> str:
        return self.hash or hashlib.sha256(self.record).hexdigest()


FIRST = Row(id=number(11), record=b"1")
SECOND = Row(id=number(12), sequence=2, previous=FIRST.digest, record=b"2")
OTHER_DESK = Row(id=number(13), desk="desk-2", record=b"3")
OTHER_MEETING = Row(id=number(14), meeting=ANOTHER, record=b"4")
CHAINS = (FIRST, OTHER_DESK, SECOND, OTHER_MEETING)
NEXT = Row(id=number(15), sequence=3, previous=SECOND.digest, record=b"5")

FALSE_LINKS = {
    "a place left out": replace(NEXT, sequence=4),
    "a place that is taken": replace(NEXT, sequence=2),
    "the first place again": replace(NEXT, sequence=1, previous=NO_PREVIOUS),
    "the place nought": replace(NEXT, sequence=0),
    "linked to nothing": replace(NEXT, previous=NO_PREVIOUS),
    "linked to the first": replace(NEXT, previous=FIRST.digest),
    "linked to another desk's": replace(NEXT, previous=OTHER_DESK.digest),
    "a new chain that begins at two": replace(NEXT, desk="desk-3", sequence=2, previous=NO_PREVIOUS),
    "a new chain linked to an old one": replace(NEXT, desk="desk-3", sequence=1, previous=SECOND.digest),
    "a key that is there": replace(NEXT, id=FIRST.id),
    "a key of another chain": replace(NEXT, id=OTHER_MEETING.id),
    "a hash that is there": replace(NEXT, hash=OTHER_DESK.digest),
}
CHANGES = (
    "UPDATE sealed_record SET record = NULL",
    "UPDATE sealed_record SET hash = 'a' WHERE sequence = 2",
    "UPDATE sealed_record SET sealed_at = sealed_at WHERE sequence = 1",
    "DELETE FROM sealed_record",
    "DELETE FROM sealed_record WHERE sequence = 2",
)


def key_of(row: Row, *, hyphens: bool) -> tuple[str, str]:
    return (str(row.id), str(row.meeting)) if hyphens else (row.id.hex, row.meeting.hex)


# SQLite


@pytest.fixture(params=[False, True], ids=["triggers once", "triggers recursive"])
def sqlite(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers = {request.param}")
    connection.execute(SQLITE_TABLE)
    for statement in statements("sqlite"):
        connection.execute(statement)
    for row in CHAINS:
        insert(connection, row)
    yield connection
    connection.close()


def values(row: Row) -> tuple[object, ...]:
    key, meeting = key_of(row, hyphens=False)
    return (
        key,
        None,
        "decision",
        meeting,
        row.desk,
        row.sequence,
        row.digest,
        row.previous,
        "now",
        row.record,
    )


def insert(
    connection: sqlite3.Connection, row: Row, *, into: str = "INSERT INTO", ending: str = ""
) -> sqlite3.Cursor:
    marks = ", ".join("?" * len(values(row)))
    return connection.execute(f"{into} sealed_record ({COLUMNS}) VALUES ({marks}) {ending}", values(row))


def kept(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT rowid, {COLUMNS} FROM sealed_record ORDER BY rowid").fetchall()


INTO = (
    "INSERT INTO",
    "INSERT OR REPLACE INTO",
    "REPLACE INTO",
    "INSERT OR IGNORE INTO",
    "INSERT OR FAIL INTO",
    "INSERT OR ABORT INTO",
    "INSERT OR ROLLBACK INTO",
)
ENDINGS = (
    "ON CONFLICT DO NOTHING",
    "ON CONFLICT (id) DO UPDATE SET record = excluded.record",
    "ON CONFLICT (hash) DO UPDATE SET record = excluded.record",
    "ON CONFLICT (meeting_id, desk_id, sequence) DO UPDATE SET hash = excluded.hash",
)


@pytest.mark.parametrize("into", INTO)
def test_sqlite_takes_the_next_link_however_it_is_inserted(sqlite: sqlite3.Connection, into: str) -> None:
    insert(sqlite, NEXT, into=into)
    insert(sqlite, Row(id=number(16), desk="desk-3", record=b"6"), into=into)

    assert len(kept(sqlite)) == len(CHAINS) + 2


@pytest.mark.parametrize("into", INTO)
@pytest.mark.parametrize("link", FALSE_LINKS)
def test_sqlite_takes_nothing_but_the_next_link(sqlite: sqlite3.Connection, into: str, link: str) -> None:
    before = kept(sqlite)

    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        insert(sqlite, FALSE_LINKS[link], into=into)

    assert kept(sqlite) == before


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("link", FALSE_LINKS)
def test_sqlite_changes_nothing_where_links_meet(sqlite: sqlite3.Connection, ending: str, link: str) -> None:
    before = kept(sqlite)

    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        insert(sqlite, FALSE_LINKS[link], ending=ending)

    assert kept(sqlite) == before


@pytest.mark.parametrize(
    "change",
    [*CHANGES, *(one.replace("UPDATE", "UPDATE OR REPLACE") for one in CHANGES if "UPDATE" in one),
     *(one.replace("UPDATE", "UPDATE OR IGNORE") for one in CHANGES if "UPDATE" in one)],
)  # fmt: skip
def test_sqlite_neither_changes_nor_deletes(sqlite: sqlite3.Connection, change: str) -> None:
    before = kept(sqlite)

    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        sqlite.execute(change)

    assert kept(sqlite) == before


def test_sqlite_replaces_no_row_by_its_own_number(sqlite: sqlite3.Connection) -> None:
    before = kept(sqlite)

    for (taken, *_), into in zip(before, INTO[1:], strict=False):
        with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
            sqlite.execute(
                f"{into} sealed_record (rowid, {COLUMNS}) VALUES (?{', ?' * len(values(NEXT))})",
                (taken, *values(NEXT)),
            )

    assert kept(sqlite) == before


def test_sqlite_takes_a_record_only_as_bytes(sqlite: sqlite3.Connection) -> None:
    for record in ("{}", 1, None):
        with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
            sqlite.execute(
                f"INSERT INTO sealed_record ({COLUMNS}) VALUES (?{', ?' * (len(values(NEXT)) - 1)})",
                (*values(NEXT)[:-1], record),
            )


def test_sqlite_takes_links_of_one_statement_one_after_another(sqlite: sqlite3.Connection) -> None:
    after = Row(id=number(16), sequence=4, previous=NEXT.digest, record=b"6")
    places = f"({', '.join('?' * len(values(NEXT)))})"
    both = f"INSERT INTO sealed_record ({COLUMNS}) VALUES {places}, {places}"

    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        sqlite.execute(both, (*values(after), *values(NEXT)))
    sqlite.execute(both, (*values(NEXT), *values(after)))

    assert len(kept(sqlite)) == len(CHAINS) + 2


def test_a_refused_link_leaves_the_rest_of_the_transaction(sqlite: sqlite3.Connection) -> None:
    sqlite.execute("BEGIN")
    insert(sqlite, NEXT)
    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        sqlite.execute("DELETE FROM sealed_record")
    sqlite.execute("COMMIT")

    assert len(kept(sqlite)) == len(CHAINS) + 1


def test_sqlites_guard_is_taken_away_and_made_again(sqlite: sqlite3.Connection) -> None:
    for statement in (*drop_statements("sqlite"), *drop_statements("sqlite")):
        sqlite.execute(statement)
    sqlite.execute("DELETE FROM sealed_record WHERE sequence = 2")

    for statement in statements("sqlite"):
        sqlite.execute(statement)

    with pytest.raises(sqlite3.IntegrityError, match=REFUSAL):
        sqlite.execute("DELETE FROM sealed_record")


# PostgreSQL


@dataclass(frozen=True)
class Guarded:
    """A database of PostgreSQL with the table, its guard and the chains."""

    server: PostgresServer
    name: str

    def run(self, *acts: str) -> list[list[str]]:
        return self.server.run(*acts, database=self.name)

    def kept(self) -> list[list[str]]:
        return self.run(f"SELECT {COLUMNS} FROM sealed_record ORDER BY id")

    def refuse(self, *acts: str) -> None:
        """The last of ``acts`` is refused by the guard, and nothing is changed."""
        before = self.kept()

        with pytest.raises(PostgresRefusedError, match=REFUSAL) as refusal:
            self.run(*acts)

        assert "23000" in str(refusal.value)
        assert self.kept() == before


@pytest.fixture
def guarded(postgres: PostgresServer) -> Guarded:
    made = Guarded(postgres, postgres.fresh())
    made.run(POSTGRESQL_TABLE, *statements("postgresql"), *map(inserted, CHAINS))
    return made


def inserted(row: Row, ending: str = "") -> str:
    return f"INSERT INTO sealed_record ({COLUMNS}) VALUES ({written(row)}) {ending}"


def written(row: Row) -> str:
    key, meeting = key_of(row, hyphens=True)
    return (
        f"'{key}', NULL, 'decision', '{meeting}', '{row.desk}', {row.sequence}, '{row.digest}',"
        f" '{row.previous}', '2024-10-17T12:00:00Z', '\\x{row.record.hex()}'"
    )


def test_postgresql_takes_the_next_link(guarded: Guarded) -> None:
    after = Row(id=number(16), sequence=4, previous=NEXT.digest, record=b"6")

    guarded.run(f"{inserted(NEXT)}, ({written(after)})", inserted(Row(id=number(17), desk="d", record=b"7")))

    assert len(guarded.kept()) == len(CHAINS) + 3


def test_postgresql_takes_nothing_but_the_next_link(guarded: Guarded) -> None:
    for link in FALSE_LINKS.values():
        guarded.refuse(inserted(link))


@pytest.mark.parametrize("ending", ENDINGS)
def test_postgresql_changes_nothing_where_links_meet(guarded: Guarded, ending: str) -> None:
    for link in FALSE_LINKS.values():
        guarded.refuse(inserted(link, ending))


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        "TRUNCATE sealed_record",
        "TRUNCATE sealed_record CASCADE",
        "MERGE INTO sealed_record USING (VALUES (1)) AS v (n) ON true WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM sealed_record RETURNING 1) SELECT * FROM gone",
    ],
)
def test_postgresql_neither_changes_nor_deletes(guarded: Guarded, change: str) -> None:
    guarded.refuse(change)


def test_postgresql_guards_also_where_triggers_are_silent(guarded: Guarded) -> None:
    for change in (*CHANGES, "TRUNCATE sealed_record", inserted(FALSE_LINKS["a place left out"])):
        guarded.refuse("SET session_replication_role = replica", change)


def test_postgresql_is_not_deceived_by_a_table_of_the_same_name(guarded: Guarded) -> None:
    empty = "CREATE TEMPORARY TABLE sealed_record (LIKE public.sealed_record)"
    first_again = inserted(FALSE_LINKS["the first place again"]).replace("INTO ", "INTO public.")

    guarded.refuse(empty, first_again)


def test_postgresqls_guard_is_taken_away_and_made_again(guarded: Guarded) -> None:
    drop = drop_statements("postgresql")

    guarded.run(*drop, *drop, "DELETE FROM sealed_record WHERE sequence = 2", *statements("postgresql"))

    guarded.refuse("DELETE FROM sealed_record")


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_no_statement_holds_what_a_driver_takes_for_a_parameter(dialect: str) -> None:
    for statement in (*statements(dialect), *drop_statements(dialect)):
        assert "%" not in statement
        assert "?" not in statement
        assert ":" not in statement.replace(REFUSAL, "")


def test_another_database_has_no_guard() -> None:
    with pytest.raises(KeyError):
        statements("mysql")
