"""``forumdesk show … decisions``, ``statements`` and ``proxies``."""

from typing import Any

from forumdesk.cli.commands.decided import decisions_shown, statement_as_json
from forumdesk.cli.commands.shown import best, meeting_shown
from forumdesk.cli.context import Context
from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.modes import BY_MAJORITY, MODE_NAMES, AdoptionMode, Outcome
from forumdesk.domain.people import Participant
from forumdesk.domain.statements import STATEMENT_NAMES, StatementKind
from forumdesk.services.participants import full_name
from forumdesk.services.register import Register

_COUNTED = BY_MAJORITY | {AdoptionMode.UNANIMOUS}
_OUTCOMES = {
    Outcome.ADOPTED: N_("passed"),
    Outcome.REJECTED: N_("did not pass"),
    Outcome.ELECTED: N_("all places filled"),
    Outcome.NOT_ELECTED: N_("not all places filled"),
}


def decisions(register: Register, wanted: str | None) -> dict[str, Any]:
    """The decisions of a meeting; ``desk`` names who recorded one whose number another desk gave out too."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"decisions": [], "counts": {"decisions": 0}}
    desks = {str(key): desk for key, desk in register.decisions.desks(meeting.id).items()}
    found = [one | {"desk": desks.get(one["id"])} for one in decisions_shown(register, meeting.id)]
    return {"decisions": found, "counts": {"decisions": len(found)}}


def statements(register: Register, wanted: str | None) -> dict[str, Any]:
    """What was said to the decisions of a meeting, or to items before they are decided."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"statements": [], "counts": {"statements": 0}}
    numbers = {one.id: one.number for one in register.decisions.decisions(meeting.id)}
    items = {one.id: one.number for one in register.agendas.items(meeting.id)}
    found = [
        statement_as_json(one)
        | {
            "decision": numbers.get(one.decision_id) if one.decision_id else None,
            "item": items.get(one.item_id) if one.item_id else None,
        }
        for one in register.statements.of_meeting(meeting.id)
    ]
    return {"statements": found, "counts": {"statements": len(found)}}


def proxies(register: Register, wanted: str | None) -> dict[str, Any]:
    """Who casts whose voice."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"proxies": [], "counts": {"proxies": 0}}
    people = {one.id: one for one in register.participants.listed(meeting.id)}
    found = [
        {"giver": _person(people, one.id), "holder": _person(people, one.holder_id)}
        for one in register.proxies.of_meeting(meeting.id)
    ]
    return {"proxies": found, "counts": {"proxies": len(found)}}


def _person(people: dict[ParticipantId, Participant], who: ParticipantId) -> dict[str, Any]:
    person = people[who]
    return {"id": str(who), "number": person.number, "name": full_name(person.names).to_mapping()}


def say_decisions(context: Context, document: dict[str, Any]) -> None:
    """As a table; voices are told where they were counted."""
    _ = context.catalogue.gettext
    rows = [
        (
            " · ".join(filter(None, (str(one["number"]), one["desk"]))),
            _(MODE_NAMES[AdoptionMode(one["mode"])]),
            _(_OUTCOMES[Outcome(one["outcome"])]),
            *(
                one["counts"][name] if one["mode"] in _COUNTED else ""
                for name in ("for", "against", "abstaining")
            ),
            one["code"],
            _("sealed") if one["sealed"] else _("recorded, not sealed"),
            _("annulled by decision {number}").format(number=one["annulled_by"])
            if one["annulled_by"]
            else "",
        )
        for one in document["decisions"]
    ]
    heads = [
        _("No."),
        _("mode"),
        _("outcome"),
        _("for"),
        _("against"),
        _("abstaining"),
        _("code"),
        _("state"),
    ]
    context.say_table([*heads, ""], rows)


def say_statements(context: Context, document: dict[str, Any]) -> None:
    """As a table."""
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            _(STATEMENT_NAMES[StatementKind(one["kind"])]),
            one["decision"] or "",
            best(one["author"], context.language),
            best(one["text"], context.language),
            _("sealed") if one["sealed"] else _("recorded, not sealed"),
        )
        for one in document["statements"]
    ]
    context.say_table([_("No."), _("kind"), _("decision"), _("made by"), _("text"), _("state")], rows)


def say_proxies(context: Context, document: dict[str, Any]) -> None:
    """As a table."""
    _ = context.catalogue.gettext
    rows = [
        tuple(
            cell
            for who in (one["giver"], one["holder"])
            for cell in (who["number"], best(who["name"], context.language))
        )
        for one in document["proxies"]
    ]
    context.say_table([_("No."), _("who is absent"), _("No."), _("who casts the voice")], rows)
