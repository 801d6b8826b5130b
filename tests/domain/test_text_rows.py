import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.marks import Mark, MarkKind
from forumdesk.domain.resolutions import CellState, Part, ResolutionText, Row
from forumdesk.domain.text_rows import (
    LevelError,
    NothingBelowError,
    NothingToSplitError,
    join,
    move,
    split,
    suggested_cuts,
    with_part,
)
from forumdesk.domain.texts import Language, LocalizedText
from tests.builders import number

KK, RU, EN = Language.KK, Language.RU, Language.EN
NEW = RowId(number(1000))


def row(n: int, part: Part = Part.PREAMBLE, level: int = 1, **words: str) -> Row:
    text = LocalizedText(**words) if words else LocalizedText(kk=f"қаз {n}", ru=f"рус {n}", en=f"eng {n}")
    return Row(id=RowId(number(n)), part=part, level=level, text=text)


def text_of(*rows: Row) -> ResolutionText:
    return ResolutionText(meeting_id=MeetingId(number(99)), rows=rows)


def ids(text: ResolutionText) -> list[int]:
    return [int(str(one.id)[-12:], 16) & 0xFFFF for one in text.rows]


TWO_SENTENCES = row(
    1,
    kk="Форум өтті. Ұсынымдар әзірленді.",
    ru="Форум состоялся. Рекомендации выработаны.",
    en="The Forum took place. Recommendations were developed.",
)


def test_a_row_is_split_behind_the_same_sentence_in_every_language() -> None:
    at = len("Форум состоялся.")
    cuts = suggested_cuts(TWO_SENTENCES, RU, at)

    upper, lower = split(text_of(TWO_SENTENCES), TWO_SENTENCES.id, cuts, NEW, RU).rows

    assert upper.text == LocalizedText(kk="Форум өтті.", ru="Форум состоялся.", en="The Forum took place.")
    assert lower.text == LocalizedText(
        kk="Ұсынымдар әзірленді.", ru="Рекомендации выработаны.", en="Recommendations were developed."
    )
    assert lower.id == NEW


def test_what_a_person_did_not_cut_wants_to_be_checked() -> None:
    cuts = suggested_cuts(TWO_SENTENCES, RU, 17)

    rows = split(text_of(TWO_SENTENCES), TWO_SENTENCES.id, cuts, NEW, RU).rows

    for one in rows:
        assert [one.state(language) for language in Language] == [
            CellState.TRANSLATED,
            CellState.CHECKED,
            CellState.TRANSLATED,
        ]


@pytest.mark.parametrize("at", [0, len(TWO_SENTENCES.text.ru)])
def test_a_row_is_not_split_at_its_ends(at: int) -> None:
    with pytest.raises(NothingToSplitError):
        suggested_cuts(TWO_SENTENCES, RU, at)


def test_joining_puts_words_together_in_every_language_and_takes_emphasis_along() -> None:
    bold = Mark(start=0, end=3, kind=MarkKind.BOLD)
    upper, lower = row(1), row(2).edited(EN, "eng 2", (bold,))

    (one,) = join(text_of(upper, lower), upper.id).rows

    assert one.text == LocalizedText(kk="қаз 1 қаз 2", ru="рус 1 рус 2", en="eng 1 eng 2")
    assert one.marks(EN) == (Mark(start=6, end=9, kind=MarkKind.BOLD),)
    assert one.id == upper.id


def test_what_was_stale_in_one_of_two_rows_is_stale_in_both() -> None:
    upper, lower = row(1), row(2).edited(KK, "жаңа")

    (one,) = join(text_of(upper, lower), upper.id).rows

    assert [one.state(language) for language in Language] == [
        CellState.DRAFT,
        CellState.STALE,
        CellState.STALE,
    ]


def test_the_last_row_has_none_to_be_joined_with() -> None:
    with pytest.raises(NothingBelowError):
        join(text_of(row(1)), RowId(number(1)))


def test_a_recommendation_moves_with_what_belongs_to_it() -> None:
    text = text_of(
        row(1, Part.RECOMMENDATION), row(2, Part.BODY), row(3, Part.POINT),
        row(4, Part.RECOMMENDATION), row(5, Part.POINT), row(6, Part.NOTE), row(7, Part.CLOSING),
    )  # fmt: skip

    assert ids(move(text, RowId(number(1)), 1)) == [4, 5, 6, 1, 2, 3, 7]
    assert ids(move(text, RowId(number(4)), -1)) == [4, 5, 6, 1, 2, 3, 7]


def test_a_point_moves_with_its_deeper_points_among_its_like() -> None:
    text = text_of(
        row(1, Part.RECOMMENDATION), row(2, Part.POINT), row(3, Part.POINT, 2),
        row(4, Part.POINT), row(5, Part.POINT, 2), row(6, Part.POINT, 3),
    )  # fmt: skip

    assert ids(move(text, RowId(number(2)), 1)) == [1, 4, 5, 6, 2, 3]
    assert ids(move(text, RowId(number(4)), -1)) == [1, 4, 5, 6, 2, 3]


def test_nothing_moves_over_the_ends() -> None:
    text = text_of(row(1), row(2))

    assert move(text, RowId(number(1)), -1) == text
    assert move(text, RowId(number(2)), 1) == text


def test_only_points_have_a_level_and_none_beyond_the_fourth() -> None:
    text = text_of(row(1))

    assert with_part(text, RowId(number(1)), Part.POINT, 4).rows[0].level == 4
    assert with_part(text, RowId(number(1)), Part.BODY, 3).rows[0].level == 1
    with pytest.raises(LevelError):
        with_part(text, RowId(number(1)), Part.POINT, 5)


PARTS = st.sampled_from([Part.RECOMMENDATION, Part.BODY, Part.POINT, Part.NOTE, Part.CLOSING])


@given(
    parts=st.lists(st.tuples(PARTS, st.integers(1, 4)), min_size=1, max_size=9),
    steps=st.lists(
        st.tuples(st.integers(0, 8), st.sampled_from(["up", "down", "split", "join"])), max_size=9
    ),
)
def test_moving_splitting_and_joining_loses_no_word_in_any_language(
    parts: list[tuple[Part, int]], steps: list[tuple[int, str]]
) -> None:
    text = text_of(*(row(n, part, level) for n, (part, level) in enumerate(parts, 1)))
    words = {language: sorted(_words(text, language)) for language in Language}
    for step, (place, act) in enumerate(steps):
        one = text.rows[place % len(text.rows)]
        if act in {"up", "down"}:
            text = move(text, one.id, -1 if act == "up" else 1)
        elif act == "join" and one != text.rows[-1]:
            text = join(text, one.id)
        elif act == "split" and " " in one.text.ru:
            cuts = suggested_cuts(one, RU, one.text.ru.index(" ") + 1)
            text = split(text, one.id, cuts, RowId(number(2000 + step)), RU)

        assert {language: sorted(_words(text, language)) for language in Language} == words
        assert len({one.id for one in text.rows}) == len(text.rows)


def _words(text: ResolutionText, language: Language) -> list[str]:
    return [word for one in text.rows for word in one.text.get(language).split()]
