"""The words by which leads, headings of minutes, annexes and preambles are known in the three languages."""

import re
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.exchange.light_markup import Block

LONGEST_HEADING = 200  # characters
LONGEST_LEAD = 400

# Beginnings of the words by which a lead announces what is recommended or decided.
RECOMMENDING = re.compile(
    r"\b(ұсын|рекоменд|recommend|қаулы ет|шешті|шешім қабылда|постанов|решил|decide|resolve"
    r"|бұйыр(?:амын|амыз|ады)|приказыва|распоряжа|hereby order)",
    re.IGNORECASE,
)
_DISCUSSING = re.compile(
    r"\b(талқыла|қарады|мәселе|обсу[дж]|рассмотр|вопрос|discuss|considered|issues?\b|topics?\b)",
    re.IGNORECASE,
)


class Region(StrEnum):
    """A stretch of a text with its own rules."""

    ORDINARY = "ordinary"
    AGENDA = "agenda"
    TOLD = "told"
    DECIDED = "decided"
    ANNEX = "annex"


_QUESTION = r"по \w+ вопросу(?: повестки дня)?|\w+ мәселе(?: бойынша)?|on the \w+ (?:item|question)"
# Headings of minutes. What is present, heard and said is told; the agenda names the issues.
_MINUTES = {
    Region.AGENDA: "күн тәртібі(?:нде)?|повестка(?: дня)?|agenda",
    Region.DECIDED: (
        "қаулы ет(?:ті|ілді|еді|емін|еміз)|шешті|шешілді|шешім қабылда(?:ды|нды)"
        "|постанов(?:или|ил|лено)|решили|решено|decided|resolved"
    ),
    Region.TOLD: (
        "қатысқандар|қатысты|тыңдалды|сөз сөйле(?:ді|гендер)|дауыс бер(?:ді|ілді)|талқыланды"
        "|присутств(?:овали|уют|ующие)|слушали|выступили|голосовали|обсудили"
        rf"|{_QUESTION}"
        "|present|in attendance|attendance|heard|spoke|speakers|voted"
    ),
}
_MINUTES_HEADING = re.compile(
    rf"(?:(?:{_QUESTION})[,:]?\s+)?(?P<word>"
    + "|".join(f"(?P<{region}>{words})" for region, words in _MINUTES.items())
    + r")\s*(?P<end>:|\.?$)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?:(?:приложение|қосымша|annex|appendix|attachment)(?:\s+№?\s*(?:\d{1,2}|(?-i:[IVX]{1,5}|[A-ZА-Я])))?"
    r"|(?:[^.:;!?]{0,100}\s)?\d{1,2}-қосымша)(?=[\s.:,–—-]|$)",
    re.IGNORECASE,
)
# "Глава 2. …", "3-бап. …", "Article 5": sections that are numbered in words.
_CHAPTER = re.compile(
    r"(?:(?:глава|раздел|статья|chapter|article|section)\s+(?:\d{1,3}|(?-i:[IVX]{1,6}))"
    r"|\d{1,3}-(?:бап|тарау|бөлім))(?:[.:]?\s*$|[.:]?\s+(?=[–—-]\s|(?-i:[^\Wa-zа-яёәғқңөұүһі\d_])))",
    re.IGNORECASE,
)
_ANNEX_GOES_ON = re.compile(r"[.:]?\s*(?:$|[–—-]\s|\(|к\s|to\s)|\.\s")
_PARTICIPLE = re.compile(
    # English -ing and the adjectives of the United Nations; Russian -ая(сь), -яя, -уя, -ив; Kazakh ends with -ып.
    r"(?:(?:\w+ly |also |further |having |bearing )?\w{2,}(?:ing|ed)|aware|mindful|conscious|deeply|fully|gravely"
    r"|(?:также |вновь |глубоко |особо |далее )?\w{2,}(?:ая|яя|уя|ая?сь|уясь|ясь|ив|вшись)"
    r"|принимая|будучи|руководствуясь)\b",
    re.IGNORECASE,
)
_KAZAKH_CLAUSE = re.compile(
    r"(?:отырып|ып|іп|тап|теп|дап|деп|лап|леп|ала|ескере|негізге ала)\W*$", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"(?:төраға|хатшы|председател|секретар|chair|secretary|rapporteur|сопредседател|тең төраға|president\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MinutesHeading:
    """A heading of minutes: what follows it, and how many characters of the text it has."""

    region: Region
    length: int


def minutes_heading(block: Block) -> MinutesHeading | None:
    """Read "ПОСТАНОВИЛИ:" and its like, alone or with words behind the colon."""
    if block.style in {"cell", "note"} or block.bullet:
        return None
    text = block.text[:LONGEST_HEADING]
    match = _MINUTES_HEADING.match(text)
    if match is None:
        return None
    region = next(region for region in _MINUTES if match[region])
    alone = match.end() == len(block.text)
    if not alone and not match["word"].isupper() and not _is_cyrillic(match["word"]):
        return None  # "Present: …" may begin any English paragraph
    return MinutesHeading(region, match.end())


def is_annex(block: Block) -> bool:
    """Whether the paragraph is the heading of an annex: "Приложение 1", "Форум қарарына 1-қосымша", "Annex II"."""
    if block.style == "annex":
        return True
    if block.style in {"cell", "note"} or block.number or block.bullet or len(block.text) > LONGEST_HEADING:
        return False
    match = _ANNEX.match(block.text)
    if match is None or (not block.text[:1].isupper() and not block.text[:1].isdigit()):
        return False
    rest = block.text[match.end() :]
    return bool(_ANNEX_GOES_ON.match(rest)) and not rest.rstrip().endswith((";", ","))


def is_chapter(block: Block) -> bool:
    """Whether the paragraph is the heading of a chapter or an article, numbered in words; a sentence is none."""
    if block.style in {"cell", "note", "title"} or block.number or block.bullet:
        return False
    if len(block.text) > LONGEST_HEADING or block.text.endswith((";", ",", ":")):
        return False
    match = _CHAPTER.match(block.text)
    return match is not None and not block.text[match.end() :].endswith(".")


def is_preambular(text: str) -> bool:
    """Whether a paragraph is one of a preamble: a participle's clause that goes on with a comma."""
    if not text.endswith((",", ";")):
        return False
    return bool(_PARTICIPLE.match(text) or _KAZAKH_CLAUSE.search(text[-40:]))


def is_signature(text: str) -> bool:
    """Whether a short line names who signs."""
    return len(text) <= LONGEST_HEADING and bool(_SIGNATURE.match(text))


def is_discussing(text: str) -> bool:
    """Whether the words announce issues."""
    return bool(_DISCUSSING.search(text))


def _is_cyrillic(word: str) -> bool:
    return any(letter > "\u0400" for letter in word)
