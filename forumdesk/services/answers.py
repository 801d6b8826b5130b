"""What can be said of a code or a printed resolution by what is at hand: a register, a list of heads, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from forumdesk.domain.heads import ChainHead
from forumdesk.domain.identifiers import DecisionId, MeetingId
from forumdesk.domain.modes import Outcome
from forumdesk.domain.notices import Notice
from forumdesk.domain.statements import Statement
from forumdesk.services.codes import Code
from forumdesk.services.handout_checks import Difference, HandoutCheck
from forumdesk.services.handout_records import against_record, unsealed
from forumdesk.services.handouts import Handout
from forumdesk.services.head_lists import HeadList, ListedDecision, ListedHead
from forumdesk.services.sealed_facts import SealedFacts, facts_in_force, opened
from forumdesk.services.verification import Verification

if TYPE_CHECKING:
    from forumdesk.services.register import Register

    Source = Register | HeadList | None
    """What is compared with; None where nothing but the paper is at hand."""


class Verdict(StrEnum):
    """How the answer ends: what is known for sure, what is not, what is wrong."""

    GENUINE = "genuine"  # every word stands in the sealed record
    KNOWN = "known"  # the register knows the code; nobody looked at the words
    LISTED = "listed"  # a list of heads knows the code
    AGREES = "agrees"  # the file agrees with itself, and that is all that is known
    DIFFERS = "differs"
    UNKNOWN = "unknown"
    BROKEN = "broken"  # what it is compared with was altered itself


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDecision:
    """A decision from its sealed bytes, and what became of it: who annulled it, what was said to it since.

    ``head`` is the newest head of its meeting's chain at that desk.
    """

    meeting_id: MeetingId
    facts: SealedFacts
    head: str
    annulled: SealedFacts | None = None
    statements: tuple[Statement, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether it adopted something or elected somebody, and is not annulled."""
        return self.annulled is None and self.facts.outcome in (Outcome.ADOPTED, Outcome.ELECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found. ``code`` was asked for, or stands on the paper ``handout``.

    ``beside`` counts paragraphs of the paper that no sealed record speaks for. ``verification`` is what verifying
    the register found: of several meetings that of the first that does not hold. ``heads_of`` is the list that was
    asked, ``listed`` what it names.
    """

    verdict: Verdict
    code: Code
    decisions: tuple[FoundDecision, ...] = ()
    listed: tuple[tuple[ListedHead, ListedDecision], ...] = ()
    handout: Handout | None = None
    by_tags: bool = True
    differences: tuple[Difference, ...] = ()
    beside: int = 0
    verification: Verification | None = None
    heads_of: HeadList | None = None

    @property
    def by_register(self) -> bool:
        """Whether a register was asked."""
        return self.verification is not None

    @property
    def problem(self) -> Notice | None:
        """What of the register does not hold."""
        return self.verification.problem if self.verification is not None else None

    @property
    def in_force(self) -> bool:
        """Whether nothing that was found is annulled."""
        return not any(one.annulled for one in self.decisions)


def verified_for(
    register: Register,
    code: Code,
    *,
    meeting_id: MeetingId | None = None,
    codes: Sequence[Code] = (),
    heads: Sequence[ChainHead] = (),
) -> Verification:
    """Verify with all that is held: ``codes``, ``heads``, and the head printed beside a code that is known here."""
    beside = [code] if code.head_prefix and register.verification.by_code(code) else []
    return register.verification.verify(meeting_id, [*codes, *beside], heads)


def answer_code(code: Code, source: Source, verified: Verification | None = None) -> Answer:
    """What a code means by ``source``: it names a decision, and says nothing about the words of a paper.

    ``verified`` is what verifying the whole register found, where that was done; else the meetings of the decisions
    are verified, and the whole register where there are none.
    """
    if source is None:
        return Answer(verdict=Verdict.UNKNOWN, code=code)
    if isinstance(source, HeadList):
        return _by_list(code, source)
    found = source.verification.by_code(code)
    verification = verified or _verified(source, [one.meeting_id for one in found], code)
    if not verification.holds:
        return Answer(verdict=Verdict.BROKEN, code=code, verification=verification)
    return Answer(
        verdict=Verdict.KNOWN if found else Verdict.UNKNOWN,
        code=code,
        decisions=tuple(_found(source, one.meeting_id, opened(one.record)) for one in found),
        verification=verification,
    )


def answer_handout(check: HandoutCheck, source: Source, verified: Verification | None = None) -> Answer:
    """What a printed resolution is worth: compared with itself, then with ``source``; ``verified`` as for a code.

    One that differs in itself is told as differing, whether its code is known or not.
    """
    handout = check.handout
    code = code_of(handout)
    if source is None:
        answer = Answer(verdict=Verdict.AGREES, code=code)
    else:
        answer = answer_code(code, source, verified)
    answer = replace(answer, handout=handout, by_tags=check.by_tags, differences=check.differences)
    if answer.verdict is Verdict.BROKEN:
        return answer
    if answer.decisions and source is not None and not isinstance(source, HeadList):
        answer = _by_record(answer, handout, source)
    return replace(answer, verdict=Verdict.DIFFERS) if answer.differences else answer


def code_of(handout: Handout) -> Code:
    """The whole code that a printed resolution bears."""
    return Code(handout.hash, handout.head)


def _by_record(answer: Answer, handout: Handout, register: Register) -> Answer:
    """The words compared with those sealed until the paper was printed."""
    (decision,) = answer.decisions
    sealed = _in_force_at(register, decision.meeting_id, handout.head)
    known = any(one.hash == decision.facts.hash for one in sealed)
    records = sealed if known else (decision.facts, *sealed)
    differences = (*answer.differences, *against_record(handout, records))
    return replace(
        answer,
        verdict=Verdict.GENUINE,
        differences=tuple(dict.fromkeys(differences)),
        beside=len(unsealed(handout, records)),
    )


def _by_list(code: Code, heads: HeadList) -> Answer:
    listed = heads.decisions_of(code.hash_prefix)
    verdict = Verdict.LISTED if listed else Verdict.UNKNOWN
    return Answer(verdict=verdict, code=code, listed=listed, heads_of=heads)


def _verified(register: Register, meetings: Sequence[MeetingId], code: Code) -> Verification:
    """What verifying these meetings found, with what is held of them; of no meeting, the whole register."""
    if not meetings:
        return register.verification.verify()
    for meeting_id in dict.fromkeys(meetings):
        verification = register.verification.verify(meeting_id, [code])
        if not verification.holds:
            break
    return verification


def _found(register: Register, meeting_id: MeetingId, facts: SealedFacts) -> FoundDecision:
    later = (one for one in _sealed(register, meeting_id) if one.annuls == facts.id and one.adopted)
    desk = facts.plain["chain"]["desk"]
    heads = {one.desk_id: one.hash for one in register.verification.heads(meeting_id)}
    said = register.statements.of_meeting(meeting_id)
    decision_id = DecisionId(UUID(facts.id))
    return FoundDecision(
        meeting_id=meeting_id,
        facts=facts,
        head=heads.get(desk, facts.hash),
        annulled=next(later, None),
        statements=tuple(one for one in said if one.sealed and one.decision_id == decision_id),
    )


def _sealed(register: Register, meeting_id: MeetingId) -> tuple[SealedFacts, ...]:
    """What the sealed decisions of a meeting say, in order; they have been verified."""
    found = []
    for decision in register.decisions.decisions(meeting_id):
        if decision.sealed:
            (record,) = register.verification.by_code(Code(decision.hash))
            found.append(opened(record.record))
    return tuple(found)


def _in_force_at(register: Register, meeting_id: MeetingId, head: str) -> tuple[SealedFacts, ...]:
    """What decided texts when the paper was printed: a later annulment does not make its words untrue."""
    sealed = _sealed(register, meeting_id)
    moments = {one.hash: one.sealed_at for one in sealed} | {
        one.hash: one.sealed_at for one in register.statements.of_meeting(meeting_id) if one.sealed_at
    }
    until = moments.get(head)
    then = facts_in_force(one for one in sealed if until is None or one.sealed_at <= until)
    return tuple(one for one in then if one.subject)
