"""What lists said is kept once somebody changes a person by hand, and only then."""

from collections.abc import Callable

import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.register import Register
from tests.builders import dump, people

STRANGER = Names(kk=PersonName(family="Бөтен"))
Act = Callable[[Register, MeetingId, ParticipantId], object]


def edit_and_undo(register: Register, _: MeetingId, one: ParticipantId) -> None:
    register.participants.edit(one, country="TR")
    register.history.undo()


BY_HAND: dict[str, Act] = {
    "edit": lambda register, _, one: register.participants.edit(one, email="by@hand.example"),
    "rename": lambda register, _, one: register.participants.edit(one, names=STRANGER),
    "edit twice": lambda register, _, one: [
        register.participants.edit(one, notes=notes, country="TR") for notes in ("x", "y")
    ],
    "edit many": lambda register, _, one: register.participants.edit_many([one], entitled=False, country=""),
    "name form": lambda register, _, one: register.participants.set_name_form(
        one, Language.RU, "genitive", "Асана"
    ),
    "move": lambda register, _, one: register.accreditation.move([one], AccreditationState.ACCREDITED),
    "refuse": lambda register, _, one: register.accreditation.move([one], AccreditationState.REFUSED),
    "replace": lambda register, _, one: register.accreditation.replace(one, STRANGER),
    "assign": lambda register, meeting_id, one: register.delegations.assign(
        [one], register.delegations.add(meeting_id, LocalizedText(kk="Делегация"), one_voice=True).id
    ),
    "by country": lambda register, meeting_id, _: register.delegations.form_by_country(
        meeting_id, one_voice=True
    ),
    "arrive": lambda register, _, one: register.attendance.arrive(one),
    "accredit at the door": lambda register, _, one: register.attendance.arrive(one, accredit=True),
    "photo": lambda register, _, one: register.participants.set_photo(one, b"jpeg"),
    "edit and undo": edit_and_undo,
    "edit and back": lambda register, _, one: [
        register.participants.edit(one, country="TR"),
        register.participants.edit(one, country="KZ"),
    ],
    "add another": lambda register, meeting_id, _: register.participants.add(meeting_id, STRANGER),
}


@pytest.mark.parametrize("act", BY_HAND.values(), ids=BY_HAND)
def test_the_same_list_after_an_act_by_hand_changes_nothing(
    register: Register, meeting_id: MeetingId, act: Act
) -> None:
    act(register, meeting_id, register.participants.listed(meeting_id)[0].id)
    before = dump(register.path)

    again = register.importer.participants(people(), meeting_id)

    assert (again.new, again.updated, again.same) == (0, 0, 4)
    assert dump(register.path) == before


@pytest.mark.parametrize("act", BY_HAND.values(), ids=BY_HAND)
def test_an_act_by_hand_is_undone_whole(register: Register, meeting_id: MeetingId, act: Act) -> None:
    before = register.participants.listed(meeting_id)
    sources = dump(register.path)["source"]
    steps = len(register.journal.entries())

    act(register, meeting_id, before[0].id)
    for _ in range(len(register.journal.entries()) - steps):
        if register.history.next_undo and register.participants.listed(meeting_id) != before:
            register.history.undo()

    assert register.participants.listed(meeting_id) == before
    if register.history.next_undo and register.history.next_undo.code == "agenda.imported":
        assert dump(register.path)["source"] == sources


def test_an_import_alone_keeps_nothing_beside_the_people(register: Register, meeting_id: MeetingId) -> None:
    assert dump(register.path)["source"] == []


def test_the_first_value_stays_however_often_a_person_is_changed(
    register: Register, meeting_id: MeetingId
) -> None:
    one = register.participants.listed(meeting_id)[0].id
    register.participants.edit(one, country="TR")
    kept = dump(register.path)["source"]

    register.participants.edit(one, country="DE")

    assert len(kept) == 1
    assert dump(register.path)["source"] == kept
