"""The order of words, and what a search takes for the same word.

The order is that of the CLDR for Kazakh (Cyrillic before Latin, ё after е, ұ before ү, і after ы), made
here byte for byte: the collators of the operating systems differ, and an order that is stored in a shared
file must not.
"""

import codecs
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

# Signs that may stand in names and titles, each group one primary weight, in the order of the CLDR.
_SIGNS = (
    "_ - ‐‑ ‒ – — ― , ; : ! ¡ ? ¿ . … · '‘’‚ ‹ › \"“”„ « » ( ) [ ] { } § ¶ @ * / \\ & # % • ′″ ` ´ ^ ¯ ¨ ¸ "
    "ʹ ʺ ˈ ° © ® + ± ÷ × < = > ¬ | ¦ ~ − ¤ ¢ $ £ ¥ € ₸ ₽"
)
_FIGURES = "0 1 2 3 4 5 6 7 8 9"
# The Kazakh alphabet with the letters of neighbouring Cyrillic alphabets at their places.
_CYRILLIC = (
    "аӑӓ әӛ ӕ б в гѓґ ғ ӻ ҕ ӷ д ԁ ђ ԃ ҙ еѐӗ ё є жӂӝ ԫ җ зӟ ԅ ԑ ѕ ӡ ԇ иѝӥӣ ҋ й ј кќ қ ӄ ҡ ҟ ҝ ԟ ԛ л ӆ "
    "ԯ ԓ ԡ љ ԉ ԕ м ӎ н ԩ ӊ ң ӈ ԣ ҥ њ ԋ оӧ өӫ п ԥ ҧ ҁ р ҏ ԗ с ԍ ҫ т ԏ ҭ ћ "
    "уўӱӳӯ ұ ү ѹ ф х ӽ ӿ ҳ һ ԧ ѡ ѿ ѽ ѻ ц ҵ "
    "чӵ ԭ ҷ ӌ ҹ ҽ ҿ џ ш щ ъ ыӹ ії ь ҍ ѣ эӭ ю я ԙ ѥ ѧ ѫ ѩ ѭ ѯ ѱ ѳ ѵѷ ҩ ԝ ӏ"
)
_LATIN = "a b c dđð e ǝ ə f g hħ ʻ ʽ i ı j k lł m n ŋ oø p q r s tŧ u v w x y z ʒ þ ʼ"
_WRITTEN_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "№": "no", "ẞ": "ss"}
_SPACE = 0x03
_OTHER_SCRIPT = 0xFE  # followed by the code point: after everything listed above
_END_OF_LEVEL = b"\x01"
_PLAIN = 0x05

# The letters and signs of nearly all names, each of which has one weight on every level and composes with
# nothing: texts of these alone go through tables of 256 bytes.
_USUAL = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    + "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    + "\u00a0«»“”„‘’–—…·§°"
)

_FOLDED = str.maketrans("әғқңөұүһіёй", "агкноуухиеи")


def sort_key(text: str) -> bytes:
    """The key by which ``text`` stands in a Kazakh list; compare keys byte by byte.

    The key is the same on every system and for every database. It is a total order on texts in NFC: first the
    letters decide, then accents, then capitals (small first), and at last the text itself, so that equal keys
    mean equal texts. Source: the Kazakh rules of the CLDR, as ICU carries them.
    """
    tables = _tables()
    try:
        usual = tables.encode(text)
    except UnicodeEncodeError:
        return _sort_key_by_letters(unicodedata.normalize("NFC", text))
    return _END_OF_LEVEL.join(
        (
            usual.translate(tables.letters),
            usual.translate(tables.accents).rstrip(b"\x05"),
            usual.translate(tables.capitals).rstrip(b"\x05"),
            text.encode(),
        )
    )


def _sort_key_by_letters(composed: str) -> bytes:
    letters, accents, capitals = bytearray(), bytearray(), bytearray()
    for char in composed:
        primary, secondary, tertiary = _weights(char)
        letters += primary
        accents += secondary
        capitals += tertiary
    levels = (bytes(letters), bytes(accents.rstrip(b"\x05")), bytes(capitals.rstrip(b"\x05")))
    return _END_OF_LEVEL.join((*levels, composed.encode("utf-8", "surrogatepass")))


