"""What amendments and consultations are printed from; who fills these sheets fetches, the papers never do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from forumdesk.domain.amendments import AmendmentKind, AmendmentState
from forumdesk.domain.consultations import ConsultationKind, Verdict
from forumdesk.domain.redline import Piece
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.sheets import DraftMark


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReference:
    """Where in the text: by its number ("1.2"), else as the ``ordinal``-th row of its part, 0 for the only one.

    ``item`` is the number of the item that a paragraph or note belongs to. Without a ``part`` it is the whole text;
    for what is put in, the place above the first row. ``place`` counts the rows of the text from 1, 0 where none is
    meant.
    """

    number: str = ""
    item: str = ""
    part: Part | None = None
    ordinal: int = 0
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentLine:
    """An amendment. ``reference`` is its row, or of an insertion the row after which it stands.

    ``redline`` shows it in the languages that it speaks of. ``reason`` is the proposer's, ``note`` tells about the
    decision; ``into`` is the number of the amendment that took its place, 0 for none.
    """

    number: int
    kind: AmendmentKind
    state: AmendmentState
    reference: RowReference
    proposer: LocalizedText
    redline: Mapping[Language, tuple[Piece, ...]]
    reason: str = ""
    note: str = ""
    into: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentsSheet:
    """The amendments to a text, in order of consideration. ``draft`` is the draft to which they were proposed.

    ``languages`` are those of the body, in its order; ``made_at`` dates the paper, ``time_zone`` (IANA) tells it.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str
    draft: DraftMark | None = None
    lines: tuple[AmendmentLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationLine:
    """A consultation: moments are aware, ``time_zone`` (IANA) is that of the deadline."""

    kind: ConsultationKind
    opened_at: datetime
    deadline: datetime
    time_zone: str
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """A comment as it was received, in the words of its sender.

    ``amendment`` is the number of the amendment that was made of it, 0 for none.
    """

    number: int
    author: str
    text: str
    received_at: datetime
    reference: RowReference = field(default_factory=RowReference)
    delegation: LocalizedText = LocalizedText()
    language: Language | None = None
    proposal: str = ""
    late: bool = False
    verdict: Verdict = Verdict.OPEN
    reason: str = ""
    amendment: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsSheet:
    """The comments on a draft by their numbers; ``consultation`` is None while no draft was put out."""

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    made_at: datetime
    time_zone: str
    draft: DraftMark | None = None
    consultation: ConsultationLine | None = None
    comments: tuple[CommentLine, ...] = ()
