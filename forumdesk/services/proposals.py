"""What a foreign file proposes; services turn proposals into kept values."""

from dataclasses import dataclass
from datetime import date, time

from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.bodies import Body
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.notices import Notice
from forumdesk.domain.people import Category, Names, Participant, Role
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language, LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """One paragraph of a resolution as read; ``number`` as it was written ("1.", "2.3."), empty if none."""

    part: Part
    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionProposal:
    """A resolution in one language as read from a file.

    ``unplaced`` are paragraphs that fit no part: they are shown and kept as rows of part UNPLACED, never dropped.
    ``detected`` is the language that the words suggest, None if unsure.
    """

    language: Language
    detected: Language | None
    rows: tuple[ProposedRow, ...]
    first_day: date | None
    last_day: date | None
    place: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Something wrong with one record of a table; ``row`` is its № or its place among the records, from 1."""

    row: int
    notice: Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedParticipant:
    """One usable record of a list of participants."""

    row: int
    names: Names
    organisation: LocalizedText
    post: LocalizedText
    country: str
    category: Category
    role: Role
    entitled: bool
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsProposal:
    """A list of participants as read. ``records`` counts all records, also those that cannot be used."""

    records: int
    people: tuple[ProposedParticipant, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedItem:
    """One agenda item as read; ``parent`` is the number of the item it belongs to, or empty."""

    row: int
    number: str
    parent: str
    kind: ItemKind
    title: LocalizedText
    starts: time | None
    minutes: int
    speakers: LocalizedText
    speaker_numbers: tuple[int, ...]
    issues: tuple[int, ...]
    recommendations: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaProposal:
    """An agenda as read."""

    records: int
    items: tuple[ProposedItem, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDecision:
    """A sealed decision as it travels: the exact bytes, and the names and salts that stand beside them.

    ``persons`` maps a participant's identifier to (salt in hexadecimal, name in the three languages).
    """

    record: bytes
    persons: dict[str, tuple[str, LocalizedText]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPackage:
    """The whole of one meeting, as exported and imported."""

    body: Body
    meeting: Meeting
    participants: tuple[Participant, ...]
    agenda: tuple[AgendaItem, ...]
    resolution: ResolutionText
    decisions: tuple[SealedDecision, ...]
