"""Dashes, spaces and no-break spaces."""

import re
from collections.abc import Iterator

from forumdesk.language.checks.findings import (
    DASH_IN_SPACES,
    DASH_OF_RANGE,
    DASH_WANTED,
    NO_BREAK_WANTED,
    NO_SPACE_AFTER,
    NO_SPACE_BEFORE,
    SPACE_WANTED,
    SPACES_TWICE,
    TWICE,
    TextFinding,
)

NBSP = "\u00a0"
_SPACE = "[ \u00a0\u2009\u202f]"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,99}")

_ANY_DASH = re.compile(r"-[-\s\d]|[–—]")
_SPACED_HYPHEN = re.compile(rf"(?<=\S)({_SPACE}+)(--?)({_SPACE}+)(?=\S)")
_DOUBLE_HYPHEN = re.compile(r"(?<=[^\W_])--(?=[^\W_])")
_HALF_SPACED_DASH = re.compile(rf"(?<=[^\W\d_])(?:{_SPACE}+[–—](?=[^\W_])|[–—]{_SPACE}+(?=[^\W_]))")
_RANGE = re.compile(r"(?<![\w.,/№:+-])(\d{1,4})-(\d{1,4})(?![\w/:-]|[.,]\d)")
_YEARS = re.compile(r"(?:19|20)\d\d–(?:19|20)\d\d")
_YEARS_APART = re.compile(rf"(?<![\w.,/–-])((?:19|20)\d\d){_SPACE}+[–—]{_SPACE}+((?:19|20)\d\d)(?!\d)")
_CODE_BEFORE = re.compile(r"(?:№|No\.|[A-ZА-ЯӘҒҚҢӨҰҮҺІ]{2,}|тел\.|tel\.?|phone)[ \u00a0]?$")
_REACH = 8

# Each: what it is, with the plain space or spaces inside that have to hold.
_HELD = {
    "all": r"№ (?=[\dA-ZА-ЯӘҒҚҢӨҰҮҺІ])",
    "groups": r"(?<![\d.,+–-])(?<!\d[ \u00a0])\d{1,3}(?: \d{3})+(?![\d]| \d)",
    "money": r"(?<=\d) (?=[₸€₽])",
}
_HELD_BY_LANGUAGE = {
    "kk": {"year": r"(?<=\d{4}) (?=(?:жылғы|жылдың|жылы|жыл\b|ж\.|жж\.))"},
    "ru": {
        "year": r"(?<=\d{4}) (?=гг?\.)",
        "town": r"(?<!\d[ \u00a0])(?<!\d)\bг\. (?=[А-ЯӘҒҚҢӨҰҮҺІ])",
        "share": r"(?<=\d) (?=%)",
    },
    "en": {"number": r"\bNos?\. (?=\d)"},
}
_COMPILED = {
    language: tuple(re.compile(pattern) for pattern in (*_HELD.values(), *own.values()))
    for language, own in _HELD_BY_LANGUAGE.items()
}
_DIGIT = re.compile(r"\d")
_DOT_AND_SPACE = re.compile(r"(?<![^\W_][^\W_])[^\W\d_]\. ")
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"
_INITIALS = re.compile(
    rf"(?<![\w.]){_CAPITAL}\.(?: ?{_CAPITAL}\.)? (?={_CAPITAL}[^\W\d_]{{2,}})"
    rf"|(?<![\w.]){_CAPITAL}\. {_CAPITAL}\."
)
_BEFORE_NO_INITIAL = re.compile(
    r"(?:annex|appendix|group|plan|category|class|part|option|vitamin|table|schedule|приложение|план|"
    r"группа|группы|категори\w|вариант|часть|таблица|қосымша|топ|санат|кесте|нұсқа)[ \u00a0]$",
    re.IGNORECASE,
)
_AFTER_NO_SURNAME = re.compile(
    r"(?:The|This|These|It|In|On|At|For|We|They|And|But|As|If|All|Each|При|Для|Это|Эти|Они|Она|Все|Как|Если|После|Бұл|Осы|Олар|Ол)\b"
)

# Seen at one glance: most texts have nothing of all that is looked for one by one.
_AMISS = re.compile(
    rf"{_SPACE}[ \u00a0\u2009\u202f,;:.?!»”)%]|[(«„]{_SPACE}|[^\W\d_][,;][^\W\d_]|,,|;;|::|\.\."
)
_SPACE_BEFORE = re.compile(rf"(?<=[^\s_])({_SPACE}+)(?:([,;:?!»”)])|(\.)(?=\s|$|[»”)]))")
_SPACE_AFTER = re.compile(rf"([(«„])({_SPACE}+)(?=\S)")
_SPACE_MISSING = re.compile(r"(?<=[^\W\d_])[,;](?=[^\W\d_])")
_SPACES = re.compile(rf"(?<=\S){_SPACE}{{2,}}(?=\S)")
_MARKS_TWICE = re.compile(r"(?<![.,;:])([,;:])\1(?![.,;:])|(?<![.])\.\.(?![.])")
_SHARE_APART = re.compile(rf"(?<=\d){_SPACE}+(?=%)")