def search_fold(text: str) -> str:
    """The form in which texts and queries are compared by a search.

    Case, accents of Latin letters and the letters that a Russian keyboard lacks are levelled («қ» and «к»,
    «і» and «и», «ё» and «е», «й» and «и»), so that «кызылорда» finds «Қызылорда». Folding twice changes
    nothing more.
    """
    tables = _tables()
    try:
        usual = tables.encode(text)
    except UnicodeEncodeError:
        return _search_fold_by_letters(text)
    return codecs.charmap_decode(usual.translate(tables.folded), "strict", tables.chars)[0]


def _search_fold_by_letters(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", "".join(_search_letters(char) for char in folded))


class _Tables(NamedTuple):
    """The usual characters by a code of one byte, and what each code becomes."""

    chars: str
    encode: Callable[[str], bytes]
    letters: bytes
    accents: bytes
    capitals: bytes
    folded: bytes


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    chars = "\0" + _USUAL.ljust(255, "\ufffe")  # that sign marks a code without a character
    codes = {char: code for code, char in enumerate(_USUAL, start=1)}
    levels = [bytearray(256) for _ in range(3)]
    folded = bytearray(256)
    for char, code in codes.items():
        for level, weight in zip(levels, _weights(char), strict=True):
            level[code] = weight[0]
        folded[code] = codes[_search_fold_by_letters(char)]
    letters, accents, capitals = map(bytes, levels)
    charmap = codecs.charmap_build(chars)

    def encode(text: str) -> bytes:
        return codecs.charmap_encode(text, "strict", charmap)[0]

    return _Tables(chars, encode, letters, accents, capitals, bytes(folded))


@lru_cache(maxsize=2048)
def _search_letters(char: str) -> str:
    base, *marks = list(unicodedata.normalize("NFD", char))
    if marks and _is_latin(base):
        char = base
    char = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ə": "a"}.get(char, char)
    return char.translate(_FOLDED) if not (unicodedata.combining(char) and len(char) == 1) else ""


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


@lru_cache(maxsize=4096)
def _weights(char: str) -> tuple[bytes, bytes, bytes]:
    """The three levels of one character; an invisible one has none and is told apart by the text itself."""
    if char in _WRITTEN_OUT:
        parts = [_weights(letter) for letter in _WRITTEN_OUT[char]]
        primary, secondary, _ = (b"".join(level) for level in zip(*parts, strict=True))
        return primary, secondary, b"\x07" * len(parts)
    if char.isspace():
        return bytes([_SPACE]), bytes([_PLAIN]), bytes([_PLAIN])
    small = char.lower()
    if len(small) != 1:  # İ
        small = unicodedata.normalize("NFD", small)[0]
    capital = bytes([_PLAIN if small == char else 0x09])
    place = _places().get(small)
    if place is not None:
        return bytes([place[0]]), bytes([_PLAIN + place[1]]), capital
    base, *marks = list(unicodedata.normalize("NFD", small))
    if marks:
        primary, secondary, _ = _weights(base)
        return primary, secondary + b"".join(_accent(mark) for mark in marks), capital
    if unicodedata.combining(char):
        return b"", _accent(char), b""
    if unicodedata.category(char)[0] == "C" and unicodedata.category(char) != "Co":
        return b"", b"", b""
    return bytes([_OTHER_SCRIPT]) + ord(small).to_bytes(3, "big"), bytes([_PLAIN]), capital


def _accent(mark: str) -> bytes:
    return b"\x20" + ord(mark).to_bytes(3, "big")


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[int, int]]:
    """For every listed character its primary weight and its place among those that share it."""
    groups = " ".join((_SIGNS, _FIGURES, _CYRILLIC, _LATIN)).split()
    first = _SPACE + 1
    return {
        char: (first + weight, place)
        for weight, group in enumerate(groups)
        for place, char in enumerate(group)
    }
