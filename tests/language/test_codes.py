import pytest

from forumdesk.language.codes import LANGUAGES, known, locale_of


def test_the_state_language_comes_first() -> None:
    assert LANGUAGES == ("kk", "ru", "en")


@pytest.mark.parametrize("language", ["de", "", "KK", "en_GB"])
def test_another_language_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="unknown language"):
        known(language)


def test_russian_and_english_are_those_of_kazakhstan_and_britain() -> None:
    assert [locale_of(language) for language in LANGUAGES] == ["kk", "ru_KZ", "en_GB"]
