"""The journal of deeds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, false, func, insert, or_, select
from sqlalchemy.orm import Session

from forumdesk.domain.identifiers import new_uuid
from forumdesk.language.collation import search_fold
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.copies import state_mark
from forumdesk.storage.plain import noted, to_plain
from forumdesk.storage.repositories.base import rows_being_read
from forumdesk.storage.repositories.bulk import CHUNK, chunks, execute_many
from forumdesk.storage.rows.journal import BinnedContentRow, JournalDifferenceRow, JournalRow

MANY = 1000
"""From more differences on, the journal notes of what came only that it came."""
_NIL = UUID(int=0)


class Undo(StrEnum):
    """What a deed is to whoever steps back."""

    STEP = "step"
    """It is taken back by one step."""
    PASSED = "passed"
    """It stays, and what was done before it can be taken back."""
    BARRIER = "barrier"
    """It stays, and nothing before it can be taken back."""


class Act(StrEnum):
    """What became of a value."""

    CAME = "came"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One deed; ``values`` fill the sentence that its code stands for.

    ``place`` is its number in the order of this register's deeds. ``concerns`` is the deed of which an undo, a redo
    or a restoring speaks; ``merged_by`` the deed that brought this one here from a copy.
    """

    at: datetime
    desk_id: str
    desk_name: str
    meeting_id: UUID | None
    code: str
    values: Mapping[str, Any]
    undo: Undo = Undo.STEP
    concerns: UUID | None = None
    merged_by: UUID | None = None
    id: UUID = _NIL
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What one deed changed of one value: only what differs; None where the value came or went."""

    entry: JournalEntry
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDifference:
    """What one deed changed of one value, as :class:`Difference`, and of which value.

    ``after`` is empty where very many came at once. ``origins`` maps fields to the deeds of a copy that wrote them,
    separated by blanks.
    """

    journal_id: UUID
    kind: str
    id: UUID
    position: int
    act: Act
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    origins: Mapping[str, str] | None = None


Origins = Mapping[tuple[str, UUID], Mapping[str, str]]
"""Which deeds of a copy wrote what a merge took over: by kind and identifier, then by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFind:
    """What is looked for in the journal; empty for everything.

    Each of ``words`` must stand in the values or the desk's name of a deed, or the deed's code be among those that
    ``codes`` has for the word (the codes whose sentence contains it in the reader's language). ``kinds`` are kinds of
    values of which the deed changed one; ``entity_id`` one value.
    """

    meeting_id: UUID | None = None
    words: tuple[str, ...] = ()
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    entity_id: UUID | None = None
    desk_id: str = ""
    since: datetime | None = None
    until: datetime | None = None


