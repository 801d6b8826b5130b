"""``forumdesk show``: what the register holds."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from forumdesk.cli.commands import (
    journal_find,
    show_agenda,
    show_conduct,
    show_decisions,
    show_history,
    show_texts,
)
from forumdesk.cli.commands.shown import best, meeting_shown, moment_meant
from forumdesk.cli.context import Context
from forumdesk.domain.adoption import is_adopted
from forumdesk.domain.attendance import Presence
from forumdesk.domain.badges import badge_code
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Participant, ParticipantCounts, count_participants
from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue
from forumdesk.language.countries import country_name
from forumdesk.language.dates import date_range
from forumdesk.services.participants import full_name
from forumdesk.services.register import Register

HELP = N_("show what a register holds")


class AtOnlyForPeopleError(DomainError):
    """Only people are present or not."""

    code = "show.at_only_for_people"
    message = N_(
        "--at asks who was present; it goes with “show … participants” and “show … presence” only. Leave it out."
    )


def add_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words of the command."""
    _ = catalogue.gettext
    parser.add_argument("file", metavar=_("FILE"), help=_("the register"))
    choices = [*SHOWN, *show_history.SHOWN]
    parser.add_argument("what", nargs="?", choices=choices, default="meetings", help=_("what to show"))
    parser.add_argument(
        "--meeting", metavar="M", help=_("number, identifier or a part of the title of the meeting")
    )
    parser.add_argument(
        "--at",
        type=_moment,
        metavar="2024-10-17T10:42",
        help=_("people as they were present at a moment of the meeting’s time"),
    )
    journal_find.add_words(parser, catalogue)
    parser.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def run(context: Context, words: Namespace) -> None:
    """Show one kind of thing, as a table or as JSON."""
    if words.what in show_history.SHOWN:
        if words.at is not None:
            raise AtOnlyForPeopleError
        with context.open(words.file) as register:
            show_history.show(context, register, words)
        return
    journal_find.refuse_words(words)
    with context.open(words.file) as register:
        if words.at is None:
            document = SHOWN[words.what](register, words.meeting)
        elif words.what in _AT_A_MOMENT:
            document = _AT_A_MOMENT[words.what](register, words.meeting, words.at)
        else:
            raise AtOnlyForPeopleError
    if words.json:
        context.say_json(_in_words(context, document))
    else:
        _TABLES[words.what](context, document)


def _in_words(context: Context, value: Any) -> Any:
    """The document with every notice as the sentence it says."""
    if isinstance(value, Notice):
        return context.catalogue.sentence(value)
    if isinstance(value, dict):
        return {name: _in_words(context, one) for name, one in value.items()}
    return [_in_words(context, one) for one in value] if isinstance(value, list) else value


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
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"participants": [], "counts": dict.fromkeys(_COUNTS, 0)}
    people = register.participants.listed(meeting.id)
    presences = register.attendance.presences(meeting.id, moment_meant(meeting, at))
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


def _recommendations(register: Register, wanted: str | None) -> dict[str, Any]:
    meeting = meeting_shown(register, wanted)
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


_AT_A_MOMENT: dict[str, Callable[[Register, str | None, datetime], dict[str, Any]]] = {
    "participants": _participants,
    "presence": show_conduct.presence,
}
SHOWN: dict[str, Callable[[Register, str | None], dict[str, Any]]] = {
    "meetings": _meetings,
    "participants": _participants,
    "agenda": show_agenda.agenda,
    "speakers": show_conduct.speakers,
    "presence": show_conduct.presence,
    "sittings": show_conduct.sittings,
    "recommendations": _recommendations,
    "amendments": show_texts.amendments,
    "consultations": show_texts.consultations,
    "findings": show_texts.findings,
    "decisions": show_decisions.decisions,
    "statements": show_decisions.statements,
    "proxies": show_decisions.proxies,
}


def _say_meetings(context: Context, document: dict[str, Any]) -> None:
    _ = context.catalogue.gettext
    rows = [
        (
            one["number"],
            best(one["title"], context.language),
            _days(one, context.language),
            best(one["place"], context.language),
            context.catalogue.pgettext("resolution", "adopted")
            if one["adopted"]
            else context.catalogue.pgettext("resolution", "not adopted"),
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
            best(one["name"], context.language),
            country_name(one["country"], context.language) if one["country"] else "",
            best(one["organisation"], context.language),
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


def _say_recommendations(context: Context, document: dict[str, Any]) -> None:
    for one in document["recommendations"]:
        for row in one["rows"]:
            context.say(f"{row['number']} {best(row['text'], context.language)}".strip())


_TABLES: dict[str, Callable[[Context, dict[str, Any]], None]] = {
    "meetings": _say_meetings,
    "participants": _say_participants,
    "agenda": show_agenda.say_agenda,
    "speakers": show_conduct.say_speakers,
    "presence": show_conduct.say_presence,
    "sittings": show_conduct.say_sittings,
    "recommendations": _say_recommendations,
    "amendments": show_texts.say_amendments,
    "consultations": show_texts.say_consultations,
    "findings": show_texts.say_findings,
    "decisions": show_decisions.say_decisions,
    "statements": show_decisions.say_statements,
    "proxies": show_decisions.say_proxies,
}
