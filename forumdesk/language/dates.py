"""Dates and times as official papers write them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from forumdesk.language.codes import LANGUAGES, known, locale_of
from forumdesk.language.kazakh import with_case

NBSP = "\u00a0"

_MONTHS = {
    "kk": (
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
        "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_RUSSIAN_MONTHS_ALONE = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
# The form that stands before № and the kind of a paper: «8 маусымдағы № 3 хаттама».
_KAZAKH_MONTHS_OF = (
    "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
    "шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
)  # fmt: skip
_WEEKDAYS = {
    "kk": ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_STYLES = ("short", "medium", "long", "full")


def month_name(month: int, language: str) -> str:
    """The month (1 to 12) as it stands in a date: «қазан», «октября», "October"."""
    return _MONTHS[known(language)][month - 1]


def weekday(date: datetime.date, language: str) -> str:
    """The day of the week: «бейсенбі», «четверг», "Thursday"."""
    return _WEEKDAYS[known(language)][date.weekday()]


def day_month(date: datetime.date, language: str) -> str:
    """Day and month without the year: «17 қазан», «17 октября», "17 October"."""
    return f"{date.day} {month_name(date.month, language)}"


def long_date(date: datetime.date, language: str, *, unbroken: bool = False) -> str:
    """The official long form: «2024 жылғы 17 қазан», «17 октября 2024 года», "17 October 2024".

    With ``unbroken``, what must not be torn at the end of a line (the day from its month, the year from its
    word) is held by no-break spaces.
    """
    return date_range(date, date, language, unbroken=unbroken)


def date_range(first: datetime.date, last: datetime.date, language: str, *, unbroken: bool = False) -> str:
    """The days from ``first`` to ``last``, in the official long form and as short as it can be said.

    «2024 жылғы 17–18 қазан»; across months «30 октября – 1 ноября 2024 года»; across years both years stand.
    Raises ValueError when ``last`` is before ``first``.
    """
    known(language)
    if last < first:
        raise ValueError("the last day is before the first")
    if first == last:
        written = _in_year(day_month(first, language), first.year, language)
    elif (first.year, first.month) == (last.year, last.month):
        written = _in_year(f"{first.day}–{day_month(last, language)}", last.year, language)
    elif first.year == last.year:
        days = f"{day_month(first, language)} – {day_month(last, language)}"
        written = _in_year(days, last.year, language)
    else:
        written = f"{long_date(first, language)} – {long_date(last, language)}"
    return _held_together(written, language) if unbroken else written


def long_date_with_weekday(date: datetime.date, language: str) -> str:
    """«2024 жылғы 17 қазан, бейсенбі», «четверг, 17 октября 2024 года», "Thursday, 17 October 2024"."""
    if known(language) == "kk":
        return f"{long_date(date, language)}, {weekday(date, language)}"
    return f"{weekday(date, language)}, {long_date(date, language)}"


def month_and_year(date: datetime.date, language: str) -> str:
    """«2024 жылғы қазан», «октябрь 2024 года», "October 2024"."""
    known(language)
    month = _RUSSIAN_MONTHS_ALONE[date.month - 1] if language == "ru" else month_name(date.month, language)
    return _in_year(month, date.year, language)


def of_date(date: datetime.date, language: str) -> str:
    """The date beside a number: «2010 жылғы 8 маусымдағы», «от 8 июня 2010 года», "of 8 June 2010"."""
    if known(language) == "kk":
        return f"{date.year:04} жылғы {date.day} {_KAZAKH_MONTHS_OF[date.month - 1]}"
    return f"{'от' if language == 'ru' else 'of'} {long_date(date, language)}"


def of_dates(first: datetime.date, last: datetime.date, language: str) -> str:
    """The days beside a number: «2024 жылғы 17–18 қазандағы», «от 17–18 октября 2024 года», "of 17–18 October 2024".

    Raises ValueError when ``last`` is before ``first``.
    """
    written = date_range(first, last, language)
    if language == "kk":
        return written.removesuffix(_MONTHS["kk"][last.month - 1]) + _KAZAKH_MONTHS_OF[last.month - 1]
    return f"{'от' if language == 'ru' else 'of'} {written}"


def on_date(date: datetime.date, language: str) -> str:
    """The day of an act: «2025 жылғы 16 қазанда», «16 октября 2025 года», "on 16 October 2025"."""
    if known(language) == "kk":
        return with_case(long_date(date, language), "locative")
    return long_date(date, language) if language == "ru" else f"on {long_date(date, language)}"


def until_date(date: datetime.date, language: str) -> str:
    """A deadline: «2026 жылғы 1 наурызға дейін», «до 1 марта 2026 года», "by 1 March 2026"."""
    if known(language) == "kk":
        return f"{with_case(long_date(date, language), 'dative')} дейін"
    return f"{'до' if language == 'ru' else 'by'} {long_date(date, language)}"


def digits(date: datetime.date) -> str:
    """The date in figures, which Kazakh and Russian papers share and English ones avoid: 17.10.2024."""
    return f"{date.day:02}.{date.month:02}.{date.year:04}"


def time_of_day(time: datetime.time, language: str) -> str:
    """The time on the 24-hour clock, to the minute: 09:05 in all three languages."""
    known(language)
    return f"{time.hour:02}:{time.minute:02}"


def date_in_style(date: datetime.date, language: str, style: str) -> str:
    """The date as the CLDR writes it, for lists and tables; never for official papers.

    ``style`` is "short", "medium", "long" or "full"; another one raises ValueError.
    """
    from babel.dates import format_date

    if style not in _STYLES:
        raise ValueError(f"unknown style of a date: {style!r}")
    return format_date(date, format=style, locale=locale_of(language))


def _in_year(days: str, year: int, language: str) -> str:
    patterns = {"kk": "{year:04} жылғы {days}", "ru": "{days} {year:04} года", "en": "{days} {year:04}"}
    return patterns[language].format(days=days, year=year)


def _held_together(written: str, language: str) -> str:
    for month in _MONTHS[language]:
        written = written.replace(f" {month}", NBSP + month)
    return written.replace(" жылғы", NBSP + "жылғы").replace(" года", NBSP + "года")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A day or a range of days found in a text; ``span`` is where it stands, end excluded."""

    start: datetime.date
    end: datetime.date
    span: tuple[int, int]


