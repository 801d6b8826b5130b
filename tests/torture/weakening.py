"""Weaker settings of the engine than the program's own, so that the tests of them can be seen to fail."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.pool import Pool


@contextmanager
def weakened(synchronous: str) -> Iterator[None]:
    """Every connection made inside synchronises less (OFF, NORMAL, FULL); an empty name leaves all as it is."""
    if not synchronous:
        yield
        return

    def weaken(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA synchronous = {synchronous}")

    event.listen(Pool, "connect", weaken)
    try:
        yield
    finally:
        event.remove(Pool, "connect", weaken)
