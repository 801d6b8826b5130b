"""What deeds changed, told in words."""

from dataclasses import replace
from fractions import Fraction

import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.majorities import Threshold
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.proposals import ParticipantsProposal
from forumdesk.services.register import Register
from forumdesk.services.telling.told import FOLDED, ToldValue, field_head, line_of
from forumdesk.storage.repositories.journal_entries import Act
from forumdesk.storage.repositories.journal_search import JournalFind
from tests.builders import person
from tests.gui.catalogues import catalogue

ENGLISH = catalogue("en")


def told(register: Register, language: str = "en") -> tuple[ToldValue, ...]:
    """What the last deed changed."""
    (last,) = register.journal.entries(1)
    return register.telling.changes(last.id, catalogue(language))


def test_a_changed_person_is_named_with_each_field_before_and_after(
    register: Register, meeting_id: MeetingId
) -> None:
    someone = register.participants.listed(meeting_id)[0]
    register.participants.edit(someone.id, role=Role.SPEAKER, post=LocalizedText(en="Vice-rector"))
    (value,) = told(register)
    assert (value.title, value.act, value.id) == ("Participant: Aliyev1 Assan", Act.CHANGED, someone.id)
    lines = {field_head(field): field.change for field in value.fields}
    assert lines["Role"] == "Delegate → Speaker"
    assert lines["Post, ENG"] == "Rector → Vice-rector"
    assert lines["Post, РУС"] == "ректор → –"


def test_a_change_of_text_is_one_that_is_worth_comparing(register: Register, meeting_id: MeetingId) -> None:
    row = register.resolutions.text(meeting_id).rows[2]
    before = row.text.get(Language.RU)
    register.resolutions.edit_cell(meeting_id, row.id, Language.RU, f"{before} дополнен")
    (value,) = told(register)
    assert [field_head(field) for field in value.fields] == ["Text, РУС", "State of the text, РУС"]
    text = next(field for field in value.fields if field.is_text)
    assert (text.language, text.before, text.after) == (Language.RU, before, f"{before} дополнен")


def test_what_is_deleted_is_told_as_it_was_without_an_arrow(
    register: Register, meeting_id: MeetingId
) -> None:
    item = register.agendas.items(meeting_id)[-1]
    register.agendas.remove(item.id)
    value = next(one for one in told(register) if one.kind == "agenda_item")
    assert value.title.endswith("– deleted")
    assert "→" not in line_of(value)
    assert item.title.en in line_of(value)


def test_something_deleted_later_is_still_named(register: Register, meeting_id: MeetingId) -> None:
    someone = register.participants.listed(meeting_id)[0]
    register.participants.edit(someone.id, phone="+7 701 000 00 00")
    (edited,) = register.journal.entries(1)
    register.participants.remove(someone.id)
    (value,) = register.telling.changes(edited.id, ENGLISH)
    assert value.title == "Participant: Aliyev1 Assan"


def test_many_of_a_kind_are_told_by_their_number_some_names_and_what_is_alike(
    register: Register, meeting_id: MeetingId
) -> None:
    crowd = tuple(person(n) for n in range(100, 100 + FOLDED + 3))
    proposal = ParticipantsProposal(records=len(crowd), people=crowd, problems=())
    register.importer.participants(proposal, meeting_id)
    (value,) = told(register)
    assert (value.count, value.title) == (FOLDED + 3, f"Participants – added: {FOLDED + 3}")
    assert value.fields[0].after.startswith("Aliyev100 Assan, ")
    assert value.fields[0].after.endswith(" …")

    listed = register.participants.listed(meeting_id)[-FOLDED:]
    register.participants.edit_many([one.id for one in listed], role=Role.GUEST)
    (value,) = told(register)
    assert [field.change for field in value.fields if field.name == "Role"] == ["Delegate → Guest"]


@pytest.mark.parametrize(("language", "kind"), [("kk", "Қатысушы"), ("ru", "Участник")])
def test_it_is_told_in_the_language_of_the_reader(
    register: Register, meeting_id: MeetingId, language: str, kind: str
) -> None:
    someone = register.participants.listed(meeting_id)[0]
    register.participants.edit(someone.id, role=Role.GUEST)
    (value,) = told(register, language)
    assert value.title.startswith(f"{kind}: ")


def test_a_moment_is_told_by_the_clock_of_the_meeting(register: Register, meeting_id: MeetingId) -> None:
    someone = register.participants.listed(meeting_id)[0]
    register.attendance.arrive(someone.id)
    zone = register.meetings.meeting(meeting_id).time_zone
    assert zone == "Asia/Almaty"
    value = next(one for one in told(register) if one.kind == "movement")
    moment = next(field.after for field in value.fields if field.name == "Time")
    assert moment == "17.10.2024, 17:00"


def test_all_deeds_of_a_filled_register_can_be_told(register: Register, meeting_id: MeetingId) -> None:
    deeds = list(register.telling.deeds(JournalFind(), ENGLISH))
    assert [one.entry.place for one in deeds] == sorted((one.entry.place for one in deeds), reverse=True)
    assert all(one.sentence and one.changes for one in deeds)
    lines = [line_of(change) for one in deeds for change in one.changes]
    assert not [line for line in lines if "meeting_id" in line or "{" in line]


def test_deeds_are_read_window_by_window_without_losing_one(
    register: Register, meeting_id: MeetingId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("forumdesk.services.telling.teller._WINDOW", 2)
    for one in register.participants.listed(meeting_id)[:3]:
        register.participants.edit(one.id, notes="asked for a visa")
    places = [one.entry.place for one in register.telling.deeds(JournalFind(), ENGLISH)]
    assert places == list(range(len(register.journal.entries()), 0, -1))


def test_rules_of_a_body_are_told_one_by_one(register: Register, meeting_id: MeetingId) -> None:
    body = register.meetings.body(register.meetings.meeting(meeting_id).body_id)
    two_thirds = Threshold(share=Fraction(2, 3), strictly=False)
    rules = replace(body.rules, proxies=2, remote_counts=False, quorum_to_decide=two_thirds)
    register.meetings.edit_rules(body.id, rules)
    (value,) = told(register)
    assert {field.name: field.change for field in value.fields} == {
        "Proxies": "0 → 2",
        "Quorum to decide": "1/2 → 2/3",
        "Whoever takes part by connection": "counts as present → does not count as present",
    }


def test_a_value_that_only_moved_is_told_as_changed(register: Register, meeting_id: MeetingId) -> None:
    first = register.agendas.items(meeting_id)[0]
    register.agendas.edit(first.id, title=replace(first.title, en="Opening ceremony"))
    assert any(field.after == "Opening ceremony" for value in told(register) for field in value.fields)


def test_deeds_of_the_whole_register_belong_to_every_meeting_and_those_of_another_to_none_else(
    register: Register, meeting_id: MeetingId
) -> None:
    body = register.meetings.body(register.meetings.meeting(meeting_id).body_id)
    register.meetings.edit_rules(body.id, replace(body.rules, proxies=2))
    register.meetings.add(
        LocalizedText(kk="Басқа"), first_day=register.meetings.meeting(meeting_id).first_day
    )

    told = register.telling.deeds(JournalFind(meeting_id=meeting_id), ENGLISH)

    assert next(told).entry.code == "body.rules_edited"
