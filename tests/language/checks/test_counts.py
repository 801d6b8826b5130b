import pytest

from forumdesk.language.checks import Surroundings, check_row

AROUND = Surroundings(counts={"issues": 3, "recommendations": 3, "annexes": 1})


def wrong(language: str, text: str) -> list[tuple[str, str | None]]:
    return [
        (text[slice(*one.span)], one.repair)
        for one in check_row({language: text}, AROUND)
        if one.code == "count_differs"
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Forum adopted four recommendations.", [("four", "three")]),
        ("en", "Five questions were on the agenda.", [("Five", "Three")]),
        ("en", "It has 2 annexes.", [("2", None)]),
        ("ru", "Принято 4 рекомендации.", [("4", "3")]),
        ("ru", "Принято 5 рекомендаций.", [("5", None)]),
        ("ru", "Обсудили четыре вопроса.", [("четыре", "три")]),
        ("kk", "Форум бес ұсыным қабылдады.", [("бес", "үш")]),
        ("kk", "Күн тәртібінде 4 мәселе бар.", [("4", "3")]),
    ],
)
def test_a_count_that_is_not_the_documents_is_found(
    language: str, text: str, found: list[tuple[str, str | None]]
) -> None:
    assert wrong(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Forum adopted three recommendations."),
        ("en", "The first two recommendations, two of the recommendations and another four recommendations"),
        ("en", "The survey had five questions."),
        (
            "ru",
            "Из трёх рекомендаций; две другие рекомендации; не менее двух рекомендаций; первые две рекомендации",
        ),
        ("kk", "алғашқы екі ұсыным, кемінде екі ұсыным, осы екі ұсыным"),
    ],
)
def test_a_part_of_the_whole_is_no_count(language: str, text: str) -> None:
    assert wrong(language, text) == []
