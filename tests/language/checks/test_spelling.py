import pytest

from forumdesk.language.checks import check_text


@pytest.mark.parametrize(
    ("language", "text", "repair"),
    [
        ("kk", "бiлiм беру", "білім"),
        ("ru", "Фoрум", "Форум"),
        ("en", "thе Forum", "the"),
        ("en", "а Forum is", None),
        ("en", "for а Forum", "a"),
        ("ru", "форум c участием", "с"),
        ("kk", "ҥлес", "үлес"),
        ("ru", "2О24", "0"),
        ("ru", "3аседание", "З"),
        ("en", "the СЕО spoke", "CEO"),
    ],
)
def test_letters_of_another_alphabet_are_found(language: str, text: str, repair: str | None) -> None:
    found = check_text(text, language)

    assert [one.repair for one in found] == ([repair] if repair else [])
    assert {one.code for one in found} <= {"look_alike"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Wi-Fi-сеть, TikTokтың, вариант B, 3D-модель, IT-хаб, COVID"),
        ("en", "the word «да» is Russian".replace("«", "“").replace("»", "”")),
        ("kk", "a) бірінші, 3-тармақ"),
    ],
)
def test_words_of_one_alphabet_are_left_alone(language: str, text: str) -> None:
    assert check_text(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "of the the Forum", ["the the"]),
        ("ru", "в том том числе", ["том том"]),
        ("kk", "және және", ["және және"]),
        ("en", "he said that that was so; Duran Duran; A A", []),
    ],
)
def test_doubled_words_are_found(language: str, text: str, found: list[str]) -> None:
    assert [text[slice(*one.span)] for one in check_text(text, language)] == found
