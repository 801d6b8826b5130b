"""Everything countable that one text says: dates, references, sums, shares, numbers in figures and in words."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from forumdesk.language.checks.dates_in_text import DateFound, dates_in
from forumdesk.language.checks.findings import Span
from forumdesk.language.checks.number_words import faint_numbers, numbers_in_words
from forumdesk.language.checks.references import Reference, references_in

Kind = Literal["date", "reference", "number"]

STRONG, WEAK, FAINT = 3, 2, 1
"""A figure; a number in words; a word that may stand for a number ("both")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number, date or reference; two of them agree when they share a key.

    ``written`` is what stands at ``span``, ``shown`` with what belongs to it ("1.5 million tenge"); ``factor``
    is what a word after the figure multiplies by (10 ** 6 for "million"); ``unit`` is "%", the code of a
    currency, or "".
    """

    kind: Kind
    span: Span
    written: str
    keys: frozenset[Hashable]
    shown: str = ""
    strength: int = STRONG
    factor: int = 1
    unit: str = ""
    date: DateFound | None = None
    reference: Reference | None = None

    def agrees(self, other: "Quantity") -> bool:
        """Whether both say the same; a date without a year agrees with the same day of any year."""
        if self.date is not None and other.date is not None:
            return self.date.agrees(other.date)
        if self.reference is not None and other.reference is not None:
            return self.reference.agrees(other.reference)
        return not self.keys.isdisjoint(other.keys)

    @property
    def value(self) -> Decimal | None:
        """The number, where there is but one reading; of a thousand and one with a fraction, the thousand."""
        found = sorted(key for key in self.keys if isinstance(key, Decimal))
        if len(found) == 2 and found[0] * 1000 == found[1] and "," in self.written:
            return found[1]
        return found[0] if len(found) == 1 and not self.minutes else None

    @property
    def minutes(self) -> tuple[int, ...]:
        """The times of day that it may mean, in minutes."""
        return tuple(key[1] for key in self.keys if isinstance(key, tuple) and key[0] == "time")


_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_FIGURES = re.compile(
    rf"(?<![^\W\d_])(?<!\d)(?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,:]\d+)*)"
)
_FACTORS = re.compile(
    rf"{_SPACE}?(?:(?P<k>тыс\b\.?|тысяч\w*|мың\w*|thousand)|(?P<m>млн\b\.?|миллион\w*|million|mln\b|mn\b)"
    r"|(?P<b>млрд\b\.?|миллиард\w*|billion|bn\b)|(?P<t>трлн\b\.?|триллион\w*|trillion))"
)
_FACTOR_OF = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_UNITS = re.compile(
    rf"{_SPACE}?(?:(?P<percent>%|per{_SPACE}?cent\b|процент\w*|пайыз\w*)"
    rf"|(?P<KZT>₸|тенге\b|теңге\w*|tenge\b|kzt\b)"
    rf"|(?P<USD>\$|us\$|(?:u\.?s\.?{_SPACE})?dollars?\b|usd\b|долл\w*\.?|(?:ақш{_SPACE})?доллар\w*)"
    r"|(?P<EUR>€|euros?\b|eur\b|евро\b|еуро\w*)|(?P<RUB>₽|руб\w*|rub\b|rub(?:le|el)s?\b|рубль\w*)"
    r"|(?P<CNY>юан\w*|yuan\b|cny\b))"
)
_UNIT_BEFORE = re.compile(
    rf"(?:(?P<KZT>₸|kzt)|(?P<USD>us\$|\$|usd)|(?P<EUR>€|eur)|(?P<RUB>₽|rub)|(?P<CNY>¥|cny)){_SPACE}?$"
)
_HALF_OF_DAY = re.compile(rf"{_SPACE}?(?P<half>[ap])\.?m\b\.?")
_ROMAN = re.compile(r"(?<![\w.-])(?=[IVX]{1,5}(?![\w.]))(X{0,3})(IX|IV|V?I{0,3})(?![\w.])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,99}")
_SHORT_YEAR = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[/–-](?P<last>\d\d)(?!\d)")
_HALVES = re.compile(r"(?<!\w)(?:полтора|полуторы|полутора|бір жарым|one and a half)(?!\w)")
_HALF_MORE = re.compile(r"\s+жарым\b")
_LETTER_FOR_NOUGHT = re.compile(r"(?<=\d)[OОоo](?=\d)")  # a slip that is found for itself
_DIGIT = re.compile(r"\d")
_LONGEST = 20  # figures; a longer row of them is a code
_NEAR = 14  # characters between two figures that may share the word "million" or the sign after the second


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All quantities of ``text`` in its order; addresses of the net and of mail say none."""
    rest = _ADDRESS.sub(_blank, text) if "@" in text or "://" in text or "www." in text else text
    rest = _LETTER_FOR_NOUGHT.sub("0", rest)
    found: list[Quantity] = []
    has_digit = bool(_DIGIT.search(text))
    if has_digit:
        for date in dates_in(rest, language):
            found.append(_of_date(date, text))
            rest = _without(rest, date.span)
        for reference in references_in(rest, language):
            found.append(_of_reference(reference, text))
            rest = _without(rest, reference.span)
    small = _lowered(rest)
    if has_digit:
        figures = _shared(list(_figures(rest, small, language)), text)
        found += figures
        for quantity in figures:
            small = _without(small, quantity.span)
    found += _words(rest, small, text, language)
    return tuple(sorted(found, key=lambda one: one.span))


