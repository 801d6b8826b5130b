"""The values of an event package as JSON and back; the shape is described by the schema in resources/schemas."""

import base64
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Any
from uuid import UUID

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.bodies import Abstention, Body, BodyRules, Entitlement, QuorumOf, UnanimityOf
from forumdesk.domain.identifiers import AgendaItemId, BodyId, MeetingId
from forumdesk.domain.majorities import ElectionRule, Majority, MajorityOf, Threshold, Tie
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText

# JSON that the schema has proved to have the right shape; a type for every object would say it a third time.
Json = Mapping[str, Any]


def body_to_json(body: Body, emblem: bytes | None, stationery: Stationery | None) -> Json:
    """The body with its rules, its emblem and its stationery."""
    return {
        "id": str(body.id),
        "name": body.name.to_mapping(),
        "rules": rules_to_json(body.rules),
        "emblem": base64.b64encode(emblem).decode("ascii") if emblem is not None else None,
        "stationery": stationery.to_plain() if stationery is not None else None,
    }


def rules_to_json(rules: BodyRules) -> Json:
    """The rules of a body, every one of them by name: what is usual may change, a package does not."""
    return {
        "entitlement": rules.entitlement.value,
        "proxies": rules.proxies,
        "quorum_to_decide": _threshold_to_json(rules.quorum_to_decide),
        "quorum_to_open": _threshold_to_json(rules.quorum_to_open),
        "quorum_of": rules.quorum_of.value,
        "recused_count": rules.recused_count,
        "remote_counts": rules.remote_counts,
        "abstention": rules.abstention.value,
        "unanimity_of": rules.unanimity_of.value,
        "majority": {"share": _threshold_to_json(rules.majority.share), "of": rules.majority.of.value},
        "tie": rules.tie.value,
        "election": rules.election.value,
        "modes": [mode.value for mode in rules.modes],
        "languages": [language.value for language in rules.languages],
        "authentic": [language.value for language in rules.authentic],
        "double_entry": rules.double_entry,
    }


def body_from_json(json: Json) -> Body:
    """The reverse of :func:`body_to_json` without emblem and stationery; ValueError for more than everybody."""
    return Body(
        id=BodyId(UUID(json["id"])),
        name=LocalizedText.from_mapping(json["name"]),
        rules=_rules_from_json(json["rules"]),
    )


def _rules_from_json(json: Json) -> BodyRules:
    majority = json["majority"]
    return BodyRules(
        entitlement=Entitlement(json["entitlement"]),
        proxies=int(json["proxies"]),
        quorum_to_decide=threshold_from_json(json["quorum_to_decide"]),
        quorum_to_open=threshold_from_json(json["quorum_to_open"]),
        quorum_of=QuorumOf(json["quorum_of"]),
        recused_count=json["recused_count"],
        remote_counts=json["remote_counts"],
        abstention=Abstention(json["abstention"]),
        unanimity_of=UnanimityOf(json["unanimity_of"]),
        majority=Majority(share=threshold_from_json(majority["share"]), of=MajorityOf(majority["of"])),
        tie=Tie(json["tie"]),
        election=ElectionRule(json["election"]),
        modes=tuple(AdoptionMode(mode) for mode in json["modes"]),
        languages=tuple(Language(code) for code in json["languages"]),
        authentic=tuple(Language(code) for code in json["authentic"]),
        double_entry=json["double_entry"],
    )


def emblem_from_json(json: Json) -> bytes | None:
    """The emblem of a body, or None; ValueError for something else than base64."""
    return None if json["emblem"] is None else base64.b64decode(json["emblem"], validate=True)


def stationery_from_json(json: Json) -> Stationery | None:
    """On what a body prints, or None for the usual."""
    return None if json["stationery"] is None else Stationery.from_plain(json["stationery"])


def _threshold_to_json(threshold: Threshold) -> Json:
    share = threshold.share
    return {
        "share": f"{share.numerator}/{share.denominator}",
        "strictly": threshold.strictly,
        "fixed": threshold.fixed,
    }


def threshold_from_json(json: Json) -> Threshold:
    """A threshold; ValueError for more than everybody."""
    return Threshold(share=Fraction(json["share"]), strictly=json["strictly"], fixed=int(json["fixed"]))


