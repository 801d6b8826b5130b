"""The sealed record: canonical bytes and the chain of hashes.

The format is final: canonical JSON (RFC 8785) hashed by SHA-256. Format, version, desk, sequence and previous
hash stand inside the hashed body. Keys are ASCII; there are no floating-point numbers.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.bodies import Body, QuorumOf
from forumdesk.domain.circulation import Circulation, Objection
from forumdesk.domain.decisions import Decision
from forumdesk.domain.elections import Election
from forumdesk.domain.identifiers import DecisionId, MeetingId, ParticipantId
from forumdesk.domain.marks import MarkKind, Marks
from forumdesk.domain.marks import to_plain as marks_to_plain
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.resolutions import NumberedRow
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import RollCall, Voice, Voter
from forumdesk.domain.voting import Ballots, Judgement
from forumdesk.services.canonical import canonical, compact, digest, moment
from forumdesk.storage.repositories.decisions import RecordKind, SealedRecord, VoterName

FORMAT = "forumdesk.decision"
STATEMENT_FORMAT = "forumdesk.statement"
VERSION = 1
NO_PREVIOUS = "0" * 64
MISSING = "missing"


def salted_names(names: Mapping[UUID, LocalizedText]) -> dict[UUID, VoterName]:
    """A fresh salt for each name."""
    return {one: VoterName(salt=secrets.token_hex(16), name=name) for one, name in names.items()}


def name_digest(person: VoterName) -> str:
    """What a record holds instead of a name: SHA-256 of the salt's bytes and the canonical name."""
    return digest(bytes.fromhex(person.salt) + compact(person.name.to_mapping()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """Everything that a decision was, as values; ``persons`` hold names and salts of everybody it names.

    ``opened_at`` is when the voting began; ``item`` and ``annulled`` are the agenda item and the decision annulled,
    where there are any. ``sentence`` is what was read out where nobody was asked by name.
    """

    decision: Decision
    body: Body
    meeting: Meeting
    rows: Sequence[NumberedRow]
    roll_call: RollCall
    judgement: Judgement
    persons: Mapping[UUID, VoterName]
    recorded_by: str
    opened_at: datetime
    item: AgendaItem | None = None
    annulled: Decision | None = None
    ballots: Ballots | None = None
    commission: Sequence[ParticipantId] = ()
    circulation: Circulation | None = None
    objections: Sequence[tuple[UUID, Objection]] = ()
    sentence: LocalizedText = LocalizedText()
    second_by: str = ""
    clock_behind: int = 0


def frozen_content(frozen: Frozen) -> bytes:
    """Everything that a decision was, before it takes its place in a chain.

    What only some decisions have is named only there, so that records without it stay as they always were.
    """
    decision, body = frozen.decision, frozen.body
    content: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "decision": {
            "id": str(decision.id),
            "number": decision.number,
            "mode": decision.mode.value,
            "outcome": decision.outcome.value,
            "whole": decision.whole,
            "subject": [str(row_id) for row_id in decision.subject],
            "opened_at": moment(frozen.opened_at),
            "closed_at": moment(decision.recorded_at),
            "recorded_by": frozen.recorded_by,
            **_said_of_decision(frozen),
        },
        "body": {"id": str(body.id), "name": body.name.to_mapping(), "rules": body.rules.to_plain()},
        "meeting": _meeting(frozen.meeting),
        "texts": [_text(row) for row in frozen.rows],
        "counts": asdict(decision.tally),
        "voices": [_voice(voter, voice, frozen) for voter, voice in frozen.roll_call.answers],
    }
    return compact({**content, **_said_of_vote(frozen)})


def _said_of_decision(frozen: Frozen) -> dict[str, Any]:
    decision, item, annulled = frozen.decision, frozen.item, frozen.annulled
    said: dict[str, Any] = {}
    if item is not None:
        said["item"] = {"id": str(item.id), "number": item.number, "title": item.title.to_mapping()}
    if decision.question:
        said["question"] = decision.question.to_mapping()
    if annulled is not None:
        said["annuls"] = {"id": str(annulled.id), "number": annulled.number, "hash": annulled.hash}
    if frozen.sentence:
        said["sentence"] = frozen.sentence.to_mapping()
    if frozen.second_by:
        said["second_by"] = frozen.second_by
    if frozen.clock_behind:
        said["clock_behind"] = frozen.clock_behind
    return said


def _said_of_vote(frozen: Frozen) -> dict[str, Any]:
    judgement, said = frozen.judgement, dict[str, Any]()
    if judgement.needed_for:
        said["majority"] = {"needed": judgement.needed_for, "by_chair": judgement.by_chair}
    if frozen.ballots is not None:
        said["ballots"] = asdict(frozen.ballots)
    if frozen.commission:
        said["commission"] = [_person(one, frozen) for one in frozen.commission]
    if judgement.election is not None:
        said["election"] = _election(judgement.election, frozen)
    if frozen.circulation is not None:
        said["circulation"] = _circulation(frozen.circulation, frozen)
    return said


def _person(identifier: UUID, frozen: Frozen) -> dict[str, Any]:
    return {"id": str(identifier), "name_digest": name_digest(frozen.persons[identifier])}


def _election(election: Election, frozen: Frozen) -> dict[str, Any]:
    return {
        "seats": election.seats,
        "round": election.round,
        "after": str(election.after) if election.after else "",
        "candidates": [
            {**_person(one.id, frozen), "votes": one.votes, "elected": one.elected}
            for one in election.candidates
        ],
    }


def _circulation(circulation: Circulation, frozen: Frozen) -> dict[str, Any]:
    at = circulation.circulated_at
    return {
        "deadline": moment(circulation.deadline),
        "time_zone": circulation.time_zone,
        "circulated_at": moment(at) if at else "",
        "draft": circulation.draft,
        "objections": [
            {**_person(key, frozen), "received_at": moment(one.received_at), "late": one.late}
            for key, one in frozen.objections
        ],
    }


def statement_content(statement: Statement, decision_hash: str, recorded_by: str) -> bytes:
    """Everything that a statement says, before it takes its place in a chain."""
    said: dict[str, Any] = {
        "id": str(statement.id),
        "number": statement.number,
        "kind": statement.kind.value,
        "decision": str(statement.decision_id),
        "decision_hash": decision_hash,
        "author": statement.author.to_mapping(),
        "text": statement.text.to_mapping(),
        "made_at": moment(statement.made_at),
        "recorded_by": recorded_by,
    }
    if statement.voice is not None:
        said["voice"] = statement.voice.value
    return canonical({"format": STATEMENT_FORMAT, "version": VERSION, "statement": said})


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


def _voice(voter: Voter, voice: Voice | None, frozen: Frozen) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "participant": str(voter.id),
        "number": voter.number,
        "country": voter.country,
        "name_digest": name_digest(frozen.persons[voter.id]),
        "voice": voice.value if voice else MISSING,
    }
    if voter.delegation_id is not None:
        plain["delegation"] = {"id": str(voter.delegation_id), "name": voter.delegation.to_mapping()}
    if voter.by is not None:
        plain["by"] = str(voter.by)
    if voter.remote:
        plain["remote"] = True
    if frozen.body.rules.quorum_of is QuorumOf.ACCREDITED:
        plain["accredited"] = voter.accredited
    returned = (frozen.circulation.returned or {}) if frozen.circulation else {}
    if voter.id in returned:
        plain["returned_at"] = moment(returned[voter.id])
    return plain


def sealed(
    content: bytes,
    *,
    identifier: UUID,
    kind: RecordKind,
    decision_id: DecisionId,
    meeting_id: MeetingId,
    desk_id: str,
    head: tuple[int, str] | None,
    at: datetime,
) -> SealedRecord:
    """The next link of a desk's chain for a meeting, whose ``head`` (sequence and hash) is None while it is empty."""
    last, previous = head or (0, NO_PREVIOUS)
    record = canonical(
        {
            **json.loads(content),
            "sealed_at": moment(at),
            "chain": {
                "meeting": str(meeting_id),
                "desk": desk_id,
                "sequence": last + 1,
                "previous": previous,
            },
        }
    )
    return SealedRecord(
        id=identifier,
        kind=kind,
        decision_id=decision_id,
        meeting_id=meeting_id,
        desk_id=desk_id,
        sequence=last + 1,
        hash=digest(record),
        previous_hash=previous,
        sealed_at=at,
        record=record,
    )
