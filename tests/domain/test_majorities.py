from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.majorities import MORE_THAN_HALF, Majority, MajorityOf, Threshold

SHARES = st.fractions(0, 1, max_denominator=12)


@pytest.mark.parametrize(
    ("share", "strictly", "of", "needed"),
    [
        ("1/2", True, 8, 5),
        ("1/2", True, 7, 4),
        ("1/2", False, 8, 4),
        ("2/3", False, 8, 6),
        ("2/3", True, 9, 7),
        ("3/4", False, 8, 6),
        ("3/4", False, 9, 7),
        ("1", False, 8, 8),
        ("0", False, 8, 0),
        ("1/2", True, 0, 1),
        ("2/3", False, 0, 1),
    ],
)
def test_a_share_is_met_by_the_smallest_whole_number_and_never_by_nobody(
    share: str, strictly: bool, of: int, needed: int
) -> None:
    assert Threshold(share=Fraction(share), strictly=strictly).needed(of) == needed


@given(SHARES, st.booleans(), st.integers(0, 1000))
def test_one_voice_fewer_never_meets_a_share(share: Fraction, strictly: bool, of: int) -> None:
    needed = Threshold(share=share, strictly=strictly).needed(of)
    reached = needed > share * of if strictly and share else needed >= share * of

    assert reached
    assert needed <= 1 or not (needed - 1 > share * of if strictly else needed - 1 >= share * of)


def test_a_fixed_number_does_not_look_at_the_body() -> None:
    quorum = Threshold(share=Fraction(1, 2), strictly=True, fixed=3)

    assert [quorum.needed(of) for of in (0, 2, 300)] == [3, 3, 3]


@pytest.mark.parametrize(("share", "fixed"), [("-1/2", 0), ("3/2", 0), ("1/2", -1)])
def test_what_is_no_part_of_a_body_is_no_threshold(share: str, fixed: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        Threshold(share=Fraction(share), strictly=False, fixed=fixed)


@pytest.mark.parametrize("of", MajorityOf)
def test_equal_voices_are_a_tie_only_where_more_than_half_carries(of: MajorityOf) -> None:
    two_thirds = Threshold(share=Fraction(2, 3), strictly=False)

    assert Majority(share=MORE_THAN_HALF, of=of).is_simple
    assert not Majority(share=two_thirds, of=of).is_simple
