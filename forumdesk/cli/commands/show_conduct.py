"""``forumdesk show``: how the meeting went, its speakers, presence and sittings."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from forumdesk.cli.commands.shown import best, meeting_shown, moment_meant
from forumdesk.cli.context import Context
from forumdesk.domain import spans
from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.attendance import Presence, Standing
from forumdesk.domain.conduct import MeetingState, Sitting
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.quorum import QuorumCount, quorum_count
from forumdesk.domain.spans import Spans
from forumdesk.domain.speaking import SpeakingTotal, SpeechState
from forumdesk.domain.texts import LocalizedText
from forumdesk.language.countries import country_name
from forumdesk.services.participants import full_name
from forumdesk.services.quorum import PersonStanding, VoterStanding
from forumdesk.services.register import Register
from forumdesk.services.speaking import QueuedSpeech, SpeakingTotals

# speakers


def speakers(register: Register, wanted: str | None) -> dict[str, Any]:
    """Every speech, and how long everybody spoke."""
    meeting = meeting_shown(register, wanted)
    groups = ("speaker", "delegation", "country", "item")
    if meeting is None:
        counts = dict.fromkeys(("speeches", "spoken", "waiting", "seconds"), 0)
        return {"speeches": [], "totals": {f"by_{group}": [] for group in groups}, "counts": counts}
    now = register.conduct.moment(meeting.id)
    items = {one.id: one for one in register.agendas.items(meeting.id)}
    found = register.speaking.speeches(meeting.id)
    totals = register.speaking.totals(meeting.id)
    return {
        "speeches": [_speech(one, items.get(one.speech.item_id), now) for one in found],
        "totals": {
            f"by_{group}": [_total(one, group, totals) for one in getattr(totals, f"by_{group}")]
            for group in groups
        },
        "counts": {
            "speeches": len(found),
            "spoken": sum(bool(one.speech.spans) for one in found),
            "waiting": sum(one.speech.state is SpeechState.WAITING for one in found),
            "seconds": sum(_seconds(one.length) for one in totals.by_speaker),
        },
    }


def _speech(queued: QueuedSpeech, item: AgendaItem | None, now: datetime) -> dict[str, Any]:
    speech, person = queued.speech, queued.person
    return {
        "id": str(speech.id),
        "item": item.number if item else None,
        "participant": str(speech.participant_id),
        "number": person.number if person else None,
        "name": queued.name.to_mapping(),
        "country": person.country if person else "",
        "kind": speech.kind.value,
        "state": speech.state.value,
        "asked_at": _moment(speech.asked_at),
        "begun_at": _moment(speech.begun),
        "seconds": _seconds(speech.length(now)),
        "limit": speech.limit,
        "overrun": _seconds(speech.overrun(now)),
        "spans": _spans(speech.spans),
    }


def _total(total: SpeakingTotal, group: str, totals: SpeakingTotals) -> dict[str, Any]:
    name = totals.names.get(total.key, LocalizedText()).to_mapping()
    return {
        "key": total.key,
        **({} if group == "country" else {"name": name}),
        "speeches": total.speeches,
        "seconds": _seconds(total.length),
        "overrun": _seconds(total.overrun),
    }


def say_speakers(context: Context, document: dict[str, Any]) -> None:
    """How long everybody spoke, as tables."""
    _, language = context.catalogue.gettext, context.language
    for group, head in (
        ("by_speaker", _("speaker")),
        ("by_delegation", _("delegation")),
        ("by_country", _("country")),
        ("by_item", _("item")),
    ):
        totals = document["totals"][group]
        if totals or group == "by_speaker":
            rows = [
                (
                    best(one["name"], language) if "name" in one else country_name(one["key"], language),
                    one["speeches"],
                    _clock(one["seconds"]),
                    _clock(one["overrun"]) if one["overrun"] else "",
                )
                for one in totals
            ]
            context.say_table([head, _("speeches"), _("time"), _("over the limit")], rows)
    waiting = [one for one in document["speeches"] if one["state"] == SpeechState.WAITING.value]
    for one in waiting:
        context.say(
            _("Item {number}: {name} waits for the floor.").format(
                number=one["item"], name=best(one["name"], language)
            )
        )
    context.say(
        context.catalogue.ngettext(
            "{count} speech.", "{count} speeches.", document["counts"]["spoken"]
        ).format(count=document["counts"]["spoken"])
    )


# presence


def presence(register: Register, wanted: str | None, at: datetime | None = None) -> dict[str, Any]:
    """Who of the entitled is there, whether that is a quorum, and how it changed; ``at`` a moment or now."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        none = _quorum(QuorumCount(entitled=0, present=0, needed=0))
        return {
            "presence": [],
            "quorum": {"to_open": none, "to_decide": none},
            "line": [],
            "losses": [],
            "decisions": [],
            "counts": {"entitled": 0, "present": 0},
        }
    moment = moment_meant(meeting, at)
    people = register.quorum.people(meeting.id)
    standings = {one.person.id: one.standing for one in people}
    if moment is None:
        to_open, to_decide = register.quorum.to_open(meeting.id), register.quorum.count(meeting.id)
    else:
        standings = _standings_at(register, meeting, people, moment)
        to_open, to_decide = _counts(register, meeting, standings)
    line = register.quorum.line(meeting.id)
    last = moment or datetime.max.replace(tzinfo=UTC)
    return {
        "presence": [
            {
                "id": str(one.person.id),
                "number": one.person.number,
                "name": full_name(one.person.names).to_mapping(),
                "standing": standings[one.person.id].value,
                "reason": one.reason,
            }
            for one in people
        ],
        "quorum": {"to_open": _quorum(to_open), "to_decide": _quorum(to_decide)},
        "line": [{"at": _moment(when), "present": count} for when, count in line.steps if when <= last],
        "losses": [_moment(when) for when in line.losses if when <= last],
        "decisions": [
            {"at": _moment(when), "number": one.number, "outcome": one.outcome.value}
            for when, one in line.decisions
            if when <= last
        ],
        "counts": {"entitled": to_decide.entitled, "present": to_decide.present},
    }


