"""Dates that a text states: whole ones, days without a year, months of a year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from forumdesk.language.checks.findings import Span
from forumdesk.language.dates import month_name, written_dates

Point = tuple[int | None, int, int | None]  # year, month, day; None where it is not said


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A day, a month or a range of days."""

    start: Point
    end: Point
    span: Span

    def agrees(self, other: "DateFound") -> bool:
        """Whether the same days are meant; what one leaves unsaid does not contradict the other.

        A range agrees with its first and with its last day: "from 30 September to 2 October" names them apart.
        """
        if self.is_range == other.is_range:
            return _same(self.start, other.start) and _same(self.end, other.end)
        return any(_same(one, two) for one in (self.start, self.end) for two in (other.start, other.end))

    @property
    def is_range(self) -> bool:
        """Whether two days are named."""
        return self.start != self.end

    def years(self) -> frozenset[int]:
        """The years that are said."""
        return frozenset(year for year in (self.start[0], self.end[0]) if year is not None)


def _same(one: Point, other: Point) -> bool:
    return all(
        a == b or (place == 0 and None in (a, b)) for place, (a, b) in enumerate(zip(one, other, strict=True))
    )


_YEAR = re.compile(r"\d{4}")
_RUSSIAN_ALONE = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
_RUSSIAN_ENDINGS = "(?:[ьейяю]|ем|ём|е|а|у|ом)?"


def dates_in(text: str, language: str) -> tuple[DateFound, ...]:
    """The dates of ``text`` in its order, none overlapping another."""
    found: list[DateFound] = []
    if _YEAR.search(text):
        for date in written_dates(text, language):
            start, end = date.start, date.end
            point, last = (start.year, start.month, start.day), (end.year, end.month, end.day)
            found.append(DateFound(start=point, end=last, span=_trimmed(text, date.span)))
    for partial in _partial(text, language):
        if all(partial.span[1] <= one.span[0] or partial.span[0] >= one.span[1] for one in found):
            found.append(partial)
    return tuple(sorted(found, key=lambda one: one.span))


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    return start, start + len(text[start:end].rstrip())


def _partial(text: str, language: str) -> Iterator[DateFound]:
    pattern = _partial_pattern(language)
    for match in pattern.finditer(text):
        named = match.groupdict()
        month = next(int(name[1:]) for name, value in named.items() if value and name[0] == "m")
        day = next((int(named[name]) for name in ("d1", "d2") if named.get(name)), None)
        last = next((int(named[name]) for name in ("e1", "e2") if named.get(name)), day)
        year = next((int(named[name]) for name in ("y1", "y2") if named.get(name)), None)
        if day is None and _is_of_several(text, match, language):
            continue  # «сентябрь–октябрь 2025 года»: the year alone is compared
        if (day or 1) <= 31 and (last or 1) <= 31:
            yield DateFound(start=(year, month, day), end=(year, month, last), span=match.span())


def _is_of_several(text: str, match: re.Match[str], language: str) -> bool:
    """Whether another month stands beside a month, joined by a dash or by "and"."""
    before, after = _several_pattern(language)
    return bool(
        after.match(text, match.end()) or before.search(text[max(0, match.start() - 24) : match.start()])
    )


@lru_cache(maxsize=3)
def _several_pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = rf"(?:{'|'.join(_month(number, language) for number in range(1, 13))})(?:\w{{2,5}})?"
    joint = r"\s*(?:[–—,-]|\b(?:және|мен|бен|пен|и|по|and|to|or|или|немесе)\b)\s*"
    before = re.compile(rf"{month}{joint}$", re.IGNORECASE)
    return before, re.compile(rf"{joint}{month}", re.IGNORECASE)


@lru_cache(maxsize=3)
def _partial_pattern(language: str) -> re.Pattern[str]:
    month = "|".join(f"(?P<m{number}>{_month(number, language)})" for number in range(1, 13))
    day = r"(?<![\d.,:/№-])(?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<e1>\d{1,2}))?\s+(?:of\s+)?"
    if language == "kk":
        lead = r"(?:(?<!\d)(?P<y1>\d{4})\s+(?:жылғы|жылдың|жылы|ж\.)\s+)"
        again = day.replace("d1", "d2").replace("e1", "e2")
        return re.compile(rf"(?:{lead}(?:{day})?|{again})(?:{month})(?:\w{{2,5}})?\b", re.IGNORECASE)
    if language == "ru":
        year = r"\s+(?P<y1>\d{4})(?!\d)(?:\s+(?:года|году|год|г\.))?"
        year_again = year.replace("y1", "y2")
        pattern = rf"(?:{day}(?:{month})\b(?:{year})?|\b(?:{_again(month)})\b(?:{year_again}))"
        return re.compile(pattern, re.IGNORECASE)
    after = r"\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<e2>\d{1,2}))?(?![\d:.,]\d|\d)"
    year = r",?\s+(?P<y1>\d{4})(?!\d)"
    return re.compile(rf"(?:{day}(?:{month})\b|\b(?:{_again(month)})(?:{after}|(?:{year})))")


def _again(months: str) -> str:
    """The months under names of their own, as one expression names each group once."""
    return re.sub(r"\?P<m(\d+)>", lambda match: f"?P<m0{match[1]}>", months)


def _month(number: int, language: str) -> str:
    name = month_name(number, language)
    if language == "ru":
        return _RUSSIAN_ALONE[number - 1] + _RUSSIAN_ENDINGS
    if language == "en":
        return rf"{name}|{name[:3]}\b\.?|Sept\b\.?" if number == 9 else rf"{name}|{name[:3]}\b\.?"
    return name
