"""Names of one person in different scripts and romanisations, brought to one form for comparison.

«Ахметова», "Akhmetova" and "Ahmetova"; «Жәнібек», "Zhanibek" and "Jänibek" are one name. The form
is for comparison alone and never shown: it levels differences that no scheme of romanisation keeps.
"""

import re
import unicodedata
from functools import lru_cache

from forumdesk.language.homoglyphs import in_one_script

# Cyrillic letters of Kazakh, Russian and their neighbours. Ө and ұ, ү become у or о in Russian spelling, so
# all of them and о, у are one vowel here.
_CYRILLIC = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "ѓ": "g", "ҳ": "h", "д": "d",
    "е": "e", "ё": "e", "є": "e", "э": "e", "ж": "j", "җ": "j", "ҷ": "j", "ӂ": "j", "з": "z", "и": "i",
    "й": "i", "ӣ": "i", "ї": "i", "к": "k", "қ": "k", "ҡ": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n",
    "ң": "n", "ҥ": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "o", "ұ": "o",
    "ү": "o", "ў": "o", "ӯ": "o", "ф": "f", "х": "h", "һ": "h", "ц": "ts", "ч": "c", "ҹ": "j", "ш": "s",
    "щ": "s", "ъ": "", "ы": "i", "і": "i", "ь": "", "ю": "io", "я": "ia", "ѐ": "e", "ѝ": "i",
})  # fmt: skip
_LATIN = str.maketrans({
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "ə": "a", "æ": "ae", "œ": "oe", "ß": "ss",
    "ħ": "h", "ŋ": "n", "q": "k", "w": "v",
})  # fmt: skip
# Groups of Latin letters, the longer first: schemes write one sound in several ways.
_GROUPS = {
    "shch": "s", "tsch": "c", "sch": "s", "tch": "c", "dzh": "j", "sh": "s", "ch": "c", "zh": "j",
    "kh": "h", "gh": "g", "ph": "f", "th": "t", "ks": "x", "ck": "k", "oo": "o", "ou": "o", "ee": "i",
    "dj": "j",
}  # fmt: skip
_LETTERS = frozenset({"Ll", "Lo", "Nd"})  # signs like ʻ are letters of another kind and fall away
_GROUP = re.compile("|".join(_GROUPS))
_SOFT_E = re.compile(r"i+e")  # Yelena and Elena; Soloviev and Соловьев
_ROUNDED = re.compile(r"i+o|oe")  # Yuldashev and Юлдашев; Mueller and Müller
_REPEATED = re.compile(r"([^0-9])\1+")


@lru_cache(maxsize=65536)
def levelled(word: str) -> str:
    """The form of one word by which names are compared: Latin letters without accents and signs.

    Figures and letters of other scripts stay as they are, in small letters. A text without letters and figures
    gives an empty text.
    """
    small = in_one_script(unicodedata.normalize("NFC", word)).casefold()
    bare = unicodedata.normalize("NFD", small.replace("дж", "ж").replace("кс", "x").translate(_CYRILLIC))
    letters = "".join(char for char in bare if unicodedata.category(char) in _LETTERS)
    grouped = _GROUP.sub(lambda found: _GROUPS[found.group()], letters.replace("yo", "e").translate(_LATIN))
    vowels = _SOFT_E.sub("e", grouped.replace("y", "i").replace("u", "o"))
    return _REPEATED.sub(r"\1", _ROUNDED.sub("o", vowels))


# What a folded Latin word may look like among folded Cyrillic ones, and the reverse: ? is one letter, * any number.
# Longer groups first.
_TO_CYRILLIC = {
    "shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ts": "ц", "ya": "я", "yu": "ю",
    "ye": "е", "yo": "е", "a": "а", "b": "б", "c": "?", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х",
    "i": "и", "j": "ж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р",
    "s": "с", "t": "т", "u": "у", "v": "в", "w": "?", "x": "кс", "y": "?", "z": "з",
}  # fmt: skip
_TO_LATIN = {
    "а": "a", "б": "b", "в": "?", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "?", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "*h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh*", "ъ": "", "ы": "?", "ь": "", "э": "e",
    "ю": "*u", "я": "*a",
}  # fmt: skip
_LATIN_GROUP = re.compile("|".join(_TO_CYRILLIC))
_FEWEST_LETTERS = 2


@lru_cache(maxsize=1024)
def in_other_script(word: str) -> str:
    """A pattern for a folded word as the other script writes it: "ahm" gives «ахм», «ахм» gives "a*hm".

    In the pattern ``?`` stands for one letter and ``*`` for any number of them. Empty for a word that is too short
    to look for or is not of Latin or of Cyrillic letters alone.
    """
    if len(word) < _FEWEST_LETTERS:
        return ""
    if word.isascii() and word.isalpha():
        return _LATIN_GROUP.sub(lambda found: _TO_CYRILLIC[found.group()], word)
    return "".join(_TO_LATIN[letter] for letter in word) if set(word) <= _TO_LATIN.keys() else ""
