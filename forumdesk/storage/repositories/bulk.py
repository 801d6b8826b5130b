"""Repositories of values that come and go by the ten thousand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, insert, select, text, update
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.dml import Delete, Update, UpdateBase

from forumdesk.storage.changes import EntityChange
from forumdesk.storage.repositories.base import R, Repository, V, rows_being_read

FEW = 8
"""Up to here one by one is as fast."""
CHUNK = 1000
T = TypeVar("T")


class BulkRepository(Repository[V, R]):
    """Reads and writes many rows at a time past the mapper, which is ten times slower; notes every change.

    For tables whose values stand in one row each and are written only here.
    """

    def find_all(self, identifiers: Iterable[UUID]) -> dict[UUID, V]:
        """See the base."""
        wanted = list(dict.fromkeys(identifiers))
        if len(wanted) <= FEW:
            return super().find_all(wanted)
        self._session.flush()
        found: dict[UUID, V] = {}
        table_id: InstrumentedAttribute[UUID] = self.row_type.id
        for chunk in chunks(wanted, CHUNK):
            for value in self._values(table_id.in_(chunk)):
                found[self.id_of(value)] = value
        return found

    def put_all(self, values: Iterable[V], known: Mapping[UUID, V] | None = None) -> None:
        """See the base; of values with the same identifier the last one counts."""
        wanted = {self.id_of(value): value for value in values}
        if len(wanted) <= FEW:
            super().put_all(wanted.values())
            return
        self._session.flush()
        known = self.find_all(wanted) if known is None else known
        new = {identifier: value for identifier, value in wanted.items() if identifier not in known}
        changed = {one: value for one, value in wanted.items() if one in known and known[one] != value}
        self._write(insert(self._table), self._inserted(new))
        self._write(self._update, self._updated(changed))
        self._forget_rows()
        self._changes.extend(
            EntityChange(self.kind, one, known.get(one), wanted[one])
            for one in wanted
            if one in new or one in changed
        )

    def remove_all(self, identifiers: Iterable[UUID], known: Mapping[UUID, V] | None = None) -> None:
        """See the base."""
        wanted = list(dict.fromkeys(identifiers))
        if len(wanted) <= FEW:
            super().remove_all(wanted)
            return
        self._session.flush()
        known = self.find_all(wanted) if known is None else known
        removed = [one for one in wanted if one in known]
        self._write(_of_one(delete(self._table), self._table), ({_WHICH: one} for one in removed))
        self._forget_rows()
        self._changes.extend(EntityChange(self.kind, one, known[one], None) for one in removed)

    @property
    def _table(self) -> Table:
        table = self.row_type.__table__
        assert isinstance(table, Table)
        return table

    @property
    def _update(self) -> UpdateBase:
        names = [column.name for column in self._table.c if column.name not in _OWN]
        counted = {"version_id": text("version_id + 1")} if "version_id" in self._table.c else {}
        statement = update(self._table).values(**{name: bindparam(name) for name in names}, **counted)
        return _of_one(statement, self._table)

    def _inserted(self, values: Mapping[UUID, V]) -> Iterator[Mapping[str, Any]]:
        own = {"version_id": 1} if "version_id" in self._table.c else {}
        return ({"id": one, **own, **self.to_columns(value)} for one, value in values.items())

    def _updated(self, values: Mapping[UUID, V]) -> Iterator[Mapping[str, Any]]:
        return ({_WHICH: one, **self.to_columns(value)} for one, value in values.items())

    def _write(self, statement: UpdateBase, rows: Iterator[Mapping[str, Any]]) -> None:
        execute_many(self._session, statement, rows, self._table)

    def _forget_rows(self) -> None:
        """What the mapper holds is older than the table now."""
        self._added.clear()
        self._session.expire_all()

    def _values(self, *conditions: Any) -> Iterator[V]:
        statement = select(self._table).where(*conditions).order_by(*self.order)
        with rows_being_read():
            for row in self._session.execute(statement.execution_options(yield_per=CHUNK)):
                yield self.from_row(row)  # type: ignore[arg-type] # has the same attributes

    def _select(self, *conditions: Any) -> tuple[V, ...]:
        self._session.flush()
        return tuple(self._values(*conditions))


_OWN = ("id", "version_id")
_WHICH = "which_"  # a parameter may not be called like the column that a statement sets
S = TypeVar("S", Update, Delete)


def _of_one(statement: S, table: Table) -> S:
    """The statement for the row whose ``id`` is given."""
    return statement.where(table.c.id == bindparam(_WHICH))


def execute_many(
    session: Session, statement: UpdateBase, rows: Iterable[Mapping[str, Any]], table: Table
) -> None:
    """Execute a statement for each row; the rows are made and turned into what the driver takes bit by bit.

    SQLAlchemy's own way costs more than the writing: it looks at each value of each row.
    """
    connection = session.connection()
    first = next(rows := iter(rows), None)
    if first is None:
        return
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(first))
    names: Sequence[str] = compiled.positiontup or list(first)
    columns_of = [table.c["id" if name == _WHICH else name] for name in names]
    makers = [(place, _processor(column, connection.dialect)) for place, column in enumerate(columns_of)]
    needed = [(place, make) for place, make in makers if make is not None]
    # Of a single name it would hand out the bare value.
    in_order = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    sql, waiting = str(compiled), chain((first,), rows)
    while part := [in_order(row) for row in islice(waiting, CHUNK)]:
        columns: list[Iterable[Any]] = list(zip(*part, strict=True))
        for place, make in needed:
            columns[place] = map(make, columns[place])
        connection.exec_driver_sql(sql, list(zip(*columns, strict=True)))


def _processor(column: Column[Any], dialect: Any) -> Callable[[Any], Any] | None:
    if isinstance(column.type, LargeBinary):
        return None  # drivers take bytes as they are
    made: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return made


def chunks(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Consecutive parts of ``values`` of at most ``size``."""
    return (values[start : start + size] for start in range(0, len(values), size))
