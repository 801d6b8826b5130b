"""Which documents can be printed, in which formats and layouts; nothing heavy is imported before printing."""

from collections.abc import Sequence
from dataclasses import dataclass

from forumdesk.documents.errors import LayoutUnknownError
from forumdesk.documents.styles import DEFAULT_PRESET, Layout, load_preset
from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.services.sheets import ResolutionSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A document that can be printed. ``identifier`` never changes; ``title`` is a message to translate."""

    identifier: str
    title: str
    formats: tuple[str, ...]
    layouts: tuple[Layout, ...]


DOCUMENTS = (
    DocumentKind(
        identifier="resolution",
        title=N_("Resolution"),
        formats=("pdf", "txt"),
        layouts=(Layout.SINGLE, Layout.SEQUENCE, Layout.COLUMNS),
    ),
)


def document(identifier: str) -> DocumentKind:
    """The document of this name; LayoutUnknownError names those that exist."""
    for kind in DOCUMENTS:
        if kind.identifier == identifier:
            return kind
    raise LayoutUnknownError(wanted=identifier, known=tuple(kind.identifier for kind in DOCUMENTS))


def print_document(
    identifier: str,
    sheet: ResolutionSheet,
    *,
    form: str,
    languages: Sequence[Language] = (),
    layout: str = "",
    preset: str = DEFAULT_PRESET,
) -> bytes:
    """Print a document and return the bytes of its file.

    ``form`` is the ending of the file without its dot. Without ``languages`` all of the sheet are printed;
    without a ``layout`` one language stands alone and several follow each other. Plain text has no columns:
    there the languages always follow each other. Raises DocumentError.
    """
    kind = document(identifier)
    if form not in kind.formats:
        raise LayoutUnknownError(wanted=form, known=kind.formats)
    known_layouts = tuple(known.value for known in kind.layouts)
    if layout and layout not in known_layouts:
        raise LayoutUnknownError(wanted=layout, known=known_layouts)
    measures = load_preset(preset)
    if form == "txt":
        from forumdesk.documents.text import resolution_text

        return resolution_text(sheet, languages)
    from forumdesk.documents.resolution import print_resolution

    chosen = Layout(layout) if layout else None
    return print_resolution(sheet, languages=languages, layout=chosen, preset=measures).pdf
