from pathlib import Path

import pytest

from forumdesk.language.name_cases import NAME_CASES, name_in_case
from forumdesk.language.names import NameParts, official_name, parse_russian_name

TABLE = (Path(__file__).resolve().parent.parent / "files/russian_names.txt").read_text("utf-8")

AKHMETOVA = NameParts(family="Ахметова", given="Гүлнар", patronymic="Серікқызы")


def kazakh(text: str) -> NameParts:
    words = text.split()
    return NameParts(family=words[0], given=" ".join(words[1:2]), patronymic=" ".join(words[2:]))


def kazakh_forms(text: str) -> list[str]:
    return [name_in_case(kazakh(text), "kk", case).split()[-1] for case in NAME_CASES["kk"]]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Ахметова Гүлнар Серікқызы",
         "Серікқызының Серікқызына Серікқызын Серікқызында Серікқызынан Серікқызымен"),
        ("Ермеков Олжас Қайратұлы", "Қайратұлының Қайратұлына Қайратұлын Қайратұлында Қайратұлынан Қайратұлымен"),
        ("Рысбай Раушан", "Раушанның Раушанға Раушанды Раушанда Раушаннан Раушанмен"),
        ("Өтегенов Ерлан", "Ерланның Ерланға Ерланды Ерланда Ерланнан Ерланмен"),
        ("Біләлова Сәуле", "Сәуленің Сәулеге Сәулені Сәуледе Сәуледен Сәулемен"),
        ("Төлегенова Күләш", "Күләштің Күләшке Күләшті Күләште Күләштен Күләшпен"),
        ("Жұмабекова Гүлнар", "Гүлнардың Гүлнарға Гүлнарды Гүлнарда Гүлнардан Гүлнармен"),
        ("Оспанов Қуаныш", "Қуаныштың Қуанышқа Қуанышты Қуанышта Қуаныштан Қуанышпен"),
        ("Ахметов Мәди", "Мәдидің Мәдиге Мәдиді Мәдиде Мәдиден Мәдимен"),
        ("Қожахметова Назгүл", "Назгүлдің Назгүлге Назгүлді Назгүлде Назгүлден Назгүлмен"),
        ("Нұрпейісов Әбіш", "Әбіштің Әбішке Әбішті Әбіште Әбіштен Әбішпен"),
        ("Қалдаяқов Нұрсұлу", "Нұрсұлудың Нұрсұлуға Нұрсұлуды Нұрсұлуда Нұрсұлудан Нұрсұлумен"),
        ("Сейітжан Абай", "Абайдың Абайға Абайды Абайда Абайдан Абаймен"),
        ("Әли Темірбек", "Темірбектің Темірбекке Темірбекті Темірбекте Темірбектен Темірбекпен"),
        ("Смайл Ораз", "Ораздың Оразға Оразды Оразда Ораздан Оразбен"),
        ("Соловьёв Алексей Игоревич",
         "Игоревичтің Игоревичке Игоревичті Игоревичте Игоревичтен Игоревичпен"),
        ("Юсупов Ринат Рахимович", "Рахимовичтің Рахимовичке Рахимовичті Рахимовичте Рахимовичтен Рахимовичпен"),
        ("Иванова Елена Викторовна",
         "Викторовнаның Викторовнаға Викторовнаны Викторовнада Викторовнадан Викторовнамен"),
        ("Тоқаев", "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен"),
        ("Сүлейменов", "Сүлейменовтің Сүлейменовке Сүлейменовті Сүлейменовте Сүлейменовтен Сүлейменовпен"),
        ("Ахметова", "Ахметованың Ахметоваға Ахметованы Ахметовада Ахметовадан Ахметовамен"),
        ("Пушкин", "Пушкиннің Пушкинге Пушкинді Пушкинде Пушкиннен Пушкинмен"),
        ("Мағауин", "Мағауиннің Мағауинге Мағауинді Мағауинде Мағауиннен Мағауинмен"),
        ("Чайковский", "Чайковскийдің Чайковскийге Чайковскийді Чайковскийде Чайковскийден Чайковскиймен"),
        ("Толстой", "Толстойдың Толстойға Толстойды Толстойда Толстойдан Толстоймен"),
        ("Бондаренко", "Бондаренконың Бондаренкоға Бондаренконы Бондаренкода Бондаренкодан Бондаренкомен"),
        ("Ван Вэй", "Вэйдің Вэйге Вэйді Вэйде Вэйден Вэймен"),
        ("Тоқаев Қасым-Жомарт",
         "Қасым-Жомарттың Қасым-Жомартқа Қасым-Жомартты Қасым-Жомартта Қасым-Жомарттан Қасым-Жомартпен"),
    ],
)  # fmt: skip
def test_the_last_word_of_a_kazakh_name_takes_the_ending(name: str, forms: str) -> None:
    assert kazakh_forms(name) == forms.split()