class Journal:
    """Deeds, in the order in which they were done."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, entry: JournalEntry, changes: Iterable[EntityChange], origins: Origins | None = None
    ) -> JournalEntry:
        """Note a deed and what it changed, in the deed's own transaction; returns it with its place."""
        merged, written = _merged(changes), dict(origins or {})
        identifier = entry.id if entry.id != _NIL else new_uuid(entry.at)
        place = self.last_place() + 1
        values = to_plain(entry.values)
        self._session.add(
            JournalRow(
                id=identifier,
                place=place,
                at=entry.at,
                desk_id=entry.desk_id,
                desk_name=entry.desk_name,
                meeting_id=entry.meeting_id,
                code=entry.code,
                values=values,
                undo=entry.undo.value,
                concerns=entry.concerns,
                merged_by=entry.merged_by,
                search_fold=folded(values, entry.desk_name),
            )
        )
        self._session.flush()
        table = JournalDifferenceRow.__table__
        assert isinstance(table, Table)
        rows = ({"journal_id": identifier, **one} for one in _with_origins(_differences(merged), written))
        execute_many(self._session, insert(table), rows, table)
        self._keep_held_back(merged)
        return self.get(identifier)

    def last_place(self) -> int:
        """The place of the newest deed; 0 before the first."""
        self._session.flush()
        return self._session.scalar(select(func.max(JournalRow.place))) or 0

    def mark(self) -> str:
        """What tells this state from another: see :class:`forumdesk.storage.copies.RegisterFacts`."""
        self._session.flush()
        last = self._session.scalar(select(JournalRow.id).order_by(JournalRow.place.desc()).limit(1))
        return state_mark(self.length(), last)

    def length(self) -> int:
        """How many deeds there are."""
        return self._session.scalar(select(func.count()).select_from(JournalRow)) or 0

    def get(self, identifier: UUID) -> JournalEntry:
        """One deed; KeyError when it is not there."""
        with rows_being_read():
            row = self._session.get(JournalRow, identifier)
            found = None if row is None else _entry(row)
        if found is None:
            raise KeyError(identifier)
        return found

    def at_place(self, place: int) -> JournalEntry | None:
        """The deed at a place; None where there is none."""
        with rows_being_read():
            row = self._session.scalars(select(JournalRow).where(JournalRow.place == place)).first()
            return None if row is None else _entry(row)

    def place_at(self, moment: datetime) -> int:
        """The place of the last deed before the first that was done after ``moment``; 0 where none was yet.

        Where the clock was set back meanwhile the order of the deeds counts.
        """
        first_after = self._session.scalar(select(func.min(JournalRow.place)).where(JournalRow.at > moment))
        return self.last_place() if first_after is None else first_after - 1

    def entries(self, limit: int) -> tuple[JournalEntry, ...]:
        """The latest deeds, newest first."""
        return self.page(JournalFind(), 0, limit)

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
            return tuple(map(_entry, rows))

    def count(self, find: JournalFind) -> int:
        """How many deeds were found."""
        return (
            self._session.scalar(select(func.count()).select_from(JournalRow).where(*_conditions(find))) or 0
        )

    def since(self, place: int) -> Iterator[JournalEntry]:
        """The deeds after a place, oldest first."""
        with rows_being_read():
            for row in self._session.scalars(
                select(JournalRow)
                .where(JournalRow.place > place)
                .order_by(JournalRow.place)
                .execution_options(yield_per=CHUNK)
            ):
                yield _entry(row)

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

    def differences(self, kind: str, identifier: UUID) -> tuple[Difference, ...]:
        """What deeds changed of one value, oldest first."""
        with rows_being_read():
            found = self._session.execute(
                select(JournalRow, JournalDifferenceRow)
                .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
                .where(JournalDifferenceRow.entity_id == identifier, JournalDifferenceRow.entity == kind)
                .order_by(JournalRow.place)
            ).all()
        return tuple(Difference(entry=_entry(row), before=one.before, after=one.after) for row, one in found)

    def of_deed(self, identifier: UUID) -> Iterator[EntityDifference]:
        """What one deed changed, in order."""
        return self._bare(JournalDifferenceRow.journal_id == identifier, JournalDifferenceRow.position.asc())

    def counts_of(self, deeds: Sequence[UUID]) -> dict[UUID, dict[tuple[str, Act], int]]:
        """For each of these deeds how many values of each kind came, changed and went."""
        found: dict[UUID, dict[tuple[str, Act], int]] = {identifier: {} for identifier in deeds}
        for part in chunks(deeds, CHUNK):
            rows = self._session.execute(
                select(
                    JournalDifferenceRow.journal_id,
                    JournalDifferenceRow.entity,
                    JournalDifferenceRow.act,
                    func.count(),
                )
                .where(JournalDifferenceRow.journal_id.in_(part))
                .group_by(
                    JournalDifferenceRow.journal_id, JournalDifferenceRow.entity, JournalDifferenceRow.act
                )
                .order_by(func.min(JournalDifferenceRow.position))
            )
            for identifier, kind, act, count in rows:
                found[identifier][kind, Act(act)] = count
        return found

    def of_deeds(self, deeds: Sequence[UUID]) -> dict[UUID, list[EntityDifference]]:
        """What each of these deeds changed, in order."""
        found: dict[UUID, list[EntityDifference]] = {identifier: [] for identifier in deeds}
        for part in chunks(deeds, CHUNK):
            for one in self._bare(
                JournalDifferenceRow.journal_id.in_(part), JournalDifferenceRow.position.asc()
            ):
                found[one.journal_id].append(one)
        return found

    def some_of_deed(self, identifier: UUID, wanted: Iterable[tuple[str, Act]]) -> Iterator[EntityDifference]:
        """What one deed changed of some kinds in some way, in order."""
        pairs = [
            and_(JournalDifferenceRow.entity == kind, JournalDifferenceRow.act == act.value)
            for kind, act in wanted
        ]
        condition = and_(JournalDifferenceRow.journal_id == identifier, or_(false(), *pairs))
        return self._bare(condition, JournalDifferenceRow.position.asc())

    def before_place(self, place: int) -> Iterator[tuple[int, EntityDifference]]:
        """What deeds after ``place`` changed here, newest first, each with the place of its deed."""
        return self._placed(
            JournalRow.place > place, JournalRow.place.desc(), JournalDifferenceRow.position.desc()
        )

    def all_differences(self) -> Iterator[tuple[int, EntityDifference]]:
        """What every deed done here changed, oldest first, each with the place of its deed."""
        return self._placed(JournalRow.place > 0, JournalRow.place, JournalDifferenceRow.position)

    def fields_at(
        self, place: int, kind: str, identifiers: Iterable[UUID]
    ) -> dict[UUID, dict[str, Any] | None]:
        """Of values of one kind that deeds after ``place`` changed: the changed fields as they were at ``place``.

        None for a value that was not there then; values that were not changed are left out.
        """
        found: dict[UUID, dict[str, Any] | None] = {}
        for part in chunks([*identifiers], CHUNK):
            rows = self._session.execute(
                select(JournalDifferenceRow.entity_id, JournalDifferenceRow.before)
                .join(JournalRow, JournalRow.id == JournalDifferenceRow.journal_id)
                .where(
                    JournalRow.place > place,
                    JournalRow.merged_by.is_(None),
                    JournalDifferenceRow.entity == kind,
                    JournalDifferenceRow.entity_id.in_(part),
                )
                .order_by(JournalRow.place)
            )
            for row in rows:
                known = found.setdefault(row.entity_id, None if row.before is None else {})
                if known is not None:
                    found[row.entity_id] = {**(row.before or {}), **known}
        return found

    def of_desk(self, desk_id: str, limit: int) -> tuple[JournalEntry, ...]:
        """The latest deeds of one desk that were done here, oldest first."""
        with rows_being_read():
            rows = self._session.scalars(
                select(JournalRow)
                .where(JournalRow.desk_id == desk_id, JournalRow.merged_by.is_(None))
                .order_by(JournalRow.place.desc())
                .limit(limit)
            ).all()
            return tuple(map(_entry, reversed(rows)))

    def gone(
        self, meeting_id: UUID | None, kinds: Sequence[str]
    ) -> Iterator[tuple[JournalEntry, EntityDifference]]:
        """Deletions of values of some kinds, newest first, with their deeds; of all meetings where none is named."""
        wanted = (
            select(JournalRow, JournalDifferenceRow)
            .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
            .where(JournalDifferenceRow.act == Act.GONE.value, JournalDifferenceRow.entity.in_(kinds))
            .order_by(JournalRow.place.desc(), JournalDifferenceRow.position)
        )
        if meeting_id is not None:
            wanted = wanted.where(JournalRow.meeting_id == meeting_id)
        with rows_being_read():
            for row, difference in self._session.execute(wanted.execution_options(yield_per=CHUNK)):
                yield _entry(row), _difference(difference)

    def with_kind(self, kind: str, deeds: Sequence[UUID]) -> dict[UUID, set[UUID]]:
        """Of these deeds, those that changed values of one kind, with the identifiers of the values."""
        found: dict[UUID, set[UUID]] = {}
        for part in chunks(deeds, CHUNK):
            for row in self._session.execute(
                select(JournalDifferenceRow.journal_id, JournalDifferenceRow.entity_id).where(
                    JournalDifferenceRow.journal_id.in_(part), JournalDifferenceRow.entity == kind
                )
            ):
                found.setdefault(row.journal_id, set()).add(row.entity_id)
        return found

    def came(self, kind: str) -> dict[UUID, Mapping[str, Any]]:
        """The values of one kind that deeds ever made, as they were then."""
        rows = self._session.execute(
            select(JournalDifferenceRow.entity_id, JournalDifferenceRow.after).where(
                JournalDifferenceRow.entity == kind, JournalDifferenceRow.act == Act.CAME.value
            )
        )
        return {row.entity_id: row.after for row in rows if row.after}

    def held_back(self, identifier: UUID, digest: str) -> bytes | None:
        """Bytes that a deed took away, by the SHA-256 that the journal has of them; None when they are erased."""
        row = self._session.get(BinnedContentRow, (identifier, digest))
        return None if row is None else row.content

    def _keep_held_back(self, merged: Sequence[tuple[EntityChange, EntityChange]]) -> None:
        for first, last in merged:
            content = getattr(first.before, "held_back", None)
            if content is None or content == getattr(last.after, "held_back", None):
                continue
            digest = sha256(content).hexdigest()
            if self._session.get(BinnedContentRow, (first.id, digest)) is None:
                self._session.add(
                    BinnedContentRow(entity_id=first.id, sha256=digest, entity=first.kind, content=content)
                )
        self._session.flush()

    def _placed(self, condition: ColumnElement[bool], *order: Any) -> Iterator[tuple[int, EntityDifference]]:
        rows = self._session.execute(
            select(JournalRow.place, JournalDifferenceRow)
            .join(JournalDifferenceRow, JournalDifferenceRow.journal_id == JournalRow.id)
            .where(condition, JournalRow.merged_by.is_(None))
            .order_by(*order)
            .execution_options(yield_per=CHUNK)
        )
        with rows_being_read():
            for place, row in rows:
                yield place, _difference(row)

    def _bare(self, condition: ColumnElement[bool], order: Any) -> Iterator[EntityDifference]:
        rows = self._session.scalars(
            select(JournalDifferenceRow).where(condition).order_by(order).execution_options(yield_per=CHUNK)
        )
        with rows_being_read():
            yield from map(_difference, rows)


