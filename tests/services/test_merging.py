from dataclasses import replace

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing, presences
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant, Role
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from tests.builders import agenda, dump, person


@pytest.fixture
def twice(register: Register) -> MeetingId:
    """Rows 4 and 5 are row 1 again, by name and e-mail; rows 2, 3 and 6 are others."""
    meeting_id = register.importer.participants(doubled()).meeting_id
    assert meeting_id is not None
    register.importer.agenda(agenda(), meeting_id)
    return meeting_id


def doubled() -> ParticipantsProposal:
    first = person(1, entitled=False, phone="")
    rows = (
        first,
        person(2),
        person(3),
        replace(first, row=4, entitled=True, phone="+7 701 000 00 01", organisation=person(2).organisation),
        replace(first, row=5, notes="vegetarian"),
        person(6),
    )
    return ParticipantsProposal(records=6, people=rows, problems=())


def ids(register: Register, meeting_id: MeetingId) -> list[ParticipantId]:
    return [one.id for one in register.participants.listed(meeting_id)]


def state(register: Register, meeting_id: MeetingId) -> list[object]:
    """Everything that a deed about people may change and undo has to bring back."""
    register_dump = dump(register.path)
    listed = register.participants.listed(meeting_id)
    return [
        listed,
        register.attendance.presences(meeting_id),
        [replace(one, revision=0) for one in register.attendance.log(meeting_id)],
        {one.id: register.participants.photo(one.id) for one in listed},
        register.agendas.items(meeting_id),
        register.delegations.listed(meeting_id),
        register.participants.duplicates(meeting_id),
        register_dump["source"],
        register_dump["distinct_pair"],
    ]


def pairs(register: Register, meeting_id: MeetingId) -> list[tuple[int, int]]:
    number = {one.id: one.number for one in register.participants.listed(meeting_id)}
    return [(number[one.first], number[one.second]) for one in register.participants.duplicates(meeting_id)]


def test_the_first_stays_and_takes_over_what_it_lacks(register: Register, twice: MeetingId) -> None:
    before = register.participants.listed(twice)

    kept = register.participants.merge(before[0].id, before[3].id)

    assert (kept.id, kept.number, kept.names) == (before[0].id, 1, before[0].names)
    assert (kept.entitled, kept.phone) == (True, "+7 701 000 00 01")
    assert register.participants.listed(twice) == (kept, before[1], before[2], before[4], before[5])


def test_a_person_merged_with_itself_stays_as_it_is(register: Register, twice: MeetingId) -> None:
    one = register.participants.listed(twice)[0]
    register.participants.set_photo(one.id, b"jpeg")
    register.attendance.arrive(one.id)
    before = dump(register.path)

    assert register.participants.merge(one.id, one.id) == one
    assert dump(register.path) == before


def test_all_that_look_like_one_person_become_one_in_one_step(register: Register, twice: MeetingId) -> None:
    before = state(register, twice)
    assert pairs(register, twice) == [(1, 4), (1, 5), (4, 5)]

    assert register.participants.merge_all(twice) == 2

    assert [one.number for one in register.participants.listed(twice)] == [1, 2, 3, 6]
    (kept, *_) = register.participants.listed(twice)
    assert (kept.entitled, kept.phone, kept.notes) == (True, "+7 701 000 00 01", "vegetarian")
    assert register.participants.duplicates(twice) == ()
    assert register.participants.merge_all(twice) == 0
    register.history.undo()
    assert state(register, twice) == before
    register.history.redo()
    assert [one.number for one in register.participants.listed(twice)] == [1, 2, 3, 6]


@pytest.mark.parametrize("order", [[(0, 3), (0, 4)], [(3, 4), (0, 3)], [(4, 3), (4, 0)]])
def test_the_same_list_after_any_merging_changes_nothing(
    register: Register, twice: MeetingId, order: list[tuple[int, int]]
) -> None:
    listed = ids(register, twice)
    for first, second in order:
        register.participants.merge(listed[first], listed[second])
    before = dump(register.path)

    again = register.importer.participants(doubled(), twice)

    assert (again.new, again.updated, again.same, again.duplicates) == (0, 0, 6, [])
    assert dump(register.path) == before


def test_arrivals_photo_number_and_speaker_go_over_and_come_back(
    register: Register, twice: MeetingId
) -> None:
    one, other = (ids(register, twice)[place] for place in (0, 3))
    register.agendas.edit(register.agendas.items(twice)[0].id, speaker_numbers=(4, 1, 2))
    register.attendance.arrive(other)
    register.participants.set_photo(other, b"jpeg")
    register.passes.set_numbers(twice, {other: "N1"})
    before = state(register, twice)
    presence = register.attendance.presences(twice)[other]

    register.participants.merge(one, other)

    assert register.attendance.presences(twice) == {one: replace(presence, participant_id=one)}
    assert register.participants.photo(one) == b"jpeg"
    assert register.passes.numbers(twice) == {one: "N1"}
    assert register.agendas.items(twice)[0].speaker_numbers == (1, 2)
    register.history.undo()
    assert state(register, twice) == before
    assert register.passes.numbers(twice) == {other: "N1"}
    assert register.participants.counts(twice).arrived == 1
    register.history.redo()
    assert register.attendance.presences(twice) == {one: replace(presence, participant_id=one)}
    assert register.participants.photo(one) == b"jpeg"


