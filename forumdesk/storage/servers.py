"""Opening and making registers on a server of PostgreSQL: the same tables in a schema of a database.

Deeds are strictly one after another: each write transaction takes one lock of the schema at its begin. A commit whose
answer was lost is looked up by the number of its transaction, never guessed.
"""

import json
import logging
import os
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from forumdesk.foundation.paths import data_folder
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.copies import Copier
from forumdesk.storage.database import Database
from forumdesk.storage.errors import NewerVersionError, StorageError
from forumdesk.storage.preparing import bring_up_to_date, compact_json, name_register
from forumdesk.storage.rows.base import Base
from forumdesk.storage.server_errors import (
    NoRegisterThereError,
    NotConnectedError,
    OutcomeUnknownError,
    RegisterThereError,
    ServerEncodingError,
    ServerLostError,
    ServerOldError,
    is_broken,
    known_server_error,
)
from forumdesk.storage.upgrade import SCHEMA_VERSION, make
from forumdesk.storage.work import UnitOfWork

OLDEST: Final = 15
"""The oldest PostgreSQL that has what a register needs."""
PATIENCE_MS: Final = 60_000
"""How long a deed waits for other desks' deeds before it."""
LOOKED_UP_FOR: Final = 20.0
"""For how many seconds the fate of a deed is asked about after a break."""
logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what it says there is raised too, in words
_LOCK: Final = 0x46444B31  # "FDK1", beside the schema's own number
_ENCODING: Final = "UTF8"
_SETTINGS: Final = {
    "TimeZone": "UTC",
    "DateStyle": "ISO",
    "IntervalStyle": "postgres",
    "bytea_output": "hex",
    "standard_conforming_strings": "on",
    "extra_float_digits": "1",
    # A view from before the lock was got would miss what was kept while it was waited for.
    "default_transaction_isolation": "read committed",
    "default_transaction_deferrable": "off",
    "lock_timeout": str(PATIENCE_MS),
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "600000",
    "idle_session_timeout": "0",  # a desk that listens says nothing for hours
    "synchronous_commit": "on",
}
"""What a session works with, whatever the server or the database is set to."""
_AUTHORITIES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)


