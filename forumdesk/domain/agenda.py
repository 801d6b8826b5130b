"""The agenda: a numbered tree of items with planned times."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import LocalizedText

MINUTES_OF_A_DAY = 24 * 60
DEEPEST_LEVEL = 20
"""Items below items: no meeting goes as deep, and every walk down the tree stays short."""


class ItemKind(StrEnum):
    """What happens during an item."""

    OPENING = "opening"
    PLENARY = "plenary"
    REPORT = "report"
    PANEL = "panel"
    DISCUSSION = "discussion"
    DECISION = "decision"
    INFORMATION = "information"
    PROCEDURAL = "procedural"
    BREAK = "break"
    CEREMONY = "ceremony"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item. ``starts`` is local time on the meeting's day, ``minutes`` the planned length.

    ``number`` is the printed number ("2.1"); ``speaker_numbers`` are numbers on the list of participants;
    ``issues`` and ``recommendations`` are numbers in the resolution.
    """

    id: AgendaItemId
    meeting_id: MeetingId
    parent_id: AgendaItemId | None
    position: int
    number: str
    kind: ItemKind
    title: LocalizedText
    starts: time | None = None
    minutes: int = 0
    speakers: LocalizedText = LocalizedText()
    speaker_numbers: tuple[int, ...] = ()
    issues: tuple[int, ...] = ()
    recommendations: tuple[int, ...] = ()

    @property
    def ends(self) -> time | None:
        """Local time at which the item is planned to end; None while the start is open."""
        if self.starts is None:
            return None
        total = self.starts.hour * 60 + self.starts.minute + self.minutes
        return time(total // 60 % 24, total % 60)


def planned_minutes(items: Sequence[AgendaItem]) -> int:
    """Planned minutes of the day: top-level items only, since an item has the sum of its sub-items."""
    return sum(item.minutes for item in items if item.parent_id is None)


class TitlelessError(DomainError):
    """An item without a title cannot be called."""

    code = "agenda.titleless"
    message = N_("An agenda item needs a title in at least one language.")


class MinutesError(DomainError):
    """No length of time within a day."""

    code = "agenda.minutes"
    message = N_("An agenda item lasts from 0 to {most} minutes, not {minutes}.")


def require_sound(item: AgendaItem) -> AgendaItem:
    """The item itself; refuses one without a title or with a length outside a day."""
    if not 0 <= item.minutes <= MINUTES_OF_A_DAY:
        raise MinutesError(minutes=item.minutes, most=MINUTES_OF_A_DAY)
    if not item.title:
        raise TitlelessError
    return item


def renumbered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items in printing order, numbered 1, 2, 2.1, 2.2, 3; siblings keep the order of ``items``."""
    numbers: dict[AgendaItemId | None, str] = {None: ""}
    counts: dict[AgendaItemId | None, int] = {}
    ordered = []
    for position, item in enumerate(in_order(items)):
        counts[item.parent_id] = counts.get(item.parent_id, 0) + 1
        numbers[item.id] = f"{numbers[item.parent_id]}.{counts[item.parent_id]}".lstrip(".")
        ordered.append(replace(item, position=position, number=numbers[item.id]))
    return ordered


def in_order(items: Sequence[AgendaItem], parent_id: AgendaItemId | None = None) -> Iterator[AgendaItem]:
    """The items in printing order, each before its sub-items; with ``parent_id`` only what stands below it."""
    for item in items:
        if item.parent_id == parent_id:
            yield item
            yield from in_order(items, item.id)


def below(items: Sequence[AgendaItem], item_id: AgendaItemId) -> Iterator[AgendaItem]:
    """The sub-items of an item, at every depth."""
    return in_order(items, item_id)


def exchanged(items: Sequence[AgendaItem], first: AgendaItem, second: AgendaItem) -> list[AgendaItem]:
    """The items with two neighbours, ``first`` before ``second``, exchanged in order and in time."""
    earlier: dict[AgendaItemId, int] = {}
    if first.starts is not None and second.starts is not None:
        towards_start = _minute(second.starts) - _minute(first.starts)
        gap = towards_start - first.minutes
        for one in (second, *below(items, second.id)):
            earlier[one.id] = towards_start
        for one in (first, *below(items, first.id)):
            earlier[one.id] = -(second.minutes + gap)
    swapped = {first.id: second, second.id: first}
    return [_shifted(one, earlier.get(one.id, 0)) for one in (swapped.get(item.id, item) for item in items)]


def _shifted(item: AgendaItem, minutes: int) -> AgendaItem:
    """The item so many minutes earlier."""
    if item.starts is None or not minutes:
        return item
    minute = (_minute(item.starts) - minutes) % MINUTES_OF_A_DAY
    return replace(item, starts=time(minute // 60, minute % 60))


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
