import json
from pathlib import Path

import pytest

from forumdesk.language.countries import (
    country_codes,
    country_name,
    find_countries,
    find_country,
    has_full_name,
)

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


def test_every_code_of_two_and_three_letters_and_figures_is_found() -> None:
    from babel.core import get_global

    codes = set(country_codes())
    aliases = {
        alias: targets[0]
        for alias, targets in get_global("territory_aliases").items()
        if len(targets) == 1 and targets[0] in codes and len(alias) == 3
    }
    three_letters = {alias for alias in aliases if alias.isalpha()}

    assert len(codes) >= 249
    assert {code for code in codes if find_country(code) != code} == set()
    assert {aliases[alias] for alias in three_letters} == codes
    assert {alias for alias, code in aliases.items() if find_country(alias) != code} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_found_in_capitals_small_letters_and_with_odd_spaces(language: str) -> None:
    names = {code: country_name(code, language) for code in country_codes()}
    changes = (str.upper, str.lower, lambda name: f" \u00a0{name.replace(' ', '  ')}.")

    wrong = {change(name) for code, name in names.items() for change in changes
             if find_country(change(name)) != code}  # fmt: skip

    # A name of a few small letters may be a usual word.
    assert wrong == set()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("США", "US"), ("АҚШ", "US"), ("АКШ", "US"), ("U.S.", "US"), ("Великобритания", "GB"), ("UK", "GB"),
        ("Южная Корея", "KR"), ("Оңтүстік Корея", "KR"), ("Онтустик Корея", "KR"), ("КНДР", "KP"), ("РФ", "RU"),
        ("Ресей Федерациясы", "RU"), ("КНР", "CN"), ("ҚХР", "CN"), ("КХР", "CN"), ("ОАЭ", "AE"), ("БАӘ", "AE"),
        ("ЮАР", "ZA"), ("kz", "KZ"), ("Kaz", "KZ"), ("398", "KZ"), ("Казахстан, Республика", "KZ"),
        ("Moldova, Republic of", "MD"), ("Viet-Nam", "VN"), ("Молдавия", "MD"), ("Кот-д'Ивуар", "CI"),
    ],
)  # fmt: skip
def test_usual_variants_are_understood(typed: str, code: str) -> None:
    assert find_country(typed) == code


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Казахстан", ("KZ",)), ("Казахстан / Kazakhstan / Қазақстан", ("KZ",)), ("Қазақстан, Алматы", ("KZ",)),
        ("Франция, Италия", ("FR", "IT")), ("KZ/RU", ("KZ", "RU")), ("Россия-Казахстан", ("RU", "KZ")),
        ("Казахстан и Россия", ("KZ", "RU")), ("Ресей мен Беларусь", ("RU", "BY")), ("Гвинея-Бисау", ("GW",)),
        ("Босния и Герцеговина и Сербия", ("BA", "RS")), ("Korea, Republic of, Japan", ("KR", "JP")),
        ("Trinidad & Tobago", ("TT",)), ("Конго", ("CD", "CG")), ("КР", ("KG", "KZ")), ("Корея", ("KP", "KR")),
        ("MADE IN CHINA", ("CN",)), ("Zembla", ()), ("", ()), ("no", ()),
    ],
)  # fmt: skip
def test_all_countries_of_a_cell_are_told(typed: str, codes: tuple[str, ...]) -> None:
    assert find_countries(typed) == codes


def test_a_very_long_cell_is_read_in_little_time() -> None:
    assert find_countries("слово, " * 100_000 + "Казахстан") == ()
