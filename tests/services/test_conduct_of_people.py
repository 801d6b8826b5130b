"""What the course of a meeting asks of the list of participants: leaving it, and two rows made one."""

import pytest

from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.speaking import SpeechKind
from forumdesk.services.participants import HasSpokenError
from forumdesk.services.register import Register
from tests.services.conftest import Refusal


@pytest.fixture
def items(register: Register, meeting_id: MeetingId) -> list[AgendaItemId]:
    """Items, the first under way."""
    found = [one.id for one in register.agendas.items(meeting_id)]
    register.conduct.open(meeting_id)
    register.conduct.start(found[0])
    return found


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


def speakers(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.speech.participant_id for one in register.speaking.speeches(meeting_id)]


def test_whoever_has_spoken_stays_on_the_list(
    register: Register, items: list[AgendaItemId], people: list[ParticipantId], refusing: Refusal
) -> None:
    speech = register.speaking.ask(items[0], people[0])
    register.speaking.give_floor(speech.id)
    with refusing(HasSpokenError):
        register.participants.remove(people[0])
    register.speaking.finish(speech.id)
    with refusing(HasSpokenError):
        register.participants.remove_many(people[:2])


@pytest.mark.parametrize("many", [False, True])
def test_whoever_leaves_the_list_takes_along_what_belongs_to_them_and_brings_it_back(
    register: Register,
    meeting_id: MeetingId,
    items: list[AgendaItemId],
    people: list[ParticipantId],
    many: bool,
) -> None:
    for one in people[:2]:
        register.speaking.ask(items[0], one)
        register.quorum.excuse(one, "x")
        register.quorum.recuse(items[0], one)
    if many:
        register.participants.remove_many(people[:1])
    else:
        register.participants.remove(people[0])
    assert speakers(register, meeting_id) == [people[1]]
    assert register.quorum.recused(items[0]) == {people[1]}
    register.history.undo()

    assert set(speakers(register, meeting_id)) == set(people[:2])
    assert register.quorum.recused(items[0]) == set(people[:2])
    reasons = {one.person.id: one.reason for one in register.quorum.people(meeting_id)}
    assert reasons[people[2]] == ""


def test_of_two_rows_that_are_one_person_the_first_has_spoken(
    register: Register, meeting_id: MeetingId, items: list[AgendaItemId], people: list[ParticipantId]
) -> None:
    first, second = people[:2]
    speech = register.speaking.ask(items[0], second)
    register.speaking.give_floor(speech.id)
    register.speaking.finish(speech.id)
    for one in (first, second):
        register.speaking.ask(items[1], one)
        register.quorum.recuse(items[1], one)
    register.speaking.ask(items[1], second, SpeechKind.REPLY)
    register.quorum.recuse(items[0], second)
    register.quorum.excuse(second, "сырқат")
    register.agendas.edit(items[0], rapporteur_numbers=(2, 3))

    register.participants.merge(first, second)

    assert speakers(register, meeting_id) == [first] * 3
    assert len(register.speaking.queue(items[1]).waiting) == 2
    assert [register.quorum.recused(one) for one in items[:2]] == [{first}, {first}]
    assert register.agendas.items(meeting_id)[0].rapporteur_numbers == (1, 3)
    register.attendance.arrive(people[2])
    assert register.quorum.count(meeting_id).excused == 1
    register.history.undo()
    register.history.undo()
    assert sorted(map(str, speakers(register, meeting_id))) == sorted(map(str, [first, *[second] * 3]))
    assert register.quorum.recused(items[0]) == {second}
