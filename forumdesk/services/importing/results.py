"""What an import reports."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.notices import Notice
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.services.proposals import RowProblem


class Verdict(StrEnum):
    """What the import does with one usable row of the file."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOutcome:
    """One usable row: what the register had (None for nothing) and what it has after the import.

    ``before`` and ``after`` are participants or agenda items; for a resolution they are the two texts of the
    paragraph ``row_id`` in the language imported.
    """

    verdict: Verdict
    before: object
    after: object
    row_id: RowId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPair:
    """Two rows that look like one person; ``same`` names the evidence besides the name."""

    first: int
    second: int
    same: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class ImportResult:
    """Counts of an import; ``rows`` = ``new`` + ``updated`` + ``same`` + ``not_imported``, dry or not.

    ``duplicates`` are pairs of rows that look like one person, numbered as the list numbers them, or as the
    register does where one of the two stands there alone. ``outcomes`` tell the usable rows one by one, in the
    order of the file; ``text`` is the resolution after its import.
    """

    meeting_id: MeetingId | None = None
    rows: int = 0
    new: int = 0
    updated: int = 0
    same: int = 0
    not_imported: int = 0
    problems: tuple[RowProblem, ...] = ()
    notices: list[Notice] = field(default_factory=list)
    outcomes: list[RowOutcome] = field(default_factory=list)
    duplicates: list[RowPair] = field(default_factory=list)
    text: ResolutionText | None = None
    dry_run: bool = False

    def count(self, before: object, after: object, row_id: RowId | None = None) -> None:
        """Count one usable row: new, updated or same."""
        if before is None:
            self.new += 1
            verdict = Verdict.NEW
        elif before == after:
            self.same += 1
            verdict = Verdict.SAME
        else:
            self.updated += 1
            verdict = Verdict.UPDATED
        self.outcomes.append(RowOutcome(verdict=verdict, before=before, after=after, row_id=row_id))

    def add(self, other: "ImportResult") -> None:
        """Count the rows of another import of the same file in too, with what is told about them."""
        self.rows += other.rows
        self.new += other.new
        self.updated += other.updated
        self.same += other.same
        self.not_imported += other.not_imported
        self.notices += [one for one in other.notices if one not in self.notices]
        self.outcomes += other.outcomes
        self.text = other.text


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """What is said about the meeting together with any import."""

    first_day: date | None = None
    place: str = ""
    time_zone: str = ""
