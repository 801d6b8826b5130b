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


NB = "\u00a0"


@pytest.mark.parametrize(
    ("name", "official", "before", "tight", "after"),
    [
        (("Ахметова", "Гүлнар", "Серікқызы"), "Ахметова Гүлнар Серікқызы",
         "Г. С. Ахметова", "Г.С.Ахметова", "Ахметова Г. С."),
        (("Смирнова-Ахметова", "Анна", "Юрьевна"), "Смирнова-Ахметова Анна Юрьевна",
         "А. Ю. Смирнова-Ахметова", "А.Ю.Смирнова-Ахметова", "Смирнова-Ахметова А. Ю."),
        (("Тоқаев", "Қасым-Жомарт", "Кемелұлы"), "Тоқаев Қасым-Жомарт Кемелұлы",
         "Қ.-Ж. К. Тоқаев", "Қ.-Ж.К.Тоқаев", "Тоқаев Қ.-Ж. К."),
        (("Гусейнов", "Эльчин", "Рафик оглы"), "Гусейнов Эльчин Рафик оглы",
         "Э. Р. Гусейнов", "Э.Р.Гусейнов", "Гусейнов Э. Р."),
        (("Ван", "Вэй", ""), "Ван Вэй", "В. Ван", "В.Ван", "Ван В."),
        (("Айер", "Ананья", ""), "Айер Ананья", "А. Айер", "А.Айер", "Айер А."),
        (("Сухарто", "", ""), "Сухарто", "Сухарто", "Сухарто", "Сухарто"),
        (("Мухамеджанов", "Д.", "Н."), "Мухамеджанов Д. Н.",
         "Д. Н. Мухамеджанов", "Д.Н.Мухамеджанов", "Мухамеджанов Д. Н."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_all_forms_of_kazakh_and_russian_names(
    language: str, name: tuple[str, str, str], official: str, before: str, tight: str, after: str
) -> None:
    parts = NameParts(family=name[0], given=name[1], patronymic=name[2])

    assert official_name(parts, language) == official
    assert short_name(parts, language) == before.replace(" ", NB)
    assert short_name(parts, language, spaced=False) == tight
    assert short_name(parts, language, surname_first=True) == after.replace(" ", NB)
    tight_after = after.replace(" ", NB, 1).replace(". ", ".")
    assert short_name(parts, language, surname_first=True, spaced=False) == tight_after


@pytest.mark.parametrize(
    ("name", "official", "short"),
    [
        (("van der Berg", "Ludwig"), "Ludwig van der Berg", "L. van der Berg"),
        (("Şahin", "Mehmet"), "Mehmet Şahin", "M. Şahin"),
        (("Al-Qahtani", "Reem"), "Reem Al-Qahtani", "R. Al-Qahtani"),
        (("Smith-Jones", "Mary-Ann"), "Mary-Ann Smith-Jones", "M.-A. Smith-Jones"),
        (("Pele", ""), "Pele", "Pele"),
    ],
)
def test_all_forms_of_english_names(name: tuple[str, str], official: str, short: str) -> None:
    parts = NameParts(family=name[0], given=name[1])

    assert official_name(parts, "en") == official
    assert short_name(parts, "en") == short.replace(". ", f".{NB}", 1)
    assert short_name(parts, "en", spaced=False) == short.replace(". ", ".", 1)


@pytest.mark.parametrize(
    ("text", "family", "given", "patronymic"),
    [
        ("Гүлнар Серікқызы Ахметова", "Ахметова", "Гүлнар", "Серікқызы"),
        ("Ахметова Гүлнар Серікқызы", "Ахметова", "Гүлнар", "Серікқызы"),
        ("Г. С. Ахметова", "Ахметова", "Г.", "С."),
        ("Смирнова-Ахметова А.Ю.", "Смирнова-Ахметова", "А.", "Ю."),
        ("Тоқаев Қ.-Ж. К.", "Тоқаев", "Қ.-Ж.", "К."),
        ("Алиева Лейла Ариф кызы", "Алиева", "Лейла", "Ариф кызы"),
        ("Шахин Мехмет", "Шахин", "Мехмет", ""),
    ],
)
def test_a_kazakh_name_comes_apart_in_either_order(
    text: str, family: str, given: str, patronymic: str
) -> None:
    assert parse_russian_name(text) == NameParts(family=family, given=given, patronymic=patronymic)
