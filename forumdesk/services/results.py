"""The results of a meeting's votes, as they leave for other programs: sealed decisions from their bytes alone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from forumdesk.domain.bodies import Body
from forumdesk.domain.decisions import short_code
from forumdesk.domain.identifiers import DecisionId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.modes import BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.statements import Statement
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.deeds import Deeds
from forumdesk.services.packages import RecordsAlteredError
from forumdesk.services.sealing import name_digest
from forumdesk.services.verification import verify_records
from forumdesk.storage.repositories.decisions import RecordedDecision, RecordKind, SealedRecord, VoterName
from forumdesk.storage.work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionResult:
    """One decision. ``plain`` is everything that was frozen with it, read from the sealed bytes where there are any.

    ``names`` are those beside the bytes that their digests prove, by identifier: an erased one is not there.
    ``annulled_by`` is the number of the decision that annulled this one, 0 for none.
    """

    plain: Mapping[str, Any]
    names: Mapping[str, LocalizedText]
    hash: str
    sealed_at: datetime | None
    statements: tuple[Statement, ...] = ()
    annulled_by: int = 0

    @property
    def id(self) -> str:
        """The decision's identifier."""
        return str(self.plain["decision"]["id"])

    @property
    def number(self) -> int:
        """Its number in the meeting."""
        return int(self.plain["decision"]["number"])

    @property
    def mode(self) -> AdoptionMode:
        """How it was taken."""
        return AdoptionMode(self.plain["decision"]["mode"])

    @property
    def outcome(self) -> Outcome:
        """What came of it."""
        return Outcome(self.plain["decision"]["outcome"])

    @property
    def is_by_name(self) -> bool:
        """Whether everybody's voice is kept by name."""
        return self.mode in BY_NAME

    @property
    def in_force(self) -> bool:
        """Whether it is sealed, adopted something and was not annulled."""
        return self.sealed_at is not None and self.outcome is Outcome.ADOPTED and not self.annulled_by

    @property
    def tally(self) -> Tally:
        """The voices counted."""
        return Tally(**self.plain["counts"])

    @property
    def code(self) -> str:
        """The short printed code; empty while it is not sealed."""
        return short_code(self.hash) if self.hash else ""

    @property
    def question(self) -> LocalizedText:
        """What was decided in words, where it was no text."""
        return LocalizedText.from_mapping(self.plain["decision"].get("question", {}))

    @property
    def subject_numbers(self) -> tuple[str, ...]:
        """The numbers of the recommendations decided, as they were printed."""
        subject = set(self.plain["decision"]["subject"])
        return tuple(one["number"].rstrip(".") for one in self.plain["texts"] if one["id"] in subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingResults:
    """The decisions of a meeting by number, with the meeting and its body."""

    meeting: Meeting
    body: Body
    decisions: tuple[DecisionResult, ...]


class Results:
    """Reads what was decided."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def of_meeting(self, meeting_id: MeetingId) -> MeetingResults:
        """All decisions of a meeting, those not sealed too. Refuses altered records (RecordsAlteredError)."""
        with self._deeds.database.reading() as work:
            meeting = work.meetings.get(meeting_id)
            return MeetingResults(
                meeting=meeting,
                body=work.bodies.get(meeting.body_id),
                decisions=tuple(_results(work, meeting_id)),
            )


def _results(work: UnitOfWork, meeting_id: MeetingId) -> Iterable[DecisionResult]:
    links = work.sealed_records.of_meeting(meeting_id)
    verdict = verify_records(links)
    if not verdict.holds:
        raise RecordsAlteredError(place=verdict.first_break)
    for number in work.decisions.without_record(meeting_id):
        raise RecordsAlteredError(place=f"decision {number}")
    records = {one.id: one for one in links if one.kind is RecordKind.DECISION}
    recorded = work.decisions.of_meeting(meeting_id)
    annulled = {
        one.decision.annuls: one.decision.number
        for one in recorded
        if one.decision.annuls and one.decision.sealed and one.decision.adopted
    }
    statements = work.statements.of_meeting(meeting_id)
    for one in recorded:
        said = tuple(statement for statement in statements if statement.decision_id == one.id)
        yield _result(one, records.get(one.id), said, annulled.get(DecisionId(one.id), 0))


def _result(
    recorded: RecordedDecision, link: SealedRecord | None, said: tuple[Statement, ...], annulled_by: int
) -> DecisionResult:
    plain = json.loads(recorded.content if link is None else link.record)
    return DecisionResult(
        plain=plain,
        names=_names(plain, recorded.persons),
        hash=link.hash if link else "",
        sealed_at=link.sealed_at if link else None,
        statements=said,
        annulled_by=annulled_by,
    )


def _names(plain: Mapping[str, Any], persons: Mapping[UUID, VoterName]) -> dict[str, LocalizedText]:
    """The names of voters and candidates that their digests prove."""
    named = [(one["participant"], one["name_digest"]) for one in plain["voices"]]
    named += [(one["id"], one["name_digest"]) for one in plain.get("election", {}).get("candidates", ())]
    found = {}
    for identifier, digest in named:
        person = persons.get(UUID(identifier))
        if person is not None and person.salt and person.name and name_digest(person) == digest:
            found[identifier] = person.name
    return found