def test_the_kept_persons_own_photo_and_number_stay(register: Register, twice: MeetingId) -> None:
    one, other = (ids(register, twice)[place] for place in (0, 3))
    for who, photo, number in ((one, b"one", "N1"), (other, b"other", "N2")):
        register.participants.set_photo(who, photo)
        register.passes.set_numbers(twice, {who: number})

    register.participants.merge(one, other)

    assert (register.participants.photo(one), register.participants.photo(other)) == (b"one", None)
    assert register.passes.numbers(twice) == {one: "N1"}


def test_two_rows_that_both_arrived_are_one_arrival(register: Register, twice: MeetingId) -> None:
    one, other = (ids(register, twice)[place] for place in (0, 3))
    earlier = register.attendance.arrive(other)
    register.attendance.arrive(one)
    register.attendance.leave(one)

    register.participants.merge(one, other)

    (presence,) = register.attendance.presences(twice).values()
    assert (presence.participant_id, presence.standing, presence.first_at) == (
        one,
        Standing.LEFT,
        earlier.first_at,
    )
    assert presences(register.attendance.log(twice)) == register.attendance.presences(twice)
    assert register.participants.counts(twice).arrived == 1


def test_an_entry_taken_back_before_a_merge_comes_back_to_its_own_person(
    register: Register, twice: MeetingId
) -> None:
    one, other = (ids(register, twice)[place] for place in (0, 3))
    arrived = register.attendance.arrive(other)
    register.attendance.take_back(other)
    register.participants.merge(one, other)

    register.history.undo()
    register.history.undo()

    assert register.attendance.presences(twice) == {other: arrived}
    assert presences(register.attendance.log(twice)) == {other: arrived}


def test_an_entry_given_back_is_newer_than_every_copy_of_it(register: Register, twice: MeetingId) -> None:
    one, other = (ids(register, twice)[place] for place in (0, 3))
    register.attendance.arrive(other)
    revisions = [register.attendance.log(twice)[0].revision]

    register.participants.merge(one, other)
    for act in (register.history.undo, register.history.redo, register.history.undo):
        revisions.append(register.attendance.log(twice)[0].revision)
        act()
    revisions.append(register.attendance.log(twice)[0].revision)

    assert revisions == [0, 1, 2, 3, 4]


def test_who_is_told_apart_is_not_offered_again_and_not_merged_with_all(
    register: Register, twice: MeetingId
) -> None:
    listed = ids(register, twice)

    register.participants.tell_apart(listed[0], listed[3])
    register.participants.tell_apart(listed[4], listed[3])

    assert pairs(register, twice) == [(1, 5)]
    assert register.participants.merge_all(twice) == 1
    assert [one.number for one in register.participants.listed(twice)] == [1, 2, 3, 4, 6]
    assert register.participants.duplicates(twice) == ()


def test_who_was_told_apart_from_a_merged_row_stays_apart_from_the_kept_one(
    register: Register, twice: MeetingId
) -> None:
    listed = ids(register, twice)
    register.participants.tell_apart(listed[3], listed[4])
    before = state(register, twice)

    register.participants.merge(listed[0], listed[3])

    assert register.participants.duplicates(twice) == ()
    register.history.undo()
    assert state(register, twice) == before


def test_a_merge_gives_a_delegation_of_one_voice_no_second_one_and_the_list_changes_nothing(
    register: Register, twice: MeetingId
) -> None:
    listed = ids(register, twice)
    delegation = register.delegations.add(
        twice, register.participants.participant(listed[0]).organisation, one_voice=True
    )
    register.participants.edit(listed[0], role=Role.HEAD_OF_DELEGATION)
    register.delegations.assign([listed[0], listed[1]], delegation.id)

    register.participants.merge(listed[0], listed[3])

    assert [one.number for one in register.delegations.members(delegation.id) if one.has_voice] == [1]
    before = dump(register.path)
    again = register.importer.participants(doubled(), twice)
    assert (again.new, again.updated) == (0, 0)
    assert dump(register.path) == before


def test_a_refused_row_does_not_refuse_the_person_kept(register: Register, twice: MeetingId) -> None:
    listed = ids(register, twice)
    register.accreditation.move([listed[3]], AccreditationState.REFUSED)

    kept: Participant = register.participants.merge(listed[0], listed[3])

    assert kept.accreditation.state is AccreditationState.INVITED


def test_the_agenda_again_after_a_merge_changes_nothing(register: Register, twice: MeetingId) -> None:
    speaking = replace(agenda(), items=tuple(replace(one, speaker_numbers=(4, 2)) for one in agenda().items))
    register.importer.agenda(speaking, twice)
    register.participants.merge_all(twice)
    assert {one.speaker_numbers for one in register.agendas.items(twice)} == {(1, 2)}
    before = dump(register.path)

    again = register.importer.agenda(speaking, twice)

    assert (again.new, again.updated, again.same) == (0, 0, 3)
    assert dump(register.path) == before
