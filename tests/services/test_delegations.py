import pytest

from forumdesk.domain.delegations import Delegation
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName, Role
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.delegations import NamelessDelegationError
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import dump, number, person
from tests.services.conftest import Refusal

NAME = LocalizedText(kk="Делегация", ru="Делегация", en="Delegation")


def voices(register: Register, meeting_id: MeetingId) -> list[int]:
    return [one.number for one in register.participants.listed(meeting_id) if one.has_voice]


def ids(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


@pytest.fixture
def all_in_one(register: Register, meeting_id: MeetingId) -> Delegation:
    """Everybody in one delegation of one voice, which the third on the list has: the head."""
    listed = ids(register, meeting_id)
    register.participants.edit(listed[2], role=Role.HEAD_OF_DELEGATION)
    made = register.delegations.add(meeting_id, NAME, one_voice=True)
    register.delegations.assign(listed, made.id)
    assert voices(register, meeting_id) == [3]
    return made


def test_a_delegation_without_a_name_takes_the_full_name_of_its_state(
    register: Register, meeting_id: MeetingId
) -> None:
    made = register.delegations.add(meeting_id, LocalizedText(), "KZ")

    assert "Қазақстан Республикасы" in made.name.kk
    assert "Республика Казахстан" in made.name.ru
    assert register.delegations.listed(meeting_id) == (made,)


def test_a_delegation_needs_a_name_or_a_country(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    made = register.delegations.add(meeting_id, NAME)

    with refusing(NamelessDelegationError):
        register.delegations.add(meeting_id, LocalizedText(kk=" \t"))
    with refusing(NamelessDelegationError):
        register.delegations.edit(made.id, name=LocalizedText())
    with refusing(GoneError):
        register.delegations.edit(DelegationId(number(5)), country="KZ")
    with refusing(GoneError):
        register.delegations.assign([ParticipantId(number(5))], made.id)


def test_members_stand_as_head_deputies_and_others_by_number(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    register.participants.edit(ids(register, meeting_id)[3], role=Role.DEPUTY_HEAD)

    assert [one.number for one in register.delegations.members(all_in_one.id)] == [3, 4, 1, 2]


def test_one_voice_set_later_leaves_the_voice_to_the_highest_in_rank(
    register: Register, meeting_id: MeetingId
) -> None:
    made = register.delegations.add(meeting_id, NAME)
    register.delegations.assign(ids(register, meeting_id), made.id)
    before = register.participants.listed(meeting_id)
    assert voices(register, meeting_id) == [1, 2, 3]

    register.delegations.edit(made.id, one_voice=True)

    assert voices(register, meeting_id) == [1]
    register.history.undo()
    assert register.participants.listed(meeting_id) == before
    assert register.delegations.listed(meeting_id) == (made,)


def test_a_voice_given_by_hand_is_taken_from_the_others(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    before = register.participants.listed(meeting_id)

    register.participants.edit(ids(register, meeting_id)[3], entitled=True)

    assert voices(register, meeting_id) == [4]
    register.history.undo()
    assert register.participants.listed(meeting_id) == before


def test_voices_given_to_many_leave_one(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    changed = register.participants.edit_many(ids(register, meeting_id), entitled=True)

    assert voices(register, meeting_id) == [3]
    assert changed == register.participants.listed(meeting_id)


def test_who_joins_with_a_voice_brings_no_second_one(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    doors = (
        lambda one: register.delegations.assign([one.id], all_in_one.id),
        lambda one: register.participants.edit_many([one.id], delegation_id=all_in_one.id),
        lambda one: register.participants.edit(one.id, delegation_id=all_in_one.id),
    )
    for door in doors:
        comes = register.participants.add(meeting_id, Names(kk=PersonName(family="Жаңа")), entitled=True)
        assert len(voices(register, meeting_id)) == 2
        door(comes)
        assert len(voices(register, meeting_id)) == 1


def test_who_is_added_to_a_delegation_brings_no_second_voice(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    fresh = {"entitled": True, "delegation_id": all_in_one.id}
    register.participants.add(meeting_id, Names(kk=PersonName(family="Жаңа")), **fresh)
    assert len(voices(register, meeting_id)) == 1

    register.attendance.arrive_new(meeting_id, Names(kk=PersonName(family="Қонақ")), **fresh)
    assert len(voices(register, meeting_id)) == 1


def test_an_imported_delegation_keeps_its_one_voice_and_the_same_list_changes_nothing(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    rows = tuple(person(n, delegation="Делегация") for n in range(1, 7))
    listed = ParticipantsProposal(records=6, people=rows, problems=())

    register.importer.participants(listed, meeting_id)

    assert len(register.delegations.members(all_in_one.id)) == 6
    assert voices(register, meeting_id) == [3]
    before = dump(register.path)
    again = register.importer.participants(listed, meeting_id)
    assert (again.new, again.updated, again.same) == (0, 0, 6)
    assert dump(register.path) == before


def test_a_voice_moved_by_hand_stays_when_the_same_list_comes_again(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    rows = tuple(person(n, delegation="Делегация") for n in range(1, 5))
    listed = ParticipantsProposal(records=4, people=rows, problems=())
    register.importer.participants(listed, meeting_id)
    register.participants.edit(ids(register, meeting_id)[3], entitled=True)
    before = dump(register.path)

    register.importer.participants(listed, meeting_id)

    assert dump(register.path) == before
    assert voices(register, meeting_id) == [4]


def test_delegations_are_formed_by_country_in_one_step(register: Register, meeting_id: MeetingId) -> None:
    listed = ids(register, meeting_id)
    register.participants.edit(listed[1], country="TR")
    register.participants.edit(listed[3], country="")
    own = register.delegations.add(meeting_id, NAME)
    register.delegations.assign([listed[2]], own.id)
    before = register.participants.listed(meeting_id)

    made = register.delegations.form_by_country(meeting_id, one_voice=True)

    assert [one.country for one in made] == ["KZ", "TR"]
    members = {
        one.country: [person.number for person in register.delegations.members(one.id)] for one in made
    }
    assert members == {"KZ": [1], "TR": [2]}
    assert register.participants.participant(listed[2]).delegation_id == own.id
    assert register.participants.participant(listed[3]).delegation_id is None
    assert register.delegations.form_by_country(meeting_id) == ()
    register.history.undo()
    assert register.participants.listed(meeting_id) == before
    assert register.delegations.listed(meeting_id) == (own,)


def test_who_comes_later_joins_the_delegation_of_the_country_and_brings_no_second_voice(
    register: Register, meeting_id: MeetingId
) -> None:
    (made,) = register.delegations.form_by_country(meeting_id, one_voice=True)
    late = register.participants.add(
        meeting_id, Names(kk=PersonName(family="Кеш")), country="KZ", entitled=True
    )

    assert register.delegations.form_by_country(meeting_id) == ()

    assert register.participants.participant(late.id).delegation_id == made.id
    assert len(voices(register, meeting_id)) == 1


def test_a_dissolved_delegation_leaves_its_members_on_the_list(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    before: tuple[Participant, ...] = register.participants.listed(meeting_id)

    register.delegations.remove(all_in_one.id)

    assert register.delegations.listed(meeting_id) == ()
    assert {one.delegation_id for one in register.participants.listed(meeting_id)} == {None}
    register.history.undo()
    assert register.participants.listed(meeting_id) == before
    assert register.delegations.listed(meeting_id) == (all_in_one,)


def test_members_leave_and_nobody_chosen_leaves_no_trace(
    register: Register, meeting_id: MeetingId, all_in_one: Delegation
) -> None:
    listed = ids(register, meeting_id)
    register.delegations.assign(listed[:2], None)
    assert [one.number for one in register.delegations.members(all_in_one.id)] == [3, 4]
    before = dump(register.path)

    register.delegations.assign([], all_in_one.id)
    register.delegations.assign(listed[:2], None)

    assert dump(register.path) == before


def test_a_delegation_is_made_with_its_members_in_one_step(register: Register, meeting_id: MeetingId) -> None:
    before = register.participants.listed(meeting_id)
    joining = ids(register, meeting_id)[:2]

    made = register.delegations.add_with(meeting_id, LocalizedText(), "KZ", joining, one_voice=True)

    assert [one.id for one in register.delegations.members(made.id)] == list(joining)
    assert sum(one.has_voice for one in register.delegations.members(made.id)) == 1
    assert register.journal.entries()[0].code == "delegation.added"
    register.history.undo()
    assert register.participants.listed(meeting_id) == before
    assert register.delegations.listed(meeting_id) == ()
