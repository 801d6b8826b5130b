"""Kazakh endings for numerals, names and nouns.

The tables are those of the standard grammar. Phrases that the program composes should need endings on
numerals and fixed nouns only; for names a frame without an ending is safer («Франция өкілі»): loans waver.
"""

import re
from typing import Literal

from forumdesk.language.numbers import whole

Case = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]

_BACK = frozenset("аоұыя")
_FRONT = frozenset("әөүіеэё")
_NASAL = frozenset("мнң")
_VOICELESS = frozenset("пткқсшщцчхфһбвгд")  # a final б, в, г, д is devoiced before an ending
_OPEN = _BACK | _FRONT
_BACK_CONSONANTS = frozenset("қғхһ")

# By the kind of the last sound: vowel, nasal, voiced consonant or glide, voiceless; each as (back, front).
_ENDINGS: dict[Case, dict[str, tuple[str, str]]] = {
    "genitive": {
        "vowel": ("ның", "нің"), "nasal": ("ның", "нің"), "voiced": ("дың", "дің"),
        "voiceless": ("тың", "тің"), "possessive": ("ның", "нің"),
    },
    "dative": {
        "vowel": ("ға", "ге"), "nasal": ("ға", "ге"), "voiced": ("ға", "ге"), "voiceless": ("қа", "ке"),
        "possessive": ("на", "не"),
    },
    "accusative": {
        "vowel": ("ны", "ні"), "nasal": ("ды", "ді"), "voiced": ("ды", "ді"), "voiceless": ("ты", "ті"),
        "possessive": ("н", "н"),
    },
    "locative": {
        "vowel": ("да", "де"), "nasal": ("да", "де"), "voiced": ("да", "де"), "voiceless": ("та", "те"),
        "possessive": ("нда", "нде"),
    },
    "ablative": {
        "vowel": ("дан", "ден"), "nasal": ("нан", "нен"), "voiced": ("дан", "ден"),
        "voiceless": ("тан", "тен"), "possessive": ("нан", "нен"),
    },
    "instrumental": {
        "vowel": ("мен", "мен"), "nasal": ("мен", "мен"), "voiced": ("мен", "мен"),
        "voiceless": ("пен", "пен"), "possessive": ("мен", "мен"),
    },
}  # fmt: skip

_UNITS = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = ((10**12, "триллион"), (10**9, "миллиард"), (10**6, "миллион"), (1000, "мың"), (100, "жүз"))


def ending(word: str, case: Case, *, possessive: bool = False) -> str:
    """The ending that ``word`` takes in ``case``: («ел», "ablative") gives «ден».

    ``possessive`` says that the word already ends in a possessive of the third person («министрлігі»,
    «Америка Құрама Штаттары»), which has endings of its own. An abbreviation in capitals is read as the word
    it looks like when it has a vowel («АҚШ-қа», «ЮНЕСКО-ның») and letter by letter otherwise («ҚР-ның»). A
    number in figures takes the ending of the last word spoken. Raises ValueError for a word without Kazakh
    letters, for which no rule is known.
    """
    last = _last_word(word)
    if last.isdecimal():
        last = last_spoken_word(int(last))
    elif _is_spelled_out(last):
        return _ENDINGS[case]["possessive" if possessive else "vowel"][0]
    sounds = last.casefold()
    kind = "possessive" if possessive else _kind(sounds)
    if case == "instrumental" and not possessive and sounds[-1] in "зж":
        return "бен"
    return _ENDINGS[case][kind][_is_front(sounds)]


def with_case(word: str, case: Case, *, possessive: bool = False) -> str:
    """``word`` with its ending; figures, abbreviations and quoted names take it after a hyphen.

    «елден», «300-ден», «ТМД-ның», «министрлігіне» (with ``possessive``). Raises ValueError as :func:`ending`.
    """
    added = ending(word, case, possessive=possessive)
    last = _last_word(word)
    apart = last.isdecimal() or _is_abbreviation(last) or not word[-1:].isalnum()
    return f"{word}{'-' if apart else ''}{added}"


