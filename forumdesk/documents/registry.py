"""Which documents can be printed, in which formats and layouts; nothing heavy is imported before printing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.printing import printing_on
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.errors import N_
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import Language
from forumdesk.services.dossier_sheets import DossierSheet, PartSheet
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.minutes_sheets import (
    BallotSheet,
    CountingSheet,
    DecisionPaper,
    MinutesSheet,
    PaperFacts,
    RollCallSheet,
    VoteSheet,
)
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.routing_sheets import ApprovalSheet, DistributionSheet, RoutingSheet
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

Sheet = (
    ResolutionSheet
    | AmendmentsSheet
    | CommentsSheet
    | PeopleSheet
    | MeetingSheet
    | DecisionPaper
    | RoutingSheet
    | DossierSheet
)
Progress = Callable[[int, int], None]
_USUAL = Stationery()
_LIST_FORMATS = ("pdf", "txt", "docx", "html")
_BADGE_LAYOUTS = ("a4-8", "a4-4", "a4-10", "label")
_FACES = ("both", "faces")
_ARRANGED = (Layout.SINGLE.value, Layout.SEQUENCE.value, Layout.COLUMNS.value)
_STACKED = (*_ARRANGED, Layout.STACKED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A document that can be printed, made from a sheet of the type ``sheet``.

    ``identifier`` never changes; ``title`` is a message to translate. ``most_languages`` is how many can be
    printed at once; without layouts several languages follow each other, and on ballots all stand on each.
    """

    identifier: str
    title: str
    sheet: type[Sheet]
    formats: tuple[str, ...] = ("pdf",)
    layouts: tuple[str, ...] = ()
    most_languages: int = 3


FILE_KINDS = {
    "pdf": N_("PDF (*.pdf)"),
    "txt": N_("Plain text (*.txt)"),
    "docx": N_("Word document (*.docx)"),
    "odt": N_("OpenDocument text (*.odt)"),
    "md": N_("Markdown (*.md)"),
    "html": N_("Web page (*.html)"),
}
"""What a file of each format is called where one is chosen; messages to translate."""

