"""What the dossier of a meeting consists of; its parts are fetched one by one, while it is printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from forumdesk.domain.identifiers import DecisionId
from forumdesk.domain.issued import SignedKind
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import DecisionOnSheet, DecisionPaper, StatementOnSheet
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

PartSheet = ResolutionSheet | AmendmentsSheet | CommentsSheet | PeopleSheet | MeetingSheet | DecisionPaper
STATEMENTS, SIGNATURES, RECORD = "statements", "signatures", "sealed_record"
"""Parts that are printed for a dossier alone, from what its sheet itself holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPart:
    """A part: the ``document`` that is printed, of which ``decision`` (0 and None for none).

    ``languages`` are those in which it can be printed; empty for all.
    """

    document: str
    languages: tuple[Language, ...] = ()
    decision: int = 0
    decision_id: DecisionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A file that lies in the dossier: a paper on the table with the item of the agenda, or a paper as it was signed.

    ``size`` is in bytes, ``sha256`` in hexadecimal digits; ``fetch`` reads the bytes.
    """

    number: int
    id: UUID
    name: str
    media_type: str
    size: int
    sha256: str
    fetch: Callable[[], bytes]
    label: str = ""
    item: LocalizedText = LocalizedText()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLine:
    """A link of a chain, as the table of the sealed record tells it; ``decision`` is the number of the decision.

    ``shown`` is the decision without its texts and voices, None for what was said to it. ``place`` is the number of
    the link in its chain.
    """

    place: int
    decision: int
    shown: DecisionOnSheet | None
    sealed_at: datetime
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedChain:
    """The chain of one desk; the last line is its head."""

    desk: str
    lines: tuple[SealedLine, ...]

    @property
    def head(self) -> str:
        """The hash of the last link."""
        return self.lines[-1].hash


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSigned:
    """A head signed by a key: its fingerprint, when (aware), and which link of which hash."""

    fingerprint: str
    signed_at: datetime
    place: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSigned:
    """A signed copy of a paper that was given out under ``number``; it lies in the dossier as annex ``annex``."""

    number: int
    document: str
    kind: SignedKind
    signer: str
    signed_on: date
    annex: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementOfDecision:
    """What was said, and to which decision; 0 where none was taken."""

    decision: int
    statement: StatementOnSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSheet:
    """Everything of a meeting in order; what there is none of is left out.

    ``languages`` are those of the body, in its order; ``made_at`` dates the file, ``time_zone`` (IANA) is that of the
    hall, ``number`` that of the minutes. ``fetch`` gives the sheet of a part that is not of the dossier alone;
    ``records`` the canonical records, one in a line, in the order of the chains.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str
    parts: tuple[DossierPart, ...]
    fetch: Callable[[DossierPart], PartSheet]
    records: Callable[[], bytes]
    number: str = ""
    annexes: tuple[Annex, ...] = ()
    chains: tuple[SealedChain, ...] = ()
    heads_signed: tuple[HeadSigned, ...] = ()
    papers_signed: tuple[PaperSigned, ...] = ()
    statements: tuple[StatementOfDecision, ...] = ()
