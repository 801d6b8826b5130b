from decimal import Decimal

import pytest

from forumdesk.language import plurals
from forumdesk.language.plurals import COUNTRY, REPRESENTATIVE, category, counted, from_countries, more_than

# Table 3.1: number, English, Russian nominative, Russian «из», Russian «более», Kazakh «елден», Kazakh «астам».
TABLE = [
    (1, "1 country", "1 страна", "из 1 страны", "более 1 представителя", "1 елден", "1-ден астам өкіл"),
    (2, "2 countries", "2 страны", "из 2 стран", "более 2 представителей", "2 елден", "2-ден астам өкіл"),
    (5, "5 countries", "5 стран", "из 5 стран", "более 5 представителей", "5 елден", "5-тен астам өкіл"),
    (10, "10 countries", "10 стран", "из 10 стран", "более 10 представителей", "10 елден", "10-нан астам өкіл"),
    (11, "11 countries", "11 стран", "из 11 стран", "более 11 представителей", "11 елден", "11-ден астам өкіл"),
    (21, "21 countries", "21 страна", "из 21 страны", "более 21 представителя", "21 елден", "21-ден астам өкіл"),
    (22, "22 countries", "22 страны", "из 22 стран", "более 22 представителей", "22 елден", "22-ден астам өкіл"),
    (40, "40 countries", "40 стран", "из 40 стран", "более 40 представителей", "40 елден", "40-тан астам өкіл"),
    (50, "50 countries", "50 стран", "из 50 стран", "более 50 представителей", "50 елден", "50-ден астам өкіл"),
    (101, "101 countries", "101 страна", "из 101 страны", "более 101 представителя",
     "101 елден", "101-ден астам өкіл"),
    (111, "111 countries", "111 стран", "из 111 стран", "более 111 представителей",
     "111 елден", "111-ден астам өкіл"),
    (300, "300 countries", "300 стран", "из 300 стран", "более 300 представителей",
     "300 елден", "300-ден астам өкіл"),
    (1000, "1,000 countries", "1000 стран", "из 1000 стран", "более 1000 представителей", "1000 елден",
     "1000-нан астам өкіл"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "en", "ru", "ru_from", "ru_more", "kk_from", "kk_more"), TABLE)
def test_the_table_of_counted_nouns(
    number: int, en: str, ru: str, ru_from: str, ru_more: str, kk_from: str, kk_more: str
) -> None:
    assert counted(number, COUNTRY, "en") == en
    assert counted(number, COUNTRY, "ru") == ru
    assert counted(number, COUNTRY, "kk") == kk_from.removesuffix("ден")
    assert from_countries(number, "ru") == ru_from
    assert from_countries(number, "kk") == kk_from
    assert from_countries(number, "en") == f"from {en}"
    assert more_than(number, REPRESENTATIVE, "ru") == ru_more
    assert more_than(number, REPRESENTATIVE, "kk") == kk_more


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_categories_are_those_of_the_cldr(language: str) -> None:
    from babel import Locale

    rule = Locale.parse(language).plural_form

    assert [category(number, language) for number in range(1200)] == [rule(number) for number in range(1200)]
    assert category(1.5, language) == rule(Decimal("1.5")) == "other"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("kk", "22 елден 300-ден астам өкіл"),
        ("ru", "более 300 представителей из 22 стран"),
        ("en", "more than 300 representatives from 22 countries"),
    ],
)
def test_the_model_sentence_of_a_resolution(language: str, sentence: str) -> None:
    assert plurals.representatives_from_countries(300, 22, language) == sentence


def test_an_exact_number_is_stated_without_more_than() -> None:
    written = [
        plurals.representatives_from_countries(304, 22, language, noun=plurals.PARTICIPANT, exact=True)
        for language in ("kk", "ru", "en")
    ]

    assert written == [
        "22 елден 304 қатысушы",
        "304 участника из 22 стран",
        "304 participants from 22 countries",
    ]


@pytest.mark.parametrize("noun", plurals.NOUNS)
def test_russian_forms_follow_one_two_five_and_a_half(noun: plurals.Noun) -> None:
    assert [noun.after(number, "ru") for number in (1, 2, 5, 1.5)] == [
        noun.ru, noun.ru_genitive, noun.ru_genitive_plural, noun.ru_genitive,
    ]  # fmt: skip
    assert {noun.after(number, "kk") for number in (0, 1, 2, 5, 21)} == {noun.kk}


def test_people_are_counted_in_russian_without_an_ending() -> None:
    assert counted(5, plurals.PERSON, "ru") == "5 человек"
    assert counted(22, plurals.PERSON, "ru") == "22 человека"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        counted(1, COUNTRY, "tr")
