"""What a foreign file proposes; services turn proposals into kept values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from forumdesk.domain.accreditation import AccreditationState
from forumdesk.domain.agenda import AgendaItem, ItemKind
from forumdesk.domain.amendments import Amendment
from forumdesk.domain.attendance import Movement
from forumdesk.domain.bodies import Body
from forumdesk.domain.conduct import Excuse, ItemNote, ItemRun, Recusal, Sitting
from forumdesk.domain.consultations import Comment, Consultation, Draft
from forumdesk.domain.delegations import Delegation
from forumdesk.domain.findings import Dismissal
from forumdesk.domain.heads import HeadSignature
from forumdesk.domain.identifiers import PaperId, ParticipantId, RowId
from forumdesk.domain.issued import IssuedPaper, SignedCopy
from forumdesk.domain.marks import Marks
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.minutes import Minutes, MinutesNote
from forumdesk.domain.notices import Notice
from forumdesk.domain.papers import Paper
from forumdesk.domain.people import Category, Names, Participant, Role
from forumdesk.domain.proxies import Proxy
from forumdesk.domain.resolutions import Numbering, Part, ResolutionText
from forumdesk.domain.speaking import Speech
from forumdesk.domain.statements import Statement
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language, LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """One paragraph of a resolution as read; ``number`` as it was written ("1.", "2.3."), empty if none."""

    part: Part
    number: str
    text: str
    level: int = 1
    marks: Marks = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedRow:
    """A paragraph of a document that the program exported and somebody edited.

    ``row_id`` and ``exported_hash`` (see services/returned.py) are None where it has no bookmark of ours: somebody
    wrote it; then ``after`` is the row that stands above it in that language, None at the top.
    """

    row_id: RowId | None
    language: Language
    exported_hash: str | None
    text: str
    marks: Marks = ()
    part: Part | None = None
    level: int = 1
    after: RowId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedText:
    """An exported document that came back: its paragraphs in order, ``languages`` those that it holds.

    ``exported_at`` is when it was made, None if it does not say so: rows that are newer cannot be missing from it.
    """

    meeting_id: str
    languages: tuple[Language, ...]
    rows: tuple[ReturnedRow, ...]
    exported_at: datetime | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionProposal:
    """A resolution in one language as read from a file.

    ``unplaced`` are paragraphs that fit no part: they are shown and kept as rows of part UNPLACED, never dropped.
    ``detected`` is the language that the words suggest, None if unsure. ``beside`` are the other languages that the
    file holds in columns of a table, each a proposal of its own.
    """

    language: Language
    detected: Language | None
    rows: tuple[ProposedRow, ...]
    first_day: date | None
    last_day: date | None
    place: str
    notices: tuple[Notice, ...] = ()
    numbering: Numbering = Numbering.DECIMAL
    beside: tuple[Language, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Something wrong with one record of a table; ``row`` is its № or its place among the records, from 1.

    ``field`` is the column it concerns (a name of ``exchange.participant_columns.FIELDS``), empty for the whole
    record; ``record`` is the record's place among the cells of the proposal, from 0, and -1 where none are kept.
    """

    row: int
    notice: Notice
    field: str = ""
    record: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSuggestion:
    """A cell that may be meant otherwise; nothing is changed until a person says so.

    ``written`` is the cell as read, ``suggested`` what would stand there instead; ``row``, ``field`` and
    ``record`` as in :class:`RowProblem`.
    """

    row: int
    field: str
    written: str
    suggested: str
    notice: Notice
    record: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedParticipant:
    """One usable record of a list of participants.

    ``delegation`` is the name of a delegation as written; ``post_from`` and ``post_until`` are the first and the
    last day in the post; ``state`` is None where the list says nothing about accreditation.
    """

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
    delegation: str = ""
    notes: str = ""
    post_from: date | None = None
    post_until: date | None = None
    state: AccreditationState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """How a table was read; empty where it does not apply.

    ``heading_row`` is the line of headings among the lines that are not blank, from 1; ``sheets`` are the names
    of all sheets of a workbook, ``sheet`` the one that was read.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    heading_row: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsProposal:
    """A list of participants as read. ``records`` counts all records, also those that cannot be used.

    ``headings`` are those of the file and ``columns`` the field read from each, "" for none; ``cells`` are the
    records as they stand in the file, corrections included, one tuple for each record, and ``places`` says for
    each of ``people`` which of them it was read from. ``written`` are people as the file has them where somebody
    corrected a cell, by their place among ``people``. ``notices`` concern the whole file.
    """

    records: int
    people: tuple[ProposedParticipant, ...]
    problems: tuple[RowProblem, ...]
    suggestions: tuple[RowSuggestion, ...] = ()
    notices: tuple[Notice, ...] = ()
    headings: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    places: tuple[int, ...] = ()
    written: Mapping[int, ProposedParticipant] = field(default_factory=dict)
    source: TableSource = TableSource()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedItem:
    """One agenda item as read; ``parent`` is the number of the item it belongs to, or empty.

    ``fields_given`` are the fields of :class:`AgendaItem` that the file has a column for: the others keep what the
    register knows; None for all of them. ``uid`` identifies an event of a calendar, by which it is known again, and
    ``begins`` is the aware moment that the calendar says, None for local time.
    """

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
    day: date | None = None
    section: LocalizedText = LocalizedText()
    room: LocalizedText = LocalizedText()
    rapporteurs: LocalizedText = LocalizedText()
    rapporteur_numbers: tuple[int, ...] = ()
    fields_given: frozenset[str] | None = None
    uid: str = ""
    begins: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaProposal:
    """An agenda as read."""

    records: int
    items: tuple[ProposedItem, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedDecision:
    """A sealed record, of a decision or a statement, as it travels: the exact bytes, and names and salts beside them.

    ``persons`` maps a participant's identifier to (salt in hexadecimal, name in the three languages).
    """

    record: bytes
    persons: dict[str, tuple[str, LocalizedText]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPackage:
    """The whole of one meeting, as exported and imported.

    ``photos`` are JPEG by person, ``distinct`` pairs of people whom somebody told apart, ``paper_contents`` the bytes
    of ``papers``; ``emblem`` is that of the body as PNG, ``stationery`` (None: the usual) on what it prints.
    ``issued_contents`` are the bytes of ``issued`` papers and of ``signed_copies``.
    """

    body: Body
    meeting: Meeting
    participants: tuple[Participant, ...]
    agenda: tuple[AgendaItem, ...]
    resolution: ResolutionText
    decisions: tuple[SealedDecision, ...]
    delegations: tuple[Delegation, ...] = ()
    movements: tuple[Movement, ...] = ()
    photos: Mapping[ParticipantId, bytes] = field(default_factory=dict)
    distinct: tuple[tuple[ParticipantId, ParticipantId], ...] = ()
    emblem: bytes | None = None
    stationery: Stationery | None = None
    papers: tuple[Paper, ...] = ()
    paper_contents: Mapping[PaperId, bytes] = field(default_factory=dict)
    sittings: tuple[Sitting, ...] = ()
    item_runs: tuple[ItemRun, ...] = ()
    item_notes: tuple[ItemNote, ...] = ()
    speeches: tuple[Speech, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    drafts: tuple[Draft, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    comments: tuple[Comment, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    proxies: tuple[Proxy, ...] = ()
    statements: tuple[Statement, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    minutes_notes: tuple[MinutesNote, ...] = ()
    head_signatures: tuple[HeadSignature, ...] = ()
    issued: tuple[IssuedPaper, ...] = ()
    signed_copies: tuple[SignedCopy, ...] = ()
    issued_contents: Mapping[UUID, bytes] = field(default_factory=dict)
