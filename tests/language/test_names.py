import pytest

from forumdesk.language.names import (
    NameParts,
    official_name,
    parse_english_name,
    parse_russian_name,
    short_name,
)

AKHMETOVA = NameParts(family="Ахметова", given="Гүлнар", patronymic="Серікқызы")


def test_the_surname_comes_first_in_kazakh_and_russian_and_last_in_english() -> None:
    assert official_name(AKHMETOVA, "kk") == official_name(AKHMETOVA, "ru") == "Ахметова Гүлнар Серікқызы"
    assert official_name(NameParts(family="Akhmetova", given="Gulnar"), "en") == "Gulnar Akhmetova"
    assert official_name(NameParts(family="Ким"), "kk") == "Ким"


def test_initials_are_held_to_the_surname() -> None:
    assert short_name(AKHMETOVA, "kk") == "Г.\u00a0С.\u00a0Ахметова"
    assert short_name(AKHMETOVA, "kk", spaced=False) == "Г.С.Ахметова"
    assert short_name(AKHMETOVA, "ru", surname_first=True) == "Ахметова\u00a0Г.\u00a0С."
    assert short_name(AKHMETOVA, "ru", surname_first=True, spaced=False) == "Ахметова\u00a0Г.С."
    assert short_name(NameParts(family="Нурбек", given="Саясат"), "ru") == "С.\u00a0Нурбек"
    assert short_name(NameParts(family="Choi", given="Ho-seong", patronymic="X"), "en") == "H.-S.\u00a0Choi"
    assert short_name(NameParts(family="Ким"), "ru") == "Ким"


@pytest.mark.parametrize(
    ("text", "family", "given", "patronymic"),
    [
        ("Ахметова Гульнар Сериковна", "Ахметова", "Гульнар", "Сериковна"),
        ("Мухамеджанов Д. Н.", "Мухамеджанов", "Д.", "Н."),
        ("Мухамеджанова М.О.", "Мухамеджанова", "М.", "О."),
        ("Г.С. Ахметова", "Ахметова", "Г.", "С."),
        ("Гульнар Сериковна Ахметова", "Ахметова", "Гульнар", "Сериковна"),
        ("Сулейменов  Даурен\u00a0Кайратулы", "Сулейменов", "Даурен", "Кайратулы"),
        ("Мамедов Эльдар Ариф оглы", "Мамедов", "Эльдар", "Ариф оглы"),
        ("Рахматуллаев Акмал", "Рахматуллаев", "Акмал", ""),
        ("Ким", "Ким", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_russian_name_comes_apart(text: str, family: str, given: str, patronymic: str) -> None:
    assert parse_russian_name(text) == NameParts(family=family, given=given, patronymic=patronymic)


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Gulnar Akhmetova", "Akhmetova", "Gulnar"),
        ("ASHCROFT Rhys", "ASHCROFT", "Rhys"),
        ("Akhmetova, Gulnar", "Akhmetova", "Gulnar"),
        ("Ludwig van der Berg", "van der Berg", "Ludwig"),
        ("Siti Mariam Ismail", "Ismail", "Siti Mariam"),
        ("M. Mukhamedzhanova", "Mukhamedzhanova", "M."),
        ("JOHN SMITH", "SMITH", "JOHN"),
        ("Pele", "Pele", ""),
        (" ", "", ""),
    ],
)
def test_an_english_name_comes_apart(text: str, family: str, given: str) -> None:
    assert parse_english_name(text) == NameParts(family=family, given=given)
