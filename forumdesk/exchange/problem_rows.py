"""The rows of a list that have problems, saved as a list of their own: to be mended and imported again."""

from collections import defaultdict
from collections.abc import Callable

from forumdesk.domain.notices import Notice
from forumdesk.exchange.participant_columns import PROBLEM_HEADING
from forumdesk.exchange.tables_out import table_as_csv, table_as_xlsx
from forumdesk.services.proposals import ParticipantsProposal


def problem_rows_as_csv(proposal: ParticipantsProposal, sentence: Callable[[Notice], str]) -> bytes:
    """The rows with problems, with the columns of the file and one more that says what is wrong.

    ``sentence`` tells a notice in the reader's language, as a catalogue does. The last column is not read when the
    file is imported again. A proposal that keeps no cells gives no rows.
    """
    return table_as_csv(*_table(proposal, sentence))


def problem_rows_as_xlsx(proposal: ParticipantsProposal, sentence: Callable[[Notice], str]) -> bytes:
    """The same rows as a workbook."""
    return table_as_xlsx(*_table(proposal, sentence))


def _table(
    proposal: ParticipantsProposal, sentence: Callable[[Notice], str]
) -> tuple[list[str], list[list[str]]]:
    said: dict[int, list[str]] = defaultdict(list)
    for problem in proposal.problems:
        if 0 <= problem.record < len(proposal.cells):
            said[problem.record].append(sentence(problem.notice))
    kept = [place for place, heading in enumerate(proposal.headings) if heading != PROBLEM_HEADING]
    header = [*(proposal.headings[place] for place in kept), PROBLEM_HEADING]
    rows = [
        [*(proposal.cells[record][place] for place in kept), " ".join(said[record])]
        for record in sorted(said)
    ]
    return header, rows
