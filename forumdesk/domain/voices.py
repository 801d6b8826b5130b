"""Voices: who is entitled, what everybody answered, and how the answers are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.bodies import BodyRules, QuorumOf
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DelegationId, ParticipantId
from forumdesk.domain.texts import LocalizedText


class Voice(StrEnum):
    """One entitled person's answer; PRESENT and SILENT where nobody was asked by name."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    NOT_VOTING = "not_voting"
    RECUSED = "recused"
    ABSENT = "absent"
    PRESENT = "present"
    SILENT = "silent"


ANSWERS = frozenset({Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.NOT_VOTING})
"""What somebody who is there and takes part may answer."""


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


class NotCastingError(DomainError):
    """A member of a delegation whose one voice somebody else casts."""

    code = "decision.not_casting"
    message = N_(
        "The voice of “{delegation}” is cast by {caster}, not by {name}. Nothing was recorded."
        " Give the answer under the name of who casts it."
    )


class VoiceTwiceError(DomainError):
    """A voice was given twice."""

    code = "decision.voice_twice"
    message = N_("The voice of {name} is given twice. Nothing was recorded.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """An entitled voice as frozen with a decision: ``id``, ``number`` and ``name`` are of whom it belongs to.

    Of a delegation with one voice they are of the member who casts it, and ``delegation`` is its name. ``by`` and
    ``by_name`` name who cast the voice of somebody absent by proxy. ``remote`` says that the voter is there by a
    connection; ``accredited`` counts where the quorum is one of the accredited.
    """

    id: ParticipantId
    number: int
    name: LocalizedText
    country: str = ""
    delegation_id: DelegationId | None = None
    delegation: LocalizedText = LocalizedText()
    by: ParticipantId | None = None
    by_name: LocalizedText = LocalizedText()
    remote: bool = False
    accredited: bool = True

    @property
    def label(self) -> LocalizedText:
        """Under what name the voice is called and printed."""
        return self.delegation or self.name


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

    @property
    def missing(self) -> int:
        """How many are missing for the quorum."""
        return max(self.needed - self.present, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCall:
    """Every entitled voter with an answer, or None where the answer is missing, in the order of the list."""

    answers: tuple[tuple[Voter, Voice | None], ...]

    @staticmethod
    def of(entitled: Sequence[Voter], voices: Mapping[ParticipantId, Voice]) -> "RollCall":
        """Join answers to the entitled; whoever is not named has not answered."""
        return RollCall(answers=tuple((voter, voices.get(voter.id)) for voter in entitled))

    def who(self, *voices: Voice | None) -> tuple[tuple[Voter, Voice | None], ...]:
        """Those who gave one of these answers."""
        return tuple(answer for answer in self.answers if answer[1] in voices)

    def tally(self, rules: BodyRules) -> Tally:
        """Count the voices and what the quorum needs."""
        given = [voice for _, voice in self.answers]
        absent, recused = given.count(Voice.ABSENT), given.count(Voice.RECUSED)
        apart = 0 if rules.recused_count else recused
        return Tally(
            entitled=len(given),
            present=len(given) - absent - apart,
            needed=rules.quorum_to_decide.needed(self._asked(rules)),
            voices_for=given.count(Voice.FOR),
            against=given.count(Voice.AGAINST),
            abstaining=given.count(Voice.ABSTAINING),
            not_voting=given.count(Voice.NOT_VOTING),
            recused=recused,
            absent=absent,
        )

    def _asked(self, rules: BodyRules) -> int:
        """Of how many the quorum is a share."""
        return sum(
            (rules.quorum_of is QuorumOf.MEMBERS or voter.accredited)
            and (rules.recused_count or voice is not Voice.RECUSED)
            for voter, voice in self.answers
        )
