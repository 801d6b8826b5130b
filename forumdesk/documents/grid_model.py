"""What a paper about a meeting says, before anybody decides how: rows of cells, in one language or in several.

Where languages stand side by side each has columns of its own; what belongs to no language (numbers, times) stands
in columns that they share. A spread is a line across the paper, one part for each language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forumdesk.domain.redline import Piece
from forumdesk.domain.texts import Language

HEADING_PART = 0.88
"""The size of headings of columns, as a part of that of the text."""


class Tone(StrEnum):
    """How a paragraph looks."""

    OVER = "over"
    TITLE = "title"
    EVENT = "event"
    FACTS = "facts"
    TEXT = "text"
    ENTRY = "entry"
    STRONG = "strong"
    ITALIC = "italic"
    QUIET = "quiet"
    HEADING = "heading"
    STAGE = "stage"
    SPOKEN = "spoken"
    PROSE = "prose"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``pieces`` show changes in place of ``text``; ``language`` where it is not that of its column.

    ``lead`` stands before the text in bold.
    """

    text: str
    tone: Tone = Tone.TEXT
    pieces: tuple[Piece, ...] = ()
    language: Language | None = None
    lead: str = ""


Cell = tuple[Para, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """A column: ``width`` in points, or its ``share`` of what is left; ``language`` None where it has none.

    ``figures`` stand at its right end; a ``blank`` one has a line to write on in each row.
    """

    width: float = 0.0
    share: float = 1.0
    language: Language | None = None
    heading: Cell = ()
    figures: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row, one cell a column; it is never divided where a page can hold it, unless it ``flows``.

    ``parallels`` stand side by side in place of the last cell. ``with_next`` keeps the row on one page with the
    next one; ``barred`` sets it off by a line at the left of each language; ``ticked`` draws a box in the first
    column; below an ``unruled`` one there is no line. ``before`` is the space above in points, ``least`` the least
    height; ``person`` names the row where a letter cannot be printed.
    """

    cells: tuple[Cell, ...]
    parallels: tuple[Cell, ...] = ()
    before: float = 0.0
    with_next: bool = False
    barred: bool = False
    ticked: bool = False
    unruled: bool = False
    flows: bool = False
    least: float = 0.0
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A line across the paper, one cell a language.

    ``tag`` is what it is to a reading program: H1, H2, P, or TH inside a grid. ``grounded`` lays a pale ground
    behind it; one that ``repeats`` stands again, with ``continued``, above rows of its on a new page. One that
    ``turns`` begins a page.
    """

    cells: tuple[Cell, ...]
    tag: str = "P"
    before: float = 0.0
    with_next: bool = True
    grounded: bool = False
    repeats: bool = False
    turns: bool = False


Part = GridRow | Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows below column headings, which stand again on each page; ``lead`` stands above them.

    ``rules``: "" for none, "rows" for a hairline below each row, "all" for lines between columns too. What is not
    a ``table`` is read as paragraphs.
    """

    columns: tuple[GridColumn, ...]
    parts: tuple[Part, ...]
    lead: Spread | None = None
    rules: str = ""
    table: bool = True

    @property
    def has_headings(self) -> bool:
        """Whether any column has a heading."""
        return any(column.heading for column in self.columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridPaper:
    """A paper in ``languages``, which stand side by side.

    ``running`` stands in the upper margin from the second page on, ``continued`` behind what is repeated, each one
    a language; ``foot`` stands in the lower margin, ``mark`` in the upper one of every page. ``size`` is that of the
    text in points. One that is ``headed`` begins with the letterhead of the body, if it has one; no paragraph of a
    ``ragged`` one is justified.
    """

    languages: tuple[Language, ...]
    head: tuple[Spread, ...]
    grids: tuple[Grid, ...]
    closing: tuple[Spread, ...] = ()
    running: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    foot: str = ""
    mark: str = ""
    size: float = 9.5
    lying: bool = False
    preset_margins: bool = False
    headed: bool = False
    ragged: bool = False

    def parts(self) -> Iterator[tuple[Grid | None, Part]]:
        """Every part with the grid that it stands in."""
        yield from ((None, spread) for spread in self.head)
        for grid in self.grids:
            if grid.lead is not None:
                yield None, grid.lead
            yield from ((grid, part) for part in grid.parts)
        yield from ((None, spread) for spread in self.closing)
