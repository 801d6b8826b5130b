"""What all repositories do alike."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.storage.changes import EntityChange
from forumdesk.storage.rows.base import Identified

V = TypeVar("V")
R = TypeVar("R", bound=Identified)


class GoneError(KnownError):
    """A value that was there when it was looked up is gone."""

    code = "storage.gone"
    message = N_("What you wanted to change is no longer there. The page has been refreshed.")


class UnreadableRowError(Exception):
    """A row holds what the program never writes; the database tells it as a damaged file."""


@contextmanager
def rows_being_read() -> Iterator[None]:
    """Tell apart a row that cannot be understood from a mistake of the program elsewhere."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableRowError(str(error)) from error


class Repository(ABC, Generic[V, R]):
    """Values of one kind. Every change is noted in ``changes``, in order."""

    kind: ClassVar[str]
    row_type: type[R]
    order: tuple[InstrumentedAttribute[Any] | ColumnElement[Any], ...]

    def __init__(self, session: Session, changes: list[EntityChange]) -> None:
        self._session = session
        self._changes = changes
        # SQLAlchemy finds a row that was only added once it has been flushed; many are added at a time.
        self._added: dict[UUID, R] = {}

    @abstractmethod
    def to_columns(self, value: V) -> dict[str, Any]:
        """The columns of a row, without ``id`` and ``version_id``."""

    @abstractmethod
    def from_row(self, row: R) -> V:
        """The value of a row."""

    def id_of(self, value: V) -> UUID:
        """The identifier of a value."""
        found: UUID = value.id  # type: ignore[attr-defined]
        return found

    def find(self, identifier: UUID) -> V | None:
        """The value, or None."""
        with rows_being_read():
            row = self._row(identifier)
            return None if row is None else self.from_row(row)

    def get(self, identifier: UUID) -> V:
        """The value; :class:`GoneError` when it is not there."""
        value = self.find(identifier)
        if value is None:
            raise GoneError
        return value

    def get_all(self, identifiers: Iterable[UUID]) -> tuple[V, ...]:
        """The values in the order asked for, each once; :class:`GoneError` when one is not there."""
        wanted = list(dict.fromkeys(identifiers))
        found = self.find_all(wanted)
        if len(found) < len(wanted):
            raise GoneError
        return tuple(found[one] for one in wanted)

    def all(self) -> tuple[V, ...]:
        """Every value, in order."""
        return self._select()

    def read(self, identifiers: Iterable[UUID]) -> tuple[V, ...]:
        """The values that have these identifiers, past what was read before; some hundred at a time."""
        return self._select(self.row_type.id.in_([*identifiers]))

    def of_meeting(self, meeting_id: UUID) -> tuple[V, ...]:
        """The values of one meeting, in order."""
        column: InstrumentedAttribute[UUID] = self.row_type.meeting_id  # type: ignore[attr-defined]
        return self._select(column == meeting_id)

    def put(self, value: V) -> None:
        """Add the value, or change it where it differs."""
        identifier = self.id_of(value)
        row = self._row(identifier)
        if row is None:
            self._flush_other_kinds()
            self._added[identifier] = self.row_type(id=identifier, **self.to_columns(value))
            self._session.add(self._added[identifier])
            self._changes.append(EntityChange(self.kind, identifier, None, value))
            return
        before = self.from_row(row)
        if before == value:
            return
        for name, column in self.to_columns(value).items():
            setattr(row, name, column)
        self._changes.append(EntityChange(self.kind, identifier, before, value))

    def _flush_other_kinds(self) -> None:
        # The mapper does not know which table leans on which, and writes what is waiting in any order.
        if self._changes and self._changes[-1].kind != self.kind:
            self._session.flush()

    def put_all(self, values: Iterable[V], known: Mapping[UUID, V] | None = None) -> None:  # noqa: ARG002
        """Put each of ``values``; ``known`` is what :meth:`find_all` has just found of them, if it was asked."""
        for value in values:
            self.put(value)

    def find_all(self, identifiers: Iterable[UUID]) -> dict[UUID, V]:
        """The values that are there, by identifier."""
        found = ((identifier, self.find(identifier)) for identifier in identifiers)
        return {identifier: value for identifier, value in found if value is not None}

    def remove_all(self, identifiers: Iterable[UUID], known: Mapping[UUID, V] | None = None) -> None:  # noqa: ARG002
        """Remove each; ``known`` as in :meth:`put_all`."""
        for identifier in identifiers:
            self.remove(identifier)

    def remove(self, identifier: UUID) -> None:
        """Take a value out; nothing happens when it is not there."""
        self._session.flush()
        row = self._row(identifier)
        if row is not None:
            self._changes.append(EntityChange(self.kind, identifier, self.from_row(row), None))
            self._added.pop(identifier, None)
            self._session.delete(row)
            self._session.flush()

    def _row(self, identifier: UUID) -> R | None:
        return self._added.get(identifier) or self._session.get(self.row_type, identifier)

    def _select(self, *conditions: Any) -> tuple[V, ...]:
        self._session.flush()
        with rows_being_read():
            rows = self._session.scalars(select(self.row_type).where(*conditions).order_by(*self.order))
            return tuple(self.from_row(row) for row in rows)


def text_columns(name: str, text: LocalizedText) -> dict[str, str]:
    """The three columns of a text."""
    return {f"{name}_{language}": text.get(language) for language in Language}


def text_of(row: object, name: str) -> LocalizedText:
    """The text of three columns."""
    return LocalizedText(*(getattr(row, f"{name}_{language}") for language in Language))
