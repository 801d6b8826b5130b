"""How a body decides: voices, quorum, unanimity. A rule is kept or refuses by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.bodies import Abstention, BodyRules
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DecisionId, MeetingId, ParticipantId, RowId
from forumdesk.domain.texts import LocalizedText


class AdoptionMode(StrEnum):
    """How a decision was reached. Stored and sealed by value, so the values never change."""

    UNANIMOUS = "unanimous"


MODE_NAMES = {AdoptionMode.UNANIMOUS: N_("unanimously")}
"""What each mode is called in a list; official sentences stand in the language layer."""


class Outcome(StrEnum):
    """What came of it."""

    ADOPTED = "adopted"


class Voice(StrEnum):
    """One entitled person's answer."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    NOT_VOTING = "not_voting"
    RECUSED = "recused"
    ABSENT = "absent"


class NobodyEntitledError(DomainError):
    """No participant has a voice."""

    code = "decision.nobody_entitled"
    message = N_(
        "Nobody on the list has the right to vote. Mark those who have it on the Participants page,"
        " or import a list with a column of voting rights."
    )


class NoQuorumError(DomainError):
    """Too few are present."""

    code = "decision.no_quorum"
    message = N_(
        "There is no quorum: {present} of {entitled} are present, {needed} are needed, {count} is missing."
    )
    plural = N_(
        "There is no quorum: {present} of {entitled} are present, {needed} are needed, {count} are missing."
    )


class NotUnanimousError(DomainError):
    """A voice is missing or is not *for*. ``against``, ``abstaining``, ``silent`` list the voters."""

    code = "decision.not_unanimous"
    message = N_(
        "“Unanimous” cannot be recorded: {count} present voice is not “for” ({names}). Nothing was recorded."
    )
    plural = N_(
        "“Unanimous” cannot be recorded: {count} present voices are not “for” ({names}). Nothing was recorded."
    )

    def __init__(self, standing_in_the_way: "tuple[tuple[Voter, Voice | None], ...]") -> None:
        self.standing_in_the_way = standing_in_the_way
        names = tuple(voter.name for voter, _ in standing_in_the_way)
        super().__init__(count=len(names), names=names)


class AbsentVoiceError(DomainError):
    """Somebody who is not there has no answer to give."""

    code = "decision.absent"
    message = N_("{name} is not there by the log of arrivals. Nothing was recorded. Mark the arrival first.")


class RecusedVoiceError(DomainError):
    """Who takes no part in a decision gives no voice."""

    code = "decision.recused"
    message = N_(
        "{name} takes no part in the decision on item {number} and gives no voice. Nothing was recorded."
        " Withdraw the recusal first."
    )


class NotEntitledError(DomainError):
    """A voice was given for somebody who has none."""

    code = "decision.not_entitled"
    message = N_("{name} is not entitled to vote. Nothing was recorded.")


class VoiceTwiceError(DomainError):
    """A voice was given twice."""

    code = "decision.voice_twice"
    message = N_("The voice of {name} is given twice. Nothing was recorded.")


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


class AlreadyAdoptedError(DomainError):
    """The recommendation was adopted before."""

    code = "decision.already_adopted"
    message = N_(
        "Recommendation {number} has been adopted already, by decision {decision}."
        " An adopted text is corrected or annulled by a later decision, not decided again."
    )


class SealedTextError(DomainError):
    """An adopted text cannot be edited, sealed or not."""

    code = "decision.sealed"
    message = N_(
        "This text was adopted by decision {decision} and cannot be changed. Withdraw the decision while it is"
        " not sealed; afterwards only a later decision can correct or annul it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """An entitled person as frozen with a decision."""

    id: ParticipantId
    number: int
    name: LocalizedText
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Voices counted.

    ``present`` counts for the quorum and ``needed`` meets it: where the body's rule leaves the recused out of the
    quorum, they are not among the present and are not asked for.
    """

    entitled: int
    present: int
    needed: int
    voices_for: int
    against: int
    abstaining: int
    not_voting: int
    recused: int
    absent: int

    @property
    def taking_part(self) -> int:
        """How many are there and give a voice."""
        return self.entitled - self.absent - self.recused


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """Every entitled voter with an answer, or None where the answer is missing, in the order of the list."""

    answers: tuple[tuple[Voter, Voice | None], ...]

    @staticmethod
    def of(entitled: Sequence[Voter], voices: Mapping[ParticipantId, Voice]) -> "RollCall":
        """Join answers to the entitled; whoever is not named has not answered."""
        return RollCall(answers=tuple((voter, voices.get(voter.id)) for voter in entitled))

    def tally(self, rules: BodyRules) -> Tally:
        """Count the voices and what the quorum needs."""
        given = [voice for _, voice in self.answers]
        absent, recused = given.count(Voice.ABSENT), given.count(Voice.RECUSED)
        apart = 0 if rules.recused_count else recused
        return Tally(
            entitled=len(given),
            present=len(given) - absent - apart,
            needed=rules.quorum_to_decide.needed(len(given) - apart),
            voices_for=given.count(Voice.FOR),
            against=given.count(Voice.AGAINST),
            abstaining=given.count(Voice.ABSTAINING),
            not_voting=given.count(Voice.NOT_VOTING),
            recused=recused,
            absent=absent,
        )


def require_quorum(tally: Tally) -> None:
    """Refuse below the quorum to decide, saying how many are missing."""
    if tally.entitled == 0:
        raise NobodyEntitledError
    if tally.present < tally.needed:
        missing = tally.needed - tally.present
        raise NoQuorumError(
            count=missing, present=tally.present, entitled=tally.entitled, needed=tally.needed
        )


def require_unanimity(roll_call: RollCall, rules: BodyRules) -> Tally:
    """Refuse unless there is a quorum and every present entitled voice is *for*; returns the tally.

    With the lenient rule abstentions do not stand in the way. The recused take no part in the decision, so
    they do not stand in the way either. At least one voice has to be *for*.
    """
    tally = roll_call.tally(rules)
    require_quorum(tally)
    allowed: set[Voice | None] = {Voice.FOR, Voice.ABSENT, Voice.RECUSED}
    if rules.abstention is Abstention.LENIENT:
        allowed.add(Voice.ABSTAINING)
    in_the_way = tuple((voter, voice) for voter, voice in roll_call.answers if voice not in allowed)
    if not in_the_way and tally.voices_for == 0:
        in_the_way = tuple((voter, voice) for voter, voice in roll_call.answers if voice is not Voice.ABSENT)
    if in_the_way:
        raise NotUnanimousError(in_the_way)
    return tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A recorded decision as the register lists it; what was decided in full stands in its sealed record.

    ``subject`` names the recommendations by their row identifiers, ``whole`` says that the whole resolution
    was decided. ``hash`` is the SHA-256 of the sealed bytes in hexadecimal, ``sequence`` the place in the chain.
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

    @property
    def sealed(self) -> bool:
        """Whether the decision is closed for ever."""
        return self.sealed_at is not None

    @property
    def code(self) -> str:
        """The short code printed on paper: the first eight hexadecimal digits of the hash."""
        return short_code(self.hash)


def short_code(digest: str) -> str:
    """Eight hexadecimal digits of a hash as people read them aloud: ``7F3A-91C2``."""
    return f"{digest[:4]}-{digest[4:8]}".upper()
