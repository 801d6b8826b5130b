from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.accreditation import (
    STATE_NAMES,
    Accreditation,
    AccreditationState,
    Admission,
    ReplacedAlreadyError,
    admission,
)
from forumdesk.domain.identifiers import ParticipantId
from tests.builders import NOON, number

INVITED, CONFIRMED, ACCREDITED, REFUSED, REPLACED = AccreditationState
SUCCESSOR = ParticipantId(number(7))
OPEN = [state for state in AccreditationState if state is not REPLACED]


def test_everybody_begins_as_invited_and_without_a_time() -> None:
    fresh = Accreditation()

    assert (fresh.state, fresh.times, fresh.replaced_by, fresh.at(INVITED)) == (INVITED, (), None, None)


@pytest.mark.parametrize(("before", "after"), list(product(OPEN, AccreditationState)))
def test_every_state_is_reached_from_every_other_but_from_replaced(
    before: AccreditationState, after: AccreditationState
) -> None:
    reached = Accreditation().moved(before, NOON).moved(after, NOON + timedelta(hours=1))

    assert reached.state is after
    if after is not before:
        assert reached.at(after) == NOON + timedelta(hours=1)


def test_reaching_the_same_state_again_keeps_the_first_time() -> None:
    once = Accreditation().moved(CONFIRMED, NOON)

    assert once.moved(CONFIRMED, NOON + timedelta(days=1)) == once


@given(st.lists(st.sampled_from(OPEN), max_size=12))
def test_times_are_in_order_each_state_once_and_the_last_is_the_state(
    steps: list[AccreditationState],
) -> None:
    one = Accreditation()
    reached: dict[AccreditationState, object] = {}
    for hours, state in enumerate(steps):
        if state is not one.state:
            reached[state] = NOON + timedelta(hours=hours)
        one = one.moved(state, NOON + timedelta(hours=hours))

    assert dict(one.times) == reached
    assert [at for _, at in one.times] == sorted(at for _, at in one.times)
    assert len({state for state, _ in one.times}) == len(one.times)
    if one.times:
        assert one.times[-1][0] is one.state
    assert all(one.at(state) == reached.get(state) for state in AccreditationState)


@pytest.mark.parametrize("state", AccreditationState)
def test_whoever_was_replaced_reaches_no_state_any_more(state: AccreditationState) -> None:
    gone = Accreditation().moved(ACCREDITED, NOON).replaced(SUCCESSOR, NOON + timedelta(hours=1))

    assert (gone.state, gone.replaced_by) == (REPLACED, SUCCESSOR)
    assert (gone.at(ACCREDITED), gone.at(REPLACED)) == (NOON, NOON + timedelta(hours=1))
    with pytest.raises(ReplacedAlreadyError):
        gone.moved(state, NOON + timedelta(hours=2))
    with pytest.raises(ReplacedAlreadyError):
        gone.replaced(ParticipantId(number(8)), NOON + timedelta(hours=2))


def test_all_are_counted_but_the_refused_and_the_replaced() -> None:
    assert [state for state in AccreditationState if Accreditation(state=state).counts] == [
        INVITED,
        CONFIRMED,
        ACCREDITED,
    ]


def test_where_nobody_was_accredited_yet_all_come_in_who_were_not_refused_or_replaced() -> None:
    assert [admission(Accreditation(state=state), in_use=False) for state in AccreditationState] == [
        Admission.ADMITTED,
        Admission.ADMITTED,
        Admission.ADMITTED,
        Admission.REFUSED,
        Admission.REPLACED,
    ]


def test_where_somebody_was_accredited_the_accredited_alone_come_in() -> None:
    assert [admission(Accreditation(state=state), in_use=True) for state in AccreditationState] == [
        Admission.NOT_ACCREDITED,
        Admission.NOT_ACCREDITED,
        Admission.ADMITTED,
        Admission.REFUSED,
        Admission.REPLACED,
    ]


def test_every_state_has_a_name() -> None:
    assert set(STATE_NAMES) == set(AccreditationState)
