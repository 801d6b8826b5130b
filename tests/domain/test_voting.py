from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.bodies import Abstention, BodyRules, UnanimityOf
from forumdesk.domain.errors import DomainError
from forumdesk.domain.majorities import Majority, MajorityOf, Tie
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.voices import Voice
from forumdesk.domain.voting import (
    Ballots,
    BallotsError,
    ChairVoiceMissingError,
    ChairVoiceNotAskedError,
    Counts,
    CountsAboveError,
    Judgement,
    NoQuorumError,
    ObjectionError,
    Poll,
    VoicesMissingError,
    judged,
    require_ballots,
    votes_needed,
)
from tests.domain.test_decisions import roll_call

FOR, AGAINST, ABSTAINING, ABSENT = Voice.FOR, Voice.AGAINST, Voice.ABSTAINING, Voice.ABSENT
PRESENT = Voice.PRESENT
RULES = BodyRules()
ANY_RULES = st.builds(
    BodyRules,
    abstention=st.sampled_from(Abstention),
    unanimity_of=st.sampled_from(UnanimityOf),
    recused_count=st.booleans(),
    tie=st.sampled_from(Tie),
    majority=st.builds(Majority, of=st.sampled_from(MajorityOf)),
)


def judge(mode: AdoptionMode, *voices: Voice | None, rules: BodyRules = RULES, **poll: object) -> Judgement:
    return judged(mode, rules, replace(Poll(roll_call=roll_call(*voices)), **poll))  # type: ignore[arg-type]


@given(st.lists(st.none() | st.sampled_from(Voice), max_size=7), ANY_RULES)
def test_whatever_was_answered_a_unanimous_judgement_was_unanimous(
    voices: list[Voice | None], rules: BodyRules
) -> None:
    try:
        found = judge(AdoptionMode.UNANIMOUS, *voices, rules=rules)
    except DomainError:
        return
    lenient, of_all = rules.abstention is Abstention.LENIENT, rules.unanimity_of is UnanimityOf.ALL
    allowed = {FOR, Voice.RECUSED, *([ABSTAINING] if lenient else []), *([] if of_all else [ABSENT])}
    assert set(voices) <= allowed
    assert found.tally.voices_for == voices.count(FOR) > 0
    assert found.tally.present >= found.tally.needed


@given(st.lists(st.sampled_from([FOR, AGAINST, ABSTAINING, Voice.NOT_VOTING, ABSENT]), max_size=9), ANY_RULES)
def test_a_majority_is_never_carried_by_fewer_for_than_against(voices: list[Voice], rules: BodyRules) -> None:
    try:
        found = judge(AdoptionMode.RECORDED, *voices, rules=rules)
    except DomainError:
        return
    tally = found.tally
    assert (found.outcome is Outcome.ADOPTED) is (tally.voices_for >= votes_needed(rules, tally))
    if found.outcome is Outcome.ADOPTED:
        assert tally.voices_for > tally.against


@pytest.mark.parametrize(
    ("of", "needed"),
    [(MajorityOf.VOTING, 3), (MajorityOf.CAST, 4), (MajorityOf.PRESENT, 4), (MajorityOf.MEMBERS, 5)],
)
def test_a_majority_is_one_of_those_whom_it_names(of: MajorityOf, needed: int) -> None:
    voices = [FOR] * 3 + [AGAINST, ABSTAINING, ABSTAINING, Voice.NOT_VOTING, ABSENT]
    rules = BodyRules(majority=Majority(of=of))

    found = judge(AdoptionMode.RECORDED, *voices, rules=rules)

    assert found.needed_for == needed
    assert found.outcome is (Outcome.ADOPTED if needed <= 3 else Outcome.REJECTED)


