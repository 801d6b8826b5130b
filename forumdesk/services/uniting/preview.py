"""What merging a copy would do, as data for the window and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.histories import Key
from forumdesk.domain.identifiers import DecisionId, MeetingId
from forumdesk.domain.texts import LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskShare:
    """The deeds of one desk that come: how many, and from when to when."""

    name: str
    count: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KindShare:
    """What comes of one kind of value."""

    kind: str
    came: int = 0
    changed: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionComing:
    """A decision that comes. ``beside`` names the desk that decided on the same matter here, if one did."""

    id: DecisionId
    meeting_id: MeetingId
    number: int
    desk: str
    sealed: bool
    beside: str = ""
    beside_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberGiven:
    """A value that gets another number, since a desk had given its number out before."""

    key: Key
    name: LocalizedText
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict: the value's fields as the journal would note them, and who wrote them when.

    ``plain`` is None where the value is deleted.
    """

    plain: Mapping[str, Any] | None
    desk: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChoice:
    """A place where a person chooses. ``before`` is what both had; None where that is not known or was nothing."""

    mark: str
    key: Key
    field: str
    meeting_id: MeetingId | None
    before: Mapping[str, Any] | None
    mine: Side
    theirs: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What merging does. ``final`` says that sealed records come, so that it cannot be taken back."""

    name: str
    desks: tuple[DeskShare, ...] = ()
    kinds: tuple[KindShare, ...] = ()
    arrivals: int = 0
    decisions: tuple[DecisionComing, ...] = ()
    numbers: tuple[NumberGiven, ...] = ()
    choices: tuple[OpenChoice, ...] = ()
    final: bool = False
    deed_id: UUID | None = None

    @property
    def deeds(self) -> int:
        """How many deeds come."""
        return sum(one.count for one in self.desks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing comes: everything that was done there is here."""
        return not (self.deeds or self.kinds or self.arrivals or self.decisions or self.choices)
