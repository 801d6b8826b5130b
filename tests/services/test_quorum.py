import pytest

from forumdesk.domain.bodies import BodyRules
from forumdesk.domain.identifiers import AgendaItemId, MeetingId, ParticipantId
from forumdesk.domain.quorum import QuorumCount
from forumdesk.domain.voices import NotEntitledError, RecusedVoiceError, Voice
from forumdesk.domain.voting import NotUnanimousError
from forumdesk.services.quorum import VoterStanding
from forumdesk.services.register import Register
from tests.services.conftest import Refusal


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    """Three voices and a guest."""
    return [one.id for one in register.participants.listed(meeting_id)]


@pytest.fixture
def item_id(register: Register, meeting_id: MeetingId) -> AgendaItemId:
    """An item that is under way."""
    first = register.agendas.items(meeting_id)[0].id
    register.conduct.open(meeting_id)
    register.conduct.start(first)
    return first


def standings(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId | None = None
) -> dict[ParticipantId, VoterStanding]:
    return {one.person.id: one.standing for one in register.quorum.people(meeting_id, item_id)}


def test_everybody_entitled_is_there_while_no_arrivals_are_kept(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId]
) -> None:
    assert register.quorum.count(meeting_id) == QuorumCount(entitled=3, present=3, needed=2)
    assert set(standings(register, meeting_id).values()) == {VoterStanding.PRESENT}
    assert set(standings(register, meeting_id)) == set(people[:3])


def test_the_absent_the_excused_and_those_who_left_are_told_apart(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId]
) -> None:
    register.attendance.arrive(people[0])
    register.attendance.arrive(people[3])
    register.attendance.leave(people[0])
    register.quorum.excuse(people[1], " ауырып\nқалды ")

    count = register.quorum.count(meeting_id)
    assert (count.present, count.excused, count.left, count.absent, count.missing) == (0, 1, 1, 1, 2)
    assert standings(register, meeting_id) == {
        people[0]: VoterStanding.LEFT,
        people[1]: VoterStanding.EXCUSED,
        people[2]: VoterStanding.ABSENT,
    }
    reasons = {one.person.id: one.reason for one in register.quorum.people(meeting_id)}
    assert reasons[people[1]] == "ауырып қалды"


def test_an_arrival_takes_the_excuse_away_in_the_same_deed(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId]
) -> None:
    register.attendance.arrive(people[0])
    register.quorum.excuse(people[1])
    register.attendance.arrive(people[1])
    assert register.quorum.count(meeting_id).excused == 0
    register.attendance.leave(people[1])
    assert standings(register, meeting_id)[people[1]] is VoterStanding.LEFT
    register.history.undo()
    register.history.undo()

    assert standings(register, meeting_id)[people[1]] is VoterStanding.EXCUSED
    register.quorum.unexcuse(people[1])
    assert standings(register, meeting_id)[people[1]] is VoterStanding.ABSENT


def test_recusals_hold_for_one_item_and_only_for_those_with_a_voice(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId], refusing: Refusal
) -> None:
    first, second, _ = (one.id for one in register.agendas.items(meeting_id))
    with refusing(NotEntitledError):
        register.quorum.recuse(first, people[3])
    register.quorum.recuse(first, people[0], "мүдделі")
    register.quorum.recuse(first, people[0], "мүдделер қақтығысы")

    assert register.quorum.recused(first) == {people[0]}
    assert register.quorum.recused(second) == frozenset()
    assert standings(register, meeting_id, first)[people[0]] is VoterStanding.RECUSED
    assert standings(register, meeting_id)[people[0]] is VoterStanding.PRESENT
    (reason,) = [one.reason for one in register.quorum.people(meeting_id, first) if one.reason]
    assert reason == "мүдделер қақтығысы"
    register.quorum.unrecuse(first, people[0])
    assert register.quorum.recused(first) == frozenset()


