import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.resolutions import (
    CellState,
    Numbering,
    Part,
    ResolutionText,
    Row,
    Stage,
    letters,
    roman,
)
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import number

KK, RU, EN = Language.KK, Language.RU, Language.EN
MISSING, DRAFT, STALE, CHECKED = CellState.MISSING, CellState.DRAFT, CellState.STALE, CellState.CHECKED
TRANSLATED = CellState.TRANSLATED


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


def test_mending_a_stale_translation_makes_it_translated_and_leaves_the_source_alone() -> None:
    mended = row().edited(KK, "жаңа").edited(RU, "новый")

    assert states(mended) == (DRAFT, TRANSLATED, STALE)


def test_a_text_is_stale_towards_the_language_that_changed() -> None:
    edited = row().edited(KK, "жаңа")

    assert edited.source_of(RU) is KK
    assert edited.source_of(KK) is None


def test_taking_the_change_back_makes_the_translations_fit_again() -> None:
    assert states(row().edited(KK, "жаңа").edited(KK, "қаз")) == (DRAFT, CHECKED, CHECKED)


def test_translations_mended_one_after_the_other_agree_in_the_end() -> None:
    one = row().edited(KK, "жаңа").edited(RU, "новый").edited(RU, "новое").edited(EN, "new").edited(RU, "нов")

    # The last edit changed a text that was in step: it is an original change again.
    assert states(one) == (STALE, DRAFT, STALE)
    assert states(one.confirmed(KK).confirmed(EN)) == (CHECKED, DRAFT, CHECKED)


def test_a_text_brought_in_step_keeps_in_step_what_followed_it() -> None:
    one = row().edited(KK, "жаңа").confirmed(EN).edited(RU, "новый")

    assert states(one) == (DRAFT, TRANSLATED, CHECKED)


def test_a_changed_figure_in_a_field_makes_nothing_stale() -> None:
    field = Mark(start=0, end=3, kind=MarkKind.FIELD, field="people")
    one = row().edited(EN, "300 people", (field,)).confirmed(KK).confirmed(RU).confirmed(EN)

    wider = Mark(start=0, end=4, kind=MarkKind.FIELD, field="people")
    assert states(one.edited(EN, "1200 people", (wider,))) == (CHECKED, CHECKED, CHECKED)
    assert one.edited(EN, "1200 people", (wider,)).text.en == "1200 people"


def test_words_that_become_a_field_make_nothing_stale() -> None:
    one = row().edited(EN, "300 people").confirmed(KK).confirmed(RU).confirmed(EN)
    field = Mark(start=0, end=3, kind=MarkKind.FIELD, field="people")

    bound = one.edited(EN, "300 people", (field,))

    assert states(bound) == (CHECKED, CHECKED, CHECKED)
    assert states(bound.edited(EN, "300 persons", (field,))) == (STALE, STALE, DRAFT)
    assert states(bound.edited(EN, "300 people", ())) == (CHECKED, CHECKED, CHECKED)


def test_emphasis_alone_makes_nothing_stale() -> None:
    bold = Mark(start=0, end=3, kind=MarkKind.BOLD)

    emphasised = row().edited(EN, "eng", (bold,))

    assert states(emphasised) == (CHECKED, CHECKED, CHECKED)
    assert emphasised.marks(EN) == (bold,)


def test_an_authentic_text_is_what_others_are_compared_with() -> None:
    one = row().confirmed(KK, Stage.AUTHENTIC)

    assert one.state(KK) is CellState.AUTHENTIC
    text = ResolutionText(meeting_id=MeetingId(number(99)), rows=(one,))
    assert text.hindrances(Language) == ()


def test_confirming_checks_one_language_and_no_other() -> None:
    edited = row().edited(KK, "жаңа")

    assert states(edited.confirmed(KK)) == (CHECKED, STALE, STALE)
    assert states(edited.confirmed(RU)) == (DRAFT, CHECKED, STALE)


