import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.elections import (
    Candidate,
    CandidateTwiceError,
    Election,
    NoCandidatesError,
    TotalVotesAboveError,
    VotesAboveError,
    elect,
)
from forumdesk.domain.majorities import ElectionRule
from forumdesk.domain.texts import LocalizedText
from tests.builders import number

MAJORITY, MOST = BodyRules(election=ElectionRule.MAJORITY), BodyRules(election=ElectionRule.MOST)


def election(*votes: int, seats: int = 1, turn: int = 1) -> Election:
    candidates = tuple(
        Candidate(id=number(n), name=LocalizedText.everywhere("ABCDEF"[n]), votes=one)
        for n, one in enumerate(votes)
    )
    return Election(candidates=candidates, seats=seats, round=turn)


def names(candidates: tuple[Candidate, ...]) -> str:
    return "".join(one.name.en for one in candidates)


@pytest.mark.parametrize(
    ("votes", "seats", "turn", "rules", "elected", "again"),
    [
        ((5, 3), 1, 1, MAJORITY, "A", ""),
        ((4, 4), 1, 1, MAJORITY, "", "AB"),
        ((4, 3, 1), 1, 1, MAJORITY, "", "AB"),
        ((4, 2, 2), 1, 1, MAJORITY, "", "ABC"),
        ((4, 3, 1), 1, 2, MAJORITY, "A", ""),
        ((4, 4), 1, 2, MAJORITY, "", "AB"),
        ((3, 2, 2), 1, 1, MOST, "A", ""),
        ((3, 3, 2), 1, 1, MOST, "", "AB"),
        ((0, 0), 1, 1, MOST, "", "AB"),
        ((6, 5, 1), 2, 1, MAJORITY, "AB", ""),
        ((6, 4, 3, 1), 2, 1, MAJORITY, "A", "BC"),
        ((5, 3, 3), 2, 1, MOST, "A", "BC"),
    ],
)
def test_who_is_elected_of_eight_ballots_and_who_stands_again(
    votes: tuple[int, ...], seats: int, turn: int, rules: BodyRules, elected: str, again: str
) -> None:
    found = elect(election(*votes, seats=seats, turn=turn), rules, 8)

    assert (names(found.elected), names(found.standing_again)) == (elected, again)
    assert found.is_decided is (len(elected) == seats)


def test_votes_that_cannot_be_are_refused() -> None:
    with pytest.raises(NoCandidatesError):
        elect(election(8, seats=2), MAJORITY, 8)
    with pytest.raises(NoCandidatesError):
        elect(election(8, seats=0), MAJORITY, 8)
    with pytest.raises(VotesAboveError):
        elect(election(9, 0), MAJORITY, 8)
    with pytest.raises(TotalVotesAboveError):
        elect(election(5, 4), MAJORITY, 8)
    twice = election(1, 1).candidates
    for pair in ((twice[0], twice[0]), (twice[0], Candidate(id=number(9), name=twice[0].name))):
        with pytest.raises(CandidateTwiceError):
            elect(Election(candidates=pair), MAJORITY, 8)
    with pytest.raises(ValueError, match="negative"):
        Candidate(id=number(1), name=LocalizedText(), votes=-1)


@given(
    st.lists(st.integers(0, 8), min_size=1, max_size=6), st.integers(1, 3), st.sampled_from([MAJORITY, MOST])
)
def test_nobody_is_elected_past_somebody_with_as_many_votes(
    votes: list[int], seats: int, rules: BodyRules
) -> None:
    if len(votes) < seats or sum(votes) > 8 * seats:
        return
    found = elect(election(*votes, seats=seats), rules, 8)

    others = [one.votes for one in found.candidates if not one.elected]
    assert len(found.elected) <= seats
    assert all(one.votes > max(others, default=-1) for one in found.elected)
    if rules is MAJORITY:
        assert all(2 * one.votes > 8 for one in found.elected)
