"""Choices that the register remembers by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from forumdesk.storage.repositories.base import Repository
from forumdesk.storage.rows.tables import RememberedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A remembered choice; ``purpose`` says of what (a filter, the columns of a list), ``name`` which one."""

    id: UUID
    purpose: str
    name: str
    values: Mapping[str, Any]


class Remembered(Repository[Choice, RememberedRow]):
    """All choices, by name."""

    kind = "choice"
    row_type = RememberedRow
    order = (RememberedRow.kind, RememberedRow.name)

    def of_purpose(self, purpose: str) -> tuple[Choice, ...]:
        """The choices of one purpose, by name."""
        return self._select(RememberedRow.kind == purpose)

    def named(self, purpose: str, name: str) -> Choice | None:
        """One choice, or None."""
        return next(iter(self._select(RememberedRow.kind == purpose, RememberedRow.name == name)), None)

    def to_columns(self, value: Choice) -> dict[str, Any]:
        """See the base."""
        return {"kind": value.purpose, "name": value.name, "values": dict(value.values)}

    def from_row(self, row: RememberedRow) -> Choice:
        """See the base."""
        return Choice(id=row.id, purpose=row.kind, name=row.name, values=row.values)
