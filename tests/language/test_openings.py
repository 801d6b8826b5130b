import re
from collections import Counter

import pytest

from forumdesk.language.openings import GOES_ON, Opening, OpeningKind, find_openings, opening_of, openings

LANGUAGES = ("kk", "ru", "en")
FEWEST = {OpeningKind.PREAMBULAR: 20, OpeningKind.OPERATIVE: 30, OpeningKind.FIXED: 20}


def _key(text: str, language: str) -> str | None:
    found = opening_of(text, language)
    return found.key if found else None


def _filled(opening: Opening, language: str) -> str:
    return opening.get(language).text.replace(
        GOES_ON, {"kk": "мәтін", "ru": "текст", "en": "words"}[language]
    )


def test_the_bank_is_large_enough_and_each_key_stands_once() -> None:
    kinds = Counter(opening.kind for opening in openings())
    keys = Counter((opening.kind, opening.key) for opening in openings())

    assert all(kinds[kind] >= fewest for kind, fewest in FEWEST.items())
    assert set(keys.values()) == {1}


@pytest.mark.parametrize("opening", openings(), ids=lambda opening: opening.key)
def test_a_wording_goes_on_in_all_languages_or_in_none(opening: Opening) -> None:
    goes_on = {opening.get(language).text.count(GOES_ON) for language in LANGUAGES}

    assert len(goes_on) == 1
    assert goes_on == {1} or opening.kind == OpeningKind.FIXED


@pytest.mark.parametrize("opening", openings(), ids=lambda opening: opening.key)
def test_each_language_has_its_own_letters(opening: Opening) -> None:
    assert not re.search(r"[A-Za-z]", opening.kk.text + opening.ru.text)
    assert not re.search(r"[А-Яа-яәіңғүұқөһ]", opening.en.text)
    assert not re.search(r"[әіңғүұқөһ]", opening.ru.text)


def test_a_kazakh_opening_closes_its_clause_and_the_others_begin_it() -> None:
    for opening in openings():
        if opening.kind != OpeningKind.FIXED:
            assert opening.kk.text.startswith(GOES_ON)
            assert opening.ru.text.endswith(GOES_ON)
            assert opening.en.text.endswith(GOES_ON)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_opening_is_recognised_as_itself_in_every_language(language: str) -> None:
    missed = [
        (opening.key, _key(_filled(opening, language), language))
        for opening in openings()
        if not opening.is_phrase and opening_of(_filled(opening, language), language) is not opening
    ]

    assert missed == []


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Recalling also its resolution of 2024,", "en", "recalling"),
        ("*Further recalling* the declaration,", "en", "recalling"),
        ("3. Calls upon all members to take part;", "en", "calls_upon"),
        ("(a) The Forum recommends that the members meet.", "en", "recommends"),
        ("The participants of the Forum recommend the following:", "en", "recommends"),
        ("Notes with satisfaction the progress made", "en", "notes_with_satisfaction"),
        ("ссылаясь также на свою резолюцию,", "ru", "recalling"),
        ("2.1. Форум рекомендует университетам", "ru", "recommends"),
        ("Участники форума рекомендуют следующее:", "ru", "recommends"),
        ("**Подчеркивая** роль науки, и", "ru", "emphasizing"),
        ("Признает важность этого дела", "ru", "recognizes"),
        ("1. Форум мүше мемлекеттерді ынтымақтастыққа шақырады;", "kk", "calls_upon"),
        ("Форум мемлекеттерді табанды түрде шақырады.", "kk", "urges"),
        ("алдыңғы форумның қарарын еске ала отырып, және", "kk", "recalling"),
        ("Форум мыналарды ұсынады:", "kk", "recommends_following"),
        ("Астана қаласында форум өтті.", "kk", None),
        ("Форум состоялся в Астане.", "ru", None),
        ("Noteworthy results were reached.", "en", None),
        ("The recommendations were adopted.", "en", None),
        ("", "kk", None),
    ],
)
def test_what_opens_a_paragraph(text: str, language: str, key: str | None) -> None:
    assert _key(text, language) == key


def test_the_search_reads_every_language_and_levels_letters() -> None:
    assert "recommends" in {opening.key for opening in find_openings("усынады")}
    assert "recommends" in {opening.key for opening in find_openings("РЕКОМЕНД")}
    assert "recommends" in {opening.key for opening in find_openings("recommends")}
    assert {opening.key for opening in find_openings("concern notes")} == {"notes_with_concern"}
    assert find_openings("no such words") == ()


def test_the_search_keeps_to_a_kind_and_begins_with_what_begins_so() -> None:
    assert {opening.kind for opening in find_openings("", OpeningKind.FIXED)} == {OpeningKind.FIXED}
    assert find_openings("") == openings()
    assert find_openings("notes")[0].key == "notes"
    assert find_openings("with concern")[0].key.endswith("with_concern")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        opening_of("Text", "de")
    with pytest.raises(ValueError, match="unknown language"):
        openings()[0].get("de")


def test_the_openings_of_the_sample_are_found_in_all_languages() -> None:
    texts = {
        "kk": "Талқылау қорытындысы бойынша мынадай ұсынымдар әзірленді:",
        "ru": "*По итогам обсуждения были выработаны следующие рекомендации:*",
        "en": "As a result of the discussion, the following recommendations were developed:",
    }

    assert {_key(text, language) for language, text in texts.items()} == {"recommendations_developed"}