class ServerDatabase(Database):
    """One open register on a server."""

    def __init__(self, address: ServerAddress, engine: Engine) -> None:
        super().__init__(
            _stand_in(address),
            engine,
            raw_failure=psycopg.Error,
            in_words=known_server_error,
            where=str(address),
        )
        self.address: ServerAddress = address
        self.token = uuid4().hex
        """Who tells: what this program itself did is not news to it."""

    def close(self) -> None:
        """Leave the server; what is still being read is left as soon as it is read."""
        event.listen(self._engine, "checkin", _leave)
        super().close()

    def connect_aside(self) -> "psycopg.Connection[Any]":
        """A connection of its own, for listening; raises a StorageError in words."""
        with self.in_words():
            return _connect(self.address, autocommit=True)

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Let what the driver raises be a sentence."""
        try:
            yield
        except (DBAPIError, psycopg.Error) as error:
            raise known_server_error(error, self.where) or error from error

    def may_write(self) -> tuple[str, ...]:
        """Which of the tables ``meeting`` and ``movement`` the user may write to: what roles.sql tells apart."""
        asked = text(
            "SELECT name FROM unnest(ARRAY['meeting', 'movement']) AS name WHERE has_table_privilege(name, 'INSERT')"
        )
        with self.in_words(), self._engine.connect() as connection:
            return tuple(connection.execute(asked).scalars())

    def _commit(self, session: Session, work: UnitOfWork) -> None:
        session.flush()
        tell = text("SELECT pg_notify(:channel, :told)")
        if work.changes:
            session.execute(tell, {"channel": channel(self.address), "told": self._told(work)})
        number = session.scalar(text("SELECT pg_current_xact_id_if_assigned()::text"))
        try:
            session.commit()
        except (DBAPIError, psycopg.Error) as error:
            if not is_broken(error):
                raise
            if number is None or not self._was_kept(number):
                raise ServerLostError(path=self.where) from error

    def _told(self, work: UnitOfWork) -> str:
        kinds = sorted({change.kind for change in work.changes})
        meeting = "" if work.meeting_id is None else str(work.meeting_id)
        return json.dumps({"by": self.token, "meeting": meeting, "kinds": kinds})

    def _was_kept(self, number: str) -> bool:
        """Whether a transaction was committed, asked until the server answers; it may still be at it."""
        patience = time.monotonic() + LOOKED_UP_FOR
        while time.monotonic() < patience:
            try:
                with self._engine.connect() as connection:
                    status = connection.execute(
                        text("SELECT pg_xact_status(CAST(:number AS xid8))"), {"number": number}
                    ).scalar_one()
            except (DBAPIError, psycopg.Error):
                status = "unknown"
            if status in {"committed", "aborted"}:
                return bool(status == "committed")
            time.sleep(0.25)
        raise OutcomeUnknownError(path=self.where)


def create_on_server(address: ServerAddress, now: datetime) -> ServerDatabase:
    """Make an empty register, where none is; nothing is left behind on failure."""

    def prepare(session: Session) -> None:
        name_register(session, now)

    return make_on_server(address, prepare)


def make_on_server(address: ServerAddress, fill: Callable[[Session], None]) -> ServerDatabase:
    """Make the tables and fill them, in one transaction; ``fill`` need not commit."""
    engine = _engine(address)
    database = ServerDatabase(address, engine)
    try:
        with database.in_words(), Session(engine.execution_options(writes=True)) as session:
            connection = session.connection()
            _require_fit(connection, address)
            if not _has_schema(connection, address):
                connection.exec_driver_sql(f'CREATE SCHEMA "{address.schema}"')
            if _version(connection, address) is not None or _tables(connection, address):
                raise RegisterThereError(path=str(address))
            make(connection)
            _collate(connection, address)
            fill(session)
            session.commit()
    except BaseException:
        engine.dispose()
        raise
    return database


def discard_on_server(address: ServerAddress) -> None:
    """Take the tables of a register away again."""
    engine = _engine(address)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            Base.metadata.drop_all(connection)
            connection.exec_driver_sql("DROP TABLE IF EXISTS alembic_version")
            connection.exec_driver_sql("DROP FUNCTION IF EXISTS sealed_record_guard()")
    finally:
        engine.dispose()


def open_on_server(
    address: ServerAddress, *, before_upgrade: Callable[[Copier], object] | None = None
) -> ServerDatabase:
    """Open a register, bringing an older format up to date where the user may. Raises :class:`StorageError`.

    ``before_upgrade`` keeps a copy of the older format on this computer; what it raises leaves the server as it was.
    """
    engine = _engine(address)
    database = ServerDatabase(address, engine)
    try:
        with database.in_words():
            with engine.connect() as connection:
                _require_fit(connection, address)
                found = _version(connection, address)
            if found is None:
                raise NoRegisterThereError(path=str(address))
            if found > SCHEMA_VERSION:
                raise NewerVersionError(path=str(address), found=found, known=SCHEMA_VERSION)
            if found < SCHEMA_VERSION:
                with engine.execution_options(writes=True).begin() as connection:
                    # Another desk may have been faster while this one waited for its turn.
                    if (_version(connection, address) or 0) < SCHEMA_VERSION:
                        if before_upgrade is not None:
                            before_upgrade(_copier(address, connection, found))
                        bring_up_to_date(connection)
                        _collate(connection, address)
    except BaseException:
        engine.dispose()
        raise
    return database


def _copier(address: ServerAddress, connection: Connection, found: int) -> Copier:
    from forumdesk.storage.server_copies import ServerCopier

    return ServerCopier(address=address, connection=connection, schema=found)


def connection_words(address: ServerAddress) -> dict[str, Any]:
    """How the driver is told to connect: certificates are checked unless the server is this computer itself."""
    said = dict(address.options)
    settings = {"search_path": address.schema} | _SETTINGS
    words: dict[str, Any] = {
        "dbname": address.database,
        "application_name": "ForumDesk",
        "connect_timeout": said.get("connect_timeout", "10"),
        "client_encoding": "UTF8",
        # A break of the network is noticed here and there within half a minute, so that no desk holds up the others.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 25_000,
        "options": " ".join(f"-c {name}={_escaped(value)}" for name, value in settings.items()),
    }
    given = {"host": address.host, "port": address.port, "user": address.user, "password": address.password}
    words |= {name: value for name, value in given.items() if value}
    return words | _protection(address, said)


def _escaped(value: str) -> str:
    """As one word of libpq's options."""
    return value.replace("\\", "\\\\").replace(" ", "\\ ")


