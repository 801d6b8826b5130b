"""Drafts, and consultations on them: comments received until a deadline, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import (
    AmendmentId,
    CommentId,
    ConsultationId,
    DelegationId,
    DraftId,
    MeetingId,
    RowId,
)
from forumdesk.domain.resolutions import NumberedRow, Numbering
from forumdesk.domain.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of a resolution as it was given out under a number, with a note on what it is."""

    id: DraftId
    meeting_id: MeetingId
    number: int
    issued_at: datetime
    rows: tuple[NumberedRow, ...]
    numbering: Numbering = Numbering.DECIMAL
    note: str = ""


class ConsultationKind(StrEnum):
    """What is asked for: comments; or objections, where silence is consent."""

    COMMENTS = "comments"
    SILENCE = "silence"


class Verdict(StrEnum):
    """What became of a comment."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REJECTED = "rejected"


class DeadlinePastError(DomainError):
    """A deadline that lies before now."""

    code = "consultation.deadline_past"
    message = N_("The deadline, {deadline}, has already passed. Choose a moment that is still to come.")


class ConsultationClosedError(DomainError):
    """Nothing more is received."""

    code = "consultation.closed"
    message = N_("The consultation on draft {number} is closed. Open it again to record another comment.")


class ReasonMissingError(DomainError):
    """A comment is not turned down without a word."""

    code = "comment.reason_missing"
    message = N_("Say why comment {number} is not accepted in full: the reason is printed in the table.")


class CommentEmptyError(DomainError):
    """A comment without words or without a sender."""

    code = "comment.empty"
    message = N_("A comment needs its sender and its words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A draft lies open for comments until ``deadline``, an aware moment that is told in ``time_zone``."""

    id: ConsultationId
    meeting_id: MeetingId
    draft_id: DraftId
    kind: ConsultationKind = ConsultationKind.COMMENTS
    opened_at: datetime
    deadline: datetime
    time_zone: str
    closed_at: datetime | None = None

    def running(self, now: datetime) -> bool:
        """Whether comments still come in time."""
        return self.closed_at is None and now <= self.deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody said about a draft: on one row (in ``language``, if it matters), or on the whole.

    ``proposal`` are the words that the sender would have instead. ``amendment_id`` is the amendment made of it.
    """

    id: CommentId
    meeting_id: MeetingId
    consultation_id: ConsultationId
    number: int
    author: str
    delegation_id: DelegationId | None = None
    row_id: RowId | None = None
    language: Language | None = None
    text: str
    proposal: str = ""
    received_at: datetime
    verdict: Verdict = Verdict.OPEN
    reason: str = ""
    decided_at: datetime | None = None
    amendment_id: AmendmentId | None = None

    def late(self, consultation: Consultation) -> bool:
        """Whether it was received after the deadline; at the very moment is in time."""
        return self.received_at > consultation.deadline

    def judged(self, verdict: Verdict, reason: str, at: datetime) -> "Comment":
        """The comment with what became of it; ReasonMissingError where it is not accepted in full without a word."""
        if verdict in {Verdict.PARTLY, Verdict.REJECTED} and not reason.strip():
            raise ReasonMissingError(number=self.number)
        decided = None if verdict is Verdict.OPEN else at
        return replace(self, verdict=verdict, reason=reason.strip(), decided_at=decided)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentCounts:
    """How many comments there are, of each verdict, and how many came late."""

    received: int
    late: int
    open: int
    accepted: int
    partly: int
    rejected: int


def count_comments(consultation: Consultation, comments: Iterable[Comment]) -> CommentCounts:
    """Count the comments of one consultation."""
    own = [one for one in comments if one.consultation_id == consultation.id]

    def with_verdict(verdict: Verdict) -> int:
        return sum(one.verdict is verdict for one in own)

    return CommentCounts(
        received=len(own),
        late=sum(one.late(consultation) for one in own),
        open=with_verdict(Verdict.OPEN),
        accepted=with_verdict(Verdict.ACCEPTED),
        partly=with_verdict(Verdict.PARTLY),
        rejected=with_verdict(Verdict.REJECTED),
    )
