"""Hearing of what others keep in an open register: another window, another desk, the command line.

A server tells it (NOTIFY within the deed's transaction). A file is asked: its header counts its changes, and reading
four bytes needs neither a lock nor a connection that would keep the file open on a stick.
"""

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from forumdesk.storage.database import Database
from forumdesk.storage.errors import StorageError
from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow

if TYPE_CHECKING:
    import psycopg

    from forumdesk.storage.servers import ServerDatabase

# Bytes of the header that count changes; in an encrypted file they are another noise each time.
_COUNTER = slice(24, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Kinds of values that somebody else changed; ``kinds`` is empty where it is not known which."""

    meeting_id: UUID | None
    kinds: tuple[str, ...]


class FileNews:
    """What others change in a file."""

    socket: int | None = None
    """Nothing wakes anybody: it has to be asked."""

    def __init__(self, database: Database) -> None:
        self._database, self._path = database, database.path
        self._counter = self._count()
        self._place = self._last_place()

    def heard(self, own: Collection[UUID]) -> tuple[News, ...]:
        """What was kept since it was last asked, apart from the deeds ``own``; nothing while the file is away."""
        counter = self._count()
        if counter is None or counter == self._counter:
            return ()
        with self._database.reading() as work:
            last = work.session.scalar(select(func.max(JournalRow.place))) or 0
            deeds = work.session.execute(
                select(JournalRow.id, JournalRow.meeting_id).where(JournalRow.place > self._place)
            ).all()
            ids = [row.id for row in deeds if row.id not in own]
            found = work.session.execute(
                select(JournalDifferenceRow.journal_id, JournalDifferenceRow.entity)
                .where(JournalDifferenceRow.journal_id.in_(ids[-1000:]))
                .distinct()
            ).all()
        unknown = last < self._place or not deeds or len(ids) > 1000
        self._counter, self._place = counter, last
        if unknown:
            # What leaves no row in the journal, or another file in place of this one.
            return (News(meeting_id=None, kinds=()),)
        meetings = {row.id: row.meeting_id for row in deeds}
        kinds: dict[UUID | None, set[str]] = {}
        for journal_id, kind in found:
            kinds.setdefault(meetings[journal_id], set()).add(kind)
        return tuple(News(meeting_id=one, kinds=tuple(sorted(kinds[one]))) for one in kinds)

    def close(self) -> None:
        """Nothing is held."""

    def _count(self) -> bytes | None:
        try:
            with Path(self._path).open("rb") as file:
                return file.read(_COUNTER.stop)[_COUNTER]
        except OSError:
            return None

    def _last_place(self) -> int:
        with self._database.reading() as work:
            return work.session.scalar(select(func.max(JournalRow.place))) or 0


class ServerNews:
    """What others change on a server."""

    def __init__(self, database: "ServerDatabase") -> None:
        from forumdesk.storage.servers import channel

        self._database = database
        self._connection: psycopg.Connection[Any] = database.connect_aside()
        try:
            with database.in_words():
                self._connection.execute(f"LISTEN {channel(database.address)}")
        except BaseException:
            self.close()
            raise
        self.socket: int | None = self._connection.fileno()

    def heard(self, own: Collection[UUID]) -> tuple[News, ...]:  # noqa: ARG002 - told by whom each comes
        """What was told since it was last asked; raises a StorageError when the connection is gone."""
        with self._database.in_words():
            told = [one.payload for one in self._connection.notifies(timeout=0)]
        return tuple(dict.fromkeys(news for one in told if (news := self._read(one)) is not None))

    def close(self) -> None:
        """Listen no more."""
        with suppress(Exception):
            self._connection.close()

    def _read(self, payload: str) -> News | None:
        try:
            told = json.loads(payload)
            if told["by"] == self._database.token:
                return None
            meeting = UUID(told["meeting"]) if told["meeting"] else None
            return News(meeting_id=meeting, kinds=tuple(map(str, told["kinds"])))
        except (ValueError, KeyError, TypeError):
            return News(meeting_id=None, kinds=())


def news_of(database: Database) -> FileNews | ServerNews:
    """An ear for what others change; raises a StorageError when the server cannot be reached."""
    if database.address is None:
        return FileNews(database)
    from forumdesk.storage.servers import ServerDatabase

    assert isinstance(database, ServerDatabase)
    return ServerNews(database)


__all__ = ["FileNews", "News", "ServerNews", "StorageError", "news_of"]