def test_a_first_translation_makes_nothing_stale() -> None:
    one = row(text=LocalizedText(kk="қаз", ru="рус"))

    assert states(one.edited(EN, "eng")) == (CHECKED, CHECKED, TRANSLATED)


def test_an_empty_row_is_written_in_three_languages_one_after_the_other() -> None:
    written = row(text=LocalizedText()).edited(KK, "қаз").edited(RU, "рус").edited(EN, "eng")

    assert states(written) == (DRAFT, TRANSLATED, TRANSLATED)


def test_clearing_a_text_makes_it_missing_and_its_translations_stale() -> None:
    cleared = row().edited(KK, " \n ")

    assert states(cleared) == (MISSING, STALE, STALE)
    # Clearing and writing anew is no way around: the translations still wait for a look.
    assert states(cleared.edited(KK, "жаңа")) == (TRANSLATED, STALE, STALE)


def test_writing_what_stands_there_already_changes_nothing() -> None:
    one = row()

    assert one.edited(KK, " қаз ") is one
    assert one.edited(KK, "қаз\u200b") is one


@given(st.lists(st.tuples(st.sampled_from(Language), st.sampled_from(["", "a", "b"])), max_size=12))
def test_nothing_is_known_of_a_missing_text_and_the_last_edit_is_never_checked(
    edits: list[tuple[Language, str]],
) -> None:
    one = row()
    for language, text in edits:
        changed = one.edited(language, text)
        if changed is not one:
            assert changed.state(language) in ({DRAFT, TRANSLATED} if text else {MISSING})
        one = changed

    assert set(one.standings) <= set(one.text.languages)


@given(st.lists(st.tuples(st.sampled_from(Language), st.sampled_from(["a", "b"])), max_size=12))
def test_confirming_every_language_leaves_nothing_stale(edits: list[tuple[Language, str]]) -> None:
    one = row()
    for language, text in edits:
        one = one.edited(language, text)

    for language in Language:
        one = one.confirmed(language)

    assert states(one) == (CHECKED, CHECKED, CHECKED)


def points(*levels: int, numbering: Numbering = Numbering.DECIMAL) -> list[str]:
    """The numbers of a recommendation and of points of these levels below it."""
    below = [
        Row(id=RowId(number(n)), part=Part.POINT, text=LocalizedText(kk="қаз"), level=level)
        for n, level in enumerate(levels, 2)
    ]
    rows = (row(Part.RECOMMENDATION, 1), *below)
    text = ResolutionText(meeting_id=MeetingId(number(99)), rows=rows, numbering=numbering)
    return [one.number for one in text.numbered()] + [text.reference(rows[-1].id)]


def test_points_count_by_level_down_to_the_fourth() -> None:
    assert points(1, 2, 2, 3, 4, 2, 1) == [
        "1.", "1.1.", "1.1.1.", "1.1.2.", "1.1.2.1.", "1.1.2.1.1.", "1.1.3.", "1.2.", "1.2",
    ]  # fmt: skip


def test_letters_and_roman_numerals_after_the_habit_of_the_united_nations() -> None:
    assert points(1, 2, 2, 3, 4, numbering=Numbering.LETTERED) == [
        "1.", "(a)", "(i)", "(ii)", "a.", "i.", "1 (a) (ii) a. i.",
    ]  # fmt: skip


def test_a_point_that_skips_a_level_stands_as_deep_as_the_one_above_allows() -> None:
    assert points(1, 3, 3) == ["1.", "1.1.", "1.1.1.", "1.1.2.", "1.1.2"]


def test_in_an_annex_points_count_anew() -> None:
    text = text_of(
        Part.RECOMMENDATION, Part.POINT, Part.ANNEX, Part.POINT, Part.POINT, Part.ANNEX, Part.POINT
    )

    assert [one.number for one in text.numbered()] == ["1.", "1.1.", "", "1.", "2.", "", "1."]


def test_letters_go_on_after_z_and_numerals_are_roman() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "az", "ba"]
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]


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
