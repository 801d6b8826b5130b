"""Rows that earlier lists had: which of them a row of a new list is."""

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import replace
from uuid import UUID

from forumdesk.domain.people import Names, Participant, PersonName
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.proposals import ProposedParticipant
from forumdesk.storage.repositories.sources import Source


class KnownRows:
    """What earlier lists said, found again by number or by names."""

    def __init__(self) -> None:
        self._by_number: dict[int, list[Source]] = defaultdict(list)
        self._by_names: dict[tuple[Names, LocalizedText], list[Source]] = defaultdict(list)

    def add(self, source: Source) -> None:
        """Know one more row."""
        self._by_number[source.person.number].append(source)
        self._by_names[source.person.names, source.person.organisation].append(source)

    def of_rows(self, rows: Sequence[ProposedParticipant]) -> dict[int, Source]:
        """Who is known again, by the place of the row.

        Nobody is two rows, for lists may count from 1 again in each delegation; then the number on the list is
        not that of the register, and the same names, organisation and contacts say more than a number.
        """
        found: dict[int, Source] = {}
        taken: set[UUID] = set()
        for known_again in (self._with_contacts, self._with_number, self._with_names):
            for place, one in enumerate(rows):
                source = None if place in found else known_again(one, taken)
                if source is not None:
                    found[place] = source
                    taken.add(source.id)
        return found

    def _with_contacts(self, one: ProposedParticipant, taken: Container[UUID]) -> Source | None:
        same = [
            source
            for source in self._by_names.get((one.names, one.organisation), ())
            if source.id not in taken and (source.person.email, source.person.phone) == (one.email, one.phone)
        ]
        return min(same, key=lambda source: source.person.number != one.row, default=None)

    def _with_number(self, one: ProposedParticipant, taken: Container[UUID]) -> Source | None:
        for source in self._by_number.get(one.row, ()):
            if source.id not in taken and _is_same(one, source.person):
                return source
        return None

    def _with_names(self, one: ProposedParticipant, taken: Container[UUID]) -> Source | None:
        """The only one of these names and this organisation."""
        named = self._by_names.get((one.names, one.organisation), ())
        same = [source for source in named if source.id not in taken]
        return same[0] if len(same) == 1 else None


def with_patronymics(names: Names, known: Names, parts: Container[str]) -> Names:
    """``names`` with the patronymics known before, where a list of ``parts`` has no column for them."""
    for language in Language:
        new, old = names.get(language), known.get(language)
        if f"patronymic_{language}" not in parts and (new.family, new.given) == (old.family, old.given):
            names = replace(names, **{language.value: old})
    return names


def _is_same(one: ProposedParticipant, person: Participant) -> bool:
    """Whether a row and a person of the same number are one: by a name, be it without the patronymic, or by a part
    of it together with the e-mail or the telephone: people correct names, and whole offices share an address."""
    contact = (one.email and one.email == person.email) or (one.phone and one.phone == person.phone)
    for language in Language:
        new, old = one.names.get(language), person.names.get(language)
        if new and (new == old or _lacks_patronymic(new, old) or _lacks_patronymic(old, new)):
            return True
        if contact and {new.family, new.given} & {old.family, old.given} - {""}:
            return True
    return False


def _lacks_patronymic(short: PersonName, whole: PersonName) -> bool:
    return bool(short.given) and short == replace(whole, patronymic="")
