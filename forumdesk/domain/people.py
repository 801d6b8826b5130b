"""Participants of a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from forumdesk.domain.accreditation import Accreditation, AccreditationState
from forumdesk.domain.identifiers import DelegationId, MeetingId, ParticipantId
from forumdesk.domain.texts import Language, LocalizedText


class Role(StrEnum):
    """What a participant does at the meeting."""

    HEAD_OF_DELEGATION = "head_of_delegation"
    DEPUTY_HEAD = "deputy_head_of_delegation"
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
class NameForms:
    """Case forms of a name that a person corrected by hand: pairs of a case ("genitive") and the form.

    Forms that nobody corrected are made by rule (``language.name_cases``) and never kept.
    """

    kk: tuple[tuple[str, str], ...] = ()
    ru: tuple[tuple[str, str], ...] = ()

    def get(self, language: Language, case: str) -> str:
        """The corrected form; empty when there is none. English names have no cases."""
        return dict(self._of(language)).get(case, "")

    def with_form(self, language: Language, case: str, form: str) -> "NameForms":
        """The forms with one more; an empty ``form`` goes back to the rule."""
        kept = {**dict(self._of(language)), case: form}
        pairs = tuple(sorted((name, text) for name, text in kept.items() if text))
        return replace(self, kk=pairs) if language is Language.KK else replace(self, ru=pairs)

    def _of(self, language: Language) -> tuple[tuple[str, str], ...]:
        return {Language.KK: self.kk, Language.RU: self.ru}.get(language, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person at one meeting.

    ``number`` is the number on the list; ``country`` an ISO 3166-1 alpha-2 code, empty while undecided;
    ``entitled`` says whether the person has a voice. ``post_from`` and ``post_until`` bound the days on which
    the post is held, both included, None without a bound.
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
    delegation_id: DelegationId | None = None
    notes: str = ""
    post_from: date | None = None
    post_until: date | None = None
    name_forms: NameForms = NameForms()
    accreditation: Accreditation = Accreditation()

    @property
    def has_voice(self) -> bool:
        """Entitled, and neither refused nor replaced."""
        return self.entitled and self.accreditation.counts

    def post_is_held(self, on: date) -> bool:
        """Whether the post is held on a day."""
        begun = self.post_from is None or self.post_from <= on
        return begun and (self.post_until is None or on <= self.post_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantCounts:
    """Numbers that a resolution, a list and a header may state; all are counts of people or countries.

    Whoever was refused or replaced is not counted. ``present`` are the entitled who are there; ``arrived`` is
    everybody who has arrived, whether or not they are still there.
    """

    people: int
    countries: int
    organisations: int
    entitled: int
    present: int
    heads_of_delegation: int
    accredited: int = 0
    arrived: int = 0


def count_participants(
    people: Iterable[Participant],
    arrived: frozenset[ParticipantId] = frozenset(),
    present: frozenset[ParticipantId] | None = None,
) -> ParticipantCounts:
    """Count the people of one meeting.

    ``present`` are those who are there now; None while no arrivals are recorded: then those with a voice
    count as present.
    """
    listed = tuple(person for person in people if person.accreditation.counts)
    return ParticipantCounts(
        people=len(listed),
        countries=len({person.country for person in listed} - {""}),
        organisations=len({person.organisation for person in listed if person.organisation}),
        entitled=sum(person.entitled for person in listed),
        present=sum(person.entitled and (present is None or person.id in present) for person in listed),
        heads_of_delegation=sum(person.role is Role.HEAD_OF_DELEGATION for person in listed),
        accredited=sum(person.accreditation.state is AccreditationState.ACCREDITED for person in listed),
        arrived=sum(person.id in arrived for person in listed),
    )
