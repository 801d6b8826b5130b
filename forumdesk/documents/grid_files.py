"""The file of a paper made of rows and cells, in each format; each writer is imported in the act."""

from collections.abc import Callable, Sequence

from forumdesk.documents.grid_model import GridPaper
from forumdesk.documents.page import FileFacts
from forumdesk.documents.styles import Layout, Preset
from forumdesk.domain.texts import Language

Make = Callable[[tuple[Language, ...]], GridPaper]


def grids_file(
    make: Make,
    languages: Sequence[Language],
    *,
    form: str,
    layout: Layout,
    facts: FileFacts,
    preset: Preset,
) -> bytes:
    """The paper that ``make`` lays out, in ``languages``: side by side in columns, else one behind the other.

    Plain text has no columns. Raises MissingGlyphOfPersonError and MissingGlyphInFieldError where a font is asked.
    """
    if form == "txt":
        from forumdesk.documents.grid_text import grids_text

        return grids_text([make((language,)) for language in languages])
    groups = [tuple(languages)] if layout is Layout.COLUMNS else [(language,) for language in languages]
    papers = [make(group) for group in groups]
    if form == "docx":
        from forumdesk.documents.word.grid_docx import grids_docx

        return grids_docx(papers, facts, preset)
    if form == "html":
        from forumdesk.documents.html.grids import grids_html

        return grids_html(papers, facts, preset)
    from forumdesk.documents.grid_pdf import print_grids

    return print_grids(papers, facts, preset)
