"""Names in the cases of Kazakh and Russian: «Ахметова Гүлнар Серікқызының», «Ахметовой Гульнар Сериковне».

The forms are offered for correction and never kept unseen; where the rule is not sure the name stays in the
nominative. English has no cases.
"""

import re
from typing import cast

from forumdesk.language.codes import known
from forumdesk.language.kazakh import Case, ending
from forumdesk.language.names import NameParts, official_name
from forumdesk.language.russian_names import russian_form

NOMINATIVE = "nominative"
NAME_CASES: dict[str, tuple[str, ...]] = {
    "kk": ("genitive", "dative", "accusative", "locative", "ablative", "instrumental"),
    "ru": ("genitive", "dative", "accusative", "instrumental", "prepositional"),
    "en": (),
}
"""The cases besides the nominative, in the order of the grammars."""

_PATRONYMIC_OF_KAZAKH = re.compile(r"(?:[ұу]лы|[қк]ызы)$")
# Surnames and patronymics of Russian make: what stands before the ending, and how the ending is heard.
_RUSSIAN_MAKE = re.compile(r"(.*)(ов|ев|ёв|ин|ын|ий|ич)$")
_BACK, _FRONT = frozenset("аоұыя"), frozenset("әөүіеэё")
_KAZAKH_WORD = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+(?:-[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+)*")


def name_in_case(parts: NameParts, language: str, case: str) -> str:
    """The official form of a name (:func:`official_name`) in ``case``, one of NAME_CASES or "nominative".

    In Kazakh the last word takes the ending, a patronymic in -ұлы or -қызы that of a possessive. In Russian
    each part is declined by the gender that the patronymic shows, or the surname. Names whose gender is not
    sure, names in Latin letters and, in Kazakh, names that end in initials stay unchanged. Raises ValueError
    for an unknown language and for a case that the language lacks.
    """
    _check(language, case)
    written = official_name(parts, language)
    if case == NOMINATIVE or not written:
        return written
    if language == "ru":
        return official_name(_in_russian(parts, case), "ru")
    before, space, last = written.rpartition(" ")
    return f"{before}{space}{_in_kazakh(last, case)}"


def _check(language: str, case: str) -> None:
    if case not in (NOMINATIVE, *NAME_CASES[known(language)]):
        raise ValueError(f"no case of {language}: {case!r}")


def _in_russian(parts: NameParts, case: str) -> NameParts:
    family, given, patronymic = russian_form(parts.family, parts.given, parts.patronymic, case)
    return NameParts(family=family, given=given, patronymic=patronymic)


def _in_kazakh(word: str, case: str) -> str:
    """``word`` with its ending; a word that is no Kazakh one in full stays as it is."""
    if len(word) < 2 or not _KAZAKH_WORD.fullmatch(word):
        return word
    small = word.casefold()
    possessive = bool(_PATRONYMIC_OF_KAZAKH.search(small))
    added = ending(_heard(small), cast(Case, case), possessive=possessive)
    return word + (added.upper() if word.isupper() else added)


def _heard(word: str) -> str:
    """A word that takes the same endings: in names of Russian make the stem before -ов, -ев decides.

    «Сүлейменовтің», «Тоқаевтың», but «Пушкиннің», «Достоевскийдің», «Маратовичтің» after every stem. Source: the
    usage of the press («Әуезовтің», «Назарбаевтың», «Мүсіреповтің», «Мағауиннің»).
    """
    made = _RUSSIAN_MAKE.fullmatch(word)
    if not made:
        return word
    stem, end = made.groups()
    if end in ("ин", "ий", "ич", "ёв"):
        return f"е{end[-1]}"
    vowels = [sound for sound in stem if sound in _BACK or sound in _FRONT]
    front = vowels[-1] in _FRONT if vowels else end == "ев"
    return f"{'е' if front else 'а'}{end[-1]}"