DOCUMENTS = (
    DocumentKind(
        identifier="resolution",
        title=N_("Resolution"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt", "md", "html"),
        layouts=_STACKED,
    ),
    DocumentKind(
        identifier="draft",
        title=N_("Draft resolution"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt", "md", "html"),
        layouts=_STACKED,
    ),
    DocumentKind(
        identifier="handout",
        title=N_("Handout on A5"),
        sheet=ResolutionSheet,
        layouts=("a5", "booklet", "fold"),
    ),
    DocumentKind(
        identifier="dossier",
        title=N_("Dossier"),
        sheet=DossierSheet,
        layouts=(Layout.SEQUENCE.value, Layout.COLUMNS.value),
    ),
    DocumentKind(
        identifier="redline",
        title=N_("Text with amendments"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt", "html"),
        layouts=_STACKED,
    ),
    *(
        DocumentKind(
            identifier=identifier, title=title, sheet=sheet, formats=_LIST_FORMATS, layouts=_ARRANGED
        )
        for identifier, title, sheet in (
            ("amendments", N_("List of amendments"), AmendmentsSheet),
            ("comments", N_("Table of comments and proposals"), CommentsSheet),
            ("consultation_summary", N_("Summary of the consultation"), CommentsSheet),
            ("approval_sheet", N_("Approval sheet"), ApprovalSheet),
            ("distribution", N_("Register of distribution"), DistributionSheet),
        )
    ),
    *(
        DocumentKind(
            identifier=identifier, title=title, sheet=MeetingSheet, formats=_LIST_FORMATS, layouts=_ARRANGED
        )
        for identifier, title in (
            ("agenda", N_("Agenda")),
            ("programme", N_("Programme")),
            ("chair_script", N_("Chair’s script")),
            ("speakers", N_("List of speakers")),
            ("timekeeping", N_("Timekeeping")),
        )
    ),
    *(
        DocumentKind(
            identifier=identifier, title=title, sheet=sheet, formats=_LIST_FORMATS, layouts=_ARRANGED
        )
        for identifier, title, sheet in (
            ("minutes", N_("Minutes of the meeting"), MinutesSheet),
            ("minutes_short", N_("Minutes in short form"), MinutesSheet),
            ("extract", N_("Extract from the minutes"), MinutesSheet),
            ("vote_sheet", N_("Vote sheet"), VoteSheet),
            ("roll_call", N_("Roll-call sheet"), RollCallSheet),
            ("counting_protocol", N_("Protocol of the counting commission"), CountingSheet),
        )
    ),
    DocumentKind(identifier="ballots", title=N_("Ballots"), sheet=BallotSheet),
    DocumentKind(
        identifier="badges",
        title=N_("Badges"),
        sheet=PeopleSheet,
        layouts=_BADGE_LAYOUTS,
        most_languages=2,
    ),
    DocumentKind(
        identifier="tent_cards",
        title=N_("Tent cards"),
        sheet=PeopleSheet,
        layouts=_FACES,
        most_languages=2,
    ),
    DocumentKind(
        identifier="participants",
        title=N_("List of participants"),
        sheet=PeopleSheet,
        formats=_LIST_FORMATS,
    ),
    DocumentKind(
        identifier="attendance",
        title=N_("Attendance sheet"),
        sheet=PeopleSheet,
        formats=_LIST_FORMATS,
    ),
    DocumentKind(
        identifier="arrivals",
        title=N_("Register of arrivals"),
        sheet=PeopleSheet,
        formats=_LIST_FORMATS,
    ),
    DocumentKind(
        identifier="invitation",
        title=N_("Invitations"),
        sheet=PeopleSheet,
        formats=("pdf", "txt", "docx", "html"),
    ),
    DocumentKind(identifier="certificates", title=N_("Certificates of participation"), sheet=PeopleSheet),
    DocumentKind(
        identifier="delegations",
        title=N_("Composition of delegations"),
        sheet=PeopleSheet,
        formats=_LIST_FORMATS,
    ),
    DocumentKind(identifier="passes", title=N_("Pass list"), sheet=PeopleSheet, formats=_LIST_FORMATS),
)


def document(identifier: str) -> DocumentKind:
    """The document of this name; LayoutUnknownError names those that exist."""
    for kind in DOCUMENTS:
        if kind.identifier == identifier:
            return kind
    raise LayoutUnknownError(wanted=identifier, known=tuple(kind.identifier for kind in DOCUMENTS))


def print_document(
    identifier: str,
    sheet: Sheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    stationery: Stationery = _USUAL,
    progress: Progress | None = None,
) -> bytes:
    """Print a document and return the bytes of its file.

    ``form`` is the ending of the file without its dot. Without ``languages`` all of the sheet are printed, or the
    first ones where the document has room for fewer; without a ``layout`` the first one that suits. Plain text
    and Markdown have no columns: there the languages follow each other, stacked ones paragraph by paragraph.
    ``stationery`` says on what; a template of it that is wrong is passed over (:func:`templates.usable` tells).
    ``progress`` is told how many people of how many are printed; what it raises ends the printing. Raises
    DocumentError, and TypeError for a sheet of another kind.
    """
    kind = document(identifier)
    if form not in kind.formats:
        raise LayoutUnknownError(wanted=form, known=kind.formats)
    if layout and layout not in kind.layouts:
        raise LayoutUnknownError(wanted=layout, known=kind.layouts)
    with printing_on(stationery, sheet.body) as measures:
        return _printed(kind, sheet, form, languages, layout, measures, progress)


def _printed(
    kind: DocumentKind,
    sheet: Sheet,
    form: str,
    languages: Sequence[Language],
    layout: str,
    measures: Preset,
    progress: Progress | None,
) -> bytes:
    """The file of a document; each maker is imported in the act."""
    if isinstance(sheet, PeopleSheet) and kind.sheet is PeopleSheet:
        from forumdesk.documents.people_papers import print_people

        return print_people(
            kind, sheet, form=form, languages=languages, layout=layout, preset=measures, progress=progress
        )
    if isinstance(sheet, MeetingSheet) and kind.sheet is MeetingSheet:
        from forumdesk.documents.meeting_papers import print_meeting

        return print_meeting(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, PaperFacts) and kind.sheet is type(sheet):
        from forumdesk.documents.minutes_papers import print_minutes

        return print_minutes(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, ApprovalSheet | DistributionSheet) and kind.sheet is type(sheet):
        from forumdesk.documents.routing_papers import print_routing

        return print_routing(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, AmendmentsSheet | CommentsSheet) and kind.sheet is type(sheet):
        from forumdesk.documents.text_papers import print_texts

        return print_texts(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, DossierSheet) and kind.sheet is DossierSheet:
        return _dossier(sheet, languages, layout, measures, progress)
    if not isinstance(sheet, ResolutionSheet) or kind.sheet is not ResolutionSheet:
        raise TypeError(f"{kind.identifier} is not made from {type(sheet).__name__}")
    if kind.identifier == "redline":
        from forumdesk.documents.text_papers import require_changes

        require_changes(sheet)
    if kind.identifier == "handout":
        from forumdesk.documents.handout_paper import print_handout

        return print_handout(sheet, languages=languages, layout=layout, preset=measures)
    return _resolution(sheet, form, languages, Layout(layout) if layout else None, measures)


def _dossier(
    sheet: DossierSheet,
    languages: Sequence[Language],
    layout: str,
    measures: Preset,
    progress: Progress | None,
) -> bytes:
    """The file of a dossier; its parts are printed by the same preset."""
    from forumdesk.documents.dossier import print_dossier

    def part(
        identifier: str,
        of: PartSheet,
        wanted: Sequence[Language],
        arranged: str,
        told: Progress | None,
    ) -> bytes:
        return _printed(document(identifier), of, "pdf", wanted, arranged, measures, told)

    return print_dossier(sheet, part, languages=languages, layout=layout, preset=measures, progress=progress)


def _resolution(
    sheet: ResolutionSheet, form: str, languages: Sequence[Language], layout: Layout | None, preset: Preset
) -> bytes:
    """The file of a resolution; each maker is imported in the act."""
    if form == "txt":
        from forumdesk.documents.text import resolution_text

        return resolution_text(sheet, languages, layout=layout)
    if form == "md":
        from forumdesk.documents.word.resolution_md import resolution_md

        return resolution_md(sheet, languages, layout=layout)
    if form == "docx":
        from forumdesk.documents.word.resolution_docx import resolution_docx

        return resolution_docx(sheet, languages=languages, layout=layout, preset=preset)
    if form == "html":
        from forumdesk.documents.html.resolution import resolution_html

        return resolution_html(sheet, languages=languages, layout=layout, preset=preset)
    if form == "odt":
        from forumdesk.documents.word.resolution_odt import resolution_odt

        return resolution_odt(sheet, languages=languages, layout=layout, preset=preset)
    from forumdesk.documents.resolution import print_resolution

    return print_resolution(sheet, languages=languages, layout=layout, preset=preset).pdf
