from collections.abc import Callable

import pytest

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.resolutions import CellState, Numbering, Part, ResolutionText, Stage
from forumdesk.domain.texts import Language
from forumdesk.services.register import Register
from tests.builders import by_sql, dump
from tests.services.conftest import Refusal

KK, RU, EN = Language.KK, Language.RU, Language.EN
Act = Callable[[Register, MeetingId, RowId], object]

ACTS: dict[str, Act] = {
    "add": lambda r, m, row: r.text_rows.add(m, Part.POINT, row, 2),
    "add written": lambda r, m, row: r.text_rows.add_written(
        m, Part.BODY, row, RU, [("Один", ()), ("Два", ())]
    ),
    "remove": lambda r, m, row: r.text_rows.remove(m, row),
    "split": lambda r, m, row: r.text_rows.split(m, row, RU, 4),
    "join": lambda r, m, row: r.text_rows.join(m, row),
    "move": lambda r, m, row: r.text_rows.move(m, row, 1),
    "part": lambda r, m, row: r.text_rows.set_part(m, row, Part.POINT, 3),
    "numbering": lambda r, m, _row: r.text_rows.set_numbering(m, Numbering.LETTERED),
}


def preamble(text: ResolutionText) -> RowId:
    row = text.first(Part.PREAMBLE)
    assert row is not None
    return row.id


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_deed_on_rows_is_one_step_of_undo(register: Register, meeting_id: MeetingId, act: Act) -> None:
    before = register.resolutions.text(meeting_id)

    act(register, meeting_id, preamble(before))

    changed = register.resolutions.text(meeting_id)
    assert changed != before
    register.history.undo()
    assert register.resolutions.text(meeting_id) == before
    register.history.redo()
    assert register.resolutions.text(meeting_id) == changed


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_rows_stay_as_they_are_once_something_was_decided(
    register: Register, meeting_id: MeetingId, refusing: Refusal, act: Act
) -> None:
    text = register.resolutions.text(meeting_id)
    register.decisions.record_unanimous(meeting_id, on=[text.recommendations()[0].id])

    with refusing(SealedTextError):
        act(register, meeting_id, preamble(text))


def test_a_row_written_in_several_languages_is_one_step_of_undo(
    register: Register, meeting_id: MeetingId
) -> None:
    before = register.resolutions.text(meeting_id)
    row_id = preamble(before)
    strong = (Mark(start=0, end=4, kind=MarkKind.BOLD),)

    register.resolutions.edit_cells(meeting_id, row_id, {RU: ("Одно", None), EN: ("Same", strong)})

    written = register.resolutions.text(meeting_id).row(row_id)
    assert (written.text.ru, written.text.en) == ("Одно", "Same")
    assert written.text.kk == before.row(row_id).text.kk
    assert written.marks(EN) == strong
    assert register.resolutions.history(row_id)[-1].languages == (RU, EN)
    register.history.undo()
    assert register.resolutions.text(meeting_id) == before


def test_no_language_of_a_decided_row_is_written(
    register: Register, meeting_id: MeetingId, refusing: Refusal
) -> None:
    row_id = register.resolutions.text(meeting_id).recommendations()[0].id
    register.decisions.record_unanimous(meeting_id, on=[row_id])

    with refusing(SealedTextError):
        register.resolutions.edit_cells(meeting_id, row_id, {KK: ("Бір", None), EN: ("One", None)})


def test_a_row_that_comes_between_leaves_the_others_where_they_are_kept(
    register: Register, meeting_id: MeetingId
) -> None:
    text = register.resolutions.text(meeting_id)
    register.text_rows.add(meeting_id, Part.BODY, text.rows[0].id)  # makes room where there was none
    before = dump(register.path)["text_row"]

    register.text_rows.add(meeting_id, Part.BODY, text.rows[3].id)

    after = dump(register.path)["text_row"]
    assert len(set(after) - set(before)) == 1


