"""In which order papers name people, countries and delegations: the alphabetical one of the paper's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumdesk.documents.gate import one_line
from forumdesk.domain.people import Role
from forumdesk.domain.texts import Language
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_name
from forumdesk.services.people_sheets import PeopleSheet, PersonLine

_RANKS = {Role.HEAD_OF_DELEGATION: 0, Role.DEPUTY_HEAD: 1}
_MEMBER = 2
OrderKey = tuple[bool, bytes, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """People who came together; ``name`` is empty for those of a country who belong to none."""

    name: str
    people: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPart:
    """The people of a country by delegation, those without one first; ``code`` is empty where it is not known."""

    code: str
    name: str
    delegations: tuple[Delegation, ...]

    @property
    def count(self) -> int:
        """People."""
        return sum(len(delegation.people) for delegation in self.delegations)


def order_key(text: str, language: Language) -> OrderKey:
    """The place of ``text`` in a list of ``language``.

    Names in the language's own alphabet come first. Russian takes ё for е, and Kazakh has it as a letter of its
    own; all else is the order of the Kazakh alphabet, in which the Russian one is contained.
    """
    own = text[:1].isascii() if language is Language.EN else not text[:1].isascii()
    if language is Language.RU:
        return not own, sort_key(text.translate(_YO)), sort_key(text)
    return not own, sort_key(text), b""


_YO = str.maketrans("ёЁ", "еЕ")


def one_by_one(sheet: PeopleSheet, language: Language) -> tuple[PersonLine, ...]:
    """Whom badges, tent cards and certificates show one after another: by surname, unless ordered otherwise."""
    return sheet.people if sheet.is_ordered else alphabetical(sheet.people, language)


def in_order(people: Iterable[PersonLine], language: Language) -> tuple[PersonLine, ...]:
    """Heads of delegation, then their deputies, then all others, each by surname."""
    return tuple(sorted(people, key=lambda person: (_rank(person), _name_key(person, language))))


def alphabetical(people: Iterable[PersonLine], language: Language) -> tuple[PersonLine, ...]:
    """By surname alone."""
    return tuple(sorted(people, key=lambda person: _name_key(person, language)))


def by_country(
    people: Iterable[PersonLine], language: Language, *, full: bool = False
) -> tuple[CountryPart, ...]:
    """The countries in alphabetical order (of their ``full`` names, if asked), people without one last."""
    found: dict[str, list[PersonLine]] = {}
    for person in people:
        found.setdefault(person.country, []).append(person)
    parts = [
        CountryPart(
            code=code,
            name=country_name(code, language.value, full=full) if code else "",
            delegations=_delegations(lines, language),
        )
        for code, lines in found.items()
    ]
    return tuple(sorted(parts, key=lambda part: (not part.code, order_key(part.name, language))))


def by_delegation(people: Iterable[PersonLine], language: Language) -> tuple[Delegation, ...]:
    """Delegations in alphabetical order; who belongs to none stands under the country, without either last."""
    found: dict[str, list[PersonLine]] = {}
    for person in people:
        name = one_line(person.delegation.in_language(language))
        if not name and person.country:
            name = country_name(person.country, language.value)
        found.setdefault(name, []).append(person)
    ordered = sorted(found.items(), key=lambda item: (not item[0], order_key(item[0], language)))
    return tuple(Delegation(name=name, people=in_order(lines, language)) for name, lines in ordered)


def _delegations(people: Iterable[PersonLine], language: Language) -> tuple[Delegation, ...]:
    found: dict[str, list[PersonLine]] = {}
    for person in people:
        found.setdefault(one_line(person.delegation.in_language(language)), []).append(person)
    ordered = sorted(found.items(), key=lambda item: (bool(item[0]), order_key(item[0], language)))
    return tuple(Delegation(name=name, people=in_order(lines, language)) for name, lines in ordered)


def _rank(person: PersonLine) -> int:
    return _RANKS.get(person.role, _MEMBER)


def _name_key(person: PersonLine, language: Language) -> OrderKey:
    return order_key(person.in_lists.in_language(language), language)
