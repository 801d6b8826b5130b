"""Papers as they were given out, kept byte for byte, and their signed copies."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from forumdesk.domain.identifiers import IssuedPaperId, MeetingId, SignedCopyId
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language


class SignedKind(StrEnum):
    """How a signed copy came about: scanned from paper, a signature in a file of its own, or one inside the PDF."""

    SCAN = "scan"
    CMS = "cms"
    PADES = "pades"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A paper without its bytes; ``number`` counts the papers of a meeting from 1.

    ``document`` names what was printed, ``code`` that of the decision it shows (empty for what decides nothing),
    ``stationery`` on what; ``size`` is in bytes and ``sha256`` in lower-case hexadecimal digits.
    """

    id: IssuedPaperId
    meeting_id: MeetingId
    number: int
    document: str
    languages: tuple[Language, ...]
    layout: str
    stationery: Stationery
    code: str
    name: str
    media_type: str
    size: int
    sha256: str
    issued_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCopy:
    """A signed copy without its bytes; ``signer`` is who signed in their own words, as it was entered or read."""

    id: SignedCopyId
    meeting_id: MeetingId
    paper_id: IssuedPaperId
    kind: SignedKind
    name: str
    media_type: str
    size: int
    sha256: str
    signer: str
    signed_on: date
    added_at: datetime
