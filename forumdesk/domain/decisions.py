"""What was decided: the subject, the mode, the outcome, and whether it is closed for ever."""

from dataclasses import dataclass
from datetime import datetime

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, MeetingId, RowId
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Tally


class TextNotReadyError(DomainError):
    """The text to be decided is missing, stale or unchecked in a language of the body."""

    code = "decision.text_not_ready"
    message = N_(
        "The text is not ready to be decided: {count} place is missing, stale or not checked, first {place}."
        " Nothing was recorded."
    )
    plural = N_(
        "The text is not ready to be decided: {count} places are missing, stale or not checked, first {place}."
        " Nothing was recorded."
    )


class NothingToDecideError(DomainError):
    """The meeting has no such recommendation."""

    code = "decision.nothing_to_decide"
    message = N_(
        "There is nothing to decide yet: the meeting has no recommendations. Write or import them first."
    )


class QuestionMissingError(DomainError):
    """A procedural question, an election or an annulment without words."""

    code = "decision.question_missing"
    message = N_("Say in words what is decided, in at least one language. Nothing was recorded.")


class NothingToWithdrawError(DomainError):
    """Every decision is sealed, or there is none."""

    code = "decision.nothing_to_withdraw"
    message = N_(
        "There is no open decision to withdraw. A sealed one can only be corrected or annulled by a later one."
    )


class UnknownRecommendationError(DomainError):
    """A recommendation that does not exist was named."""

    code = "decision.unknown_recommendation"
    message = N_("There is no recommendation “{wanted}”. The meeting has {count}.")


class AmbiguousDecisionError(DomainError):
    """Two desks gave the same number."""

    code = "decision.ambiguous"
    message = N_(
        "Several desks have recorded a decision №\u00a0{wanted}: {desks}. Name the one meant by its code."
    )


class UnknownDecisionError(DomainError):
    """A decision that does not exist was named."""

    code = "decision.unknown"
    message = N_("There is no decision “{wanted}”. The meeting has {count}.")


class AlreadyAdoptedError(DomainError):
    """The recommendation was adopted before."""

    code = "decision.already_adopted"
    message = N_(
        "Recommendation {number} has been adopted already, by decision {decision}."
        " An adopted text is corrected or annulled by a later decision, not decided again."
    )


class NotInForceError(DomainError):
    """Only what is sealed, adopted and not annulled is annulled."""

    code = "decision.not_in_force"
    message = N_(
        "Decision {number} cannot be annulled: it is not sealed yet, was not adopted, or was annulled before."
    )


class SealedTextError(DomainError):
    """An adopted text cannot be edited, sealed or not."""

    code = "decision.sealed"
    message = N_(
        "This text was adopted by decision {decision} and cannot be changed. Withdraw the decision while it is"
        " not sealed; afterwards only a later decision can correct or annul it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A recorded decision as the register lists it; what was decided in full stands in its sealed record.

    ``subject`` names the recommendations by their row identifiers, ``whole`` says that the whole resolution
    was decided; ``question`` says in words what else was: a procedural question, who is elected to what, or why
    the decision ``annuls`` is annulled. ``item_id`` is the agenda item on which it was taken. ``hash`` is the
    SHA-256 of the sealed bytes in hexadecimal, ``sequence`` the place in the chain.
    """

    id: DecisionId
    meeting_id: MeetingId
    number: int
    mode: AdoptionMode
    outcome: Outcome
    subject: tuple[RowId, ...]
    whole: bool
    tally: Tally
    recorded_at: datetime
    sealed_at: datetime | None
    sequence: int
    hash: str
    item_id: AgendaItemId | None = None
    question: LocalizedText = LocalizedText()
    annuls: DecisionId | None = None

    @property
    def sealed(self) -> bool:
        """Whether the decision is closed for ever."""
        return self.sealed_at is not None

    @property
    def adopted(self) -> bool:
        """Whether what was put to the decision passed."""
        return self.outcome is Outcome.ADOPTED

    @property
    def code(self) -> str:
        """The short code printed on paper: the first eight hexadecimal digits of the hash."""
        return short_code(self.hash)


def short_code(digest: str) -> str:
    """Eight hexadecimal digits of a hash as people read them aloud: ``7F3A-91C2``."""
    return f"{digest[:4]}-{digest[4:8]}".upper()
