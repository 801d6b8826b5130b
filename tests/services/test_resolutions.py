import pytest

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import CellState, Part
from forumdesk.domain.texts import Language
from forumdesk.services.register import Register
from tests.builders import PARTS, people, resolution
from tests.services.conftest import Refusal

KK = Language.KK


def row_id(register: Register, meeting_id: MeetingId, part: Part) -> RowId:
    row = register.resolutions.text(meeting_id).first(part)
    assert row is not None
    return row.id


def test_an_edited_cell_is_kept_as_a_draft_until_it_is_confirmed(
    register: Register, meeting_id: MeetingId
) -> None:
    row = row_id(register, meeting_id, Part.PREAMBLE)

    register.resolutions.edit_cell(meeting_id, row, KK, "Жаңа\u0000 мәтін")

    kept = register.resolutions.text(meeting_id).row(row)
    assert (kept.text.kk, kept.state(KK), kept.state(Language.RU)) == (
        "Жаңа  мәтін",
        CellState.DRAFT,
        CellState.STALE,
    )
    register.resolutions.confirm_cell(meeting_id, row, KK)
    assert register.resolutions.text(meeting_id).row(row).state(KK) is CellState.CHECKED


def test_rows_come_and_go_at_their_place(register: Register, meeting_id: MeetingId) -> None:
    after = row_id(register, meeting_id, Part.ISSUE)

    added = register.text_rows.add(meeting_id, Part.ISSUE, after)
    last = register.text_rows.add(meeting_id, Part.CLOSING, None)

    parts = [row.part for row in register.resolutions.text(meeting_id).rows]
    assert parts == [*PARTS[:5], Part.ISSUE, *PARTS[5:], Part.CLOSING]
    register.text_rows.remove(meeting_id, added.id)
    register.text_rows.remove(meeting_id, last.id)
    assert [row.part for row in register.resolutions.text(meeting_id).rows] == [*PARTS]


@pytest.mark.parametrize("sealed", [False, True])
def test_a_decided_text_is_closed(
    register: Register, meeting_id: MeetingId, refusing: Refusal, sealed: bool
) -> None:
    register.decisions.record_unanimous(meeting_id)
    if sealed:
        register.decisions.seal(meeting_id)

    for part in (Part.TITLE, Part.RECOMMENDATION, Part.CLOSING):
        with refusing(SealedTextError):
            register.resolutions.edit_cell(meeting_id, row_id(register, meeting_id, part), KK, "басқа")
    with refusing(SealedTextError):
        register.text_rows.add(meeting_id, Part.PREAMBLE, None)
    with refusing(SealedTextError):
        register.text_rows.remove(meeting_id, row_id(register, meeting_id, Part.BODY))
    with refusing(SealedTextError):
        register.importer.resolution(resolution(KK, changed={2: "басқа"}), meeting_id)


def test_a_decision_on_one_recommendation_closes_its_rows_alone(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    first, second = register.resolutions.text(meeting_id).recommendations()
    register.decisions.adopt_unanimously(meeting_id, [first.id])

    for numbered in first.rows:
        with refusing(SealedTextError):
            register.resolutions.edit_cell(meeting_id, numbered.row.id, KK, "басқа")
    register.resolutions.edit_cell(meeting_id, second.id, KK, "басқа")
    register.history.undo()
    assert register.resolutions.text(meeting_id).row(second.id).text.kk == second.title.kk


def test_numbers_in_the_prose_are_compared_with_the_register(register: Register) -> None:
    english = "The Forum took place with the participation of more than 3 representatives from 2 countries."
    meeting_id = register.importer.resolution(resolution(Language.EN, changed={2: english})).meeting_id
    assert meeting_id is not None
    assert register.resolutions.facts(meeting_id) == ()

    register.importer.participants(people(), meeting_id)
    found = register.resolutions.facts(meeting_id)

    assert {(one.kind, one.stated, one.more_than, one.register, one.agrees) for one in found} == {
        ("people", 3, True, 4, True),
        ("countries", 2, False, 1, False),
    }


def test_once_arrivals_are_recorded_the_prose_is_compared_with_those_who_arrived(register: Register) -> None:
    english = "The Forum took place with the participation of more than 3 representatives from 1 country."
    meeting_id = register.importer.resolution(resolution(Language.EN, changed={2: english})).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(), meeting_id)
    listed = register.participants.listed(meeting_id)

    def number_of_people() -> int:
        (found,) = [one.register for one in register.resolutions.facts(meeting_id) if one.kind == "people"]
        return found

    assert number_of_people() == 4
    register.attendance.arrive(listed[0].id)
    assert number_of_people() == 1
    register.attendance.arrive(listed[1].id)
    register.attendance.leave(listed[0].id)  # who went home took part all the same
    assert number_of_people() == 2
    assert [one.code for one in register.resolutions.findings(meeting_id)] == ["fact.people"]


@pytest.mark.parametrize("state", [AccreditationState.REFUSED, AccreditationState.REPLACED])
def test_the_refused_and_the_replaced_are_not_in_the_numbers_of_the_prose(
    register: Register, state: AccreditationState
) -> None:
    english = "The Forum took place with the participation of more than 3 representatives."
    meeting_id = register.importer.resolution(resolution(Language.EN, changed={2: english})).meeting_id
    assert meeting_id is not None
    register.importer.participants(people(), meeting_id)
    somebody = register.participants.listed(meeting_id)[0].id

    register.accreditation.move([somebody], state)

    (found,) = register.resolutions.facts(meeting_id)
    assert (found.register, found.agrees) == (3, False)
