"""Sheets of people are filled from the register: who counts, how they are named, where they were."""

from datetime import date

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import MovementKind
from forumdesk.domain.badges import read_badge_code
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.people_list import ListFilter
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import PersonLine
from forumdesk.services.register import Register
from forumdesk.services.sheets_of_people import ACCREDITED, ARRIVED, ENTITLED, Chosen

DOCUMENTS = ("badges", "tent_cards", "participants", "attendance", "arrivals", "certificates", "delegations")


@pytest.fixture
def people(register: Register, meeting_id: MeetingId) -> tuple[Participant, ...]:
    return register.participants.listed(meeting_id)


def line_of(register: Register, person: Participant, document: str = "badges") -> PersonLine:
    (line,) = register.sheets.people_sheet(person.meeting_id, document, [person.id]).people
    return line


def numbers(register: Register, meeting_id: MeetingId, chosen: Chosen = None) -> list[int]:
    return [one.number for one in register.sheets.people_sheet(meeting_id, "badges", chosen).people]


def test_the_head_of_a_sheet_is_the_meetings(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(
        meeting_id,
        last_day=date(2024, 10, 18),
        place=LocalizedText(en="Astana"),
        chair=LocalizedText(en="S. Nurbek"),
    )

    sheet = register.sheets.people_sheet(meeting_id, "badges")

    assert (sheet.first_day, sheet.last_day) == (date(2024, 10, 17), date(2024, 10, 18))
    assert (sheet.place.en, sheet.signatory.en, sheet.time_zone) == ("Astana", "S. Nurbek", "Asia/Almaty")
    assert sheet.languages == tuple(Language)
    assert sheet.meeting == register.meetings.meeting(meeting_id).title


def test_numbers_are_to_be_destroyed_after_the_last_day(register: Register, meeting_id: MeetingId) -> None:
    assert register.sheets.people_sheet(meeting_id, "passes").destroy_after == date(2024, 10, 17)

    register.meetings.edit(meeting_id, last_day=date(2024, 10, 18))

    assert register.sheets.people_sheet(meeting_id, "passes").destroy_after == date(2024, 10, 18)


def test_lists_begin_with_the_surname_and_badges_with_the_given_name(
    register: Register, people: tuple[Participant, ...]
) -> None:
    name = PersonName(family="Ахметова", given="Гүлнар", patronymic="Серікқызы")
    register.participants.edit(
        people[0].id, names=Names(kk=name, en=PersonName(family="Akhmetova", given="Gulnar"))
    )

    line = line_of(register, people[0])

    assert (line.name.kk, line.name.en) == ("Ахметова Гүлнар Серікқызы", "Gulnar Akhmetova")
    assert (line.in_lists.kk, line.in_lists.en) == ("Ахметова Гүлнар Серікқызы", "Akhmetova Gulnar")
    assert (line.on_badge.kk, line.on_badge.en) == ("Гүлнар Ахметова", "Gulnar Akhmetova")
    assert line.name.ru == ""


def test_a_person_without_a_given_name_is_printed_by_the_surname(
    register: Register, people: tuple[Participant, ...]
) -> None:
    register.participants.edit(people[0].id, names=Names(en=PersonName(family="Suharto")))

    line = line_of(register, people[0])

    assert line.in_lists == line.on_badge == LocalizedText(en="Suharto")


def test_a_badge_bears_the_code_that_the_desk_reads(
    register: Register, people: tuple[Participant, ...]
) -> None:
    code = line_of(register, people[1]).badge_code

    assert read_badge_code(code) is not None
    assert register.attendance.scan(people[1].meeting_id, code).person == people[1]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_identity_numbers_are_on_the_pass_list_alone(
    register: Register, people: tuple[Participant, ...], document: str
) -> None:
    register.passes.set_numbers(people[0].meeting_id, {people[0].id: "800101300000"})

    assert line_of(register, people[0], "passes").identity_number == "800101300000"
    assert line_of(register, people[0], document).identity_number == ""


def test_whoever_was_refused_is_on_no_sheet(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.accreditation.move([people[1].id], AccreditationState.REFUSED)

    assert numbers(register, meeting_id) == [1, 3, 4]
    assert numbers(register, meeting_id, [people[1].id]) == []
    assert register.sheets.groups(meeting_id).everybody == 3


def test_arrival_departure_and_return_are_told(register: Register, people: tuple[Participant, ...]) -> None:
    first = people[0].id
    register.attendance.arrive(first)
    register.attendance.leave(first)
    register.attendance.arrive(first)
    register.attendance.arrive(first)
    moments = [one.at for one in register.attendance.log(people[0].meeting_id)]

    line = line_of(register, people[0], "arrivals")

    assert [line.arrived_at, line.left_at, line.returned_at] == moments
    assert line.desk == "Front desk"


def test_an_entry_that_was_taken_back_is_not_printed(
    register: Register, people: tuple[Participant, ...]
) -> None:
    register.attendance.arrive(people[0].id)
    register.attendance.leave(people[0].id)
    register.attendance.take_back(people[0].id)

    line = line_of(register, people[0], "arrivals")

    assert line.arrived_at is not None
    assert line.left_at is None
    kinds = [one.kind for one in register.attendance.log(people[0].meeting_id)]
    assert kinds == [MovementKind.ARRIVED, MovementKind.LEFT]


def test_who_left_is_not_in_the_hall_but_has_arrived(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    for one in people[:3]:
        register.attendance.arrive(one.id)
    register.attendance.leave(people[0].id)

    assert register.sheets.people_sheet(meeting_id, "arrivals").present_now == 2
    assert numbers(register, meeting_id, ARRIVED) == [1, 2, 3]
    assert register.sheets.groups(meeting_id).arrived == 3


def test_a_filter_chooses_people(
    register: Register, meeting_id: MeetingId, people: tuple[Participant, ...]
) -> None:
    register.participants.edit(people[3].id, country="DE")
    delegation = register.delegations.add(meeting_id, LocalizedText(en="Delegation of Germany"))
    register.delegations.assign([people[3].id], delegation.id)
    register.accreditation.move([people[0].id], AccreditationState.ACCREDITED)

    assert numbers(register, meeting_id, ENTITLED) == [1, 2, 3]
    assert numbers(register, meeting_id, ACCREDITED) == [1]
    assert numbers(register, meeting_id, ListFilter(country="DE")) == [4]
    assert numbers(register, meeting_id, ListFilter(delegation=delegation.id)) == [4]
    assert numbers(register, meeting_id, ListFilter(words="алиев2")) == [2]
    assert line_of(register, people[3]).delegation.en == "Delegation of Germany"
    groups = register.sheets.groups(meeting_id)
    assert (groups.entitled, groups.accredited) == (3, 1)
    assert sorted(groups.countries) == [("DE", 1), ("KZ", 3)]
    assert [(one.id, size) for one, size in groups.delegations] == [(delegation.id, 1)]


def test_a_name_in_the_dative_is_printed_only_if_a_person_checked_it(
    register: Register, people: tuple[Participant, ...]
) -> None:
    assert not line_of(register, people[0], "certificates").name_dative

    forms = people[0].name_forms.with_form(Language.KK, "dative", "Асан Әлиевке")
    register.participants.edit(people[0].id, name_forms=forms)

    assert line_of(register, people[0], "certificates").name_dative == LocalizedText(kk="Асан Әлиевке")


def test_few_and_many_are_read_alike(register: Register, meeting_id: MeetingId) -> None:
    for place in range(30):
        name = PersonName(family=f"Person{place}", given="A")
        person = register.participants.add(meeting_id, Names(en=name))
        if place % 2:
            register.attendance.arrive(person.id)
    everybody = [one.id for one in register.participants.listed(meeting_id)]

    whole = register.sheets.people_sheet(meeting_id, "badges", everybody)
    few = register.sheets.people_sheet(meeting_id, "badges", everybody[8:12][::-1])

    assert few.people == whole.people[8:12]
    assert (few.present_now, whole.present_now) == (2, 15)


def test_people_of_another_meeting_are_on_no_sheet(
    register: Register, people: tuple[Participant, ...]
) -> None:
    other = register.meetings.add(LocalizedText(en="Other"))

    assert register.sheets.people_sheet(other.id, "badges", [people[0].id]).people == ()


def test_invitations_alone_know_the_parts_of_a_name_and_its_dative_by_rule(
    register: Register, people: tuple[Participant, ...]
) -> None:
    ivanova = register.participants.edit(
        people[0].id, names=Names(ru=PersonName(family="Иванова", given="Анна", patronymic="Петровна"))
    )

    letter, badge = line_of(register, ivanova, "invitation"), line_of(register, ivanova)

    assert (letter.name_dative.ru, letter.names) == ("Ивановой Анне Петровне", ivanova.names)
    assert (badge.name_dative.ru, badge.names) == ("", Names())


def test_invitations_alone_say_whom_to_ask_and_when_it_begins(
    register: Register, meeting_id: MeetingId
) -> None:
    body = register.meetings.meeting(meeting_id).body_id
    register.stationery.change(body, Stationery(contacts=LocalizedText(en="Room 5")))

    invitation = register.sheets.people_sheet(meeting_id, "invitation")

    assert invitation.contact.en == "Room 5"
    assert register.sheets.people_sheet(meeting_id, "badges").contact == LocalizedText()
    planned = [
        one.begin for one in register.meeting_sheets.meeting_sheet(meeting_id, "agenda").items if one.begin
    ]
    assert invitation.begins == min(planned, default=None)
