"""The number of a page in the whole dossier: in the upper right corner, as archives number leaves."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from forumdesk.documents.fonts import Face
from forumdesk.documents.page import FileFacts, PageShape, Paper

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

_DIGITS = "0123456789"
_SIZE = 9.0
_RIGHT = 28.0  # points from the edge of the page: printers reach to within 12
_TOP = 22.0  # above whatever a paper prints in its upper margin
_FONT = "/Folio"


class Folio:
    """Numbers the pages of ``whole`` with figures of an embedded font."""

    def __init__(self, whole: "Pdf") -> None:
        import pikepdf

        self._whole = whole
        with pikepdf.open(BytesIO(_figures())) as source:
            page = source.pages[0]
            name, self._codes = _codes(page)
            self._font = whole.copy_foreign(page.obj.Resources.Font[name])
            whole.Root[_FONT] = self._font  # held while it is not on a page
        self._font = whole.Root[_FONT]
        self._widths = {code: _width(self._font, code) for code in self._codes}

    def stamp(self, page: "Page", number: int) -> None:
        """Print a number on a page; a reading program passes over it."""
        import pikepdf

        codes = bytes(self._codes[int(digit)] for digit in str(number))
        measured = sum(self._widths[code] for code in codes) * _SIZE / 1000
        right, top = float(page.mediabox[2]), float(page.mediabox[3])
        at = f"{right - _RIGHT - measured:.2f} {top - _TOP:.2f}"
        said = f"/Artifact <</Type /Pagination>> BDC q 0 g BT {_FONT} {_SIZE} Tf {at} Td <{codes.hex()}> Tj ET Q EMC"
        resources = page.obj.Resources
        if "/Font" not in resources:
            resources.Font = pikepdf.Dictionary()
        if _FONT not in resources.Font:
            resources.Font[_FONT] = self._font
        page.contents_add(self._whole.make_stream(said.encode()), prepend=False)

    def finish(self) -> None:
        """Let go of the font once every page has it."""
        del self._whole.Root[_FONT]


def _figures() -> bytes:
    """A page with the ten figures."""
    shape = PageShape(width=200, height=100, left=10, right=10, top=10, bottom=10)
    facts = FileFacts(title="", author="", language="kk", made_at=datetime(2024, 1, 1, tzinfo=UTC))
    paper = Paper(shape, facts, faces=(Face.BOLD,))
    with paper.marked(paper.reading.root.child("P")):
        paper.words(_DIGITS, 10, 10, _SIZE, _SIZE, Face.BOLD)
    return paper.finished()


def _codes(page: "Page") -> tuple[str, bytes]:
    """The font of the figures, and the code of each."""
    import pikepdf

    name = ""
    for said in pikepdf.parse_content_stream(page):
        operator = str(said.operator)
        if operator == "Tf":
            name = str(said.operands[0])
        if operator == "Tj":
            codes = bytes(said.operands[0])
            if len(codes) >= len(_DIGITS):
                return name, codes[: len(_DIGITS)]
    raise AssertionError("the page of figures shows none")


def _width(font: "Object", code: int) -> float:
    return float(font.Widths[code - int(font.FirstChar)])
