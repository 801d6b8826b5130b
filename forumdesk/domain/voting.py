"""When a decision may be recorded, mode by mode: a rule is kept, or refuses by name and number."""

from dataclasses import dataclass, replace

from forumdesk.domain.bodies import Abstention, BodyRules, UnanimityOf
from forumdesk.domain.elections import Election, elect
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.majorities import MajorityOf, Tie
from forumdesk.domain.modes import BY_COUNT, LISTED, AdoptionMode, Outcome
from forumdesk.domain.voices import RollCall, Tally, Voice, Voter

Answers = tuple[tuple[Voter, Voice | None], ...]


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


class NoQuorumOfSheetsError(DomainError):
    """Too few sheets of a written poll came back."""

    code = "decision.no_quorum_of_sheets"
    message = N_(
        "The written poll has no quorum: {present} of {entitled} sheets came back, {needed} are needed,"
        " {count} is missing. Nothing was recorded."
    )
    plural = N_(
        "The written poll has no quorum: {present} of {entitled} sheets came back, {needed} are needed,"
        " {count} are missing. Nothing was recorded."
    )


class VoicesError(DomainError):
    """Somebody's voice stands in the way. ``standing_in_the_way`` pairs each voter with the answer."""

    def __init__(self, standing_in_the_way: Answers) -> None:
        self.standing_in_the_way = standing_in_the_way
        names = tuple(voter.label for voter, _ in standing_in_the_way)
        super().__init__(count=len(names), names=names)


class NotUnanimousError(VoicesError):
    """A voice is missing or is not *for*."""

    code = "decision.not_unanimous"
    message = N_(
        "“Unanimous” cannot be recorded: {count} present voice is not “for” ({names}). Nothing was recorded."
    )
    plural = N_(
        "“Unanimous” cannot be recorded: {count} present voices are not “for” ({names}). Nothing was recorded."
    )


class NotUnanimousOfAllError(VoicesError):
    """The body asks for the voice of everybody entitled, and one is missing or is not *for*."""

    code = "decision.not_unanimous_of_all"
    message = N_(
        "“Unanimous” cannot be recorded: the rules ask for every voice of the body, and {count} is not “for”"
        " ({names}). Nothing was recorded."
    )
    plural = N_(
        "“Unanimous” cannot be recorded: the rules ask for every voice of the body, and {count} are not “for”"
        " ({names}). Nothing was recorded."
    )


class ObjectionError(VoicesError):
    """Somebody objects: there is no consensus, and nothing passes without a vote."""

    code = "decision.objection"
    message = N_(
        "There is {count} objection ({names}): it cannot be recorded this way. Nothing was recorded."
        " Settle the objection, or put it to the vote."
    )
    plural = N_(
        "There are {count} objections ({names}): it cannot be recorded this way. Nothing was recorded."
        " Settle the objections, or put it to the vote."
    )


class VoicesMissingError(VoicesError):
    """A vote by name in which somebody present has not answered."""

    code = "decision.voices_missing"
    message = N_(
        "The vote is not complete: {count} voice is missing ({names}). Nothing was recorded."
        " Note the answer, or “not voting”."
    )
    plural = N_(
        "The vote is not complete: {count} voices are missing ({names}). Nothing was recorded."
        " Note the answers, or “not voting”."
    )


class NamesNotKeptError(DomainError):
    """Voices by name, where only counts are kept."""

    code = "decision.names_not_kept"
    message = N_(
        "This way of voting keeps counts and never whose voices they were. Nothing was recorded."
        " Give the counts, or record the vote by name."
    )


class CountsMissingError(DomainError):
    """A vote by count without counts."""

    code = "decision.counts_missing"
    message = N_("This way of voting needs the counts: for, against, abstaining. Nothing was recorded.")


class CountsAboveError(DomainError):
    """More voices were counted than there are voters."""

    code = "decision.counts_above"
    message = N_(
        "{total} voices were counted, but only {count} person entitled to vote takes part."
        " Nothing was recorded. Count again."
    )
    plural = N_(
        "{total} voices were counted, but only {count} people entitled to vote take part."
        " Nothing was recorded. Count again."
    )


class HandsNotUnanimousError(DomainError):
    """A show of hands that was not unanimous, or did not take in everybody."""

    code = "decision.hands_not_unanimous"
    message = N_(
        "“Unanimous” cannot be recorded: {votes} for, {against} against, {abstaining} abstaining were counted, and"
        " {present} entitled to vote are present. Nothing was recorded."
    )


