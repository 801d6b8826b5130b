"""Who casts which voice: the list that is frozen with a decision."""

from dataclasses import replace
from typing import Any

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.bodies import Entitlement, QuorumOf
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Participant, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.domain.voices import Voter
from forumdesk.services.register import Register


def take(register: Register, **rules: Any) -> None:
    (body,) = register.meetings.bodies()
    register.meetings.edit_rules(body.id, replace(body.rules, **rules))


@pytest.fixture
def listed(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    return register.participants.listed(meeting_id)


def voters(register: Register, meeting_id: MeetingId) -> dict[int, Voter]:
    return {one.number: one for one in register.decisions.voters(meeting_id)}


def test_observers_guests_and_the_unmarked_never_have_a_voice(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    assert [*voters(register, meeting_id)] == [1, 2, 3]

    register.participants.edit(listed[0].id, entitled=False)

    assert [*voters(register, meeting_id)] == [2, 3]


def test_a_voice_by_proxy_names_who_casts_it(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, three, _ = listed
    take(register, proxies=1)
    register.attendance.arrive(one.id)
    register.attendance.arrive(two.id)
    register.proxies.give(three.id, one.id)

    cast = voters(register, meeting_id)[3]
    assert (cast.id, cast.by, cast.by_name.en) == (three.id, one.id, "Assan Aliyev1")
    assert register.decisions.away(meeting_id) == frozenset()
    register.attendance.leave(one.id)
    assert voters(register, meeting_id)[3].by is None
    assert register.decisions.away(meeting_id) == {one.id, three.id}


def test_a_holder_who_is_no_longer_entitled_casts_nothing(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, three, _ = listed
    take(register, proxies=1)
    for person in (one, two):
        register.attendance.arrive(person.id)
    register.proxies.give(three.id, one.id)
    register.participants.edit(one.id, entitled=False)

    assert register.decisions.away(meeting_id) == {three.id}


def test_whoever_is_connected_is_there_unless_the_rules_do_not_count_it(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, _, _ = listed
    register.attendance.arrive(one.id)
    register.attendance.connect(two.id)

    assert (voters(register, meeting_id)[2].remote, len(register.decisions.away(meeting_id))) == (True, 1)
    assert register.quorum.count(meeting_id).present == 2
    take(register, remote_counts=False)
    assert len(register.decisions.away(meeting_id)) == 2
    assert register.quorum.count(meeting_id).present == 1


def test_of_a_delegation_the_marked_member_casts_else_the_head_else_the_deputy(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    one, two, three, guest = listed
    take(register, entitlement=Entitlement.DELEGATIONS)
    register.participants.edit(one.id, role=Role.DEPUTY_HEAD, entitled=False)
    register.participants.edit(two.id, role=Role.HEAD_OF_DELEGATION, entitled=False)
    members = [one.id, two.id, three.id, guest.id]
    register.delegations.add_with(meeting_id, LocalizedText.everywhere("State"), "KZ", members)

    def casting() -> list[tuple[int, str]]:
        return [(one.number, one.label.en) for one in register.decisions.voters(meeting_id)]

    assert casting() == [(3, "State")]
    register.attendance.arrive(one.id)
    assert casting() == [(1, "State")]
    register.attendance.arrive(two.id)
    assert casting() == [(2, "State")]
    register.attendance.arrive(three.id)
    assert casting() == [(3, "State")]
    for person in (one, two, three):
        register.attendance.leave(person.id)
    register.attendance.arrive(guest.id)
    assert (casting(), len(register.decisions.away(meeting_id))) == ([(3, "State")], 1)


def test_a_quorum_of_the_accredited_asks_for_a_share_of_them(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    take(register, quorum_of=QuorumOf.ACCREDITED)
    register.accreditation.move([listed[0].id], AccreditationState.ACCREDITED)

    tally = register.decisions.tally(meeting_id, None)

    assert (tally.entitled, tally.needed) == (3, 1)
    assert register.quorum.count(meeting_id).needed == 1


def test_whoever_casts_the_voice_of_a_delegation_can_be_recused(
    register: Register, meeting_id: MeetingId, listed: tuple[Participant, ...]
) -> None:
    take(register, entitlement=Entitlement.DELEGATIONS)
    head = register.participants.edit(listed[0].id, role=Role.HEAD_OF_DELEGATION, entitled=False)
    register.delegations.add_with(meeting_id, LocalizedText.everywhere("State"), "", [head.id])

    register.quorum.recuse(register.agendas.items(meeting_id)[0].id, head.id)
