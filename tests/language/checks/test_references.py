import pytest

from forumdesk.language.checks.references import references_in


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "paragraphs 2.1, 2.2 and 3", ["2.1", "2.2", "3"]),
        ("en", "paragraph 2(a)(ii) above", ["2 (a) (ii)"]),
        ("en", "paragraphs 1–3", ["1", "2", "3"]),
        ("ru", "в пунктах 2 и 3", ["2", "3"]),
        ("ru", "пунктом 2.1, рекомендации 4", ["2.1", "4"]),
        ("en", "under paragraph 2.1, 5 experts", ["2.1"]),
        ("kk", "2-тармақтың, 2.1-тармақшаға", ["2", "2.1"]),
        ("kk", "2 және 3-тармақтар", ["2", "3"]),
        ("en", "5 points, item 3.2, recommendations adopted in 2024", []),
        ("kk", "2024 жылғы тармақ, 3-бап", []),
    ],
)
def test_labels_are_read_one_by_one(language: str, text: str, labels: list[str]) -> None:
    assert sorted(one.label for one in references_in(text, language)) == labels


@pytest.mark.parametrize(
    ("language", "text", "outside"),
    [
        ("en", "paragraph 5 of the Charter", True),
        ("en", "paragraph 5 of this resolution", False),
        ("en", "paragraph 5 shall apply", False),
        ("ru", "пункт 5 Правил", True),
        ("ru", "пунктом 2 статьи 10", True),
        ("ru", "пункт 5 настоящей резолюции", False),
        ("ru", "пункт 5 исключить", False),
        ("kk", "Қағидалардың 5-тармағы", True),
        ("kk", "осы қарардың 5-тармағы", False),
        ("kk", "5-тармақ", False),
    ],
)
def test_paragraphs_of_other_papers_are_known(language: str, text: str, outside: bool) -> None:
    assert [one.outside for one in references_in(text, language)] == [outside]


def test_annexes_are_references_of_their_own() -> None:
    assert [one.target for one in references_in("Annex 1 and paragraph 2", "en")] == ["annex", "paragraph"]
