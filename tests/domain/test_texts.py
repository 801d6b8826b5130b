import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumdesk.domain.texts import (
    STATE_LANGUAGE_FIRST,
    Language,
    LocalizedText,
    clean_line,
    clean_text,
    languages_in,
)

ANY = st.text(st.characters(), max_size=60)


@given(ANY)
def test_cleaning_gives_composed_text_without_control_characters(text: str) -> None:
    cleaned = clean_text(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [
        char for char in cleaned if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char != "\n"
    ]
    assert cleaned == cleaned.strip("\n")


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY)
def test_no_visible_word_is_lost_by_cleaning(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(
            char for char in unicodedata.normalize("NFC", value) if unicodedata.category(char)[0] in "LN"
        )

    assert letters(clean_line(text)) == letters(text.replace("\u200b", "").replace("\ufeff", ""))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("и\u0306", "й"),
        ("е\u200b\u0308", "ё"),
        ("  a\tb\x0bc  ", "a b c"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\n\n one \n\n two \n\n", "one\n\ntwo"),
        ("a\u2028b", "a b"),
        ("\ufeffa\u200bb", "ab"),
        ("co\u00adop \u2011 a\u00a0b", "co\u00adop \u2011 a\u00a0b"),
    ],
)
def test_text_is_cleaned_like_this(written: str, kept: str) -> None:
    assert clean_text(written) == kept


def test_one_line_has_no_line_ends() -> None:
    assert clean_line("one\r\ntwo\n") == "one  two"


def test_a_missing_language_borrows_the_state_language_first() -> None:
    assert LocalizedText(kk="а", ru="б").in_language("en") == "а"
    assert LocalizedText(ru="б").in_language("en") == "б"
    assert LocalizedText(en="c", kk="а").in_language("en") == "c"
    assert LocalizedText().in_language("kk") == ""


@given(st.builds(LocalizedText, ANY, ANY, ANY))
def test_a_text_survives_the_way_through_a_mapping(text: LocalizedText) -> None:
    assert LocalizedText.from_mapping(text.to_mapping()) == text


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        LocalizedText.from_mapping({"de": "x"})


def test_filling_takes_only_what_is_missing() -> None:
    assert LocalizedText(kk="а").filled_from(LocalizedText(kk="x", ru="б")) == LocalizedText(kk="а", ru="б")


def test_languages_stand_state_language_first() -> None:
    texts = [LocalizedText(en="a"), LocalizedText(kk="ә")]

    assert languages_in(texts) == (Language.KK, Language.EN)
    assert LocalizedText.everywhere("x").languages == STATE_LANGUAGE_FIRST
    assert [*LocalizedText(en="a", kk="ә").items()] == [(Language.KK, "ә"), (Language.EN, "a")]
    assert not LocalizedText()


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\u2069"])
def test_marks_that_turn_the_direction_of_writing_are_not_kept(mark: str) -> None:
    assert clean_line(f"Асан{mark}ов") == "Асанов"