def _protection(address: ServerAddress, said: dict[str, str]) -> dict[str, str]:
    mode = said.get("sslmode") or ("prefer" if address.is_local else "verify-full")
    words = {"sslmode": mode} | {
        name: said[name] for name in ("sslrootcert", "sslcert", "sslkey") if name in said
    }
    usual = Path.home() / ".postgresql" / "root.crt"
    known = "sslrootcert" in said or "PGSSLROOTCERT" in os.environ or usual.exists()
    if mode.startswith("verify") and not known:
        words["sslrootcert"] = _authorities()
    return words


def _authorities() -> str:
    """The file of the authorities that this computer trusts."""
    asked = ssl.get_default_verify_paths().cafile
    return next((one for one in (asked, *_AUTHORITIES) if one and Path(one).is_file()), "system")


def channel(address: ServerAddress) -> str:
    """The name under which changes of a register are told."""
    return f"forumdesk_{address.schema}"


def _engine(address: ServerAddress) -> Engine:
    # `format` lets what is written by the thousand go past SQLAlchemy by place, as with SQLite.
    engine = create_engine(
        "postgresql+psycopg://",
        creator=partial(_connect, address),
        paramstyle="format",
        json_serializer=compact_json,
        pool_size=2,
        max_overflow=6,
        pool_pre_ping=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(address: ServerAddress, *, autocommit: bool = False) -> "psycopg.Connection[Any]":
    try:
        return psycopg.connect(autocommit=autocommit, **connection_words(address))
    except psycopg.OperationalError as error:
        raise NotConnectedError(error) from error


def _leave(connection: "psycopg.Connection[Any] | None", _record: object) -> None:
    if connection is not None:
        connection.close()


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(
            f"SELECT pg_advisory_xact_lock({_LOCK}, coalesce(to_regnamespace(current_schema())::oid::int, 0))"
        )
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _require_fit(connection: Connection, address: ServerAddress) -> None:
    """The server is new enough, and the database can keep every letter, now and in the middle of a meeting."""
    number = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    if number < OLDEST:
        raise ServerOldError(path=str(address), found=number, needed=OLDEST)
    encoding = str(connection.exec_driver_sql("SHOW server_encoding").scalar_one())
    if encoding != _ENCODING:
        raise ServerEncodingError(path=str(address), found=encoding, needed=_ENCODING)


def _version(connection: Connection, address: ServerAddress) -> int | None:
    """The format of the register in the schema; None where there is no register."""
    tables = _tables(connection, address)
    if not {"alembic_version", "register", "journal"} <= tables:
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return None if found is None else int(found)


def _has_schema(connection: Connection, address: ServerAddress) -> bool:
    asked = text("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = :name)")
    return bool(connection.execute(asked, {"name": address.schema}).scalar_one())


def _tables(connection: Connection, address: ServerAddress) -> set[str]:
    asked = text("SELECT tablename FROM pg_tables WHERE schemaname = :name")
    return set(connection.execute(asked, {"name": address.schema}).scalars())


def _collate(connection: Connection, address: ServerAddress) -> None:
    """Compare texts letter by letter as SQLite does, whatever the language of the server is."""
    asked = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = :name"
        " AND data_type = 'character varying' AND collation_name IS DISTINCT FROM 'C'"
        " AND table_name <> 'alembic_version' ORDER BY table_name, ordinal_position"
    )
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(asked, {"name": address.schema}):
        columns.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE varchar COLLATE "C"')
    for table, changes in columns.items():
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(changes)}')


def _stand_in(address: ServerAddress) -> Path:
    """A place on this computer for what usually lies beside a register's file; no file of this name is ever there."""
    parts = (address.host.strip("/").replace("/", "-"), address.database, address.schema)
    name = "-".join("".join(c if c.isalnum() or c in "-_." else "-" for c in one) for one in parts if one)
    return data_folder() / "servers" / f"{name}.forumdesk"


__all__ = ["ServerDatabase", "StorageError", "create_on_server", "make_on_server", "open_on_server"]
