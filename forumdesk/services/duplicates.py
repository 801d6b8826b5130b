"""People who may stand on the list twice, and what becomes of two rows once a person says they are one.

A candidate is the same name in at least one of the languages — whatever its case, script, spacing, initials,
order, accents and romanisation — together with the same e-mail address or the same telephone. A name alone is
not enough, nor is an address alone.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from forumdesk.domain.identifiers import ParticipantId
from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.same_name import NameKey, name_keys, same_name

EMAIL = "email"
PHONE = "phone"

# In a block of more people with one address only neighbours in the order of names are compared, this many.
_NEIGHBOURS = 16
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+")
_SEVERAL = re.compile(r"[,;/|\n]")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateCandidate:
    """Two rows that may be one person; ``same`` names the evidence besides the name, "email" before "phone".

    ``first`` stands before ``second`` on the list.
    """

    first: ParticipantId
    second: ParticipantId
    same: tuple[str, ...]


def duplicate_candidates(
    people: Iterable[Participant], distinct: frozenset[frozenset[ParticipantId]] = frozenset()
) -> tuple[DuplicateCandidate, ...]:
    """The pairs that a person should look at, in the order of the list.

    ``distinct`` are pairs of which a person has said that they are two people. The order of ``people`` does
    not matter. Where very many share one address, of each group with one name only rows that lie close
    together are paired, so that the time stays proportional to the number of people.
    """
    listed = sorted({person.id: person for person in people}.values(), key=_place)
    contacts = [_contacts(person) for person in listed]
    search = _Search(listed)
    pairs = {
        pair
        for block in _blocks(contacts)
        for pair in search.same_names(block)
        if frozenset({listed[pair[0]].id, listed[pair[1]].id}) not in distinct
    }
    return tuple(
        DuplicateCandidate(
            first=listed[one].id,
            second=listed[other].id,
            same=tuple(sorted({kind for kind, _ in contacts[one] & contacts[other]})),
        )
        for one, other in sorted(pairs)
    )


def merged(first: Participant, second: Participant) -> Participant:
    """The one person of two rows: ``first`` stays, and what it lacks is taken from ``second``.

    The person has a voice if either row has one. Country, category and role are the first's; an unknown
    country and an e-mail address that is none are taken from the second. An accreditation that has not begun
    gives way to one that has, unless the second was refused or replaced.
    """
    begun = first.accreditation.times or not second.accreditation.counts
    good = [person.email for person in (first, second) if _EMAIL.fullmatch(person.email.strip())]
    return replace(
        first,
        names=_merged_names(first.names, second.names),
        organisation=_merged_text(first.organisation, second.organisation),
        post=_merged_text(first.post, second.post),
        country=first.country or second.country,
        entitled=first.entitled or second.entitled,
        email=good[0] if good else first.email or second.email,
        phone=first.phone or second.phone,
        delegation_id=first.delegation_id or second.delegation_id,
        notes=first.notes or second.notes,
        post_from=first.post_from or second.post_from,
        post_until=first.post_until or second.post_until,
        name_forms=replace(
            first.name_forms,
            kk=first.name_forms.kk or second.name_forms.kk,
            ru=first.name_forms.ru or second.name_forms.ru,
        ),
        accreditation=first.accreditation if begun else second.accreditation,
    )


def email_key(text: str) -> frozenset[str]:
    """The addresses in a cell as they are compared; what is no e-mail address is left out."""
    parts = (part.strip().casefold() for part in _SEVERAL.split(text))
    return frozenset(part for part in parts if _EMAIL.fullmatch(part))


def phone_key(text: str) -> frozenset[str]:
    """The telephone numbers in a cell as they are compared: digits from the code of the country on.

    «8 701 …», «+7 701 …» and «701 …» are one number. Extensions, too short numbers and rows of one digit are
    left out.
    """
    numbers = (_full_number(part) for part in _SEVERAL.split(text))
    return frozenset(number for number in numbers if len(number) >= _FEWEST_DIGITS and len(set(number)) > 1)


def _full_number(text: str) -> str:
    # Words stand before a number («тел.») and before its extension («доб.»).
    written = next((part for part in _LETTER.split(text) if any(char.isdigit() for char in part)), "")
    digits = "".join(char for char in written if char in "0123456789")
    if digits.startswith("00"):
        return digits[2:]
    if "+" in written:
        return digits
    if len(digits) == 11 and digits[0] == "8":
        return "7" + digits[1:]
    return "7" + digits if len(digits) == 10 else digits


def _place(person: Participant) -> tuple[int, str]:
    return person.number, str(person.id)


def _contacts(person: Participant) -> frozenset[tuple[str, str]]:
    emails = {(EMAIL, key) for key in email_key(person.email)} if person.email else set()
    phones = {(PHONE, key) for key in phone_key(person.phone)} if person.phone else set()
    return frozenset(emails | phones)


def _blocks(contacts: Sequence[frozenset[tuple[str, str]]]) -> list[list[int]]:
    """The places of people who share an address or a number."""
    places: dict[tuple[str, str], list[int]] = {}
    for place, keys in enumerate(contacts):
        for key in keys:
            places.setdefault(key, []).append(place)
    return [block for block in places.values() if len(block) > 1]


class _Search:
    """Finds the same names within blocks; the keys of a name are made once for each person."""

    def __init__(self, people: Sequence[Participant]) -> None:
        self._people = people
        self._keys: dict[int, tuple[NameKey, ...]] = {}

    def same_names(self, block: list[int]) -> set[tuple[int, int]]:
        """The pairs with the same name in a block, the lower place first."""
        near: set[tuple[int, int]] = set()
        for group in [block] if len(block) <= _NEIGHBOURS else self._groups(block):
            if len(group) <= _NEIGHBOURS:
                near.update(combinations(group, 2))
            else:
                ordered = sorted(group, key=lambda place: (self._of(place), place))
                for position, one in enumerate(ordered):
                    near.update(_pair(one, other) for other in ordered[position + 1 : position + _NEIGHBOURS])
        keys = {place: self._of(place) for place in block}
        return {(one, other) for one, other in near if _any_same(keys[one], keys[other])}

    def _groups(self, block: list[int]) -> list[list[int]]:
        groups: dict[tuple[str, str], list[int]] = {}
        for place in block:
            for key in {key for name in self._of(place) for key in name.groups()}:
                groups.setdefault(key, []).append(place)
        return [group for group in groups.values() if len(group) > 1]

    def _of(self, place: int) -> tuple[NameKey, ...]:
        found = self._keys.get(place)
        if found is None:
            names = self._people[place].names
            found = self._keys[place] = name_keys(
                (name.family, name.given, name.patronymic) for name in (names.kk, names.ru, names.en) if name
            )
        return found


def _any_same(one: tuple[NameKey, ...], other: tuple[NameKey, ...]) -> bool:
    return any(same_name(mine, theirs) for mine in one for theirs in other)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _merged_text(first: LocalizedText, second: LocalizedText) -> LocalizedText:
    return LocalizedText(kk=first.kk or second.kk, ru=first.ru or second.ru, en=first.en or second.en)


def _merged_names(first: Names, second: Names) -> Names:
    kk, ru, en = (_merged_name(first.get(language), second.get(language)) for language in Language)
    return Names(kk=kk, ru=ru, en=en)


def _merged_name(first: PersonName, second: PersonName) -> PersonName:
    """The first's name; a patronymic that it lacks comes from the second if the rest is the same."""
    if not first:
        return second
    alike = (first.family, first.given) == (second.family, second.given)
    return replace(first, patronymic=first.patronymic or second.patronymic) if alike else first
