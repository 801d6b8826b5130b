from dataclasses import replace
from pathlib import Path

import pytest

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.desk import Desk
from forumdesk.services.history import ChangedSinceError, NothingToRedoError, NothingToUndoError
from forumdesk.services.register import Register
from forumdesk.storage.repositories.journal_noting import MANY
from tests.builders import people, registers
from tests.services.conftest import Refusal


def test_with_nothing_done_there_is_nothing_to_undo(tmp_path: Path) -> None:
    with registers().create(tmp_path / "b.forumdesk") as register:
        assert register.history.next_undo is None
        assert register.history.next_redo is None
        with pytest.raises(NothingToUndoError):
            register.history.undo()
        with pytest.raises(NothingToRedoError):
            register.history.redo()


def test_deeds_are_undone_back_to_the_empty_register(register: Register, meeting_id: MeetingId) -> None:
    while register.history.next_undo:
        register.history.undo()

    assert register.meetings.meetings() == ()
    assert register.meetings.bodies() == ()

    while register.history.next_redo:
        register.history.redo()

    assert len(register.participants.listed(meeting_id)) == 4
    assert len(register.resolutions.text(meeting_id).recommendations()) == 2


def test_a_new_deed_forgets_what_was_undone(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, number="1")
    register.history.undo()
    register.meetings.edit(meeting_id, number="2")

    assert register.history.next_redo is None
    with pytest.raises(NothingToRedoError):
        register.history.redo()


def test_what_another_window_changed_since_is_not_undone(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    register.meetings.edit(meeting_id, number="1")
    with registers().open(register.path) as other:
        other.meetings.edit(meeting_id, number="2")

    with refusing(ChangedSinceError):
        register.history.undo()

    assert register.meetings.meeting(meeting_id).number == "2"
    assert register.history.next_undo is not None


def test_a_recorded_decision_is_withdrawn_and_leaves_its_journal_rows(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record_unanimous(meeting_id)

    register.history.undo()

    assert register.decisions.decisions(meeting_id) == ()
    assert [entry.code for entry in register.journal.entries()][:2] == ["history.undone", "decision.recorded"]
    assert register.journal.entries()[0].values == {"deed": "decision.recorded", "number": 1}


def test_sealing_ends_what_can_be_undone(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.record_unanimous(meeting_id)
    register.decisions.seal(meeting_id)

    assert register.history.next_undo is None
    with pytest.raises(NothingToUndoError):
        register.history.undo()


def test_nothing_is_undone_under_a_decision_of_another_window(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    row = register.resolutions.text(meeting_id).first(Part.RECOMMENDATION)
    assert row is not None
    register.resolutions.edit_cell(meeting_id, row.id, Language.KK, "жаңа")
    with registers().open(register.path) as other:
        for language in Language:
            other.resolutions.confirm_cell(meeting_id, row.id, language)
        other.history.undo()
        other.history.redo()
    register.resolutions.edit_cell(meeting_id, row.id, Language.KK, "тағы")
    with registers().open(register.path) as other:
        for language in Language:
            other.resolutions.confirm_cell(meeting_id, row.id, language)
        other.decisions.adopt_unanimously(meeting_id)

    with refusing(SealedTextError):
        register.history.undo()


def test_a_decision_withdrawn_by_name_is_no_step_to_undo(register: Register, meeting_id: MeetingId) -> None:
    row = register.resolutions.text(meeting_id).rows[3]
    register.resolutions.edit_cell(meeting_id, row.id, Language.RU, "иначе")
    for language in Language:
        register.resolutions.confirm_all(meeting_id, language)
    register.decisions.record_unanimous(meeting_id)

    register.decisions.withdraw(meeting_id)

    assert register.history.next_undo is not None
    assert register.history.next_undo.code != "decision.recorded"
    register.history.undo()


def test_a_statement_whose_number_was_given_away_since_is_not_made_again(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    said = LocalizedText.everywhere("a")
    decision = register.decisions.record_unanimous(meeting_id)
    kind = StatementKind.RESERVATION
    register.statements.add(meeting_id, kind, said, decision_id=decision.id, author=said)
    register.history.undo()
    with registers().open(register.path) as other:
        other.statements.add(meeting_id, kind, said, decision_id=decision.id, author=said)

    with refusing(ChangedSinceError):
        register.history.redo()


def test_a_decision_taken_back_is_recorded_anew_and_not_done_again(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.record_unanimous(meeting_id)

    register.history.undo()

    assert register.decisions.decisions(meeting_id) == ()
    assert register.history.next_redo is None
    assert register.decisions.record_unanimous(meeting_id).number == 1


def reopened(register: Register) -> Register:
    """The same register after a restart of the program."""
    register.close()
    return registers().open(register.path)


def test_what_was_done_before_a_restart_is_undone_and_done_again_by_name(
    register: Register, meeting_id: MeetingId
) -> None:
    register.meetings.edit(meeting_id, number="7")
    person = register.participants.listed(meeting_id)[1]
    register.participants.remove(person.id)

    with reopened(register) as second:
        assert second.history.next_undo is not None
        assert second.history.next_undo.code == "participant.removed"
        second.history.undo()
        assert second.participants.listed(meeting_id)[1] == person
        with reopened(second) as third:
            assert third.history.next_redo is not None
            assert third.history.next_redo.code == "participant.removed"
            assert third.history.next_undo is not None
            assert third.history.next_undo.code == "meeting.edited"
            third.history.redo()
            assert person not in third.participants.listed(meeting_id)


def test_a_whole_import_is_undone_after_a_restart(register: Register, meeting_id: MeetingId) -> None:
    other = register.meetings.add(LocalizedText(kk="Екінші"))
    before = register.participants.listed(other.id)
    register.importer.participants(people(), other.id)
    imported = register.participants.listed(other.id)

    with reopened(register) as second:
        second.history.undo()
        assert second.participants.listed(other.id) == before
        with reopened(second) as third:
            third.history.redo()
            assert third.participants.listed(other.id) == imported


def test_a_crowd_that_came_at_once_goes_after_a_restart_unless_somebody_was_changed(
    register: Register, meeting_id: MeetingId
) -> None:
    other = register.meetings.add(LocalizedText(kk="Екінші"))
    crowd = people(MANY + 5)
    register.importer.participants(crowd, other.id)

    with reopened(register) as second:
        somebody = second.participants.listed(other.id)[3]
        second.participants.edit(somebody.id, notes="a")
        edit = second.history.next_undo
        with reopened(second) as third:
            third.history.undo()
            assert third.history.next_undo != edit
            third.history.undo()
            assert third.participants.listed(other.id) == ()


def test_another_desk_takes_back_only_its_own_deeds(register: Register, meeting_id: MeetingId) -> None:
    register.meetings.edit(meeting_id, number="7")
    register.close()

    with replace(registers(), desk=Desk(id="desk-2", name="Екінші үстел")).open(register.path) as other:
        assert other.history.next_undo is None
        other.meetings.edit(meeting_id, number="8")
        assert other.history.next_undo is not None


def test_a_photo_that_was_replaced_is_brought_back_after_a_restart(
    register: Register, meeting_id: MeetingId
) -> None:
    person = register.participants.listed(meeting_id)[0]
    register.participants.set_photo(person.id, b"first")
    register.participants.set_photo(person.id, b"second")

    with reopened(register) as second:
        second.history.undo()
        assert second.participants.photo(person.id) == b"first"
        second.history.redo()
        assert second.participants.photo(person.id) == b"second"