def test_the_chair_decides_equal_voices_where_the_rules_say_so_and_nothing_else() -> None:
    chair = BodyRules(tie=Tie.CHAIR)
    for voice, outcome in ((FOR, Outcome.ADOPTED), (AGAINST, Outcome.REJECTED)):
        found = judge(AdoptionMode.RECORDED, FOR, AGAINST, rules=chair, chair=voice)
        assert (found.outcome, found.by_chair) == (outcome, True)
    for undecided in (None, ABSTAINING):
        with pytest.raises(ChairVoiceMissingError):
            judge(AdoptionMode.RECORDED, FOR, AGAINST, rules=chair, chair=undecided)
    with pytest.raises(ChairVoiceNotAskedError):
        judge(AdoptionMode.RECORDED, FOR, FOR, AGAINST, rules=chair, chair=FOR)
    assert judge(AdoptionMode.RECORDED, FOR, AGAINST).outcome is Outcome.REJECTED
    assert judge(AdoptionMode.RECORDED, ABSTAINING, ABSTAINING, rules=chair).outcome is Outcome.REJECTED


@pytest.mark.parametrize("silent", [None, PRESENT, Voice.SILENT])
def test_a_vote_by_name_asks_everybody_there(silent: Voice | None) -> None:
    with pytest.raises(VoicesMissingError) as refusal:
        judge(AdoptionMode.RECORDED, FOR, silent, FOR)

    assert [voter.number for voter, _ in refusal.value.standing_in_the_way] == [2]


def test_one_objection_stands_in_the_way_of_everything_that_has_no_vote() -> None:
    for mode in (AdoptionMode.CONSENSUS, AdoptionMode.WITHOUT_VOTE, AdoptionMode.ACCLAMATION):
        with pytest.raises(ObjectionError):
            judge(mode, PRESENT, AGAINST, PRESENT)
        assert judge(mode, PRESENT, PRESENT, ABSENT).tally.voices_for == 0


def test_where_nobody_is_there_nobody_decides_whatever_the_quorum() -> None:
    nothing_asked = BodyRules(
        quorum_to_decide=replace(RULES.quorum_to_decide, share=RULES.quorum_to_decide.share * 0)
    )
    for mode in (AdoptionMode.UNANIMOUS, AdoptionMode.CONSENSUS, AdoptionMode.RECORDED):
        with pytest.raises(NoQuorumError) as refusal:
            judge(mode, ABSENT, ABSENT, rules=nothing_asked)
        assert refusal.value.values["needed"] == 1


def test_counts_stand_in_place_of_names_and_the_rest_did_not_vote() -> None:
    counts = Counts(voices_for=2, against=1)
    found = judge(AdoptionMode.COUNTED, PRESENT, PRESENT, PRESENT, PRESENT, ABSENT, counts=counts)

    assert (found.tally.voices_for, found.tally.against, found.tally.not_voting) == (2, 1, 1)
    with pytest.raises(CountsAboveError):
        judge(AdoptionMode.COUNTED, PRESENT, PRESENT, ABSENT, counts=counts)


@pytest.mark.parametrize(
    ("issued", "returned", "spoilt", "counted", "fits"),
    [
        (8, 8, 0, 8, True),
        (8, 7, 1, 6, True),
        (0, 0, 0, 0, True),
        (9, 8, 0, 8, False),
        (7, 8, 0, 8, False),
        (8, 8, 1, 8, False),
        (8, 8, 1, 6, False),
        (8, 2, 3, -1, False),
    ],
)
def test_ballots_add_up_or_are_refused(
    issued: int, returned: int, spoilt: int, counted: int, fits: bool
) -> None:
    ballots = Ballots(issued=issued, returned=returned, spoilt=spoilt)
    if fits:
        require_ballots(ballots, counted, 8)
    else:
        with pytest.raises(BallotsError):
            require_ballots(ballots, counted, 8)


def test_no_count_is_negative() -> None:
    for make in (
        lambda: Counts(voices_for=-1, against=0),
        lambda: Counts(voices_for=0, against=0, abstaining=-1),
        lambda: Ballots(issued=0, returned=-1),
    ):
        with pytest.raises(ValueError, match="negative"):
            make()