@pytest.mark.parametrize(("counted", "present", "needed"), [(True, 3, 2), (False, 1, 1)])
def test_the_rules_say_whether_the_recused_count(
    register: Register,
    meeting_id: MeetingId,
    item_id: AgendaItemId,
    people: list[ParticipantId],
    counted: bool,
    present: int,
    needed: int,
) -> None:
    body_id = register.meetings.meeting(meeting_id).body_id
    register.meetings.edit_rules(body_id, BodyRules(recused_count=counted))
    for one in people[:2]:
        register.quorum.recuse(item_id, one)

    count = register.quorum.count(meeting_id, item_id)
    assert (count.present, count.needed, count.recused) == (present, needed, 2)
    decision = register.decisions.record_unanimous(meeting_id)
    tally = decision.tally
    assert (tally.present, tally.needed, tally.recused, tally.voices_for) == (present, needed, 2, 1)
    assert tally.taking_part == 1


def test_the_recused_take_no_part_in_a_decision_on_the_item_under_way(
    register: Register,
    meeting_id: MeetingId,
    item_id: AgendaItemId,
    people: list[ParticipantId],
    refusing: Refusal,
) -> None:
    register.quorum.recuse(item_id, people[0])
    others = dict.fromkeys(people[1:3], Voice.FOR)

    assert register.decisions.recused(meeting_id) == {people[0]}
    with refusing(RecusedVoiceError) as refusal:
        register.decisions.record_unanimous(meeting_id, None, {**others, people[0]: Voice.FOR})
    assert refusal.value.values["number"] == "1"
    assert register.decisions.tally(meeting_id, {**others, people[0]: Voice.FOR}).recused == 1
    with refusing(NotUnanimousError):
        register.decisions.record_unanimous(meeting_id, None, {people[1]: Voice.FOR})
    tally = register.decisions.record_unanimous(meeting_id, None, others).tally
    assert (tally.voices_for, tally.recused, tally.absent, tally.present) == (2, 1, 0, 3)
    register.decisions.seal(meeting_id)
    assert register.verification.verify(meeting_id).holds


def test_a_decision_on_another_item_asks_for_its_own_recusals(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    second = register.agendas.items(meeting_id)[1].id
    register.quorum.recuse(second, people[0])

    assert register.decisions.tally(meeting_id, None).recused == 0
    assert register.decisions.tally(meeting_id, None, second).recused == 1
    assert register.decisions.adopt_unanimously(meeting_id, item_id=second).tally.recused == 1


def test_where_everybody_is_recused_nothing_is_unanimous(
    register: Register,
    meeting_id: MeetingId,
    item_id: AgendaItemId,
    people: list[ParticipantId],
    refusing: Refusal,
) -> None:
    for one in people[:3]:
        register.quorum.recuse(item_id, one)
    with refusing(NotUnanimousError):
        register.decisions.record_unanimous(meeting_id)


def test_whoever_is_recused_and_not_there_is_absent_in_the_roll_call(
    register: Register, meeting_id: MeetingId, item_id: AgendaItemId, people: list[ParticipantId]
) -> None:
    for one in people[1:3]:
        register.attendance.arrive(one)
    register.quorum.recuse(item_id, people[0])

    tally = register.decisions.tally(meeting_id, {people[0]: Voice.RECUSED})
    assert (tally.present, tally.recused, tally.absent) == (2, 0, 1)
    assert register.quorum.count(meeting_id, item_id).recused == 0


def test_the_line_of_presence_marks_decisions_and_the_loss_of_the_quorum(
    register: Register, meeting_id: MeetingId, people: list[ParticipantId]
) -> None:
    for one in people:
        register.attendance.arrive(one)
    decision = register.decisions.record_unanimous(meeting_id)
    for one in people[:2]:
        register.attendance.leave(one)
    line = register.quorum.line(meeting_id)

    assert [count for _, count in line.steps] == [1, 2, 3, 2, 1]
    assert (line.entitled, line.needed) == (3, 2)
    assert line.decisions == ((decision.recorded_at, decision),)
    assert line.losses == (line.steps[-1][0],)
    assert not register.quorum.count(meeting_id).is_met
    assert not register.quorum.to_open(meeting_id).is_met
