"""Words of a text with their places, and whether one is a form of another."""

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DECOMPOSED = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|-(?=[^\W\d_]))*")
_RUSSIAN_SOFT = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|[аяйьеоиыу])$")
RUSSIAN_ENDINGS = (
    "", "а", "у", "ом", "ым", "е", "ы", "ой", "ою", "я", "ю", "ем", "ей", "и", "ий", "ый", "ая", "ого",
    "его", "ому", "ему", "им", "ую", "юю", "ь", "й", "ия", "ию", "ии", "ием", "ией",
)  # fmt: skip
_KAZAKH_CASES = (
    "ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "на", "не", "ны", "ні", "ды", "ді", "ты",
    "ті", "н", "да", "де", "та", "те", "нда", "нде", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен",
)  # fmt: skip
KAZAKH_ENDINGS = ("", *_KAZAKH_CASES)
_ENDINGS = {"kk": frozenset(KAZAKH_ENDINGS), "ru": frozenset(RUSSIAN_ENDINGS)}
_LONGEST = {"kk": 9, "ru": 4}


class Word(NamedTuple):
    """A word as written, in small letters, and where it stands."""

    written: str
    small: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text; figures and marks are none."""
    small = lowered(text)
    if len(small) != len(text) or not unicodedata.is_normalized("NFC", text):  # word by word, then
        return [
            Word(one.group(), unicodedata.normalize("NFC", lowered(one.group())), *one.span())
            for one in _DECOMPOSED.finditer(text)
        ]
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        found.append(Word(text[start:end], small[start:end], start, end))
    return found


def lowered(word: str) -> str:
    """Small letters with «е» for «ё»."""
    return word.lower().replace("ё", "е")


def stem(small: str, language: str) -> str:
    """What stays in every case of a name."""
    if language == "ru" and len(small) > 3:
        return _RUSSIAN_SOFT.sub("", small)
    return small


def is_name_form(token: str, name: str, language: str) -> bool:
    """Whether ``token`` is the name in some case; both in small letters."""
    if token == name:
        return True
    if language == "en":
        return False
    root = stem(name, language)
    return token.startswith(root) and token[len(root) :] in _ENDINGS[language]


def is_form(token: str, word: str, language: str) -> bool:
    """Whether ``token`` may be any form of a word of a longer name."""
    if token == word or (language == "en" and token == f"{word}s"):
        return True
    if language == "en" or len(word) < 4:
        return False
    root = word[:-2] if len(word) > 5 else word[:-1]
    return token.startswith(root) and len(token) <= len(word) + _LONGEST[language]


def distance(one: str, other: str, limit: int) -> int:
    """How many letters are changed, added, left out or swapped; ``limit`` + 1 when more than ``limit``."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, a in enumerate(one, start=1):
        current = [row]
        for column, b in enumerate(other, start=1):
            best = min(last[column] + 1, current[-1] + 1, last[column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and one[row - 2] == b:
                best = min(best, before_last[column - 2] + 1)
            current.append(best)
        if min(current) > limit:
            return limit + 1
        before_last, last = last, current
    return min(last[-1], limit + 1)
