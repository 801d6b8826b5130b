"""What was decided and said to it, as JSON of an event package and back: sealed records, statements, minutes."""

import base64
import hashlib
import json as json_text
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.heads import ChainHead, HeadSignature
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    MeetingId,
    ParticipantId,
    StatementId,
)
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.proxies import Proxy
from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.exchange.event_values import Json, moment_to_json, rules_to_json
from forumdesk.services.proposals import SealedDecision

Seals = Mapping[UUID, tuple[datetime, str]]
"""When a statement was sealed, and its hash, by its identifier."""


def decision_to_json(decision: SealedDecision) -> Json:
    """A sealed record: its bytes unchanged, their digest, and the names and salts that stand beside them."""
    return {
        "record": base64.b64encode(decision.record).decode("ascii"),
        "sha256": hashlib.sha256(decision.record).hexdigest(),
        "persons": {
            person: {"salt": salt, "name": name.to_mapping()}
            for person, (salt, name) in decision.persons.items()
        },
    }


def decision_from_json(json: Json) -> SealedDecision:
    """The reverse of :func:`decision_to_json`; ValueError if the bytes are not those of the digest."""
    record = base64.b64decode(json["record"], validate=True)
    if hashlib.sha256(record).hexdigest() != json["sha256"]:
        raise ValueError("the digest differs")
    return SealedDecision(
        record=record,
        persons={
            person: (beside["salt"], LocalizedText.from_mapping(beside["name"]))
            for person, beside in json["persons"].items()
        },
    )


def seals_of(decisions: Iterable[SealedDecision]) -> Seals:
    """Which statements the records seal. What is no record is passed over: the register refuses it by its place."""
    seals: dict[UUID, tuple[datetime, str]] = {}
    for one in decisions:
        try:
            plain = json_text.loads(one.record)
            said = UUID(plain["statement"]["id"])
            seals[said] = datetime.fromisoformat(plain["sealed_at"]), hashlib.sha256(one.record).hexdigest()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return seals


def statement_to_json(statement: Statement) -> Json:
    """A statement; whether it is sealed, its record tells."""
    return {
        "id": str(statement.id),
        "number": statement.number,
        "kind": statement.kind.value,
        "decision": _reference(statement.decision_id),
        "item": _reference(statement.item_id),
        "author": statement.author.to_mapping(),
        "delegation": _reference(statement.delegation_id),
        "participant": _reference(statement.participant_id),
        "text": statement.text.to_mapping(),
        "voice": statement.voice.value if statement.voice else None,
        "made_at": moment_to_json(statement.made_at),
    }


def statement_from_json(json: Json, meeting_id: MeetingId, seals: Seals) -> Statement:
    """The reverse of :func:`statement_to_json`; ValueError for a sealed one that is about no decision."""
    statement_id = StatementId(UUID(json["id"]))
    sealed_at, digest = seals.get(statement_id, (None, ""))
    if sealed_at is not None and json["decision"] is None:
        raise ValueError("sealed, and about no decision")
    return Statement(
        id=statement_id,
        meeting_id=meeting_id,
        number=int(json["number"]),
        kind=StatementKind(json["kind"]),
        author=LocalizedText.from_mapping(json["author"]),
        text=LocalizedText.from_mapping(json["text"]),
        made_at=datetime.fromisoformat(json["made_at"]),
        decision_id=DecisionId(UUID(json["decision"])) if json["decision"] else None,
        item_id=AgendaItemId(UUID(json["item"])) if json["item"] else None,
        delegation_id=DelegationId(UUID(json["delegation"])) if json["delegation"] else None,
        participant_id=ParticipantId(UUID(json["participant"])) if json["participant"] else None,
        voice=Voice(json["voice"]) if json["voice"] else None,
        sealed_at=sealed_at,
        hash=digest,
    )


def proxy_to_json(proxy: Proxy) -> Json:
    """Who casts whose voice."""
    return {"giver": str(proxy.id), "holder": str(proxy.holder_id)}


def proxy_from_json(json: Json, meeting_id: MeetingId) -> Proxy:
    """The reverse of :func:`proxy_to_json`; ValueError for a proxy to oneself."""
    if json["giver"] == json["holder"]:
        raise ValueError("a proxy to oneself")
    return Proxy(
        id=ParticipantId(UUID(json["giver"])),
        meeting_id=meeting_id,
        holder_id=ParticipantId(UUID(json["holder"])),
    )


def head_signature_to_json(signature: HeadSignature) -> Json:
    """A signed head of one of the package's chains."""
    return {
        "desk": signature.head.desk_id,
        "sequence": signature.head.sequence,
        "hash": signature.head.hash,
        "key": signature.key,
        "signature": signature.signature,
        "signed_at": moment_to_json(signature.signed_at),
    }


def head_signature_from_json(json: Json, meeting_id: MeetingId) -> HeadSignature:
    """The reverse of :func:`head_signature_to_json`."""
    return HeadSignature(
        head=ChainHead(
            meeting_id=meeting_id, desk_id=json["desk"], sequence=int(json["sequence"]), hash=json["hash"]
        ),
        key=json["key"],
        signature=json["signature"],
        signed_at=datetime.fromisoformat(json["signed_at"]),
    )


def minutes_to_json(minutes: tuple[Minutes, ...]) -> Json | None:
    """The head of the minutes; None before anything was written."""
    return next(({"number": one.number, "opening": one.opening.to_mapping()} for one in minutes), None)


def minutes_from_json(json: Json | None, meeting_id: MeetingId) -> tuple[Minutes, ...]:
    """The reverse of :func:`minutes_to_json`."""
    if json is None:
        return ()
    opening = LocalizedText.from_mapping(json["opening"])
    return (Minutes(id=meeting_id, number=json["number"], opening=opening),)


def minutes_note_to_json(note: MinutesNote) -> Json:
    """What the minutes say of an item."""
    return {"item": str(note.id), "text": note.text.to_mapping()}


def minutes_note_from_json(json: Json, meeting_id: MeetingId) -> MinutesNote:
    """The reverse of :func:`minutes_note_to_json`."""
    return MinutesNote(
        id=AgendaItemId(UUID(json["item"])),
        meeting_id=meeting_id,
        text=LocalizedText.from_mapping(json["text"]),
    )


def decisions_of_version_4(document: Json) -> Json:
    """A document of version 4 with what version 5 says besides: bodies decided by the usual rules."""
    body = document["body"]
    usual = rules_to_json(BodyRules())
    empty: Json = {name: [] for name in ("proxies", "statements", "head_signatures", "minutes_notes")}
    return {
        **document,
        **empty,
        "minutes": None,
        "body": {**body, "rules": {**usual, **body["rules"]}},
    }


def _reference(identifier: UUID | None) -> str | None:
    return None if identifier is None else str(identifier)
