"""Elections: candidates with their votes, who is elected, and who stands again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DecisionId
from forumdesk.domain.majorities import ElectionRule
from forumdesk.domain.texts import LocalizedText


class NoCandidatesError(DomainError):
    """An election without candidates, or with fewer than places."""

    code = "election.no_candidates"
    message = N_("There are fewer candidates ({count}) than places ({seats}). Nothing was recorded.")


class NoRoundBeforeError(DomainError):
    """A second round after something that was no election, or filled every place."""

    code = "election.no_round_before"
    message = N_(
        "There is no second round after decision {number}: it is no election of this meeting that left a place"
        " open. Nothing was recorded."
    )


class CandidateTwiceError(DomainError):
    """A candidate is named twice."""

    code = "election.candidate_twice"
    message = N_("{name} is among the candidates twice. Nothing was recorded.")


class CandidateNamelessError(DomainError):
    """Votes for somebody without a name."""

    code = "election.candidate_nameless"
    message = N_("A candidate has no name. Nothing was recorded. Write whom the votes were given to.")


class VotesAboveError(DomainError):
    """More votes than the ballots can hold."""

    code = "election.votes_above"
    message = N_(
        "{votes} votes were counted for {name}, but {count} ballot could name a candidate."
        " Nothing was recorded. Count again."
    )
    plural = N_(
        "{votes} votes were counted for {name}, but {count} ballots could name a candidate."
        " Nothing was recorded. Count again."
    )


class TotalVotesAboveError(DomainError):
    """More votes in all than the ballots can hold."""

    code = "election.total_above"
    message = N_(
        "{votes} votes were counted in all, but the ballots hold at most {most}. Nothing was recorded. Count again."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who stands for election, with the votes counted. ``elected`` is found, never entered.

    ValueError for a negative number of votes.
    """

    id: UUID
    name: LocalizedText
    votes: int = 0
    elected: bool = False

    def __post_init__(self) -> None:
        if self.votes < 0:
            raise ValueError("votes are not negative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """One round: candidates for a number of ``seats``; ``after`` is the round before it, if there was one."""

    candidates: tuple[Candidate, ...]
    seats: int = 1
    round: int = 1
    after: DecisionId | None = None

    @property
    def elected(self) -> tuple[Candidate, ...]:
        """Who is elected."""
        return tuple(one for one in self.candidates if one.elected)

    @property
    def is_decided(self) -> bool:
        """Whether every place is filled."""
        return len(self.elected) == self.seats

    @property
    def standing_again(self) -> tuple[Candidate, ...]:
        """Who stands in the next round: for each place left the two who have most votes, and all equal to these."""
        left = self.seats - len(self.elected)
        others = _by_votes([one for one in self.candidates if not one.elected])
        if not left or len(others) <= 2 * left:
            return tuple(others) if left else ()
        least = others[2 * left - 1].votes
        return tuple(one for one in others if one.votes >= least)


def elect(election: Election, rules: BodyRules, ballots: int) -> Election:
    """The election with those elected marked. ``ballots`` are those that count.

    By majority somebody needs more than half of the ballots; a second round, like the rule of most votes, is won
    by whoever has most. Of equals for the last place nobody is elected. Refuses votes that cannot be.
    """
    _require_possible(election, ballots)
    by_majority = rules.election is ElectionRule.MAJORITY and election.round == 1
    needed = ballots // 2 + 1 if by_majority else 1
    reaching = [one for one in _by_votes(election.candidates) if one.votes >= needed]
    chosen = reaching[: election.seats]
    if len(reaching) > election.seats:
        last = reaching[election.seats].votes
        chosen = [one for one in chosen if one.votes > last]
    winners = {one.id for one in chosen}
    marked = tuple(replace(one, elected=one.id in winners) for one in election.candidates)
    return replace(election, candidates=marked)


def _by_votes(candidates: Sequence[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda one: -one.votes)


def _require_possible(election: Election, ballots: int) -> None:
    if election.seats < 1 or len(election.candidates) < election.seats:
        raise NoCandidatesError(count=len(election.candidates), seats=election.seats)
    seen: set[object] = set()
    for one in election.candidates:
        name = tuple(" ".join(text.split()).casefold() for text in one.name.cleaned().to_mapping().values())
        if not name:
            raise CandidateNamelessError
        if one.id in seen or name in seen:
            raise CandidateTwiceError(name=one.name)
        seen |= {one.id, name}
        if one.votes > ballots:
            raise VotesAboveError(votes=one.votes, name=one.name, count=ballots)
    total = sum(one.votes for one in election.candidates)
    if total > ballots * election.seats:
        raise TotalVotesAboveError(votes=total, most=ballots * election.seats)
