"""Deeds of the journal, looked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from forumdesk.language.collation import search_fold
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.journal_entries import JournalEntry, entry_of
from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFind:
    """What is looked for in the journal; empty for everything.

    Each of ``words`` must stand in the values or the desk's name of a deed, or the deed's code be among those that
    ``codes`` has for the word (the codes whose sentence contains it in the reader's language). ``kinds`` are kinds of
    values of which the deed changed one; ``entity_id`` one value. What concerns the register as a whole belongs to
    every meeting: who asks where the people went has to find that a backup was restored.
    """

    meeting_id: UUID | None = None
    words: tuple[str, ...] = ()
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    entity_id: UUID | None = None
    desk_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


class JournalSearch:
    """Finds deeds by what they did, who did it and when."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, find: JournalFind, start: int, count: int) -> tuple[JournalEntry, ...]:
        """A window of the deeds that were looked for, newest first."""
        with rows_being_read():
            rows = self._session.scalars(
                select(JournalRow)
                .where(*_conditions(find))
                .order_by(JournalRow.place.desc())
                .offset(start)
                .limit(count)
            ).all()
            return tuple(map(entry_of, rows))

    def count(self, find: JournalFind) -> int:
        """How many deeds were found."""
        return (
            self._session.scalar(select(func.count()).select_from(JournalRow).where(*_conditions(find))) or 0
        )

    def desks(self) -> tuple[tuple[str, str], ...]:
        """Identifier and latest name of every desk that did something, by name."""
        newest = (
            select(JournalRow.desk_id, func.max(JournalRow.place).label("place"))
            .group_by(JournalRow.desk_id)
            .subquery()
        )
        rows = self._session.execute(
            select(JournalRow.desk_id, JournalRow.desk_name).join(newest, JournalRow.place == newest.c.place)
        )
        return tuple(
            sorted(((row.desk_id, row.desk_name) for row in rows), key=lambda desk: (desk[1], desk[0]))
        )

    def last_change(self, meeting_id: UUID, kinds: Iterable[str]) -> datetime | None:
        """When a deed last changed a value of one of ``kinds`` in a meeting; None if none ever did."""
        with rows_being_read():
            return self._session.scalar(
                select(JournalRow.at)
                .where(
                    JournalRow.meeting_id == meeting_id, _changed(JournalDifferenceRow.entity.in_([*kinds]))
                )
                .order_by(JournalRow.place.desc())
                .limit(1)
            )


def _conditions(find: JournalFind) -> Iterator[ColumnElement[bool]]:
    if find.meeting_id is not None:
        yield or_(JournalRow.meeting_id == find.meeting_id, JournalRow.meeting_id.is_(None))
    if find.desk_id:
        yield JournalRow.desk_id == find.desk_id
    if find.since is not None:
        yield JournalRow.at >= find.since
    if find.until is not None:
        yield JournalRow.at < find.until
    if find.kinds:
        yield _changed(JournalDifferenceRow.entity.in_(find.kinds))
    if find.entity_id is not None:
        yield _changed(JournalDifferenceRow.entity_id == find.entity_id)
    for word in find.words:
        stands = JournalRow.search_fold.contains(search_fold(word), autoescape=True)
        codes = find.codes.get(word, ())
        yield or_(stands, JournalRow.code.in_(codes), _of_inner(codes)) if codes else stands


def _of_inner(codes: Sequence[str]) -> ColumnElement[bool]:
    """That a deed took back or did again one of these codes."""
    return and_(JournalRow.code.like("history.%"), JournalRow.values["deed"].as_string().in_(codes))


def _changed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        select(JournalDifferenceRow.journal_id)
        .where(JournalDifferenceRow.journal_id == JournalRow.id, condition)
        .exists()
    )
