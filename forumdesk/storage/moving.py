"""The whole of a register, row by row, into an empty place of either kind."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from forumdesk.domain.errors import N_
from forumdesk.storage.addresses import ServerAddress
from forumdesk.storage.bare_values import bare
from forumdesk.storage.database import Database
from forumdesk.storage.errors import StorageError
from forumdesk.storage.repositories.bulk import CHUNK, execute_many
from forumdesk.storage.rows.base import Base

# A chain grows link by link, and what leans on another row of its table is checked when all are there.
ORDERS: Final[Mapping[str, tuple[str, ...]]] = {
    "sealed_record": ("meeting_id", "desk_id", "sequence"),
    "journal": ("place",),
}
Told = Callable[[str, int], None]
"""Told of each table: its name and how many rows were brought over."""


class MovedDifferentlyError(StorageError):
    """What was read back is not what was written."""

    code = "file.moved_differently"
    message = N_(
        "“{path}” did not take everything over unchanged, so nothing was kept there. The register is as it was."
        " Try again; if it happens once more, the disk or the network is not sound."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was brought over, as it was found again there."""

    tables: int
    rows: int
    digest: str


def move_register(source: Database, target: Path | ServerAddress, told: Told | None = None) -> Moved:
    """Bring every row of a register to ``target``, where nothing may be; the source stays as it is.

    One transaction there, one unchanging view here; what was written is read again and compared before it is kept.
    Raises a StorageError, and nothing is left there then.
    """
    found: list[Moved] = []
    with source.reading() as work:

        def fill(session: Session) -> None:
            found.append(_copied(work.session, session, str(target), told))

        _made(target, fill).close()
    return found[-1]


def _made(target: Path | ServerAddress, fill: Callable[[Session], None]) -> Database:
    if isinstance(target, ServerAddress):
        from forumdesk.storage.servers import make_on_server

        return make_on_server(target, fill)
    from forumdesk.storage.sqlite_files import make_file

    return make_file(target, fill)


def _copied(source: Session, target: Session, where: str, told: Told | None) -> Moved:
    whole, rows = hashlib.sha256(), 0
    tables = Base.metadata.sorted_tables
    for table in tables:
        read = _Counted(_rows(source, table))
        execute_many(target, insert(table), read, table)
        written = _Counted(_rows(target, table))
        for _row in written:
            pass
        if (read.rows, read.digest) != (written.rows, written.digest):
            raise MovedDifferentlyError(path=where)
        whole.update(f"{table.name} {read.rows} {read.digest}\n".encode())
        rows += read.rows
        if told is not None:
            told(table.name, read.rows)
    return Moved(tables=len(tables), rows=rows, digest=whole.hexdigest())


def digest_of(database: Database) -> str:
    """One number for everything a register holds: equal where nothing differs, whatever keeps it."""
    whole = hashlib.sha256()
    with database.reading() as work:
        for table in Base.metadata.sorted_tables:
            read = _Counted(_rows(work.session, table))
            for _row in read:
                pass
            whole.update(f"{table.name} {read.rows} {read.digest}\n".encode())
    return whole.hexdigest()


class _Counted:
    """Rows on their way, and what they add up to."""

    def __init__(self, rows: Iterator[Mapping[str, Any]]) -> None:
        self.rows = 0
        self._found = rows
        self._sum = hashlib.sha256()

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        for row in self._found:
            self.rows += 1
            self._sum.update(repr([bare(value) for value in row.values()]).encode("utf-8", "surrogatepass"))
            yield row

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()


def _rows(session: Session, table: Table) -> Iterator[Mapping[str, Any]]:
    names = ORDERS.get(table.name) or tuple(column.name for column in table.primary_key)
    ordered = select(table).order_by(*(table.c[name] for name in names))
    found = session.connection().execute(ordered, execution_options={"yield_per": CHUNK})
    return (row._mapping for row in found)  # type: ignore[misc] # SQLAlchemy's way to name the columns
