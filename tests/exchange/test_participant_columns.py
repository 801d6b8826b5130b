import pytest

from forumdesk.exchange.errors import ColumnUnknownError, FieldTwiceError, FieldUnknownError
from forumdesk.exchange.participant_columns import (
    FIELD_NAMES,
    guess_columns,
    heading_key,
    mapped_columns,
    samples,
)
from forumdesk.exchange.participant_words import HEADINGS, ROLE_OR_STATUS


def test_every_heading_leads_to_a_field() -> None:
    assert set(HEADINGS.values()) - {ROLE_OR_STATUS} <= set(FIELD_NAMES)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Тегі", "family_kk"),
        ("ФИО на русском", "full_ru"),
        ("Ұйым / Организация / Organization", "organisation"),
        ("Ел/Страна", "country"),
        ("Примечнаие", "notes"),
        ("Қатысушының аты-жөнi", "full_kk"),
        ("given_ru", "given_ru"),
        ("ФИО / Name", "full"),
        ("Делегация", "delegation"),
        ("В должности с", "post_from"),
        ("ignore", ""),
        ("Рост", ""),
        ("ForumDesk", ""),
    ],
)
def test_a_heading_is_guessed_in_any_language_and_misspelt(heading: str, field: str) -> None:
    assert guess_columns([heading]) == (field,)


def test_a_near_miss_never_takes_the_place_of_an_exact_heading() -> None:
    assert guess_columns(["Организацыя", "Организация", "Фамилия"])[:2] == ("", "organisation")


def test_of_two_equal_headings_the_first_is_read() -> None:
    assert guess_columns(["Имя", "Имя"]) == ("given_ru", "")


def test_the_cells_tell_whether_a_status_is_a_role_or_a_state() -> None:
    assert guess_columns(["Статус"], [("делегат",), ("гость",), ("приглашён",)]) == ("role",)
    assert guess_columns(["Статус"], [("аккредитован",), ("приглашена",), ("гость",)]) == ("status",)
    assert guess_columns(["Мәртебесі"], [("шақырылды",)]) == ("status",)


@pytest.mark.parametrize("column", ["Откуда", "ОТКУДА ", "2", "b", "B"])
def test_a_column_is_named_by_heading_number_or_letter(column: str) -> None:
    assert mapped_columns(["Имя", "Откуда"], {column: "country"}) == ("given_ru", "country")


def test_what_is_told_wins_over_the_guess() -> None:
    assert mapped_columns(["Страна", "Откуда"], {"Откуда": "country"}) == ("", "country")
    assert mapped_columns(["Страна"], {"1": "ignore"}) == ("",)
    assert mapped_columns(["Страна", "x"], ("", "country")) == ("", "country")


def test_an_unknown_column_or_field_says_what_exists() -> None:
    with pytest.raises(ColumnUnknownError) as column:
        mapped_columns(["Имя", ""], {"Отчество": "country"})
    with pytest.raises(FieldUnknownError) as field:
        mapped_columns(["Имя"], {"Имя": "colour"})
    with pytest.raises(FieldTwiceError):
        mapped_columns(["a", "b"], {"a": "country", "b": "country"})

    assert column.value.values["columns"] == ("Имя",)
    assert field.value.values["fields"] == FIELD_NAMES


def test_the_fingerprint_forgives_spaces_and_case_but_not_order() -> None:
    assert heading_key(["Имя ", "Страна"]) == heading_key(["имя", "СТРАНА"])
    assert heading_key(["Имя", "Страна"]) != heading_key(["Страна", "Имя"])


def test_samples_are_the_first_different_cells_with_words() -> None:
    assert samples([("",), ("a",), ("a",), ("b",), ("c",), ("d",)], 0) == ("a", "b", "c")
