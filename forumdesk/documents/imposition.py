"""Pages arranged on sheets for folding: a booklet of A5, or A6 from one sheet. For the printer, not for the archive.

Pages are drawn as they are, reduced to fit; nothing becomes a picture. Tags and attachments stay behind: what is
kept is the document from which this was made.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forumdesk.documents.errors import DocumentError
from forumdesk.documents.styles import A4
from forumdesk.domain.errors import N_

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

FOLDED = 8
"""Pages of A6 that one sheet of A4 has when both its sides are printed."""
_ONE_SIDE = 4
_SHORT_EDGE, _LONG_EDGE, _ONE_SIDED = "/DuplexFlipShortEdge", "/DuplexFlipLongEdge", "/Simplex"


class TooManyPagesToFoldError(DocumentError):
    """More pages than one folded sheet has."""

    code = "document.too_many_to_fold"
    message = N_(
        "The text has {count} page of A6, and one folded sheet has {most}. Print it as a booklet instead."
    )
    plural = N_(
        "The text has {count} pages of A6, and one folded sheet has {most}. Print it as a booklet instead."
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a page goes: its lower left corner and its room in points, and whether it stands on its head."""

    page: int
    left: float
    bottom: float
    width: float
    height: float
    turned: bool = False


Side = list[_Slot]


def booklet(pdf: bytes) -> bytes:
    """Two pages on each side of lying A4 sheets, to be folded and stitched in the middle; blank pages at the end.

    The sheets are printed on both sides and turned on their short edge. Pages of another size than A5 are reduced
    (A4 to 71 %); lying ones are turned.
    """
    return _imposed(pdf, _saddle, size=(A4[1], A4[0]), duplex=_SHORT_EDGE)


def fold_a6(pdf: bytes) -> bytes:
    """One upright A4 sheet, folded across and then along to A6: four pages on one side, up to eight on two.

    The upper half stands on its head. Four pages need no knife: the printed side is outside at both folds. Eight are
    turned on the long edge, folded with page 1 outside and cut open above. Raises TooManyPagesToFoldError.
    """
    return _imposed(pdf, _quarters, size=A4, duplex=_LONG_EDGE)


def joined_sheets(sheets: Sequence[bytes]) -> bytes:
    """Imposed sheets of several texts as one job; where any is printed on both sides, each begins a sheet."""
    import pikepdf

    if len(sheets) == 1:
        return sheets[0]
    with pikepdf.new() as whole:
        opened = [pikepdf.open(io.BytesIO(one)) for one in sheets]
        two_sided = any(len(one.pages) > 1 for one in opened)
        for one in opened:
            if two_sided and len(whole.pages) % 2:
                box = whole.pages[-1].mediabox
                whole.add_blank_page(page_size=(float(box[2]), float(box[3])))
            whole.pages.extend(one.pages)
        duplex = opened[0].Root.ViewerPreferences.Duplex if two_sided else pikepdf.Name(_ONE_SIDED)
        _describe(opened[0], whole, str(duplex))
        return _saved(whole)


def _saddle(count: int) -> Iterator[Side]:
    """The sides of all sheets, the outermost sheet first, front before back."""
    width, height = A4[1] / 2, A4[0]
    whole = -(-count // 4) * 4
    for side in range(whole // 2):
        last = whole - 1 - side
        pair = (last, side) if side % 2 == 0 else (side, last)
        yield [
            _Slot(page, width * place, 0.0, width, height) for place, page in enumerate(pair) if page < count
        ]


def _quarters(count: int) -> Iterator[Side]:
    """One side or two; the places are lower left and right, upper left and right."""
    if count > FOLDED:
        raise TooManyPagesToFoldError(count=count, most=FOLDED)
    sides = ((3, 0, 2, 1),) if count <= _ONE_SIDE else ((7, 0, 4, 3), (1, 6, 2, 5))
    width, height = A4[0] / 2, A4[1] / 2
    for side in sides:
        yield [
            _Slot(page, width * (place % 2), height * (place // 2), width, height, turned=place >= 2)
            for place, page in enumerate(side)
            if page < count
        ]


def _imposed(
    pdf: bytes, sides_of: Callable[[int], Iterable[Side]], *, size: tuple[float, float], duplex: str
) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as sheets:
        sides = list(sides_of(len(source.pages)))
        for side in sides:
            sheet = sheets.add_blank_page(page_size=size)
            _draw(sheets, sheet, [(slot, source.pages[slot.page]) for slot in side])
        _describe(source, sheets, duplex if len(sides) > 1 else _ONE_SIDED)
        return _saved(sheets)


def _draw(sheets: "Pdf", sheet: "Page", placed: Sequence[tuple[_Slot, "Page"]]) -> None:
    """Draw pages on one side of a sheet."""
    import pikepdf

    forms: dict[str, Object] = {}
    said = []
    for number, (slot, page) in enumerate(placed):
        name = f"/Page{number}"
        forms[name] = sheets.copy_foreign(page.as_form_xobject())
        matrix = " ".join(f"{part:.5f}" for part in _matrix(slot, _box(page)))
        said.append(f"q {matrix} cm {name} Do Q")
    sheet.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    sheet.Contents = sheets.make_stream("\n".join(said).encode())


def _box(page: "Page") -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox.as_list())
    return left, bottom, right, top


def _matrix(slot: _Slot, box: tuple[float, float, float, float]) -> tuple[float, ...]:
    """What puts a page into the middle of its slot: reduced or enlarged, lying ones turned to the left."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    lies = width > height
    across, along = (height, width) if lies else (width, height)
    scale = min(slot.width / across, slot.height / along)
    cos, sin = (0.0, 1.0) if lies else (1.0, 0.0)
    if slot.turned:
        cos, sin = -cos, -sin
    a, b, c, d = scale * cos, scale * sin, -scale * sin, scale * cos
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    at_x, at_y = slot.left + slot.width / 2, slot.bottom + slot.height / 2
    return a, b, c, d, at_x - a * middle_x - c * middle_y, at_y - b * middle_x - d * middle_y


def _describe(source: "Pdf", sheets: "Pdf", duplex: str) -> None:
    """Keep title and author, and ask the printer for paper as large as the sheets and for the right edge."""
    import pikepdf

    for key, value in source.docinfo.items():
        sheets.docinfo[key] = value
    if "/Lang" in source.Root:
        sheets.Root.Lang = source.Root.Lang
    sheets.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, PrintScaling=pikepdf.Name("/None"), Duplex=pikepdf.Name(duplex)
    )


def _saved(sheets: "Pdf") -> bytes:
    buffer = io.BytesIO()
    sheets.save(buffer, deterministic_id=True)
    return buffer.getvalue()
