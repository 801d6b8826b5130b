"""References to paragraphs and annexes: "paragraph 2.1", «пунктах 2 и 3», «2.1-тармақтың», «1-қосымша»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from forumdesk.language.checks.findings import Span

Target = Literal["paragraph", "annex"]

_SUB = r"(?:\s?\([a-z]{1,4}\))*"
_LABEL = rf"\d{{1,3}}(?:\.\d{{1,2}})*(?![\d%])(?:,(?=\d))?{_SUB}"
_ONE = re.compile(rf"\d{{1,3}}(?:\.\d{{1,2}})*{_SUB}")
_LISTED = (
    rf"{_LABEL}(?:\s*(?:,|–|-|\band\b|\bor\b|\bto\b|\bи\b|\bили\b|\bжәне\b|\bмен\b|\bнемесе\b)\s*{_LABEL})*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One label («2.1», "2 (a)"); ``outside`` says that it belongs to another paper («пункт 5 Правил»)."""

    target: Target
    label: str
    span: Span
    outside: bool

    def agrees(self, other: "Reference") -> bool:
        """Whether the same paragraph is meant; «2» does not contradict "2 (c)", whose letter may stand apart."""
        one, two = self.label, other.label
        return one == two or one.startswith(f"{two} (") or two.startswith(f"{one} (")


_WORDS = {
    "en": (
        r"\b(?P<noun>(?:sub-?)?paragraphs?|paras?\.?|points?|clauses?|recommendations?|annex(?:es)?)"
        rf"\s+(?:No\.\s*)?(?P<labels>{_LISTED})"
    ),
    "ru": (
        r"\b(?P<noun>(?:под)?пункт(?:[аеуы]|ом|ов|ам|ами|ах)?|пп?\.|рекомендаци[яиюей]{1,2}|"
        rf"приложени(?:[еяюй]|ем|и|ям|ями|ях))\s*(?:№\s*)?(?P<labels>{_LISTED})"
    ),
    "kk": rf"(?<![\w.,])(?P<labels>{_LISTED})-(?P<noun>тармақша\w*|тармақ\w*|тармағ\w*|ұсыным\w*|қосымша\w*)",
}
_PATTERNS = {language: re.compile(pattern, re.IGNORECASE) for language, pattern in _WORDS.items()}
_HINTS = {
    "en": re.compile("paragraph|para|point|clause|recommendation|annex", re.IGNORECASE),
    "ru": re.compile(r"пункт|п\.|рекомендаци|приложени", re.IGNORECASE),
    "kk": re.compile(r"\d-[тұқ]", re.IGNORECASE),
}
_ANNEXES = re.compile("annex|приложени|қосымша", re.IGNORECASE)
# What follows a paragraph (or in Kazakh stands before it) when another paper is meant.
_OF_OUR_OWN = {
    "en": r"(?:this|these|the\s+present|the\s+resolution|the\s+draft|the\s+recommendations|above|the\s+preamble)\b",
    "ru": r"(?:настоящ|данн|эт|резолюции|проекта|рекомендаци|перечня\s+рекоменд)",
    "kk": r"(?:осы|бұл|аталған)\s",
}
_OUTSIDE_AFTER = {
    "en": re.compile(
        rf"\s+(?:of|in|to)\s+(?!{_OF_OUR_OWN['en']})(?:the\s+|its\s+|their\s+)?[\w“]", re.IGNORECASE
    ),
    "ru": re.compile(
        rf"\s+(?:к\s+)?(?!{_OF_OUR_OWN['ru']})(?:[А-ЯЁ«]\w*|стат\w+|правил\b|закон\w*|положени\w+|устава?\w*|"
        r"пункт\w*|постановлени\w+|приказ\w*|указ\w*|соглашени\w+|договор\w*|раздел\w*|глав\w+|кодекс\w*|концепци\w+|"
        r"меморандум\w*|протокол\w*|повестк\w+|плана?\b|программ\w+|регламент\w*|деклараци\w+)"
    ),
}
_OF_ARTICLE = re.compile(r"(?:article|rule|section|стать\w+)\s+\d+,?\s*$", re.IGNORECASE)
_KAZAKH_OWNER = re.compile(r"(\w+)(?:[ндт][ыі]ң)[»”]?\s+$")
_POSSESSIVE = re.compile(r"тармақша(?:сы|лары)|тармағ[ыі]|тармақтары|ұсыным(?:ы|дары)|қосымша(?:сы|лары)")
_TO = re.compile(r"\s*(?:–|-|\bto\b)\s*", re.IGNORECASE)
_SINGULAR = re.compile(
    r"(?:sub-?)?paragraph|para\.?|point|clause|recommendation|annex"
    r"|(?:под)?пункт(?:а|е|у|ом)?|п\.|рекомендаци(?:я|ю|ей)|приложени(?:е|ю|ем)",
    re.IGNORECASE,
)
_REACH = 80


def references_in(text: str, language: str) -> Iterator[Reference]:
    """The references of ``text`` in its order, each label of a list for itself."""
    if not _HINTS[language].search(text):
        return
    for match in _PATTERNS[language].finditer(text):
        target: Target = "annex" if _ANNEXES.match(match["noun"]) else "paragraph"
        outside = _is_outside(text, match, language)
        before: re.Match[str] | None = None
        labels = list(_ONE.finditer(text, match.start("labels"), match.end("labels")))
        # "paragraph 2.1, 5 experts": one paragraph has one label.
        for label in labels[:1] if _SINGULAR.fullmatch(match["noun"]) else labels:
            if before is not None and _TO.fullmatch(text, before.end(), label.start()):
                span = (before.start(), label.end())
                for between in _between(before.group(), label.group()):
                    yield Reference(target=target, label=between, span=span, outside=outside)
            yield Reference(target=target, label=_normal(label.group()), span=label.span(), outside=outside)
            before = label


def _between(first: str, last: str) -> Iterator[str]:
    """The labels within «2.1–2.4»; none where the two are not of one row."""
    head, dot, start = first.rpartition(".")
    last_head, _, end = last.rpartition(".")
    if head == last_head and start.isdecimal() and end.isdecimal():
        for number in range(int(start) + 1, int(end)):
            yield f"{head}{dot}{number}"


def _normal(label: str) -> str:
    return re.sub(r"\s*\(", " (", label)


def _is_outside(text: str, match: re.Match[str], language: str) -> bool:
    if language != "kk":
        # «подпункт 5) пункта 2» counts within a paragraph, "Article 5, paragraph 2" within an article.
        within = text[match.end() : match.end() + 1] == ")" or bool(
            _OF_ARTICLE.search(text, 0, match.start())
        )
        return within or bool(_OUTSIDE_AFTER[language].match(text, match.end()))
    if not _POSSESSIVE.match(match["noun"].lower()):
        return False
    before = text[max(0, match.start() - _REACH) : match.start()]
    owner = _KAZAKH_OWNER.search(before)
    return bool(owner) and not re.search(_OF_OUR_OWN["kk"], before.lower().rpartition(",")[2])
