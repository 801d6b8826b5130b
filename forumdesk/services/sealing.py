"""The sealed record: canonical bytes, the chain of hashes, and whether it holds.

The format is final: canonical JSON (RFC 8785) hashed by SHA-256. Format, version, desk, sequence and previous
hash stand inside the hashed body. Keys are ASCII; there are no floating-point numbers.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from forumdesk.domain.bodies import Body, BodyRules
from forumdesk.domain.decisions import AdoptionMode, Decision, RollCall, Tally, Voice, Voter
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.marks import MarkKind, Marks
from forumdesk.domain.marks import from_plain as marks_from_plain
from forumdesk.domain.marks import to_plain as marks_to_plain
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import NumberedRow, Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.record_shape import is_whole
from forumdesk.services.sheets import SheetRow
from forumdesk.storage.repositories.decisions import SealedRecord, VoterName

FORMAT = "forumdesk.decision"
VERSION = 1
NO_PREVIOUS = "0" * 64
MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What verifying found. ``head`` is the newest hash (of the chain looked at last), ``first_break`` the place."""

    holds: bool
    records: int
    head: str
    first_break: str


def canonical(body: Any) -> bytes:
    """Canonical JSON of ``body`` (RFC 8785)."""
    import rfc8785

    return rfc8785.dumps(body)


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def moment(at: datetime) -> str:
    """A moment as RFC 3339 in UTC with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def salted_names(voters: Sequence[Voter]) -> dict[ParticipantId, VoterName]:
    """A fresh salt for each voter's name."""
    return {voter.id: VoterName(salt=secrets.token_hex(16), name=voter.name) for voter in voters}


def name_digest(person: VoterName) -> str:
    """What a record holds instead of a name: SHA-256 of the salt's bytes and the canonical name."""
    return digest(bytes.fromhex(person.salt) + canonical(person.name.to_mapping()))


def frozen_content(
    *,
    decision: Decision,
    body: Body,
    meeting: Meeting,
    rows: Sequence[NumberedRow],
    roll_call: RollCall,
    persons: dict[ParticipantId, VoterName],
    recorded_by: str,
) -> bytes:
    """Everything that a decision was, before it takes its place in a chain."""
    return canonical(
        {
            "format": FORMAT,
            "version": VERSION,
            "decision": {
                "id": str(decision.id),
                "number": decision.number,
                "mode": decision.mode.value,
                "outcome": decision.outcome.value,
                "whole": decision.whole,
                "subject": [str(row_id) for row_id in decision.subject],
                "opened_at": moment(decision.recorded_at),
                "closed_at": moment(decision.recorded_at),
                "recorded_by": recorded_by,
            },
            "body": {"id": str(body.id), "name": body.name.to_mapping(), "rules": body.rules.to_plain()},
            "meeting": _meeting(meeting),
            "texts": [_text(row) for row in rows],
            "counts": asdict(decision.tally),
            "voices": [_voice(voter, voice, persons[voter.id]) for voter, voice in roll_call.answers],
        }
    )


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "number": meeting.number,
        "title": meeting.title.to_mapping(),
        "first_day": meeting.first_day.isoformat() if meeting.first_day else "",
        "last_day": meeting.last_day.isoformat() if meeting.last_day else "",
        "place": meeting.place.to_mapping(),
        "time_zone": meeting.time_zone,
    }


def _text(numbered: NumberedRow) -> dict[str, Any]:
    row, texts = numbered.row, numbered.row.text.to_mapping()
    plain: dict[str, Any] = {
        "id": str(numbered.row.id),
        "part": numbered.row.part.value,
        "number": numbered.number,
        "text": texts,
        "sha256": {code: digest(text.encode("utf-8")) for code, text in texts.items()},
    }
    # Named only where there is something to say, so that records without stay as they always were.
    if row.level != 1:
        plain["level"] = row.level
    emphasis = {code: _emphasis(row.marks(Language(code))) for code in texts}
    if any(emphasis.values()):
        plain["marks"] = {code: marks for code, marks in emphasis.items() if marks}
    return plain


