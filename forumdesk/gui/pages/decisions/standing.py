"""How a vote stands while it is entered: judged by the rules of the body without asking the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.errors import DomainError
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.modes import BY_COUNT, BY_NAME, AdoptionMode
from forumdesk.domain.voices import RollCall, Tally, Voice, Voter
from forumdesk.domain.voting import ChairVoiceMissingError, Counts, Judgement, Poll, judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The tally as it is, with what it would come to, or what refuses it."""

    mode: AdoptionMode
    tally: Tally
    judgement: Judgement | None = None
    refusal: DomainError | None = None

    @property
    def is_tie(self) -> bool:
        """Whether the voices are equal and the chair has to decide."""
        by_chair = self.judgement is not None and self.judgement.by_chair
        return by_chair or isinstance(self.refusal, ChairVoiceMissingError)


def called(
    mode: AdoptionMode,
    voters: Sequence[Voter],
    voices: Mapping[ParticipantId, Voice],
    apart: Mapping[ParticipantId, Voice],
) -> RollCall:
    """Everybody entitled with an answer: a sheet that did not come back is absent, who is not asked is present."""
    if mode is AdoptionMode.WRITTEN_POLL:
        return RollCall.of(voters, {**dict.fromkeys((one.id for one in voters), Voice.ABSENT), **voices})
    if mode in BY_NAME:
        return RollCall.of(voters, voices)
    given = {one: voice for one, voice in voices.items() if voice in _KEPT}
    return RollCall.of(
        voters, {**dict.fromkeys((one.id for one in voters), Voice.PRESENT), **given, **dict(apart)}
    )


_KEPT = (Voice.AGAINST, Voice.ABSENT, Voice.RECUSED)


def standing(mode: AdoptionMode, rules: BodyRules, poll: Poll) -> Standing:
    """How it stands; a mode that the rules refuse has its tally all the same."""
    tally = poll.roll_call.tally(rules)
    if mode in BY_COUNT and poll.counts is not None:
        tally = _with_counts(tally, poll.counts)
    try:
        judgement = judged(mode, rules, poll)
    except DomainError as error:
        return Standing(mode=mode, tally=tally, refusal=error)
    return Standing(mode=mode, tally=judgement.tally, judgement=judgement)


def _with_counts(tally: Tally, counts: Counts) -> Tally:
    return replace(
        tally,
        voices_for=counts.voices_for,
        against=counts.against,
        abstaining=counts.abstaining,
        not_voting=max(tally.taking_part - counts.total, 0),
    )
