"""A file that may be taken away or replaced while it is open: on a stick, on a share, by a syncing program."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from forumdesk.storage.errors import AnotherRegisterError, NotARegisterError, OlderStateError

_LAST_DEED = "SELECT id FROM journal ORDER BY place DESC LIMIT 1"


class Returning:
    """Makes connections to a file; ever to the register that it was, with the last deed that was seen in it."""

    def __init__(self, path: Path, connect: Callable[[], sqlite3.Connection]) -> None:
        """``connect`` raises where the file is not there."""
        self._path = path
        self._connect = connect
        self._register: str | None = None
        self._last_deed: str | None = None

    def __call__(self) -> sqlite3.Connection:
        """A new connection; raises AnotherRegisterError, OlderStateError, or NotARegisterError (emptied)."""
        connection = self._connect()
        try:
            if self._register is not None:
                self._require_same(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def remember(self, connection: Any, *_record: object) -> None:
        """Note what the register holds when a connection to it is let go, after its last commit."""
        if connection is None:
            return
        self._register = _answer(connection, "SELECT id FROM register") or self._register
        self._last_deed = _answer(connection, _LAST_DEED) or self._last_deed

    def _require_same(self, connection: sqlite3.Connection) -> None:
        found = _answer(connection, "SELECT id FROM register")
        if found is None:
            if _answer(connection, "SELECT count(*) FROM sqlite_schema") == "0":
                raise NotARegisterError(path=str(self._path))
            return  # it cannot be read: the deed itself tells why
        if found != self._register:
            raise AnotherRegisterError(path=str(self._path))
        if self._last_deed is None or _answer(connection, _LAST_DEED) == self._last_deed:
            return
        held = _answer(connection, "SELECT count(*) FROM journal WHERE id = ?", self._last_deed)
        if held == "0":
            raise OlderStateError(path=str(self._path))


def _answer(connection: Any, question: str, *values: str) -> str | None:
    """The one value asked for; None where there is none, or it cannot be read."""
    try:
        row = connection.execute(question, values).fetchone()
    except Exception as error:
        if isinstance(error, sqlite3.Error) or hasattr(error, "sqlite_errorname"):
            return None
        raise
    return None if row is None else str(row[0])
