import pytest

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.modes import BY_NAME, AdoptionMode, Outcome
from forumdesk.domain.texts import LocalizedText
from forumdesk.services.packages import RecordsAlteredError
from forumdesk.services.register import Register
from tests.builders import by_sql
from tests.builders_decisions import ANNA, with_words


def test_results_are_what_was_sealed_with_the_names_beside_it(
    register: Register, meeting_id: MeetingId
) -> None:
    made = with_words(register, meeting_id)

    results = register.results.of_meeting(meeting_id)

    known = register.decisions.decisions(meeting_id)
    assert [
        (one.id, one.number, one.mode, one.outcome, one.tally, one.hash) for one in results.decisions
    ] == [(str(one.id), one.number, one.mode, one.outcome, one.tally, one.hash) for one in known]
    assert [one.code for one in results.decisions] == [one.code for one in known]
    assert {one.mode for one in results.decisions if one.is_by_name} == BY_NAME
    first = results.decisions[0]
    assert (first.subject_numbers, first.in_force) == (("1",), True)
    assert sorted(name.ru for name in first.names.values()) == ["Алиев1 Асан", "Алиев2 Асан", "Алиев3 Асан"]
    assert [one.number for one in first.statements] == [1]
    election = next(one for one in results.decisions if one.mode is AdoptionMode.ELECTION)
    assert election.outcome is Outcome.ELECTED
    assert election.names[str(ANNA)] == LocalizedText.everywhere("Анна")
    second = next(one for one in results.decisions if one.id == str(made["second"].id))
    assert (second.in_force, second.annulled_by) == (False, made["annulment"].number)


def test_an_open_decision_is_there_without_a_code(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.record_unanimous(meeting_id)

    (result,) = register.results.of_meeting(meeting_id).decisions

    assert (result.code, result.hash, result.sealed_at, result.in_force) == ("", "", None, False)
    assert result.tally.voices_for == 3
    assert len(result.names) == 3


def test_a_name_that_was_erased_or_that_its_digest_does_not_prove_is_not_told(
    register: Register, meeting_id: MeetingId
) -> None:
    register.decisions.adopt_unanimously(meeting_id)
    by_sql(
        register.path,
        "UPDATE decision SET persons = replace(replace(persons, 'Алиев2', 'Другой'), 'Aliyev3', 'Other')",
    )

    (result,) = register.results.of_meeting(meeting_id).decisions

    assert [name.ru for name in result.names.values()] == ["Алиев1 Асан"]


def test_altered_records_give_no_results(register: Register, meeting_id: MeetingId) -> None:
    register.decisions.adopt_unanimously(meeting_id)
    by_sql(register.path, "UPDATE sealed_record SET record = CAST('{}' AS BLOB)")

    with pytest.raises(RecordsAlteredError):
        register.results.of_meeting(meeting_id)
