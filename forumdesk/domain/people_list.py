"""Which people a list shows, and in which order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.attendance import Presence, Standing
from forumdesk.domain.identifiers import DelegationId
from forumdesk.domain.people import Category, Participant, Role


class Column(StrEnum):
    """What a list can be sorted by."""

    NAME = "name"
    NUMBER = "number"
    COUNTRY = "country"
    ROLE = "role"
    VOICE = "voice"
    STATE = "state"
    ARRIVAL = "arrival"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """Who passes: everybody who fits every part that is set.

    ``words`` are searched in names of all scripts, organisations, posts, countries, contacts and numbers;
    ``country`` is a code, empty for people without one, None for all. ``entitled`` True asks for those with a
    voice. ``standings`` are places by the log.
    """

    words: str = ""
    country: str | None = None
    roles: frozenset[Role] = frozenset()
    categories: frozenset[Category] = frozenset()
    states: frozenset[AccreditationState] = frozenset()
    standings: frozenset[Standing] = frozenset()
    delegation: DelegationId | None = None
    entitled: bool | None = None

    @property
    def is_filtering(self) -> bool:
        """Whether anybody may be left out."""
        return self != ListFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrder:
    """The order of a list; equal ones stand by name, then by number."""

    column: Column = Column.NAME
    downwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """One line of the list."""

    person: Participant
    presence: Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """How many people of a group are on the list, accredited, and have arrived."""

    key: str
    people: int
    accredited: int
    arrived: int
    entitled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Counts of a meeting by group, largest first; ``by_hour`` are arrivals by the hour in which they were."""

    total: GroupCount
    by_country: tuple[GroupCount, ...] = ()
    by_organisation: tuple[GroupCount, ...] = ()
    by_category: tuple[GroupCount, ...] = ()
    by_role: tuple[GroupCount, ...] = ()
    by_delegation: tuple[GroupCount, ...] = ()
    by_hour: tuple[tuple[datetime, int], ...] = ()
