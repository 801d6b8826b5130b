"""How a meeting went, as JSON of an event package and back: sittings, items, notes, speeches, absences."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.identifiers import (
    AgendaItemId,
    MeetingId,
    ParticipantId,
    RecusalId,
    SittingId,
    SpeechId,
)
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.spans import Span, Spans
from forumdesk.domain.speaking import Speech, SpeechKind
from forumdesk.exchange.event_values import Json, moment_to_json


def sitting_to_json(sitting: Sitting) -> Json:
    """A sitting; nobody is recused at an opening."""
    quorum = sitting.quorum
    return {
        "id": str(sitting.id),
        "number": sitting.number,
        "spans": _spans_to_json(sitting.spans),
        "closed": sitting.closed,
        "quorum": {
            "entitled": quorum.entitled,
            "present": quorum.present,
            "needed": quorum.needed,
            "excused": quorum.excused,
            "left": quorum.left,
        },
        "clock_shift": sitting.clock_shift,
    }


def sitting_from_json(json: Json, meeting_id: MeetingId) -> Sitting:
    """The reverse of :func:`sitting_to_json`; ValueError for spans out of order, or closed while it goes on."""
    quorum, sitting_spans = json["quorum"], _spans_from_json(json["spans"], over=json["closed"])
    return Sitting(
        id=SittingId(UUID(json["id"])),
        meeting_id=meeting_id,
        number=int(json["number"]),
        spans=sitting_spans,
        closed=json["closed"],
        quorum=QuorumCount(
            entitled=int(quorum["entitled"]),
            present=int(quorum["present"]),
            needed=int(quorum["needed"]),
            excused=int(quorum["excused"]),
            left=int(quorum["left"]),
        ),
        clock_shift=int(json["clock_shift"]),
    )


def item_run_to_json(run: ItemRun) -> Json:
    """The real course of an item."""
    return {
        "item": str(run.id),
        "spans": _spans_to_json(run.spans),
        "done": run.done,
        "deferred": run.deferred,
        "list_closed": run.list_closed,
    }


def item_run_from_json(json: Json, meeting_id: MeetingId) -> ItemRun:
    """The reverse of :func:`item_run_to_json`; ValueError for spans out of order, or over while it goes on."""
    if json["done"] and json["deferred"]:
        raise ValueError("done and put off")
    return ItemRun(
        id=AgendaItemId(UUID(json["item"])),
        meeting_id=meeting_id,
        spans=_spans_from_json(json["spans"], over=json["done"] or json["deferred"]),
        done=json["done"],
        deferred=json["deferred"],
        list_closed=json["list_closed"],
    )


def note_to_json(note: ItemNote) -> Json:
    """The notes on an item."""
    return {"item": str(note.id), "text": note.text}


def note_from_json(json: Json, meeting_id: MeetingId) -> ItemNote:
    """The reverse of :func:`note_to_json`."""
    return ItemNote(id=AgendaItemId(UUID(json["item"])), meeting_id=meeting_id, text=json["text"])


def speech_to_json(speech: Speech) -> Json:
    """A speech."""
    return {
        "id": str(speech.id),
        "item": str(speech.item_id),
        "participant": str(speech.participant_id),
        "kind": speech.kind.value,
        "position": speech.position,
        "asked_at": moment_to_json(speech.asked_at),
        "limit": speech.limit,
        "spans": _spans_to_json(speech.spans),
        "finished": speech.finished,
    }


def speech_from_json(json: Json, meeting_id: MeetingId) -> Speech:
    """The reverse of :func:`speech_to_json`; ValueError for spans out of order, or over while it goes on."""
    return Speech(
        id=SpeechId(UUID(json["id"])),
        meeting_id=meeting_id,
        item_id=AgendaItemId(UUID(json["item"])),
        participant_id=ParticipantId(UUID(json["participant"])),
        kind=SpeechKind(json["kind"]),
        position=int(json["position"]),
        asked_at=datetime.fromisoformat(json["asked_at"]),
        limit=int(json["limit"]),
        spans=_spans_from_json(json["spans"], over=json["finished"]),
        finished=json["finished"],
    )


def recusal_to_json(recusal: Recusal) -> Json:
    """Somebody recused on an item."""
    return {
        "id": str(recusal.id),
        "item": str(recusal.item_id),
        "participant": str(recusal.participant_id),
        "reason": recusal.reason,
    }


def recusal_from_json(json: Json, meeting_id: MeetingId) -> Recusal:
    """The reverse of :func:`recusal_to_json`."""
    return Recusal(
        id=RecusalId(UUID(json["id"])),
        meeting_id=meeting_id,
        item_id=AgendaItemId(UUID(json["item"])),
        participant_id=ParticipantId(UUID(json["participant"])),
        reason=json["reason"],
    )


def excuse_to_json(excuse: Excuse) -> Json:
    """Somebody absent with leave."""
    return {"participant": str(excuse.id), "reason": excuse.reason}


def excuse_from_json(json: Json, meeting_id: MeetingId) -> Excuse:
    """The reverse of :func:`excuse_to_json`."""
    return Excuse(id=ParticipantId(UUID(json["participant"])), meeting_id=meeting_id, reason=json["reason"])


def conduct_of_version_2(document: Json) -> Json:
    """A document of version 2 with what version 3 says besides: nothing of it had happened yet."""
    body, meeting = document["body"], document["meeting"]
    decide = {**body["rules"]["quorum_to_decide"], "fixed": 0}
    rules = {
        **body["rules"],
        "quorum_to_decide": decide,
        "quorum_to_open": {"share": "1/2", "strictly": True, "fixed": 0},
        "recused_count": True,
    }
    fresh: Json = {"day": None, "section": {}, "room": {}, "rapporteurs": {}, "rapporteur_numbers": []}
    empty: Json = {
        name: [] for name in ("papers", "sittings", "item_runs", "notes", "speeches", "recusals", "excuses")
    }
    return {
        **document,
        **empty,
        "body": {**body, "rules": rules, "emblem": None},
        "meeting": {**meeting, "limits": {}},
        "agenda": [{**item, **fresh} for item in document["agenda"]],
    }


def _spans_to_json(spans: Spans) -> list[Json]:
    return [
        {"begun": moment_to_json(one.begun), "ended": moment_to_json(one.ended) if one.ended else None}
        for one in spans
    ]


def _spans_from_json(json: Sequence[Json], *, over: bool) -> Spans:
    spans = tuple(
        Span(
            begun=datetime.fromisoformat(one["begun"]),
            ended=datetime.fromisoformat(one["ended"]) if one["ended"] else None,
        )
        for one in json
    )
    if any(one.ended is None for one in spans[:-1]):
        raise ValueError("a span that lasts before another one")
    if any(one.ended is not None and one.ended < one.begun for one in spans):
        raise ValueError("a span that ends before it begins")
    if any(one.ended is not None and next_.begun < one.ended for one, next_ in pairwise(spans)):
        raise ValueError("a span that begins before the one before it ends")
    if over and spans and spans[-1].ended is None:
        raise ValueError("over, and still going on")
    return spans
