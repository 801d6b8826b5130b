"""The register as it was after a deed or at a moment: a private copy that is only looked at."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from forumdesk.domain.errors import N_, DomainError
from forumdesk.services.access import Access
from forumdesk.services.canonical import compact
from forumdesk.services.register import Register
from forumdesk.storage.rolled_back import roll_back


class BeforeTheRegisterError(DomainError):
    """The register did not exist yet at that moment."""

    code = "history.before"
    message = N_("Nothing was in this register yet at that moment. Choose a later one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The register as it was: its copy, the place of the last deed in it, when that was done, and how many values
    could not be shown, since the journal of an earlier format does not have them or their bytes were erased."""

    register: Register
    place: int
    at: datetime
    untold: int


def place_at(register: Register, moment: datetime) -> int:
    """The place of the last deed done by ``moment``; raises :class:`BeforeTheRegisterError`."""
    place = register.journal.place_at(moment)
    if not place:
        raise BeforeTheRegisterError
    return place


def as_of(register: Register, place: int, copy: Path) -> Earlier:
    """The register as it was after the deed at ``place``, as a copy at ``copy``, which must not exist.

    Whoever asked for it closes the copy and deletes the file. Raises StorageError.
    """
    entry = register.journal.at_place(place)
    if entry is None:
        raise BeforeTheRegisterError
    database = register.copy_to(copy)
    try:
        untold = roll_back(database, place, _unsealed)
        earlier = Register(database, register.clock, register.desk, Access.VIEW)
    except BaseException:
        database.close()
        copy.unlink(missing_ok=True)
        raise
    return Earlier(register=earlier, place=place, at=entry.at, untold=untold)


def _unsealed(record: bytes) -> bytes:
    """The frozen facts that a record held before it was sealed."""
    facts = json.loads(record)
    return compact({name: part for name, part in facts.items() if name not in {"sealed_at", "chain"}})
