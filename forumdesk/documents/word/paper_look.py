"""The look of papers and lists in Word: named styles and measures, after the preset of the office. In points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from heapq import nlargest

from forumdesk.documents.fonts import Face, printable, width
from forumdesk.documents.grid_model import GridColumn, GridPaper, Tone
from forumdesk.documents.page import PageShape
from forumdesk.documents.styles import Align, Preset
from forumdesk.documents.word.look import Look, StyleLook, word_look

GAP = 12.0  # between columns without rules
PADDING = 5.0  # at both sides of a cell with rules
BAR = 9.0  # from a line at the left to what it sets off
_LEAST = 8.0  # of letters
_MEASURED = 6


class PaperStyle(StrEnum):
    """A named style of papers; the value is the name that an office sees."""

    TITLE = "Title"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    OVER = "Over title"
    EVENT = "Event"
    FACTS = "Date and place"
    BODY = "Body Text"
    NUMBERED = "Numbered text"
    ENTRY = "Entry"
    STRONG = "Strong text"
    ITALIC = "Remark"
    QUIET = "Small text"
    COLUMN = "Column heading"
    STAGE = "Stage direction"
    SPOKEN = "Spoken words"
    ASIDE = "Annex number"
    TEXT = "Table text"


class TableStyle(StrEnum):
    """A named style of tables: without rules, with one below each row, with rules all round."""

    PLAIN = "Paper columns"
    ROWS = "Paper rows"
    ALL = "Paper grid"


TABLES = {"": TableStyle.PLAIN, "rows": TableStyle.ROWS, "all": TableStyle.ALL}
"""The style of a table by the rules of its grid."""

STYLES = {
    Tone.OVER: PaperStyle.OVER,
    Tone.TITLE: PaperStyle.TITLE,
    Tone.EVENT: PaperStyle.EVENT,
    Tone.FACTS: PaperStyle.FACTS,
    Tone.TEXT: PaperStyle.TEXT,
    Tone.ENTRY: PaperStyle.ENTRY,
    Tone.STRONG: PaperStyle.STRONG,
    Tone.ITALIC: PaperStyle.ITALIC,
    Tone.QUIET: PaperStyle.QUIET,
    Tone.HEADING: PaperStyle.COLUMN,
    Tone.STAGE: PaperStyle.STAGE,
    Tone.SPOKEN: PaperStyle.SPOKEN,
    Tone.PROSE: PaperStyle.BODY,
    Tone.ASIDE: PaperStyle.ASIDE,
}
"""The style of a paragraph by its tone."""

HEADINGS = {"H1": PaperStyle.TITLE, "H2": PaperStyle.HEADING_1, "H3": PaperStyle.HEADING_2}
"""The style of the first paragraph of a spread by its tag."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A style: its size and the space above as parts of the size of the text."""

    size: float = 1.0
    before: float = 0.0
    align: Align = Align.LEFT
    bold: bool = False
    italic: bool = False
    keep_next: bool = False
    outline: int | None = None
    barred: bool = False


