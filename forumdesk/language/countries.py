"""Names of countries in three languages, and the country that a person meant."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from forumdesk.language.codes import LANGUAGES, known, locale_of
from forumdesk.language.collation import search_fold
from forumdesk.language.country_names import FULL, SHORT, SPELLINGS
from forumdesk.language.homoglyphs import in_one_script

# Two-letter codes of the CLDR that are groups, outlying parts or tests, not countries.
_NOT_COUNTRIES = frozenset({
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"
})  # fmt: skip
# What stands between two countries in one cell, and between two words.
_APART = re.compile(r"[^,;/|\\\n&+()]+")
_BETWEEN_WORDS = re.compile(r"[^\s\-–—]+")
# Codes that are usual words: in small letters they name no country.
_WORDS = frozenset({
    "al", "am", "an", "and", "are", "as", "at", "be", "by", "can", "de", "do", "et", "id", "ie", "in", "is", "it",
    "la", "ma", "me", "my", "ne", "no", "pa", "per", "re", "so", "to", "us", "va", "vu", "ye",
})  # fmt: skip
_LONGEST_RUN = 10
_LONGEST_CELL = 2000  # characters; whatever follows is no country
_APOSTROPHES = frozenset("'’‘ʻʼ`´ʿ")


def country_name(code: str, language: str, *, full: bool = False) -> str:
    """The short name of the country with the ISO code ``code`` ("KZ"), or its ``full`` state name.

    Names are those of official papers in Kazakhstan, else of the CLDR. A country whose full name is not in
    our table is named by its short one. Raises ValueError for an unknown code or language.
    """
    place = LANGUAGES.index(known(language))
    if full and code in FULL:
        return FULL[code][place]
    name = SHORT.get(code, ("", "", ""))[place] or _cldr_names(language).get(code)
    if name is None:
        raise ValueError(f"unknown country: {code!r}")
    return name


def country_codes() -> tuple[str, ...]:
    """The two-letter codes of all countries that have a name, in the order of the codes."""
    return tuple(sorted(_cldr_names("en")))


def has_full_name(code: str) -> bool:
    """Whether the full state name of the country stands in our table."""
    return code in FULL


def find_country(text: str) -> str | None:
    """The ISO code of the country that ``text`` names, or None when it names none or more than one.

    Understood are the ISO codes («KZ», «KAZ», «398»; small letters unless they are a word, «in», «no»), short
    and full names in the three languages, also with the rest after a comma («Казахстан, Республика»),
    usual abbreviations («ҚХР», «ФРГ») and native names, whatever their case, spacing, punctuation and
    accents; letters of the other script in a word and Kazakh names typed on a Russian keyboard are read as
    meant.
    """
    cleaned = _cleaned(text)
    codes = _named(cleaned, with_codes=True) or _named_from_the_end(cleaned)
    return codes[0] if len(codes) == 1 else None


def find_countries(text: str) -> tuple[str, ...]:
    """The ISO codes of all countries that ``text`` may mean, each once, in the order of the text.

    One code: the text names that country, perhaps in several languages or among other words («Казахстан /
    Kazakhstan», «Қазақстан, Алматы»). Several: either several are named («Франция, Италия») or the one word
    stands for several («Корея»); a person has to choose. None: no country is recognised.
    """
    cleaned = _cleaned(text)[:_LONGEST_CELL]
    found = _named(cleaned, with_codes=True) or _named_from_the_end(cleaned)
    found = found or _among(cleaned, _APART, _named_part)
    return tuple(dict.fromkeys(found))


def _cleaned(text: str) -> str:
    return in_one_script(unicodedata.normalize("NFC", text)).strip()


def _named(cleaned: str, *, with_codes: bool) -> tuple[str, ...]:
    """The countries for which ``cleaned`` as a whole stands: none, one, or several of the same name."""
    if with_codes and cleaned.isascii() and cleaned not in _WORDS and cleaned.upper() in _codes():
        return (_codes()[cleaned.upper()],)
    exact, folded = _names()
    plain = _plain(cleaned)
    codes = exact.get(plain, ())
    return codes if len(codes) == 1 else folded.get(search_fold(plain), ())


def _named_from_the_end(cleaned: str) -> tuple[str, ...]:
    """The country of a full name turned round at its comma, or () where there is no such name."""
    before, comma, after = cleaned.partition(",")
    codes = _named(f"{after} {before}", with_codes=False) if comma else ()
    return codes if len(codes) == 1 else ()


def _named_part(part: str) -> tuple[str, ...]:
    """The countries in a part between commas: as a whole, else word by word. «IN» is no code among words."""
    return _named(part, with_codes=True) or _among(
        part, _BETWEEN_WORDS, lambda words: _named(words, with_codes=False)
    )


def _among(text: str, between: re.Pattern[str], named: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The countries in ``text``, read from the left, the longest run of pieces first."""
    pieces = [found.span() for found in between.finditer(text)]
    codes: list[str] = []
    start = 0
    while start < len(pieces):
        stops = range(min(len(pieces), start + _LONGEST_RUN), start, -1)
        runs = ((stop, named(text[pieces[start][0] : pieces[stop - 1][1]].strip())) for stop in stops)
        start, found = next(((stop, found) for stop, found in runs if found), (start + 1, ()))
        codes += found
    return tuple(codes)


def _plain(text: str) -> str:
    """``text`` in small letters, without signs, its words parted by single spaces."""
    kept = (
        ""
        if char in _APOSTROPHES or char == "."
        else char
        if char.isalnum() or unicodedata.combining(char)
        else " "
        for char in text.casefold()
    )
    return " ".join("".join(kept).split())


@lru_cache(maxsize=3)
def _cldr_names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(locale_of(language)).territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Codes of two or three letters or three figures; outdated ones too where the country still exists."""
    from babel.core import get_global

    countries = _cldr_names("en")
    codes = {code: code for code in countries}
    for alias, targets in get_global("territory_aliases").items():
        if len(targets) == 1 and targets[0] in countries:
            codes.setdefault(alias, targets[0])
    return codes


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """All spellings with the countries that bear them: as they are, and folded for Russian keyboards.

    A spelling of two countries («Конго») names neither for certain: a guess would be worse than a question.
    """
    exact: dict[str, dict[str, None]] = {}
    folded: dict[str, dict[str, None]] = {}
    for code in country_codes():
        for spelling in _spellings(code):
            plain = _plain(spelling)
            exact.setdefault(plain, {})[code] = None
            folded.setdefault(search_fold(plain), {})[code] = None
    return {spelling: tuple(codes) for spelling, codes in exact.items()}, {
        spelling: tuple(codes) for spelling, codes in folded.items()
    }


def _spellings(code: str) -> set[str]:
    cldr = {_cldr_names(language).get(code, "") for language in LANGUAGES}
    short = {country_name(code, language) for language in LANGUAGES if code in _cldr_names(language)}
    return {*cldr, *short, *FULL.get(code, ()), *SPELLINGS.get(code, ())} - {""}
