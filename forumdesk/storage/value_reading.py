"""Whether a value can be made of every row; read in small parts, so that nobody who works there has to wait."""

from collections.abc import Callable, Iterator, Sequence
from time import sleep
from typing import Any, Final

from sqlalchemy import select, tuple_

from forumdesk.domain.errors import KnownError
from forumdesk.storage.database import Database
from forumdesk.storage.errors import FileLockedError, StorageError
from forumdesk.storage.repositories.base import Repository, rows_being_read
from forumdesk.storage.repositories.journal_entries import Act, Undo
from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow

PART: Final = 500
_PAUSE: Final = 0.002
"""Seconds between two parts: whoever wants to write, or to draw a window, comes in between."""

_AWAY: Final = "server."
Told = Callable[[int, int], None]


def says_nothing(error: KnownError) -> bool:
    """Whether an error says nothing of the rows: a server is away, or another program writes just now."""
    return isinstance(error, FileLockedError) or error.code.startswith(_AWAY)


def unreadable_tables(database: Database, told: Told = lambda _done, _whole: None) -> tuple[str, ...]:
    """The tables that hold a row of which no value can be made, the journal among them.

    ``told`` hears how many tables are read, and of how many.
    """
    with database.reading() as work:
        kinds = tuple(work.repositories)
    found = []
    for done, kind in enumerate(kinds):
        told(done, len(kinds) + 1)
        table = _unreadable_of(database, kind)
        found += [table] if table else []
    told(len(kinds), len(kinds) + 1)
    return (*found, *_unreadable_journal(database))


def _unreadable_of(database: Database, kind: str) -> str:
    with database.reading() as work:
        repository: Repository[Any, Any] = work.by_kind(kind)
        table: str = repository.row_type.__tablename__
    try:
        with database.reading() as work, rows_being_read():
            row_type = work.by_kind(kind).row_type
            wanted = tuple(work.session.scalars(select(row_type.id)))
        for start in range(0, len(wanted), PART):
            with database.reading() as work:
                work.by_kind(kind).read(wanted[start : start + PART])
            sleep(_PAUSE)
    except StorageError as error:
        if says_nothing(error):
            raise
        return table
    return ""


def _unreadable_journal(database: Database) -> Iterator[str]:
    for row_type, places, is_sound in (
        (JournalRow, (JournalRow.place,), _is_deed),
        (
            JournalDifferenceRow,
            (JournalDifferenceRow.journal_id, JournalDifferenceRow.entity_id, JournalDifferenceRow.entity),
            _is_difference,
        ),
    ):
        table: str = row_type.__tablename__
        try:
            if not all(map(is_sound, _rows(database, row_type, places))):
                yield table
        except StorageError as error:
            if says_nothing(error):
                raise
            yield table


def _rows(database: Database, row_type: Any, places: Sequence[Any]) -> Iterator[Any]:
    """All rows of a table in the order of ``places``, which tell them apart."""
    after: tuple[Any, ...] | None = None
    while True:
        wanted = select(row_type).order_by(*places).limit(PART)
        if after is not None:
            wanted = wanted.where(tuple_(*places) > tuple_(*after, types=[one.type for one in places]))
        with database.reading() as work, rows_being_read():
            rows = work.session.scalars(wanted).all()
        yield from rows
        if len(rows) < PART:
            return
        after = tuple(getattr(rows[-1], one.key) for one in places)
        sleep(_PAUSE)


def _is_deed(row: JournalRow) -> bool:
    return row.undo in set(Undo) and isinstance(row.values, dict)


def _is_difference(row: JournalDifferenceRow) -> bool:
    parts = (row.before, row.after, row.origins)
    return row.act in set(Act) and all(one is None or isinstance(one, dict) for one in parts)
