"""The agenda of a meeting."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from forumdesk.domain.agenda import (
    AgendaItem,
    ItemKind,
    below,
    exchanged,
    in_order,
    renumbered,
    require_sound,
)
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.deeds import Deed, Deeds


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
            gone = {one.id for one in (item, *below(items, item.id))}
            # Sub-items first, so that nothing ever stands below an item that is gone.
            for one in reversed([one for one in in_order(items) if one.id in gone]):
                deed.work.agenda.remove(one.id)
            deed.work.agenda.put_all(renumbered([one for one in items if one.id not in gone]))
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
            moved = _put_renumbered(deed, exchanged(items, level[first], level[second]), item_id)
            deed.values["number"] = moved.number
        return moved


def _checked(item: AgendaItem) -> AgendaItem:
    return require_sound(replace(item, title=item.title.cleaned(), speakers=item.speakers.cleaned()))


def _put_renumbered(deed: Deed, items: Iterable[AgendaItem], wanted: AgendaItemId) -> AgendaItem:
    """Keep ``items`` in their new order and return the wanted one."""
    ordered = renumbered(list(items))
    deed.work.agenda.put_all(ordered)
    return next(one for one in ordered if one.id == wanted)
