from datetime import timedelta

import pytest

from forumdesk.domain.amendments import AmendmentKind, Origin
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language
from forumdesk.services.proposals import ReturnedRow, ReturnedText
from forumdesk.services.register import Register
from forumdesk.services.returned import bookmark_name, read_bookmark, short_hash
from forumdesk.services.returned_texts import OtherMeetingError
from tests.builders import NOON, number
from tests.services.conftest import Refusal

RU, EN = Language.RU, Language.EN


def exported(register: Register, meeting_id: MeetingId, *languages: Language) -> list[ReturnedRow]:
    """The rows as a document holds them that nobody has touched."""
    return [
        ReturnedRow(row_id=row.id, language=language, exported_hash=short_hash(text), text=text)
        for row in register.resolutions.text(meeting_id).rows
        for language in languages
        if (text := row.text.get(language))
    ]


def back(meeting_id: MeetingId, rows: list[ReturnedRow], *languages: Language, days: int = 1) -> ReturnedText:
    return ReturnedText(
        meeting_id=str(meeting_id),
        languages=languages,
        rows=tuple(rows),
        exported_at=NOON + timedelta(days=days),
    )


def retold(row: ReturnedRow, text: str) -> ReturnedRow:
    return ReturnedRow(row_id=row.row_id, language=row.language, exported_hash=row.exported_hash, text=text)


def test_a_bookmark_names_its_row_and_is_short_enough_for_word() -> None:
    name = bookmark_name(RowId(number(7)), RU, "Абзац")

    assert len(name) <= 40
    assert read_bookmark(name) == (number(7), RU, short_hash("Абзац"))
    assert read_bookmark(name.upper()) == (number(7), RU, short_hash("Абзац"))
    assert read_bookmark("_GoBack") is None
    assert read_bookmark(f"f_ru_{'z' * 25}_{'0' * 8}") is None


def test_a_document_that_nobody_touched_proposes_nothing(register: Register, meeting_id: MeetingId) -> None:
    rows = exported(register, meeting_id, RU, EN)

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU, EN))

    assert (result.changes, result.same) == ((), len(rows))
    assert register.amendments.listed(meeting_id) == ()


def test_each_changed_paragraph_is_one_proposed_change_and_the_same_file_again_gives_none(
    register: Register, meeting_id: MeetingId
) -> None:
    rows = exported(register, meeting_id, RU)
    rows[2] = retold(rows[2], "Другой абзац")
    rows[5] = retold(rows[5], "И этот другой")

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU))

    assert [(one.number, one.kind, one.text.ru) for one in result.changes] == [
        (1, AmendmentKind.REPLACE, "Другой абзац"),
        (2, AmendmentKind.REPLACE, "И этот другой"),
    ]
    assert {one.origin for one in result.changes} == {Origin.WORD}
    again = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU))
    assert (again.changes, again.known) == ((), 2)


def test_a_paragraph_that_came_and_one_that_went(register: Register, meeting_id: MeetingId) -> None:
    rows = exported(register, meeting_id, RU)
    gone = rows.pop(2)
    new = ReturnedRow(
        row_id=None,
        language=RU,
        exported_hash=None,
        text="Новый пункт",
        part=Part.POINT,
        level=2,
        after=rows[4].row_id,
    )
    rows.insert(5, new)

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU))

    insertion, deletion = result.changes
    assert (insertion.kind, insertion.row_id, insertion.part, insertion.level) == (
        AmendmentKind.INSERT,
        rows[4].row_id,
        Part.POINT,
        2,
    )
    assert (deletion.kind, deletion.row_id) == (AmendmentKind.DELETE, gone.row_id)


def test_rows_made_after_the_export_are_not_missing_from_it(
    register: Register, meeting_id: MeetingId
) -> None:
    rows = exported(register, meeting_id, RU)
    _row = register.text_rows.add_written(meeting_id, Part.PREAMBLE, None, RU, [("Позже", ())])

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU, days=-1))

    assert result.changes == ()


def test_what_changed_here_since_is_laid_over_what_changed_there(
    register: Register, meeting_id: MeetingId
) -> None:
    rows = exported(register, meeting_id, EN)
    row_id = rows[2].row_id
    assert row_id is not None
    register.resolutions.edit_cell(meeting_id, row_id, EN, "Paragraph 2 in good English")
    rows[2] = retold(rows[2], "The paragraph 2 in English")

    (amendment,) = register.amendments.bring_in(meeting_id, back(meeting_id, rows, EN)).changes
    register.amendments.accept(amendment.id)

    text = register.resolutions.text(meeting_id).row(row_id).text.en
    assert text == "The paragraph 2 in good English"


def test_a_cell_that_was_emptied_in_one_of_two_languages_is_pointed_out(
    register: Register, meeting_id: MeetingId
) -> None:
    rows = exported(register, meeting_id, RU, EN)
    rows = [one for one in rows if not (one.row_id == rows[0].row_id and one.language is EN)]

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU, EN))

    assert result.changes == ()
    assert [one.code for one in result.notices] == ["returned.text_missing"]


def test_a_document_of_another_meeting_is_refused(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    other = ReturnedText(meeting_id=str(number(5)), languages=(RU,), rows=())

    with refusing(OtherMeetingError):
        register.amendments.bring_in(meeting_id, other)


@pytest.mark.parametrize("language", list(Language))
def test_a_row_that_only_this_language_lacks_is_no_deletion(
    register: Register, meeting_id: MeetingId, language: Language
) -> None:
    row = register.text_rows.add(meeting_id, Part.PREAMBLE, None)
    assert not row.text

    rows = exported(register, meeting_id, language)

    assert register.amendments.bring_in(meeting_id, back(meeting_id, rows, language)).changes == ()


def test_a_paragraph_without_its_bookmark_is_known_by_its_words(
    register: Register, meeting_id: MeetingId
) -> None:
    rows = exported(register, meeting_id, RU)
    rows[4] = ReturnedRow(
        row_id=None, language=RU, exported_hash=None, text=rows[4].text, after=rows[3].row_id
    )

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU))

    assert (result.changes, result.same) == ((), len(rows))


@pytest.mark.parametrize(("taken", "put"), [(2, 5), (6, 3)])
def test_a_paragraph_that_was_moved_is_pointed_out_alone(
    register: Register, meeting_id: MeetingId, taken: int, put: int
) -> None:
    rows = exported(register, meeting_id, RU, EN)
    language_rows = [row for row in rows if row.language is RU]
    moved = language_rows.pop(taken)
    language_rows.insert(put, moved)
    rows = [*language_rows, *(row for row in rows if row.language is EN)]

    result = register.amendments.bring_in(meeting_id, back(meeting_id, rows, RU, EN))

    assert result.changes == ()
    assert moved.row_id is not None
    reference = register.resolutions.text(meeting_id).place_name(moved.row_id, RU)
    assert [(one.code, one.values) for one in result.notices] == [
        ("returned.moved", {"reference": reference})
    ]
