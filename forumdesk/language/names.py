"""Names of people: order, initials, and the parts of a name that was written in one piece."""

import re
from dataclasses import dataclass

from forumdesk.language.codes import known

NBSP = "\u00a0"

# Endings of patronymics in Russian spelling, the Kazakh ones included.
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|инична|ьич|ұлы|қызы|улы|кызы|уулу)$", re.IGNORECASE)
_PATRONYMIC_WORDS = frozenset({"оглы", "оглу", "кызы", "қызы", "ұлы", "улы", "уулу", "гызы"})
_PARTICLES = frozenset({
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "bin", "bint",
    "ibn", "al", "ter", "ten", "zu", "zur",
})  # fmt: skip
_INITIALS = re.compile(r"(?:[^\W\d_]\.(?:-[^\W\d_]\.)?){1,3}")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A person's name in one language; a missing part is an empty string, initials keep their dots."""

    family: str
    given: str = ""
    patronymic: str = ""


def official_name(name: NameParts, language: str) -> str:
    """The full name in the official order: «Ахметова Гүлнар Серікқызы», "Gulnar Akhmetova"."""
    if known(language) == "en":
        return _joined(name.given, name.family)
    return _joined(name.family, name.given, name.patronymic)


def short_name(name: NameParts, language: str, *, spaced: bool = True, surname_first: bool = False) -> str:
    """Initials and surname, held together by no-break spaces: «Г. С. Ахметова», "G. Akhmetova".

    ``spaced`` False writes «Г.С.Ахметова»: both spacings occur in official papers. English has the initial of
    the given name alone. Without a given name only the surname is written.
    """
    parts = [name.given] if known(language) == "en" else [name.given, name.patronymic]
    gap = NBSP if spaced else ""
    initials = gap.join(_initial(part) for part in parts if part)
    if not initials:
        return name.family
    # Initials after the surname keep a space before them even in the tight form.
    return f"{name.family}{NBSP}{initials}" if surname_first else f"{initials}{gap}{name.family}"


def parse_russian_name(text: str) -> NameParts:
    """The parts of «Ахметова Гульнар Сериковна»; fit for Kazakh and Russian spelling.

    Understood are also «Ахметова Г. С.», «Г.С. Ахметова», «Гульнар Сериковна Ахметова» and patronymics of two
    words («Ариф оглы»). One word is a surname; an empty text gives empty parts.
    """
    words = _words(text)
    leading = _count_initials(words)
    if leading and leading < len(words):
        words = words[leading:] + words[:leading]
    elif len(words) == 3 and _PATRONYMIC.search(words[1]) and not _PATRONYMIC.search(words[2]):
        words = [words[2], words[0], words[1]]
    family, given, *rest = words + [""] * (2 - len(words))
    if len(rest) > 1 and rest[-1].casefold() not in _PATRONYMIC_WORDS and not _PATRONYMIC.search(rest[-1]):
        # A given name of several words has no patronymic after it: «Ким Чен Ын У».
        return NameParts(family=family, given=_joined(given, *rest))
    return NameParts(family=family, given=given, patronymic=_joined(*rest))


def parse_english_name(text: str) -> NameParts:
    """The parts of "Gulnar Akhmetova": the surname is the last word, with the particles before it.

    A surname in capitals ("ASHCROFT Rhys") or before a comma ("Akhmetova, Gulnar") is recognised. One word
    is a surname.
    """
    before, comma, after = text.partition(",")
    if comma:
        return NameParts(family=_joined(*_words(before)), given=_joined(*_words(after)))
    words = _words(text)
    if len(words) > 1 and _in_capitals(words[0]) and not _in_capitals(words[-1]):
        count = next(position for position, word in enumerate(words) if not _in_capitals(word))
        return NameParts(family=_joined(*words[:count]), given=_joined(*words[count:]))
    start = max(len(words) - 1, 0)
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return NameParts(family=_joined(*words[start:]), given=_joined(*words[:start]))


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _words(text: str) -> list[str]:
    """The words of a name; initials written together («М.О.») come apart."""
    words: list[str] = []
    for word in _SPACES.split(text.strip()):
        if "." in word:
            words += re.findall(r"[^\W\d_]+\.(?:-[^\W\d_]+\.)?|[^.\s]+", word)
        elif word:
            words.append(word)
    return words


def _count_initials(words: list[str]) -> int:
    return next((place for place, word in enumerate(words) if not _INITIALS.fullmatch(word)), len(words))


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _initial(part: str) -> str:
    if part.endswith("."):
        return part
    return "-".join(f"{piece[0].upper()}." for piece in part.split()[0].split("-") if piece)
