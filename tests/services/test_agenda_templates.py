from datetime import date, time

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.agenda_templates import (
    AgendaTemplate,
    EmptyTemplateError,
    NamelessTemplateError,
    UnknownTemplateError,
)
from forumdesk.services.register import Register
from tests.services.conftest import Refusal

TITLE = LocalizedText(kk="Форум")


def plan(register: Register, meeting_id: MeetingId) -> list[tuple[object, ...]]:
    return [
        (one.number, one.title, one.starts, one.minutes, one.kind, one.section, one.room)
        for one in register.agendas.items(meeting_id)
    ]


def test_a_template_brings_the_plan_and_leaves_people_and_texts(
    register: Register, meeting_id: MeetingId
) -> None:
    first = register.agendas.items(meeting_id)[0]
    register.agendas.edit(first.id, room=LocalizedText(en="Hall 2"), recommendations=(1,))
    assert register.agenda_templates.save(meeting_id, " Forum \n") == AgendaTemplate(name="Forum", count=3)
    other = register.meetings.add(TITLE).id

    assert register.agenda_templates.use(other, "Forum") == 3
    assert plan(register, other) == plan(register, meeting_id)
    items = register.agendas.items(other)
    assert items[2].parent_id == items[1].id
    assert {(one.speaker_numbers, one.recommendations) for one in items} == {((), ())}
    assert register.agenda_templates.use(other, "Forum") == 3
    assert [one.number for one in register.agendas.items(other)] == ["1", "2", "2.1", "3", "4", "4.1"]
    register.history.undo()
    assert plan(register, other) == plan(register, meeting_id)


def test_a_template_keeps_on_which_day_of_the_meeting_an_item_stands(
    register: Register, meeting_id: MeetingId
) -> None:
    register.meetings.edit(meeting_id, first_day=date(2024, 10, 17), last_day=date(2024, 10, 18))
    first, second, _ = register.agendas.items(meeting_id)
    register.agendas.edit(second.id, day=date(2024, 10, 18), starts=time(9, 0))
    register.agenda_templates.save(meeting_id, "Forum")
    days = []
    for last in (date(2025, 5, 6), date(2025, 5, 5), None):
        other = register.meetings.add(TITLE).id
        register.meetings.edit(other, first_day=last and date(2025, 5, 5), last_day=last)
        register.agenda_templates.use(other, "Forum")
        days.append([one.day for one in register.agendas.items(other)][:2])

    assert first.day is None
    assert days == [[None, date(2025, 5, 6)], [None, date(2025, 5, 5)], [None, None]]


def test_saving_under_a_known_name_replaces_and_removing_forgets(
    register: Register, meeting_id: MeetingId
) -> None:
    register.agenda_templates.save(meeting_id, "Forum")
    register.agendas.remove(register.agendas.items(meeting_id)[0].id)
    register.agenda_templates.save(meeting_id, "Forum")
    assert register.agenda_templates.saved() == (AgendaTemplate(name="Forum", count=2),)
    register.agenda_templates.remove("Forum")
    assert register.agenda_templates.saved() == ()


def test_a_template_needs_a_name_and_items_and_has_to_be_known(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    empty = register.meetings.add(TITLE).id
    with refusing(NamelessTemplateError):
        register.agenda_templates.save(meeting_id, " ")
    with refusing(EmptyTemplateError):
        register.agenda_templates.save(empty, "x")
    with refusing(UnknownTemplateError):
        register.agenda_templates.use(meeting_id, "x")
