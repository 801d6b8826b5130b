"""The content of a register replaced by that of a copy, inside the transaction of one deed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID

from sqlalchemy import Connection, CursorResult, Table

from forumdesk.storage import chain_guard
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.copies import TAKEN, attach_statement
from forumdesk.storage.repositories.personal import PersonalData
from forumdesk.storage.rows.base import Base
from forumdesk.storage.statements import named
from forumdesk.storage.work import UnitOfWork

STAYS: Final = frozenset(
    {"register", "journal", "journal_difference", "binned_content", "baton", "handover", "erasure"}
)
"""Tables that tell what was done and what lies outside of the register: going back undoes none of that."""
_SEALED: Final = "sealed_record"


def replace_content(work: UnitOfWork, copy: Path) -> None:
    """Let every table be as in ``copy``, of the present format, and note each value that differs in the unit of work.

    What was erased by law since the copy was made stays erased.
    """
    connection = work.session.connection()
    connection.exec_driver_sql(*attach_statement(copy))
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    tables = [
        _Replaced(connection, table) for table in Base.metadata.sorted_tables if table.name not in STAYS
    ]
    differing = {one.table.name: one for one in tables if one.find_differing()}
    before = dict(_values(work, differing))
    if _SEALED in differing:
        _run(connection, chain_guard.drop_statements("sqlite"))
    for one in reversed(differing.values()):
        one.delete()
    for one in differing.values():
        one.insert()
    if _SEALED in differing:
        _run(connection, chain_guard.statements("sqlite"))
    work.session.expire_all()
    for (person,) in connection.exec_driver_sql(
        named("SELECT id FROM main.erasure WHERE id NOT IN (SELECT id FROM {taken}.erasure)", taken=TAKEN)
    ).fetchall():
        PersonalData(work.session).erase(UUID(person))
    after = dict(_values(work, differing))
    for kind, identifier in dict.fromkeys([*before, *after]):
        was, is_now = before.get((kind, identifier)), after.get((kind, identifier))
        if was != is_now:
            work.changes.append(EntityChange(kind, identifier, was, is_now))


def _values(work: UnitOfWork, differing: dict[str, "_Replaced"]) -> Iterator[tuple[tuple[str, UUID], Any]]:
    """The values in rows that differ, as they are now."""
    for kind, repository in work.repositories.items():
        replaced = differing.get(repository.row_type.__tablename__)
        if replaced is not None:
            for identifier, value in repository.find_all(replaced.identifiers).items():
                yield (kind, identifier), value


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


@dataclass(slots=True)
class _Replaced:
    """One table: the keys of rows that differ are kept in temporary tables while the rows go and come."""

    connection: Connection
    table: Table
    identifiers: tuple[UUID, ...] = ()

    def find_differing(self) -> bool:
        """Find the rows that are only here and those that are only in the copy; False where there are none."""
        count = 0
        for name, first, second in (("gone", "main", TAKEN), ("come", TAKEN, "main")):
            kept = self._kept(name)
            self._do("DROP TABLE IF EXISTS temp.{kept}", kept=kept)
            only_first = named(
                "CREATE TEMP TABLE {kept} AS SELECT {keys} FROM {first}.{table} AS one"
                " WHERE NOT EXISTS (SELECT 1 FROM {second}.{table} AS other WHERE ",
                kept=kept,
                keys=self._keys,
                first=first,
                second=second,
                table=self.table.name,
            )
            self.connection.exec_driver_sql(f"{only_first}{self._alike})")
            count += self._do("SELECT count(*) FROM temp.{kept}", kept=kept).scalar_one()
        if count and "id" in self.table.columns:
            found = self._do(
                "SELECT id FROM temp.{gone} UNION SELECT id FROM temp.{come}",
                gone=self._kept("gone"),
                come=self._kept("come"),
            )
            self.identifiers = tuple(UUID(identifier) for (identifier,) in found)
        return count > 0

    def delete(self) -> None:
        """Take out the rows that are only here."""
        self._do(
            "DELETE FROM main.{table} WHERE ({keys}) IN (SELECT * FROM temp.{gone})",
            table=self.table.name,
            keys=self._keys,
            gone=self._kept("gone"),
        )

    def insert(self) -> None:
        """Put in the rows that are only in the copy."""
        self._do(
            "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM {taken}.{table}"
            " WHERE ({keys}) IN (SELECT * FROM temp.{come})",
            table=self.table.name,
            columns=[column.name for column in self.table.columns],
            taken=TAKEN,
            keys=self._keys,
            come=self._kept("come"),
        )

    @property
    def _alike(self) -> str:
        """That two rows are equal; the key comes first, so that its index finds the other row."""
        others = [one.name for one in self.table.columns if one.name not in self._keys]
        equal = (named("other.{key} = one.{key}", key=name) for name in self._keys)
        same = (named("other.{column} IS one.{column}", column=name) for name in others)
        return " AND ".join((*equal, *same))

    @property
    def _keys(self) -> list[str]:
        return [column.name for column in self.table.primary_key.columns]

    def _kept(self, which: str) -> str:
        """The temporary table of the keys of rows that go or come."""
        return f"{which}_{self.table.name}"

    def _do(self, statement: LiteralString, **names: str | list[str]) -> CursorResult[Any]:
        return self.connection.exec_driver_sql(named(statement, **names))