def meeting_to_json(meeting: Meeting) -> Json:
    """The meeting; its body is the package's."""
    return {
        "id": str(meeting.id),
        "number": meeting.number,
        "title": meeting.title.to_mapping(),
        "working_title": meeting.working_title,
        "first_day": meeting.first_day.isoformat() if meeting.first_day else None,
        "last_day": meeting.last_day.isoformat() if meeting.last_day else None,
        "place": meeting.place.to_mapping(),
        "time_zone": meeting.time_zone,
        "chair": meeting.chair.to_mapping(),
        "secretary": meeting.secretary.to_mapping(),
        "limits": {kind.value: meeting.limits.of(kind) for kind in SpeechKind},
    }


def meeting_from_json(json: Json, body_id: BodyId) -> Meeting:
    """The reverse of :func:`meeting_to_json`; DatesReversedError if the last day is before the first."""
    return Meeting(
        id=MeetingId(UUID(json["id"])),
        body_id=body_id,
        number=json["number"],
        title=LocalizedText.from_mapping(json["title"]),
        working_title=json["working_title"],
        first_day=date.fromisoformat(json["first_day"]) if json["first_day"] else None,
        last_day=date.fromisoformat(json["last_day"]) if json["last_day"] else None,
        place=LocalizedText.from_mapping(json["place"]),
        time_zone=json["time_zone"],
        chair=LocalizedText.from_mapping(json["chair"]),
        secretary=LocalizedText.from_mapping(json["secretary"]),
        limits=SpeakingLimits.from_plain(json["limits"]),
    )


def agenda_item_to_json(item: AgendaItem) -> Json:
    """An agenda item; times are local, without seconds where there are none."""
    return {
        "id": str(item.id),
        "parent_id": str(item.parent_id) if item.parent_id else None,
        "position": item.position,
        "number": item.number,
        "kind": item.kind.value,
        "title": item.title.to_mapping(),
        "starts": _time_to_json(item.starts),
        "minutes": item.minutes,
        "speakers": item.speakers.to_mapping(),
        "speaker_numbers": list(item.speaker_numbers),
        "issues": list(item.issues),
        "recommendations": list(item.recommendations),
        "day": item.day.isoformat() if item.day else None,
        "section": item.section.to_mapping(),
        "room": item.room.to_mapping(),
        "rapporteurs": item.rapporteurs.to_mapping(),
        "rapporteur_numbers": list(item.rapporteur_numbers),
    }


def agenda_item_from_json(json: Json, meeting_id: MeetingId) -> AgendaItem:
    """The reverse of :func:`agenda_item_to_json`."""
    return AgendaItem(
        id=AgendaItemId(UUID(json["id"])),
        meeting_id=meeting_id,
        parent_id=AgendaItemId(UUID(json["parent_id"])) if json["parent_id"] else None,
        position=int(json["position"]),
        number=json["number"],
        kind=ItemKind(json["kind"]),
        title=LocalizedText.from_mapping(json["title"]),
        starts=time.fromisoformat(json["starts"]) if json["starts"] else None,
        minutes=int(json["minutes"]),
        speakers=LocalizedText.from_mapping(json["speakers"]),
        speaker_numbers=tuple(int(number) for number in json["speaker_numbers"]),
        issues=tuple(int(number) for number in json["issues"]),
        recommendations=tuple(int(number) for number in json["recommendations"]),
        day=date.fromisoformat(json["day"]) if json["day"] else None,
        section=LocalizedText.from_mapping(json["section"]),
        room=LocalizedText.from_mapping(json["room"]),
        rapporteurs=LocalizedText.from_mapping(json["rapporteurs"]),
        rapporteur_numbers=tuple(int(number) for number in json["rapporteur_numbers"]),
    )


def _time_to_json(moment: time | None) -> str | None:
    if moment is None:
        return None
    whole_minutes = moment.second == 0 and moment.microsecond == 0
    return moment.isoformat(timespec="minutes" if whole_minutes else "auto")


def moment_to_json(at: datetime) -> str:
    """An aware moment, in UTC."""
    return at.astimezone(UTC).isoformat()
