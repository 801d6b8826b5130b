"""A file that may be taken away while it is open and brought back: on a stick, on a share."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from forumdesk.storage.errors import AnotherRegisterError


class Returning:
    """Makes connections to a file; once that was away, only to the register that it was before."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` raises where the file is not there."""
        self._path = path
        self._connect = connect
        self._known: str | None = None
        self._was_away = False

    def __call__(self) -> sqlite3.Connection:
        """A new connection; raises AnotherRegisterError."""
        self._was_away = self._was_away or not self._path.exists()
        connection = self._connect()
        if self._known is not None and not self._was_away:
            return connection
        found = _identifier(connection)
        if self._known is not None and found != self._known:
            connection.close()
            raise AnotherRegisterError(path=str(self._path))
        self._known, self._was_away = found, False
        return connection


def _identifier(connection: sqlite3.Connection) -> str | None:
    """The register's identifier; None where it has none yet, or it cannot be read: then the deed itself tells."""
    try:
        row = connection.execute("SELECT id FROM register").fetchone()
    except Exception as error:
        if isinstance(error, sqlite3.Error) or hasattr(error, "sqlite_errorname"):
            return None
        raise
    return None if row is None else str(row[0])