def _blank(match: re.Match[str]) -> str:
    return "\x00" * len(match.group())


def _without(text: str, span: Span) -> str:
    start, end = span
    return f"{text[:start]}{chr(0) * (end - start)}{text[end:]}"


def _lowered(text: str) -> str:
    """Small letters at the same places; no letter of the three languages changes its length."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return small.replace("ё", "е")


def _of_date(date: DateFound, text: str) -> Quantity:
    return Quantity(kind="date", span=date.span, written=text[slice(*date.span)], keys=frozenset(), date=date)


def _of_reference(reference: Reference, text: str) -> Quantity:
    written = text[slice(*reference.span)]
    keys = frozenset({("label", reference.label)})
    return Quantity(kind="reference", span=reference.span, written=written, keys=keys, reference=reference)


def _figures(text: str, small: str, language: str) -> Iterator[Quantity]:
    short_years = {match.start("last"): match for match in _SHORT_YEAR.finditer(text)}
    for match in _FIGURES.finditer(text):
        body, (start, end) = match.group(), match.span()
        keys = _readings(body, language)
        factor, unit, last, first = 1, "", end, start
        if start in short_years:
            keys |= {Decimal(short_years[start]["first"][:2] + body)}
        if half := _HALF_OF_DAY.match(small, end) if language == "en" else None:
            keys |= _in_half_of_day(body, half["half"])
        multiplied = _FACTORS.match(small, end)
        if multiplied:
            factor = _FACTOR_OF[str(multiplied.lastgroup)]
            keys = {key * factor if isinstance(key, Decimal) else key for key in keys}
            last = multiplied.end()
        if after := _UNITS.match(small, last):
            last = after.end()
            unit = "%" if after.lastgroup == "percent" else str(after.lastgroup)
        elif before := _UNIT_BEFORE.search(small[max(0, start - 5) : start]):
            unit, first = str(before.lastgroup), start - len(before.group())
        shown, found = text[first:last], frozenset(keys)
        yield Quantity(
            kind="number", span=(start, end), written=body, keys=found, shown=shown, factor=factor, unit=unit
        )


def _readings(body: str, language: str) -> set[Hashable]:
    """What a figure may mean: «1,5» is a share, "1,000" a thousand or a share, «9.30» perhaps a time."""
    plain = re.sub(_SPACE, "", body)
    label: set[Hashable] = {("label", plain)}
    if len(plain) > _LONGEST:
        return label
    if plain.isdecimal():
        return {Decimal(plain)} | label
    if re.fullmatch(r"\d{1,2}:\d\d", plain):
        hour, minute = plain.split(":")
        return {("time", int(hour) * 60 + int(minute))} | ({Decimal(hour)} if minute == "00" else set())
    if language == "en" and re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        share = {Decimal(plain.replace(",", "."))} if plain.count(",") == 1 and "." not in plain else set()
        return {Decimal(plain.replace(",", "")), *share}
    if re.fullmatch(r"\d+[.,]\d+", plain):
        whole_part, fraction = re.split("[.,]", plain)
        found = label | {Decimal(f"{whole_part}.{fraction}")}
        if len(fraction) == 3 and len(whole_part) <= 3:
            found.add(Decimal(whole_part + fraction))
        if "." in plain and len(fraction) == 2 and len(whole_part) <= 2 and int(fraction) < 60:
            found.add(("time", int(whole_part) * 60 + int(fraction)))
        return found
    return label


def _in_half_of_day(body: str, half: str) -> set[Hashable]:
    hour, _, minute = body.replace(".", ":").partition(":")
    if not hour.isdecimal() or not (minute or "0").isdecimal() or int(hour) > 12:
        return set()
    hours = int(hour) % 12 + (12 if half == "p" else 0)
    times: set[Hashable] = {("time", hours * 60 + int(minute or 0))}
    return times if int(minute or 0) else times | {Decimal(hours)}


def _shared(figures: Sequence[Quantity], text: str) -> list[Quantity]:
    """The figures again: in "5 to 10 million tenge" the first shares the word and the sign of the second.

    «10 млн 500 тыс.» is one number: the first says the whole, the second hints at its part.
    """
    shared = list(figures)
    for place in range(len(figures) - 2, -1, -1):
        one, following = shared[place], shared[place + 1]
        gap = text[one.span[1] : following.span[0]]
        if one.factor > following.factor and _is_part(one, following, text):
            if one.value is not None and following.value is not None:
                whole: frozenset[Hashable] = frozenset({one.value + following.value})
                shared[place] = replace(one, keys=whole, shown=text[one.span[0] : _end(following)], factor=1)
                shared[place + 1] = replace(following, strength=FAINT)
        elif len(gap) <= _NEAR and one.factor == 1 and not any(mark in gap for mark in ";:."):
            more = {key * following.factor for key in one.keys if isinstance(key, Decimal)}
            shared[place] = replace(one, keys=one.keys | more)
    return shared


def _end(quantity: Quantity) -> int:
    return quantity.span[0] + max(len(quantity.shown), len(quantity.written))


def _is_part(one: Quantity, following: Quantity, text: str) -> bool:
    """Whether nothing but a space parts a number from one of a lower power."""
    between = text[_end(one) : following.span[0]]
    return following.factor > 1 and not one.unit and bool(between) and not between.strip(" \u00a0.")


def _words(rest: str, small: str, text: str, language: str) -> Iterator[Quantity]:
    for start, end, number in numbers_in_words(small, language):
        key, span = Decimal(number), (start, end)
        if half := _HALF_MORE.match(small, end) if language == "kk" else None:
            key += Decimal("0.5")
            span = (start, half.end())
        multiplied = _FACTORS.match(small, span[1])
        factor = _FACTOR_OF[str(multiplied.lastgroup)] if multiplied else 1
        yield _in_words(text, span, key * factor, WEAK, factor)
        small = _without(small, span)
    for match in _HALVES.finditer(small):
        multiplied = _FACTORS.match(small, match.end())
        factor = _FACTOR_OF[str(multiplied.lastgroup)] if multiplied else 1
        yield _in_words(text, match.span(), Decimal("1.5") * factor, WEAK, factor)
        small = _without(small, match.span())
    for start, end, number in faint_numbers(small, language):
        yield _in_words(text, (start, end), Decimal(number), FAINT)
    for match in _ROMAN.finditer(rest):
        alone = len(match.group()) == 1
        yield _in_words(text, match.span(), Decimal(_roman(match.group())), FAINT if alone else WEAK)


def _in_words(text: str, span: Span, key: Decimal, strength: int, factor: int = 1) -> Quantity:
    keys: frozenset[Hashable] = frozenset({key})
    return Quantity(
        kind="number", span=span, written=text[slice(*span)], keys=keys, strength=strength, factor=factor
    )


def _roman(figures: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    numbers = [values[figure] for figure in figures]
    return sum(
        -number if number < following else number
        for number, following in zip(numbers, [*numbers[1:], 0], strict=True)
    )
