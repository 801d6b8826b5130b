from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.bodies import Abstention, BodyRules
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.texts import Language


@pytest.mark.parametrize(
    ("share", "strictly", "of", "needed"),
    [
        ("1/2", True, 120, 61),
        ("1/2", True, 121, 61),
        ("1/2", False, 120, 60),
        ("1/2", False, 121, 61),
        ("2/3", False, 120, 80),
        ("2/3", False, 121, 81),
        ("2/3", True, 120, 81),
        ("3/4", False, 3, 3),
        ("1/2", True, 0, 1),
        ("1/2", False, 1, 1),
        ("1", False, 7, 7),
    ],
)
def test_a_threshold_needs(share: str, strictly: bool, of: int, needed: int) -> None:
    assert Threshold(share=Fraction(share), strictly=strictly).needed(of) == needed


@given(
    st.fractions(min_value=0, max_value=1).filter(bool),
    st.booleans(),
    st.integers(min_value=1, max_value=5000),
)
def test_a_threshold_is_the_smallest_number_that_meets_it(share: Fraction, strictly: bool, of: int) -> None:
    def meets(number: int) -> bool:
        return number > share * of if strictly else number >= share * of

    needed = Threshold(share=share, strictly=strictly).needed(of)

    assert meets(needed)
    assert needed == 1 or not meets(needed - 1)


def test_a_fixed_number_stands_in_place_of_a_share_and_no_share_asks_for_nobody() -> None:
    assert Threshold(share=Fraction(1, 2), strictly=True, fixed=7).needed(120) == 7
    assert Threshold(share=Fraction(0), strictly=False).needed(120) == 0


THRESHOLDS = st.builds(
    Threshold, share=st.fractions(0, 1), strictly=st.booleans(), fixed=st.integers(0, 10_000)
)


@given(
    st.builds(
        BodyRules,
        quorum_to_decide=THRESHOLDS,
        quorum_to_open=THRESHOLDS,
        recused_count=st.booleans(),
        abstention=st.sampled_from(Abstention),
        languages=st.lists(st.sampled_from(Language), unique=True).map(tuple),
    )
)
def test_rules_survive_as_plain_data(rules: BodyRules) -> None:
    assert BodyRules.from_plain(rules.to_plain()) == rules


def test_the_sealed_form_of_the_rules_is_fixed_for_ever() -> None:
    assert BodyRules().to_plain() == {
        "entitlement": "persons",
        "quorum_to_decide": {"share": "1/2", "strictly": True},
        "abstention": "strict",
        "languages": ["kk", "ru", "en"],
    }


@pytest.mark.parametrize(("share", "fixed"), [("3/2", 0), ("-1/2", 0), ("1/2", -3)])
def test_no_threshold_asks_for_more_than_everybody_or_fewer_than_nobody(share: str, fixed: int) -> None:
    with pytest.raises(ValueError, match="entitled"):
        Threshold(share=Fraction(share), strictly=False, fixed=fixed)
