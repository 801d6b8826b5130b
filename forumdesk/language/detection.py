"""Which of the three languages a text is written in."""

import re
from collections import Counter

# Letters that Kazakh has and Russian lacks, and the reverse (beside rare loans in Kazakh).
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_NEITHER = frozenset("їєґўћђљњџј")  # Ukrainian, Belarusian and Serbian share the alphabet, not the language
_FREQUENT_WORDS = {
    "kk": "мен бен пен бойынша туралы бар деп осы және үшін ал оның болып емес жоқ тағы арналған сондай",
    "ru": "и в во на с со по для о об от к ко что не как за из до при это его её их также между под над были "
    "было была будет года году",
    "en": "the of and to in for with on by from at as is are was were be been has have that this which their "
    "its an a or not",
}
_FREQUENT = {language: frozenset(words.split()) for language, words in _FREQUENT_WORDS.items()}
_RUSSIAN_ENDINGS = re.compile(
    r"(?:[оеыи]го|[оеыи]му|[ыи]ми|[ыи]х|ости?|[еюя]тся|ться|ени[ея]|[тн]ый|[тн]ая|[тн]ые)$"
)
_ENGLISH_ENDINGS = re.compile(r"(?:tions?|ments?|ness|ing|it(?:y|ies)|ship)$")
_CYRILLIC_WORD = re.compile(r"[а-яё]{4,}")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = {"kk": 2}  # its letters prove more than the words of the others
_ENOUGH_OTHERWISE = 3


def detect_language(text: str) -> str | None:
    """The language of ``text`` ("kk", "ru", "en"), or None where it is too short, mixed or in another one.

    Every word with a letter, an ending or a frequent word of a language speaks for it; at least three words
    (Kazakh: two) must speak, and for one language twice as many as for any other. Cyrillic words without any
    sign of another language are Russian: hardly a Kazakh sentence does without its own letters.
    """
    words = _WORD.findall(text.casefold())
    scores = Counter(language for word in words if (language := _language_of(word)))
    foreign = sum(1 for word in words if _NEITHER & set(word))
    if not scores["kk"] and not scores["en"] and not foreign:
        scores["ru"] = max(scores["ru"], sum(1 for word in words if _CYRILLIC_WORD.fullmatch(word)))
    ranked = [*scores.most_common(2), ("", 0), ("", 0)]
    (language, first), (_, second) = ranked[:2]
    if first < _ENOUGH.get(language, _ENOUGH_OTHERWISE) or first < 2 * second or first < 2 * foreign:
        return None
    return language


def _language_of(word: str) -> str | None:
    if _NEITHER & set(word):
        return None
    if _KAZAKH_LETTERS & set(word):
        return "kk"
    for language, words in _FREQUENT.items():
        if word in words:
            return language
    if _RUSSIAN_ENDINGS.search(word):
        return "ru"
    return "en" if _ENGLISH_ENDINGS.search(word) else None
