"""The chain of 100,000 sealed records checked, against hashing the same bytes as SQLite gives them.

The records have the size of a small real one: three voices, two paragraphs. How the ratio follows the size:
``python -m tests.benchmarks.chain``.
"""

import sqlite3
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from forumdesk.services.canonical import canonical
from forumdesk.services.chain import NO_PREVIOUS, check_chains
from tests.benchmarks._register import folder
from tests.builders import number

TITLE = "chain of 100,000 sealed records"
LIMIT = 2.0
TURNS = 7
RECORDS = 100_000
BYTES = 2_400
TABLE = """
CREATE TABLE sealed_record (
    id CHAR(32) NOT NULL PRIMARY KEY, decision_id CHAR(32), kind VARCHAR NOT NULL, meeting_id CHAR(32) NOT NULL,
    desk_id VARCHAR NOT NULL, sequence INTEGER NOT NULL, hash VARCHAR NOT NULL UNIQUE,
    previous_hash VARCHAR NOT NULL, sealed_at DATETIME NOT NULL, record BLOB NOT NULL,
    UNIQUE (meeting_id, desk_id, sequence))
"""
LINKS = (
    "SELECT meeting_id, desk_id, sequence, hash, previous_hash, record FROM sealed_record"
    " ORDER BY meeting_id, desk_id, sequence"
)
BARE = "SELECT record FROM sealed_record"


def ours(size: int = BYTES) -> Callable[[], object]:
    """The pass over the chain."""
    connection = sqlite3.connect(chain(size))

    def act() -> None:
        verdict = check_chains(connection.execute(LINKS))
        assert verdict.holds
        assert verdict.count == RECORDS

    return act


def base(size: int = BYTES) -> Callable[[], object]:
    """The hashes alone."""
    connection = sqlite3.connect(chain(size))

    def act() -> None:
        for (record,) in connection.execute(BARE):
            sha256(record)

    return act


@lru_cache(maxsize=1)
def chain(size: int) -> Path:
    """A file with one chain of records of about ``size`` bytes."""
    path = folder() / "chain.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(TABLE)
    meeting, previous, rows = number(3), NO_PREVIOUS, []
    for sequence in range(1, RECORDS + 1):
        record = _record(size, sequence, previous)
        digest = sha256(record).hexdigest()
        rows.append(
            (number(sequence).hex, "decision", meeting.hex, "desk-1", sequence, digest, previous, record)
        )
        previous = digest
    marks = "?, NULL, ?, ?, ?, ?, ?, ?, '2024-10-17 12:00:00.000000', ?"
    connection.executemany(f"INSERT INTO sealed_record VALUES ({marks})", rows)
    connection.commit()
    connection.close()
    return path


def _record(size: int, sequence: int, previous: str) -> bytes:
    """Laid out as a decision: the body before the chain, all else behind it."""
    place = {"desk": "desk-1", "meeting": str(number(3)), "previous": previous, "sequence": sequence}
    body = {"id": str(number(1)), "name": {"kk": "Форум"}, "rules": "r" * 200}
    text = "ә" * ((size - 520) // 2)
    return canonical(
        {"body": body, "chain": place, "format": "forumdesk.decision", "texts": [text], "version": 1}
    )


def _by_size() -> None:
    from tests.benchmarks.__main__ import compare

    for size in (700, 1_200, 2_400, 5_000, 10_000, 30_000):
        taken, bare = compare([ours(size), base(size)], TURNS)
        print(f"{len(_record(size, 1, NO_PREVIOUS))} bytes: {taken / bare:.2f} ({taken:.0f} / {bare:.0f} ms)")


if __name__ == "__main__":
    _by_size()
