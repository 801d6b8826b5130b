"""Reading a foreign file and trying its import, and then the import itself, from the same proposal."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import assert_never

from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.import_preview.reading import PeopleRead, PeopleWish, read_people
from forumdesk.services.importing.people import MergeWish
from forumdesk.services.importing.results import ImportResult
from forumdesk.services.proposals import (
    AgendaProposal,
    MeetingPackage,
    ParticipantsProposal,
    ResolutionProposal,
)
from forumdesk.services.register import Register

Progress = Callable[[int, int], None]
Proposal = ParticipantsProposal | AgendaProposal | ResolutionProposal | MeetingPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be imported and how; ``language`` None lets the words of a resolution tell it."""

    kind: str
    path: Path
    schemas: Path
    meeting_id: MeetingId | None
    language: Language | None = None
    loosely: bool = False
    trust_language: bool = False
    people: PeopleWish = field(default_factory=PeopleWish)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What came of a dry run: the counts, or the refusal that the import would meet.

    ``known`` is the resolution that the register has, for a text that joins it; ``recalled`` says that the columns
    of a list were read as they were the last time.
    """

    wish: Wish
    proposal: Proposal
    result: ImportResult | None
    refusal: KnownError | None
    known: ResolutionText | None
    recalled: bool = False


def read_proposal(wish: Wish) -> Proposal:
    """Read the file as what it is said to be. Raises ExchangeError; KeyError for an unknown kind."""
    match wish.kind:
        case "agenda":
            from forumdesk.exchange.agenda_table import read_agenda

            return read_agenda(wish.path)
        case "resolution":
            from forumdesk.exchange.texts_in import read_text_file

            return read_text_file(wish.path, wish.language)
        case "event":
            from forumdesk.exchange.event_package import read_event_file

            return read_event_file(wish.path, wish.schemas)
    raise KeyError(wish.kind)


def try_import(register: Register, wish: Wish, proposal: Proposal | None, progress: Progress) -> Trial:
    """Read the file unless that was done, and import it without keeping anything. Raises ExchangeError."""
    if wish.kind == "participants":
        return _try_people(register, wish, proposal, progress)
    read = proposal or read_proposal(wish)
    known = None
    if isinstance(read, ResolutionProposal):
        known = _known_text(register, wish.meeting_id)
    try:
        result = run_import(register, wish, read, dry=True, progress=progress)
    except DomainError as refusal:
        return Trial(wish=wish, proposal=read, result=None, refusal=refusal, known=known)
    return Trial(wish=wish, proposal=read, result=result, refusal=None, known=known)


def _try_people(register: Register, wish: Wish, proposal: Proposal | None, progress: Progress) -> Trial:
    if isinstance(proposal, ParticipantsProposal):
        found = PeopleRead(proposal=proposal)
    else:
        found = read_people(register.choices, wish.path, wish.people, progress)
    trial = Trial(
        wish=wish,
        proposal=found.proposal,
        result=None,
        refusal=found.refusal,
        known=None,
        recalled=found.recalled,
    )
    if found.refusal is not None:
        return trial
    try:
        return replace(trial, result=run_import(register, wish, found.proposal, dry=True, progress=progress))
    except DomainError as refusal:
        return replace(trial, refusal=refusal)


def run_import(
    register: Register,
    wish: Wish,
    proposal: Proposal,
    *,
    dry: bool,
    progress: Progress,
    merge: MergeWish | None = None,
) -> ImportResult:
    """Import as one deed, or try it. Raises DomainError, and whatever ``progress`` raises: nothing is kept then."""
    if isinstance(proposal, ParticipantsProposal):
        return register.importer.participants(
            proposal, wish.meeting_id, merge=merge or MergeWish(), progress=progress, dry=dry
        )
    if isinstance(proposal, AgendaProposal):
        return register.importer.agenda(proposal, wish.meeting_id, dry=dry)
    if isinstance(proposal, ResolutionProposal):
        return register.importer.resolution(
            proposal,
            wish.meeting_id,
            loosely=wish.loosely,
            trust_language=wish.trust_language,
            dry=dry,
        )
    if isinstance(proposal, MeetingPackage):
        return register.packages.bring_in(proposal, dry=dry)
    assert_never(proposal)


def in_language(wish: Wish, language: Language) -> Wish:
    """The same file read in another language; what was said to be sure of the first one no longer counts."""
    return replace(wish, language=language, loosely=False, trust_language=False)


def still_read(trial: Trial | None, wish: Wish) -> Proposal | None:
    """What was read before, where the new wish differs in joining it at most; None to read the file anew."""
    if trial is None or (trial.wish.kind, trial.wish.path) != (wish.kind, wish.path):
        return None
    proposal = trial.proposal
    if trial.wish.people != wish.people:
        return None
    other_language = isinstance(proposal, ResolutionProposal) and proposal.language is not wish.language
    return None if other_language and wish.language is not None else proposal


def _known_text(register: Register, meeting_id: MeetingId | None) -> ResolutionText | None:
    if meeting_id is None:
        meetings = register.meetings.meetings()
        meeting_id = meetings[0].id if len(meetings) == 1 else None
    return register.resolutions.text(meeting_id) if meeting_id is not None else None
