import json
from pathlib import Path

import pytest

from forumdesk.language.countries import country_codes, country_name, find_country, has_full_name

LANGUAGES = ("kk", "ru", "en")
_LISTED = "KZ RU CN US GB DE FR IT PL TR KR JP IN PK IR UZ KG TJ TM BY AZ MN AE SA QA HU MY UA GE AM"
LISTED = _LISTED.split()


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("AZ", "kk", "Әзербайжан"), ("QA", "kk", "Қатар"), ("KR", "kk", "Корея Республикасы"), ("US", "kk", "АҚШ"),
        ("AE", "kk", "БАӘ"), ("PS", "kk", "Палестина"), ("CD", "kk", "Конго Демократиялық Республикасы"),
        ("CG", "kk", "Конго Республикасы"), ("HK", "kk", "Гонконг"), ("MO", "kk", "Макао"),
        ("KG", "ru", "Кыргызстан"), ("KG", "kk", "Қырғызстан"), ("TR", "en", "Türkiye"), ("TR", "ru", "Турция"),
        ("GB", "en", "United Kingdom"), ("KZ", "kk", "Қазақстан"),
    ],
)  # fmt: skip
def test_short_names_are_those_of_official_papers(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


@pytest.mark.parametrize(
    ("code", "kk", "ru", "en"),
    [
        ("KZ", "Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan"),
        ("KG", "Қырғыз Республикасы", "Кыргызская Республика", "Kyrgyz Republic"),
        ("IR", "Иран Ислам Республикасы", "Исламская Республика Иран", "Islamic Republic of Iran"),
        ("TR", "Түркия Республикасы", "Турецкая Республика", "Republic of Türkiye"),
        ("JP", "Жапония", "Япония", "Japan"),
    ],
)
def test_delegations_have_full_state_names(code: str, kk: str, ru: str, en: str) -> None:
    assert [country_name(code, language, full=True) for language in LANGUAGES] == [kk, ru, en]


def test_every_listed_country_has_a_full_name_in_three_languages() -> None:
    assert [code for code in LISTED if not has_full_name(code)] == []


def test_a_country_without_a_full_name_is_named_by_its_short_one() -> None:
    assert country_name("BR", "ru", full=True) == country_name("BR", "ru") == "Бразилия"


def test_an_unknown_code_or_language_is_refused() -> None:
    for code in ("XX", "EU", "kz", ""):
        with pytest.raises(ValueError, match="unknown country"):
            country_name(code, "kk")
    with pytest.raises(ValueError, match="unknown language"):
        country_name("KZ", "de")


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_that_we_write_is_found_again(language: str, full: bool) -> None:
    names = {code: country_name(code, language, full=full) for code in country_codes()}

    assert {code: name for code, name in names.items() if find_country(name) != code} == {}


def test_every_spelling_of_the_sample_table_is_found(shared: Path) -> None:
    expected = json.loads((shared / "samples/participants-2024.expected.json").read_text(encoding="utf-8"))
    spellings = expected["after_merging"]["countries"]["spellings_in_the_file"]

    found = {spelling: find_country(spelling) for group in spellings.values() for spelling in group}

    assert found == {spelling: code for code, group in spellings.items() for spelling in group}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (" Қазақстан ", "KZ"), ("Казакстан", "KZ"), ("КZ", "KZ"), ("Казаxстан", "KZ"), ("РК", "KZ"), ("PK", "PK"),
        ("KOR", "KR"), ("turkiye", "TR"), ("Turkey", "TR"), ("U.S.A.", "US"), ("united  states", "US"),
        ("O'zbekiston", "UZ"), ("Соединенное Королевство", "GB"), ("Нигер", "NE"), ("Нигерия", "NG"), ("COD", "CD"),
    ],
)  # fmt: skip
def test_what_people_type_is_understood(typed: str, code: str) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize(
    "typed", ["Зембла", "", " ", "no", "in", "Корея", "Конго", "КР", "Астана", "—", "EU"]
)
def test_what_names_no_country_or_two_is_none(typed: str) -> None:
    assert find_country(typed) is None
