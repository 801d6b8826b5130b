"""A decision on paper: from its sealed bytes, not from the columns beside them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from forumdesk.domain.consultations import ConsultationKind
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.decision_sheets import decisions_on_sheet
from forumdesk.services.minutes_sheets import DecisionOnSheet
from forumdesk.services.motions import Motion
from forumdesk.services.register import Register
from tests.builders import FixedClock, by_sql, refilled, registers

QUESTION = LocalizedText(kk="Регламент", ru="Регламент", en="Rules of procedure")


def sheets(register: Register, meeting_id: MeetingId) -> list[DecisionOnSheet]:
    with register._deeds.database.reading() as work:
        return [sheet for _, sheet in decisions_on_sheet(work, meeting_id)]


def test_a_decision_that_is_not_sealed_has_no_code(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.record(meeting_id, Motion(question=QUESTION))

    (sheet,) = sheets(register, meeting_id)

    assert (sheet.sealed_at, sheet.code, sheet.head) == (None, "", "")


def test_codes_are_those_of_the_decision_and_of_the_last_link(
    register: Register, meeting_id: MeetingId
) -> None:
    first = register.decisions.adopt(meeting_id, Motion(question=QUESTION))
    second = register.decisions.adopt(meeting_id, Motion(question=QUESTION))

    assert [(one.code, one.head) for one in sheets(register, meeting_id)] == [
        (first.code, second.code),
        (second.code, second.code),
    ]


def test_a_decision_reads_as_it_was_sealed_whatever_the_columns_say(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.adopt(meeting_id, Motion(question=QUESTION))
    by_sql(register.path, "UPDATE decision SET mode = 'consensus', number = 9")

    (sheet,) = sheets(register, meeting_id)

    assert (sheet.mode, sheet.number) == (AdoptionMode.UNANIMOUS, 1)


def test_a_sealed_statement_reads_as_it_was_sealed(register: Register, meeting_id: MeetingId) -> None:
    decision = register.decisions.record(meeting_id, Motion(question=QUESTION))
    register.statements.add(
        meeting_id,
        StatementKind.RESERVATION,
        LocalizedText(en="We reserve."),
        decision_id=decision.id,
        author=LocalizedText(en="A"),
    )
    register.decisions.seal(meeting_id)
    by_sql(register.path, "UPDATE statement SET text = ?", json.dumps({"en": "We agree."}))

    (sheet,) = sheets(register, meeting_id)

    (said,) = sheet.statements
    assert (said.text.en, said.sealed) == ("We reserve.", True)


def test_an_annulment_names_what_it_annuls_and_why(register: Register, meeting_id: MeetingId) -> None:
    first = register.decisions.adopt(meeting_id, Motion(question=QUESTION))
    register.decisions.adopt(
        meeting_id, Motion(annuls=first.id, question=LocalizedText(en="It was out of order."))
    )

    annulled, annulment = sheets(register, meeting_id)

    assert (annulled.annulled_by, annulment.annuls) == (2, 1)
    assert (annulment.question, annulment.reason.en) == (LocalizedText(), "It was out of order.")


@pytest.mark.parametrize("mode", [AdoptionMode.CONSENSUS, AdoptionMode.WITHOUT_VOTE])
def test_voices_are_named_only_where_they_were_asked(
    register: Register, meeting_id: MeetingId, mode: AdoptionMode
) -> None:
    register.decisions.record(meeting_id, Motion(mode=mode, question=QUESTION))
    register.decisions.record(meeting_id, Motion(question=QUESTION))

    listed, called = sheets(register, meeting_id)

    assert listed.voices == ()
    assert [one.number for one in called.voices] == [1, 2, 3]


def test_a_name_that_was_erased_by_law_is_a_dash(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt(meeting_id, Motion(question=QUESTION))
    with register._deeds.database.reading() as work:
        (recorded,) = work.decisions.of_meeting(meeting_id)
    persons = {
        str(one): {"salt": person.salt, "name": {} if place == 0 else person.name.to_mapping()}
        for place, (one, person) in enumerate(recorded.persons.items())
    }
    by_sql(register.path, "UPDATE decision SET persons = ?", json.dumps(persons))

    names = {one.name.en for one in sheets(register, meeting_id)[0].voices}

    assert "–" in names
    assert len(names) == 3


def test_objections_to_a_silence_are_named_with_the_late_ones_marked(tmp_path: Path) -> None:
    clock = FixedClock()
    with registers(clock).create(tmp_path / "a.forumdesk") as register:
        meeting_id = refilled(register)
        deadline = clock.now + timedelta(days=1)
        draft = register.consultations.issue_draft(meeting_id)
        opened = register.consultations.open(draft.id, deadline, "Asia/Almaty", ConsultationKind.SILENCE)
        clock.now = deadline + timedelta(hours=1)
        register.consultations.receive(opened.id, "Delegation A", "Too early")
        register.decisions.adopt(meeting_id, Motion(mode=AdoptionMode.SILENCE, deadline=deadline))

        (sheet,) = sheets(register, meeting_id)

    assert [(one.author.en, one.author.kk, one.late) for one in sheet.objections] == [
        ("Delegation A", "Delegation A", True)
    ]
