import pytest

from forumdesk.language.checks.number_words import cardinal, faint_numbers, numbers_in_words


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "twenty-five of the one hundred and five, a third and two thirds", [25, 105, 3, 2, 3]),
        ("en", "the twenty-first sitting, two or three of them", [21, 2, 3]),
        ("en", "someone weighs often", []),
        ("ru", "двадцати пяти и сто двадцать три, более двух третей", [25, 123, 2, 3]),
        ("ru", "двадцать первое заседание третьего совета", [21, 3]),
        ("ru", "во-вторых, с семью и с он", []),
        ("kk", "жиырма бес, екі жүз елу, үшінші, он екі", [25, 250, 3, 12]),
        ("kk", "оның онда жүзінде болғаны", []),
        ("kk", "үштен екі", [3, 2]),
    ],
)
def test_numbers_in_words_are_read_in_every_case(language: str, text: str, numbers: list[int]) -> None:
    assert [number for _, _, number in numbers_in_words(text, language)] == numbers


def test_the_place_of_the_words_is_told() -> None:
    text = "за двадцать пять дней"

    assert [text[start:end] for start, end, _ in numbers_in_words(text, "ru")] == ["двадцать пять"]


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "both sides, a single decade", [2, 1, 10]),
        ("ru", "двусторонний пятидесятилетний пятилетний", [2, 50, 5]),
        ("kk", "екеуі қос алғашқы", [2, 2, 1]),
    ],
)
def test_words_that_may_stand_for_a_number_are_told_apart(
    language: str, text: str, numbers: list[int]
) -> None:
    assert [number for _, _, number in faint_numbers(text, language)] == numbers


@pytest.mark.parametrize("language", ["en", "kk"])
def test_what_is_written_in_words_is_read_again(language: str) -> None:
    for number in range(2, 100):
        ((_, _, read),) = numbers_in_words(cardinal(number, language), language)
        assert read == number


def test_russian_numbers_are_not_written_as_their_case_is_not_known() -> None:
    assert cardinal(5, "ru") == ""
    assert cardinal(100, "en") == ""
