"""Names of countries in three languages, and the country that a person meant."""

import unicodedata
from functools import lru_cache

from forumdesk.language.codes import LANGUAGES, known, locale_of
from forumdesk.language.collation import search_fold
from forumdesk.language.country_names import FULL, SHORT, SPELLINGS
from forumdesk.language.homoglyphs import in_one_script

# Two-letter codes of the CLDR that are groups, outlying parts or tests, not countries.
_NOT_COUNTRIES = frozenset({
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"
})  # fmt: skip
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

    Understood are two- and three-letter codes (in capitals), short and full names in the three languages,
    usual abbreviations («ҚХР», «ФРГ») and native names, whatever their case, spacing, punctuation and
    accents; letters of the other script in a word and Kazakh names typed on a Russian keyboard are read as
    meant.
    """
    cleaned = in_one_script(unicodedata.normalize("NFC", text)).strip()
    if cleaned.isascii() and cleaned.isupper() and cleaned in _codes():
        return _codes()[cleaned]
    exact, folded = _names()
    return exact.get(_plain(cleaned)) or folded.get(search_fold(_plain(cleaned)))


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
    """Two- and three-letter codes, the outdated ones of countries that still exist included."""
    from babel.core import get_global

    countries = _cldr_names("en")
    codes = {code: code for code in countries}
    for alias, targets in get_global("territory_aliases").items():
        if alias.isalpha() and len(targets) == 1 and targets[0] in countries:
            codes.setdefault(alias, targets[0])
    return codes


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """All spellings of all countries: as they are, and folded for Russian keyboards.

    A spelling that belongs to two countries («Конго») is left out: a guess would be worse than a question.
    """
    owners: dict[str, set[str]] = {}
    folded: dict[str, set[str]] = {}
    for code in country_codes():
        for spelling in _spellings(code):
            plain = _plain(spelling)
            owners.setdefault(plain, set()).add(code)
            folded.setdefault(search_fold(plain), set()).add(code)
    return _unambiguous(owners), _unambiguous(folded)


def _spellings(code: str) -> set[str]:
    cldr = {_cldr_names(language).get(code, "") for language in LANGUAGES}
    short = {country_name(code, language) for language in LANGUAGES if code in _cldr_names(language)}
    return {*cldr, *short, *FULL.get(code, ()), *SPELLINGS.get(code, ())} - {""}


def _unambiguous(owners: dict[str, set[str]]) -> dict[str, str]:
    return {spelling: next(iter(codes)) for spelling, codes in owners.items() if len(codes) == 1}
