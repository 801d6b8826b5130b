"""Numbers of people and countries that a text states, to be held against the list of participants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forumdesk.language.codes import known

Kind = Literal["people", "countries"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFact:
    """A number stated in prose; ``span`` is where the phrase stands, end excluded."""

    kind: Kind
    number: int
    more_than: bool
    span: tuple[int, int]


_SPACES = r"[ \t\u00a0\u2007\u2009\u202f\n]+"
_FIGURES = {
    "en": r"(?<![\w.,№-])(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)",
    "ru": r"(?<![\w.,№-])(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+)",
    "kk": r"(?<![\w.,№-])(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+)",
}
# Numbers in words count only beside "from", «из» and «елден»: "nine countries abstained" is another matter.
_WORDS = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    "ru": (
        "одной", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти",
        "одиннадцати", "двенадцати",
    ),
    "kk": (
        "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "он бір", "он екі",
    ),
}  # fmt: skip

_REACH = 40  # characters before a number in which a word like "about" is looked for
_MORE = {
    "en": r"(?P<more>(?:more\s+than|over|in\s+excess\s+of)\s+)?",
    "ru": r"(?P<more>(?:более(?:\s+чем)?|свыше|больше(?:\s+чем)?)\s+)?",
    "kk": r"(?P<more>(?:-|\s)?(?:ден|дан|тен|тан|нен|нан)\s+(?:астам|аса|артық|көп))?",
}
# "About 300" and "up to 300" state nothing that a list could bear out or contradict.
_VAGUE = {
    "en": (
        r"(?:about|around|nearly|almost|approximately|roughly|some|least|most|up\s+to|under|"
        r"(?:fewer|less)\s+than)"
    ),
    "ru": r"(?:около|почти|примерно|порядка|до|менее|меньше|минимум|максимум)",
    "kk": r"(?:шамамен|кемінде|кем\s+дегенде|барынша)",
}
_KAZAKH_ENDINGS = (
    r"(?:[лдт][ае]р)?(?:с?[ыі])?"
    r"(?:[ндт][ыі]ң|[дт][ыі]|н[ыі]|н|[ғгқк][ае]|н[ае]|[дт][ае]н?|н[ае]н|нд[ае]|[мбп]ен)?(?:ғы|гі)?\b"
)
_BETWEEN = {
    "en": r"(?:(?!(?:of|from|in|and|or|for|by|to|per|with)\b)[a-z-]+(?<!s)\s+)?",
    "ru": r"(?:[а-яё-]+(?:ых|их|ый|ой|ий|ая|яя|ые|ие|ого|его)\s+){0,2}",
    "kk": r"(?:(?!\w*(?:[ндт][ыі]ң|[лдт][ае]р)\b)[а-яәғқңөұүһіё-]+\s+){0,2}?",
}
_NOUNS: dict[str, dict[Kind, str]] = {
    "en": {
        "people": r"(?:representatives?|participants?|delegates?|attendees|persons?|people)\b",
        "countries": r"(?:countr(?:y|ies)|states)\b",
    },
    "ru": {
        "people": r"(?:представител|участник|делегат|человек)(?:[аяьиую]|ей|ов|[ая](?:м|ми|х)|ом|ем)?\b",
        "countries": r"(?:стран(?:а|ы|е|у|ой|ам|ами|ах)?|государств(?:о|а|у|ом|е|ам|ами|ах)?)\b",
    },
    "kk": {
        "people": rf"(?:өкіл|қатысушы|делегат|адам|кісі){_KAZAKH_ENDINGS}",
        "countries": rf"(?:шетел|ел|мемлекет){_KAZAKH_ENDINGS}(?!\s+мекен)",
    },
}
_FROM_WORDS = {
    "en": r"\bfrom\s+(?P<word>{words})\s+(?:\w+\s+)?countr(?:y|ies)\b",
    "ru": r"\bиз\s+(?P<word>{words})\s+стран[аы]?\b",
    "kk": r"\b(?P<word>{words})\s+(?:шет\s*)?ел(?:ден|інен)\b",
}


def facts_in_prose(text: str, language: str) -> tuple[StatedFact, ...]:
    """The numbers of people and of countries that ``text`` states, in the order of the text.

    Found are "more than 300 representatives", "304 participants", «22 елден», «300-ден астам өкілінің»,
    «более 300 представителей», «из 22 стран», "from nine countries". Vague numbers ("about 300") and shares
    of a whole are not facts of this kind. Raises ValueError for an unknown language.
    """
    known(language)
    kinds: tuple[Kind, ...] = ("people", "countries")
    found = [fact for kind in kinds for fact in _in_figures(text, language, kind)]
    found += _in_words(text, language)
    return tuple(sorted(found, key=lambda fact: fact.span))


def _in_figures(text: str, language: str, kind: Kind) -> Iterator[StatedFact]:
    figures, more, noun = _FIGURES[language], _MORE[language], _NOUNS[language][kind]
    between = _BETWEEN[language]
    if language == "kk":
        pattern = rf"{figures}{more}\s+{between}{noun}"
    else:
        pattern = rf"(?:\b{more})?{figures}\s+{between}{noun}"
    vague = re.compile(rf"\b{_VAGUE[language]}\s+$", re.IGNORECASE)
    for match in re.finditer(pattern.replace(r"\s+", _SPACES), text, re.IGNORECASE):
        if not vague.search(text[max(0, match.start() - _REACH) : match.start()]):
            number = int(re.sub(r"\D", "", match["number"]))
            yield StatedFact(kind=kind, number=number, more_than=bool(match["more"]), span=match.span())


def _in_words(text: str, language: str) -> Iterator[StatedFact]:
    words = _WORDS[language]
    longest_first = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    pattern = _FROM_WORDS[language].replace("{words}", longest_first)
    for match in re.finditer(pattern, text, re.IGNORECASE):
        number = words.index(match["word"].casefold()) + 1
        yield StatedFact(kind="countries", number=number, more_than=False, span=match.span())
