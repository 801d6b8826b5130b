"""The declension of names in Russian. The endings are pytrovich's; whose gender it is, is decided here."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pytrovich.maker import PetrovichDeclinationMaker

Gender = Literal["male", "female"]

_MALE_PATRONYMIC = re.compile(r"(?:[ое]вич|ич|[ұу]лы|[оу]гл[ыу]|уулу)$")
_FEMALE_PATRONYMIC = re.compile(r"(?:[ое]вна|ична|инична|[қкг]ызы)$")
# Endings that only surnames of Russian make have. Those in -ин, -ина are not among them: «Шахин», «Мессина».
_MALE_SURNAME = re.compile(r".(?:[оеё]в|ск[ио]й|цк[ио]й)$")
_FEMALE_SURNAME = re.compile(r".(?:[оеё]ва|ская|цкая)$")
# Surnames in -ин take their gender from a given name that bears no doubt.
_UNSURE_SURNAME = re.compile(r"..[иы]на?$")
_MALE_GIVEN = frozenset({
    "александр", "алексей", "анатолий", "андрей", "антон", "аркадий", "артём", "борис", "вадим",
    "валерий", "василий", "виктор", "виталий", "владимир", "вячеслав", "геннадий", "георгий", "григорий",
    "даниил", "денис", "дмитрий", "евгений", "егор", "иван", "игорь", "илья", "кирилл", "константин",
    "леонид", "максим", "матвей", "михаил", "никита", "николай", "олег", "павел", "петр", "пётр", "роман",
    "руслан", "семён", "сергей", "станислав", "степан", "тимофей", "фёдор", "юрий", "ярослав",
})  # fmt: skip
_FEMALE_GIVEN = frozenset({
    "александра", "алла", "алёна", "анастасия", "ангелина", "анна", "антонина", "валентина", "валерия",
    "варвара", "вера", "вероника", "виктория", "галина", "дарья", "диана", "евгения", "екатерина",
    "елена", "елизавета", "зоя", "инна", "ирина", "карина", "кристина", "ксения", "лариса", "лидия",
    "любовь", "людмила", "маргарита", "марина", "мария", "надежда", "наталия", "наталья", "нина",
    "оксана", "ольга", "полина", "раиса", "светлана", "софия", "софья", "тамара", "татьяна", "юлия", "яна",
})  # fmt: skip
_INDECLINABLE = re.compile(r"(?:з[оа]д[аеэ]|дзе)$")  # Tajik and Georgian surnames, which usage leaves alone
_CYRILLIC_NAME = re.compile(r"[Ѐ-ӿ]+(?:[ \-][Ѐ-ӿ]+)*")
_INITIALS = re.compile(r"(?:[Ѐ-ӿ]{1,2}\.[ \-]?)+")


def gender_of(family: str, given: str, patronymic: str) -> Gender | None:
    """The gender that a Russian spelling of a name shows beyond doubt, else None.

    The patronymic decides (-вич, -ұлы, оглы; -вна, -қызы, кызы); without one the surname in -ов, -ский or -ова,
    -ская; for a surname in -ин or -ина a usual Russian given name has to agree.
    """
    father, surname = patronymic.casefold(), family.casefold()
    if _MALE_PATRONYMIC.search(father):
        return "male"
    if _FEMALE_PATRONYMIC.search(father):
        return "female"
    if _MALE_SURNAME.search(surname):
        return "male"
    if _FEMALE_SURNAME.search(surname):
        return "female"
    if _UNSURE_SURNAME.search(surname):
        ends_in_a = surname.endswith("а")
        if given.casefold() in (_FEMALE_GIVEN if ends_in_a else _MALE_GIVEN):
            return "female" if ends_in_a else "male"
    return None


def russian_form(family: str, given: str, patronymic: str, case: str) -> tuple[str, str, str]:
    """Surname, given name and patronymic in ``case`` ("genitive", … "prepositional").

    All three come back unchanged when the gender is not sure or a part is not in Cyrillic; initials stay.
    """
    parts = (family, given, patronymic)
    gender = gender_of(*parts)
    written = [part for part in parts if part and not _INITIALS.fullmatch(part)]
    if gender is None or not all(_CYRILLIC_NAME.fullmatch(part) for part in written):
        return parts
    return (
        _declined("LASTNAME", family, gender, case),
        _declined("FIRSTNAME", given, gender, case),
        _declined("MIDDLENAME", patronymic, gender, case),
    )


def _declined(kind: str, word: str, gender: Gender, case: str) -> str:
    from pytrovich.enums import Case, Gender, NamePart

    if not word or _INITIALS.fullmatch(word) or _INDECLINABLE.search(word.casefold()):
        return word
    # Of a man's double name the last part alone is declined: «Касым-Жомарта», «Жан-Жака».
    before, hyphen, last = (
        word.rpartition("-") if kind == "FIRSTNAME" and gender == "male" else ("", "", word)
    )
    # In capitals all letters are, and the rules know small endings alone.
    loud = len(last) > 1 and last.isupper()
    model = last.capitalize() if loud else last
    form = _maker().make(NamePart[kind], Gender[gender.upper()], Case[case.upper()], model)
    return before + hyphen + (form.upper() if loud else form)


@lru_cache(maxsize=1)
def _maker() -> "PetrovichDeclinationMaker":
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()
