"""Everything that is printed from a routing sheet: which languages, which paper, which file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumdesk.documents.approval_sheet import approval_paper
from forumdesk.documents.distribution import distribution_paper
from forumdesk.documents.errors import NobodyToRouteError, NothingToRouteError
from forumdesk.documents.grid_files import grids_file
from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.meeting_papers import file_facts
from forumdesk.documents.resolution import chosen_layout
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.services.routing_sheets import ApprovalSheet, RoutingSheet

if TYPE_CHECKING:
    from forumdesk.documents.registry import DocumentKind


def print_routing(
    kind: "DocumentKind",
    sheet: RoutingSheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: Preset,
) -> bytes:
    """The file of an approval sheet or a register of distribution; see :func:`registry.print_document`."""
    if not sheet.paper.languages:
        raise NothingToRouteError
    if not sheet.lines:
        raise NobodyToRouteError
    wanted = tuple(dict.fromkeys(languages)) or sheet.languages or STATE_LANGUAGE_FIRST
    arranged = chosen_layout(Layout(layout) if layout else None, wanted)
    return grids_file(
        lambda group: _paper(sheet, group),
        wanted,
        form=form,
        layout=arranged,
        facts=file_facts(kind, sheet, wanted),
        preset=preset,
    )


def _paper(sheet: RoutingSheet, languages: tuple[Language, ...]) -> GridPaper:
    if isinstance(sheet, ApprovalSheet):
        return approval_paper(sheet, languages)
    return distribution_paper(sheet, languages)