def numeral(number: int, case: Case) -> str:
    """A whole number in figures with its ending: (300, "ablative") gives «300-ден»."""
    return f"{whole(number, 'kk')}-{ending(str(abs(number)), case)}"


def of_them(number: int) -> str:
    """So many of a whole, with the possessive of the last word spoken: «31-і», «40-ы», «26-сы»."""
    stem = "с" if last_spoken_word(number)[-1] in "аыі" else ""
    vowel = "і" if _is_front(last_spoken_word(number)) else "ы"
    return f"{whole(number, 'kk')}-{stem}{vowel}"


def ordinal(number: int) -> str:
    """An ordinal that stands alone: «2-ші», «10-шы». Before a noun figures need no ending: «2-тармақ».

    Raises ValueError below zero.
    """
    if number < 0:
        raise ValueError("there is no ordinal below zero")
    return f"{number}-{'ші' if _is_front(last_spoken_word(number)) else 'шы'}"


def numbered(number: int, noun: str) -> str:
    """A numbered part of a paper: (1, «қосымша») gives «1-қосымша»."""
    return f"{number}-{noun}"


def last_spoken_word(number: int) -> str:
    """The word with which the spoken number ends: 300 gives «жүз», 21 gives «бір»."""
    number = abs(number)
    if number % 10 or not number:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    # From a hundred upwards the word is that of the highest power that still divides the number.
    return next(word for power, word in _POWERS if number % power == 0)


def roman(number: int) -> str:
    """The number in Roman figures, as congresses are counted («III съезд»); ValueError outside 1 to 3999."""
    if not 0 < number < 4000:
        raise ValueError("Roman figures reach from 1 to 3999")
    figures = (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
        (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    )  # fmt: skip
    written = ""
    for value, figure in figures:
        times, number = divmod(number, value)
        written += figure * times
    return written


def _last_word(word: str) -> str:
    found = re.findall(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+|\d+", word.rstrip("\u0301").rstrip('"»”’) '))
    if not found or not word.rstrip('"»”’) ').endswith(found[-1]):
        raise ValueError(f"no Kazakh ending is known for {word!r}")
    return str(found[-1])


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_spelled_out(word: str) -> bool:
    """Whether an abbreviation has no vowel and is read by the names of its letters, which end in vowels."""
    return _is_abbreviation(word) and not set(word.casefold()) & (_OPEN | set("иую"))


def _kind(sounds: str) -> str:
    last = sounds.rstrip("ьъ")[-1:]
    if last in _OPEN:
        return "vowel"
    if last in _NASAL:
        return "nasal"
    return "voiceless" if last in _VOICELESS else "voiced"  # у, и, ю count as glides: «Мәскеудің», «судың»


def _is_front(sounds: str) -> bool:
    """Whether the endings of a word have front vowels, which its last decisive syllable settles."""
    if sounds.endswith("ь") and not sounds.endswith("нь"):
        return True  # «Израильден», «Беларусьтен»; but «Тайваньнан» follows its vowel
    for position in range(len(sounds) - 1, -1, -1):
        sound = sounds[position]
        if sound in _BACK or sound in _FRONT:
            return sound in _FRONT
        if sound in "ую" and _is_loan_vowel(sounds, position):
            return False  # «институтта», «курста»
        if sound == "и":
            # «Парижде», «Тбилисиде»; but «тарихта», «Ғалиға»
            return not set(sounds) & _BACK_CONSONANTS
    return False


def _is_loan_vowel(sounds: str, position: int) -> bool:
    """Whether у or ю stands between consonants, as in loans only; elsewhere it is a glide or neutral."""
    before, after = sounds[position - 1 : position], sounds[position + 1 : position + 2]
    vowels = _OPEN | set("иую")
    return before not in vowels and bool(after) and after not in vowels