def _standings_at(
    register: Register, meeting: Meeting, people: Sequence[PersonStanding], moment: datetime
) -> dict[ParticipantId, VoterStanding]:
    """Where the entitled were by the log; whoever is excused today was so all day."""
    known = register.attendance.presences(meeting.id, moment)
    found = {}
    for one in people:
        standing = known.get(one.person.id, Presence(participant_id=one.person.id)).standing
        if standing.is_present:
            found[one.person.id] = VoterStanding.PRESENT
        elif one.standing is VoterStanding.EXCUSED:
            found[one.person.id] = VoterStanding.EXCUSED
        else:
            left = standing is Standing.LEFT
            found[one.person.id] = VoterStanding.LEFT if left else VoterStanding.ABSENT
    return found


def _counts(
    register: Register, meeting: Meeting, standings: Mapping[ParticipantId, VoterStanding]
) -> tuple[QuorumCount, QuorumCount]:
    """The counts to open and to decide among people who stand where ``standings`` says."""
    rules = register.meetings.body(meeting.body_id).rules

    def those(wanted: VoterStanding) -> list[ParticipantId]:
        return [person for person, standing in standings.items() if standing is wanted]

    to_open, to_decide = (
        quorum_count(
            threshold,
            standings.keys(),
            those(VoterStanding.PRESENT),
            excused=those(VoterStanding.EXCUSED),
            left=those(VoterStanding.LEFT),
        )
        for threshold in (rules.quorum_to_open, rules.quorum_to_decide)
    )
    return to_open, to_decide


def _quorum(count: QuorumCount) -> dict[str, Any]:
    return {
        "entitled": count.entitled,
        "present": count.present,
        "needed": count.needed,
        "missing": count.missing,
        "met": count.is_met,
        "excused": count.excused,
        "left": count.left,
        "absent": count.absent,
    }


def say_presence(context: Context, document: dict[str, Any]) -> None:
    """The quorum, and how presence changed."""
    _ = context.catalogue.gettext
    rows = [
        (
            head,
            count["entitled"],
            count["present"],
            count["needed"],
            count["excused"],
            count["left"],
            count["absent"],
            _("quorum") if count["met"] else _("no quorum"),
        )
        for head, count in (
            (_("to open"), document["quorum"]["to_open"]),
            (_("to decide"), document["quorum"]["to_decide"]),
        )
    ]
    pgettext = context.catalogue.pgettext
    heads = (
        pgettext("number of people", "entitled"),
        pgettext("number of people", "present"),
        pgettext("number of people", "needed"),
        pgettext("number of people", "excused"),
        pgettext("number of people", "left"),
        pgettext("number of people", "absent"),
    )
    context.say_table(["", *heads, _("state")], rows)
    if document["line"]:
        losses = set(document["losses"])
        steps = [
            (one["at"], one["present"], _("quorum lost") if one["at"] in losses else "")
            for one in document["line"]
        ]
        context.say_table([_("time"), pgettext("number of people", "present"), ""], steps)


# sittings


def sittings(register: Register, wanted: str | None) -> dict[str, Any]:
    """The sittings, with the quorum at their opening."""
    meeting = meeting_shown(register, wanted)
    if meeting is None:
        return {"sittings": [], "counts": {"sittings": 0, "seconds": 0}}
    now = register.conduct.moment(meeting.id)
    found = [_sitting(one, now) for one in register.conduct.sittings(meeting.id)]
    seconds = sum(one["seconds"] for one in found)
    return {"sittings": found, "counts": {"sittings": len(found), "seconds": seconds}}


def _sitting(sitting: Sitting, now: datetime) -> dict[str, Any]:
    return {
        "id": str(sitting.id),
        "number": sitting.number,
        "state": sitting.state.value,
        "opened_at": _moment(sitting.opened_at),
        "closed_at": _moment(sitting.closed_at),
        "seconds": _seconds(spans.length(sitting.spans, now)),
        "spans": _spans(sitting.spans),
        "quorum": _quorum(sitting.quorum),
    }


def say_sittings(context: Context, document: dict[str, Any]) -> None:
    """The sittings as a table."""
    _ = context.catalogue.gettext
    if not document["sittings"]:
        context.say(_("The meeting has not been opened."))
        return
    states = _states(context)
    rows = [
        (
            one["number"],
            states[MeetingState(one["state"])],
            one["opened_at"],
            one["closed_at"] or "",
            _clock(one["seconds"]),
            f"{one['quorum']['present']}/{one['quorum']['entitled']}",
        )
        for one in document["sittings"]
    ]
    present = context.catalogue.pgettext("number of people", "present")
    heads = [_("No."), _("state"), _("opened"), _("closed"), _("time"), present]
    context.say_table(heads, rows)


def _states(context: Context) -> dict[MeetingState, str]:
    pgettext = context.catalogue.pgettext
    return {
        MeetingState.UNDER_WAY: pgettext("sitting", "under way"),
        MeetingState.SUSPENDED: pgettext("sitting", "suspended"),
        MeetingState.CLOSED: pgettext("sitting", "closed"),
    }


# values


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _spans(found: Spans) -> list[dict[str, str | None]]:
    return [{"begun": _moment(one.begun), "ended": _moment(one.ended)} for one in found]


def _seconds(length: timedelta) -> int:
    return length // timedelta(seconds=1)


def _clock(seconds: int) -> str:
    """Seconds as hours, minutes and seconds: 0:07:30."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
