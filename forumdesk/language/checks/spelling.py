"""Letters of another alphabet and doubled words in one text."""

import re
from collections.abc import Iterator

from forumdesk.language.checks.findings import OTHER_ALPHABET, TWICE, TextFinding
from forumdesk.language.homoglyphs import in_one_script

_SUSPECT = re.compile(r"[A-Za-zƏə][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zƏə]|[ҥҤҧҦ]")
_WORD = re.compile(r"[^\W\d_]+")
_LONE_LATIN = re.compile(r"(?<=[Ѐ-ӿ,;:–—] )[aceoyBCKOY](?= [а-яәғқңөұүһіё«])")
_LONE_CYRILLIC = re.compile(r"(?<=[A-Za-z,;:–—] )[аАІ](?= [A-Za-z“])")
_TO_CYRILLIC = str.maketrans("aceoyBCKOY", "асеоуВСКОУ")
_TO_LATIN = str.maketrans("аАІ", "aAI")
_CYRILLIC_IN_ENGLISH = re.compile(r"(?<![\w-])[асеорхуіАВСЕНКМОРТХІ]{2,}(?![\w-])")
_WORD_TO_LATIN = str.maketrans("асеорхуіАВСЕНКМОРТХІ", "aceopxyiABCEHKMOPTXI")
_LETTER_FOR_NOUGHT = re.compile(r"(?<=\d)[OОоo](?=\d)")
_THREE_FOR_LETTER = re.compile(r"(?<![\w.,-])3(?=[а-яәғқңөұүһіё]{4})")
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]+)[ \u00a0]+(\1)(?![\w-])", re.IGNORECASE)
_MAY_REPEAT = {
    "en": frozenset(("that", "had")),
    "ru": frozenset(("все", "всё")),
    "kk": frozenset(("бір", "әр", "тең", "жеке", "анда", "санда")),
}


def look_alike_findings(text: str, language: str) -> Iterator[TextFinding]:
    """Words that mix Latin and Cyrillic letters that look alike, lone letters, and figures for letters."""
    if _SUSPECT.search(text):
        for match in _WORD.finditer(text):
            word = match.group()
            if _SUSPECT.search(word) and (mended := in_one_script(word)) != word:
                yield _look_alike(language, match.span(), word, mended)
    if language == "en":
        for match in (*_LONE_CYRILLIC.finditer(text), *_CYRILLIC_IN_ENGLISH.finditer(text)):
            table = _TO_LATIN if len(match.group()) == 1 else _WORD_TO_LATIN
            yield _look_alike(language, match.span(), match.group(), match.group().translate(table))
    else:
        for match in _LONE_LATIN.finditer(text):
            yield _look_alike(language, match.span(), match.group(), match.group().translate(_TO_CYRILLIC))
    for match in _LETTER_FOR_NOUGHT.finditer(text):
        yield _look_alike(language, match.span(), match.group(), "0")
    if language != "en":
        for match in _THREE_FOR_LETTER.finditer(text):
            yield _look_alike(language, match.span(), "3", "З" if match.start() == 0 else "з")


def _look_alike(language: str, span: tuple[int, int], word: str, mended: str) -> TextFinding:
    letters = "".join(dict.fromkeys(old for old, new in zip(word, mended, strict=True) if old != new))
    return TextFinding(
        code="look_alike",
        language=language,
        span=span,
        message=OTHER_ALPHABET,
        values={"here": word, "letters": letters},
        repair=mended,
    )


def doubled_words(text: str, language: str) -> Iterator[TextFinding]:
    """The same word twice in a row; words that may stand so, and names, are left out."""
    for match in _TWICE.finditer(text):
        first, second = match.groups()
        name = first[:1].isupper() and second[:1].isupper()
        if first.lower() in _MAY_REPEAT[language] or name or (len(first) == 1 and first.isupper()):
            continue
        yield TextFinding(
            code="doubled",
            language=language,
            span=match.span(),
            message=TWICE,
            values={"here": first},
            repair=first,
        )
