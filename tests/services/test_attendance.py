from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.accreditation import AccreditationState, Admission
from forumdesk.domain.attendance import MovementKind, Standing, joined, presences
from forumdesk.domain.badges import badge_code, printed_badge_code
from forumdesk.domain.identifiers import MeetingId, ParticipantId, new_uuid
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.attendance import (
    NotAccreditedError,
    NotAdmittedError,
    NotThereError,
    ReplacedError,
    ScanVerdict,
)
from forumdesk.services.desk import Desk
from forumdesk.services.events import RegisterChanged
from forumdesk.services.history import LogStaysError
from forumdesk.services.participants import NamelessError
from forumdesk.services.register import Register
from forumdesk.storage.repositories.base import GoneError
from tests.builders import DESK, NOON, FixedClock, dump, registers
from tests.services.conftest import Refusal

STRANGER = Names(kk=PersonName(family="Бөтен", given="Айша"))
STRANGER_TITLE = LocalizedText(kk="Форум")


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    return register.participants.listed(meeting_id)


def log_rows(path: Path) -> list[tuple[object, ...]]:
    return dump(path)["movement"]


def test_an_arrival_says_when_and_at_which_desk(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...], heard: list[RegisterChanged]
) -> None:
    presence = register.attendance.arrive(people[0].id)

    assert (presence.standing, presence.desk_name) == (Standing.ARRIVED, DESK.name)
    assert presence.first_at == presence.last_at
    assert presence.first_at is not None
    (entry,) = register.attendance.log(meeting_id)
    assert (entry.participant_id, entry.kind, entry.desk_id, entry.withdrawn) == (
        people[0].id,
        MovementKind.ARRIVED,
        DESK.id,
        False,
    )
    assert register.attendance.presences(meeting_id) == {people[0].id: presence}
    assert register.journal.entries()[0].code == "attendance.arrived"
    assert len(heard) > 0


def test_whoever_is_there_arrives_once_and_the_second_time_leaves_no_trace(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    first = register.attendance.arrive(people[0].id)
    before = dump(register.path)

    assert register.attendance.arrive(people[0].id) == first
    assert dump(register.path) == before
    assert register.history.next_undo is not None
    register.history.undo()
    assert register.attendance.presences(meeting_id) == {}


def test_people_leave_and_return(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...], refusing: Refusal
) -> None:
    with refusing(NotThereError):
        register.attendance.leave(people[0].id)
    arrived = register.attendance.arrive(people[0].id)
    assert register.attendance.leave(people[0].id).standing is Standing.LEFT
    with refusing(NotThereError):
        register.attendance.leave(people[0].id)
    returned = register.attendance.arrive(people[0].id)

    assert (returned.standing, returned.first_at) == (Standing.RETURNED, arrived.first_at)
    log = register.attendance.log(meeting_id)
    assert [one.kind for one in log] == [MovementKind.ARRIVED, MovementKind.LEFT, MovementKind.ARRIVED]
    there = [people[0].id in register.attendance.present_at(meeting_id, one.at) for one in log]
    assert there == [True, False, True]
    just_before = log[0].at - timedelta(microseconds=1)
    assert register.attendance.present_at(meeting_id, just_before) == frozenset()


