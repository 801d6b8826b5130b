"""Letters of invitation: whom they address, and what they leave unsaid."""

from dataclasses import replace
from datetime import datetime

import pytest

from forumdesk.documents.invitation import Letter, letters
from forumdesk.domain.people import Names, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.people_sheets import PeopleSheet, PersonLine
from tests.builders_people_sheets import people_sheet, person

KK, RU, EN = Language
NBSP = "\u00a0"
BEGINS = datetime(2024, 10, 17, 10, 0)  # noqa: DTZ001 - local to the hall
NAMES = Names(
    kk=PersonName(family="Ахметова", given="Гүлнар", patronymic="Серікқызы"),
    ru=PersonName(family="Ахметова", given="Гульнар", patronymic="Сериковна"),
    en=PersonName(family="Akhmetova", given="Gulnar"),
)
DATIVE = LocalizedText(kk="Ахметова Гүлнар Серікқызына", ru="Ахметовой Гульнар Сериковне")
GULNAR = person(names=NAMES, name_dative=DATIVE)
AYSE = person(
    2,
    name=LocalizedText(en="Ayşe Yılmaz"),
    listed_name=LocalizedText(en="Yılmaz Ayşe"),
    names=Names(en=PersonName(family="Yılmaz", given="Ayşe")),
    country="TR",
    role=Role.SPEAKER,
)


def letter(line: PersonLine, language: Language, **changed: object) -> Letter:
    sheet: PeopleSheet = replace(people_sheet([line]), **changed)  # type: ignore[arg-type]
    (made,) = letters(sheet, [language])
    return made


def test_a_russian_letter_has_post_and_name_in_the_dative_below_the_organisation() -> None:
    made = letter(GULNAR, RU)

    assert made.addressee == (
        "Евразийский национальный университет имени Л. Н. Гумилёва",
        "Ректору",
        "Ахметовой Гульнар Сериковне",
    )
    assert made.salutation == "Уважаемая Гульнар Сериковна!"


@pytest.mark.parametrize(
    "unsure", [{"post": LocalizedText(ru="доктор наук")}, {"name_dative": LocalizedText()}]
)
def test_post_and_name_stay_in_the_nominative_where_one_form_is_not_sure(unsure: dict[str, object]) -> None:
    made = letter(replace(GULNAR, **unsure), RU)  # type: ignore[arg-type]

    assert made.addressee[-1] == "Ахметова Гульнар Сериковна"
    assert made.addressee[-2] in ("Доктор наук", "Ректор")


def test_a_kazakh_letter_has_the_name_in_the_dative() -> None:
    made = letter(GULNAR, KK)

    assert made.addressee[-1] == "Ахметова Гүлнар Серікқызына"
    assert made.salutation == "Құрметті Гүлнар Серікқызы!"


def test_an_english_letter_begins_its_address_with_the_name() -> None:
    made = letter(GULNAR, EN)

    assert made.addressee[0] == f"Ms{NBSP}Gulnar Akhmetova"
    assert made.salutation == f"Dear Ms{NBSP}Akhmetova,"


def test_the_country_is_named_abroad_only() -> None:
    assert "Қазақстан" not in letter(GULNAR, KK).addressee
    assert letter(AYSE, KK).addressee[-1] == "Түркия"


def test_a_gender_that_is_not_sure_is_not_said() -> None:
    assert [letter(AYSE, language).salutation for language in Language] == [
        "Құрметті Ayşe Yılmaz!",
        "Уважаемые дамы и господа!",
        "Dear Ayşe Yılmaz,",
    ]


def test_what_is_known_of_the_meeting_stands_in_the_letter() -> None:
    made = letter(AYSE, EN, begins=BEGINS, contact=LocalizedText(en="Room 5\nforum@kz"))

    assert made.paragraphs == (
        "We have the honour to invite you to take part in the event “Strategic Partners Forum”.",
        f"Date: 17–18{NBSP}October 2024.",
        "Venue: Astana.",
        "Start: 10:00.",
        "You are invited as: speaker.",
        "We should be grateful if you would confirm your participation in advance.",
        "For questions about participation: Room 5, forum@kz.",
    )


def test_a_paragraph_about_something_unknown_is_left_out() -> None:
    made = letter(AYSE, RU, first_day=None, last_day=None, place=LocalizedText())

    text = " ".join(made.paragraphs)
    assert "{" not in text
    for word in ("Дата", "Место", "Начало", "По вопросам"):
        assert word not in text


def test_no_sentence_ends_in_two_full_stops() -> None:
    made = letter(AYSE, RU, place=LocalizedText(ru="Астана қ."))

    assert "Место проведения: Астана қ." in made.paragraphs


def test_the_letters_to_one_person_stand_together_in_the_order_of_languages() -> None:
    sheet = people_sheet([GULNAR, AYSE])

    found = [(one.person, one.language) for one in letters(sheet, [KK, RU])]

    assert [language for _, language in found] == [KK, RU, KK, RU]
    assert found[0][0] == "Ахметова Гүлнар Серікқызы"
