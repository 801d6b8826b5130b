"""A private copy of a register taken back to an earlier deed. Never the register itself."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forumdesk.domain.attendance import Movement
from forumdesk.storage import chain_guard
from forumdesk.storage.database import Database
from forumdesk.storage.journal_values import NEVER_WHOLE, value_of
from forumdesk.storage.plain import UnreadablePlainError, noted
from forumdesk.storage.repositories.journal_entries import Act, EntityDifference
from forumdesk.storage.rows.decisions import DecisionRow, SealedRecordRow
from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow
from forumdesk.storage.rows.tables import MovementRow
from forumdesk.storage.work import UnitOfWork

Unsealed = Callable[[bytes], bytes]
"""What a sealed record held before it took its place in a chain."""


@dataclass(frozen=True, slots=True)
class _Was:
    """What a value was: nothing, some fields, or all of them (``whole``)."""

    fields: Mapping[str, Any] | None
    whole: bool


def roll_back(copy: Database, place: int, unsealed: Unsealed) -> int:
    """Leave of ``copy`` what stood there after the deed at ``place``; returns how many values could not be made.

    Those are values of an earlier format's journal, and bytes that were erased since. Raises StorageError.
    """
    with copy.writing() as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        work = UnitOfWork(session)
        was = _states(work.journal_differences.before_place(place))
        _unseal(session, was, unsealed)
        lost = sum(not _put_back(session, work, kind, one, state) for (kind, one), state in was.items())
        _forget_deeds(session, place)
        session.commit()
    return lost


def _states(differences: Iterator[tuple[int, EntityDifference]]) -> dict[tuple[str, UUID], _Was]:
    """What each value was before the differences, which come newest first."""
    found: dict[tuple[str, UUID], _Was] = {}
    for _place, one in differences:
        key = (one.kind, one.id)
        if one.act is Act.CAME:
            found[key] = _Was(None, whole=True)
        elif one.act is Act.GONE:
            found[key] = _Was(dict(one.before or {}), whole=True)
        else:
            later = found.get(key, _Was({}, whole=False))
            found[key] = _Was({**(later.fields or {}), **(one.before or {})}, whole=later.whole)
    return found


def _unseal(session: Session, was: Mapping[tuple[str, UUID], _Was], unsealed: Unsealed) -> None:
    """Take the records out whose decisions and statements were not sealed then, or not there."""
    gone = [
        one
        for (kind, one), state in was.items()
        if kind in {"decision", "statement"} and (state.fields is None or state.fields.get("hash") == "")
    ]
    if not gone:
        return
    connection = session.connection()
    dialect = connection.dialect.name
    for statement in chain_guard.drop_statements(dialect):
        connection.exec_driver_sql(statement)
    for identifier in gone:
        record = session.scalar(select(SealedRecordRow.record).where(SealedRecordRow.id == identifier))
        if record is not None:
            session.execute(
                update(DecisionRow).where(DecisionRow.id == identifier).values(content=unsealed(record))
            )
            session.execute(delete(SealedRecordRow).where(SealedRecordRow.id == identifier))
    for statement in chain_guard.statements(dialect):
        connection.exec_driver_sql(statement)
    session.expire_all()


def _put_back(session: Session, work: UnitOfWork, kind: str, identifier: UUID, was: _Was) -> bool:
    try:
        repository = work.by_kind(kind)
    except KeyError:
        return True  # what is only counted, such as identity numbers
    if was.fields is None:
        repository.remove(identifier)
        if kind == "movement":
            # The log keeps what is withdrawn; in the copy it was never there.
            session.flush()
            session.execute(delete(MovementRow).where(MovementRow.id == identifier))
        return True
    if kind in NEVER_WHOLE:
        return not was.whole
    try:
        current = None if was.whole else repository.find(identifier)
        before = value_of(work, kind, identifier, {**(noted(current) or {}), **was.fields})
    except UnreadablePlainError:
        return False
    if isinstance(before, Movement) and current is not None:
        work.movements.reassign(current, before.participant_id)
    else:
        repository.put(before)
    return True


def _forget_deeds(session: Session, place: int) -> None:
    later = select(JournalRow.id).where(JournalRow.place > place)
    session.execute(delete(JournalDifferenceRow).where(JournalDifferenceRow.journal_id.in_(later)))
    session.execute(delete(JournalRow).where(JournalRow.place > place))
