from pathlib import Path

import pytest

from forumdesk.language.facts import facts_in_prose
from forumdesk.language.plurals import PARTICIPANT, REPRESENTATIVE, representatives_from_countries

Found = list[tuple[str, int, bool]]


def found_in(text: str, language: str) -> Found:
    return [(fact.kind, fact.number, fact.more_than) for fact in facts_in_prose(text, language)]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("sample", "people", "countries"), [("resolution-2024", 300, 22), ("shipped/forum", 50, 9)]
)
def test_the_sample_resolutions_state_people_and_countries_and_nothing_else(
    shared: Path, sample: str, people: int, countries: int, language: str
) -> None:
    text = (shared / "samples" / f"{sample}.{language}.md").read_text(encoding="utf-8")

    assert sorted(found_in(text, language)) == [("countries", countries, False), ("people", people, True)]


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        ("en", "304 participants from nine countries", [("people", 304, False), ("countries", 9, False)]),
        ("en", "over 1,000 delegates", [("people", 1000, True)]),
        ("en", "22 foreign countries", [("countries", 22, False)]),
        ("ru", "304 участника из 21 страны", [("people", 304, False), ("countries", 21, False)]),
        ("ru", "свыше 1 000 официальных представителей", [("people", 1000, True)]),
        ("ru", "делегаты из девяти стран", [("countries", 9, False)]),
        ("kk", "22 елдің 304 қатысушысы", [("countries", 22, False), ("people", 304, False)]),
        (
            "kk",
            "әлемнің 50 елінен 100-ден астам ресми өкіл",
            [("countries", 50, False), ("people", 100, True)],
        ),
        ("kk", "он екі елден 1000-нан астам қатысушыға", [("countries", 12, False), ("people", 1000, True)]),
        ("kk", "10\u00a0000-нан астам адам", [("people", 10_000, True)]),
    ],
)
def test_stated_numbers_are_found(language: str, text: str, facts: Found) -> None:
    assert found_in(text, language) == facts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "about 300 participants, at least 30 delegates, 300 universities and organisations of people"),
        ("en", "within 20 working days, item 3.2 participants, two participants spoke"),
        ("ru", "около 300 участников, не менее 30 стран, 20 рабочих дней, 22 университетов представители"),
        (
            "kk",
            "шамамен 60 елінен, 300-ге жуық өкіл, 22 елді мекен, 22 университеттің өкілі, 12 мемлекеттік орган",
        ),
    ],
)
def test_vague_numbers_and_numbers_of_other_things_are_not_facts(language: str, text: str) -> None:
    assert found_in(text, language) == []


def test_the_place_of_the_phrase_is_told() -> None:
    text = "Форумға 9 елден 50-ден астам өкіл қатысты"

    assert [text[slice(*fact.span)] for fact in facts_in_prose(text, "kk")] == [
        "9 елден",
        "50-ден астам өкіл",
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("number", [1, 2, 5, 11, 21, 22, 40, 101, 304, 1000, 12_345])
def test_what_we_write_we_read(language: str, number: int) -> None:
    stated = representatives_from_countries(number, 21, language, noun=REPRESENTATIVE)
    exact = representatives_from_countries(number, 21, language, noun=PARTICIPANT, exact=True)

    assert sorted(found_in(stated, language)) == [("countries", 21, False), ("people", number, True)]
    assert sorted(found_in(exact, language)) == [("countries", 21, False), ("people", number, False)]
