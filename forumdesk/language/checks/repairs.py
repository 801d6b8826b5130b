"""What should stand in place of a number, date or reference, in the manner of what stands there."""

import datetime
import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from forumdesk.language import dates
from forumdesk.language.checks.findings import Span
from forumdesk.language.checks.number_words import cardinal
from forumdesk.language.checks.quantities import STRONG, Quantity
from forumdesk.language.kazakh import Case, ending, ordinal, with_case
from forumdesk.language.numbers import decimal, whole

_CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_SUFFIX = re.compile(r"-([а-яәғқңөұүһі]{2,4})(?![\w-])")
# By case (direct twice, as «два» and «две» differ); the nouns after two to four and after five differ there.
_RUSSIAN = (
    {2: "два", 3: "три", 4: "четыре"},
    {2: "две", 3: "три", 4: "четыре"},
    {5: "пять", 6: "шесть", 7: "семь", 8: "восемь", 9: "девять", 10: "десять"},
    {
        2: "двух",
        3: "трёх",
        4: "четырёх",
        5: "пяти",
        6: "шести",
        7: "семи",
        8: "восьми",
        9: "девяти",
        10: "десяти",
    },
    {
        2: "двум",
        3: "трём",
        4: "четырём",
        5: "пяти",
        6: "шести",
        7: "семи",
        8: "восьми",
        9: "девяти",
        10: "десяти",
    },
    {2: "двумя", 3: "тремя", 4: "четырьмя", 5: "пятью", 6: "шестью", 7: "семью", 8: "восемью", 9: "девятью"},
)


def repaired(own: Quantity, other: Quantity, text: str, language: str) -> tuple[Span, str | None]:
    """The span to replace in ``text`` and its replacement, so that ``own`` says what ``other`` says."""
    if own.date is not None and other.date is not None:
        return own.span, _date_like(own, other)
    if own.reference is not None and other.reference is not None:
        return own.span, other.reference.label
    if own.minutes and other.minutes:
        return own.span, _time_like(own, other)
    if other.value is None or own.value is None or own.date is not None or own.reference is not None:
        return own.span, None
    if own.factor != other.factor and own.factor > 1 and other.factor > 1:
        return own.span, None
    value = other.value / own.factor
    if own.strength == STRONG:
        return _figure_like(own, value, text, language)
    if value != value.to_integral_value():
        return own.span, None
    return own.span, word_like(own.written, int(own.value / own.factor), int(value), language)


def _time_like(own: Quantity, other: Quantity) -> str | None:
    if len(own.minutes) > 1 or len(other.minutes) > 1:
        return None  # "9.30 a.m." and «9.30» have two readings each
    mark = ":" if ":" in own.written else "."
    hour, minute = divmod(other.minutes[0], 60)
    width = 2 if own.written.startswith("0") or hour > 9 else 1
    return f"{hour:0{width}}{mark}{minute:02}"


def _figure_like(own: Quantity, value: Decimal, text: str, language: str) -> tuple[Span, str | None]:
    exponent = value.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -3:
        return own.span, None
    written = figure(value, language, grouped=not own.written.isdecimal())
    suffix = _SUFFIX.match(text, own.span[1]) if language == "kk" else None
    if suffix is None or own.factor > 1 or not own.written.isdecimal() or not written.isdecimal():
        return own.span, written
    new = _suffix_for(int(own.written), int(written), suffix[1])
    return (own.span[0], suffix.end()), None if new is None else f"{written}-{new}"


def figure(value: Decimal, language: str, *, grouped: bool) -> str:
    """The number as running text has it; a year is never grouped."""
    if value != value.to_integral_value():
        return decimal(value.normalize(), language)
    if not grouped and (value < 10_000 or language != "en"):
        return str(int(value)) if value < 10_000 else whole(int(value), language)
    return decimal(int(value), language) if grouped else whole(int(value), language)


def _suffix_for(old: int, new: int, suffix: str) -> str | None:
    if ordinal(old) == f"{old}-{suffix}":
        return ordinal(new).partition("-")[2]
    case = next((case for case in _CASES if ending(str(old), case) == suffix), None)
    return ending(str(new), case) if case else None


def word_like(written: str, old: int, new: int, language: str) -> str | None:
    """The word for ``new`` in the form that ``written`` has of ``old``; None where the form is not sure."""
    small = written.lower()
    if language != "ru":
        found = cardinal(new, language) if cardinal(old, language) == small else ""
    else:
        small = small.replace("ё", "е")
        row = next((row for row in _RUSSIAN if row.get(old, "").replace("ё", "е") == small), {})
        found = row.get(new, "")
        # «два» or «две»? «двух» or «двум»? The word that stands there does not tell.
        if (new == 2 and row in _RUSSIAN[:2]) or (old > 4 > new - 1 and small.endswith("и")):
            return None
    return (found.capitalize() if written[:1].isupper() else found) or None


def _date_like(own: Quantity, other: Quantity) -> str | None:
    first, second = own.date, other.date
    if first is None or second is None or first.start != first.end or second.start != second.end:
        return None
    year, month, day = first.start
    new_year, new_month, new_day = second.start
    if day is None or new_day is None:
        return None
    # A day without a year is written with any one: the forms that are tried then leave it out.
    old = _day(year or new_year or 2024, month, day)
    new = _day(new_year or year or 2024, new_month, new_day)
    if old is None or new is None:
        return None
    plain = own.written.replace(dates.NBSP, " ")
    for form in _forms():
        if form(old) == plain:
            return form(new).replace(" ", dates.NBSP) if plain != own.written else form(new)
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _forms() -> Iterator[Callable[[datetime.date], str]]:
    """The ways in which a day is written, as functions of the day."""
    yield dates.digits
    for language in ("kk", "ru", "en"):
        yield lambda day, language=language: dates.long_date(day, language)  # type: ignore[misc]
        yield lambda day, language=language: dates.day_month(day, language)  # type: ignore[misc]
    yield lambda day: dates.long_date(day, "ru").replace(" года", " г.")
    yield lambda day: dates.long_date(day, "ru").removesuffix(" года")
    yield lambda day: f"{dates.month_name(day.month, 'en')} {day.day}, {day.year}"
    yield lambda day: f"{dates.month_name(day.month, 'en')} {day.day}"
    yield lambda day: dates.of_date(day, "kk")
    for case in _CASES:
        yield lambda day, case=case: with_case(dates.long_date(day, "kk"), case)  # type: ignore[misc]
        yield lambda day, case=case: with_case(dates.day_month(day, "kk"), case)  # type: ignore[misc]
