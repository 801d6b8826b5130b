"""Which deeds a state of a register consists of, read from its journal without opening it as a register."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from forumdesk.storage.statements import named

RESTORED: Final = "register.restored"
"""A deed after which the register is as it was after an earlier one, whose identifier is its value ``state``."""
_PLACES_SINCE = 7
_BY_PLACE: Final = 'SELECT id, at, desk_name, code, "values" FROM {schema}.journal ORDER BY place'
_BY_MOMENT: Final = 'SELECT id, at, desk_name, code, "values" FROM {schema}.journal ORDER BY at, id'


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedTold:
    """A deed as the journal tells it."""

    id: UUID
    at: datetime
    desk_name: str
    code: str
    values: Mapping[str, Any]


def deeds_of_state(connection: Any, schema: str) -> dict[UUID, DeedTold]:
    """The deeds that the present state of an opened register rests on, newest first.

    Deeds that a restoring took back are still in the journal and not among them, nor are restorings themselves.
    """
    deeds = list(_deeds(connection, schema))
    places = {deed.id: place for place, deed in enumerate(deeds)}
    found: dict[UUID, DeedTold] = {}
    place = len(deeds) - 1
    while place >= 0:
        deed = deeds[place]
        state = _state(deed)
        if state is None:
            found[deed.id] = deed
            place -= 1
        else:
            # A state that is not in this journal, or would be a later one, is none to go on from.
            place = min(places.get(UUID(state), place - 1), place - 1) if state else -1
    return found


def _state(deed: DeedTold) -> str | None:
    """The deed after which the register was as this one left it; None for a deed of any other kind."""
    if RESTORED not in (deed.code, deed.values.get("deed")):
        return None
    return str(deed.values.get("state", ""))


def _deeds(connection: Any, schema: str) -> Iterator[DeedTold]:
    (version,) = connection.execute(f"PRAGMA {schema}.user_version").fetchone()
    in_order = _BY_PLACE if version >= _PLACES_SINCE else _BY_MOMENT
    rows = connection.execute(named(in_order, schema=schema))
    for identifier, at, desk_name, code, values in rows:
        yield DeedTold(
            id=UUID(identifier),
            at=datetime.fromisoformat(at).replace(tzinfo=UTC),
            desk_name=desk_name,
            code=code,
            values=json.loads(values),
        )


def sealed_since(connection: Any, backup: str) -> int:
    """How many sealed records an opened register has that a backup attached to it has not."""
    (tables,) = connection.execute(
        named("SELECT count(*) FROM {backup}.sqlite_master WHERE name = 'sealed_record'", backup=backup)
    ).fetchone()
    statement = "SELECT count(*) FROM main.sealed_record"
    if tables:
        statement += named(" WHERE id NOT IN (SELECT id FROM {backup}.sealed_record)", backup=backup)
    (count,) = connection.execute(statement).fetchone()
    return int(count)
