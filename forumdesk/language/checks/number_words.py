"""Numbers written in words, in every case: "twenty-five", «двадцати пяти», «жиырма бес», «үшінші»."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from forumdesk.language.kazakh import Case, ending

_RUSSIAN_UNITS = {
    1: "один одна одно одного одной одному одним", 2: "два две двух двум двумя", 3: "три трех трем тремя",
    4: "четыре четырех четырем четырьмя",
    5: "пять пяти пятью", 6: "шесть шести шестью", 7: "семь семи", 8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
}  # fmt: skip  # «семью» is also the accusative of «семья»
_RUSSIAN_HUNDREDS = {
    100: "сто ста", 200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот", 600: "шестьсот шестисот", 700: "семьсот семисот", 800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}  # fmt: skip
_RUSSIAN_TEENS = (
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат",
    "восемнадцат", "девятнадцат",
)  # fmt: skip
_RUSSIAN_ORDINALS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    **dict(enumerate(_RUSSIAN_TEENS, start=11)), 20: "двадцат", 30: "тридцат", 40: "сороков",
}  # fmt: skip
_HARD_ENDINGS = ("ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми")
_THIRD_ENDINGS = (
    "ий",
    "ья",
    "ье",
    "ьи",
    "ьего",
    "ьему",
    "ьим",
    "ьем",
    "ью",
    "ьих",
    "ьей",
    "ьими",
    "и",
    "ь",
    "ей",
)

_ENGLISH = {
    2: "two second", 3: "three third thirds", 4: "four fourth", 5: "five fifth", 6: "six sixth",
    7: "seven seventh", 8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 11: "eleven eleventh",
    12: "twelve twelfth", 13: "thirteen thirteenth", 14: "fourteen fourteenth", 15: "fifteen fifteenth",
    16: "sixteen sixteenth", 17: "seventeen seventeenth", 18: "eighteen eighteenth", 19: "nineteen nineteenth",
    20: "twenty twentieth", 30: "thirty thirtieth", 40: "forty fortieth", 50: "fifty fiftieth", 60: "sixty",
    70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred",
}  # fmt: skip

_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
KAZAKH_UNITS = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_KAZAKH_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_KAZAKH_ORDINALS = {
    1: "бірінші", 2: "екінші", 3: "үшінші", 4: "төртінші", 5: "бесінші", 6: "алтыншы", 7: "жетінші", 8: "сегізінші",
    9: "тоғызыншы", 10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы", 50: "елуінші",
    100: "жүзінші",
}  # fmt: skip
_CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = r"[^\W\d_]*"
# Words that may stand for a number of the others and assert none themselves. An ending in * takes any letters.
_FAINT = {
    "kk": {
        1: "бір бірінші бірі бірін бірінің бірінде бірыңғай алғаш* жалғыз",
        2: "екеу* екісі* қос қосы екіжақты екінші* жұп", 3: "үшеу* үшжақты үшінші*", 4: "төртеу*",
        10: "онжылдық*", 100: "ғасыр*",
    },
    "ru": {
        1: "один одна одно одного одной одном одним одну единый единую единого единственн* перв* однажды",
        2: "оба обе обоих обеих обоим двое двоих двойн* дважды двух* двусторонн* двуязычн* вторично пара пары",
        3: "трое троих трех* трижды треть* трети", 4: "четверо четырех* четверт*", 5: "пятеро пяти*",
        6: "шести*", 7: "семи*", 8: "восьми*", 9: "девяти*", 10: "десяти*", 12: "двенадцати*",
        15: "пятнадцати*", 20: "двадцати*", 30: "тридцати*", 40: "сорокалет*", 50: "пятидесяти*",
        60: "шестидесяти*", 70: "семидесяти*", 80: "восьмидесяти*", 90: "девяносто*", 100: "столет* сотн*",
    },
    "en": {
        1: "one first single once firstly",
        2: "both dual double twice pair couple secondly bilateral biennial half halves",
        3: "triple trilateral triennial thirdly thrice", 4: "quarter quarters", 10: "decade decades",
        12: "dozen", 100: "century centenary",
    },
}  # fmt: skip


def numbers_in_words(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of the numbers in words from two on, in the order of the text.

    ``text`` is in small letters with «е» for «ё».
    """
    values, pattern = _lexicon(language)
    for match in pattern.finditer(text):
        words = [word for word in _WORD.finditer(match.group()) if word.group() in values]
        number = _composed([values[word.group()] for word in words])
        if number is None:  # «две трети»: two numbers, not one
            for word in words:
                if (alone := values[word.group()]) > 1:
                    yield match.start() + word.start(), match.start() + word.end(), alone
        elif number > 1:
            yield *match.span(), number


