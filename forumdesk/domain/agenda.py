"""The agenda: a numbered tree of items with planned times."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from itertools import product
from string import ascii_lowercase

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
    """One item. ``starts`` is local time on ``day``, ``minutes`` the planned length.

    ``number`` is the whole number by which it is cited ("2", "2.1", "2.1(a)"); ``day`` is None on the first day of
    the meeting. ``section`` names a section that sits at the same time as others below the same item, ``room``
    where. ``speaker_numbers`` and ``rapporteur_numbers`` are numbers on the list of participants; ``issues`` and
    ``recommendations`` are numbers in the resolution.
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
    day: date | None = None
    section: LocalizedText = LocalizedText()
    room: LocalizedText = LocalizedText()
    rapporteurs: LocalizedText = LocalizedText()
    rapporteur_numbers: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """What stands before the title: the number, of which the third level and below keep their letter only."""
        _, bracket, last = self.number.rpartition("(")
        return bracket + last if last.endswith(")") else self.number

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


class IntoItselfError(DomainError):
    """An item cannot stand below itself."""

    code = "agenda.into_itself"
    message = N_(
        "Item {number} cannot be moved below itself or below one of its sub-items. Choose another place."
    )


class TooDeepError(DomainError):
    """Items below items have an end."""

    code = "agenda.too_deep"
    message = N_("An agenda has at most {most} levels. Choose a place higher up.")


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
    """The items in printing order, numbered 1, 2, 2.1, 2.1(a), 2.1(a)(i), 3; siblings keep the order of ``items``."""
    numbers: dict[AgendaItemId | None, tuple[str, int]] = {None: ("", 0)}
    counts: dict[AgendaItemId | None, int] = {}
    ordered = []
    for position, item in enumerate(in_order(items)):
        counts[item.parent_id] = counts.get(item.parent_id, 0) + 1
        above, depth = numbers[item.parent_id]
        number = _numbered(above, depth, counts[item.parent_id])
        numbers[item.id] = (number, depth + 1)
        ordered.append(replace(item, position=position, number=number))
    return ordered


def with_returned(items: Sequence[AgendaItem], back: Collection[AgendaItemId]) -> list[AgendaItem]:
    """The items renumbered, those that came ``back`` with their former positions before what took these since."""
    return renumbered(sorted(items, key=lambda one: (one.position, one.id not in back)))


def _numbered(above: str, depth: int, count: int) -> str:
    """The number of the ``count``-th item at ``depth`` (0 for the first level) below the item numbered ``above``."""
    if depth < 2:
        return f"{above}.{count}".lstrip(".")
    if depth == 2:
        return f"{above}({_letters(count)})"
    return f"{above}({_roman(count) if depth == 3 else count})"


def _letters(count: int) -> str:
    """a, b, …, z, aa, ab, …"""
    for length in range(1, 4):
        if count <= len(ascii_lowercase) ** length:
            return "".join(list(product(ascii_lowercase, repeat=length))[count - 1])
        count -= len(ascii_lowercase) ** length
    return str(count)


def _roman(count: int) -> str:
    """i, ii, iii, iv, …"""
    text = ""
    for value, sign in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        text += sign * (count // value)
        count %= value
    return text


def in_order(items: Sequence[AgendaItem], parent_id: AgendaItemId | None = None) -> Iterator[AgendaItem]:
    """The items in printing order, each before its sub-items; with ``parent_id`` only what stands below it."""
    children: dict[AgendaItemId | None, list[AgendaItem]] = {}
    for item in items:
        children.setdefault(item.parent_id, []).append(item)
    waiting = children.get(parent_id, [])[::-1]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(reversed(children.get(item.id, ())))


def below(items: Sequence[AgendaItem], item_id: AgendaItemId) -> Iterator[AgendaItem]:
    """The sub-items of an item, at every depth."""
    return in_order(items, item_id)


def placed(
    items: Sequence[AgendaItem],
    item_id: AgendaItemId,
    parent_id: AgendaItemId | None,
    before: AgendaItemId | None,
) -> list[AgendaItem]:
    """The items with one, and what is below it, moved below ``parent_id`` (None: to the first level).

    It stands before its new sibling ``before``, or last; before itself it stays where it is. Planned times stay
    with their items. Raises IntoItselfError and TooDeepError.
    """
    moved = next(one for one in items if one.id == item_id)
    if before == item_id and parent_id == moved.parent_id:
        return list(items)
    own = {item_id, *(one.id for one in below(items, item_id))}
    if parent_id in own:
        raise IntoItselfError(number=moved.number)
    require_room_below(items, parent_id, _height(items, item_id))
    moved = replace(moved, parent_id=parent_id)
    others = [one for one in items if one.id != item_id]
    place = next((at for at, one in enumerate(others) if one.id == before), len(others))
    return [*others[:place], moved, *others[place:]]


def require_room_below(items: Sequence[AgendaItem], parent_id: AgendaItemId | None, levels: int = 1) -> None:
    """Refuse ``levels`` more below an item (None: on the first level) where that is deeper than an agenda goes."""
    if _depth(items, parent_id) + levels > DEEPEST_LEVEL:
        raise TooDeepError(most=DEEPEST_LEVEL)


def _depth(items: Sequence[AgendaItem], item_id: AgendaItemId | None) -> int:
    """How many levels lead down to an item; 0 for None."""
    parents = {one.id: one.parent_id for one in items}
    depth = 0
    while item_id is not None and depth <= DEEPEST_LEVEL:
        item_id, depth = parents.get(item_id), depth + 1
    return depth


def _height(items: Sequence[AgendaItem], item_id: AgendaItemId) -> int:
    """How many levels an item and what is below it take."""
    heights: dict[AgendaItemId | None, int] = {item_id: 1}
    for one in below(items, item_id):
        heights[one.id] = heights[one.parent_id] + 1
    return max(heights.values())


def run_side_by_side(first: AgendaItem, second: AgendaItem) -> bool:
    """Whether two items of one level are parallel sections."""
    return bool(first.section) and bool(second.section) and first.section != second.section


def line_to(items: Sequence[AgendaItem], item_id: AgendaItemId) -> list[AgendaItem]:
    """An item and what it stands below, the highest first."""
    return _line({one.id: one for one in items}, item_id)


def _line(known: Mapping[AgendaItemId, AgendaItem], item_id: AgendaItemId) -> list[AgendaItem]:
    line: list[AgendaItem] = []
    above: AgendaItemId | None = item_id
    while above is not None and above in known and known[above] not in line:
        line.insert(0, known[above])
        above = known[above].parent_id
    return line


def beside(items: Sequence[AgendaItem], line: Sequence[AgendaItem]) -> frozenset[AgendaItemId]:
    """What belongs to sections that sit at the same time as the last of ``line``."""
    known = {one.id: one for one in items}
    found = []
    for item in items:
        own = _line(known, item.id)
        parting = next(((a, b) for a, b in zip(line, own, strict=False) if a.id != b.id), None)
        if parting is not None and run_side_by_side(*parting):
            found.append(item.id)
    return frozenset(found)


def exchanged(items: Sequence[AgendaItem], first: AgendaItem, second: AgendaItem) -> list[AgendaItem]:
    """The items with two neighbours, ``first`` before ``second``, exchanged in order and in time.

    Times stay where the two are on different days or sit side by side.
    """
    earlier: dict[AgendaItemId, int] = {}
    in_a_row = first.day == second.day and not run_side_by_side(first, second)
    if in_a_row and first.starts is not None and second.starts is not None:
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
