from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.delegations import rank, with_one_voice
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName, Role
from tests.builders import number


def member(
    n: int,
    role: Role = Role.DELEGATE,
    *,
    entitled: bool = True,
    state: AccreditationState = AccreditationState.INVITED,
) -> Participant:
    return Participant(
        id=ParticipantId(number(n)),
        meeting_id=MeetingId(number(99)),
        number=n,
        names=Names(kk=PersonName(family="Ә")),
        role=role,
        entitled=entitled,
        accreditation=Accreditation(state=state),
    )


@st.composite
def delegations(draw: st.DrawFn) -> list[Participant]:
    return [
        member(
            n,
            draw(st.sampled_from(Role)),
            entitled=draw(st.booleans()),
            state=draw(st.sampled_from(AccreditationState)),
        )
        for n in range(1, draw(st.integers(1, 7)))
    ]


def after(
    members: list[Participant], preferred: ParticipantId | None = None
) -> dict[ParticipantId, Participant]:
    return {one.id: one for one in (*members, *with_one_voice(members, preferred))}


@given(delegations(), st.integers(0, 7))
def test_one_voice_remains_where_there_was_any_and_nobody_gets_one(
    members: list[Participant], preferred: int
) -> None:
    left = after(members, ParticipantId(number(preferred)))

    had = [one.id for one in members if one.has_voice]
    has = [one.id for one in left.values() if one.has_voice]
    assert len(has) == min(1, len(had))
    assert set(has) <= set(had)
    if ParticipantId(number(preferred)) in had:
        assert has == [number(preferred)]
    for one in members:
        changed = left[one.id]
        assert replace(changed, entitled=one.entitled) == one
        if not one.accreditation.counts:
            assert changed == one
    assert with_one_voice(left.values(), ParticipantId(number(preferred))) == ()


def test_the_highest_in_rank_keeps_the_voice_then_the_first_on_the_list() -> None:
    head, deputy = member(9, Role.HEAD_OF_DELEGATION), member(8, Role.DEPUTY_HEAD)
    others = [member(2, Role.SPEAKER), member(1)]

    assert {one.number for one in with_one_voice([*others, deputy, head])} == {1, 2, 8}
    assert {one.number for one in with_one_voice([*others, deputy])} == {1, 2}
    assert {one.number for one in with_one_voice(others)} == {2}


def test_a_preferred_member_without_a_voice_does_not_get_it() -> None:
    silent = member(3, entitled=False)

    assert with_one_voice([member(1), member(2), silent], silent.id) == (replace(member(2), entitled=False),)


@pytest.mark.parametrize("state", [AccreditationState.REFUSED, AccreditationState.REPLACED])
def test_a_head_who_was_refused_or_replaced_keeps_no_voice_from_others(state: AccreditationState) -> None:
    head = member(1, Role.HEAD_OF_DELEGATION, state=state)

    assert with_one_voice([head, member(2), member(3)]) == (replace(member(3), entitled=False),)


def test_heads_stand_before_deputies_and_deputies_before_all_others() -> None:
    ranks = {role: rank(member(1, role)) for role in Role}

    assert ranks.pop(Role.HEAD_OF_DELEGATION) == 0
    assert ranks.pop(Role.DEPUTY_HEAD) == 1
    assert set(ranks.values()) == {2}