def faint_numbers(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, number) of words that may stand for a number: "both", «двусторонний», «екеуі»."""
    pattern = _faint_pattern(language)
    for match in pattern.finditer(text):
        yield match.start(), match.end(), int(str(match.lastgroup)[1:])


def cardinal(number: int, language: str) -> str:
    """A number from 2 to 99 in words, in English or Kazakh, where no case can be wrong; else an empty string."""
    if not 1 < number < 100 or language == "ru":
        return ""
    tens, units = divmod(number, 10)
    if language == "kk":
        return " ".join(word for word in (_KAZAKH_TENS[tens], KAZAKH_UNITS[units]) if word)
    if number < 20:
        return _ENGLISH[number].split()[0]
    unit = "one" if units == 1 else _ENGLISH[units].split()[0] if units else ""
    return f"{_ENGLISH_TENS[tens]}-{unit}" if unit else _ENGLISH_TENS[tens]


def _composed(values: list[int]) -> int | None:
    """The number that the words make together, or None: 20 and 5 make 25, 2 and 100 make 200."""
    if len(values) == 1:
        return values[0]
    if values[0] < 10 and values[1] == 100:
        values = [values[0] * 100, *values[2:]]
    falls = all(_fits(before, after) for before, after in pairwise(values))
    return sum(values) if falls else None


def _fits(before: int, after: int) -> bool:
    if before >= 100:
        return before % 100 == 0 and after < 100
    return before >= 10 and before % 10 == 0 and after < 10


@lru_cache(maxsize=3)
def _lexicon(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    values = {"kk": _kazakh, "ru": _russian, "en": _english}[language]()
    word = "|".join(sorted(values, key=len, reverse=True))
    if language != "en":
        return values, re.compile(rf"(?<![\w-])(?:{word})(?:\s+(?:{word}))*(?![\w-])")
    # "one hundred and five", but never "two and three"
    tens = "|".join(one for one, value in values.items() if value >= 20 and value % 10 == 0 and value < 100)
    hundreds = rf"(?:{word}|one)\s+hundred(?:\s+and\s+|\s+|$)?(?:(?:{tens})[\s-]+)?(?:{word})?"
    pattern = rf"(?<!\w)(?:{hundreds}|(?:{tens})[\s-](?:{word}|one|first)|(?:{word}))(?!\w)"
    return {**values, "one": 1, "first": 1}, re.compile(pattern)


@lru_cache(maxsize=3)
def _faint_pattern(language: str) -> re.Pattern[str]:
    groups = (
        f"(?P<n{number}>{'|'.join(words.replace('*', _LETTERS).split())})"
        for number, words in sorted(_FAINT[language].items(), reverse=True)  # «пятидесяти…» before «пяти…»
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _english() -> dict[str, int]:
    return {word: number for number, words in _ENGLISH.items() for word in words.split()}


def _russian() -> dict[str, int]:
    forms = {word: number for number, words in _RUSSIAN_UNITS.items() for word in words.split()}
    forms |= {word: number for number, words in _RUSSIAN_HUNDREDS.items() for word in words.split()}
    soft = {10: "десят", **dict(enumerate(_RUSSIAN_TEENS, start=11)), 20: "двадцат", 30: "тридцат"}
    forms |= {stem + end: number for number, stem in soft.items() for end in ("ь", "и", "ью")}
    for number, stem in {50: "пят", 60: "шест", 70: "сем", 80: "восем"}.items():
        oblique = "восьм" if number == 80 else stem
        forms |= {f"{stem}ьдесят": number, f"{oblique}идесяти": number, f"{stem}ьюдесятью": number}
    forms |= {"сорок": 40, "сорока": 40, "девяносто": 90, "девяноста": 90}
    forms |= {stem + end: number for number, stem in _RUSSIAN_ORDINALS.items() for end in _HARD_ENDINGS}
    forms |= {f"трет{end}": 3 for end in _THIRD_ENDINGS}
    return forms


def _kazakh() -> dict[str, int]:
    units = {word: number for number, word in enumerate(KAZAKH_UNITS) if number > 1}
    # «он» has no cases here: «оның» and «онда» are pronouns.
    cases = {word + ending(word, case): number for word, number in units.items() for case in _CASES}
    tens = {word: 10 * number for number, word in enumerate(_KAZAKH_TENS) if word}
    ordinals = {word: number for number, word in _KAZAKH_ORDINALS.items()}
    return {**cases, **units, **tens, **ordinals, "жүз": 100, "бір": 1}
