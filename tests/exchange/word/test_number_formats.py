import pytest

from forumdesk.exchange.word.number_formats import number_in, plain_bullet


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("lowerLetter", 53, "aaa"),
        ("russianLower", 10, "к"),
        ("russianUpper", 29, "Я"),
        ("russianLower", 30, "аа"),
        ("ordinal", 112, "112th"),
        ("ordinal", 23, "23rd"),
        ("none", 7, ""),
        ("lowerRoman", 0, "0"),
        ("lowerLetter", 10**9, "1000000000"),
    ],
)
def test_numbers_are_written_in_the_formats_of_word(form: str, number: int, written: str) -> None:
    assert number_in(form, number) == written


def test_a_sign_of_a_font_of_symbols_becomes_a_round_bullet() -> None:
    assert [plain_bullet(sign) for sign in ("\uf0b7", "o", "–", "§", " ")] == ["•", "•", "–", "§", ""]
