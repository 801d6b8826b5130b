"""A decision as papers print it: from its sealed bytes, or from what is frozen while it is not sealed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from forumdesk.domain.decisions import Decision, short_code
from forumdesk.domain.elections import Candidate, Election
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.resolutions import Part
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Ballots
from forumdesk.services.deciding_desks import desks_of
from forumdesk.services.minutes_sheets import (
    DecisionOnSheet,
    ObjectionOnSheet,
    PersonOnSheet,
    StatementOnSheet,
    TextOnSheet,
    VoiceOnSheet,
)
from forumdesk.services.resolution_sheet import sound_records
from forumdesk.services.sealed_facts import opened_statement
from forumdesk.storage.repositories.decisions import RecordedDecision, RecordKind, SealedRecord, VoterName
from forumdesk.storage.work import UnitOfWork

ERASED = LocalizedText.everywhere("–")
"""What stands for a name that was erased by law."""


def decisions_on_sheet(
    work: UnitOfWork, meeting_id: MeetingId
) -> tuple[tuple[Decision, DecisionOnSheet], ...]:
    """Every decision of a meeting, in order; refuses (SealBrokenError) while the sealed records do not hold."""
    links = sound_records(work, meeting_id)
    records = {one.id: one for one in links if one.kind is RecordKind.DECISION}
    recorded = work.decisions.of_meeting(meeting_id)
    statements = work.statements.of_meeting(meeting_id)
    sealed_words = {one.id: one.record for one in links if one.kind is RecordKind.STATEMENT}
    numbers = {one.id: one.decision.number for one in recorded}
    annulled_by = {one.decision.annuls: one.decision for one in recorded if one.decision.annuls}
    desks = desks_of(work, [one.decision for one in recorded])
    found = []
    for one in recorded:
        by = annulled_by.get(one.id)
        sheet = decision_on_sheet(
            one,
            records.get(one.id),
            head=_head(links, records.get(one.id)),
            annuls=numbers.get(one.decision.annuls, 0) if one.decision.annuls else 0,
            annulled_by=by.number if by and by.sealed and by.adopted else 0,
            statements=[said for said in statements if said.decision_id == one.id],
            sealed_words=sealed_words,
        )
        found.append((one.decision, replace(sheet, desk=desks.get(one.id, ""))))
    return tuple(found)


def statement_on_sheet(statement: Statement, record: bytes | None = None) -> StatementOnSheet:
    """A statement as papers print it, in the words of its sealed ``record`` where there is one."""
    said = opened_statement(record) if record else statement
    return StatementOnSheet(
        number=said.number,
        kind=said.kind,
        author=said.author,
        text=said.text,
        made_at=said.made_at,
        voice=said.voice,
        sealed=statement.sealed,
    )


def _head(links: Sequence[SealedRecord], record: SealedRecord | None) -> str:
    if record is None:
        return ""
    return [one.hash for one in links if one.desk_id == record.desk_id][-1]


def decision_on_sheet(
    recorded: RecordedDecision,
    record: SealedRecord | None,
    *,
    head: str,
    annuls: int,
    annulled_by: int,
    statements: Iterable[Statement],
    sealed_words: Mapping[UUID, bytes] = MappingProxyType({}),
) -> DecisionOnSheet:
    """One decision from its sealed ``record``, or from what is frozen where it has none.

    ``sealed_words`` are the records of its statements.
    """
    plain = json.loads(record.record if record else recorded.content)
    said, names = plain["decision"], recorded.persons
    mode, election = AdoptionMode(said["mode"]), plain.get("election", {})
    circulation, majority = plain.get("circulation", {}), plain.get("majority", {})
    question = LocalizedText.from_mapping(said.get("question", {}))
    deadline = circulation.get("deadline")
    candidates = tuple(_candidates(election, names))
    return DecisionOnSheet(
        number=said["number"],
        mode=mode,
        outcome=Outcome(said["outcome"]),
        tally=Tally(**plain["counts"]),
        recorded_at=datetime.fromisoformat(said["closed_at"]),
        sealed_at=record.sealed_at if record else None,
        opened_at=datetime.fromisoformat(said["opened_at"]),
        code=short_code(record.hash) if record else "",
        head=short_code(head) if head else "",
        question=LocalizedText() if annuls else question,
        whole=said["whole"],
        numbers=tuple(_numbers(plain)),
        texts=tuple(_texts(plain)),
        voices=tuple(voices_on_sheet(plain, names)) if mode in BY_NAME else (),
        candidates=candidates,
        second_round=tuple(_standing_again(candidates, election)),
        seats=election.get("seats", 1),
        round=election.get("round", 1),
        ballots=Ballots(**plain["ballots"]) if "ballots" in plain else None,
        commission=tuple(PersonOnSheet(name=_name(names, one["id"])) for one in plain.get("commission", ())),
        needed_for=majority.get("needed", 0),
        by_chair=majority.get("by_chair", False),
        deadline=datetime.fromisoformat(deadline) if deadline else None,
        objections=tuple(_objections(circulation, names)),
        annuls=annuls,
        reason=question if annuls else LocalizedText(),
        annulled_by=annulled_by,
        statements=tuple(statement_on_sheet(said, sealed_words.get(said.id)) for said in statements),
    )


def _name(names: Mapping[UUID, VoterName], identifier: str) -> LocalizedText:
    known = names.get(UUID(identifier))
    return known.name if known and known.name else ERASED


def _numbers(plain: Mapping[str, Any]) -> Iterable[str]:
    subject = set(plain["decision"]["subject"])
    return (one["number"].rstrip(".") for one in plain["texts"] if one["id"] in subject)


def _texts(plain: Mapping[str, Any]) -> Iterable[TextOnSheet]:
    for one in plain["texts"]:
        yield TextOnSheet(
            text=LocalizedText.from_mapping(one["text"]),
            number=one["number"].rstrip("."),
            is_heading=Part(one["part"]) in (Part.HEADING, Part.RECOMMENDATION),
        )


def voices_on_sheet(plain: Mapping[str, Any], names: Mapping[UUID, VoterName]) -> Iterable[VoiceOnSheet]:
    """Everybody entitled as a record has them, whatever the mode."""
    for one in plain["voices"]:
        delegation, by, person = one.get("delegation"), one.get("by"), _name(names, one["participant"])
        cast_by = _name(names, by) if by else person
        yield VoiceOnSheet(
            number=one["number"],
            name=LocalizedText.from_mapping(delegation["name"]) if delegation else person,
            voice=None if one["voice"] == "missing" else Voice(one["voice"]),
            by=cast_by if delegation or by else LocalizedText(),
            by_proxy=bool(by),
            remote=one.get("remote", False),
        )


def _candidates(election: Mapping[str, Any], names: Mapping[UUID, VoterName]) -> Iterable[Candidate]:
    for one in election.get("candidates", ()):
        yield Candidate(
            id=UUID(one["id"]), name=_name(names, one["id"]), votes=one["votes"], elected=one["elected"]
        )


def _standing_again(
    candidates: tuple[Candidate, ...], election: Mapping[str, Any]
) -> Iterable[LocalizedText]:
    """Who goes into a second round: nobody where somebody is elected, or where this was the second."""
    held = Election(candidates=candidates, seats=election.get("seats", 1), round=election.get("round", 1))
    if held.round == 1 and not held.elected:
        yield from (one.name for one in held.standing_again)


def _objections(
    circulation: Mapping[str, Any], names: Mapping[UUID, VoterName]
) -> Iterable[ObjectionOnSheet]:
    for one in circulation.get("objections", ()):
        yield ObjectionOnSheet(
            author=_name(names, one["id"]),
            received_at=datetime.fromisoformat(one["received_at"]),
            late=one["late"],
        )
