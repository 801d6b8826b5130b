"""Participants of a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.texts import Language, LocalizedText


class Role(StrEnum):
    """What a participant does at the meeting."""

    HEAD_OF_DELEGATION = "head_of_delegation"
    DELEGATE = "delegate"
    SPEAKER = "speaker"
    MODERATOR = "moderator"
    OBSERVER = "observer"
    GUEST = "guest"


class Category(StrEnum):
    """What kind of organisation a participant comes from."""

    UNIVERSITY = "university"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    GOVERNMENT_BODY = "government_body"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name as one language writes it."""

    family: str = ""
    given: str = ""
    patronymic: str = ""

    def __bool__(self) -> bool:
        return bool(self.family or self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A person's name in the three languages."""

    kk: PersonName = PersonName()
    ru: PersonName = PersonName()
    en: PersonName = PersonName()

    def __bool__(self) -> bool:
        return bool(self.kk or self.ru or self.en)

    def get(self, language: Language) -> PersonName:
        """The name as ``language`` writes it; may be empty."""
        name: PersonName = getattr(self, language.value)
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person at one meeting.

    ``number`` is the number on the list; ``country`` an ISO 3166-1 alpha-2 code, empty while undecided;
    ``entitled`` says whether the person has a voice.
    """

    id: ParticipantId
    meeting_id: MeetingId
    number: int
    names: Names
    organisation: LocalizedText = LocalizedText()
    post: LocalizedText = LocalizedText()
    country: str = ""
    category: Category = Category.OTHER
    role: Role = Role.DELEGATE
    entitled: bool = False
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantCounts:
    """Numbers that a resolution, a list and a header may state; all are counts of people or countries."""

    people: int
    countries: int
    organisations: int
    entitled: int
    present: int
    heads_of_delegation: int


def count_participants(people: Iterable[Participant]) -> ParticipantCounts:
    """Count the people of one meeting. Without recorded arrivals those with a voice count as present."""
    listed = tuple(people)
    entitled = sum(person.entitled for person in listed)
    return ParticipantCounts(
        people=len(listed),
        countries=len({person.country for person in listed} - {""}),
        organisations=len({person.organisation for person in listed if person.organisation}),
        entitled=entitled,
        present=entitled,
        heads_of_delegation=sum(person.role is Role.HEAD_OF_DELEGATION for person in listed),
    )
