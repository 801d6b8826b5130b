"""Everything that is printed from a sheet of a meeting: which languages, which paper, which file."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.agenda import agenda_paper
from forumdesk.documents.chair_script import chair_script_paper
from forumdesk.documents.errors import (
    LanguageMissingError,
    NoAgendaToPrintError,
    NobodySpokeError,
    NothingTookPlaceError,
)
from forumdesk.documents.gate import one_line
from forumdesk.documents.grid_files import grids_file
from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.page import FileFacts
from forumdesk.documents.programme import programme_paper
from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.speakers import speakers_paper
from forumdesk.documents.styles import Layout, Preset
from forumdesk.documents.timekeeping import timekeeping_paper
from forumdesk.documents.wording import catalogue_of, event
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import PaperFacts
from forumdesk.services.routing_sheets import RoutingFacts
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

if TYPE_CHECKING:
    from forumdesk.documents.registry import DocumentKind

PAPERS: dict[str, Callable[[MeetingSheet, tuple[Language, ...]], GridPaper]] = {
    "agenda": agenda_paper,
    "programme": programme_paper,
    "chair_script": chair_script_paper,
    "speakers": speakers_paper,
    "timekeeping": timekeeping_paper,
}
_OF_ITEMS = frozenset({"agenda", "programme", "chair_script"})


def print_meeting(
    kind: "DocumentKind",
    sheet: MeetingSheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: Preset,
) -> bytes:
    """The file of a paper about a meeting; see :func:`registry.print_document`."""
    _require_content(kind.identifier, sheet)
    wanted = _languages(kind.identifier, sheet, languages)
    arranged = chosen_layout(Layout(layout) if layout else None, wanted)
    make = PAPERS[kind.identifier]
    return grids_file(
        lambda group: make(sheet, group),
        wanted,
        form=form,
        layout=arranged,
        facts=file_facts(kind, sheet, wanted),
        preset=preset,
    )


def _require_content(identifier: str, sheet: MeetingSheet) -> None:
    if not sheet.items:
        raise NoAgendaToPrintError
    if identifier == "speakers" and not sheet.speeches:
        raise NobodySpokeError
    if identifier == "timekeeping" and not sheet.has_course:
        raise NothingTookPlaceError


def _languages(identifier: str, sheet: MeetingSheet, languages: Sequence[Language]) -> tuple[Language, ...]:
    """Those that are asked for, else those of the body in which the agenda is written."""
    written = {language for item in sheet.items for language in item.title.languages}
    if not languages:
        order = sheet.languages or STATE_LANGUAGE_FIRST
        return tuple(one for one in order if one in written) or tuple(sorted(written))
    for language in languages:
        if identifier in _OF_ITEMS and language not in written:
            raise LanguageMissingError.of(language)
    return tuple(dict.fromkeys(languages))


def file_facts(
    kind: "DocumentKind",
    sheet: MeetingSheet | AmendmentsSheet | CommentsSheet | PaperFacts | RoutingFacts,
    languages: Sequence[Language],
) -> FileFacts:
    """What the file of a paper about a meeting says about itself."""
    language = languages[0]
    title = catalogue_of(language).gettext(kind.title)
    meeting = one_line(event(sheet.meeting, language))
    return FileFacts(
        title=f"{title} – {meeting}" if meeting else title,
        author=one_line(sheet.body.in_language(language)),
        language=language.value,
        made_at=sheet.made_at,
        languages=tuple(languages),
        document=kind.identifier,
    )
