"""Counts that a text states of its own document: "three recommendations", «үш мәселе»."""

import re
from collections.abc import Iterator, Mapping, Sequence

from forumdesk.language.checks.findings import COUNTED_OTHERWISE, TextFinding
from forumdesk.language.checks.quantities import FAINT, Quantity
from forumdesk.language.checks.repairs import word_like
from forumdesk.language.plurals import category

_NOUNS = {
    "en": {
        "issues": r"(?:issues|questions)\b",
        "recommendations": r"recommendations\b",
        "annexes": r"annexes\b",
    },
    "ru": {
        "issues": r"вопрос(?:а|ов|ам|ами|ах)\b",
        "recommendations": r"рекомендаци(?:и|й|ям|ями|ях)\b",
        "annexes": r"приложени(?:я|й|ям|ями|ях)\b",
    },
    "kk": {
        "issues": r"мәселе(?:ні|нің|ге|де|ден|мен)?\b(?!\s+бойынша\s+(?:ж|т)\w*топ)",
        "recommendations": r"ұсыным(?:ды|ның|ға|да|нан|мен)?\b",
        "annexes": r"қосымша(?:ны|ның|ға|да|дан|мен)?\b",
    },
}
# Only such words may stand between: others make a part of the whole ("two procedural issues").
_BETWEEN = {
    "en": r"\s+(?:(?:main|key|following|adopted|proposed|agreed)\s+){0,2}",
    "ru": r"\s+(?:(?:основн|ключев|следующ|принят|предложенн|вынесенн)\w+\s+){0,2}",
    "kk": r"\s+(?:(?:негізгі|өзекті|мынадай|келесі|ұсынылған|қабылданған)\s+){0,2}",
}
# A part of the whole, or no exact number.
_NOT_ALL = {
    "en": (
        r"(?:of|least|most|than|about|around|over|another|other|first|last|next|remaining|additional|new|these|"
        r"those|further|per|up\s+to|only|on|into|between)\s+$"
    ),
    "ru": (
        r"(?:из|менее|более|около|свыше|до|другие|других|перв\w+|последни\w+|остальны\w+|ещё|еще|дополнительн\w+|"
        r"нов\w+|эти\w*|по|лишь|только|каждые)\s+$"
    ),
    "kk": r"(?:кемінде|шамамен|басқа|алғашқы|соңғы|қалған|тағы|қосымша|жаңа|осы|бұл|әр|тек|ішінен)\s+$",
}
_PATTERNS = {
    language: {name: re.compile(_BETWEEN[language] + noun, re.IGNORECASE) for name, noun in nouns.items()}
    for language, nouns in _NOUNS.items()
}
_PARTS = {language: re.compile(rf"\b{pattern}", re.IGNORECASE) for language, pattern in _NOT_ALL.items()}
# Questions and issues are many things; those of the document are discussed or on the agenda.
_OF_ISSUES = {
    "en": re.compile(r"agenda|discuss|consider", re.IGNORECASE),
    "ru": re.compile(r"повестк|обсуд|обсужд|рассмотр", re.IGNORECASE),
    "kk": re.compile(r"күн тәртіб|талқыла|қара[лпғд]", re.IGNORECASE),
}
_REACH = 24


def wrong_counts(
    text: str, language: str, quantities: Sequence[Quantity], counts: Mapping[str, int]
) -> Iterator[TextFinding]:
    """The stated counts that are not those of the document; a part of the whole is no count."""
    for quantity in quantities:
        if quantity.kind != "number" or quantity.strength == FAINT or quantity.factor > 1 or quantity.unit:
            continue
        stated = quantity.value
        name = _counted(text, quantity, language, counts)
        if name and stated is not None and stated > 1 and stated != counts[name]:
            yield TextFinding(
                code="count_differs",
                language=language,
                span=quantity.span,
                message=COUNTED_OTHERWISE[name],
                values={"here": quantity.written, "there": counts[name]},
                repair=_repair(quantity, int(stated), counts[name], language),
            )


def _counted(text: str, quantity: Quantity, language: str, counts: Mapping[str, int]) -> str | None:
    start, end = quantity.span
    if _PARTS[language].search(text[max(0, start - _REACH) : start]):
        return None
    patterns = _PATTERNS[language]
    name = next((name for name in patterns if name in counts and patterns[name].match(text, end)), None)
    return None if name == "issues" and not _OF_ISSUES[language].search(text) else name


def _repair(quantity: Quantity, stated: int, real: int, language: str) -> str | None:
    if not quantity.written.isdecimal():
        return word_like(quantity.written, stated, real, language)
    same_form = language != "ru" or category(stated, language) == category(real, language)
    return str(real) if real > 1 and same_form else None
