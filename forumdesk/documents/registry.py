"""Which documents can be printed, in which formats and layouts; nothing heavy is imported before printing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.styles import DEFAULT_PRESET, Layout, load_preset
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.meeting_sheets import MeetingSheet
from forumdesk.services.people_sheets import PeopleSheet
from forumdesk.services.sheets import ResolutionSheet

Sheet = ResolutionSheet | PeopleSheet | MeetingSheet
Progress = Callable[[int, int], None]
_LIST_FORMATS = ("pdf", "txt")
_BADGE_LAYOUTS = ("a4-8", "a4-4", "a4-10", "label")
_FACES = ("both", "faces")
_ARRANGED = (Layout.SINGLE.value, Layout.SEQUENCE.value, Layout.COLUMNS.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A document that can be printed, made from a sheet of the type ``sheet``.

    ``identifier`` never changes; ``title`` is a message to translate. ``most_languages`` is how many can be
    printed at once; without layouts several languages follow each other.
    """

    identifier: str
    title: str
    sheet: type[Sheet]
    formats: tuple[str, ...] = ("pdf",)
    layouts: tuple[str, ...] = ()
    most_languages: int = 3


DOCUMENTS = (
    DocumentKind(
        identifier="resolution",
        title=N_("Resolution"),
        sheet=ResolutionSheet,
        formats=("pdf", "txt"),
        layouts=_ARRANGED,
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
    has no columns: there the languages always follow each other. ``progress`` is told how many people of how many
    are printed; what it raises ends the printing. Raises DocumentError, and TypeError for a sheet of another kind.
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
    if not isinstance(sheet, ResolutionSheet) or kind.sheet is not ResolutionSheet:
        raise TypeError(f"{identifier} is not made from {type(sheet).__name__}")
    if form == "txt":
        from forumdesk.documents.text import resolution_text

        return resolution_text(sheet, languages)
    from forumdesk.documents.resolution import print_resolution

    chosen = Layout(layout) if layout else None
    return print_resolution(sheet, languages=languages, layout=chosen, preset=measures).pdf
