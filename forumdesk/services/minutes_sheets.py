"""What minutes, extracts, vote sheets, roll calls and ballots are printed from; the papers never fetch anything."""

from dataclasses import dataclass
from datetime import date, datetime

from forumdesk.domain.agenda import ItemKind
from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.domain.elections import Candidate
from forumdesk.domain.modes import AdoptionMode, Outcome
from forumdesk.domain.speaking import SpeechKind
from forumdesk.domain.statements import StatementKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally, Voice
from forumdesk.domain.voting import Ballots
from forumdesk.services.meeting_sheets import QuorumLine, SittingLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnSheet:
    """Somebody named in the minutes; ``country`` is an ISO code or empty.

    ``excused``, ``reason`` and ``holder`` (of a proxy) are of the absent; ``remote`` of the present.
    """

    name: LocalizedText
    post: LocalizedText = LocalizedText()
    organisation: LocalizedText = LocalizedText()
    country: str = ""
    delegation: LocalizedText = LocalizedText()
    remote: bool = False
    excused: bool = False
    reason: LocalizedText = LocalizedText()
    holder: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOnSheet:
    """A speech that was given, in the order of speaking."""

    speaker: PersonOnSheet
    kind: SpeechKind = SpeechKind.DEBATE


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceOnSheet:
    """A voice: ``name`` is the delegation or person whose it is, ``by`` who gave it where that is somebody else.

    ``voice`` is None on a sheet that is still to be filled.
    """

    number: int
    name: LocalizedText
    voice: Voice | None = None
    by: LocalizedText = LocalizedText()
    by_proxy: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOnSheet:
    """A correction, reservation, explanation of position or dissenting opinion.

    ``voice`` of a correction is the intended one. ``made_at`` is aware.
    """

    number: int
    kind: StatementKind
    author: LocalizedText
    text: LocalizedText
    made_at: datetime
    voice: Voice | None = None
    sealed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionOnSheet:
    """Who objected to a silence procedure and when it came (aware); ``late`` ones did not count."""

    author: LocalizedText
    received_at: datetime
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOnSheet:
    """A text that was decided, with its number ("2", "2.1", or empty); a heading stands above what follows it."""

    text: LocalizedText
    number: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOnSheet:
    """A decision as it is printed, from the sealed bytes where there are any.

    ``texts`` read as they were decided; those of a ``whole`` resolution go to an annex. ``voices`` are filled for
    modes that keep them by name. ``code`` and ``head`` are printed codes. ``annuls`` and ``annulled_by`` are numbers
    of decisions, 0 for none; ``reason`` is that of an annulment. ``desk`` is named where another desk gave the same
    number. ``by_chair`` says that the chair decided a tie.
    ``seats``, ``round`` and ``second_round`` (who stands again) are of an election, ``deadline`` (aware) and
    ``objections`` of silence and polls. A vote of which ``opened_at`` is known lasted until ``recorded_at``.
    """

    number: int
    mode: AdoptionMode
    outcome: Outcome
    tally: Tally
    recorded_at: datetime
    sealed_at: datetime | None = None
    opened_at: datetime | None = None
    code: str = ""
    head: str = ""
    question: LocalizedText = LocalizedText()
    whole: bool = False
    numbers: tuple[str, ...] = ()
    texts: tuple[TextOnSheet, ...] = ()
    voices: tuple[VoiceOnSheet, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    second_round: tuple[LocalizedText, ...] = ()
    seats: int = 1
    round: int = 1
    ballots: Ballots | None = None
    commission: tuple[PersonOnSheet, ...] = ()
    needed_for: int = 0
    by_chair: bool = False
    deadline: datetime | None = None
    objections: tuple[ObjectionOnSheet, ...] = ()
    annuls: int = 0
    reason: LocalizedText = LocalizedText()
    annulled_by: int = 0
    statements: tuple[StatementOnSheet, ...] = ()
    desk: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesItem:
    """An agenda item with what became of it. Moments are aware.

    ``rapporteurs`` is the text of the agenda where nobody on the list is named there, else ``heard`` is filled.
    ``note`` is the secretary's, ``pauses`` are interruptions of the item.
    """

    id: str
    label: str
    title: LocalizedText
    depth: int = 0
    kind: ItemKind = ItemKind.DISCUSSION
    state: ItemState = ItemState.DONE
    begun: datetime | None = None
    ended: datetime | None = None
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    rapporteurs: LocalizedText = LocalizedText()
    heard: tuple[PersonOnSheet, ...] = ()
    spoke: tuple[SpeechOnSheet, ...] = ()
    note: LocalizedText = LocalizedText()
    decisions: tuple[DecisionOnSheet, ...] = ()
    statements: tuple[StatementOnSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What every paper of this module knows. ``number`` is that of the minutes, as text («С-70/2»).

    ``languages`` are those of the body, in its order; ``made_at`` dates the file, ``time_zone`` (IANA) is that of
    the hall.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str
    number: str = ""
    chair: PersonOnSheet | None = None
    secretary: PersonOnSheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSheet(PaperFacts):
    """The minutes of a meeting, which are a draft until it is closed.

    ``present`` and ``absent`` are those with a voice, ``invited`` the others. ``pauses`` are breaks of the sittings,
    ``quorum`` is that of the first opening, or of those who were there where no sitting was opened. ``opening``
    are words of the secretary that follow the list of those present.
    ``decisions`` and ``statements`` are those of no agenda item. ``authentic`` languages prevail; none named means
    all alike. ``chosen`` are the items (by id) of an extract, which bears ``certified_on``.
    """

    state: MeetingState
    sittings: tuple[SittingLine, ...] = ()
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    quorum: QuorumLine | None = None
    opening: LocalizedText = LocalizedText()
    present: tuple[PersonOnSheet, ...] = ()
    absent: tuple[PersonOnSheet, ...] = ()
    invited: tuple[PersonOnSheet, ...] = ()
    items: tuple[MinutesItem, ...] = ()
    decisions: tuple[DecisionOnSheet, ...] = ()
    statements: tuple[StatementOnSheet, ...] = ()
    authentic: tuple[Language, ...] = ()
    chosen: tuple[str, ...] = ()
    certified_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteSheet(PaperFacts):
    """One decision, with the item in which it was taken."""

    decision: DecisionOnSheet
    item_label: str = ""
    item: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCallSheet(PaperFacts):
    """The entitled, to be called by name; with ``decision`` what they answered."""

    voices: tuple[VoiceOnSheet, ...]
    question: LocalizedText = LocalizedText()
    item_label: str = ""
    item: LocalizedText = LocalizedText()
    decision: DecisionOnSheet | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSheet(PaperFacts):
    """``count`` secret ballots from the number ``first`` on: a question, or ``candidates`` for so many ``seats``."""

    question: LocalizedText
    count: int
    first: int = 1
    candidates: tuple[LocalizedText, ...] = ()
    seats: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingSheet(PaperFacts):
    """The protocol of the counting commission on one secret vote; the first of its commission presides.

    ``protocol_number`` is its own, as text.
    """

    decision: DecisionOnSheet
    protocol_number: str = ""
    item_label: str = ""
    item: LocalizedText = LocalizedText()


DecisionPaper = MinutesSheet | VoteSheet | RollCallSheet | BallotSheet | CountingSheet
