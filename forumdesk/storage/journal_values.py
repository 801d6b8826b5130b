"""Values made of what the journal noted of them."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

from forumdesk.storage.plain import UnreadablePlainError, from_plain, value_type
from forumdesk.storage.work import UnitOfWork

NEVER_WHOLE = frozenset({"decision"})
"""Kinds of which the journal keeps the index alone: what was frozen with them is not made again."""


def value_of(work: UnitOfWork, kind: str, identifier: UUID, noted: Mapping[str, Any]) -> Any:
    """The value that the journal noted whole; bytes that it holds back come from where they were laid aside.

    Raises :class:`UnreadablePlainError` for what was noted by an earlier format, or was erased.
    """
    if kind in NEVER_WHOLE:
        raise UnreadablePlainError(f"a {kind} is not made again from the journal")
    wanted = value_type(type(work.by_kind(kind)))
    if hasattr(wanted, "held_back"):
        return _with_content(work, wanted, identifier, noted)
    return from_plain(wanted, noted)


def _with_content(work: UnitOfWork, wanted: Any, identifier: UUID, noted: Mapping[str, Any]) -> Any:
    content = work.journal.held_back(identifier, str(noted.get("sha256")))
    if content is None:
        raise UnreadablePlainError("its bytes are no longer kept")
    named: dict[str, Any] = {}
    for field in fields(wanted):
        if field.name == "id":
            named["id"] = identifier
        elif field.type is bytes:
            named[field.name] = content
        elif field.name in noted:
            named[field.name] = UUID(str(noted[field.name]))
        else:
            raise UnreadablePlainError(f"{field.name} was not noted")
    return wanted(**named)
