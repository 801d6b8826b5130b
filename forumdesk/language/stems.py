"""What words of a dictionary may stand behind a word of a text."""

import re
from functools import lru_cache

from forumdesk.language.codes import known
from forumdesk.language.kazakh import Case, ending

_CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_VOWELS = frozenset("аәеоөұүыіэяё")
_GLIDES = frozenset("уию")
_SOFTENED = {"б": "п", "г": "к", "ғ": "қ"}
_KAZAKH_WORD = re.compile(r"[а-яёәғқңөұүһі]{2,}(?:-[а-яёәғқңөұүһі]+)*")
_VERBS = tuple(
    tail for pair in (
        "атын етін", "итын итін", "йтын йтін", "ған ген", "қан кен", "ады еді", "йды йді",
        "ды ді", "ты ті", "а е", "й й",
        "ып іп", "п п", "са се", "сын сін", "ар ер",
    ) for tail in dict.fromkeys(pair.split())
)  # fmt: skip

_RUSSIAN = re.compile(
    r"(?:иями|ями|ами|иях|иям|ием|ией|ого|его|ому|ему|ыми|ими|ов|ев|ей|ом|ем|ам|ям|ах|ях|ая|яя|ое|ее|ые|ие|ый|ий"
    r"|ой|ую|юю|ых|их|ым|им|ия|ии|ию|ью|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[ое](?=[кцн]$)")
_SPELT_BOTH_WAYS = (
    (re.compile(r"is(?=(?:ation|e|ed|ing|er)$)"), "iz"),
    (re.compile(r"mme$"), "m"),
    (re.compile(r"tre$"), "ter"),
    (re.compile(r"our(?=s?$|ed|able)"), "or"),
)


@lru_cache(maxsize=20_000)
def kazakh_bases(word: str) -> tuple[str, ...]:
    """The words that ``word`` may be a form of, itself first: «тармағынан» gives «тармағы» and «тармақ» too.

    Taken off, each only where the rules of :mod:`forumdesk.language.kazakh` would have put it on: «-дағы», an
    ending of a case, a possessive ending, the plural. In small letters; not every candidate is a word.
    """
    small = word.casefold()
    if not _KAZAKH_WORD.fullmatch(small):
        return (small,)
    found = dict.fromkeys((small,))
    for strip in (_without_place, _without_case, _without_owner, _without_plural):
        for base in tuple(found):
            found.update(dict.fromkeys(strip(base)))
    return tuple(found)


def kazakh_infinitives(word: str) -> tuple[str, ...]:
    """The verbal nouns that ``word`` may belong to: «мойындай» gives «мойындау», «құрылсын» «құрылу» and «құру»."""
    found: dict[str, None] = {}
    for base in kazakh_bases(word):
        for tail in (*_VERBS, "у"):
            stem = base.removesuffix(tail)
            if stem == base:
                continue
            affirmed = re.sub(r"[мбп][ае]$", "", stem)
            for verb in (stem, affirmed):
                for active in (verb, re.sub(r"(?:[ыі]?[лн])$", "", verb)):
                    if len(active) > 1 and active + "у" != word:
                        found[active + "у"] = None
    return tuple(found)


def stem(word: str, language: str) -> str:
    """The part of a Russian or English ``word`` that its forms share; of Kazakh the word in small letters.

    The same letters mean the same word nearly always, not more: a rough cut for comparing terms. Raises
    ValueError for an unknown language.
    """
    small = word.casefold()
    if known(language) == "ru":
        return _russian_stem(small.replace("ё", "е"))
    return _english_stem(small) if language == "en" else small


def _russian_stem(word: str) -> str:
    short = _RUSSIAN.sub("", word)
    if len(short) < 3:
        return word
    return _FLEETING.sub("", short) if len(short) > 4 else short


def _english_stem(word: str) -> str:
    word = re.sub(r"['’]s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif re.search(r"(?:ss|x|z|ch|sh)es$", word):
        word = word[:-2]
    elif re.search(r"[^su]s$", word) and len(word) > 3:
        word = word[:-1]
    for pattern, written in _SPELT_BOTH_WAYS:
        word = pattern.sub(written, word)
    return word


def _without_place(word: str) -> tuple[str, ...]:
    """«Қазақстандағы» and «қазандағы»: the ending of the place and «-ғы»."""
    return tuple(word[:-2] for tail in ("дағы", "дегі", "тағы", "тегі") if word.endswith(tail))


def _without_case(word: str) -> tuple[str, ...]:
    bases = (word[:-length] for length in (1, 2, 3) if len(word) - length > 1)
    return tuple(base for base in bases if _takes(base, word[len(base) :]))


def _takes(base: str, tail: str) -> bool:
    try:
        owned = base[-1] in "ыі"
        return any(
            tail == ending(base, case, possessive=possessive)
            for case in _CASES
            for possessive in ((False, True) if owned else (False,))
        )
    except ValueError:
        return False


def _without_owner(word: str) -> tuple[str, ...]:
    """Without «-ы, -сы» (his) and «-ымыз, -мыз» (our), the last consonant as it was: «тармағы», «тармақ»."""
    found = []
    for tail in ("ымыз", "іміз", "ы", "і"):
        base = word.removesuffix(tail)
        if base != word and len(base) > 1 and base[-1] not in _VOWELS and _agrees(base, tail):
            found.append(base)
            if base[-1] in _SOFTENED:
                found.append(base[:-1] + _SOFTENED[base[-1]])
    for tail in ("мыз", "міз", "сы", "сі"):
        base = word.removesuffix(tail)
        if base != word and base[-1:] in _VOWELS and _agrees(base, tail):
            found.append(base)
    return tuple(found)


def _without_plural(word: str) -> tuple[str, ...]:
    base, tail = word[:-3], word[-3:]
    if len(base) < 2 or tail[1:] not in ("ар", "ер") or not _agrees(base, tail):
        return ()
    last = base.rstrip("ьъ")[-1:]
    if last in _VOWELS | _GLIDES | frozenset("рй"):
        first = "л"
    else:
        first = "д" if last in "мнңлзж" else "т"
    return (base,) if tail[0] == first else ()


def _agrees(base: str, tail: str) -> bool:
    """Whether ``tail`` has vowels of the same row as the endings of ``base``."""
    try:
        front = ending(base, "genitive")[1] == "і"
    except ValueError:
        return False
    return bool(set(tail) & set("еі")) == front
