from fractions import Fraction

import pytest

from forumdesk.domain.bodies import Abstention, BodyRules
from forumdesk.domain.decisions import short_code
from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import RollCall, Voice, Voter
from forumdesk.domain.voting import NobodyEntitledError, NoQuorumError, NotUnanimousError, require_unanimity
from tests.builders import number

STRICT = BodyRules()
LENIENT = BodyRules(abstention=Abstention.LENIENT)
FOR, AGAINST, ABSTAINING, RECUSED, ABSENT = (
    Voice.FOR,
    Voice.AGAINST,
    Voice.ABSTAINING,
    Voice.RECUSED,
    Voice.ABSENT,
)
MISSING = None


def roll_call(*voices: Voice | None) -> RollCall:
    voters = [
        Voter(id=ParticipantId(number(n)), number=n, name=LocalizedText.everywhere(f"V{n}"))
        for n in range(1, len(voices) + 1)
    ]
    given = {voter.id: voice for voter, voice in zip(voters, voices, strict=True) if voice is not None}
    return RollCall.of(voters, given)


@pytest.mark.parametrize(
    "voices",
    [
        (FOR, FOR, FOR),
        (FOR, FOR, ABSENT),
        (FOR, RECUSED, RECUSED),
        (FOR, FOR, FOR, ABSENT, ABSENT),
    ],
)
def test_unanimous_is_a_quorum_of_present_voices_that_are_all_for(voices: tuple[Voice, ...]) -> None:
    tally = require_unanimity(roll_call(*voices), STRICT)

    assert tally.voices_for == voices.count(FOR)
    assert tally.present == len(voices) - voices.count(ABSENT)


@pytest.mark.parametrize("standing", [AGAINST, ABSTAINING, Voice.NOT_VOTING, MISSING])
def test_one_voice_that_is_not_for_prevents_unanimity_and_is_named(standing: Voice | None) -> None:
    with pytest.raises(NotUnanimousError) as refusal:
        require_unanimity(roll_call(FOR, standing, FOR), STRICT)

    assert [(voter.number, voice) for voter, voice in refusal.value.standing_in_the_way] == [(2, standing)]
    assert str(refusal.value).count("V2") == 1


def test_abstentions_do_not_prevent_lenient_unanimity_but_everything_else_does() -> None:
    assert require_unanimity(roll_call(FOR, ABSTAINING), LENIENT).abstaining == 1
    for standing in (AGAINST, Voice.NOT_VOTING, MISSING):
        with pytest.raises(NotUnanimousError):
            require_unanimity(roll_call(FOR, standing), LENIENT)


@pytest.mark.parametrize("voices", [(ABSTAINING, ABSTAINING), (RECUSED, RECUSED), (RECUSED, ABSTAINING)])
def test_nobody_for_is_not_unanimous_even_if_lenient(voices: tuple[Voice, ...]) -> None:
    with pytest.raises(NotUnanimousError):
        require_unanimity(roll_call(*voices), LENIENT)


def test_below_the_quorum_nothing_is_decided_and_the_missing_are_counted() -> None:
    with pytest.raises(NoQuorumError) as refusal:
        require_unanimity(roll_call(FOR, ABSENT, ABSENT, ABSENT), STRICT)

    assert refusal.value.values == {"count": 2, "present": 1, "entitled": 4, "needed": 3}
    assert "2 are missing" in str(refusal.value)


def test_exactly_half_is_no_quorum_where_more_than_half_is_needed() -> None:
    half = (FOR, ABSENT)

    with pytest.raises(NoQuorumError):
        require_unanimity(roll_call(*half), STRICT)
    at_least = BodyRules(quorum_to_decide=Threshold(share=Fraction(1, 2), strictly=False))
    assert require_unanimity(roll_call(*half), at_least).needed == 1


def test_the_quorum_is_asked_before_the_voices() -> None:
    with pytest.raises(NoQuorumError):
        require_unanimity(roll_call(AGAINST, ABSENT, ABSENT), STRICT)


def test_without_anybody_entitled_there_is_no_decision() -> None:
    with pytest.raises(NobodyEntitledError):
        require_unanimity(roll_call(), STRICT)


def test_the_tally_counts_every_kind_of_voice_and_the_silent_as_present() -> None:
    tally = roll_call(FOR, AGAINST, ABSTAINING, Voice.NOT_VOTING, RECUSED, ABSENT, MISSING).tally(STRICT)

    assert (tally.entitled, tally.present, tally.needed) == (7, 6, 4)
    counted = (
        tally.voices_for,
        tally.against,
        tally.abstaining,
        tally.not_voting,
        tally.recused,
        tally.absent,
    )
    assert counted == (1, 1, 1, 1, 1, 1)


def test_the_printed_code_is_eight_digits_of_the_hash() -> None:
    assert short_code("7f3a91c2" + "0" * 56) == "7F3A-91C2"
