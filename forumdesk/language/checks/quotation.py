"""Quotation marks and brackets: «…» in Kazakh and Russian, “…” in English, and none without its partner."""

import re
from collections.abc import Iterator, Sequence

from forumdesk.language.checks.findings import NO_PARTNER, QUOTES_OTHERWISE, TextFinding

_ANY = re.compile('["«»„“”]')
_OUTER = {"kk": "«»", "ru": "«»", "en": "“”"}
_OPENS_AFTER = frozenset(" \u00a0\u202f\n\t([{«„“–—/-")
_PAUSE = re.compile(r"[.,;:–—]")
_BRACKETS = re.compile(r"[()]")
_LIST_MARK = re.compile(r"(?:^|[\s,;:(«])(?:[^\W\d_]|\d{1,2}|[ivx]{1,4})$")


def quotation_findings(text: str, language: str) -> Iterator[TextFinding]:
    """Marks of another language or of the typewriter, marks and brackets without a partner."""
    marks = list(_ANY.finditer(text))
    if marks:
        yield from _quotes(text, language, marks)
    yield from _brackets(text, language)


def _quotes(text: str, language: str, marks: Sequence[re.Match[str]]) -> Iterator[TextFinding]:
    outer = _OUTER[language]
    open_marks: list[tuple[int, bool]] = []  # where it stands, and whether it is of the outer form
    for match in marks:
        place, mark = match.start(), match.group()
        if mark == '"' and text[place - 1 : place].isdigit() and not open_marks:
            continue  # inches
        opens = _opens(text, place, mark, language, bool(open_marks))
        if opens:
            inner = bool(open_marks) and mark not in f'"{outer}'
            open_marks.append((place, not inner))
            wanted = mark if inner else outer[0]
        elif not open_marks:
            yield _alone(language, place, mark)
            continue
        else:
            _, is_outer = open_marks.pop()
            wanted = outer[1] if is_outer else mark
        if mark != wanted:
            yield TextFinding(
                code="quotes",
                language=language,
                span=(place, place + 1),
                message=QUOTES_OTHERWISE,
                values={"here": mark, "there": wanted},
                repair=wanted,
            )
    if not _shares_its_partner(text, marks, [place for place, _ in open_marks]):
        for place, _ in open_marks:
            yield _alone(language, place, text[place])


def _shares_its_partner(text: str, marks: Sequence[re.Match[str]], left_open: Sequence[int]) -> bool:
    """Whether «Академия «Болашақ» stands there: of two equal closing marks in a row only one is printed."""
    if len(left_open) != 1 or text[left_open[0]] != "«":
        return False
    inner = [match.start() for match in marks if match.start() > left_open[0] and match.group() == "«"]
    return len(inner) == 1 and not _PAUSE.search(text, left_open[0], inner[0])


def _opens(text: str, place: int, mark: str, language: str, inside: bool) -> bool:
    if mark in "«„":
        return True
    if mark == "»":
        return False
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2]
    if mark == "“" and language == "en":
        return True
    if mark == "”":
        return False
    # “ opens in English and closes „ in Russian; the straight mark says nothing: the neighbours decide.
    return before in _OPENS_AFTER and bool(after.strip()) and not (inside and after in ",.;:")


def _alone(language: str, place: int, mark: str) -> TextFinding:
    return TextFinding(
        code="quotes", language=language, span=(place, place + 1), message=NO_PARTNER, values={"here": mark}
    )


def _brackets(text: str, language: str) -> Iterator[TextFinding]:
    open_places: list[int] = []
    for match in _BRACKETS.finditer(text):
        place = match.start()
        if match.group() == "(":
            open_places.append(place)
        elif open_places:
            open_places.pop()
        elif not _LIST_MARK.search(text[max(0, place - 5) : place]):
            yield _bracket(language, place, ")")
    for place in open_places:
        yield _bracket(language, place, "(")


def _bracket(language: str, place: int, mark: str) -> TextFinding:
    return TextFinding(
        code="brackets", language=language, span=(place, place + 1), message=NO_PARTNER, values={"here": mark}
    )
