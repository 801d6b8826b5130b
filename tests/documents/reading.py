"""What a reader, not our own code, finds in a PDF."""

import re

from pypdfium2 import PdfDocument, raw

# How PDFium gives back a hyphen that divides a word at the end of a line.
DIVIDED = "\ufffe"


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content."""
    document = PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def words_in(pdf: bytes) -> list[str]:
    """All words in order, divided ones whole."""
    return " ".join(page_texts(pdf)).replace(DIVIDED, "").split()


def words_above(pdf: bytes, foot: float) -> list[str]:
    """The words that stand higher than ``foot`` points above the edge, divided ones whole."""
    document = PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded(bottom=foot) for page in document]
    finally:
        document.close()
    return re.sub(f"[{DIVIDED}\x02](\r\n)?", "", " ".join(texts)).split()


def lost(words: list[str], among: list[str]) -> list[str]:
    """Those of ``words`` that cannot be found ``among`` others one after the other."""
    rest = iter(among)
    return [word for word in words if word not in rest]


def unhyphenated(pdf: bytes) -> str:
    """The text of all pages with every run of blanks as one space."""
    return " ".join(words_in(pdf))


def letters(text: str) -> str:
    """Text without blanks and hyphens: PDFium takes every hyphen at the end of a line for a soft one."""
    return "".join(text.replace(DIVIDED, "").replace("-", "").split())


def sizes_of(pdf: bytes) -> set[float]:
    """The sizes of the letters of a file, as they stand on paper."""
    found = set()
    document = PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage()
            matrix = raw.FS_MATRIX()
            for number in range(text.count_chars()):
                raw.FPDFText_GetMatrix(text, number, matrix)
                found.add(round(raw.FPDFText_GetFontSize(text, number) * abs(matrix.d), 1))
    finally:
        document.close()
    return found