def folded(values: Mapping[str, Any], desk_name: str) -> str:
    """What a deed is found by: every text among its values, and the desk."""
    return search_fold("\n".join((*_texts(values), desk_name)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _conditions(find: JournalFind) -> Iterator[ColumnElement[bool]]:
    if find.meeting_id is not None:
        yield JournalRow.meeting_id == find.meeting_id
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


def _entry(row: JournalRow) -> JournalEntry:
    return JournalEntry(
        id=row.id,
        place=row.place,
        at=row.at,
        desk_id=row.desk_id,
        desk_name=row.desk_name,
        meeting_id=row.meeting_id,
        code=row.code,
        values=row.values,
        undo=Undo(row.undo),
        concerns=row.concerns,
        merged_by=row.merged_by,
    )


def _difference(row: JournalDifferenceRow) -> EntityDifference:
    return EntityDifference(
        journal_id=row.journal_id,
        kind=row.entity,
        id=row.entity_id,
        position=row.position,
        act=Act(row.act),
        before=row.before,
        after=row.after,
        origins=row.origins,
    )


def _differences(merged: Sequence[tuple[EntityChange, EntityChange]]) -> Iterator[dict[str, Any]]:
    """What is noted of each value; of very many new ones only that they came.

    What they were then is told by their tables and by the differences noted later.
    """
    many = len(merged) > MANY
    for position, (first, last) in enumerate(merged):
        named = {"entity_id": first.id, "entity": first.kind, "position": position}
        if many and first.before is None and last.after is not None:
            yield {**named, "act": Act.CAME.value, "before": None, "after": {}}
            continue
        before, after = noted(first.before), noted(last.after)
        if before != after:
            yield {**named, **_only_changed(before, after)}


def _with_origins(
    rows: Iterable[dict[str, Any]], origins: dict[tuple[str, UUID], Mapping[str, str]]
) -> Iterator[dict[str, Any]]:
    """The rows, each with its origins, then those of values that stayed as they are and are labelled anew."""
    position = -1
    for row in rows:
        position = row["position"]
        yield {**row, "origins": origins.pop((row["entity"], row["entity_id"]), None)}
    for (kind, identifier), labels in origins.items():
        position += 1
        named = {"entity_id": identifier, "entity": kind, "position": position, "act": Act.CHANGED.value}
        yield {**named, "before": {}, "after": {}, "origins": labels}


def _merged(changes: Iterable[EntityChange]) -> list[tuple[EntityChange, EntityChange]]:
    """The first and the last change of each value."""
    merged: dict[tuple[str, UUID], tuple[EntityChange, EntityChange]] = {}
    for change in changes:
        key = (change.kind, change.id)
        merged[key] = (merged.get(key, (change, change))[0], change)
    return list(merged.values())


def _only_changed(before: Any, after: Any) -> dict[str, Any]:
    if before is None:
        return {"act": Act.CAME.value, "before": None, "after": after}
    if after is None:
        return {"act": Act.GONE.value, "before": before, "after": None}
    names = [name for name in after if before.get(name) != after[name]]
    return {
        "act": Act.CHANGED.value,
        "before": {n: before.get(n) for n in names},
        "after": {n: after[n] for n in names},
    }