class CountsUncalledError(DomainError):
    """Counts where nothing is counted."""

    code = "decision.counts_uncalled"
    message = N_(
        "Nothing is counted in this way of deciding, so that counts have no place. Nothing was recorded."
        " Leave them out, or put it to the vote."
    )


class BallotsMissingError(DomainError):
    """A secret ballot without its ballots."""

    code = "decision.ballots_missing"
    message = N_(
        "A secret ballot needs the numbers of ballots issued, returned and spoilt. Nothing was recorded."
    )


class BallotsError(DomainError):
    """Ballots that do not add up."""

    code = "decision.ballots"
    message = N_(
        "The ballots do not add up: {issued} issued, {returned} returned, {spoilt} spoilt, {total} counted,"
        " and {voters} could be issued. Nothing was recorded. Have the commission count again."
    )


class ChairVoiceMissingError(DomainError):
    """Equal voices, and the chair decides."""

    code = "decision.chair_voice_missing"
    message = N_(
        "The voices are equal ({votes} for, {votes} against), and by the rules the chair decides."
        " Nothing was recorded. Say how the chair decides."
    )


class ChairVoiceNotAskedError(DomainError):
    """The chair decides only a tie, and only where the rules say so."""

    code = "decision.chair_voice_not_asked"
    message = N_("The chair’s voice decides only equal voices, and only where the rules of the body say so.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Voices counted without names. ValueError for a negative number."""

    voices_for: int
    against: int
    abstaining: int = 0

    def __post_init__(self) -> None:
        if min(self.voices_for, self.against, self.abstaining) < 0:
            raise ValueError("a count is not negative")

    @property
    def total(self) -> int:
        """All voices."""
        return self.voices_for + self.against + self.abstaining


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Ballots of a secret vote. ValueError for a negative number."""

    issued: int
    returned: int
    spoilt: int = 0

    def __post_init__(self) -> None:
        if min(self.issued, self.returned, self.spoilt) < 0:
            raise ValueError("a number of ballots is not negative")

    @property
    def valid(self) -> int:
        """Those that count."""
        return self.returned - self.spoilt


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What was called or counted. ``chair`` is the chair's voice on equal voices: FOR or AGAINST."""

    roll_call: RollCall
    counts: Counts | None = None
    ballots: Ballots | None = None
    chair: Voice | None = None
    election: Election | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a poll comes to. ``needed_for`` is how many voices *for* the majority takes; 0 where none is asked."""

    outcome: Outcome
    tally: Tally
    election: Election | None = None
    needed_for: int = 0
    by_chair: bool = False


def judged(mode: AdoptionMode, rules: BodyRules, poll: Poll) -> Judgement:
    """What the poll comes to by the rules of the body; refuses what must not be recorded in this mode."""
    tally = poll.roll_call.tally(rules)
    if mode is AdoptionMode.SILENCE:
        return Judgement(outcome=Outcome.ADOPTED, tally=_without_objection(poll.roll_call, tally))
    require_quorum(tally, of_sheets=mode is AdoptionMode.WRITTEN_POLL)
    if mode is AdoptionMode.UNANIMOUS:
        return Judgement(outcome=Outcome.ADOPTED, tally=require_unanimity(poll.roll_call, rules))
    if mode in LISTED:
        return Judgement(outcome=Outcome.ADOPTED, tally=_without_objection(poll.roll_call, tally))
    if mode is AdoptionMode.ELECTION:
        return _elected(rules, poll, tally)
    if mode in BY_COUNT:
        tally = _counted(mode, poll, tally)
    elif silent := poll.roll_call.who(None, Voice.PRESENT, Voice.SILENT):
        raise VoicesMissingError(silent)
    return _by_majority(rules, tally, poll.chair)


def require_quorum(tally: Tally, *, of_sheets: bool = False) -> None:
    """Refuse below the quorum to decide, saying how many are missing; nobody decides where nobody is there."""
    if tally.entitled == 0:
        raise NobodyEntitledError
    needed = max(tally.needed, 1)
    if tally.present < needed:
        refusal = NoQuorumOfSheetsError if of_sheets else NoQuorumError
        raise refusal(
            count=needed - tally.present, present=tally.present, entitled=tally.entitled, needed=needed
        )


def require_unanimity(roll_call: RollCall, rules: BodyRules) -> Tally:
    """Refuse unless there is a quorum and every present entitled voice is *for*; returns the tally.

    With the lenient rule abstentions do not stand in the way. The recused take no part in the decision, so
    they do not stand in the way either. At least one voice has to be *for*. Where the rules ask for unanimity of
    all, nobody may be absent.
    """
    tally = roll_call.tally(rules)
    require_quorum(tally)
    of_all = rules.unanimity_of is UnanimityOf.ALL
    allowed: set[Voice | None] = {Voice.FOR, Voice.RECUSED}
    if not of_all:
        allowed.add(Voice.ABSENT)
    if rules.abstention is Abstention.LENIENT:
        allowed.add(Voice.ABSTAINING)
    in_the_way = tuple((voter, voice) for voter, voice in roll_call.answers if voice not in allowed)
    if not in_the_way and tally.voices_for == 0:
        in_the_way = tuple((voter, voice) for voter, voice in roll_call.answers if voice is not Voice.ABSENT)
    if in_the_way:
        raise NotUnanimousOfAllError(in_the_way) if of_all else NotUnanimousError(in_the_way)
    return tally


def _without_objection(roll_call: RollCall, tally: Tally) -> Tally:
    """Nobody was asked by name, and nobody objects."""
    if tally.entitled == 0:
        raise NobodyEntitledError
    if objecting := roll_call.who(Voice.AGAINST):
        raise ObjectionError(objecting)
    return replace(tally, voices_for=0, against=0, abstaining=0, not_voting=0)


def _counted(mode: AdoptionMode, poll: Poll, tally: Tally) -> Tally:
    """The tally with the counts in place of names; refuses counts that cannot be."""
    counts, ballots = poll.counts, poll.ballots
    if counts is None:
        raise CountsMissingError
    if counts.total > tally.taking_part:
        raise CountsAboveError(count=tally.taking_part, total=counts.total)
    if mode is AdoptionMode.SECRET and ballots is None:
        raise BallotsMissingError
    if ballots is not None:
        require_ballots(ballots, counts.total, tally.taking_part)
    given = counts.total if ballots is None else ballots.returned
    return replace(
        tally,
        voices_for=counts.voices_for,
        against=counts.against,
        abstaining=counts.abstaining,
        not_voting=tally.taking_part - given,
    )


def require_ballots(ballots: Ballots, counted: int, voters: int) -> None:
    """Refuse ballots that do not add up: issued to voters, returned of those, valid ones all counted."""
    fits = 0 <= counted == ballots.valid and ballots.returned <= ballots.issued <= voters
    if not fits:
        raise BallotsError(
            issued=ballots.issued,
            returned=ballots.returned,
            spoilt=ballots.spoilt,
            total=counted,
            voters=voters,
        )


def votes_needed(rules: BodyRules, tally: Tally) -> int:
    """How many voices *for* carry a proposal, out of those whom the rule of the majority names."""
    base = {
        MajorityOf.VOTING: tally.voices_for + tally.against,
        MajorityOf.CAST: tally.voices_for + tally.against + tally.abstaining,
        MajorityOf.PRESENT: tally.taking_part,
        MajorityOf.MEMBERS: tally.entitled,
    }
    return rules.majority.share.needed(base[rules.majority.of])


def _by_majority(rules: BodyRules, tally: Tally, chair: Voice | None) -> Judgement:
    needed = votes_needed(rules, tally)
    equal = rules.majority.is_simple and tally.voices_for == tally.against > 0
    tie = equal and rules.tie is Tie.CHAIR
    carried = tally.voices_for >= needed
    if carried or not tie:
        if chair is not None:
            raise ChairVoiceNotAskedError
        return Judgement(
            outcome=Outcome.ADOPTED if carried else Outcome.REJECTED, tally=tally, needed_for=needed
        )
    if chair not in {Voice.FOR, Voice.AGAINST}:
        raise ChairVoiceMissingError(votes=tally.voices_for)
    outcome = Outcome.ADOPTED if chair is Voice.FOR else Outcome.REJECTED
    return Judgement(outcome=outcome, tally=tally, needed_for=needed, by_chair=True)


def _elected(rules: BodyRules, poll: Poll, tally: Tally) -> Judgement:
    if poll.election is None:
        raise CountsMissingError
    if poll.ballots is not None:
        require_ballots(poll.ballots, poll.ballots.valid, tally.taking_part)
    ballots = tally.taking_part if poll.ballots is None else poll.ballots.valid
    election = elect(poll.election, rules, ballots)
    outcome = Outcome.ELECTED if election.is_decided else Outcome.NOT_ELECTED
    tally = replace(tally, voices_for=0, against=0, abstaining=0, not_voting=0)
    return Judgement(outcome=outcome, tally=tally, election=election)
