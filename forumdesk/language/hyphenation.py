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
# Consonants that begin a syllable together in words from other languages.
_ONSET = re.compile("[бвгдкптф][рл]|дж|шт")
_PIECES = re.compile(r"[^\W\d_]+")
# An abbreviation, a name and what is read letter by letter have capitals inside; an address has no words.
_ADDRESS = re.compile(r"@|://|www\.|[^\W\d_]\.[^\W\d_]")
# Between the parts of a compound, whatever its sounds say: халық-аралық, төр-аға, транс-ұлттық, Қызыл-орда; шекара is
# one word. A patronymic keeps the father's name whole (Оспан-ұлы), but not where «құл» ends that name (Есенқұлы).
_PARTS = re.compile(
    r"""
    (?<=\w{2}) (?<!шек) (?=аралық) | (?<=\w{2}) (?=әлемдік)
    | (?<=^төр) (?=аға | айым) | (?<=^өз) (?=ара) | (?<=^ішін) (?=ара) | (?<=^бір) (?=ауыз | ыңғай | ізді)
    | (?<=^көп) (?=ұлт | өлше | арна | аспект) | (?<=^жалпы) (?=ұлт | адам) | (?<=^транс) (?=\w)
    | (?<=^макро) (?=өңір) | (?<=^қол) (?=өнер) | (?<=^қызыл) (?=орда) | (?<=^бей) (?=үкімет) | (?<=^қонақ) (?=үй)
    | (?<=^мектеп) (?=алды) | (?<=^ұлы) (?=британ) | (?<=^жаңа) (?=өзен)
    | (?<=\w{3}) (?<!^мақ) (?<![бвгғджзйклмнңпрстфхш]қ) (?=ұлы(?:н|ның|на|нан|нда|мен)?$)
    """,
    re.VERBOSE,
)


class _Dictionary(Protocol):
    def positions(self, word: str) -> list[int]: ...


def hyphenate(word: str, language: str) -> tuple[int, ...]:
    """The positions in ``word`` before which it may be broken with a hyphen, in rising order.

    At least two letters stay and two (English: three) go over. A word with figures or with capitals after
    its first letter («АХҚО», "PhD") and an address are never broken. A hyphen of the word's own is a break
    without help, so none is offered beside it; the pieces on its sides are broken by themselves. Punctuation
    around the word is allowed. Raises ValueError for an unknown language.
    """
    known(language)
    if any(char.isdigit() for char in word) or _ADDRESS.search(word):
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
        # The Russian patterns know ё in few words only, and е in all.
        found = [int(position) for position in _dictionary(language).positions(letters.replace("ё", "е"))]
    return [position for position in found if _LEFT <= position <= len(letters) - _RIGHT[language]]


def _kazakh_breaks(letters: str) -> list[int]:
    """By syllables, as the rules of Kazakh spelling ask; compounds by their parts, each with two letters at least.

    The published TeX patterns take у for vowel and consonant at once and part the тр of a word's end from its
    stem (ми-нис-тр-лі-гі), so the rule is our own.
    """
    ends = [0, *(match.start() for match in _PARTS.finditer(letters)), len(letters)]
    breaks = ends[1:-1]
    for start, end in pairwise(ends):
        breaks += [start + place for place in _syllables(letters[start:end]) if 2 <= place <= end - start - 2]
    return sorted(breaks)


def _syllables(letters: str) -> list[int]:
    """Between two vowels the break stands before the last consonant: қыр-кү-йек, се-рік-тес-тер."""
    vowels = [place for place in range(len(letters)) if _is_vowel(letters, place)]
    return [
        place for first, second in pairwise(vowels) if (place := _between(letters, first, second)) is not None
    ]


def _is_vowel(letters: str, place: int) -> bool:
    """Whether a letter makes a syllable: «у» after a vowel does not (та-уар, қа-уіп)."""
    if letters[place] == "у" and place and letters[place - 1] in _VOWELS:
        return False
    return letters[place] in _VOWELS


def _between(letters: str, first: int, second: int) -> int | None:
    """Where the consonants between two vowels part, or None where these are not to be parted.

    Vowels side by side stay together (ака-де-мия, ас-со-циа-ция) but where the second is sure to begin a
    syllable: ы, і after и, у (ти-іс-ті, ту-ын-ды), я, ю after another vowel (ба-ян-да-ма, қо-ю-лы).
    """
    if second == first + 1:
        begins = (letters[first] in "иую" and letters[second] in "ыі") or (
            letters[first] not in "ие" and letters[second] in "яю"
        )
        return second if begins else None
    cluster = letters[first + 1 : second]
    if "ъ" in cluster:
        return first + 2 + cluster.index("ъ")  # объ-ект
    head = len(cluster) - (2 if cluster.endswith("ь") else 1)  # пре-мье-ра
    if letters.startswith("стан", second - 2) and head > 1:
        head -= 1  # the names of countries: Қа-зақ-стан, Өз-бек-стан
    elif head > 1 and _ONSET.match(cluster, head - 1):
        head -= 1  # words from other languages: ин-фра, кон-гресс, элек-трон, мас-штаб
    return first + 1 + head


@lru_cache(maxsize=2)
def _dictionary(language: str) -> _Dictionary:
    from pyphen import Pyphen

    dictionary: _Dictionary = Pyphen(lang=_DICTIONARIES[language], left=_LEFT, right=_RIGHT[language])
    return dictionary
