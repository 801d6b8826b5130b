"""How people, their names, roles, states and arrivals are worded in the window."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Presence, Standing
from forumdesk.domain.errors import N_
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.theme import Token
from forumdesk.language.countries import country_name
from forumdesk.language.names import NameParts, official_name

ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.HEAD_OF_DELEGATION: N_("Head of delegation"),
    Role.DEPUTY_HEAD: N_("Deputy head of delegation"),
    Role.DELEGATE: N_("Delegate"),
    Role.SPEAKER: N_("Speaker"),
    Role.MODERATOR: N_("Moderator"),
    Role.OBSERVER: N_("Observer"),
    Role.GUEST: N_("Guest"),
}
CATEGORY_NAMES: Final[Mapping[Category, str]] = {
    Category.UNIVERSITY: N_("University"),
    Category.INTERNATIONAL_ORGANISATION: N_("International organisation"),
    Category.GOVERNMENT_BODY: N_("Government body"),
    Category.OTHER: N_("Other organisation"),
}
STATE_LOOKS: Final[Mapping[AccreditationState, tuple[str, Token]]] = {
    AccreditationState.INVITED: ("circle-dashed", "text3"),
    AccreditationState.CONFIRMED: ("circle-half", "text2"),
    AccreditationState.ACCREDITED: ("check", "ok"),
    AccreditationState.REFUSED: ("x-circle", "bad"),
    AccreditationState.REPLACED: ("arrows-left-right", "warn"),
}
"""Icon and colour of a state; the word always stands beside them."""
STANDING_LABELS: Final[Mapping[Standing, str]] = {
    Standing.EXPECTED: N_("expected"),
    Standing.ARRIVED: N_("arrived"),
    Standing.LEFT: N_("left"),
    Standing.RETURNED: N_("returned"),
    Standing.CONNECTED: N_("connected"),
}
STANDING_LOOKS: Final[Mapping[Standing, tuple[str, Token]]] = {
    Standing.EXPECTED: ("circle-dashed", "text3"),
    Standing.ARRIVED: ("check-circle-fill", "ok"),
    Standing.LEFT: ("sign-out", "text2"),
    Standing.RETURNED: ("check-circle-fill", "ok"),
    Standing.CONNECTED: ("video-camera", "ok"),
}


def capitalised(words: str) -> str:
    """A word of a list as it begins a line or stands alone in a chip."""
    return words[:1].upper() + words[1:]


def best_name(names: Names, language: Language) -> tuple[PersonName, Language]:
    """The name in a language, else in the first language that has one, with the language it is in."""
    order = (language, *STATE_LANGUAGE_FIRST)
    return next(((names.get(one), one) for one in order if names.get(one)), (PersonName(), language))


def surname_first(names: Names, language: Language) -> str:
    """A name as lists have it: family name, given name, patronymic."""
    name, _ = best_name(names, language)
    return " ".join(part for part in (name.family, name.given, name.patronymic) if part)


def name_parts(name: PersonName) -> NameParts:
    """A name as the rules of a language take it."""
    return NameParts(family=name.family, given=name.given, patronymic=name.patronymic)


def name_in_full(names: Names, language: Language) -> str:
    """A name in the official order of the language it is in."""
    name, found = best_name(names, language)
    return official_name(name_parts(name), found)


def affiliation(person: Participant, language: Language) -> str:
    """Organisation and post in one line; either may be missing."""
    parts = (person.organisation.in_language(language), person.post.in_language(language))
    return ", ".join(part for part in parts if part)


def country_of(person: Participant, language: Language) -> str:
    """The name of a person's country; empty while undecided, the code where it is none that we know."""
    return country_called(person.country, language)


def country_called(code: str, language: Language) -> str:
    """The name of a country; empty for an empty code, the code itself where it is none that we know."""
    try:
        return country_name(code, language) if code else ""
    except ValueError:
        return code


def clock_time(moment: datetime | None, zone: ZoneInfo) -> str:
    """A moment as the clock in ``zone`` shows it; empty for None."""
    return "" if moment is None else f"{moment.astimezone(zone):%H:%M}"


def passage_time(presence: Presence, zone: ZoneInfo) -> str:
    """When a person came, or left if they are gone."""
    gone = presence.standing is Standing.LEFT
    return clock_time(presence.last_at if gone else presence.first_at, zone)
