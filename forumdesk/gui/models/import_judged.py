"""What came of trying a list of participants, looked up by record: verdicts, problems, suggestions, pairs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from forumdesk.gui.models.import_rows import ALL, NEW, PROBLEM, SAME, UPDATED
from forumdesk.gui.models.import_verdicts import LEFT_OUT, kind_of
from forumdesk.services.importing.results import ImportResult, RowOutcome
from forumdesk.services.proposals import ParticipantsProposal, RowProblem, RowSuggestion

SUGGESTION: Final = "suggestion"
PAIRS: Final = "pairs"
Place = tuple[int, int]
"""A record and a column of the file, both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two rows that may be one person: their numbers, their records, and the evidence besides the name.

    A row that stands in the register alone has no record.
    """

    rows: tuple[int, int]
    records: tuple[int, ...]
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A list as read, and what an import would do with each record; made by :func:`judged`.

    ``order`` has the records with problems first; ``numbers`` are what the list itself calls its records.
    """

    proposal: ParticipantsProposal
    result: ImportResult | None
    order: Sequence[int] = ()
    numbers: Sequence[int] = ()
    outcomes: Mapping[int, RowOutcome] = field(default_factory=dict)
    problems: Mapping[int, tuple[RowProblem, ...]] = field(default_factory=dict)
    suggestions: Mapping[Place, RowSuggestion] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()

    def of_kind(self, kind: str) -> Sequence[int]:
        """The records seen under a filter, those with problems first; for pairs the two of each pair together."""
        if kind == ALL:
            return self.order
        if kind == PAIRS:
            return [record for pair in self.pairs for record in pair.records]
        if kind == PROBLEM:
            return sorted(self.problems)
        if kind == SUGGESTION:
            return sorted({record for record, _ in self.suggestions})
        outcomes = self.outcomes
        return [one for one in self.order if one in outcomes and kind_of(outcomes[one].verdict) == kind]

    def counts(self) -> dict[str, int]:
        """How many rows are seen under each filter; of pairs the pairs are counted."""
        result = self.result
        new, updated, same = (result.new, result.updated, result.same) if result else (0, 0, 0)
        return {
            ALL: len(self.order),
            NEW: new,
            UPDATED: updated,
            SAME: same,
            PROBLEM: len(self.problems),
            SUGGESTION: len({record for record, _ in self.suggestions}),
            PAIRS: len(self.pairs),
        }

    def left_out(self, record: int) -> bool:
        """Whether a record is not imported at all."""
        return any(one.notice.code in LEFT_OUT for one in self.problems.get(record, ()))

    def problem_at(self, record: int, column: int) -> RowProblem | None:
        """What is wrong with one cell."""
        named = self.proposal.columns[column]
        return next((one for one in self.problems.get(record, ()) if named and one.field == named), None)

    def bad_column(self, record: int) -> int | None:
        """The first column of a record with a problem, else with a suggestion."""
        columns = self.proposal.columns
        fields = {one.field for one in self.problems.get(record, ())}
        found = [place for place, named in enumerate(columns) if named and named in fields]
        found = found or [place for place in range(len(columns)) if (record, place) in self.suggestions]
        return found[0] if found else None


def judged(proposal: ParticipantsProposal, result: ImportResult | None) -> Judged:
    """Look up what a trial found; ``result`` is None where the import was refused."""
    outcomes = dict(zip(proposal.places, result.outcomes, strict=False)) if result is not None else {}
    problems: dict[int, list[RowProblem]] = defaultdict(list)
    for one in proposal.problems:
        problems[one.record].append(one)
    columns = {named: place for place, named in enumerate(proposal.columns) if named}
    numbers = list(range(1, len(proposal.cells) + 1))
    for record, person in zip(proposal.places, proposal.people, strict=True):
        numbers[record] = person.row
    for record, found in problems.items():
        numbers[record] = found[0].row
    first = sorted(problems)
    order = [*first, *(record for record in range(len(proposal.cells)) if record not in problems)]
    return Judged(
        proposal=proposal,
        result=result,
        order=order,
        numbers=numbers,
        outcomes=outcomes,
        problems={record: tuple(found) for record, found in problems.items()},
        suggestions={
            (one.record, columns[one.field]): one for one in proposal.suggestions if one.field in columns
        },
        pairs=_pairs(result, numbers, proposal.places),
    )


def _pairs(result: ImportResult | None, numbers: Sequence[int], places: Sequence[int]) -> tuple[Pair, ...]:
    if result is None or not result.duplicates:
        return ()
    record_of = {numbers[record]: record for record in reversed(places)}
    return tuple(
        Pair(
            rows=(one.first, one.second),
            records=tuple(record_of[row] for row in (one.first, one.second) if row in record_of),
            same=one.same,
        )
        for one in result.duplicates
    )
