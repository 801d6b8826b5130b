"""Which decision, which items and how many ballots a paper of the minutes shows."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from forumdesk.cli.commands import typed
from forumdesk.cli.context import UnfitWordsError
from forumdesk.domain.errors import N_, DomainError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.texts import LocalizedText
from forumdesk.language.catalogue import Catalogue

if TYPE_CHECKING:
    from forumdesk.domain.decisions import Decision
    from forumdesk.services.minutes_sheets import DecisionPaper
    from forumdesk.services.register import Register

_BY_BALLOT = (AdoptionMode.SECRET, AdoptionMode.ELECTION)
_FITTING = {
    "items": ("extract",),
    "certified_on": ("extract",),
    "decision": ("vote_sheet", "roll_call", "counting_protocol"),
    "protocol_number": ("counting_protocol",),
    "question": ("ballots",),
    "candidate": ("ballots",),
    "seats": ("ballots",),
    "count": ("ballots",),
    "first": ("ballots",),
    "about": ("approval_sheet", "distribution"),
    "recipients": ("distribution",),
}


class NoDecisionToPrintError(DomainError):
    """Nothing was decided yet."""

    code = "print.no_decision"
    message = N_("There is nothing to print yet: the meeting has no decision that this paper is about.")


class UnknownItemsError(DomainError):
    """The agenda has no such item."""

    code = "print.items"
    message = N_("The agenda has no item “{wanted}”. Nothing was printed. “show … agenda” lists the items.")


def add_minutes_words(parser: ArgumentParser, catalogue: Catalogue) -> None:
    """Declare the words that choose what papers of the minutes show."""
    _ = catalogue.gettext
    parser.add_argument(
        "--items", type=typed.names, metavar="N,N", help=_("of an extract: its agenda items; else all")
    )
    parser.add_argument(
        "--certified-on", type=_day, metavar="2024-10-17", help=_("of an extract: the day of certification")
    )
    parser.add_argument(
        "--decision",
        metavar="D",
        help=_("of vote sheets, roll calls and protocols: number or code of the decision; else the last"),
    )
    parser.add_argument(
        "--protocol-number", default="", metavar="N", help=_("number of the counting commission’s protocol")
    )
    parser.add_argument(
        "--question",
        action="append",
        type=typed.text_in_language,
        metavar=typed.TEXT,
        help=_("of ballots: the question; else the title of the meeting"),
    )
    parser.add_argument(
        "--candidate", action="append", metavar=_("NAME"), help=_("of ballots: a candidate; may be repeated")
    )
    parser.add_argument(
        "--seats", type=typed.above_nought, metavar="N", help=_("of ballots: how many are elected")
    )
    parser.add_argument(
        "--count", type=typed.above_nought, metavar="N", help=_("how many ballots; else one for each voter")
    )
    parser.add_argument("--first", type=typed.above_nought, metavar="N", help=_("number of the first ballot"))


def require_fitting_words(document: str, words: Namespace) -> None:
    """Refuse words that mean nothing for this document."""
    for name, documents in _FITTING.items():
        if getattr(words, name) and document not in documents:
            raise UnfitWordsError(words=(document, f"--{name.replace('_', '-')}"))


def minutes_paper(
    register: "Register", meeting_id: MeetingId, document: str, words: Namespace
) -> "DecisionPaper":
    """What the paper is made from. Refuses what the meeting does not have."""
    if document == "ballots":
        question = typed.localized(words.question) or register.meetings.meeting(meeting_id).title
        return register.minutes.ballot_sheet(
            meeting_id,
            question,
            count=words.count or 0,
            first=words.first or 1,
            candidates=[LocalizedText.everywhere(name) for name in words.candidate or ()],
            seats=words.seats or 1,
        )
    if document == "extract":
        items = _items(register, meeting_id, words.items or ())
        return register.minutes.sheet(meeting_id, items=items, certified_on=words.certified_on)
    if document == "roll_call":
        chosen = register.decisions.decision_named(meeting_id, words.decision) if words.decision else None
        return register.minutes.roll_call_sheet(meeting_id, chosen.id if chosen else None)
    if document == "vote_sheet":
        return register.minutes.vote_sheet(_decision(register, meeting_id, words.decision, AdoptionMode).id)
    if document == "counting_protocol":
        by_ballot = _decision(register, meeting_id, words.decision, _BY_BALLOT)
        return register.minutes.counting_sheet(by_ballot.id, words.protocol_number)
    return register.minutes.sheet(meeting_id)


def _decision(
    register: "Register", meeting_id: MeetingId, wanted: str | None, modes: Iterable[AdoptionMode]
) -> "Decision":
    """The decision named, else the last one taken in one of ``modes``."""
    if wanted:
        return register.decisions.decision_named(meeting_id, wanted)
    fitting = tuple(modes)
    found = [one for one in register.decisions.decisions(meeting_id) if one.mode in fitting]
    if not found:
        raise NoDecisionToPrintError
    return found[-1]


def _items(register: "Register", meeting_id: MeetingId, wanted: Sequence[str]) -> tuple[AgendaItemId, ...]:
    """The items named, all where none is."""
    agenda = register.agendas.items(meeting_id)
    known = {one.number: one.id for one in agenda} | {str(one.id): one.id for one in agenda}
    for name in wanted:
        if name not in known:
            raise UnknownItemsError(wanted=name)
    return tuple(known[name] for name in wanted) or tuple(one.id for one in agenda)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
