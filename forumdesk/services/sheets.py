"""Finished, frozen values that documents print from; a document never fetches anything itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from forumdesk.domain.marks import Marks
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.redline import Piece
from forumdesk.domain.resolutions import Numbering, Part
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.domain.voices import Tally
from forumdesk.services.minutes_sheets import StatementOnSheet


class SignatureRole(StrEnum):
    """Who signs."""

    CHAIR = "chair"
    SECRETARY = "secretary"


class RowChange(StrEnum):
    """Whether a row comes or goes as a whole."""

    NONE = ""
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMark:
    """What every page of a draft bears: its number, when it was made, and in which time zone to say so."""

    number: int
    at: datetime
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One paragraph with its number ("1.", "2.3.", or empty) in every language. ``id`` is stable.

    ``redline`` stands in place of the text where the paper shows changes; ``change`` tells a row that comes or goes
    as a whole, and ``authors`` who proposed it.
    """

    id: str
    part: Part
    number: str
    text: LocalizedText
    level: int = 1
    marks: Mapping[Language, Marks] = field(default_factory=dict)
    redline: Mapping[Language, tuple[Piece, ...]] = field(default_factory=dict)
    change: RowChange = RowChange.NONE
    authors: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One line of the signature block; an empty name leaves room to write it by hand."""

    role: SignatureRole
    name: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """How the resolution was adopted, from the sealed record.

    ``stated`` names the languages whose own closing already says how it was adopted: no second sentence is
    printed there. ``code`` and ``head`` are the printed codes of the last decision and of the chain's head,
    ``decision_hash`` and ``head_hash`` the whole hashes that they stand for. ``by_chair`` says that the chair decided
    a tie; ``deadline`` (aware, told in ``time_zone``) is that of a decision in writing. ``parts`` are filled where
    the recommendations were adopted in ways that one sentence cannot tell.
    """

    mode: AdoptionMode
    tally: Tally
    sealed_at: datetime
    code: str
    head: str
    decision_hash: str
    head_hash: str
    stated: frozenset[Language] = frozenset()
    by_chair: bool = False
    deadline: datetime | None = None
    time_zone: str = ""
    parts: tuple["AdoptedPart", ...] = ()

    @property
    def printed_code(self) -> str:
        """What stands on paper: the code, and the head where another record came after it."""
        return self.code if self.code == self.head else f"{self.code} · {self.head}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPart:
    """Recommendations that were adopted by one decision; ``numbers`` as they are printed."""

    numbers: tuple[str, ...]
    adoption: Adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class Authenticity:
    """In which languages a text exists and which of them prevail; none where all are equal.

    ``stated`` names the languages whose own text already says it: no second sentence is printed there.
    """

    languages: tuple[Language, ...]
    prevailing: tuple[Language, ...] = ()
    stated: frozenset[Language] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionSheet:
    """A resolution ready to be printed. ``adoption`` is None while it is a draft.

    ``authenticity`` says which of its languages hold; None where nothing is to be said of it.

    ``statements`` are the sealed ones on the decisions that adopted it, in order.

    ``languages`` are those of the body that have a text, in the body's order; ``made_at`` dates the file.
    """

    body: LocalizedText
    meeting: LocalizedText
    first_day: date | None
    last_day: date | None
    place: LocalizedText
    languages: tuple[Language, ...]
    rows: tuple[SheetRow, ...]
    signatures: tuple[Signature, ...]
    adoption: Adoption | None
    made_at: datetime
    meeting_id: str = ""
    draft: DraftMark | None = None
    numbering: Numbering = Numbering.DECIMAL
    statements: tuple[StatementOnSheet, ...] = ()
    authenticity: Authenticity | None = None
