"""Making a rescued register fit to work with: unreadable rows, what the journal still tells, what leans on nothing.

See :mod:`forumdesk.storage.rescue`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, inspect, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from forumdesk.domain.bodies import Body
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import BodyId, MeetingId, moment_of, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText
from forumdesk.storage.database import Database
from forumdesk.storage.journal_values import value_of
from forumdesk.storage.plain import UnreadablePlainError
from forumdesk.storage.repositories.base import Repository, UnreadableRowError
from forumdesk.storage.repositories.journal_entries import Act, Undo
from forumdesk.storage.rescue import Salvage, TableYield
from forumdesk.storage.rows.base import Identified
from forumdesk.storage.rows.decisions import DecisionRow, SealedRecordRow
from forumdesk.storage.rows.journal import JournalRow
from forumdesk.storage.statements import named
from forumdesk.storage.work import UnitOfWork

_NOT_TO_BE_READ = (UnreadableRowError, SQLAlchemyError, ValueError, KeyError, TypeError, AttributeError)
_SEALED = "sealed_record"
_MADE_AGAIN = {"decision": "remade", "journal": "bare"}
"""As what a row counts that was made since others lean on it."""
LOST_DEED = "journal.lost"
"""A deed of which only what it changed is known."""


def mend(database: Database, found: Salvage, now: datetime) -> Salvage:
    """Mend what :func:`~forumdesk.storage.rescue.salvage` brought over, in one transaction; counts into ``found``."""
    with database.writing() as session:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        work = UnitOfWork(session)
        for repository in work.repositories.values():
            _drop_unreadable(session, repository, found.tables)
        remade = _remade(session, work, found.tables)
        _settle_orphans(session, work, found.tables, now)
        work.participants.compute_anew()
        session.flush()
        work.movements.compute_anew()
        session.commit()
    return replace(found, made_again=remade)


def _yield_of(tables: dict[str, TableYield], repository: Repository[Any, Any]) -> TableYield:
    return tables.setdefault(repository.row_type.__tablename__, TableYield())


def _drop_unreadable(
    session: Session, repository: Repository[Any, Any], tables: dict[str, TableYield]
) -> None:
    """Rows whose columns can each be read and which make no value together."""
    try:
        repository.all()
        return
    except _NOT_TO_BE_READ:
        session.expunge_all()
    found = _yield_of(tables, repository)
    for identifier in _ids(session, repository.row_type):
        try:
            repository.find(identifier)
        except _NOT_TO_BE_READ:
            session.expunge_all()
            session.execute(delete(repository.row_type).where(repository.row_type.id == identifier))
            found.broken, found.kept = found.broken + 1, found.kept - 1


def _ids(session: Session, row_type: type[Identified]) -> tuple[UUID, ...]:
    return tuple(session.scalars(select(row_type.id)))


def _remade(session: Session, work: UnitOfWork, tables: dict[str, TableYield]) -> tuple[str, ...]:
    """Make again what is gone from tables that have gaps, as far as the journal noted it whole."""
    wanted = {
        kind: repository
        for kind, repository in work.repositories.items()
        if not _yield_of(tables, repository).is_whole
    }
    noted = _noted(work, wanted)
    made = []
    for kind, repository in wanted.items():
        there = set(_ids(session, repository.row_type))
        found = _yield_of(tables, repository)
        for identifier, fields in noted.get(kind, {}).items():
            if identifier not in there and _put_again(session, work, kind, identifier, fields):
                found.remade += 1
                made.append(kind)
    return tuple(dict.fromkeys(made))


def _put_again(
    session: Session, work: UnitOfWork, kind: str, identifier: UUID, fields: Mapping[str, Any]
) -> bool:
    try:
        value = value_of(work, kind, identifier, fields)
        with session.begin_nested():
            work.by_kind(kind).put(value)
            session.flush()
    except (UnreadablePlainError, KnownError, *_NOT_TO_BE_READ):
        return False
    return True


def _noted(work: UnitOfWork, wanted: Iterable[str]) -> dict[str, dict[UUID, Mapping[str, Any]]]:
    """Of values of some kinds what they were after the last deed, where they are still there then."""
    kinds = set(wanted)
    found: dict[str, dict[UUID, Mapping[str, Any]]] = {kind: {} for kind in kinds}
    try:
        for _place, one in work.journal_differences.all_done_here() if kinds else ():
            if one.kind not in kinds:
                continue
            known = found[one.kind]
            if one.act is Act.GONE:
                known.pop(one.id, None)
            elif one.act is Act.CAME:
                known[one.id] = one.after or {}
            elif one.id in known:
                known[one.id] = {**known[one.id], **(one.after or {})}
    except _NOT_TO_BE_READ:  # the journal itself is broken from here on
        pass
    return {kind: {key: fields for key, fields in known.items() if fields} for kind, known in found.items()}


def _settle_orphans(session: Session, work: UnitOfWork, tables: dict[str, TableYield], now: datetime) -> None:
    """What leans on a row that is gone: the row is made anew, or the reference is dropped, or the row is left out."""
    for _round in range(4):  # a parent that is left out may leave orphans of its own
        orphans = list(_orphans(session))
        if not orphans:
            return
        # Identifiers of deeds are in the order of their moments, and so are the places that deeds get.
        made = {
            (parent, key)
            for parent, key in sorted(
                {(parent, key) for _table, _row, _column, parent, key in orphans}, key=str
            )
            if key is not None and _made_parent(session, work, parent, key, now)
        }
        for parent in (parent for parent, _key in made if parent in _MADE_AGAIN):
            found = tables.setdefault(parent, TableYield())
            setattr(found, _MADE_AGAIN[parent], getattr(found, _MADE_AGAIN[parent]) + 1)
        for table, row, column, parent, key in orphans:
            if (parent, key) not in made:
                _loosen(session, tables.setdefault(table, TableYield()), table, row, column)
        session.expire_all()


def _orphans(session: Session) -> Iterator[tuple[str, int, str, str, str | None]]:
    """Table, number of the row, its column, the table that it refers to, and what it refers to."""
    connection = session.connection()
    for table, row, parent, key in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
        column = next(one[3] for one in keys if one[0] == key)
        value = connection.execute(
            text(named("SELECT {column} FROM {table} WHERE rowid = :row", column=column, table=table)),
            {"row": row},
        ).scalar()
        yield table, row, column, parent, value


def _made_parent(session: Session, work: UnitOfWork, parent: str, key: str, now: datetime) -> bool:
    """Make the row that others lean on, with nothing in it but its identifier; a decision as its record tells it."""
    try:
        identifier = UUID(key)
    except ValueError:
        return False
    if parent == "body":
        work.bodies.put(Body(id=BodyId(identifier), name=LocalizedText()))
    elif parent == "meeting":
        known = work.bodies.all()
        body = known[0] if known else Body(id=BodyId(new_uuid(now)), name=LocalizedText())
        work.bodies.put(body)
        work.meetings.put(Meeting(id=MeetingId(identifier), body_id=body.id))
    elif parent == "decision":
        return _made_decision(session, identifier)
    elif parent == "journal":
        _make_deed(session, identifier)
    else:
        return False
    session.flush()
    return True


def _make_deed(session: Session, identifier: UUID) -> None:
    """A deed of which only what it changed is left; its identifier tells when it was done."""
    last = session.scalar(select(func.max(JournalRow.place))) or 0
    session.add(
        JournalRow(
            id=identifier,
            place=last + 1,
            at=moment_of(identifier),
            desk_id="",
            desk_name="\N{EN DASH}",
            meeting_id=None,
            code=LOST_DEED,
            values={},
            undo=Undo.BARRIER,
            concerns=None,
            merged_by=None,
            search_fold="",
        )
    )
    session.flush()


def _made_decision(session: Session, identifier: UUID) -> bool:
    """The row of the index that a sealed decision had; the names beside the record are gone with it."""
    link = session.get(SealedRecordRow, identifier)
    if link is None or link.kind != "decision":
        return False
    try:
        plain = json.loads(link.record)
        said = plain["decision"]
        beside = [*plain.get("commission", ())]
        beside += (plain.get("election") or {}).get("candidates", ())
        beside += (plain.get("circulation") or {}).get("objections", ())
        people = [one["participant"] for one in plain["voices"]] + [one["id"] for one in beside]
        facts = {name: said[name]["id"] for name in ("item", "annuls") if said.get(name)}
        if said.get("question"):
            facts["question"] = said["question"]
        row = DecisionRow(
            id=identifier,
            meeting_id=link.meeting_id,
            number=said["number"],
            mode=said["mode"],
            outcome=said["outcome"],
            subject=said["subject"],
            whole=said["whole"],
            tally=plain["counts"],
            facts=facts,
            recorded_at=datetime.fromisoformat(said["closed_at"]),
            content=b"",
            persons={one: {"salt": "", "name": {}} for one in people},
        )
        with session.begin_nested():
            session.add(row)
            session.flush()
    except (SQLAlchemyError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


def _loosen(session: Session, found: TableYield, table: str, row: int, column: str) -> None:
    connection = session.connection()
    columns = {one["name"]: one for one in inspect(connection).get_columns(table)}
    if columns[column]["nullable"]:
        connection.execute(
            text(named("UPDATE {table} SET {column} = NULL WHERE rowid = :row", table=table, column=column)),
            {"row": row},
        )
        found.loosened += 1
    elif table != _SEALED:  # a sealed record stays, whatever it leans on
        connection.execute(text(named("DELETE FROM {table} WHERE rowid = :row", table=table)), {"row": row})
        found.left_out, found.kept = found.left_out + 1, found.kept - 1
