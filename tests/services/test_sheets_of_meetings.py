"""Sheets of meetings are filled from the register: agenda, course, speakers, decisions; never a note."""

from datetime import date, datetime, time, timedelta

import pytest

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import NameForms
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind, SpeechState
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.register import Register

DOCUMENTS = ("agenda", "programme", "chair_script", "speakers", "timekeeping")
OF_THE_COURSE = DOCUMENTS[2:]


@pytest.fixture
def conducted(register: Register, meeting_id: MeetingId) -> MeetingId:
    """The meeting during its first item, where the first person on the list has spoken."""
    people = register.participants.listed(meeting_id)
    item = register.agendas.items(meeting_id)[0]
    register.speaking.set_limits(meeting_id, SpeakingLimits(debate=180))
    register.conduct.open(meeting_id)
    register.conduct.start(item.id)
    spoken = register.speaking.ask(item.id, people[0].id)
    register.speaking.give_floor(spoken.id)
    register.speaking.finish(spoken.id)
    register.speaking.ask(item.id, people[1].id, SpeechKind.REPLY)
    register.conduct.note(item.id, "Secret note of the secretary")
    return meeting_id


def test_the_head_of_a_sheet_is_the_meetings(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, place=LocalizedText(en="Astana"))

    sheet = register.meeting_sheets.meeting_sheet(meeting_id, "agenda")

    meeting = register.meetings.meeting(meeting_id)
    assert (sheet.meeting, sheet.first_day, sheet.place.en) == (meeting.title, meeting.first_day, "Astana")
    assert sheet.languages == register.meetings.body(meeting.body_id).rules.languages


def test_items_stand_in_order_with_labels_depths_and_planned_times(
    register: Register, meeting_id: MeetingId
) -> None:
    items = register.meeting_sheets.meeting_sheet(meeting_id, "agenda").items

    assert [(one.label, one.depth, one.minutes) for one in items] == [
        ("1", 0, 20),
        ("2", 0, 50),
        ("2.1", 1, 20),
    ]
    assert items[0].begin == datetime.combine(date(2024, 10, 17), time(9, 30))
    assert items[0].end == datetime.combine(date(2024, 10, 17), time(9, 50))
    assert items[2].parent_id == items[1].id


def test_an_item_without_a_start_is_placed_behind_the_one_before_it(
    register: Register, meeting_id: MeetingId
) -> None:
    added = register.agendas.add(meeting_id, LocalizedText(en="Closing"), minutes=5)

    line = register.meeting_sheets.meeting_sheet(meeting_id, "programme").items[-1]

    assert line.id == str(added.id)
    assert line.begin is not None
    assert line.begin.time() == time(10, 20)


def test_an_item_has_the_day_of_the_one_before_it(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, last_day=date(2024, 10, 18))
    register.agendas.add(meeting_id, LocalizedText(en="Second day"), day=date(2024, 10, 18))
    register.agendas.add(meeting_id, LocalizedText(en="Then"))

    days = [one.day for one in register.meeting_sheets.meeting_sheet(meeting_id, "agenda").items]

    assert days == [date(2024, 10, 17)] * 3 + [date(2024, 10, 18)] * 2


@pytest.mark.parametrize("document", ["agenda", "programme"])
def test_agenda_and_programme_know_nothing_of_the_course(
    register: Register, conducted: MeetingId, document: str
) -> None:
    sheet = register.meeting_sheets.meeting_sheet(conducted, document)

    assert (sheet.speeches, sheet.sittings, sheet.has_course) == ((), (), False)
    assert all(one.speaking == () and one.state is ItemState.PLANNED for one in sheet.items)


