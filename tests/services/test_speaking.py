from datetime import timedelta

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.conduct import NotOpenedError, NotUnderWayError, SuspendedError
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.speaking import (
    AlreadyAskedError,
    LimitError,
    ListClosedError,
    NotSpokenError,
    SpeakerAbsentError,
    SpeakerRefusedError,
    SpeakingLimits,
    SpeechKind,
    SpeechOverError,
    SpeechState,
)
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.events import RegisterChanged, SpeakingChanged
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.services.conftest import Refusal


@pytest.fixture
def item_id(register: Register, meeting_id: MeetingId) -> AgendaItemId:
    """An item that is under way."""
    first = register.agendas.items(meeting_id)[0].id
    register.conduct.open(meeting_id)
    register.conduct.start(first)
    return first


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


def waiting(register: Register, item_id: AgendaItemId) -> list[ParticipantId]:
    return [one.speech.participant_id for one in register.speaking.queue(item_id).waiting]


def test_people_are_called_in_the_order_in_which_they_asked(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], heard: list[RegisterChanged]
) -> None:
    for one in people[:3]:
        register.speaking.ask(item_id, one)
    called = [register.speaking.next(item_id) for _ in range(4)]

    assert [one.participant_id if one else None for one in called] == [*people[:3], None]
    queue = register.speaking.queue(item_id)
    assert (queue.speaking, queue.waiting, queue.done) == (None, (), 3)
    assert {type(one) for one in heard} == {SpeakingChanged}


