from dataclasses import replace

from forumdesk.domain.identifiers import BodyId, MeetingId
from forumdesk.domain.stationery import CopyMark, Stationery
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.events import MeetingsChanged, RegisterChanged
from forumdesk.services.register import Register

OWN = Stationery(
    preset="gost",
    changes=(("page.left_mm", 25.0),),
    letterhead=True,
    contacts=LocalizedText(kk="Астана"),
    template="# nothing",
)


def body_of(register: Register, meeting_id: MeetingId) -> BodyId:
    return register.meetings.meeting(meeting_id).body_id


def test_a_body_prints_on_the_usual_until_it_changes_it(
    register: Register, meeting_id: MeetingId, heard: list[RegisterChanged]
) -> None:
    body_id = body_of(register, meeting_id)
    assert register.stationery.of_body(body_id) == Stationery()

    kept = register.stationery.change(body_id, replace(OWN, copy=CopyMark.COPY, copy_number=2))

    assert kept == OWN
    assert register.stationery.of_meeting(meeting_id) == OWN
    assert {type(one) for one in heard} == {MeetingsChanged}


def test_the_emblem_of_the_body_is_that_of_its_papers(register: Register, meeting_id: MeetingId) -> None:
    body_id = body_of(register, meeting_id)
    register.stationery.change(body_id, OWN)
    register.meetings.set_emblem(body_id, b"png")

    assert register.stationery.of_meeting(meeting_id) == replace(OWN, emblem=b"png")


def test_a_change_of_stationery_is_one_step_of_undo(register: Register, meeting_id: MeetingId) -> None:
    body_id = body_of(register, meeting_id)
    register.stationery.change(body_id, OWN)
    register.stationery.change(body_id, replace(OWN, letterhead=False))

    register.history.undo()
    assert register.stationery.of_body(body_id) == OWN
    register.history.undo()
    assert register.stationery.of_body(body_id) == Stationery()
