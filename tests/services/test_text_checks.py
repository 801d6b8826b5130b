from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.services.register import Register
from forumdesk.services.text_checks import Finding, FindingGoneError, ReasonMissingError
from tests.services.conftest import Refusal

KK, RU, EN = Language.KK, Language.RU, Language.EN


def written(register: Register, meeting_id: MeetingId, **words: str) -> RowId:
    """The preamble in these words."""
    row = register.resolutions.text(meeting_id).first(Part.PREAMBLE)
    assert row is not None
    for code, text in words.items():
        register.resolutions.edit_cell(meeting_id, row.id, Language(code), text)
    return row.id


def found(register: Register, meeting_id: MeetingId, code: str) -> list[Finding]:
    return [one for one in register.text_checks.findings(meeting_id) if one.code == code]


def test_a_number_that_differs_is_told_with_its_place(register: Register, meeting_id: MeetingId) -> None:
    row_id = written(
        register,
        meeting_id,
        kk="Жиынға 40 университет қатысты.",
        ru="Во встрече участвовали 50 университетов.",
        en="40 universities took part in the gathering.",
    )

    (finding,) = found(register, meeting_id, "text.number_differs")

    assert (finding.row_id, finding.language, finding.words) == (row_id, RU, "50")
    assert finding.repair == "40"


def test_one_key_repairs_and_undo_takes_the_repair_back(register: Register, meeting_id: MeetingId) -> None:
    row_id = written(register, meeting_id, ru='Форум "Серпін" состоялся.')
    findings = found(register, meeting_id, "text.quotes")

    register.text_checks.repair_all(meeting_id, findings)

    assert register.resolutions.text(meeting_id).row(row_id).text.ru == "Форум «Серпін» состоялся."
    assert found(register, meeting_id, "text.quotes") == []
    register.history.undo()
    assert len(found(register, meeting_id, "text.quotes")) == len(findings)


def test_a_finding_let_stand_is_not_told_again_until_its_words_change(
    register: Register, meeting_id: MeetingId
) -> None:
    written(register, meeting_id, ru="Форум  состоялся.")
    (finding,) = [
        one for one in register.text_checks.findings(meeting_id) if one.language is RU and one.repair
    ]

    dismissal = register.text_checks.dismiss(meeting_id, finding, "цитата")

    assert finding not in register.text_checks.findings(meeting_id)
    assert register.text_checks.dismissed(meeting_id) == (dismissal,)
    register.text_checks.recall(dismissal.id)
    assert finding in register.text_checks.findings(meeting_id)


def test_a_finding_is_not_let_stand_without_a_word(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    written(register, meeting_id, ru='Форум "Серпін" состоялся.')
    finding = found(register, meeting_id, "text.quotes")[0]

    with refusing(ReasonMissingError):
        register.text_checks.dismiss(meeting_id, finding, "  ")


def test_a_repair_of_words_that_are_gone_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    written(register, meeting_id, ru='Форум "Серпін" состоялся.')
    finding = found(register, meeting_id, "text.quotes")[0]
    written(register, meeting_id, ru="Форум состоялся.")

    with refusing(FindingGoneError):
        register.text_checks.repair(meeting_id, finding)


def test_prose_that_disagrees_with_the_register_is_repaired_from_it(
    register: Register, meeting_id: MeetingId
) -> None:
    people = len(register.participants.listed(meeting_id))
    row_id = written(register, meeting_id, en="It was attended by 77 participants.")
    (finding,) = found(register, meeting_id, "fact.people")

    register.text_checks.repair(meeting_id, finding)

    assert register.resolutions.text(meeting_id).row(row_id).text.en == (
        f"It was attended by {people} participants."
    )


def test_two_openings_that_are_not_each_others_like_are_pointed_out(
    register: Register, meeting_id: MeetingId
) -> None:
    written(
        register,
        meeting_id,
        kk="",
        ru="Призывает участников расширять сотрудничество.",
        en="Recommends that participants expand their cooperation.",
    )

    findings = found(register, meeting_id, "text.opening_differs")

    assert [(one.language, one.is_suggestion) for one in findings] == [(EN, True)]


def test_what_was_decided_is_not_looked_through(register: Register, meeting_id: MeetingId) -> None:
    row_id = written(register, meeting_id, ru='Форум "Серпін" состоялся.')
    for language in Language:
        register.resolutions.confirm_cell(meeting_id, row_id, language)

    register.decisions.record_unanimous(meeting_id)

    assert register.text_checks.findings(meeting_id) == ()


def test_findings_of_one_row_alone(register: Register, meeting_id: MeetingId) -> None:
    row_id = written(register, meeting_id, ru='Форум "Серпін" состоялся.')

    alone = register.text_checks.findings(meeting_id, row_id)

    assert {one.row_id for one in alone} == {row_id}
