"""Everything that is printed from the decisions of a meeting: which languages, which paper, which file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.counting_protocol import counting_paper
from forumdesk.documents.errors import (
    LanguageMissingError,
    NobodyToCallError,
    NoCountToPrintError,
    NothingChosenError,
    NothingToMinuteError,
)
from forumdesk.documents.extract import extract_paper
from forumdesk.documents.grid_files import Make, grids_file
from forumdesk.documents.meeting_papers import file_facts
from forumdesk.documents.minutes import minutes_paper
from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.roll_call_sheet import roll_call_paper
from forumdesk.documents.styles import Layout, Preset
from forumdesk.documents.vote_sheet import vote_sheet_paper
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.minutes_sheets import (
    BallotSheet,
    CountingSheet,
    MinutesSheet,
    PaperFacts,
    RollCallSheet,
    VoteSheet,
)

if TYPE_CHECKING:
    from forumdesk.documents.registry import DocumentKind

SHORT, EXTRACT = "minutes_short", "extract"


def print_minutes(
    kind: "DocumentKind",
    sheet: PaperFacts,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: Preset,
) -> bytes:
    """The file of a paper about decisions; see :func:`registry.print_document`."""
    wanted = _languages(sheet, languages)
    if isinstance(sheet, BallotSheet):
        from forumdesk.documents.ballots import print_ballots

        return print_ballots(sheet, wanted, file_facts(kind, sheet, wanted), preset)
    make = _maker(kind.identifier, sheet)
    arranged = chosen_layout(Layout(layout) if layout else None, wanted)
    facts = file_facts(kind, sheet, wanted)
    return grids_file(make, wanted, form=form, layout=arranged, facts=facts, preset=preset)


def _languages(sheet: PaperFacts, languages: Sequence[Language]) -> tuple[Language, ...]:
    """Those that are asked for, else those of the body; minutes in those in which the agenda is written."""
    order = sheet.languages or STATE_LANGUAGE_FIRST
    if not isinstance(sheet, MinutesSheet) or not sheet.items:
        return tuple(dict.fromkeys(languages)) or order
    written = {language for item in sheet.items for language in item.title.languages}
    for language in languages:
        if language not in written:
            raise LanguageMissingError.of(language)
    return tuple(dict.fromkeys(languages)) or tuple(one for one in order if one in written) or order


def _maker(identifier: str, sheet: PaperFacts) -> Make:
    """Who lays out the paper; refuses a sheet with nothing to print."""
    if isinstance(sheet, MinutesSheet):
        if not sheet.items and not sheet.decisions:
            raise NothingToMinuteError
        if identifier == EXTRACT:
            if not any(item.id in sheet.chosen for item in sheet.items):
                raise NothingChosenError
            return lambda languages: extract_paper(sheet, languages)
        return lambda languages: minutes_paper(sheet, languages, short=identifier == SHORT)
    if isinstance(sheet, VoteSheet):
        return lambda languages: vote_sheet_paper(sheet, languages)
    if isinstance(sheet, RollCallSheet):
        if not sheet.voices:
            raise NobodyToCallError
        return lambda languages: roll_call_paper(sheet, languages)
    if isinstance(sheet, CountingSheet):
        if sheet.decision.ballots is None:
            raise NoCountToPrintError(number=sheet.decision.number)
        return lambda languages: counting_paper(sheet, languages)
    raise TypeError(f"{identifier} is not made from {type(sheet).__name__}")