def _emphasis(marks: Marks) -> list[list[Any]]:
    """Bold and italic as they are sealed; a field has become plain text."""
    return marks_to_plain(tuple(one for one in marks if one.kind is not MarkKind.FIELD))


def _voice(voter: Voter, voice: Voice | None, person: VoterName) -> dict[str, Any]:
    return {
        "participant": str(voter.id),
        "number": voter.number,
        "country": voter.country,
        "name_digest": name_digest(person),
        "voice": voice.value if voice else MISSING,
    }


def sealed(
    content: bytes, decision: Decision, desk_id: str, chain: Sequence[SealedRecord], at: datetime
) -> SealedRecord:
    """The next link of a desk's chain for a meeting: ``chain`` are its links so far."""
    previous = chain[-1].hash if chain else NO_PREVIOUS
    sequence = len(chain) + 1
    record = canonical(
        {
            **json.loads(content),
            "sealed_at": moment(at),
            "chain": {
                "meeting": str(decision.meeting_id),
                "desk": desk_id,
                "sequence": sequence,
                "previous": previous,
            },
        }
    )
    return SealedRecord(
        decision_id=decision.id,
        meeting_id=decision.meeting_id,
        desk_id=desk_id,
        sequence=sequence,
        hash=digest(record),
        previous_hash=previous,
        sealed_at=at,
        record=record,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFacts:
    """What the bytes of a sealed record say, as far as papers print it; ``hash`` is their own."""

    number: int
    mode: AdoptionMode
    subject: tuple[str, ...]
    whole: bool
    tally: Tally
    rows: tuple[SheetRow, ...]
    body: LocalizedText
    languages: tuple[Language, ...]
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    sealed_at: datetime
    hash: str


def opened(record: bytes) -> SealedFacts:
    """Read a sealed record of this format; the caller has verified it."""
    plain = json.loads(record)
    decision, meeting = plain["decision"], plain["meeting"]
    return SealedFacts(
        number=decision["number"],
        mode=AdoptionMode(decision["mode"]),
        subject=tuple(decision["subject"]),
        whole=decision["whole"],
        tally=Tally(**plain["counts"]),
        rows=tuple(
            SheetRow(
                id=one["id"],
                part=Part(one["part"]),
                number=one["number"],
                text=LocalizedText.from_mapping(one["text"]),
                level=one.get("level", 1),
                marks={
                    Language(code): marks_from_plain(marks) for code, marks in one.get("marks", {}).items()
                },
            )
            for one in plain["texts"]
        ),
        body=LocalizedText.from_mapping(plain["body"]["name"]),
        languages=BodyRules.from_plain(plain["body"]["rules"]).languages,
        meeting=LocalizedText.from_mapping(meeting["title"]),
        first_day=date.fromisoformat(meeting["first_day"]) if meeting["first_day"] else None,
        last_day=date.fromisoformat(meeting["last_day"]) if meeting["last_day"] else None,
        place=LocalizedText.from_mapping(meeting["place"]),
        sealed_at=datetime.fromisoformat(plain["sealed_at"]),
        hash=digest(record),
    )


def _place_in_chain(record: bytes) -> object:
    return json.loads(record)["chain"]


def verify_chains(records: Sequence[SealedRecord]) -> Verification:
    """Check every link: its bytes against its hash, and its place against the link before it."""
    heads: dict[str, str] = {}
    counts: dict[str, int] = {}
    for number, link in enumerate(records, 1):
        sequence = counts.get(link.desk_id, 0) + 1
        expected = {
            "meeting": str(link.meeting_id),
            "desk": link.desk_id,
            "sequence": sequence,
            "previous": heads.get(link.desk_id, NO_PREVIOUS),
        }
        # Altered bytes need not be JSON any more: they are read only once they fit their hash.
        altered = digest(link.record) != link.hash
        if altered or not is_whole(link.record) or _place_in_chain(link.record) != expected:
            return Verification(
                holds=False, records=len(records), head=link.hash, first_break=f"{link.desk_id}:{number}"
            )
        heads[link.desk_id] = link.hash
        counts[link.desk_id] = sequence
    head = max(records, key=lambda link: link.sealed_at).hash if records else ""
    return Verification(holds=True, records=len(records), head=head, first_break="")