@pytest.mark.parametrize(
    "form",
    ["Әуезов+тің", "Назарбаев+тың", "Мүсірепов+тің", "Байтұрсынов+тың", "Қонаев+тың", "Ермеков+тің", "Әлиев+тің",
     "Иванов+тың", "Сергеев+тің", "Гумилёв+тің", "Сейфуллин+нің", "Уәлиханов+тың", "Мәметова+ның"],
)  # fmt: skip
def test_surnames_of_russian_make_take_the_endings_of_the_press(form: str) -> None:
    surname, _, added = form.partition("+")

    assert name_in_case(NameParts(family=surname), "kk", "genitive") == surname + added


def test_the_words_before_the_last_stay() -> None:
    assert name_in_case(AKHMETOVA, "kk", "dative") == "Ахметова Гүлнар Серікқызына"
    assert name_in_case(AKHMETOVA, "kk", "nominative") == "Ахметова Гүлнар Серікқызы"


def test_a_name_in_capitals_takes_capitals() -> None:
    assert name_in_case(NameParts(family="АХМЕТОВА"), "kk", "dative") == "АХМЕТОВАҒА"


@pytest.mark.parametrize("name", ["Kim Min-jun", "Ахметова Г.", "Müller Jürgen", "Ким Y"])
def test_latin_names_and_initials_stay_as_they_are_in_kazakh(name: str) -> None:
    assert [name_in_case(kazakh(name), "kk", case) for case in NAME_CASES["kk"]] == [name] * 6


@pytest.mark.parametrize(
    "line", [line for line in TABLE.splitlines() if line[0] != "#"], ids=lambda line: line.partition("|")[0]
)
def test_russian_names_are_declined_or_left_alone(line: str) -> None:
    nominative, *forms = line.split("|")
    parts = parse_russian_name(nominative)
    expected = forms if any(form != nominative for form in forms) else [official_name(parts, "ru")] * 3

    assert [name_in_case(parts, "ru", case) for case in ("genitive", "dative", "instrumental")] == expected


@pytest.mark.parametrize(
    ("name", "accusative", "prepositional"),
    [
        ("Иванов Иван Иванович", "Иванова Ивана Ивановича", "Иванове Иване Ивановиче"),
        ("Ахметова Гульнар Сериковна", "Ахметову Гульнар Сериковну", "Ахметовой Гульнар Сериковне"),
        ("Ковалевская Софья Васильевна", "Ковалевскую Софью Васильевну", "Ковалевской Софье Васильевне"),
        ("Достоевский Юрий Ильич", "Достоевского Юрия Ильича", "Достоевском Юрии Ильиче"),
        ("Нургалиева Мария Маратовна", "Нургалиеву Марию Маратовну", "Нургалиевой Марии Маратовне"),
        ("Ермеков Олжас Кайратулы", "Ермекова Олжаса Кайратулы", "Ермекове Олжасе Кайратулы"),
    ],
)
def test_the_other_cases_of_russian_names(name: str, accusative: str, prepositional: str) -> None:
    parts = parse_russian_name(name)

    assert name_in_case(parts, "ru", "accusative") == accusative
    assert name_in_case(parts, "ru", "prepositional") == prepositional


@pytest.mark.parametrize("name", ["Müller Jürgen", "Kim Сергей", "Smirnov Иван Иванович"])
def test_latin_letters_in_a_russian_name_keep_all_of_it_unchanged(name: str) -> None:
    parts = parse_russian_name(name)

    assert [name_in_case(parts, "ru", case) for case in NAME_CASES["ru"]] == [name] * 5


def test_an_empty_name_stays_empty() -> None:
    for language, cases in NAME_CASES.items():
        for case in ("nominative", *cases):
            assert name_in_case(NameParts(family=""), language, case) == ""


def test_a_case_that_a_language_lacks_is_refused() -> None:
    for language, case in (("en", "genitive"), ("ru", "ablative"), ("kk", "prepositional")):
        with pytest.raises(ValueError, match="no case"):
            name_in_case(AKHMETOVA, language, case)
    with pytest.raises(ValueError, match="unknown language"):
        name_in_case(AKHMETOVA, "de", "genitive")
