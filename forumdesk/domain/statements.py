"""What is said to a decision and appended to it: it never changes a tally."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import (
    AgendaItemId,
    DecisionId,
    DelegationId,
    MeetingId,
    ParticipantId,
    StatementId,
)
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import ANSWERS, Voice


class StatementKind(StrEnum):
    """What kind of statement it is. Stored and sealed by value."""

    CORRECTION = "correction"
    RESERVATION = "reservation"
    EXPLANATION = "explanation"
    DISSENT = "dissent"


STATEMENT_NAMES = {
    StatementKind.CORRECTION: N_("Correction"),
    StatementKind.RESERVATION: N_("Reservation"),
    StatementKind.EXPLANATION: N_("Explanation of position"),
    StatementKind.DISSENT: N_("Dissenting opinion"),
}


INTENDED = frozenset({*ANSWERS, Voice.RECUSED})
"""The voices that somebody can have meant to give."""


class StatementEmptyError(DomainError):
    """A statement without words or without an author."""

    code = "statement.empty"
    message = N_("A statement needs who makes it and its words in at least one language.")


class StatementSealedError(DomainError):
    """A sealed statement is not changed."""

    code = "statement.sealed"
    message = N_("This statement is sealed and stays as it is. Add another one that corrects it.")


class NothingToCorrectError(DomainError):
    """Only what is sealed is corrected."""

    code = "statement.nothing_to_correct"
    message = N_(
        "Decision {number} is not sealed yet: withdraw it and record it anew instead of correcting it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of ``author`` (a delegation or a person) on a decision, or before it on an agenda item.

    ``number`` counts in the meeting. ``voice`` is what a correction says was meant; the tally stays. Sealed, ``hash``
    is the SHA-256 of its sealed bytes.
    """

    id: StatementId
    meeting_id: MeetingId
    number: int
    kind: StatementKind
    author: LocalizedText
    text: LocalizedText
    made_at: datetime
    decision_id: DecisionId | None = None
    item_id: AgendaItemId | None = None
    delegation_id: DelegationId | None = None
    participant_id: ParticipantId | None = None
    voice: Voice | None = None
    sealed_at: datetime | None = None
    hash: str = ""

    @property
    def sealed(self) -> bool:
        """Whether it stays as it is for ever."""
        return self.sealed_at is not None
