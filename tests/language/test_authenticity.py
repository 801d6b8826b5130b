"""The clause on the texts in several languages, and finding it in a text."""

import pytest

from forumdesk.language.authenticity import authenticity_clause, authenticity_in_prose

LANGUAGES = ("kk", "ru", "en")


def test_all_texts_are_equal_where_none_prevails() -> None:
    assert [authenticity_clause(LANGUAGES, (), language) for language in LANGUAGES] == [
        "Қазақ, орыс және ағылшын тілдерінде жасалды, бұл ретте барлық мәтіннің күші бірдей.",
        "Совершено на казахском, русском и английском языках, причём все тексты имеют одинаковую силу.",
        "Done in the Kazakh, Russian and English languages, all texts being equally authentic.",
    ]
    assert authenticity_clause(LANGUAGES, LANGUAGES, "en") == authenticity_clause(LANGUAGES, (), "en")


def test_two_texts_are_called_both() -> None:
    assert [authenticity_clause(("kk", "ru"), (), language) for language in LANGUAGES] == [
        "Қазақ және орыс тілдерінде жасалды, бұл ретте екі мәтіннің күші бірдей.",
        "Совершено на казахском и русском языках, причём оба текста имеют одинаковую силу.",
        "Done in the Kazakh and Russian languages, both texts being equally authentic.",
    ]


def test_what_prevails_is_named() -> None:
    assert [authenticity_clause(LANGUAGES, ("kk",), language) for language in LANGUAGES] == [
        "Қазақ, орыс және ағылшын тілдерінде жасалды. Мәтіндер арасында алшақтық болған жағдайда қазақ "
        "тіліндегі мәтін басым болады.",
        "Совершено на казахском, русском и английском языках. В случае расхождений преобладает текст на "
        "казахском языке.",
        "Done in the Kazakh, Russian and English languages. In case of divergence, the Kazakh text shall prevail.",
    ]
    assert authenticity_clause(LANGUAGES, ("kk", "ru"), "ru").endswith(
        "преобладают тексты на казахском и русском языках."
    )


def test_the_languages_stand_in_the_order_of_the_text() -> None:
    assert authenticity_clause(("en", "kk"), (), "en").startswith("Done in the English and Kazakh languages")


def test_one_language_needs_no_clause_and_what_does_not_exist_cannot_prevail() -> None:
    assert authenticity_clause(("kk",), (), "kk") == ""
    with pytest.raises(ValueError, match="does not exist"):
        authenticity_clause(("kk", "ru"), ("en",), "kk")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("prevailing", [(), ("kk",), ("ru", "en")])
def test_a_clause_is_found_in_prose(language: str, prevailing: tuple[str, ...]) -> None:
    assert authenticity_in_prose(f"A. {authenticity_clause(LANGUAGES, prevailing, language)} B.", language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Документ составлен на двух языках, все тексты имеют равную юридическую силу."),
        ("ru", "Совершено на казахском и русском языках, причём оба текста являются равно аутентичными."),
        ("kk", "Мәтіндердің заңды күші бірдей."),
        ("kk", "Барлық мәтіндер тең түпнұсқалы болып табылады."),
        ("en", "The texts in Kazakh and English are of equal legal force."),
        ("en", "In case of divergence the English text prevails."),
    ],
)
def test_other_wordings_are_found_as_well(language: str, text: str) -> None:
    assert authenticity_in_prose(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Все участники имеют равные права, а решения – одинаковую силу для всех."),
        ("kk", "Барлық қатысушының құқығы бірдей."),
        ("en", "Common sense shall prevail, and authentic local knowledge is to be kept."),
    ],
)
def test_what_speaks_of_no_texts_is_no_clause(language: str, text: str) -> None:
    assert not authenticity_in_prose(text, language)