@pytest.mark.parametrize("document", OF_THE_COURSE)
def test_the_course_is_real(register: Register, conducted: MeetingId, document: str) -> None:
    sheet = register.meeting_sheets.meeting_sheet(conducted, document)

    first = sheet.items[0]
    assert sheet.state is MeetingState.UNDER_WAY
    assert sheet.has_course
    assert first.state is ItemState.UNDER_WAY
    assert first.begun is not None
    assert first.length > timedelta()
    assert [(one.state, one.kind, one.limit) for one in sheet.speeches] == [
        (SpeechState.DONE, SpeechKind.DEBATE, 180),
        (SpeechState.WAITING, SpeechKind.REPLY, 0),
    ]
    (sitting,) = sheet.sittings
    assert (sitting.quorum.entitled, sitting.quorum.needed, sitting.closed_at) == (3, 2, None)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_note_of_the_secretary_is_on_a_sheet(
    register: Register, conducted: MeetingId, document: str
) -> None:
    assert "Secret note" not in repr(register.meeting_sheets.meeting_sheet(conducted, document))


def test_before_the_opening_the_quorum_is_as_it_stands(register: Register, meeting_id: MeetingId) -> None:
    quorum = register.meeting_sheets.meeting_sheet(meeting_id, "chair_script").quorum

    assert (quorum.entitled, quorum.needed) == (3, 2)


def test_speakers_have_the_dative_that_a_person_checked_and_none_where_the_rule_is_unsure(
    register: Register, conducted: MeetingId
) -> None:
    first, *_ = register.participants.listed(conducted)
    register.participants.edit(first.id, name_forms=NameForms(ru=(("dative", "Особому Имени"),)))

    spoken, waiting = register.meeting_sheets.meeting_sheet(conducted, "chair_script").speeches

    assert spoken.speaker.name_dative.ru == "Особому Имени"
    assert spoken.speaker.name_dative.en == ""
    assert waiting.speaker.name_dative.ru != waiting.speaker.name.ru


def test_the_script_knows_whom_the_agenda_names_and_what_is_decided(
    register: Register, meeting_id: MeetingId
) -> None:
    item = register.agendas.items(meeting_id)[0]
    register.agendas.edit(item.id, kind=ItemKind.DECISION, recommendations=(1, 2))
    register.decisions.record_unanimous(meeting_id)

    sheet = register.meeting_sheets.meeting_sheet(meeting_id, "chair_script")

    person = register.participants.listed(meeting_id)[0]
    assert [one.country for one in sheet.items[0].speaking] == [person.country]
    assert (sheet.items[0].decides, sheet.items[0].decides_all) == ((1, 2), True)
    (taken,) = sheet.decisions
    assert taken.whole or taken.numbers == (1, 2)


def test_one_recommendation_of_two_is_not_the_whole_resolution(
    register: Register, meeting_id: MeetingId
) -> None:
    item = register.agendas.items(meeting_id)[0]
    register.agendas.edit(item.id, kind=ItemKind.DECISION, recommendations=(2,))

    line = register.meeting_sheets.meeting_sheet(meeting_id, "chair_script").items[0]

    assert (line.decides, line.decides_all) == ((2,), False)


def test_sums_are_filled_for_the_timekeeping(register: Register, conducted: MeetingId) -> None:
    sheet = register.meeting_sheets.meeting_sheet(conducted, "timekeeping")

    (speaker,), (country,) = sheet.by_speaker, sheet.by_country
    assert speaker.name == sheet.speeches[0].speaker.name
    assert (country.name, country.country) == (LocalizedText(), sheet.speeches[0].speaker.country)
    assert speaker.length == country.length == sheet.speeches[0].length
    assert register.meeting_sheets.meeting_sheet(conducted, "speakers").by_speaker == ()


def test_what_there_is_to_print_is_counted(register: Register, conducted: MeetingId) -> None:
    counts = register.meeting_sheets.counts(conducted)

    assert (counts.items, counts.speeches, counts.has_course) == (3, 2, True)


def test_before_anything_took_place_there_is_no_course(register: Register, meeting_id: MeetingId) -> None:
    counts = register.meeting_sheets.counts(meeting_id)

    assert (counts.speeches, counts.has_course) == (0, False)
