import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import CellState, Part, ResolutionText, Row
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import number

KK, RU, EN = Language.KK, Language.RU, Language.EN
MISSING, DRAFT, STALE, CHECKED = CellState.MISSING, CellState.DRAFT, CellState.STALE, CellState.CHECKED


def row(part: Part = Part.PREAMBLE, n: int = 1, text: LocalizedText | None = None) -> Row:
    return Row(
        id=RowId(number(n)), part=part, text=LocalizedText("қаз", "рус", "eng") if text is None else text
    )


def states(one: Row) -> tuple[CellState, ...]:
    return tuple(one.state(language) for language in Language)


def text_of(*parts: Part) -> ResolutionText:
    rows = tuple(row(part, n) for n, part in enumerate(parts, 1))
    return ResolutionText(meeting_id=MeetingId(number(99)), rows=rows)


def test_imported_texts_count_as_checked() -> None:
    assert states(row()) == (CHECKED, CHECKED, CHECKED)
    assert states(row(text=LocalizedText(ru="рус"))) == (MISSING, CHECKED, MISSING)


def test_editing_a_text_makes_it_a_draft_and_its_translations_stale() -> None:
    assert states(row().edited(KK, "жаңа")) == (DRAFT, STALE, STALE)


def test_mending_a_stale_translation_makes_it_a_draft_and_leaves_the_source_alone() -> None:
    mended = row().edited(KK, "жаңа").edited(RU, "новый")

    assert states(mended) == (DRAFT, DRAFT, STALE)


def test_confirming_checks_one_language_and_no_other() -> None:
    edited = row().edited(KK, "жаңа")

    assert states(edited.confirmed(KK)) == (CHECKED, STALE, STALE)
    assert states(edited.confirmed(RU)) == (DRAFT, CHECKED, STALE)


def test_a_first_translation_makes_nothing_stale() -> None:
    one = row(text=LocalizedText(kk="қаз", ru="рус"))

    assert states(one.edited(EN, "eng")) == (CHECKED, CHECKED, DRAFT)


def test_an_empty_row_is_written_in_three_languages_one_after_the_other() -> None:
    written = row(text=LocalizedText()).edited(KK, "қаз").edited(RU, "рус").edited(EN, "eng")

    assert states(written) == (DRAFT, DRAFT, DRAFT)


def test_clearing_a_text_makes_it_missing_and_its_translations_stale() -> None:
    cleared = row().edited(KK, " \n ")

    assert states(cleared) == (MISSING, STALE, STALE)
    # Clearing and writing anew is no way around: the translations still wait for a look.
    assert states(cleared.edited(KK, "жаңа")) == (DRAFT, STALE, STALE)


def test_writing_what_stands_there_already_changes_nothing() -> None:
    one = row()

    assert one.edited(KK, " қаз ") is one
    assert one.edited(KK, "қаз\u200b") is one


@given(st.lists(st.tuples(st.sampled_from(Language), st.sampled_from(["", "a", "b"])), max_size=12))
def test_no_mark_stands_on_a_missing_text_and_the_last_edit_is_never_checked(
    edits: list[tuple[Language, str]],
) -> None:
    one = row()
    for language, text in edits:
        changed = one.edited(language, text)
        if changed is not one:
            assert changed.state(language) is (DRAFT if text else MISSING)
        one = changed

    written = set(one.text.languages)
    assert one.drafts <= written
    assert one.stale <= written


def test_items_count_alike_in_every_language_and_points_under_their_item() -> None:
    text = text_of(
        Part.TITLE, Part.PREAMBLE, Part.ISSUES_LEAD, Part.ISSUE, Part.BODY, Part.ISSUE, Part.POINT,
        Part.RECOMMENDATIONS_LEAD, Part.RECOMMENDATION, Part.BODY, Part.POINT, Part.POINT,
        Part.RECOMMENDATION, Part.POINT, Part.CLOSING,
    )  # fmt: skip

    numbers = [one.number for one in text.numbered()]

    assert numbers == ["", "", "", "1.", "", "2.", "2.1.", "", "1.", "", "1.1.", "1.2.", "2.", "2.1.", ""]


def test_a_recommendation_is_its_heading_with_the_body_and_points_below_it() -> None:
    text = text_of(
        Part.ISSUE, Part.BODY, Part.RECOMMENDATION, Part.BODY, Part.POINT,
        Part.RECOMMENDATION, Part.CLOSING, Part.BODY,
    )  # fmt: skip

    first, second = text.recommendations()

    assert [one.row.id for one in first.rows] == [number(3), number(4), number(5)]
    assert [one.row.id for one in second.rows] == [number(6)]
    assert (first.number, second.number) == (1, 2)
    assert first.id == number(3)
    assert first.title == LocalizedText("қаз", "рус", "eng")


def test_hindrances_name_every_cell_that_is_not_checked_in_order() -> None:
    ready, stale = row(n=1), row(Part.RECOMMENDATION, n=2).edited(KK, "жаңа")
    missing = row(Part.POINT, n=3, text=LocalizedText(kk="қаз"))
    text = ResolutionText(meeting_id=MeetingId(number(99)), rows=(ready, stale, missing))

    found = [(one.number, one.language, one.state) for one in text.hindrances((KK, RU))]

    assert found == [("1.", KK, DRAFT), ("1.", RU, STALE), ("1.1.", RU, MISSING)]
    assert text.hindrances((KK, RU), among=[ready.id]) == ()


def test_rows_are_found_by_identifier_and_part() -> None:
    text = text_of(Part.TITLE, Part.CLOSING)

    assert text.row(RowId(number(2))).part is Part.CLOSING
    assert text.first(Part.TITLE) == text.rows[0]
    assert text.first(Part.THEME) is None
    assert text.languages == (KK, RU, EN)
    with pytest.raises(KeyError):
        text.row(RowId(number(3)))
