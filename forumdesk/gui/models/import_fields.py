"""The fields of a list of participants as people read them: short over a column, and a person's value in each."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.participants import CATEGORY_NAMES, ROLE_NAMES, best_name, country_of
from forumdesk.gui.words import Words
from forumdesk.language.dates import long_date

_STEMS: Final[Mapping[str, str]] = {
    "number": N_("No."),
    "family": N_("Family name"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "full": N_("Full name"),
    "organisation": N_("Organisation"),
    "post": N_("Post"),
    "country": N_("Country"),
    "category": N_("Category"),
    "role": N_("Role"),
    "delegation": N_("Delegation"),
    "entitled": N_("Voice"),
    "status": N_("Accreditation"),
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "identity_number": N_("Identity number"),
    "notes": N_("Notes"),
    "post_from": N_("In post from"),
    "post_until": N_("In post until"),
}
_MARKS: Final[Mapping[str, str]] = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
_NAME_PARTS: Final = frozenset({"family", "given", "patronymic", "full"})


def field_head(field: str, words: Words) -> str:
    """What stands over a column that is read as ``field``: «Family name, ҚАЗ»; empty for no field."""
    stem, language = _parted(field)
    if not stem:
        return ""
    named = words.gettext(_STEMS.get(stem, stem))
    return f"{named}, {_MARKS[language.value]}" if language is not None else named


def person_field(person: Participant, field: str, words: Words) -> str:
    """A person's value in ``field``, worded; empty for none and for fields that are no person's own."""
    stem, language = _parted(field)
    if stem in _NAME_PARTS:
        name = person.names.get(language) if language else best_name(person.names, words.language)[0]
        return _name_part(name, stem)
    if stem in {"organisation", "post"}:
        return _text(getattr(person, stem), language, words)
    _ = words.gettext
    said: Mapping[str, Callable[[], str]] = {
        "number": lambda: str(person.number),
        "country": lambda: country_of(person, words.language),
        "category": lambda: _(CATEGORY_NAMES[person.category]),
        "role": lambda: _(ROLE_NAMES.get(person.role, str(person.role))),
        "entitled": lambda: _("yes") if person.entitled else _("no"),
        "email": lambda: person.email,
        "phone": lambda: person.phone,
        "notes": lambda: person.notes,
        "post_from": lambda: _day(person.post_from, words),
        "post_until": lambda: _day(person.post_until, words),
    }
    return said[stem]() if stem in said else ""


def _parted(field: str) -> tuple[str, Language | None]:
    stem, _, code = field.rpartition("_")
    return (stem, Language(code)) if code in _MARKS else (field, None)


def _name_part(name: PersonName, part: str) -> str:
    if part == "full":
        return " ".join(one for one in (name.family, name.given, name.patronymic) if one)
    return str(getattr(name, part))


def _text(text: LocalizedText, language: Language | None, words: Words) -> str:
    return text.get(language) if language is not None else text.in_language(words.language)


def _day(day: date | None, words: Words) -> str:
    return long_date(day, words.language) if day is not None else ""