# The first letters of a month's name in any case or abbreviation: «қазанда», «окт.», "Sept.".
_MONTH_BEGINNINGS = {
    "kk": ("қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"),
    "ru": ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"),
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
}
_DASH = r"\s*[-‐-―−]\s*"
_BETWEEN_DAYS = {"kk": rf"(?:{_DASH}|\s+және\s+)", "ru": rf"(?:{_DASH}|\s+(?:и|по)\s+)"}
_BETWEEN_DAYS["en"] = rf"(?:{_DASH}|\s+(?:and|to)\s+)"
_YEAR_WORDS = {"kk": r"(?:\s*(?:жылғы|жылдың|жылы|жыл|ж\.))", "ru": r"(?:\s*(?:года|году|год|г\.|г\b))"}
_DAY_FIRST = r"(?P<d1>{day})(?:{between}(?P<d2>{day}))?\s+(?P<m1>{month})"


def parse_date_line(text: str, language: str | None = None) -> WrittenDate | None:
    """The first date or range of dates written anywhere in ``text``, or None.

    Understood are the official forms of the three languages, their abbreviations, the American order and
    figures (17.10.2024 and 2024-10-17); ``language`` leaves only its own month names. A day that the calendar
    does not have is passed over. Raises ValueError for an unknown language.
    """
    return next(iter(written_dates(text, language)), None)


def written_dates(text: str, language: str | None = None) -> tuple[WrittenDate, ...]:
    """All dates and ranges that :func:`parse_date_line` understands, in the order of the text."""
    languages = LANGUAGES if language is None else (known(language),)
    found = [
        date for code in languages for pattern in _patterns(code) for date in _matches(pattern, code, text)
    ]
    found += [date for pattern in _FIGURES for date in _matches(pattern, "en", text)]
    # Of two readings that overlap, the one that starts earlier and, from there, reaches further is meant.
    found.sort(key=lambda date: (date.span[0], -date.span[1]))
    kept: list[WrittenDate] = []
    for date in found:
        if not kept or date.span[0] >= kept[-1].span[1]:
            kept.append(date)
    return tuple(kept)


