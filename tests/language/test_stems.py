import pytest

from forumdesk.language.stems import kazakh_bases, kazakh_infinitives, stem


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("форумның", "форум"), ("қарардың", "қарар"), ("тармағынан", "тармақ"), ("тармағынан", "тармағы"),
        ("кітабымыз", "кітап"), ("студенттердің", "студент"), ("министрлігіне", "министрлік"),
        ("орталығындағы", "орталық"), ("модельдерді", "модель"), ("тәртібінің", "тәртібі"), ("кеңесі", "кеңес"),
    ],
)  # fmt: skip
def test_a_kazakh_word_is_led_back_to_its_base(word: str, base: str) -> None:
    assert base in kazakh_bases(word)


@pytest.mark.parametrize(
    ("word", "base"), [("форумнің", "форум"), ("қарарлар", "қара"), ("студенттар", "студент")]
)
def test_an_ending_that_breaks_the_harmony_is_not_taken_off(word: str, base: str) -> None:
    assert base not in kazakh_bases(word)


def test_kazakh_verbs_are_led_back_to_their_verbal_noun() -> None:
    assert "мойындау" in kazakh_infinitives("мойындай")
    assert {"құрылу", "құру"} <= set(kazakh_infinitives("құрылсын"))
    assert "қабылдау" in kazakh_infinitives("қабылданбады")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", "рекомендация рекомендации рекомендаций рекомендациями"),
        ("ru", "площадка площадки площадок"),
        ("ru", "партнёрство партнерства партнёрством"),
        ("ru", "международный международного международному международных"),
        ("en", "recommendation recommendations Recommendation's"),
        ("en", "body bodies"),
        ("en", "organisation organizations"),
        ("en", "programme programs"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, forms: str) -> None:
    assert len({stem(form, language) for form in forms.split()}) == 1


def test_other_words_have_other_stems() -> None:
    assert stem("партнёр", "ru") != stem("партнёрство", "ru")
    assert stem("process", "en") == "process"
