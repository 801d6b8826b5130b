from datetime import date

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.meetings import DatesReversedError
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.meetings import (
    WORKING_TITLE,
    NoMeetingError,
    UnknownMeetingError,
    UnknownTimeZoneError,
    WhichMeetingError,
)
from forumdesk.services.register import Register
from tests.services.conftest import Refusal


def test_a_meeting_without_a_title_gets_a_working_title_until_it_has_one(register: Register) -> None:
    meeting = register.meetings.add(LocalizedText())

    assert (meeting.title, meeting.working_title) == (WORKING_TITLE, True)
    titled = register.meetings.edit(meeting.id, title=LocalizedText(kk=" Форум\t"))
    assert (titled.title.kk, titled.working_title) == ("Форум", False)


def test_a_second_meeting_of_a_body_keeps_the_body(register: Register) -> None:
    first = register.meetings.add(LocalizedText(kk="Кеңес"), first_day=date(2024, 1, 2))
    second = register.meetings.add(LocalizedText(kk="Екінші"), first.body_id)

    assert second.body_id == first.body_id
    assert [body.name.kk for body in register.meetings.bodies()] == ["Кеңес"]
    assert register.meetings.body(first.body_id) == register.meetings.bodies()[0]


def test_a_meeting_is_found_by_number_identifier_or_a_part_of_its_title(register: Register) -> None:
    first = register.meetings.add(LocalizedText(kk="Қоғамдық кеңес", ru="Общественный совет"))
    second = register.meetings.add(LocalizedText(kk="Форум", en="Partners Forum"))
    first = register.meetings.edit(first.id, number="12")

    for wanted, found in [
        ("12", first),
        (str(first.id), first),
        ("когамдык", first),
        ("ОБЩЕСТВ", first),
        ("partners", second),
    ]:
        assert register.meetings.find(wanted) == found


def test_a_meeting_that_cannot_be_told_is_refused_with_what_there_is(register: Register) -> None:
    with pytest.raises(NoMeetingError):
        register.meetings.find(None)
    first = register.meetings.add(LocalizedText(kk="Бірінші кеңес"))
    assert register.meetings.find(None) == first
    register.meetings.add(LocalizedText(kk="Екінші кеңес"))

    for wanted in (None, "кеңес"):
        with pytest.raises(WhichMeetingError, match="Бірінші кеңес, Екінші кеңес"):
            register.meetings.find(wanted)
    with pytest.raises(UnknownMeetingError, match="үшінші"):
        register.meetings.find("үшінші")


def test_a_time_zone_that_does_not_exist_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    for wanted in ("Asia/Atlantis", "", "../etc/passwd"):
        with refusing(UnknownTimeZoneError):
            register.meetings.edit(meeting_id, time_zone=wanted)
    assert register.meetings.edit(meeting_id, time_zone="Asia/Aqtau").time_zone == "Asia/Aqtau"


def test_reversed_days_are_refused(register: Register, meeting_id: MeetingId, refusing: Refusal) -> None:
    with refusing(DatesReversedError):
        register.meetings.edit(meeting_id, first_day=date(2024, 10, 18))
