"""What is to be chosen before a paper about decisions is printed, and the sheet that comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, DecisionId, MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import LocalizedText, clean_line
from forumdesk.services.minutes import MinutesBook
from forumdesk.services.minutes_sheets import DecisionPaper
from forumdesk.services.participants import full_name

MINUTES: Final = "minutes"
SHORT: Final = "minutes_short"
EXTRACT: Final = "extract"
VOTE_SHEET: Final = "vote_sheet"
ROLL_CALL: Final = "roll_call"
BALLOTS: Final = "ballots"
COUNTING: Final = "counting_protocol"
OF_MEETING: Final = frozenset({MINUTES, SHORT, EXTRACT})
"""Papers that tell of the whole meeting."""


class WhichDecisionError(DomainError):
    """A paper about one decision, and none is named."""

    code = "paper.which_decision"
    message = N_("This paper is about one decision. Choose which.")


class BallotsAskNothingError(DomainError):
    """Ballots with neither a question nor candidates."""

    code = "paper.ballots_ask_nothing"
    message = N_("The ballots ask nothing yet. Write the question, or name the candidates.")


class NoSuchNumberError(DomainError):
    """A candidate by a number that nobody has."""

    code = "paper.no_such_number"
    message = N_(
        "Nobody on the list of participants has the number {wanted}. Write another number, or a name."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperChoice:
    """What a person chose, each for the papers that have it.

    ``items`` and ``certified_on`` of an extract; the ``decision`` of a vote sheet, roll call (None: blank) and
    protocol, which has a ``protocol_number``; of ballots the ``question`` or the ``candidates`` for so many
    ``seats``, how many (``count``, 0 for everybody entitled who is there) and the ``first`` number.
    """

    items: tuple[AgendaItemId, ...] = ()
    certified_on: date | None = None
    decision: DecisionId | None = None
    protocol_number: str = ""
    question: LocalizedText = LocalizedText()
    candidates: tuple[LocalizedText, ...] = ()
    seats: int = 1
    count: int = 0
    first: int = 1


def paper_sheet(book: MinutesBook, meeting_id: MeetingId, paper: str, choice: PaperChoice) -> DecisionPaper:
    """The sheet of a paper by its identifier; KeyError for one that is not about decisions.

    Raises WhichDecisionError, BallotsAskNothingError and what :class:`MinutesBook` refuses.
    """
    match paper:
        case "minutes" | "minutes_short":
            return book.sheet(meeting_id)
        case "extract":
            return book.sheet(meeting_id, items=choice.items, certified_on=choice.certified_on)
        case "vote_sheet":
            return book.vote_sheet(_decision(choice))
        case "roll_call":
            return book.roll_call_sheet(meeting_id, choice.decision)
        case "counting_protocol":
            return book.counting_sheet(_decision(choice), choice.protocol_number)
        case "ballots":
            return _ballots(book, meeting_id, choice)
    raise KeyError(paper)


def candidates_meant(people: Sequence[Participant], typed: Sequence[str]) -> tuple[LocalizedText, ...]:
    """Names of candidates: a number on the list gives the name in every language, other words stand as they are.

    Raises NoSuchNumberError.
    """
    known = {str(one.number): full_name(one.names) for one in people}
    found = []
    for wanted in filter(None, map(clean_line, typed)):
        if wanted.isdecimal() and wanted not in known:
            raise NoSuchNumberError(wanted=wanted)
        found.append(known.get(wanted) or LocalizedText.everywhere(wanted))
    return tuple(dict.fromkeys(found))


def _ballots(book: MinutesBook, meeting_id: MeetingId, choice: PaperChoice) -> DecisionPaper:
    if not choice.question and not choice.candidates:
        raise BallotsAskNothingError
    return book.ballot_sheet(
        meeting_id,
        choice.question,
        count=choice.count,
        first=choice.first,
        candidates=choice.candidates,
        seats=choice.seats,
    )


def _decision(choice: PaperChoice) -> DecisionId:
    if choice.decision is None:
        raise WhichDecisionError
    return choice.decision
