import pytest

from forumdesk.language.lists import join_list


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [("kk", "А және Б", "А, Б және В"), ("ru", "А и Б", "А, Б и В"), ("en", "А and Б", "А, Б and В")],
)
def test_the_last_item_is_joined_by_a_word_without_a_comma(language: str, two: str, three: str) -> None:
    assert join_list(["А", "Б"], language) == two
    assert join_list(["А", "Б", "В"], language) == three


def test_one_item_stands_alone_and_none_is_empty() -> None:
    assert join_list(["А"], "kk") == "А"
    assert join_list([], "kk") == ""


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown language"):
        join_list(["A"], "fr")
