"""How hard a passphrase is to guess. Everything is reckoned here; nothing is looked up elsewhere."""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

LEAST_LENGTH: Final = 8
_MEASURED = 72  # letters: what stands behind them makes nothing weaker, and zxcvbn takes time by the cube
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_KAZAKH = {"ә": "2", "і": "3", "ң": "4", "ғ": "5", "ү": "8", "ұ": "9", "қ": "0", "ө": "-", "һ": "="}
_LATIN = dict(
    zip(
        "абвгдезийклмнопрстуфхцыэәғқңөұүһі",
        "abvgdeziyklmnoprstufhcyeagqnouuhi",
        strict=True,
    )
) | {"ё": "yo", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
_KNOWN = (
    *("пароль", "құпиясөз", "құпия", "тізілім", "реестр", "хатшы", "секретарь", "кеңес", "форум", "отырыс"),
    *(
        "forumdesk",
        "қазақстан",
        "казахстан",
        "алматы",
        "астана",
        "шымкент",
        "қарағанды",
        "ақтөбе",
        "павлодар",
    ),
    *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан"),
    *("қараша", "желтоқсан", "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август"),
    *("сентябрь", "октябрь", "ноябрь", "декабрь", "привет", "любовь", "солнце", "сәлем", "махаббат"),
)


class Strength(StrEnum):
    """What a determined stranger with the file and a good computer needs, roughly."""

    SHORT = "short"  # refused: too few letters
    WEAK = "weak"  # hours
    FAIR = "fair"  # weeks to years
    STRONG = "strong"  # longer than a life


_FAIR, _STRONG = (
    10.0,
    14.0,
)  # decimal logarithm of guesses; ten thousand a second is what the derivation allows


def composed(passphrase: str) -> str:
    """The passphrase with letters composed: keyboards differ in how they give Й and Ё."""
    return unicodedata.normalize("NFC", passphrase)


def strength(passphrase: str, known: Sequence[str] = ()) -> Strength:
    """How strong a passphrase is; ``known`` are words that a stranger would try first (names of the body)."""
    if len(composed(passphrase).strip()) < LEAST_LENGTH:
        return Strength.SHORT
    guesses = _guesses(passphrase, known)
    if guesses < _FAIR:
        return Strength.WEAK
    return Strength.FAIR if guesses < _STRONG else Strength.STRONG


def _guesses(passphrase: str, known: Sequence[str]) -> float:
    """The decimal logarithm of how many guesses are needed, by the easiest way in."""
    from zxcvbn import zxcvbn

    words = [word for text in (*_KNOWN, *known) for one in text.casefold().split() for word in _readings(one)]
    return min(
        float(zxcvbn(reading[:_MEASURED], user_inputs=words)["guesses_log10"])
        for reading in _readings(composed(passphrase))
    )


def _readings(text: str) -> Iterator[str]:
    """The text, its keys on a Latin keyboard, and its letters in Latin: word lists know only these."""
    yield text
    keys = dict(zip(_RUSSIAN, _KEYS, strict=True)) | _KAZAKH
    for table in (keys, _LATIN):
        other = "".join(table.get(letter, letter) for letter in text.casefold())
        if other != text:
            yield other