def test_all_texts_of_a_language_are_confirmed_at_once(register: Register, meeting_id: MeetingId) -> None:
    rows = register.resolutions.text(meeting_id).rows

    count = register.resolutions.confirm_all(meeting_id, KK, Stage.AUTHENTIC)

    assert count == len(rows)
    assert {row.state(KK) for row in register.resolutions.text(meeting_id).rows} == {CellState.AUTHENTIC}
    register.history.undo()
    assert {row.state(KK) for row in register.resolutions.text(meeting_id).rows} == {CellState.CHECKED}


def test_words_are_replaced_in_one_language_only(register: Register, meeting_id: MeetingId) -> None:
    before = register.resolutions.text(meeting_id)

    count = register.resolutions.replace_all(meeting_id, EN, "paragraph", "section")

    after = register.resolutions.text(meeting_id)
    assert count == sum("Paragraph" in row.text.en for row in before.rows) > 5
    assert all(
        "Paragraph" not in new.text.en and new.text.ru == old.text.ru
        for new, old in zip(after.rows, before.rows, strict=True)
    )
    assert register.resolutions.replace_all(meeting_id, EN, "SECTION", "x", case=True) == 0
    assert register.resolutions.replace_all(meeting_id, EN, "sect", "x", words=True) == 0
    with pytest.raises(ValueError, match="nothing"):
        register.resolutions.replace_all(meeting_id, EN, "", "x")


def test_a_fact_in_the_text_follows_the_register_until_it_is_decided(
    register: Register, meeting_id: MeetingId
) -> None:
    row_id = preamble(register.resolutions.text(meeting_id))
    register.resolutions.edit_cell(meeting_id, row_id, EN, "It had 99 participants.")
    people = len(register.participants.listed(meeting_id))

    register.resolutions.bind(meeting_id, row_id, EN, (7, 9), "people")

    bound = register.resolutions.text(meeting_id).row(row_id)
    assert bound.text.en == f"It had {people} participants."
    assert bound.marks(EN) == (Mark(start=7, end=7 + len(str(people)), kind=MarkKind.FIELD, field="people"),)
    for language in Language:
        register.resolutions.confirm_cell(meeting_id, row_id, language)

    one = register.participants.listed(meeting_id)[-1]
    register.participants.remove(one.id)

    fewer = register.resolutions.text(meeting_id).row(row_id)
    assert fewer.text.en == f"It had {people - 1} participants."
    assert {fewer.state(language) for language in Language} == {CellState.CHECKED}
    assert register.resolutions.sheet(meeting_id).rows[2].text.en == fewer.text.en

    register.decisions.record_unanimous(meeting_id)
    register.participants.remove(register.participants.listed(meeting_id)[-1].id)

    assert register.resolutions.text(meeting_id).row(row_id).text.en == fewer.text.en


def test_a_fact_that_is_not_known_cannot_be_bound(register: Register, meeting_id: MeetingId) -> None:
    row_id = preamble(register.resolutions.text(meeting_id))

    with pytest.raises(ValueError, match="weather"):
        register.resolutions.bind(meeting_id, row_id, EN, (0, 1), "weather")


def test_the_history_of_a_row_says_what_it_read_after_each_deed(
    register: Register, meeting_id: MeetingId
) -> None:
    row_id = preamble(register.resolutions.text(meeting_id))
    register.resolutions.edit_cell(meeting_id, row_id, RU, "Первое")
    register.resolutions.confirm_cell(meeting_id, row_id, RU)
    register.resolutions.edit_cell(meeting_id, row_id, RU, "Второе")

    versions = register.resolutions.history(row_id)

    assert [(one.code, one.text.ru, one.languages) for one in versions[-2:]] == [
        ("text.edited", "Первое", (RU,)),
        ("text.edited", "Второе", (RU,)),
    ]
    assert len(versions) == 5  # three imports, two edits; confirming changes no word
    assert versions[-1].desk == "Front desk"
    assert [one.at for one in versions] == sorted(one.at for one in versions)


def test_a_row_whose_standing_nobody_understands_makes_the_file_a_damaged_one(
    register: Register, meeting_id: MeetingId
) -> None:
    by_sql(register.path, 'UPDATE text_row SET standings = \'{"kk": {"stage": "magic"}}\'')

    from forumdesk.storage.errors import DamagedError

    with pytest.raises(DamagedError):
        register.resolutions.text(meeting_id)
