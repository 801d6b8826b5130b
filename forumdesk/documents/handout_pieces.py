"""The text of a page piece by piece, as it is drawn."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from forumdesk.services.handout_checks import DIVIDED, LINE_END

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

HYPHEN = "\x02"  # how PDFium gives back a hyphen at the end of a line
SAME_LINE = 0.5  # points between the baselines of one line


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as it is drawn in one go; ``mark`` is -1 outside the text."""

    mark: int
    text: str
    left: float
    baseline: float


def pieces_of(page: "PdfPage", text_page: "PdfTextPage") -> Iterator[Piece]:
    """All text that is drawn on the page, in the order of drawing."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    for number in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        text = _text_of(drawn, text_page)
        if text:
            raw.FPDFPageObj_GetMatrix(drawn, matrix)
            mark = raw.FPDFPageObj_GetMarkedContentID(drawn)
            yield Piece(mark, text, float(matrix.e), float(matrix.f))


def _text_of(drawn: Any, text_page: "PdfTextPage") -> str:
    from pypdfium2 import raw

    size = raw.FPDFTextObj_GetText(drawn, text_page, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(drawn, text_page, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").removesuffix("\x00")


def line_ended(text: str) -> str:
    """A hyphen at the end may divide a word or belong to it: PDFium keeps a space behind it at times only."""
    if text.endswith(HYPHEN):
        return text.removesuffix(HYPHEN) + DIVIDED
    return text.replace(HYPHEN, "-").rstrip(" ") + LINE_END
