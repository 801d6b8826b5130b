import pytest

from forumdesk.language.checks import Surroundings, check_row


def repair(wrong: tuple[str, str], right: tuple[str, str]) -> str | None:
    """The whole text of ``wrong`` after its one finding is mended."""
    (found,) = check_row({right[0]: right[1], wrong[0]: wrong[1]}, Surroundings())
    assert found.language == wrong[0]
    start, end = found.span
    return None if found.repair is None else f"{wrong[1][:start]}{found.repair}{wrong[1][end:]}"


@pytest.mark.parametrize(
    ("wrong", "right", "mended"),
    [
        (("kk", "300-ден астам"), ("ru", "более 340"), "340-тан астам"),
        (("kk", "3-ші сессия"), ("ru", "сессия 6"), "6-шы сессия"),
        (("kk", "он екі күн"), ("en", "fifteen days"), "он бес күн"),
        (("en", "twenty-five"), ("kk", "жиырма алты"), "twenty-six"),
        (("en", "12,500 people"), ("ru", "13 500 человек".replace(" 5", "\u00a05")), "13,500 people"),
        (("en", "in 2024"), ("ru", "в 2026"), "in 2026"),
        (("ru", "1,5 млн тенге"), ("en", "2.5 million tenge"), "2,5 млн тенге"),
        (("ru", "три дня"), ("en", "four days"), "четыре дня"),
        (("ru", "пяти дней"), ("en", "ten days"), "десяти дней"),
        (("ru", "в 9:30"), ("en", "at 10:45"), "в 10:45"),
        (
            ("kk", "2025\u00a0жылғы\u00a016\u00a0қазанға дейін"),
            ("ru", "до 17 октября 2025 года"),
            "2025\u00a0жылғы\u00a017\u00a0қазанға дейін",
        ),
        (("ru", "17.10.2024"), ("en", "18 October 2024"), "18.10.2024"),
        (("en", "October 17, 2024"), ("ru", "18 октября 2024 года"), "October 18, 2024"),
        (("ru", "пункт 2.1"), ("en", "paragraph 2.2"), "пункт 2.2"),
    ],
)
def test_a_repair_keeps_the_manner_of_what_stands_there(
    wrong: tuple[str, str], right: tuple[str, str], mended: str
) -> None:
    assert repair(wrong, right) == mended


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (("ru", "три недели"), ("en", "two weeks")),
        (("ru", "пяти дням"), ("en", "three days")),
        (("ru", "1,5 млн тенге"), ("en", "1.5 billion tenge")),
        (("ru", "17–18 октября 2024 года"), ("en", "17–19 October 2024")),
        (("en", "9.30 p.m."), ("ru", "22:30")),
        (("en", "III congress"), ("ru", "IV съезд")),
    ],
)
def test_where_the_form_is_not_sure_nothing_is_offered(
    wrong: tuple[str, str], right: tuple[str, str]
) -> None:
    assert repair(wrong, right) is None
