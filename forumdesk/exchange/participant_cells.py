"""What single cells of a list of participants say: words become codes, each word looked up once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.errors import N_
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Category, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.participant_words import CATEGORIES, ROLES, STATES, VOICES
from forumdesk.exchange.tables_in import key_of

# Enough to see a slip of the finger; whether an address exists only a letter can tell.
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+")
_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T]00:00(?::00)?)?")
# Days since 30 December 1899, as spreadsheets store dates; from 1940 to 2099.
_SERIAL_DAY_ZERO = date(1899, 12, 30)
_SERIAL_DAYS = range(14_611, 73_051)

_COUNTRY_UNKNOWN = N_("The country “{value}” is not known. The person was imported without a country.")
_COUNTRY_AMBIGUOUS = N_(
    "The cell “{value}” names several countries: {countries}. The person was imported without a country."
)
_EMAIL_BROKEN = N_("“{value}” is not an e-mail address. The person was imported, the address kept as it is.")
_ROLE_UNKNOWN = N_("The role “{value}” is not known. The person was imported as a delegate.")
_CATEGORY_UNKNOWN = N_("The category “{value}” is not known. The person was imported without one.")
_VOTING_MARK_UNKNOWN = N_(
    "The voting mark “{value}” is neither yes nor no. The person was imported without a vote."
)
_STATE_UNKNOWN = N_("The state of accreditation “{value}” is not known. The person was imported as invited.")
_DATE_UNKNOWN = N_("“{value}” is not a date such as 17.10.2024. The person was imported without it.")

_Value = TypeVar("_Value")
_Read = TypeVar("_Read", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[_Read]):
    """What a cell says, and what is wrong with it, if anything."""

    value: _Read
    notice: Notice | None = None


class CellWords:
    """Reads cells with code words and remembers every spelling it met; one for each list."""

    def __init__(self) -> None:
        self.countries: dict[str, Said[str]] = {"": Said("")}
        self.categories: dict[str, Said[Category]] = {"": Said(Category.OTHER)}
        self.roles: dict[str, Said[Role]] = {"": Said(Role.DELEGATE)}
        self.voices: dict[str, Said[bool]] = {"": Said(False)}
        self.states: dict[str, Said[AccreditationState | None]] = {"": Said(None)}
        self.dates: dict[str, Said[date | None]] = {"": Said(None)}

    def country(self, written: str) -> Said[str]:
        """The ISO code of a country, empty if it is unknown or there are several."""
        said = self.countries.get(written)
        if said is None:
            said = self.countries[written] = _country(written)
        return said

    def category(self, written: str) -> Said[Category]:
        """The category, else OTHER."""
        said = self.categories.get(written)
        if said is None:
            said = _coded(written, CATEGORIES, Category.OTHER, "category_unknown", _CATEGORY_UNKNOWN)
            self.categories[written] = said
        return said

    def role(self, written: str) -> Said[Role]:
        """The role, else DELEGATE."""
        said = self.roles.get(written)
        if said is None:
            said = self.roles[written] = _coded(written, ROLES, Role.DELEGATE, "role_unknown", _ROLE_UNKNOWN)
        return said

    def voice(self, written: str) -> Said[bool]:
        """Whether there is a mark for a voice."""
        said = self.voices.get(written)
        if said is None:
            said = _coded(written, VOICES, False, "voting_mark_unknown", _VOTING_MARK_UNKNOWN)
            self.voices[written] = said
        return said

    def state(self, written: str) -> Said[AccreditationState | None]:
        """The state of accreditation, None if nothing known is said."""
        said = self.states.get(written)
        if said is None:
            table: Mapping[str, AccreditationState | None] = STATES
            said = self.states[written] = _coded(written, table, None, "state_unknown", _STATE_UNKNOWN)
        return said

    def date(self, written: str) -> Said[date | None]:
        """One day in figures, in words, or as the number of days that spreadsheets keep."""
        said = self.dates.get(written)
        if said is None:
            said = self.dates[written] = _date(written)
        return said


def email_notice(written: str) -> Notice | None:
    """What is wrong with an e-mail address, if anything."""
    if not written or _EMAIL.fullmatch(written):
        return None
    return Notice(code="email_broken", message=_EMAIL_BROKEN, values={"value": written})


def name_from(full: str, language: Language) -> PersonName:
    """The parts of a name written in one piece."""
    from forumdesk.language.names import parse_english_name, parse_russian_name

    if not any(char.isalpha() for char in full):
        return PersonName()
    latin = full.isascii() or language is Language.EN
    read = parse_english_name(full) if latin else parse_russian_name(full)
    return PersonName(family=read.family, given=read.given, patronymic=read.patronymic)


def language_by_letters(text: str) -> Language:
    """The language of a few words: Kazakh by its own letters, otherwise Russian for Cyrillic, English for Latin."""
    from forumdesk.language.detection import detect_language

    if _KAZAKH_LETTERS & set(text.casefold()):
        return Language.KK
    if not any("\u0400" <= char <= "\u04ff" for char in text):
        return Language.EN
    return Language(detect_language(text) or Language.RU)


def _coded(
    written: str, table: Mapping[str, _Value], otherwise: _Value, code: str, message: str
) -> Said[_Value]:
    key = key_of(written)
    if key in table:
        return Said(table[key])
    return Said(otherwise, Notice(code=code, message=message, values={"value": written}))


def _country(written: str) -> Said[str]:
    from forumdesk.language.countries import country_name, find_countries

    codes = find_countries(written)
    if len(codes) == 1:
        return Said(codes[0])
    if codes:
        names = tuple(LocalizedText(*(country_name(code, one) for one in Language)) for code in codes)
        values: dict[str, object] = {"value": written, "countries": names}
        return Said("", Notice(code="country_ambiguous", message=_COUNTRY_AMBIGUOUS, values=values))
    return Said("", Notice(code="country_unknown", message=_COUNTRY_UNKNOWN, values={"value": written}))


def _date(written: str) -> Said[date | None]:
    from forumdesk.language.dates import parse_date_line

    try:
        if _ISO.fullmatch(written):
            return Said(date.fromisoformat(written[:10]))
        if len(written) == 5 and written.isdecimal() and int(written) in _SERIAL_DAYS:
            return Said(_SERIAL_DAY_ZERO + timedelta(days=int(written)))
    except ValueError:
        pass
    found = parse_date_line(written[:200])
    if found is not None and found.start == found.end:
        return Said(found.start)
    return Said(None, Notice(code="date_unknown", message=_DATE_UNKNOWN, values={"value": written}))