def test_nobody_waits_twice_in_one_capacity(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    register.speaking.ask(item_id, people[0])
    with refusing(AlreadyAskedError):
        register.speaking.ask(item_id, people[0])
    register.speaking.ask(item_id, people[0], SpeechKind.REPLY)
    assert waiting(register, item_id) == [people[0], people[0]]


def test_a_point_of_order_interrupts_and_the_speaker_goes_on_afterwards(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    speaking = register.speaking
    first = speaking.give_floor(speaking.ask(item_id, people[0]).id)
    speaking.ask(item_id, people[1])
    order = speaking.ask(item_id, people[2], SpeechKind.POINT_OF_ORDER)
    assert waiting(register, item_id) == [people[2], people[1]]

    speaking.next(item_id)
    queue = speaking.queue(item_id)
    assert queue.speaking is not None
    assert queue.speaking.speech.id == order.id
    assert [(one.speech.id == first.id, one.speech.state) for one in queue.waiting] == [
        (True, SpeechState.PAUSED),
        (False, SpeechState.WAITING),
    ]
    before = len(register.journal.entries())
    again = speaking.next(item_id)
    assert again is not None
    assert again.id == first.id
    assert len(register.journal.entries()) == before + 1  # one deed, undone in one step
    register.history.undo()
    assert speaking.queue(item_id) == queue


def test_one_point_of_order_ends_another(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    for one in people[:2]:
        register.speaking.ask(item_id, one, SpeechKind.POINT_OF_ORDER)
    register.speaking.next(item_id)
    register.speaking.next(item_id)

    queue = register.speaking.queue(item_id)
    assert (queue.done, queue.waiting) == (1, ())


def test_a_closed_list_takes_replies_and_points_of_order_only(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    register.speaking.close_list(item_id)
    for kind in (SpeechKind.REPORT, SpeechKind.DEBATE):
        with refusing(ListClosedError):
            register.speaking.ask(item_id, people[0], kind)
    for kind in (SpeechKind.REPLY, SpeechKind.POINT_OF_ORDER):
        register.speaking.ask(item_id, people[0], kind)
    assert register.speaking.queue(item_id).list_closed
    register.speaking.reopen_list(item_id)
    register.speaking.ask(item_id, people[0])


def test_the_floor_is_given_only_in_an_item_under_way(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId], refusing: Refusal
) -> None:
    first, second = (one.id for one in register.agendas.items(meeting_id)[:2])
    speech = register.speaking.ask(second, people[0])
    with refusing(NotOpenedError):
        register.speaking.give_floor(speech.id)
    register.conduct.open(meeting_id)
    register.conduct.start(first)
    with refusing(NotUnderWayError):
        register.speaking.give_floor(speech.id)
    register.conduct.start(second)
    register.conduct.suspend(meeting_id)
    with refusing(SuspendedError):
        register.speaking.give_floor(speech.id)


def test_who_is_absent_is_shown_so_and_is_not_given_the_floor(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    speeches = [register.speaking.ask(item_id, one) for one in people[:2]]
    assert [one.is_absent for one in register.speaking.queue(item_id).waiting] == [False, False]
    register.attendance.arrive(people[0])

    assert [one.is_absent for one in register.speaking.queue(item_id).waiting] == [False, True]
    with refusing(SpeakerAbsentError) as refusal:
        register.speaking.give_floor(speeches[1].id)
    assert "name" in refusal.value.values
    register.attendance.arrive(people[1])
    register.speaking.give_floor(speeches[1].id)
    register.attendance.leave(people[0])
    with refusing(SpeakerAbsentError):
        register.speaking.next(item_id)


def test_waiting_speakers_change_places_but_nobody_gets_before_a_point_of_order(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    one, two, order = (
        register.speaking.ask(item_id, people[0]),
        register.speaking.ask(item_id, people[1]),
        register.speaking.ask(item_id, people[2], SpeechKind.POINT_OF_ORDER),
    )
    before = len(register.journal.entries())
    for speech, step in ((one, -1), (two, 1), (order, 1), (order, -1)):
        register.speaking.move(speech.id, step)
    assert len(register.journal.entries()) == before
    register.speaking.move(two.id, -1)

    assert waiting(register, item_id) == [people[2], people[1], people[0]]
    register.history.undo()
    assert waiting(register, item_id) == [people[2], people[0], people[1]]


def test_a_speech_that_waits_is_withdrawn_and_one_that_has_begun_ends(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    speaking = register.speaking
    unheard, heard = speaking.ask(item_id, people[0]), speaking.ask(item_id, people[1])
    speaking.withdraw(unheard.id)
    assert waiting(register, item_id) == [people[1]]
    speaking.give_floor(heard.id)
    speaking.withdraw(heard.id)
    assert speaking.queue(item_id).done == 1
    for deed in (speaking.withdraw, speaking.give_floor, speaking.go_on):
        with refusing(SpeechOverError):
            deed(heard.id)
    with refusing(SpeechOverError):
        speaking.set_limit(heard.id, 60)


def test_what_has_not_begun_cannot_end(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    speech = register.speaking.ask(item_id, people[0])
    with refusing(NotSpokenError):
        register.speaking.finish(speech.id)


def test_pauses_do_not_count_and_whoever_pauses_waits_first(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    speaking = register.speaking
    speech = speaking.give_floor(speaking.ask(item_id, people[0]).id)
    speaking.ask(item_id, people[1])
    assert speaking.pause(speech.id).state is SpeechState.PAUSED
    assert waiting(register, item_id) == people[:2]
    assert speaking.go_on(speech.id).state is SpeechState.SPEAKING


def test_limits_hold_for_those_who_wait_and_not_for_those_who_speak(
    register: Register,
    meeting_id: MeetingId,
    item_id: AgendaItemId,
    people: list[ParticipantId],
    refusing: Refusal,
) -> None:
    speaking = register.speaking
    speaking.set_limits(meeting_id, SpeakingLimits(debate=180))
    begun, unheard = speaking.ask(item_id, people[0]), speaking.ask(item_id, people[1])
    report = speaking.ask(item_id, people[2], SpeechKind.REPORT)
    speaking.give_floor(begun.id)
    speaking.set_limits(meeting_id, SpeakingLimits(debate=60, report=900))

    limits = {one.speech.id: one.speech.limit for one in speaking.speeches(meeting_id)}
    assert limits == {begun.id: 180, unheard.id: 60, report.id: 900}
    assert speaking.set_limit(begun.id, 300).limit == 300
    with refusing(LimitError):
        speaking.set_limit(begun.id, -60)
    assert register.meetings.meeting(meeting_id).limits == SpeakingLimits(debate=60, report=900)


def test_totals_are_told_by_speaker_delegation_country_and_item(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    delegation: Delegation = register.delegations.add(
        meeting_id, name=register.meetings.meeting(meeting_id).title
    )
    register.participants.edit(people[1], delegation_id=delegation.id, country="TR")
    for one in people[:2]:
        register.speaking.ask(item_id, one)
    for _ in range(3):
        register.speaking.next(item_id)
    register.speaking.ask(item_id, people[2])

    totals = register.speaking.totals(meeting_id)

    assert {one.key for one in totals.by_speaker} == {str(one) for one in people[:2]}
    assert [one.key for one in totals.by_delegation] == [str(delegation.id)]
    assert {one.key for one in totals.by_country} == {"KZ", "TR"}
    assert [(one.key, one.speeches) for one in totals.by_item] == [(str(item_id), 2)]
    total = sum((one.length for one in totals.by_speaker), timedelta())
    assert total == totals.by_item[0].length > timedelta()
    assert {str(item_id), str(delegation.id), *(str(one) for one in people[:2])} <= totals.names.keys()


def test_the_end_of_an_item_ends_the_speech_and_leaves_those_who_wait(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    for one in people[:2]:
        register.speaking.ask(item_id, one)
    register.speaking.next(item_id)
    register.conduct.end(item_id)

    queue = register.speaking.queue(item_id)
    assert (queue.speaking, queue.done, len(queue.waiting)) == (None, 1, 1)


def test_who_was_refused_or_replaced_is_not_given_the_floor(
    register: Register, item_id: AgendaItemId, people: list[ParticipantId], refusing: Refusal
) -> None:
    early = register.speaking.ask(item_id, people[0])
    register.accreditation.move([people[0]], AccreditationState.REFUSED)
    register.accreditation.replace(people[1], Names(en=PersonName(family="New")))

    with refusing(SpeakerRefusedError):
        register.speaking.give_floor(early.id)
    for one in people[:2]:
        with refusing(SpeakerRefusedError):
            register.speaking.ask(item_id, one, SpeechKind.REPLY)


def test_nobody_of_another_meeting_speaks_or_is_recused(
    register: Register, people: list[ParticipantId], refusing: Refusal
) -> None:
    other = register.meetings.add(LocalizedText(en="Another meeting")).id
    foreign = register.agendas.add(other, LocalizedText(en="Foreign")).id

    with refusing(GoneError):
        register.speaking.ask(foreign, people[0])
    with refusing(GoneError):
        register.quorum.recuse(foreign, people[0])
