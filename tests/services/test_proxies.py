from dataclasses import replace

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.proxies import ProxiesNotAllowedError, ProxyToOneselfError, TooManyProxiesError
from forumdesk.services.register import Register
from tests.services.conftest import Refusal


def allow(register: Register, most: int) -> None:
    (body,) = register.meetings.bodies()
    register.meetings.edit_rules(body.id, replace(body.rules, proxies=most))


@pytest.fixture
def listed(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    """Three voices and a guest, in a body that allows one proxy to each."""
    allow(register, 1)
    return register.participants.listed(meeting_id)


def test_a_proxy_is_given_ended_and_given_to_another(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, three, _ = listed
    register.proxies.give(one.id, two.id)
    register.proxies.give(one.id, three.id)
    assert [(kept.id, kept.holder_id) for kept in register.proxies.of_meeting(meeting_id)] == [
        (one.id, three.id)
    ]

    register.proxies.end(one.id)
    register.proxies.end(one.id)

    assert register.proxies.of_meeting(meeting_id) == ()
    register.history.undo()
    assert len(register.proxies.of_meeting(meeting_id)) == 1


def test_a_proxy_ends_when_either_leaves_the_list_and_comes_back_with_them(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, *_ = listed
    register.proxies.give(one.id, two.id)

    for gone in (one, two):
        register.participants.remove(gone.id)
        assert register.proxies.of_meeting(meeting_id) == ()
        register.history.undo()
        assert [proxy.id for proxy in register.proxies.of_meeting(meeting_id)] == [one.id]


def test_proxies_follow_a_row_into_the_one_it_is_merged_with(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, three, _ = listed
    register.proxies.give(one.id, two.id)
    register.participants.merge(three.id, two.id)
    assert [(kept.id, kept.holder_id) for kept in register.proxies.of_meeting(meeting_id)] == [
        (one.id, three.id)
    ]

    register.participants.merge(three.id, one.id)
    assert register.proxies.of_meeting(meeting_id) == ()


def test_nobody_holds_more_than_the_rules_allow(
    register: Register, listed: tuple[Participant, ...], refusing: Refusal
) -> None:
    one, two, three, _ = listed
    register.proxies.give(one.id, three.id)

    with refusing(TooManyProxiesError):
        register.proxies.give(two.id, three.id)
    allow(register, 2)
    register.proxies.give(two.id, three.id)
    allow(register, 0)
    with refusing(ProxiesNotAllowedError):
        register.proxies.give(three.id, one.id)


def test_a_proxy_goes_from_one_voice_to_another(
    register: Register, listed: tuple[Participant, ...], refusing: Refusal
) -> None:
    one, _, _, guest = listed

    for giver, holder in ((one, one), (one, guest), (guest, one)):
        with refusing(ProxyToOneselfError):
            register.proxies.give(giver.id, holder.id)
