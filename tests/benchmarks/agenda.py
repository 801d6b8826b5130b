"""Printing the agenda in three columns, tagged, against the same cells drawn by bare ReportLab."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from forumdesk.documents.agenda import agenda_paper
from forumdesk.documents.fonts import SERIF, Face, font
from forumdesk.documents.grid_layout import column_places
from forumdesk.documents.grid_model import Grid, GridPaper, GridRow, Tone
from forumdesk.documents.grid_pdf import page_shape
from forumdesk.documents.registry import print_document
from forumdesk.documents.styles import load_preset
from forumdesk.documents.tables import broken
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.services.meeting_sheets import MeetingSheet
from tests.builders_meeting_sheets import meeting_sheet

TITLE = "agenda in three columns, PDF"
LIMIT = 1.5
COPIES = 6


def ours() -> Callable[[], object]:
    """Print the finished sheet."""
    sheet = _sheet()

    def printed() -> bytes:
        broken.cache_clear()  # type: ignore[attr-defined] # the base remembers nothing either
        return print_document("agenda", sheet, form="pdf", layout="columns")

    return printed


def base() -> Callable[[], object]:
    """Draw the same paragraphs in a table of the same widths."""
    for face in SERIF:
        font(face)
    paper = agenda_paper(_sheet(), tuple(Language))
    return lambda: _drawn(paper)


@cache
def _sheet() -> MeetingSheet:
    """A long agenda: that of the sample some times over, each time in words of its own."""
    sample = meeting_sheet()
    items = tuple(
        replace(
            one,
            id=f"{copy}/{one.id}",
            parent_id=f"{copy}/{one.parent_id}" if one.parent_id else "",
            title=LocalizedText(*(f"{one.title.get(language)} {copy}" for language in Language)),
        )
        for copy in range(COPIES)
        for one in sample.items
    )
    return replace(sample, items=items)


def _drawn(paper: GridPaper) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, LongTable, PageTemplate, Paragraph
    from reportlab.platypus.flowables import Flowable

    shape = page_shape(paper, load_preset())
    styles = {
        tone: ParagraphStyle(
            tone.value, fontName=face.value, fontSize=paper.size * part, leading=paper.size * part * 1.32
        )
        for tone, face, part in (
            (Tone.TEXT, Face.REGULAR, 1.0),
            (Tone.STRONG, Face.BOLD, 1.0),
            (Tone.QUIET, Face.REGULAR, 0.88),
        )
    }
    grid: Grid = paper.grids[0]
    rows = [
        [[Paragraph(escape(para.text), styles[para.tone]) for para in cell] for cell in part.cells]
        for part in grid.parts
        if isinstance(part, GridRow)
    ]
    widths = [width + 12 for _, width in column_places(grid.columns, shape.measure)]
    story: list[Flowable] = [
        Paragraph(escape(para.text), styles[Tone.STRONG])
        for spread in paper.head
        for cell in spread.cells
        for para in cell
    ]
    table: dict[str, Any] = {"colWidths": widths, "style": [("VALIGN", (0, 0), (-1, -1), "TOP")]}
    story.append(LongTable(rows, **table))
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=(shape.width, shape.height), invariant=1)
    frame = Frame(shape.left, shape.bottom, shape.measure + 12, shape.depth, *(0, 0, 0, 0))

    def foot(canvas: Any, _: object) -> None:
        canvas.setFont(Face.REGULAR.value, 8)
        canvas.drawRightString(shape.width - shape.right, 30, str(document.page))

    document.addPageTemplates(PageTemplate("page", [frame], onPage=foot))
    document.build(story)
    return buffer.getvalue()


def check() -> Iterator[str]:
    """What would make the comparison unfair."""
    if len(base()()) < 10_000:  # type: ignore[arg-type] # bytes
        yield "the base drew nothing"