def _patterns(language: str) -> tuple[str, ...]:
    month = rf"(?:{'|'.join(_MONTH_BEGINNINGS[language])})\w*\.?"
    day = r"(?<!\d)\d{1,2}" + (r"(?:st|nd|rd|th)?" if language == "en" else "") + r"(?!\d)"
    days = _DAY_FIRST.format(day=day, month=month, between=_BETWEEN_DAYS[language])
    year = r"(?<!\d)\d{4}(?!\d)"
    word = _YEAR_WORDS.get(language, "")
    next_day = rf"(?P<d3>{day})\s+(?P<m2>{month})"
    of_year = rf"(?:,?\s*(?P<y1>{year}){word}{'?' if word else ''})"
    day_first = (
        rf"{days}{of_year}?{_DASH}{next_day},?\s*(?P<y2>{year})(?:{word or ''})?",
        rf"{days}{of_year}",
    )
    if language == "kk":
        lead = rf"(?P<y1>{year}){word}\s*"
        return (rf"{lead}{days}(?:{_DASH}(?:(?P<y2>{year}){word}\s*)?{next_day})?", *day_first)
    if language == "en":
        last = rf"(?:{_DASH}(?:(?P<m2>{month})\s+(?P<d3>{day})|(?P<d2>{day})))?"
        return (*day_first, rf"\b(?P<m1>{month})\s+(?P<d1>{day}){last},?\s+(?P<y1>{year})")
    return day_first


_FIGURES = (
    r"(?<![\d.])(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.(?P<y1>\d{4})"
    rf"(?:{_DASH}(?P<d3>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}}))?(?!\d)",
    rf"(?<![\d.])(?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}})\.(?P<m1>\d{{1,2}})\.(?P<y1>\d{{4}})(?!\d)",
    r"(?<![\d-])(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?![\d-])",
)


def _matches(pattern: str, language: str, text: str) -> Iterator[WrittenDate]:
    for match in re.finditer(pattern, text, re.IGNORECASE):
        part = match.groupdict()
        year = part.get("y1") or part.get("y2")
        start = _day(year, part["m1"], part["d1"], language)
        end = start
        if part.get("d3"):
            end = _day(part.get("y2") or year, part.get("m2"), part.get("d3"), language)
        elif part.get("d2"):
            end = _day(year, part["m1"], part.get("d2"), language)
        if start is not None and end is not None and start <= end:
            yield WrittenDate(start=start, end=end, span=match.span())


def _day(year: str | None, month: str | None, day: str | None, language: str) -> datetime.date | None:
    try:
        number = int(month or "") if (month or "").isdecimal() else _month_number(month or "", language)
        return datetime.date(int(year or ""), number, int((day or "").rstrip("stndrhSTNDRH")))
    except ValueError:
        return None


def _month_number(word: str, language: str) -> int:
    """The month whose name, case form or abbreviation ``word`` is; raises ValueError for another word."""
    plain = word.casefold().rstrip(".")
    beginnings = _MONTH_BEGINNINGS[language]
    # The longest first: «марта» also begins like «мая».
    for beginning in sorted(beginnings, key=len, reverse=True):
        if plain.startswith(beginning):
            number = beginnings.index(beginning) + 1
            if _is_form_of(plain, number, language):
                return number
    raise ValueError(f"not a month: {word!r}")


def _is_form_of(word: str, month: int, language: str) -> bool:
    name = _MONTHS[language][month - 1].casefold()
    if language == "ru":
        return word[:-1] == name[:-1] or word in {name[:-1], name[:-2] + "ь"} or name.startswith(word)
    if language == "kk":
        return name.startswith(word) or (word.startswith(name) and len(word) <= len(name) + 5)
    return name.startswith(word)
