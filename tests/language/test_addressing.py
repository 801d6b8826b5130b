"""Salutations: the gender is shown by the name or not said."""

import pytest

from forumdesk.language.addressing import gender_shown, salutation, titled
from forumdesk.language.names import NameParts

KK = NameParts(family="Серікова", given="Айгүл", patronymic="Серікқызы")
RU = NameParts(family="Серикова", given="Айгуль", patronymic="Сериковна")
EN = NameParts(family="Serikova", given="Aigul")
UNSURE = NameParts(family="Ли", given="Чан")


@pytest.mark.parametrize(
    ("name", "language", "written"),
    [
        (KK, "kk", "Құрметті Айгүл Серікқызы!"),
        (RU, "ru", "Уважаемая Айгуль Сериковна!"),
        (EN, "en", "Dear Ms\u00a0Serikova,"),
    ],
)
def test_a_woman_is_addressed_by_name(name: NameParts, language: str, written: str) -> None:
    assert salutation(name, gender_shown((KK, RU)), language) == written


def test_a_man_without_a_patronymic_is_addressed_by_surname() -> None:
    name = NameParts(family="Петров", given="Иван")

    assert salutation(name, gender_shown((name,)), "ru") == "Уважаемый господин Петров!"
    assert salutation(name, "male", "kk") == "Құрметті Иван Петров!"


def test_initials_are_no_name_to_call_somebody_by() -> None:
    name = NameParts(family="Петров", given="И.", patronymic="И.")

    assert salutation(name, "male", "ru") == "Уважаемый господин Петров!"


@pytest.mark.parametrize(
    ("language", "written"),
    [("kk", "Құрметті Чан Ли!"), ("ru", "Уважаемые дамы и господа!"), ("en", "Dear Чан Ли,")],
)
def test_without_a_sure_gender_none_is_said(language: str, written: str) -> None:
    assert gender_shown((UNSURE, UNSURE)) is None
    assert salutation(UNSURE, None, language) == written


def test_spellings_that_contradict_each_other_show_no_gender() -> None:
    assert gender_shown((KK, NameParts(family="Петров", given="Иван"))) is None


def test_nobody_named_is_addressed_as_everybody() -> None:
    nobody = NameParts(family="")

    assert salutation(nobody, None, "kk") == "Құрметті ханымдар мен мырзалар!"
    assert salutation(nobody, "male", "en") == "Dear Sir or Madam,"


def test_an_english_address_has_a_title_where_it_is_sure() -> None:
    assert titled("Aigul Serikova", "female", "en") == "Ms\u00a0Aigul Serikova"
    assert titled("Chan Li", None, "en") == "Chan Li"
