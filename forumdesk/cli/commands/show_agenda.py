"""``forumdesk show … agenda``: the items with their planned times and those that are real or expected."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from forumdesk.cli.commands.shown import best, meeting_shown
from forumdesk.cli.context import Context
from forumdesk.domain.agenda import AgendaItem, planned_minutes
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.domain.papers import Paper
from forumdesk.domain.timetable import UNDATED, Slot
from forumdesk.services.register import Register

_ITEM_STATES = {
    ItemState.PLANNED: N_("planned"),
    ItemState.UNDER_WAY: N_("under way"),
    ItemState.SUSPENDED: N_("suspended"),
    ItemState.DONE: N_("done"),
    ItemState.DEFERRED: N_("deferred"),
}


def agenda(register: Register, wanted: str | None) -> dict[str, Any]:
    """The items as a tree, with their planned times and those that are real or expected."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"items": [], "counts": {"items": 0, "minutes": 0}}
    items = register.agendas.items(meeting.id)
    slots = register.agendas.timetable(meeting.id).slots
    papers: dict[AgendaItemId, list[Paper]] = {}
    for paper in register.papers.of_meeting(meeting.id):
        papers.setdefault(paper.item_id, []).append(paper)

    def tree(parent_id: AgendaItemId | None) -> list[dict[str, Any]]:
        return [
            _item(one, slots[one.id], papers.get(one.id, ())) | {"items": tree(one.id)}
            for one in items
            if one.parent_id == parent_id
        ]

    return {"items": tree(None), "counts": {"items": len(items), "minutes": planned_minutes(items)}}


def _item(item: AgendaItem, slot: Slot, papers: Sequence[Paper]) -> dict[str, Any]:
    return {
        "id": str(item.id),
        "number": item.number,
        "label": item.label,
        "kind": item.kind.value,
        "title": item.title.to_mapping(),
        "day": item.day.isoformat() if item.day else None,
        "starts": item.starts.isoformat("minutes") if item.starts else None,
        "ends": item.ends.isoformat("minutes") if item.ends else None,
        "minutes": item.minutes,
        "state": slot.state.value,
        "planned_begin": _local(slot.planned_begin),
        "planned_end": _local(slot.planned_end),
        "begin": _local(slot.begin),
        "end": _local(slot.end),
        "late": slot.late,
        "section": item.section.to_mapping(),
        "room": item.room.to_mapping(),
        "speakers": item.speakers.to_mapping(),
        "speaker_numbers": list(item.speaker_numbers),
        "rapporteurs": item.rapporteurs.to_mapping(),
        "rapporteur_numbers": list(item.rapporteur_numbers),
        "issues": list(item.issues),
        "recommendations": list(item.recommendations),
        "papers": [
            {"id": str(one.id), "name": one.name, "media_type": one.media_type, "size": one.size}
            for one in papers
        ],
    }


def _local(moment: datetime | None) -> str | None:
    """A local time with its day; None where the meeting has no day yet."""
    if moment is None or moment.date() == UNDATED:
        return None
    return moment.isoformat(timespec="minutes")


def say_agenda(context: Context, document: dict[str, Any]) -> None:
    """The agenda as a table."""
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            f"{one['day'] or ''} {one['starts'] or ''}".strip(),
            one["minutes"],
            _(_ITEM_STATES[ItemState(one["state"])]),
            (one["begin"] or "")[-5:],
            best(one["room"], context.language),
            best(one["title"], context.language),
        )
        for one in _flattened(document["items"])
    ]
    heads = [
        _("No."),
        _("starts"),
        _("minutes"),
        _("state"),
        context.catalogue.pgettext("agenda", "expected"),
        _("room"),
        _("item"),
    ]
    context.say_table(heads, rows)


def _flattened(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for one in items for found in (one, *_flattened(one["items"]))]
