"""Everything that is printed from a sheet of amendments or comments: which languages, which paper, which file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.amendments import amendments_paper
from forumdesk.documents.comments import comments_paper
from forumdesk.documents.consultation_summary import summary_paper
from forumdesk.documents.errors import NoAmendmentsError, NoConsultationError, NothingIsChangedError
from forumdesk.documents.grid_files import grids_file
from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.meeting_papers import file_facts
from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.sheets import ResolutionSheet, RowChange
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

if TYPE_CHECKING:
    from forumdesk.documents.registry import DocumentKind

SUMMARY = "consultation_summary"


def print_texts(
    kind: "DocumentKind",
    sheet: AmendmentsSheet | CommentsSheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: Preset,
) -> bytes:
    """The file of a paper about amendments or comments; see :func:`registry.print_document`."""
    if isinstance(sheet, AmendmentsSheet) and not sheet.lines:
        raise NoAmendmentsError
    if isinstance(sheet, CommentsSheet) and sheet.consultation is None:
        raise NoConsultationError
    wanted = tuple(dict.fromkeys(languages)) or sheet.languages or STATE_LANGUAGE_FIRST
    arranged = chosen_layout(Layout(layout) if layout else None, wanted)
    return grids_file(
        lambda group: _paper(kind, sheet, group),
        wanted,
        form=form,
        layout=arranged,
        facts=file_facts(kind, sheet, wanted),
        preset=preset,
    )


def require_changes(sheet: ResolutionSheet) -> None:
    """Refuse to print a text with amendments where none of its rows is changed."""
    if not any(row.redline or row.change is not RowChange.NONE for row in sheet.rows):
        raise NothingIsChangedError


def _paper(
    kind: "DocumentKind", sheet: AmendmentsSheet | CommentsSheet, languages: tuple[Language, ...]
) -> GridPaper:
    if isinstance(sheet, AmendmentsSheet):
        return amendments_paper(sheet, languages)
    return summary_paper(sheet, languages) if kind.identifier == SUMMARY else comments_paper(sheet, languages)
