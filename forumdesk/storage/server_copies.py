"""A copy of a register on a server as a file, in the format in which it lies there: kept before that is upgraded."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.bare_values import Bare, bare
from forumdesk.storage.copies import (
    CopyNotSoundError,
    CopyPlaceError,
    RegisterFacts,
    of_place,
    read_facts,
    sync,
)
from forumdesk.storage.moving import ORDERS
from forumdesk.storage.repositories.bulk import CHUNK
from forumdesk.storage.sqlite_files import name_format
from forumdesk.storage.statements import named
from forumdesk.storage.upgrade import upgrade

_COUNTED: Final = "SELECT id, (SELECT count(*) FROM journal) FROM register"
_LAST_BY_PLACE: Final = "SELECT id FROM journal ORDER BY place DESC, id DESC LIMIT 1"
_LAST_BY_MOMENT: Final = "SELECT id FROM journal ORDER BY at DESC, id DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerCopier:
    """Copies within the transaction of ``connection``, whose lock of the schema keeps all others from writing."""

    address: ServerAddress
    connection: Connection
    schema: int

    def facts(self) -> RegisterFacts:
        """What the register is now."""
        identifier, deeds = self.connection.exec_driver_sql(_COUNTED).one()
        last = _LAST_BY_PLACE if "place" in self._columns("journal") else _LAST_BY_MOMENT
        newest = self.connection.exec_driver_sql(last).scalar_one_or_none()
        newest_id = None if newest is None else UUID(str(newest))
        return RegisterFacts(id=UUID(str(identifier)), schema=self.schema, deeds=deeds, last=newest_id)

    def copy_to(self, part: Path) -> RegisterFacts:
        """Write every row into ``part``, an empty file, and read it again. Raises StorageError."""
        try:
            self._make(part)
            with closing(sqlite3.connect(part, isolation_level=None)) as file:
                file.execute("BEGIN")
                written = {table: self._copy(table, file) for table in self._tables()}
                file.execute("COMMIT")
                for table, (columns, digest) in written.items():
                    if _digest(file.execute(_chosen(table, columns))) != digest:
                        raise CopyNotSoundError(folder=str(part.parent))
                if file.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    raise CopyNotSoundError(folder=str(part.parent))
                found = read_facts(file)
            sync(part)
        except OSError as error:
            raise CopyPlaceError(folder=str(part.parent)) from error
        except (sqlite3.Error, DBAPIError) as error:
            raise of_place(getattr(error, "orig", error), part.parent) or error from error
        if found != self.facts():
            raise CopyNotSoundError(folder=str(part.parent))
        return found

    def _make(self, part: Path) -> None:
        """The tables as the migrations up to this format leave them."""
        engine = create_engine(
            "sqlite+pysqlite://",
            creator=lambda: sqlite3.connect(part, isolation_level=None),
            poolclass=NullPool,
        )
        with engine.connect() as connection:
            upgrade(connection, self.schema)
            name_format(connection, self.schema)
            connection.commit()
        engine.dispose()

    def _copy(self, table: str, file: sqlite3.Connection) -> tuple[Sequence[str], str]:
        columns = self._columns(table)
        # A chain grows link by link.
        order = [name for name in ORDERS.get(table, ()) if name in columns]
        wanted = _chosen(table, columns) + (named(" ORDER BY {order}", order=order) if order else "")
        found = self.connection.execute(text(wanted), execution_options={"yield_per": CHUNK})
        rows = [tuple(map(bare, row)) for row in found]
        marks = ", ".join("?" * len(columns))
        insert = named("INSERT INTO {table} ({columns})", table=table, columns=columns)
        file.executemany(f"{insert} VALUES ({marks})", rows)
        return columns, _digest(rows)

    def _tables(self) -> Iterator[str]:
        asked = text("SELECT tablename FROM pg_tables WHERE schemaname = :name ORDER BY tablename")
        for name in self.connection.execute(asked, {"name": self.address.schema}).scalars().all():
            if name != "alembic_version":
                yield name

    def _columns(self, table: str) -> Sequence[str]:
        asked = text(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = :schema"
            " AND table_name = :table AND is_generated = 'NEVER' ORDER BY ordinal_position"
        )
        return self.connection.execute(asked, {"schema": self.address.schema, "table": table}).scalars().all()


def _chosen(table: str, columns: Sequence[str]) -> str:
    return named("SELECT {columns} FROM {table}", columns=columns, table=table)


def _digest(rows: Iterable[Sequence[Bare]]) -> str:
    """One number for rows, in whatever order they come."""
    each = sorted(sha256(repr(tuple(row)).encode("utf-8", "surrogatepass")).digest() for row in rows)
    return sha256(b"".join(each)).hexdigest()
