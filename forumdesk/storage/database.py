"""An open register and the transactions in which everything happens, whatever keeps it.

How a file of SQLite is opened is known to :mod:`forumdesk.storage.sqlite_files`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.copies import Copier
from forumdesk.storage.errors import DamagedError, StorageError
from forumdesk.storage.repositories.base import UnreadableRowError
from forumdesk.storage.rows.tables import RegisterRow
from forumdesk.storage.work import UnitOfWork

BUSY_TIMEOUT_MS = 5_000
InWords = Callable[[BaseException, str], StorageError | None]


class Database:
    """One open register.

    ``raw_failure`` is the base of the driver's own exceptions, ``in_words`` knows the sentence for a failure (or
    None) and where it happened. ``copied`` makes a copy and opens it. ``path`` is the file; where a server
    keeps the register, no file is there and ``address`` says where it is.
    """

    address: ServerAddress | None = None

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        raw_failure: type[Exception],
        in_words: InWords,
        where: str = "",
        copied: "Callable[[Path], Database] | None" = None,
    ) -> None:
        self.path = path
        self._copied = copied
        self.where = where or str(path)
        self._reading = engine
        self._writing = engine.execution_options(writes=True)
        self._engine = engine
        self._failures = (DBAPIError, raw_failure)
        self._in_words = in_words

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """A write transaction: kept whole when the block ends, rolled back when it raises.

        It takes the write lock at its first statement, so that what it read cannot change before it writes.
        Raises :class:`StorageError` when the file fails.
        """
        with self.writing() as session:
            work = UnitOfWork(session)
            yield work
            if work.given_up:
                session.rollback()
            else:
                self._commit(session, work)

    def _commit(self, session: Session, work: UnitOfWork) -> None:  # noqa: ARG002 - what a server tells others
        session.commit()

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """A read transaction: one unchanging view; nothing written in it is kept."""
        with self._transaction(self._reading) as session:
            yield UnitOfWork(session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A bare write transaction, for what the repositories do not know; kept only if it is committed."""
        with self._transaction(self._writing) as session:
            yield session

    @contextmanager
    def raw_connection(self) -> Iterator[Any]:
        """The driver's own connection outside of any transaction, for copying a file of SQLite whole."""
        fairy = self._engine.raw_connection()
        try:
            yield fairy.driver_connection
        finally:
            fairy.close()

    def compact(self) -> None:
        """Write a file of SQLite anew without anything that was deleted. Where there is no room it stays as it is."""
        if self._engine.dialect.name != "sqlite":
            return
        with suppress(*self._failures), self.raw_connection() as connection:
            connection.execute("VACUUM")

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False, autoflush=False) as session:
                yield session
        except self._failures as error:
            raise self._in_words(error, self.where) or error from error
        except UnreadableRowError as error:
            raise DamagedError(path=self.where) from error

    def opened_copy(self, path: Path) -> "Database":
        """Copy the register to ``path``, which must not exist, and open the copy as this one is opened.

        Raises StorageError.
        """
        if self._copied is not None:
            return self._copied(path)
        from forumdesk.storage.moving import move_register

        move_register(self, path)
        return open_register(path)

    def may_write(self) -> tuple[str, ...]:
        """Which of the tables ``meeting`` and ``movement`` may be written to, as far as is known beforehand."""
        return ("meeting", "movement")

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def create_register(place: Path | ServerAddress, now: datetime) -> Database:
    """Make an empty register at ``place``, where none may be; nothing is left behind on failure."""
    if isinstance(place, ServerAddress):
        from forumdesk.storage.servers import create_on_server

        return create_on_server(place, now)
    from forumdesk.storage.sqlite_files import create_file

    return create_file(place, now)


def open_register(
    place: Path | ServerAddress,
    *,
    patience_ms: int = BUSY_TIMEOUT_MS,
    secret: str | None = None,
    before_upgrade: Callable[[Copier], object] | None = None,
) -> Database:
    """Open the register at ``place``, bringing an older format up to date. Raises :class:`StorageError`.

    ``patience_ms`` is how long each deed waits for another program that writes to it; ``secret`` opens an
    encrypted one, or is the password for a server. ``before_upgrade`` keeps a copy of a register of an older
    format before it is upgraded; what it raises leaves it as it was.
    """
    if isinstance(place, ServerAddress):
        from forumdesk.storage.servers import open_on_server

        address = place if secret is None else place.with_password(secret)
        return open_on_server(address, before_upgrade=before_upgrade)
    from forumdesk.storage.sqlite_files import open_file

    return open_file(place, patience_ms=patience_ms, secret=secret, before_upgrade=before_upgrade)


def discard_register(place: Path | ServerAddress) -> None:
    """Take away a register that was just made and came to nothing."""
    if isinstance(place, ServerAddress):
        from forumdesk.storage.servers import discard_on_server

        discard_on_server(place)
    else:
        place.unlink(missing_ok=True)


def register_id(database: Database) -> str:
    """The identifier of the register."""
    with database._transaction(database._reading) as session:
        return str(session.scalars(select(RegisterRow.id)).one())


__all__ = [
    "Database",
    "StorageError",
    "create_register",
    "discard_register",
    "open_register",
    "register_id",
]
