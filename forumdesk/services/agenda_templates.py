"""Agendas without a meeting: those a secretary saved, and those that come with the program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, new_uuid
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.texts import LocalizedText, clean_line
from forumdesk.domain.timetable import day_later
from forumdesk.services.agendas import Agendas
from forumdesk.services.deeds import Deeds
from forumdesk.services.proposals import ProposedItem
from forumdesk.storage.repositories.remembered import Choice

_PURPOSE = "agenda.template"


class NamelessTemplateError(DomainError):
    """A template is saved under a name."""

    code = "template.nameless"
    message = N_("Give the template a name, then save it.")


class EmptyTemplateError(DomainError):
    """Nothing would be saved."""

    code = "template.empty"
    message = N_("The agenda has no items yet. Nothing was saved. Add items first.")


class UnknownTemplateError(DomainError):
    """No template has the name."""

    code = "template.unknown"
    message = N_("There is no template “{name}”. Nothing was changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaTemplate:
    """A template: its name in this register, and how many items it has."""

    name: str
    count: int


class AgendaTemplates:
    """Agendas saved under a name for meetings to come."""

    def __init__(self, deeds: Deeds, agendas: Agendas) -> None:
        self._deeds = deeds
        self._agendas = agendas

    def saved(self) -> tuple[AgendaTemplate, ...]:
        """The templates of this register, by name."""
        with self._deeds.database.reading() as work:
            found = work.remembered.of_purpose(_PURPOSE)
        return tuple(AgendaTemplate(name=one.name, count=len(one.values["items"])) for one in found)

    def save(self, meeting_id: MeetingId, name: str) -> AgendaTemplate:
        """Save the plan of a meeting's agenda under a name; one of the same name is replaced."""
        label = clean_line(name)
        if not label:
            raise NamelessTemplateError
        with self._deeds.begin("template.saved", meeting_id) as deed:
            items = list(in_order(deed.work.agenda.of_meeting(meeting_id)))
            if not items:
                raise EmptyTemplateError
            first_day = deed.work.meetings.get(meeting_id).first_day
            before = deed.work.remembered.named(_PURPOSE, label)
            deed.work.remembered.put(
                Choice(
                    id=before.id if before else new_uuid(self._deeds.clock()),
                    purpose=_PURPOSE,
                    name=label,
                    values={"items": [_to_plain(one, first_day) for one in items]},
                )
            )
            deed.values["title"] = label
        return AgendaTemplate(name=label, count=len(items))

    def use(self, meeting_id: MeetingId, name: str) -> int:
        """Put the items of a template behind those of a meeting; returns how many."""
        with self._deeds.begin("template.used", meeting_id) as deed:
            found = deed.work.remembered.named(_PURPOSE, name)
            if found is None:
                raise UnknownTemplateError(name=name)
            deed.values["title"] = name
            meeting = deed.work.meetings.get(meeting_id)
            return self._agendas.put_plan(
                deed, meeting_id, [_from_plain(one, meeting) for one in found.values["items"]]
            )

    def use_items(self, meeting_id: MeetingId, title: str, items: Sequence[ProposedItem]) -> int:
        """Put items read from a table, such as a template that comes with the program, behind those of a meeting.

        ``title`` names them in the journal. People and linked recommendations are left out; returns how many.
        """
        with self._deeds.begin("template.used", meeting_id) as deed:
            deed.values["title"] = title
            fresh = {one.number: AgendaItemId(new_uuid(self._deeds.clock())) for one in items}
            return self._agendas.put_plan(
                deed, meeting_id, [_from_proposed(one, fresh, meeting_id) for one in items]
            )

    def remove(self, name: str) -> None:
        """Forget a template; nothing happens when there is none."""
        with self._deeds.begin("template.removed") as deed:
            found = deed.work.remembered.named(_PURPOSE, name)
            if found is not None:
                deed.values["title"] = name
                deed.work.remembered.remove(found.id)


def _to_plain(item: AgendaItem, first_day: date | None) -> dict[str, Any]:
    """The plan of an item: no people, no recommendations; the day as so many after the first."""
    days = (item.day - first_day).days if item.day and first_day else None
    return {
        "days": days,
        "id": str(item.id),
        "parent_id": str(item.parent_id) if item.parent_id else None,
        "kind": item.kind.value,
        "title": item.title.to_mapping(),
        "section": item.section.to_mapping(),
        "room": item.room.to_mapping(),
        "starts": item.starts.isoformat("minutes") if item.starts else None,
        "minutes": item.minutes,
    }


def _from_proposed(
    item: ProposedItem, fresh: Mapping[str, AgendaItemId], meeting_id: MeetingId
) -> AgendaItem:
    return AgendaItem(
        id=fresh[item.number],
        meeting_id=meeting_id,
        parent_id=fresh.get(item.parent),
        position=0,
        number="",
        kind=item.kind,
        title=item.title,
        section=item.section,
        room=item.room,
        starts=item.starts,
        minutes=item.minutes,
    )


def _from_plain(plain: Mapping[str, Any], meeting: Meeting) -> AgendaItem:
    """The reverse of :func:`_to_plain`; a day within those of the meeting."""
    day = None
    if plain.get("days") is not None and meeting.first_day is not None:
        last = meeting.last_day or meeting.first_day
        day = min(day_later(meeting.first_day, timedelta(days=int(plain["days"]))), last)
    return AgendaItem(
        id=AgendaItemId(UUID(plain["id"])),
        meeting_id=meeting.id,
        day=day,
        parent_id=AgendaItemId(UUID(plain["parent_id"])) if plain["parent_id"] else None,
        position=0,
        number="",
        kind=ItemKind(plain["kind"]),
        title=LocalizedText.from_mapping(plain["title"]),
        section=LocalizedText.from_mapping(plain["section"]),
        room=LocalizedText.from_mapping(plain["room"]),
        starts=time.fromisoformat(plain["starts"]) if plain["starts"] else None,
        minutes=int(plain["minutes"]),
    )
