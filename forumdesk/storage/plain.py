"""Values as plain data for JSON, and back: what the journal keeps of a deed is read again years later."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, get_args
from uuid import UUID

from forumdesk.storage.repositories.base import Repository

Plain = Mapping[str, Any]
_PLAIN = frozenset({str, int, bool, float})


class UnreadablePlainError(ValueError):
    """Plain data that no value of its kind can be made of, say of an earlier format."""


def to_plain(value: Any) -> Any:
    """A value as plain data for JSON: dataclasses by their fields, moments and days as ISO 8601."""
    if value is None or type(value) in _PLAIN:
        return value
    kind: object = type(value)
    names = _field_names(kind)
    if names is not None:
        return {name: to_plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(to_plain(part) for part in value)
    return _scalar(value)


def noted(value: Any) -> Any:
    """A value as the journal keeps it: some kinds hold back a part of themselves."""
    return to_plain(getattr(value, "noted", value))


def from_plain(kind: Any, data: Any) -> Any:
    """The value of type ``kind`` that :func:`to_plain` made ``data`` of.

    Fields that a later format added have their usual values. Raises :class:`UnreadablePlainError`.
    """
    # Needed only by who reads the journal back; a start without undo does not pay for it.
    from msgspec import ValidationError, convert

    try:
        return convert(data, kind, str_keys=True, dec_hook=_other)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadablePlainError(str(error)) from error


def _other(kind: Any, data: Any) -> Any:
    """What JSON has no type for."""
    if kind is Fraction:
        return Fraction(data)
    raise TypeError(f"nothing reads {kind}")


@cache
def value_type(repository: type[Repository[Any, Any]]) -> Any:
    """The type of the values of a repository."""
    for base in repository.__mro__:
        for generic in getattr(base, "__orig_bases__", ()):
            arguments = get_args(generic)
            if len(arguments) > 1 and is_dataclass(arguments[0]):
                return arguments[0]
    raise TypeError(f"{repository.__name__} does not say of what values it is")


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (UUID, Fraction)):
        return str(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value.decode("utf-8") if isinstance(value, bytes) else value
