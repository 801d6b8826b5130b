"""One decision as it is shown: what is sealed comes from the sealed bytes, names from beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.decisions import Decision
from forumdesk.domain.elections import Election
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DecisionId, MeetingId, StatementId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voice
from forumdesk.services.canonical import digest
from forumdesk.services.decision_sheets import decision_on_sheet, statement_on_sheet, voices_on_sheet
from forumdesk.services.deeds import Deeds
from forumdesk.services.minutes_sheets import DecisionOnSheet, StatementOnSheet, VoiceOnSheet
from forumdesk.services.sealed_facts import opened_statement
from forumdesk.storage.repositories.decisions import RecordedDecision, SealedRecord
from forumdesk.storage.work import UnitOfWork

_UNFIT = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError, ZeroDivisionError)


class RecordUnreadableError(DomainError):
    """What was sealed is gone, or altered so that it says nothing. Values: ``number`` of the decision."""

    code = "seal.unreadable"
    message = N_(
        "The sealed record of decision {number} is gone or was altered and cannot be read. Verify the register, and"
        " open a backup of it in which the record holds."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """What was said, with the identifier by which it is edited while it is not sealed."""

    id: StatementId
    said: StatementOnSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What a decision was.

    ``fits`` is False where sealed bytes do not have the hash under which they stand, or the list says otherwise.

    ``everybody`` are all entitled with what was frozen of them, in every mode. ``rules`` are those that held then.
    ``sentence`` was read out where nobody was asked by name. ``clock_behind`` are seconds by which the clock was
    behind the record before.
    """

    decision: Decision
    sheet: DecisionOnSheet
    fits: bool
    rules: BodyRules
    everybody: tuple[VoiceOnSheet, ...]
    recorded_by: str
    second_by: str
    item: tuple[str, LocalizedText] | None
    sentence: LocalizedText
    clock_behind: int
    election: Election | None
    statements: tuple[ShownStatement, ...]

    def who(self, voice: Voice) -> tuple[VoiceOnSheet, ...]:
        """Those of whom this was frozen."""
        return tuple(one for one in self.everybody if one.voice is voice)


class DecisionViews:
    """Decisions for the eyes: the sealed ones from their bytes, the others as they are kept until then."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def facts(self, decision_id: DecisionId) -> DecisionFacts:
        """What a decision was; GoneError where there is none, RecordUnreadableError where its record says nothing."""
        with self._deeds.database.reading() as work:
            return _facts(work, decision_id)

    def to_go_on(self, meeting_id: MeetingId) -> DecisionFacts | None:
        """The last election that did not fill every place and has no round after it; None where there is none."""
        with self._deeds.database.reading() as work:
            known = work.decisions.index(meeting_id)
            elections = [one.id for one in known if one.mode is AdoptionMode.ELECTION]
            if not elections:
                return None
            last = _facts(work, elections[-1])
            going_on = last.election is not None and bool(last.election.standing_again)
            return last if going_on else None


def _facts(work: UnitOfWork, decision_id: DecisionId) -> DecisionFacts:
    recorded = work.decisions.get(decision_id)
    try:
        return _read(work, recorded)
    except _UNFIT as error:
        if recorded.content:  # nothing of it was given to a record
            raise
        raise RecordUnreadableError(number=recorded.decision.number) from error


def _read(work: UnitOfWork, recorded: RecordedDecision) -> DecisionFacts:
    decision, decision_id = recorded.decision, recorded.id
    link = _link(work, decision.hash, decision_id) if decision.sealed else None
    plain = json.loads(recorded.content if link is None else link.record)
    said, item = plain["decision"], plain["decision"].get("item")
    statements = work.statements.of_decision(decision_id)
    annulled_by = next(
        (one for one in work.decisions.index(decision.meeting_id) if one.annuls == decision_id), None
    )
    sheet = decision_on_sheet(
        recorded,
        link,
        head="",
        annuls=said.get("annuls", {}).get("number", 0),
        annulled_by=annulled_by.number if annulled_by and annulled_by.sealed and annulled_by.adopted else 0,
        statements=statements,
    )
    return DecisionFacts(
        decision=decision,
        sheet=sheet,
        fits=link is None or (digest(link.record) == link.hash and _is_listed_alike(sheet, decision)),
        rules=BodyRules.from_plain(plain["body"]["rules"]),
        everybody=tuple(voices_on_sheet(plain, recorded.persons)),
        recorded_by=said["recorded_by"],
        second_by=said.get("second_by", ""),
        item=(item["number"], LocalizedText.from_mapping(item["title"])) if item else None,
        sentence=LocalizedText.from_mapping(said.get("sentence", {})),
        clock_behind=said.get("clock_behind", 0),
        election=_election(plain, sheet),
        statements=tuple(_statement(work, one) for one in statements),
    )


def _is_listed_alike(sheet: DecisionOnSheet, decision: Decision) -> bool:
    """Whether the list says the same as the bytes."""
    shown = (sheet.number, sheet.mode, sheet.outcome, sheet.tally, sheet.recorded_at)
    return shown == (decision.number, decision.mode, decision.outcome, decision.tally, decision.recorded_at)


def _link(work: UnitOfWork, digits: str, wanted: UUID) -> SealedRecord | None:
    return next((one for one in work.sealed_records.by_prefix(digits) if one.id == wanted), None)


def _election(plain: Mapping[str, Any], sheet: DecisionOnSheet) -> Election | None:
    if not sheet.candidates:
        return None
    after = plain["election"]["after"]
    return Election(
        candidates=sheet.candidates,
        seats=sheet.seats,
        round=sheet.round,
        after=DecisionId(UUID(after)) if after else None,
    )


def _statement(work: UnitOfWork, statement: Statement) -> ShownStatement:
    """A sealed statement from its bytes, another as it is kept."""
    said = statement_on_sheet(statement)
    link = _link(work, statement.hash, statement.id) if statement.sealed else None
    if link is not None:
        sealed = opened_statement(link.record)
        said = replace(
            said,
            number=sealed.number,
            kind=sealed.kind,
            author=sealed.author,
            text=sealed.text,
            made_at=sealed.made_at,
            voice=sealed.voice,
        )
    return ShownStatement(id=statement.id, said=said)