def dash_findings(text: str, language: str) -> Iterator[TextFinding]:
    """Hyphens in place of dashes, dashes that lack a space, ranges of figures."""
    if not _ANY_DASH.search(text):
        return
    for match in _SPACED_HYPHEN.finditer(text):
        years = f"{text[max(0, match.start() - 4) : match.start()]}–{text[match.end() : match.end() + 4]}"
        repair = "–" if _YEARS.fullmatch(years) else " – "
        yield _found("dash", language, match, DASH_WANTED, repair)
    for match in _DOUBLE_HYPHEN.finditer(text):
        yield _found("dash", language, match, DASH_WANTED, "–")
    for match in _HALF_SPACED_DASH.finditer(text):
        dash = match.group().strip(" \u00a0\u2009\u202f")
        yield _found("dash", language, match, DASH_IN_SPACES, f" {dash} ")
    for match in (*_RANGE.finditer(text), *_YEARS_APART.finditer(text)):
        first, last = match.groups()
        before = text[max(0, match.start() - _REACH) : match.start()]
        if int(first) < int(last) and not first.startswith("0") and not _CODE_BEFORE.search(before):
            written = f"{first}–{last}"
            yield _found("dash", language, match, DASH_OF_RANGE, written, there=written)


def no_break_findings(text: str, language: str) -> Iterator[TextFinding]:
    """Plain spaces at which a number, a name or a sum could be torn at the end of a line."""
    if "№" in text or _DIGIT.search(text) or "г." in text:
        for pattern in _COMPILED[language]:
            for match in pattern.finditer(text):
                yield _held(match.start(), match.end(), text, language)
    for match in _INITIALS.finditer(text) if _DOT_AND_SPACE.search(text) else ():
        before = text[max(0, match.start() - 14) : match.start()]
        lone = match.group().count(".") == 1
        if lone and (_BEFORE_NO_INITIAL.search(before) or _AFTER_NO_SURNAME.match(text, match.end())):
            continue
        yield _held(match.start(), match.end(), text, language)


def _held(start: int, end: int, text: str, language: str) -> TextFinding:
    whole_start, whole_end = start, end
    while whole_start and not text[whole_start - 1].isspace():
        whole_start -= 1
    while whole_end < len(text) and not text[whole_end].isspace():
        whole_end += 1
    return TextFinding(
        code="no_break_space",
        language=language,
        span=(start, end),
        message=NO_BREAK_WANTED,
        values={"here": text[whole_start:whole_end].rstrip(",;:.)»”")},
        repair=text[start:end].replace(" ", NBSP),
    )


def space_findings(text: str, language: str) -> Iterator[TextFinding]:
    """Spaces before and after marks where none stand, missing ones, and two in a row."""
    if not _AMISS.search(text):
        return
    for match in _SPACE_BEFORE.finditer(text):
        mark = match[2] or match[3]
        if mark == ":" and text[match.end() : match.end() + 1] in (")", "("):
            continue
        yield TextFinding(
            code="space_before",
            language=language,
            span=match.span(),
            message=NO_SPACE_BEFORE,
            values={"here": mark},
            repair=mark,
        )
    for match in _SPACE_AFTER.finditer(text):
        yield _found("space_after", language, match, NO_SPACE_AFTER, match[1], here=match[1])
    if language != "ru":
        for match in _SHARE_APART.finditer(text):
            yield _found("space_before", language, match, NO_SPACE_BEFORE, "", here="%")
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "@" in text or "." in text else []
    for match in _SPACE_MISSING.finditer(text):
        if not any(start <= match.start() < end for start, end in addresses):
            mark = match.group()
            yield _found("space_missing", language, match, SPACE_WANTED, f"{mark} ", here=mark)


def doubled_marks(text: str, language: str) -> Iterator[TextFinding]:
    """Two spaces in a row, and the same mark twice."""
    if not _AMISS.search(text):
        return
    for match in _SPACES.finditer(text):
        repair = NBSP if NBSP in match.group() else " "
        yield _found("doubled", language, match, SPACES_TWICE, repair)
    for match in _MARKS_TWICE.finditer(text):
        mark = match.group()[0]
        yield _found("doubled", language, match, TWICE, mark, here=mark)


def _found(
    code: str, language: str, match: re.Match[str], message: str, repair: str, **values: object
) -> TextFinding:
    return TextFinding(
        code=code, language=language, span=match.span(), message=message, values=values, repair=repair
    )