_DRAWN = {
    PaperStyle.TITLE: _Drawn(1.0, 0.8, Align.CENTRED, bold=True, keep_next=True),
    PaperStyle.HEADING_1: _Drawn(1.0, 1.6, bold=True, keep_next=True, outline=0),
    PaperStyle.HEADING_2: _Drawn(1.0, 0.8, bold=True, keep_next=True, outline=1),
    PaperStyle.OVER: _Drawn(0.9, 0.0, Align.CENTRED, keep_next=True),
    PaperStyle.EVENT: _Drawn(1.0, 0.4, Align.CENTRED, bold=True, keep_next=True),
    PaperStyle.FACTS: _Drawn(0.95, 0.4, Align.CENTRED, keep_next=True),
    PaperStyle.BODY: _Drawn(1.0, 0.3, Align.JUSTIFIED),
    PaperStyle.NUMBERED: _Drawn(1.0, 0.5, Align.JUSTIFIED),
    PaperStyle.ENTRY: _Drawn(1.0, 0.35),
    PaperStyle.STRONG: _Drawn(bold=True),
    PaperStyle.ITALIC: _Drawn(italic=True),
    PaperStyle.QUIET: _Drawn(0.88, 0.1),
    PaperStyle.COLUMN: _Drawn(0.88, bold=True, keep_next=True),
    PaperStyle.STAGE: _Drawn(0.78, 0.55, italic=True),
    PaperStyle.SPOKEN: _Drawn(1.0, 0.55, barred=True),
    PaperStyle.ASIDE: _Drawn(0.95, 1.0, Align.RIGHT, keep_next=True),
    PaperStyle.TEXT: _Drawn(),
}
ABOVE = {Tone.ENTRY: 0.35, Tone.QUIET: 0.1, Tone.PROSE: 0.35}
"""The space above a further paragraph of a cell, as a part of the size of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """Page, sizes and styles; what the paper measures in points of its own is to be multiplied by ``scale``.

    ``label`` is the width of the numbers that hang before its texts; no paragraph of a ``ragged`` one is justified.
    """

    look: Look
    scale: float
    title_size: float
    label: float = 0.0
    ragged: bool = False

    @property
    def size(self) -> float:
        """The size of the text."""
        return self.look.size

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.look.measure

    def before(self, style: PaperStyle) -> float:
        """The space above a paragraph of a style."""
        return round(_DRAWN[style].before * self.size, 1)

    def styles(self) -> tuple[StyleLook, ...]:
        """All named styles."""
        return tuple(self._style(name, drawn) for name, drawn in _DRAWN.items())

    def _first_line(self, name: PaperStyle) -> float:
        """The indent of a first line: numbers hang, and where there are none, texts begin as the office has it."""
        if name is PaperStyle.NUMBERED:
            return -self.label
        return self.look.indent if name is PaperStyle.BODY and not self.label else 0.0

    def _style(self, name: PaperStyle, drawn: _Drawn) -> StyleLook:
        size = self.title_size if name is PaperStyle.TITLE else self.size * drawn.size
        hangs = name in (PaperStyle.BODY, PaperStyle.NUMBERED)
        return StyleLook(
            name=name,
            size=_half(size),
            align=Align.LEFT if drawn.align is Align.JUSTIFIED and self.ragged else drawn.align,
            bold=drawn.bold,
            italic=drawn.italic,
            left=BAR if drawn.barred else self.label if hangs else 0.0,
            first=self._first_line(name),
            before=self.before(name),
            keep_next=drawn.keep_next,
            outline=drawn.outline,
            following=PaperStyle.BODY if drawn.outline is not None else None,
            barred=drawn.barred,
        )


def grid_look(papers: Sequence[GridPaper], shape: PageShape, preset: Preset) -> PaperLook:
    """The look of papers of one shape."""
    paper = papers[0]
    office = word_look(preset, len(paper.languages))
    size = office.size if paper.preset_margins else _half(paper.size * _rows_scale(preset))
    label = max((_label(one) for one in papers), default=0.0)
    made = _page(replace(office, size=max(size, _LEAST)), shape)
    found = PaperLook(look=made, scale=made.size / paper.size, title_size=0.0)
    title = max(made.size * (1.0 if paper.preset_margins else 1.2), made.title_size)
    ragged = preset.align is Align.LEFT or len(paper.languages) > 1 or paper.ragged
    label = label * found.scale + GAP if label else 0.0
    return replace(found, title_size=_half(title), label=label, ragged=ragged)


def letter_look(shape: PageShape, preset: Preset) -> PaperLook:
    """The look of letters."""
    made = _page(word_look(preset, 1), shape)
    return PaperLook(look=made, scale=1.0, title_size=made.title_size, ragged=preset.align is Align.LEFT)


def list_look(shape: PageShape, preset: Preset, size: float) -> PaperLook:
    """The look of lists whose letters have ``size`` points in print."""
    office = word_look(preset, 1)
    made = _page(replace(office, size=_half(size * _rows_scale(preset)), line=1.0), shape)
    title = max(made.size * 1.2, made.title_size)
    return PaperLook(look=made, scale=made.size / size, title_size=_half(title))


def _page(look: Look, shape: PageShape) -> Look:
    return replace(
        look,
        width=shape.width,
        height=shape.height,
        left=shape.left,
        right=shape.right,
        top=shape.top,
        bottom=shape.bottom,
    )


def _rows_scale(preset: Preset) -> float:
    """By how much papers of rows are larger in Word than they are laid out."""
    return preset.rows_scale * float(preset.word["size"]) / preset.size


def _half(points: float) -> float:
    return round(points * 2) / 2


def _label(paper: GridPaper) -> float:
    """The widest column of numbers before texts."""
    return max((grid.columns[0].width for grid in paper.grids if labels_texts(grid.columns)), default=0.0)


def labels_texts(columns: Sequence[GridColumn]) -> bool:
    """Whether the first column holds what hangs before the text of the second and last."""
    if len(columns) != 2:
        return False
    first, text = columns
    return bool(first.width) and first.language is None and not first.figures and text.language is not None


def column_widths(columns: Sequence[GridColumn], room: float, needs: Sequence[float]) -> list[float]:
    """The widths of columns that together fill ``room``; where one cannot hold its longest word, others give way."""
    fixed = sum(column.width for column in columns)
    shares = sum(column.share for column in columns if not column.width)
    rest = max(room - fixed, 0.0)
    wanted = (column.width or rest * column.share / shares for column in columns)
    if sum(needs) >= room:
        return [need * room / sum(needs) for need in needs]
    widths = [max(one, need) for one, need in zip(wanted, needs, strict=True)]
    over = sum(widths) - room
    if over <= 0:
        return [*widths[:-1], widths[-1] - over]
    spare = [one - need for one, need in zip(widths, needs, strict=True)]
    return [one - own * over / sum(spare) for one, own in zip(widths, spare, strict=True)]


def longest_word(texts: Iterable[str], size: float) -> float:
    """The width of the widest of all words, in points; of many only those with the most letters are measured."""
    words = {word for text in texts for word in text.split(" ")}
    longest = nlargest(_MEASURED, words, key=lambda word: (len(word), word))
    return max((width(printable(word), Face.BOLD, size) for word in longest), default=0.0)
