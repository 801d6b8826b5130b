"""What the journal has of a deed, and of each value that it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from forumdesk.storage.rows.journal import JournalDifferenceRow, JournalRow

UNNUMBERED: Final = UUID(int=0)
"""The identifier of a deed that is not noted yet."""


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
    id: UUID = UNNUMBERED
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


def entry_of(row: JournalRow) -> JournalEntry:
    """The deed that stands in a row."""
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


def difference_of(row: JournalDifferenceRow) -> EntityDifference:
    """What stands in a row of one value."""
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
