"""The agenda of a meeting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.texts import Language, LocalizedText, clean_line
from forumdesk.services.deeds import Deed, Deeds

MINUTES_OF_A_DAY = 24 * 60


class TitlelessError(DomainError):
    """An item without a title cannot be called."""

    code = "agenda.titleless"
    message = N_("An agenda item needs a title in at least one language.")


class MinutesError(DomainError):
    """No length of time within a day."""

    code = "agenda.minutes"
    message = N_("An agenda item lasts from 0 to {most} minutes, not {minutes}.")


class Agendas:
    """The items of a meeting in printing order."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def items(self, meeting_id: MeetingId) -> tuple[AgendaItem, ...]:
        """All items."""
        with self._deeds.database.reading() as work:
            return work.agenda.of_meeting(meeting_id)

    def edit(self, item_id: AgendaItemId, **fields: Any) -> AgendaItem:
        """Change fields of an item (title, kind, starts, minutes, speakers)."""
        with self._deeds.begin("agenda.edited") as deed:
            before = deed.work.agenda.get(item_id)
            item = _checked(replace(before, **fields))
            deed.work.agenda.put(item)
            deed.meeting_id = item.meeting_id
            deed.values["number"] = item.number
        return item

    def add(
        self,
        meeting_id: MeetingId,
        title: LocalizedText,
        *,
        parent_id: AgendaItemId | None = None,
        after: AgendaItemId | None = None,
        **fields: Any,
    ) -> AgendaItem:
        """Add an item below ``parent_id``, behind its sibling ``after`` or else at the end; all are renumbered.

        ``fields`` are kind, starts, minutes, speakers and speaker_numbers.
        """
        with self._deeds.begin("agenda.added", meeting_id) as deed:
            items = list(deed.work.agenda.of_meeting(meeting_id))
            item = _checked(
                AgendaItem(
                    id=AgendaItemId(new_uuid(self._deeds.clock())),
                    meeting_id=meeting_id,
                    parent_id=parent_id,
                    position=len(items),
                    number="",
                    kind=fields.pop("kind", ItemKind.INFORMATION),
                    title=title,
                    **fields,
                )
            )
            place = next((at for at, one in enumerate(items, 1) if one.id == after), len(items))
            items.insert(place, item)
            added = _put_renumbered(deed, items, item.id)
            deed.values["title"] = added.title.to_mapping()
        return added

    def remove(self, item_id: AgendaItemId) -> None:
        """Take an item and what is below it off the agenda; the others are renumbered."""
        with self._deeds.begin("agenda.removed") as deed:
            item = deed.work.agenda.get(item_id)
            items = deed.work.agenda.of_meeting(item.meeting_id)
            gone = {one.id for one in (item, *_below(items, item.id))}
            # Sub-items first, so that nothing ever stands below an item that is gone.
            for one in reversed([one for one in _in_order(items) if one.id in gone]):
                deed.work.agenda.remove(one.id)
            deed.work.agenda.put_all(_renumbered([one for one in items if one.id not in gone]))
            deed.meeting_id = item.meeting_id
            deed.values["title"] = item.title.to_mapping()

    def move(self, item_id: AgendaItemId, step: int) -> AgendaItem:
        """Exchange an item with its neighbour on the same level: ``step`` -1 before, 1 behind; renumbers at once.

        What is below an item moves with it. Where both have a planned start they exchange their times as well:
        the two together fill the time that they filled before. Nothing happens at either end.
        """
        with self._deeds.begin("agenda.moved") as deed:
            item = deed.work.agenda.get(item_id)
            items = deed.work.agenda.of_meeting(item.meeting_id)
            deed.meeting_id = item.meeting_id
            deed.values["title"] = item.title.to_mapping()
            level = [one for one in items if one.parent_id == item.parent_id]
            place = next(at for at, one in enumerate(level) if one.id == item_id)
            if not 0 <= place + step < len(level):
                return item
            first, second = sorted((place, place + step))
            moved = _put_renumbered(deed, _exchanged(items, level[first], level[second]), item_id)
            deed.values["number"] = moved.number
        return moved


def _checked(item: AgendaItem) -> AgendaItem:
    if not 0 <= item.minutes <= MINUTES_OF_A_DAY:
        raise MinutesError(minutes=item.minutes, most=MINUTES_OF_A_DAY)
    checked = replace(item, title=_cleaned(item.title), speakers=_cleaned(item.speakers))
    if not checked.title:
        raise TitlelessError
    return checked


def _cleaned(text: LocalizedText) -> LocalizedText:
    return LocalizedText(*(clean_line(text.get(language)) for language in Language))


def _put_renumbered(deed: Deed, items: Iterable[AgendaItem], wanted: AgendaItemId) -> AgendaItem:
    """Keep ``items`` in their new order and return the wanted one."""
    renumbered = _renumbered(list(items))
    deed.work.agenda.put_all(renumbered)
    return next(one for one in renumbered if one.id == wanted)


def _renumbered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items in printing order, numbered 1, 2, 2.1, 2.2, 3; siblings keep the order of ``items``."""
    numbers: dict[AgendaItemId | None, str] = {None: ""}
    counts: dict[AgendaItemId | None, int] = {}
    renumbered = []
    for position, item in enumerate(_in_order(items)):
        counts[item.parent_id] = counts.get(item.parent_id, 0) + 1
        numbers[item.id] = f"{numbers[item.parent_id]}.{counts[item.parent_id]}".lstrip(".")
        renumbered.append(replace(item, position=position, number=numbers[item.id]))
    return renumbered


def _in_order(items: Sequence[AgendaItem], parent_id: AgendaItemId | None = None) -> Iterator[AgendaItem]:
    for item in items:
        if item.parent_id == parent_id:
            yield item
            yield from _in_order(items, item.id)


def _below(items: Sequence[AgendaItem], item_id: AgendaItemId) -> Iterator[AgendaItem]:
    return _in_order(items, item_id)


def _exchanged(items: Sequence[AgendaItem], first: AgendaItem, second: AgendaItem) -> list[AgendaItem]:
    """The items with two neighbours, ``first`` before ``second``, exchanged in order and in time."""
    earlier: dict[AgendaItemId, int] = {}
    if first.starts is not None and second.starts is not None:
        towards_start = _minute(second.starts) - _minute(first.starts)
        gap = towards_start - first.minutes
        for one in (second, *_below(items, second.id)):
            earlier[one.id] = towards_start
        for one in (first, *_below(items, first.id)):
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
