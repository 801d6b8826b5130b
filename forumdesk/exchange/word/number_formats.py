"""Numbers as lists write them: 1, a, i, IV, б; and the signs of bullets."""

import unicodedata
from collections.abc import Callable

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"  # without ё, й, ъ and ь, as ECMA-376 has it (17.18.59)
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LARGEST = 30_000  # beyond, letters and Roman figures are written with figures


def number_in(form: str, number: int) -> str:
    """``number`` in a format of WordprocessingML ("lowerLetter"); an unknown format is written with figures."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02}"
    if not 0 < number <= _LARGEST:
        return str(number)
    write = _WRITERS.get(form)
    return str(number) if write is None else write(number)


def letters(number: int, alphabet: str) -> str:
    """a, b … z, aa, bb …, as Word counts with letters."""
    times, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (min(times, 40) + 1)


def roman(number: int) -> str:
    """Small Roman figures."""
    written = ""
    for worth, figure in _ROMAN:
        times, number = divmod(number, worth)
        written += figure * times
    return written


def plain_bullet(sign: str) -> str:
    """The sign of a bullet; one that only a font of symbols shows becomes a round one."""
    sign = sign.strip()
    if not sign:
        return ""
    if unicodedata.category(sign[0]) in {"Co", "Cn", "Cc"} or sign == "o" or sign.isalnum():
        return "•"
    return sign


def _ordinal_ending(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_WRITERS: dict[str, Callable[[int], str]] = {
    "lowerLetter": lambda number: letters(number, _LATIN),
    "upperLetter": lambda number: letters(number, _LATIN.upper()),
    "russianLower": lambda number: letters(number, _RUSSIAN),
    "russianUpper": lambda number: letters(number, _RUSSIAN.upper()),
    "lowerRoman": lambda number: roman(number),
    "upperRoman": lambda number: roman(number).upper(),
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": lambda number: f"{number}{_ordinal_ending(number)}",
}
