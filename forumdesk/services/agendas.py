"""The agenda of a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.domain import spans
from forumdesk.domain.agenda import (
    AgendaItem,
    ItemKind,
    below,
    exchanged,
    in_order,
    line_to,
    placed,
    renumbered,
    require_room_below,
    require_sound,
)
from forumdesk.domain.conduct import ItemRun, ItemState, Sitting, latest
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.timetable import Timetable, day_later, moved_to, timetable
from forumdesk.services.deeds import Deed, Deeds
from forumdesk.services.meanwhile import unclashed
from forumdesk.services.meeting_clock import meeting_time
from forumdesk.storage.repositories.base import GoneError
from forumdesk.storage.work import UnitOfWork


class ItemHappenedError(DomainError):
    """What took place stays on the agenda."""

    code = "agenda.happened"
    message = N_(
        "Item {number} was begun and stays on the agenda: its times belong to the record of the meeting."
    )


class DayOutsideError(DomainError):
    """A day on which the meeting does not sit."""

    code = "agenda.day_outside"
    message = N_("The meeting lasts from {first} to {last}; {day} is outside. Choose one of its days.")


class NothingToCopyError(DomainError):
    """An agenda without items."""

    code = "agenda.nothing_to_copy"
    message = N_("The other agenda is empty. Nothing was copied.")


class Agendas:
    """The items of a meeting in printing order."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def items(self, meeting_id: MeetingId) -> tuple[AgendaItem, ...]:
        """All items."""
        with self._deeds.database.reading() as work:
            return work.agenda.of_meeting(meeting_id)

    def timetable(self, meeting_id: MeetingId) -> Timetable:
        """The times of all items: planned, real, and expected from now on once the meeting was opened.

        While it is closed what is left is expected as at its closing. A meeting held on other days than those it
        was planned for has its plan moved there.
        """
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            items = tuple(in_order(work.agenda.of_meeting(meeting_id)))
            runs = {one.id: one for one in work.item_runs.of_meeting(meeting_id)}
            sittings = work.sittings.of_meeting(meeting_id)
            now = meeting_time(work, meeting_id, self._deeds.clock()).now
        first_day = meeting.first_day
        held_from = _held_from(meeting, sittings)
        if first_day is not None and held_from is not None:
            items, first_day = tuple(moved_to(items, first_day, held_from)), held_from
        closed_at = sittings[-1].closed_at if sittings else None
        return timetable(
            items,
            first_day=first_day,
            runs=runs,
            now=(closed_at or now) if sittings else None,
            time_zone=meeting.time_zone,
        )

    def edit(self, item_id: AgendaItemId, *, base: AgendaItem | None = None, **fields: Any) -> AgendaItem:
        """Change fields of an item; refuses an absurd length, and a day outside those of the meeting.

        ``base`` is the item as the person saw it: ChangedMeanwhileError where somebody else changed the same.
        """
        with self._deeds.begin("agenda.edited") as deed:
            before = deed.work.agenda.get(item_id)
            item = _checked(replace(before, **unclashed(base, before, fields)))
            if item.day != before.day:
                _require_day(deed.work, item)
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

        ``fields`` are those of :class:`AgendaItem`.
        """
        with self._deeds.begin("agenda.added", meeting_id) as deed:
            items = list(deed.work.agenda.of_meeting(meeting_id))
            _require_parent(items, parent_id)
            require_room_below(items, parent_id)
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
            _require_day(deed.work, item)
            place = next((at for at, one in enumerate(items, 1) if one.id == after), len(items))
            items.insert(place, item)
            added = _put_renumbered(deed, items, item.id)
            deed.values["title"] = added.title.to_mapping()
        return added

    def remove(self, item_id: AgendaItemId) -> None:
        """Take an item and what is below it off the agenda, with their papers, notes and waiting speakers.

        The others are renumbered. Refuses while one of them was begun.
        """
        with self._deeds.begin("agenda.removed") as deed:
            item = deed.work.agenda.get(item_id)
            items = deed.work.agenda.of_meeting(item.meeting_id)
            going = (item, *below(items, item.id))
            gone = {one.id for one in going}
            for one in going:
                _clear(deed.work, one)
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

    def move_to(
        self, item_id: AgendaItemId, parent_id: AgendaItemId | None, before: AgendaItemId | None = None
    ) -> AgendaItem:
        """Put an item, with what is below it, below ``parent_id`` (None: on the first level), before a sibling.

        It stands last without ``before``; planned times stay. Refuses a place inside the item itself. What one
        under way stands below from now on is under way as well.
        """
        with self._deeds.begin("agenda.moved") as deed:
            item = deed.work.agenda.get(item_id)
            items = deed.work.agenda.of_meeting(item.meeting_id)
            deed.meeting_id = item.meeting_id
            deed.values["title"] = item.title.to_mapping()
            _require_parent(items, parent_id)
            moved = _put_renumbered(deed, placed(items, item_id, parent_id, before), item_id)
            carry_on_above(deed.work, item.meeting_id)
            deed.values["number"] = moved.number
        return moved

    def indent(self, item_id: AgendaItemId) -> AgendaItem:
        """Put an item below the one before it on its level; nothing happens to the first one."""
        with self._deeds.database.reading() as work:
            item = work.agenda.get(item_id)
            level = [
                one for one in work.agenda.of_meeting(item.meeting_id) if one.parent_id == item.parent_id
            ]
        place = next(at for at, one in enumerate(level) if one.id == item_id)
        return self.move_to(item_id, level[place - 1].id) if place else item

    def outdent(self, item_id: AgendaItemId) -> AgendaItem:
        """Put an item behind the one that it stands below; nothing happens on the first level."""
        with self._deeds.database.reading() as work:
            item = work.agenda.get(item_id)
            if item.parent_id is None:
                return item
            parent = work.agenda.get(item.parent_id)
            items = work.agenda.of_meeting(item.meeting_id)
        level = [one.id for one in items if one.parent_id == parent.parent_id]
        behind = level[level.index(parent.id) + 1 :]
        return self.move_to(item_id, parent.parent_id, behind[0] if behind else None)

    def copy_from(self, meeting_id: MeetingId, source_id: MeetingId) -> int:
        """Put the items of another meeting behind those of this one, without what happened there.

        Days are moved by as much as the meetings lie apart, and left out where one has none. Returns how many;
        NothingToCopyError for none. Speakers, linked recommendations and papers belong to the other meeting and
        are left there.
        """
        with self._deeds.begin("agenda.copied", meeting_id) as deed:
            source, meeting = deed.work.meetings.get(source_id), deed.work.meetings.get(meeting_id)
            items = list(in_order(deed.work.agenda.of_meeting(source_id)))
            apart = meeting.first_day - source.first_day if meeting.first_day and source.first_day else None
            plain = [_plan_of(one, apart, meeting.last_day or meeting.first_day) for one in items]
            deed.values["count"] = self.put_plan(deed, meeting_id, plain)
        return len(items)

    def put_plan(self, deed: Deed, meeting_id: MeetingId, items: list[AgendaItem]) -> int:
        """Put items that belong nowhere yet behind those of a meeting, under new identifiers, inside a deed."""
        if not items:
            raise NothingToCopyError
        known = list(in_order(deed.work.agenda.of_meeting(meeting_id)))
        fresh = {one.id: AgendaItemId(new_uuid(self._deeds.clock())) for one in items}
        copied = [
            _checked(
                replace(
                    one,
                    id=fresh[one.id],
                    meeting_id=meeting_id,
                    parent_id=fresh[one.parent_id] if one.parent_id else None,
                )
            )
            for one in items
        ]
        deed.work.agenda.put_all(renumbered([*known, *copied]))
        return len(copied)


def carry_on_above(work: UnitOfWork, meeting_id: MeetingId) -> None:
    """Let what an item under way stands below be under way too, from when it joined: items may move meanwhile."""
    runs = {one.id: one for one in work.item_runs.of_meeting(meeting_id)}
    going = [one for one in runs.values() if one.state is ItemState.UNDER_WAY]
    items = work.agenda.of_meeting(meeting_id) if going else ()
    for run in going:
        for above in reversed(line_to(items, run.id)):
            known = runs.get(above.id) or ItemRun(id=above.id, meeting_id=meeting_id)
            if known.state is not ItemState.UNDER_WAY:
                begun = latest((run.spans[-1].begun, spans.last_moment(known.spans)))
                runs[above.id] = known.start(begun or run.spans[-1].begun)
                work.item_runs.put(runs[above.id])


def _held_from(meeting: Meeting, sittings: Sequence[Sitting]) -> date | None:
    """The local day of the first sitting where the last one lies outside the days of the meeting."""
    if not sittings or meeting.first_day is None:
        return None
    first, last = (
        one.opened_at.astimezone(ZoneInfo(meeting.time_zone)).date() for one in (sittings[0], sittings[-1])
    )
    inside = meeting.first_day <= last <= (meeting.last_day or meeting.first_day)
    return None if inside else first


def _plan_of(item: AgendaItem, apart: timedelta | None, last: date | None) -> AgendaItem:
    """What of an item holds for another meeting; its day within the days of that one."""
    day = day_later(item.day, apart) if item.day and apart is not None else None
    return replace(
        item,
        day=min(day, last) if day and last else day,
        speakers=LocalizedText(),
        speaker_numbers=(),
        rapporteurs=LocalizedText(),
        rapporteur_numbers=(),
        issues=(),
        recommendations=(),
    )


def _clear(work: UnitOfWork, item: AgendaItem) -> None:
    """Take away what belongs to an item; refuses one that was begun or on which somebody spoke."""
    run = work.item_runs.find(item.id)
    speeches = work.speeches.of_item(item.id)
    if (run is not None and run.spans) or any(one.spans for one in speeches):
        raise ItemHappenedError(number=item.number)
    work.item_runs.remove(item.id)
    work.item_notes.remove(item.id)
    for speech in speeches:
        work.speeches.remove(speech.id)
    for recusal in work.recusals.of_item(item.id):
        work.recusals.remove(recusal.id)
    for paper in work.papers.of_item(item.id):
        work.paper_contents.remove(paper.id)
        work.papers.remove(paper.id)


def _require_parent(items: Sequence[AgendaItem], parent_id: AgendaItemId | None) -> None:
    """Refuse a place below an item that another window has taken away, or that is another meeting's."""
    if parent_id is not None and all(one.id != parent_id for one in items):
        raise GoneError


def _require_day(work: UnitOfWork, item: AgendaItem) -> None:
    meeting = work.meetings.get(item.meeting_id)
    first, last = meeting.first_day, meeting.last_day or meeting.first_day
    if item.day is not None and first is not None and last is not None and not first <= item.day <= last:
        raise DayOutsideError(first=first, last=last, day=item.day)


def _checked(item: AgendaItem) -> AgendaItem:
    texts = ("title", "speakers", "section", "room", "rapporteurs")
    return require_sound(replace(item, **{name: getattr(item, name).cleaned() for name in texts}))


def _put_renumbered(deed: Deed, items: Iterable[AgendaItem], wanted: AgendaItemId) -> AgendaItem:
    """Keep ``items`` in their new order and return the wanted one."""
    ordered = renumbered(list(items))
    deed.work.agenda.put_all(ordered)
    return next(one for one in ordered if one.id == wanted)
