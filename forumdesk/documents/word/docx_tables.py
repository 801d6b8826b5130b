"""Tables of a Word document: rows of cells that may span columns, with rules, repeated headings and grounds."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml.etree import _Element

from forumdesk.documents.word.docx_styles import style_id
from forumdesk.documents.word.docx_xml import made, twips
from forumdesk.documents.word.paper_look import PADDING, TABLES, PaperLook, TableStyle

GROUND = "EEF1F2"
_HAIR = {"val": "single", "sz": 4, "space": 0, "color": "808080"}
_STRONG = {"val": "single", "sz": 8, "space": 0, "color": "000000"}
_NONE = {"val": "nil"}
_NEAR = 12  # twips within which two edges are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A cell from ``left`` to ``right`` in points, measured from the left edge of the table."""

    left: float
    right: float
    paragraphs: Sequence[_Element]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """A row of cells without gaps between them; ``least`` is its least height in points.

    A ``whole`` one is not divided by the end of a page, a ``heading`` stands again on each page, a ``grounded`` one
    has a pale ground, below an ``unruled`` one there is no rule.
    """

    boxes: Sequence[Box]
    whole: bool = True
    heading: bool = False
    grounded: bool = False
    unruled: bool = False
    least: float = 0.0


@dataclass(slots=True)
class TableBuilder:
    """Gathers rows; the columns of the table are what its cells need."""

    style: TableStyle
    width: float
    rows: list[BoxRow] = field(default_factory=list)

    def table(self) -> _Element:
        """The table."""
        edges = self._edges()
        columns = (made("gridCol", w=right - left) for left, right in pairwise(edges))
        properties = made(
            "tblPr",
            made("tblStyle", val=style_id(self.style)),
            made("tblW", w=edges[-1], type="dxa"),
            made("tblInd", w=0, type="dxa"),
            made("tblLayout", type="fixed"),
            made(
                "tblLook",
                val="0020",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
        )
        return made(
            "tbl", properties, made("tblGrid", *columns), *(self._row(row, edges) for row in self.rows)
        )

    def _edges(self) -> list[int]:
        found = {0, twips(self.width)}
        edges = [0]
        for row in self.rows:
            found.update(twips(box.right) for box in row.boxes[:-1])
        for edge in sorted(found)[1:]:
            if edge - edges[-1] > _NEAR:
                edges.append(edge)
        edges[-1] = twips(self.width)
        return edges

    def _row(self, row: BoxRow, edges: Sequence[int]) -> _Element:
        properties = made(
            "trPr",
            made("cantSplit") if row.whole or row.heading else None,
            made("trHeight", val=twips(row.least), hRule="atLeast") if row.least else None,
            made("tblHeader") if row.heading else None,
        )
        cells = []
        start = 0
        for box in row.boxes:
            stop = max(_nearest(edges, twips(box.right)), start + 1)
            cells.append(self._cell(row, box, edges, start, stop))
            start = stop
        return made("tr", properties if len(properties) else None, *cells)

    def _cell(self, row: BoxRow, box: Box, edges: Sequence[int], start: int, stop: int) -> _Element:
        properties = made(
            "tcPr",
            made("tcW", w=edges[stop] - edges[start], type="dxa"),
            made("gridSpan", val=stop - start) if stop - start > 1 else None,
            _borders(row),
            made("shd", val="clear", color="auto", fill=GROUND) if row.grounded else None,
            self._margins(first=start == 0, last=stop == len(edges) - 1),
            made("vAlign", val="bottom" if row.heading else "center") if row.heading or row.least else None,
        )
        paragraphs = box.paragraphs or [made("p")]
        return made("tc", properties, *paragraphs)

    def _margins(self, *, first: bool, last: bool) -> _Element | None:
        """Without rules words stand at the very edges of the text."""
        if self.style is not TableStyle.PLAIN or not (first or last):
            return None
        return made(
            "tcMar",
            made("left", w=0, type="dxa") if first else None,
            made("right", w=0, type="dxa") if last else None,
        )


def _nearest(edges: Sequence[int], wanted: int) -> int:
    place = bisect_left(edges, wanted - _NEAR)
    return min(place, len(edges) - 1)


def _borders(row: BoxRow) -> _Element | None:
    if row.heading:
        return made("tcBorders", made("bottom", **_STRONG))
    return made("tcBorders", made("bottom", **_NONE)) if row.unruled else None


def spacer(before: float = 0.0, *, turns: bool = False) -> _Element:
    """An empty line that nobody sees: tables do not touch, and Word ends a page with a paragraph.

    ``before`` is the space above it in points; one that ``turns`` begins a page.
    """
    return made(
        "p",
        made(
            "pPr",
            made("pageBreakBefore") if turns else made("keepNext"),
            made("spacing", before=twips(before), after=0, line=20, lineRule="exact"),
            made("rPr", made("sz", val=2)),
        ),
    )


def table_styles(look: PaperLook) -> Iterable[_Element]:
    """The named styles of tables."""
    for rules, style in TABLES.items():
        side = twips(PADDING if rules else PADDING + 1)
        height = twips(look.size * 0.2) if rules else 0
        margins = made(
            "tblCellMar",
            made("top", w=height, type="dxa"),
            made("left", w=side, type="dxa"),
            made("bottom", w=height, type="dxa"),
            made("right", w=side, type="dxa"),
        )
        yield made(
            "style",
            made("name", val=style.value),
            made("basedOn", val="TableNormal"),
            made("qFormat"),
            made("tblPr", _rules(rules), margins),
            type="table",
            customStyle=1,
            styleId=style_id(style),
        )


def _rules(rules: str) -> _Element | None:
    sides = {
        "": (),
        "rows": ("bottom", "insideH"),
        "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    }
    found = [made(side, **_HAIR) for side in sides[rules]]
    return made("tblBorders", *found) if found else None