def test_what_the_register_knows_of_presence_is_what_its_log_says(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    door = register.attendance
    for one in people[:3]:
        door.arrive(one.id)
    door.leave(people[0].id)
    door.arrive(people[0].id)
    door.leave(people[1].id)
    door.take_back(people[2].id)

    assert door.presences(meeting_id) == presences(door.log(meeting_id))
    register.history.undo()
    assert door.presences(meeting_id) == presences(door.log(meeting_id))
    last = door.log(meeting_id)[-1].at
    assert door.presences(meeting_id, last) == door.presences(meeting_id)


def test_a_clock_that_was_set_back_loses_no_passage(tmp_path: Path) -> None:
    clock = FixedClock()
    with registers(clock).create(tmp_path / "b.forumdesk") as register:
        meeting_id = register.meetings.add(STRANGER_TITLE).id
        guest = register.participants.add(meeting_id, STRANGER).id
        register.attendance.arrive(guest)
        clock.now = NOON - timedelta(hours=2)

        assert register.attendance.leave(guest).standing is Standing.LEFT
        clock.now = NOON - timedelta(hours=3)
        assert register.attendance.arrive(guest).standing is Standing.RETURNED
        assert len(register.attendance.log(meeting_id)) == 3
        assert register.attendance.take_back(guest).standing is Standing.LEFT
        assert register.attendance.take_back(guest).standing is Standing.ARRIVED


def test_an_entry_of_the_same_moment_as_the_last_follows_it(
    register: Register, people: tuple[Participant, ...]
) -> None:
    for _ in range(20):
        assert register.attendance.arrive(people[0].id, NOON).standing.is_present
        assert register.attendance.leave(people[0].id, NOON).standing is Standing.LEFT


@pytest.mark.parametrize(
    ("state", "error"),
    [(AccreditationState.REFUSED, NotAdmittedError), (AccreditationState.REPLACED, ReplacedError)],
)
def test_the_refused_and_the_replaced_do_not_come_in_accredited_at_the_door_or_not(
    register: Register,
    people: tuple[Participant, ...],
    refusing: Refusal,
    state: AccreditationState,
    error: type[NotAdmittedError],
) -> None:
    register.accreditation.move([people[0].id], state)

    for accredit in (False, True):
        with refusing(error):
            register.attendance.arrive(people[0].id, accredit=accredit)


def test_the_replaced_are_told_who_comes_instead(
    register: Register, people: tuple[Participant, ...], refusing: Refusal
) -> None:
    comes = register.accreditation.replace(people[0].id, STRANGER)

    with refusing(ReplacedError) as refusal:
        register.attendance.arrive(people[0].id)
    assert "Бөтен" in str(refusal.value.values["successor"])
    view = register.attendance.at_the_door(people[0].id)
    assert (view.admission, view.successor) == (Admission.REPLACED, comes)
    assert register.attendance.arrive(comes.id).standing is Standing.ARRIVED


def test_where_the_meeting_accredits_the_accredited_alone_come_in(
    register: Register, people: tuple[Participant, ...], refusing: Refusal
) -> None:
    register.accreditation.move([people[0].id], AccreditationState.ACCREDITED)

    assert register.attendance.arrive(people[0].id).standing is Standing.ARRIVED
    with refusing(NotAccreditedError):
        register.attendance.arrive(people[1].id)


def test_accredited_at_the_door_is_one_deed_with_the_arrival(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.accreditation.move([people[0].id], AccreditationState.ACCREDITED)

    register.attendance.arrive(people[1].id, accredit=True)

    state = register.participants.participant(people[1].id).accreditation.state
    assert (state, set(register.attendance.presences(meeting_id))) == (
        AccreditationState.ACCREDITED,
        {people[1].id},
    )
    register.history.undo()
    assert register.participants.participant(people[1].id) == people[1]
    assert register.attendance.presences(meeting_id) == {}


def test_whoever_is_added_at_the_door_arrives_unless_the_meeting_accredits(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...], refusing: Refusal
) -> None:
    guest = register.attendance.arrive_new(meeting_id, STRANGER, country="KZ")

    assert (guest.number, guest.country) == (5, "KZ")
    assert set(register.attendance.presences(meeting_id)) == {guest.id}
    register.history.undo()
    assert register.participants.listed(meeting_id) == people
    assert register.attendance.presences(meeting_id) == {}
    register.accreditation.move([people[0].id], AccreditationState.ACCREDITED)
    register.attendance.arrive_new(meeting_id, STRANGER)
    assert register.attendance.presences(meeting_id) == {}
    with refusing(NamelessError):
        register.attendance.arrive_new(meeting_id, Names())


def test_the_last_entry_is_taken_back_and_stays_in_the_log_as_withdrawn(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.attendance.arrive(people[0].id)
    register.attendance.leave(people[0].id)

    assert register.attendance.take_back(people[0].id).standing is Standing.ARRIVED
    assert register.attendance.take_back(people[0].id).standing is Standing.EXPECTED
    before = dump(register.path)
    assert register.attendance.take_back(people[0].id).standing is Standing.EXPECTED

    assert dump(register.path) == before
    assert [(one.withdrawn, one.revision) for one in register.attendance.log(meeting_id)] == [(True, 1)] * 2
    assert register.attendance.presences(meeting_id) == {}


def test_undo_and_redo_of_an_arrival_never_shorten_the_log(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    before = register.attendance.arrive(people[0].id)

    for step in range(1, 4):
        register.history.undo()
        (entry,) = register.attendance.log(meeting_id)
        assert (entry.withdrawn, entry.revision) == (True, 2 * step - 1)
        assert register.attendance.presences(meeting_id) == {}
        register.history.redo()
        (entry,) = register.attendance.log(meeting_id)
        assert (entry.withdrawn, entry.revision) == (False, 2 * step)
        assert register.attendance.presences(meeting_id) == {people[0].id: before}
    assert len(log_rows(register.path)) == 1


def test_a_copy_of_the_log_made_before_an_undo_does_not_bring_the_arrival_back(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.attendance.arrive(people[0].id)
    copy = register.attendance.log(meeting_id)
    register.history.undo()

    whole = joined(copy, register.attendance.log(meeting_id))

    assert presences(whole) == {}


def test_two_desks_that_both_marked_an_arrival_join_to_one(tmp_path: Path) -> None:
    here = registers().create(tmp_path / "a.forumdesk")
    meeting_id = here.meetings.add(STRANGER_TITLE).id
    guest = here.participants.add(meeting_id, STRANGER).id
    package = here.packages.package(meeting_id)
    there = registers(FixedClock(NOON - timedelta(minutes=3)), Desk(id="desk-2", name="Side door")).create(
        tmp_path / "b.forumdesk"
    )
    there.packages.bring_in(package)
    for register in (here, there):
        register.attendance.arrive(guest)

    log = joined(here.attendance.log(meeting_id), there.attendance.log(meeting_id))

    assert len(log) == 2
    (presence,) = presences(log).values()
    assert (presence.standing, presence.desk_name) == (Standing.ARRIVED, "Side door")
    here.close()
    there.close()


def test_a_badge_is_known_however_it_is_typed(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    code = badge_code(meeting_id, people[2].id)

    for text in (code, code.lower(), printed_badge_code(code), f" {code}\r\n", code.replace("0", "o")):
        scan = register.attendance.scan(meeting_id, text)
        assert (scan.verdict, scan.person) == (ScanVerdict.KNOWN, people[2])


def test_a_badge_of_another_event_an_unknown_one_and_no_code_are_told_apart(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    other = MeetingId(new_uuid(NOON))
    nobody = ParticipantId(new_uuid(NOON))
    code = badge_code(meeting_id, people[0].id)
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")

    verdicts = {
        text: register.attendance.scan(meeting_id, text)
        for text in (badge_code(other, people[0].id), badge_code(meeting_id, nobody), wrong, "", "Алиев")
    }

    assert [scan.verdict for scan in verdicts.values()] == [
        ScanVerdict.OTHER_EVENT,
        ScanVerdict.UNKNOWN,
        ScanVerdict.NO_CODE,
        ScanVerdict.NO_CODE,
        ScanVerdict.NO_CODE,
    ]
    assert {scan.person for scan in verdicts.values()} == {None}


def test_the_badge_of_somebody_merged_is_that_of_the_person_kept(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    codes = [badge_code(meeting_id, one.id) for one in people]
    register.participants.merge(people[1].id, people[2].id)
    register.participants.merge(people[0].id, people[1].id)

    for code in codes[:3]:
        scan = register.attendance.scan(meeting_id, code)
        assert scan.verdict is ScanVerdict.KNOWN
        assert scan.person is not None
        assert scan.person.id == people[0].id
    register.history.undo()
    scan = register.attendance.scan(meeting_id, codes[2])
    assert scan.person is not None
    assert scan.person.id == people[1].id


def test_the_badge_of_somebody_taken_off_the_list_is_unknown(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.participants.edit(people[0].id, notes="x")  # so that what the list said is remembered
    register.participants.remove(people[0].id)

    scan = register.attendance.scan(meeting_id, badge_code(meeting_id, people[0].id))

    assert (scan.verdict, scan.person) == (ScanVerdict.UNKNOWN, None)


def test_the_last_arrivals_stand_newest_first_without_people_taken_off_the_list(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    for one in (people[2], people[0], people[1]):
        register.attendance.arrive(one.id)
    register.participants.remove(people[1].id)

    latest = register.attendance.last_arrived(meeting_id, limit=2)

    assert [view.person.id for view in latest] == [people[0].id, people[2].id]


def test_nobody_who_is_not_on_the_list_comes_or_goes(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    nobody = ParticipantId(new_uuid(NOON))

    for act in (register.attendance.arrive, register.attendance.leave, register.attendance.take_back):
        with refusing(GoneError):
            act(nobody)


def test_arrivals_of_a_refused_person_are_in_the_log_and_in_no_number(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    for one in people[:2]:
        register.attendance.arrive(one.id)

    register.accreditation.move([people[0].id], AccreditationState.REFUSED)

    counts = register.participants.counts(meeting_id)
    assert (counts.arrived, counts.present, counts.people) == (1, 1, 3)
    assert len(register.attendance.log(meeting_id)) == 2


def test_the_import_that_made_the_meeting_stays_once_somebody_arrived_even_if_that_was_undone(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    register.attendance.arrive(register.participants.listed(meeting_id)[0].id)
    while len(register.resolutions.text(meeting_id).languages) > 1:
        register.history.undo()

    with refusing(LogStaysError):
        register.history.undo()

    assert register.participants.listed(meeting_id) == ()
    assert [one.withdrawn for one in register.attendance.log(meeting_id)] == [True]


def test_the_passages_of_a_person_come_in_order_without_withdrawn_ones(
    register: Register, people: tuple[Participant, ...]
) -> None:
    one, other = people[0].id, people[1].id
    register.attendance.arrive(one, NOON)
    register.attendance.leave(one, NOON + timedelta(minutes=5))
    register.attendance.arrive(other, NOON + timedelta(minutes=6))
    register.attendance.arrive(one, NOON + timedelta(minutes=9))
    register.attendance.take_back(one)

    entries = register.attendance.of_person(one)

    assert [(entry.kind, entry.at) for entry in entries] == [
        (MovementKind.ARRIVED, NOON),
        (MovementKind.LEFT, NOON + timedelta(minutes=5)),
    ]
    assert {entry.desk_name for entry in entries} == {DESK.name}


def test_who_was_there_at_a_moment_is_told_with_the_person(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    for minute, one in enumerate((people[1], people[0], people[2])):
        register.attendance.arrive(one.id, NOON + timedelta(minutes=minute))
    register.attendance.leave(people[1].id, NOON + timedelta(minutes=3))

    def numbers(minute: int) -> list[int]:
        there = register.attendance.people_at(meeting_id, NOON + timedelta(minutes=minute))
        return [one.number for one in there]

    assert numbers(-1) == []
    assert numbers(1) == [people[0].number, people[1].number]
    assert numbers(4) == [people[0].number, people[2].number]
    register.participants.remove(people[2].id)
    assert numbers(4) == [people[0].number]


def test_this_desk_counts_whom_it_let_in_once_each(tmp_path: Path) -> None:
    path = tmp_path / "desks.forumdesk"
    with registers(desk=Desk(id="other", name="B")).create(path) as other:
        meeting = other.meetings.add(STRANGER_TITLE).id
        there = other.participants.add(meeting, STRANGER)
        other.attendance.arrive(there.id)
    with registers().open(path) as register:
        assert register.attendance.let_in_here(meeting) == 0
        here = register.attendance.arrive_new(meeting, STRANGER)
        register.attendance.leave(here.id)
        register.attendance.arrive(here.id)
        assert register.attendance.let_in_here(meeting) == 1
        register.attendance.leave(there.id)
        assert register.attendance.let_in_here(meeting) == 1
        register.attendance.take_back(here.id)
        register.attendance.take_back(here.id)
        register.attendance.take_back(here.id)
        assert register.attendance.let_in_here(meeting) == 0
