"""Where an item of the agenda can be put."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.identifiers import AgendaItemId


class Where(StrEnum):
    """Where an item goes, seen from another one."""

    BEFORE = "before"
    BELOW = "below"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Below ``parent_id`` (None: on the first level), before its sibling ``before`` or else last."""

    parent_id: AgendaItemId | None = None
    before: AgendaItemId | None = None


def place_at(items: Sequence[AgendaItem], target: AgendaItem, where: Where) -> Place:
    """The place before, below or behind an item; below means last of its sub-items."""
    if where is Where.BELOW:
        return Place(parent_id=target.id)
    if where is Where.BEFORE:
        return Place(parent_id=target.parent_id, before=target.id)
    return Place(parent_id=target.parent_id, before=_next_on_level(items, target))


def is_there(items: Sequence[AgendaItem], item: AgendaItem, place: Place) -> bool:
    """Whether an item stands at a place already."""
    if place.parent_id != item.parent_id:
        return False
    return place.before in (item.id, _next_on_level(items, item))


def _next_on_level(items: Sequence[AgendaItem], item: AgendaItem) -> AgendaItemId | None:
    level = [one.id for one in items if one.parent_id == item.parent_id]
    behind = level[level.index(item.id) + 1 :]
    return behind[0] if behind else None
