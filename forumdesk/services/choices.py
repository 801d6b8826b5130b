"""What the register remembers for its users: filters of the list, and how columns of a list are read."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Standing
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import DelegationId, new_uuid
from forumdesk.domain.people import Category, Role
from forumdesk.domain.people_list import ListFilter
from forumdesk.domain.texts import clean_line
from forumdesk.services.deeds import Deeds
from forumdesk.storage.repositories.remembered import Choice

_FILTER, _COLUMNS = "participants.filter", "participants.columns"


class NamelessFilterError(DomainError):
    """A filter is saved under a name."""

    code = "filter.nameless"
    message = N_("Give the filter a name, then save it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A filter under a name."""

    id: UUID
    title: str
    wanted: ListFilter


class Choices:
    """Remembered choices of one register."""

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def filters(self) -> tuple[SavedFilter, ...]:
        """The saved filters, by name."""
        with self._deeds.database.reading() as work:
            found = work.remembered.of_purpose(_FILTER)
        return tuple(SavedFilter(id=one.id, title=one.name, wanted=_filter_of(one.values)) for one in found)

    def save_filter(self, title: str, wanted: ListFilter) -> SavedFilter:
        """Save a filter; one of the same name is changed."""
        name = clean_line(title)
        if not name:
            raise NamelessFilterError
        with self._deeds.begin("filter.saved") as deed:
            deed.values["title"] = name
            choice = self._remember(deed.work.remembered.named(_FILTER, name), _FILTER, name, _plain(wanted))
            deed.work.remembered.put(choice)
        return SavedFilter(id=choice.id, title=name, wanted=wanted)

    def remove_filter(self, filter_id: UUID) -> None:
        """Forget a filter."""
        with self._deeds.begin("filter.removed") as deed:
            deed.values["title"] = deed.work.remembered.get(filter_id).name
            deed.work.remembered.remove(filter_id)

    def columns(self, key: str) -> dict[str, str] | None:
        """How the columns of a list with these headings were read last: headings to fields; None if never."""
        with self._deeds.database.reading() as work:
            found = work.remembered.named(_COLUMNS, key)
        return None if found is None else {str(name): str(field) for name, field in found.values.items()}

    def remember_columns(self, key: str, columns: Mapping[str, str]) -> None:
        """Remember how the columns of a list are read; not a step that is undone."""
        with self._deeds.database.unit_of_work() as work:
            known = work.remembered.named(_COLUMNS, key)
            work.remembered.put(self._remember(known, _COLUMNS, key, dict(columns)))

    def _remember(self, known: Choice | None, purpose: str, name: str, values: Mapping[str, Any]) -> Choice:
        identifier = known.id if known else new_uuid(self._deeds.clock())
        return Choice(id=identifier, purpose=purpose, name=name, values=values)


def _plain(wanted: ListFilter) -> dict[str, Any]:
    sets = ("roles", "categories", "states", "standings")
    plain = asdict(wanted)
    for name in sets:
        plain[name] = sorted(one.value for one in plain[name])
    plain["delegation"] = str(wanted.delegation) if wanted.delegation else None
    return plain


def _filter_of(values: Mapping[str, Any]) -> ListFilter:
    return ListFilter(
        words=values["words"],
        country=values["country"],
        roles=frozenset(map(Role, values["roles"])),
        categories=frozenset(map(Category, values["categories"])),
        states=frozenset(map(AccreditationState, values["states"])),
        standings=frozenset(map(Standing, values["standings"])),
        delegation=DelegationId(UUID(values["delegation"])) if values["delegation"] else None,
        entitled=values["entitled"],
    )
