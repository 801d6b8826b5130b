import pytest

from forumdesk.exchange.item_numbers import Kind, readings, written_number


@pytest.mark.parametrize(
    ("line", "number", "kind", "values"),
    [
        ("1. Text", "1.", Kind.DECIMAL, (1,)),
        ("1) Text", "1)", Kind.DECIMAL, (1,)),
        ("(1) Text", "(1)", Kind.DECIMAL, (1,)),
        ("1.1. Text", "1.1.", Kind.DECIMAL, (1, 1)),
        ("1.2.3.4. Text", "1.2.3.4.", Kind.DECIMAL, (1, 2, 3, 4)),
        ("(a) text", "(a)", Kind.LETTER, (1,)),
        ("b) text", "b)", Kind.LETTER, (2,)),
        ("а) мәтін", "а)", Kind.LETTER, (1,)),
        ("ә) мәтін", "ә)", Kind.LETTER, (2,)),
        ("(ii) text", "(ii)", Kind.ROMAN, (2,)),
        ("IV. Text", "IV.", Kind.SECTION, (4,)),
        ("§ 2. Text", "§ 2.", Kind.SECTION, (2,)),
        ("3-тармақ. Мәтін", "3-тармақ.", Kind.DECIMAL, (3,)),
        ("Пункт 3. Текст", "Пункт 3.", Kind.DECIMAL, (3,)),
    ],
)
def test_numbers_are_known_in_every_way_of_writing_them(
    line: str, number: str, kind: Kind, values: tuple[int, ...]
) -> None:
    found = written_number(line)

    assert found is not None
    label = readings(found.number)[0]
    assert (found.number, label.kind, label.values) == (number, kind, values)


@pytest.mark.parametrize(
    "line",
    [
        "т.е. это",
        "a.m. or p.m.",
        "300 people",
        "2024. A year",
        "A. Smith",
        "Ә. Серік",
        "(иначе) так",
        "IIII. x",
        "(a)",
    ],
)
def test_abbreviations_initials_and_years_are_no_numbers(line: str) -> None:
    assert written_number(line) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("а)", "б)"),
        ("а)", "ә)"),
        ("ә)", "б)"),
        ("е)", "ж)"),
        ("е)", "ё)"),
        ("и)", "к)"),
        ("г)", "ғ)"),
        ("(b)", "(c)"),
    ],
)
def test_letters_follow_by_the_russian_and_by_the_kazakh_alphabet(before: str, after: str) -> None:
    assert readings(after)[0].follows(readings(before)[0])
    assert not readings(before)[0].follows(readings(after)[0])


def test_an_i_is_the_ninth_letter_and_the_first_roman_numeral() -> None:
    assert [(label.kind, label.value) for label in readings("(i)")] == [(Kind.LETTER, 9), (Kind.ROMAN, 1)]
