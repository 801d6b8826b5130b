"""Letters that look alike in Latin and Cyrillic: one word is written in one script.

Real papers have "аnd" with a Cyrillic а, «Дəурен» with the Latin schwa, and scans with «ҥ» for «ү».
"""

import re
from dataclasses import dataclass

_LATIN = "aceopxyiABCEHKMOPTXYIhHəƏ"
_CYRILLIC = "асеорхуіАВСЕНКМОРТХУІһНәӘ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(
    "асеорхуіАВСЕНКМОРТХУІ", "aceopxyiABCEHKMOPTXYI"
)  # without letters that only resemble each other in capitals
# Letters of other alphabets that text recognition takes for Kazakh ones.
_MISREAD = str.maketrans("ҥҤҧҦ", "үҮұҰ")
_WORD = re.compile(r"[^\W\d_]+")
_IS_LATIN = re.compile(r"[A-Za-zÀ-ɏə]")
_IS_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def in_one_script(text: str) -> str:
    """``text`` with the look-alikes of the other script replaced in every word that mixes scripts.

    The script of most letters wins; in a tie the letters that have no look-alike decide. A word that would
    stay mixed («Wi-Fi-дың» is three words; «TikTokтың») is left alone, and so is a word wholly in one
    script.
    """
    return _WORD.sub(lambda match: _mended(match.group()), text.translate(_MISREAD))


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A word with letters of another alphabet; ``letters`` are those that ``suggested`` replaces, each once."""

    word: str
    suggested: str
    letters: str


def look_alikes(text: str) -> tuple[LookAlike, ...]:
    """The words of ``text`` that :func:`in_one_script` would change, each once, in their order; nothing is changed.

    A word that truly mixes scripts («TikTokтың») is no look-alike.
    """
    found: dict[str, LookAlike] = {}
    for word in _WORD.findall(text):
        suggested = in_one_script(word)
        if suggested != word and word not in found:
            replaced = (old for old, new in zip(word, suggested, strict=True) if old != new)
            found[word] = LookAlike(word=word, suggested=suggested, letters="".join(dict.fromkeys(replaced)))
    return tuple(found.values())


def _mended(word: str) -> str:
    latin, cyrillic = len(_IS_LATIN.findall(word)), len(_IS_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        # The schwa stands in Azerbaijani alone; by itself it proves nothing about a Latin word.
        return word
    candidates = [word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)]
    if latin > cyrillic:
        candidates.reverse()
    return next((candidate for candidate in candidates if not _is_mixed(candidate)), word)


def _is_mixed(word: str) -> bool:
    return bool(_IS_LATIN.search(word)) and bool(_IS_CYRILLIC.search(word))
