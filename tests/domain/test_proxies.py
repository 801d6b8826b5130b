import pytest

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.proxies import ProxiesNotAllowedError, Proxy, TooManyProxiesError, require_room
from forumdesk.domain.texts import LocalizedText
from tests.builders import number

NAME = LocalizedText.everywhere("Holder")
A, B, C, HOLDER = (ParticipantId(number(n)) for n in range(1, 5))


def held(*givers: ParticipantId) -> list[Proxy]:
    return [Proxy(id=one, meeting_id=MeetingId(number(9)), holder_id=HOLDER) for one in givers]


def test_a_body_without_proxies_refuses_the_first() -> None:
    with pytest.raises(ProxiesNotAllowedError):
        require_room([], A, HOLDER, 0, NAME)


def test_a_holder_has_as_many_as_the_rules_allow_and_no_more() -> None:
    require_room(held(A), B, HOLDER, 2, NAME)

    with pytest.raises(TooManyProxiesError) as refusal:
        require_room(held(A, B), C, HOLDER, 2, NAME)
    assert refusal.value.values == {"count": 2, "name": NAME}


def test_the_same_proxy_given_again_takes_no_second_place() -> None:
    require_room(held(A), A, HOLDER, 1, NAME)
    require_room(held(A), B, C, 1, NAME)
