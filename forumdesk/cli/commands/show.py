"""``forumdesk show``: what the register holds."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from forumdesk.cli.commands.decide import decision_as_json
from forumdesk.cli.context import Context
from forumdesk.domain.adoption import is_adopted
from forumdesk.domain.agenda import AgendaItem, planned_minutes
from forumdesk.domain.attendance import Presence
from forumdesk.domain.badges import badge_code
from forumdesk.domain.decisions import MODE_NAMES, AdoptionMode
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.people import Participant, ParticipantCounts, count_participants
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.countries import country_name
from forumdesk.language.dates import date_range
from forumdesk.services.deed_names import deed_name, undo_frame
from forumdesk.services.meetings import NoMeetingError
from forumdesk.services.participants import full_name
from forumdesk.services.register import Register

HELP = N_("show what a register holds")


class AtOnlyForParticipantsError(DomainError):
    """Only people are present or not."""

    code = "show.at_only_for_participants"
    message = N_("--at asks who was present; it goes with “show … participants” only. Leave it out.")


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    parser.add_argument("what", nargs="?", choices=[*SHOWN], default="meetings", help=_("what to show"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="2024-10-17T10:42",
        help=_("participants as they were present at a moment of the meeting's time"),
    )
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def run(context: Context, words: Namespace) -> None:
    """Show one kind of thing, as a table or as JSON."""
    with context.open(words.file) as register:
        if words.at is None:
            document = SHOWN[words.what](register, words.meeting)
        elif words.what == "participants":
            document = _participants(register, words.meeting, words.at)
        else:
            raise AtOnlyForParticipantsError
    if words.json:
        context.say_json(document)
    else:
        _TABLES[words.what](context, document)


def _meeting(register: Register, wanted: str | None) -> Meeting | None:
    """The meeting, or None in a register without any: then lists are empty and counts are 0."""
    try:
        return register.meetings.find(wanted)
    except NoMeetingError:
        return None


def _meetings(register: Register, wanted: str | None) -> dict[str, Any]:
    meetings = []
    for one in (register.meetings.find(wanted),) if wanted else register.meetings.meetings():
        text = register.resolutions.text(one.id)
        adopted = is_adopted(text, register.decisions.decisions(one.id))
        meetings.append(
            {
                "id": str(one.id),
                "number": one.number,
                "title": one.title.to_mapping(),
                "first_day": one.first_day.isoformat() if one.first_day else None,
                "last_day": one.last_day.isoformat() if one.last_day else None,
                "place": one.place.to_mapping(),
                "time_zone": one.time_zone,
                "body": register.meetings.body(one.body_id).name.to_mapping(),
                "languages": [language.value for language in text.languages],
                "adopted": adopted,
            }
        )
    return {"meetings": meetings, "counts": {"meetings": len(meetings)}}


def _participants(register: Register, wanted: str | None, at: datetime | None = None) -> dict[str, Any]:
    meeting = _meeting(register, wanted)
    if meeting is None:
        return {"participants": [], "counts": dict.fromkeys(_COUNTS, 0)}
    people = register.participants.listed(meeting.id)
    moment = at.replace(tzinfo=ZoneInfo(meeting.time_zone)) if at is not None and at.tzinfo is None else at
    presences = register.attendance.presences(meeting.id, moment)
    delegations = {one.id: one.name.to_mapping() for one in register.delegations.listed(meeting.id)}
    shown = [
        _person(one, presences.get(one.id, Presence(participant_id=one.id)))
        | {"delegation": delegations[one.delegation_id] if one.delegation_id else None}
        | {"present": _is_present(one, presences, at)}
        for one in people
    ]
    there = frozenset(who for who, one in presences.items() if one.standing.is_present)
    counts = count_participants(people, frozenset(presences), there if presences or at else None)
    return {"participants": shown, "counts": asdict(counts)}


_COUNTS = tuple(field.name for field in fields(ParticipantCounts))


def _is_present(
    person: Participant, presences: Mapping[ParticipantId, Presence], at: datetime | None
) -> bool:
    """Without recorded arrivals those with a voice count as present."""
    if not presences and at is None:
        return person.has_voice
    return person.id in presences and presences[person.id].standing.is_present


def _person(person: Participant, presence: Presence) -> dict[str, Any]:
    return {
        "id": str(person.id),
        "number": person.number,
        "badge": badge_code(person.meeting_id, person.id),
        "name": full_name(person.names).to_mapping(),
        "organisation": person.organisation.to_mapping(),
        "post": person.post.to_mapping(),
        "country": person.country,
        "category": person.category.value,
        "role": person.role.value,
        "entitled": person.entitled,
        "state": person.accreditation.state.value,
        "standing": presence.standing.value,
        "arrived_at": presence.first_at.isoformat() if presence.first_at else None,
        "email": person.email,
        "phone": person.phone,
    }


def _agenda(register: Register, wanted: str | None) -> dict[str, Any]:
    meeting = _meeting(register, wanted)
    items = register.agendas.items(meeting.id) if meeting else ()
    return {
        "items": [_item(one, items) for one in items if one.parent_id is None],
        "counts": {"items": len(items), "minutes": planned_minutes(items)},
    }


def _item(item: AgendaItem, items: tuple[AgendaItem, ...]) -> dict[str, Any]:
    return {
        "id": str(item.id),
        "number": item.number,
        "kind": item.kind.value,
        "title": item.title.to_mapping(),
        "starts": item.starts.isoformat("minutes") if item.starts else None,
        "ends": item.ends.isoformat("minutes") if item.ends else None,
        "minutes": item.minutes,
        "speakers": item.speakers.to_mapping(),
        "speaker_numbers": list(item.speaker_numbers),
        "issues": list(item.issues),
        "recommendations": list(item.recommendations),
        "items": [_item(one, items) for one in items if one.parent_id == item.id],
    }


def _recommendations(register: Register, wanted: str | None) -> dict[str, Any]:
    meeting = _meeting(register, wanted)
    known = register.resolutions.text(meeting.id).recommendations() if meeting else ()
    return {
        "recommendations": [
            {
                "id": str(one.id),
                "number": one.number,
                "title": one.title.to_mapping(),
                "rows": [
                    {
                        "id": str(row.row.id),
                        "part": row.row.part.value,
                        "number": row.number,
                        "text": row.row.text.to_mapping(),
                        "states": {language.value: row.row.state(language).value for language in Language},
                    }
                    for row in one.rows
                ],
            }
            for one in known
        ],
        "counts": {"recommendations": len(known)},
    }


def _decisions(register: Register, wanted: str | None) -> dict[str, Any]:
    meeting = _meeting(register, wanted)
    decisions = register.decisions.decisions(meeting.id) if meeting else ()
    return {
        "decisions": [decision_as_json(one) for one in decisions],
        "counts": {"decisions": len(decisions)},
    }


def _journal(register: Register, _wanted: str | None) -> dict[str, Any]:
    entries = [
        {
            "at": one.at.isoformat(),
            "desk": one.desk_name,
            "meeting": str(one.meeting_id) if one.meeting_id else None,
            "code": one.code,
            "values": dict(one.values),
        }
        for one in register.journal()
    ]
    return {"journal": entries, "counts": {"deeds": len(entries)}}


SHOWN: dict[str, Callable[[Register, str | None], dict[str, Any]]] = {
    "meetings": _meetings,
    "participants": _participants,
    "agenda": _agenda,
    "recommendations": _recommendations,
    "decisions": _decisions,
    "journal": _journal,
}


def _say_meetings(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            _best(one["title"], context.language),
            _days(one, context.language),
            _best(one["place"], context.language),
            _("adopted") if one["adopted"] else _("not adopted"),
        )
        for one in document["meetings"]
    ]
    context.say_table([_("No."), _("meeting"), _("date"), _("place"), _("resolution")], rows)


def _days(meeting: dict[str, Any], language: Language) -> str:
    from datetime import date

    if not meeting["first_day"]:
        return ""
    first = date.fromisoformat(meeting["first_day"])
    return date_range(
        first, date.fromisoformat(meeting["last_day"]) if meeting["last_day"] else first, language
    )


def _say_participants(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            _best(one["name"], context.language),
            country_name(one["country"], context.language) if one["country"] else "",
            _best(one["organisation"], context.language),
            _("votes") if one["entitled"] else "",
        )
        for one in document["participants"]
    ]
    context.say_table([_("No."), _("name"), _("country"), _("organisation"), _("voice")], rows)
    counts = document["counts"]
    context.say(
        _("{people} people, {countries} countries, {entitled} entitled to vote.").format(
            people=counts["people"], countries=counts["countries"], entitled=counts["entitled"]
        )
    )


def _say_agenda(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [
        (one["number"], one["starts"] or "", one["minutes"], _best(one["title"], context.language))
        for one in _flattened(document["items"])
    ]
    context.say_table([_("No."), _("starts"), _("minutes"), _("item")], rows)


def _flattened(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [found for one in items for found in (one, *_flattened(one["items"]))]


def _say_recommendations(context: Context, document: dict[str, Any]) -> None:
    for one in document["recommendations"]:
        for row in one["rows"]:
            context.say(f"{row['number']} {_best(row['text'], context.language)}".strip())


def _say_decisions(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            _(MODE_NAMES[AdoptionMode(one["mode"])]),
            one["counts"]["for"],
            one["code"],
            _("sealed") if one["sealed"] else "",
        )
        for one in document["decisions"]
    ]
    context.say_table([_("No."), _("mode"), _("for"), _("code"), _("state")], rows)


def _say_journal(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [(one["at"], one["desk"], _deed(context.catalogue, one)) for one in document["journal"]]
    context.say_table([_("time"), _("desk"), _("deed")], rows)


def _deed(catalogue: Catalogue, entry: dict[str, Any]) -> str:
    name = catalogue.sentence(deed_name(entry["code"], entry["values"]))
    frame = undo_frame(entry["code"])
    return catalogue.gettext(frame).format(deed=name) if frame else name


def _best(texts: dict[str, str], language: Language) -> str:
    return texts.get(language.value) or next(iter(texts.values()), "")


_TABLES: dict[str, Callable[[Context, dict[str, Any]], None]] = {
    "meetings": _say_meetings,
    "participants": _say_participants,
    "agenda": _say_agenda,
    "recommendations": _say_recommendations,
    "decisions": _say_decisions,
    "journal": _say_journal,
}
