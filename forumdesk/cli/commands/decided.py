"""Decisions as commands answer with them; the keys are those that scripts may count on."""

from collections.abc import Iterable, Mapping
from typing import Any

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import DecisionId, MeetingId, RowId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import Statement
from forumdesk.services.codes import Code
from forumdesk.services.register import Register
from forumdesk.services.sealed_facts import opened


def decisions_shown(register: Register, meeting_id: MeetingId) -> list[dict[str, Any]]:
    """Every decision of a meeting, in order."""
    return _shown(register, meeting_id, register.decisions.decisions(meeting_id))


def decision_shown(register: Register, meeting_id: MeetingId, decision_id: DecisionId) -> dict[str, Any]:
    """One decision of a meeting."""
    wanted = [one for one in register.decisions.decisions(meeting_id) if one.id == decision_id]
    return _shown(register, meeting_id, wanted)[0]


def statement_as_json(statement: Statement) -> dict[str, Any]:
    """A statement; a correction says which voice was meant."""
    return {
        "id": str(statement.id),
        "number": statement.number,
        "kind": statement.kind.value,
        "author": statement.author.to_mapping(),
        "text": statement.text.to_mapping(),
        "voice": statement.voice.value if statement.voice else None,
        "made_at": statement.made_at.isoformat(),
        "hash": statement.hash or None,
        "sealed": statement.sealed,
    }


def _shown(register: Register, meeting_id: MeetingId, wanted: Iterable[Decision]) -> list[dict[str, Any]]:
    everyone = register.decisions.decisions(meeting_id)
    numbers = {one.id: one.number for one in everyone}
    annulled_by = {one.annuls: one.number for one in everyone if one.annuls and one.sealed and one.adopted}
    items = {one.id: one.number for one in register.agendas.items(meeting_id)}
    rows = {one.id: str(one.number) for one in register.resolutions.text(meeting_id).recommendations()}
    said = register.statements.of_meeting(meeting_id)
    desks = register.decisions.desks(meeting_id)
    return [
        _decision(one)
        | {
            "desk": desks.get(one.id),
            "item": items.get(one.item_id) if one.item_id else None,
            "subject": _subject(register, one, rows),
            "annuls": numbers.get(one.annuls) if one.annuls else None,
            "annulled_by": annulled_by.get(one.id),
            "statements": [statement_as_json(each) for each in said if each.decision_id == one.id],
        }
        | _election(register, one)
        for one in wanted
    ]


def _decision(decision: Decision) -> dict[str, Any]:
    tally = decision.tally
    return {
        "id": str(decision.id),
        "number": decision.number,
        "mode": decision.mode.value,
        "outcome": decision.outcome.value,
        "counts": {
            "entitled": tally.entitled,
            "present": tally.present,
            "for": tally.voices_for,
            "against": tally.against,
            "abstaining": tally.abstaining,
            "not_voting": tally.not_voting,
            "recused": tally.recused,
            "absent": tally.absent,
        },
        "quorum": tally.needed,
        "whole": decision.whole,
        "question": decision.question.to_mapping(),
        "recorded_at": decision.recorded_at.isoformat(),
        "sealed_at": decision.sealed_at.isoformat() if decision.sealed_at else None,
        "hash": decision.hash,
        "code": decision.code if decision.hash else "",
        "sealed": decision.sealed,
    }


def _subject(register: Register, decision: Decision, rows: Mapping[RowId, str]) -> list[str]:
    """The numbers of the recommendations; one that is not in the text any more has that of the sealed record."""
    if rows.keys() >= set(decision.subject) or not decision.sealed:
        return [rows[row] for row in decision.subject if row in rows]
    for found in register.verification.by_code(Code(decision.hash)):
        wanted = set(map(str, decision.subject))
        return [row.number.rstrip(".") for row in opened(found.record).rows if row.id in wanted]
    return []


def _election(register: Register, decision: Decision) -> dict[str, Any]:
    """Candidates with their votes, of an election."""
    if decision.mode is not AdoptionMode.ELECTION:
        return {}
    sheet = register.decision_views.facts(decision.id).sheet
    return {
        "seats": sheet.seats,
        "round": sheet.round,
        "candidates": [
            {"id": str(one.id), "name": one.name.to_mapping(), "votes": one.votes, "elected": one.elected}
            for one in sheet.candidates
        ],
    }
