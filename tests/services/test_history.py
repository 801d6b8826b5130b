from pathlib import Path

import pytest

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.history import ChangedSinceError, NothingToUndoError
from forumdesk.services.register import Register
from tests.builders import registers
from tests.services.conftest import Refusal


def test_with_nothing_done_there_is_nothing_to_undo(tmp_path: Path) -> None:
    with registers().create(tmp_path / "b.forumdesk") as register:
        assert register.history.next_undo is None
        assert register.history.next_redo is None
        with pytest.raises(NothingToUndoError):
            register.history.undo()
        with pytest.raises(NothingToUndoError):
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
    with pytest.raises(NothingToUndoError):
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
    assert [entry.code for entry in register.journal()][:2] == ["history.undone", "decision.recorded"]
    assert register.journal()[0].values == {"deed": "decision.recorded", "number": 1}


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
