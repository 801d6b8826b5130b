"""Which documents can be printed, in which formats and layouts; nothing heavy is imported before printing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.styles import DEFAULT_PRESET, Layout, Preset, load_preset
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
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
from forumdesk.services.sheets import ResolutionSheet
from forumdesk.services.text_sheets import AmendmentsSheet, CommentsSheet

Sheet = ResolutionSheet | AmendmentsSheet | CommentsSheet | PeopleSheet | MeetingSheet | DecisionPaper
Progress = Callable[[int, int], None]
_LIST_FORMATS = ("pdf", "txt")
_BADGE_LAYOUTS = ("a4-8", "a4-4", "a4-10", "label")
_FACES = ("both", "faces")
_ARRANGED = (Layout.SINGLE.value, Layout.SEQUENCE.value, Layout.COLUMNS.value)


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
}
"""What a file of each format is called where one is chosen; messages to translate."""

DOCUMENTS = (
    DocumentKind(
        identifier="resolution",
        title=N_("Resolution"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt", "md"),
        layouts=_ARRANGED,
    ),
    DocumentKind(
        identifier="draft",
        title=N_("Draft resolution"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt", "md"),
        layouts=_ARRANGED,
    ),
    DocumentKind(
        identifier="redline",
        title=N_("Text with amendments"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt", "docx", "odt"),
        layouts=_ARRANGED,
    ),
    *(
        DocumentKind(
            identifier=identifier, title=title, sheet=sheet, formats=_LIST_FORMATS, layouts=_ARRANGED
        )
        for identifier, title, sheet in (
            ("amendments", N_("List of amendments"), AmendmentsSheet),
            ("comments", N_("Table of comments and proposals"), CommentsSheet),
            ("consultation_summary", N_("Summary of the consultation"), CommentsSheet),
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
    preset: str = DEFAULT_PRESET,
    progress: Progress | None = None,
) -> bytes:
    """Print a document and return the bytes of its file.

    ``form`` is the ending of the file without its dot. Without ``languages`` all of the sheet are printed, or the
    first ones where the document has room for fewer; without a ``layout`` the first one that suits. Plain text
    and Markdown have no columns: there the languages always follow each other. ``progress`` is told how many people
    of how many are printed; what it raises ends the printing. Raises DocumentError, and TypeError for a sheet of
    another kind.
    """
    kind = document(identifier)
    if form not in kind.formats:
        raise LayoutUnknownError(wanted=form, known=kind.formats)
    if layout and layout not in kind.layouts:
        raise LayoutUnknownError(wanted=layout, known=kind.layouts)
    measures = load_preset(preset)
    if isinstance(sheet, PeopleSheet) and kind.sheet is PeopleSheet:
        from forumdesk.documents.people_papers import print_people

        return print_people(kind, sheet, form=form, languages=languages, layout=layout, progress=progress)
    if isinstance(sheet, MeetingSheet) and kind.sheet is MeetingSheet:
        from forumdesk.documents.meeting_papers import print_meeting

        return print_meeting(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, PaperFacts) and kind.sheet is type(sheet):
        from forumdesk.documents.minutes_papers import print_minutes

        return print_minutes(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if isinstance(sheet, AmendmentsSheet | CommentsSheet) and kind.sheet is type(sheet):
        from forumdesk.documents.text_papers import print_texts

        return print_texts(kind, sheet, form=form, languages=languages, layout=layout, preset=measures)
    if not isinstance(sheet, ResolutionSheet) or kind.sheet is not ResolutionSheet:
        raise TypeError(f"{identifier} is not made from {type(sheet).__name__}")
    if identifier == "redline":
        from forumdesk.documents.text_papers import require_changes

        require_changes(sheet)
    return _resolution(sheet, form, languages, Layout(layout) if layout else None, measures)


def _resolution(
    sheet: ResolutionSheet, form: str, languages: Sequence[Language], layout: Layout | None, preset: Preset
) -> bytes:
    """The file of a resolution; each maker is imported in the act."""
    if form == "txt":
        from forumdesk.documents.text import resolution_text

        return resolution_text(sheet, languages)
    if form == "md":
        from forumdesk.documents.word.resolution_md import resolution_md

        return resolution_md(sheet, languages)
    if form == "docx":
        from forumdesk.documents.word.resolution_docx import resolution_docx

        return resolution_docx(sheet, languages=languages, layout=layout, preset=preset)
    if form == "odt":
        from forumdesk.documents.word.resolution_odt import resolution_odt

        return resolution_odt(sheet, languages=languages, layout=layout, preset=preset)
    from forumdesk.documents.resolution import print_resolution

    return print_resolution(sheet, languages=languages, layout=layout, preset=preset).pdf
