"""The look of an editable paper: its named styles, the same in Word and in OpenDocument. Measures are in points."""

from dataclasses import dataclass
from enum import StrEnum

from forumdesk.documents.styles import A4, MM, Align, Preset

LEVELS = 5
"""The levels of a list: the paragraph itself and four below it."""


class LineStyle(StrEnum):
    """A named style; the value is the name that an office sees, and by which a paragraph is known on its way back."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    DATE_PLACE = "Date and place"
    HEADING = "Heading 1"
    PREAMBLE = "Preamble"
    LEAD = "Lead"
    ISSUE = "Issue"
    ISSUE_HEADING = "Issue heading"
    OPERATIVE = "Operative paragraph"
    OPERATIVE_HEADING = "Operative heading"
    TEXT = "Paragraph text"
    SUB_1 = "Sub-paragraph 1"
    SUB_2 = "Sub-paragraph 2"
    SUB_3 = "Sub-paragraph 3"
    SUB_4 = "Sub-paragraph 4"
    NOTE = "Note"
    CLOSING = "Closing"
    ANNEX_MARK = "Annex number"
    ANNEX = "Annex"
    OTHER = "Other text"
    ADOPTION = "Adoption"
    SIGNATURE = "Signature"
    COLUMN = "Column heading"


SUBS = (LineStyle.SUB_1, LineStyle.SUB_2, LineStyle.SUB_3, LineStyle.SUB_4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The page and the sizes for so many columns; ``indent`` is that of a paragraph's first line."""

    font: str
    size: float
    title_size: float
    line: float
    gap: float
    indent: float
    columns: int
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def measure(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleLook:
    """How the paragraphs of a style look; ``first`` is the indent of the first line, negative where it hangs.

    A ``barred`` one is set off by a line at the left.
    """

    name: StrEnum
    size: float
    align: Align
    bold: bool = False
    italic: bool = False
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    outline: int | None = None
    following: StrEnum | None = None
    barred: bool = False


@dataclass(frozen=True, slots=True)
class LevelLook:
    """Where the label of a list's level stands and where its words begin."""

    left: float
    first: float
    tab: float


def word_look(preset: Preset, columns: int) -> Look:
    """The measures of an office for ``columns`` languages beside each other; three lie across the paper."""
    word = preset.word
    short, long = A4
    beside = columns > 1
    size = word["size"] if not beside else word["two_size" if columns == 2 else "three_size"]
    margin = preset.columns_margin
    left, right = (margin, margin) if beside else (preset.left, preset.right)
    top, bottom = (max(margin, 18), max(margin, 18)) if beside else (preset.top, preset.bottom)
    return Look(
        font=word["font"],
        size=size,
        title_size=word["title_size"] if not beside else size + 1,
        line=word["line"] if not beside else 1.0,
        gap=word["paragraph_gap"],
        indent=0.0 if beside else preset.indent * MM,
        columns=columns,
        width=long if columns > 2 else short,
        height=short if columns > 2 else long,
        left=left * MM,
        right=right * MM,
        top=top * MM,
        bottom=bottom * MM,
    )


def level_looks(look: Look, *, lettered: bool) -> tuple[LevelLook, ...]:
    """The levels of a list. Where first lines are indented, a numbered paragraph is one of them; its points hang."""
    unit = look.size
    first_tab = look.indent + 2.0 * unit
    hanging = LevelLook(left=2.0 * unit, first=-2.0 * unit, tab=2.0 * unit)
    found = [LevelLook(left=0.0, first=look.indent, tab=first_tab) if look.indent else hanging]
    step = 1.0 * unit if look.columns > 1 else 2.0 * unit
    beside = unit if lettered else 0.0
    start = look.indent if look.indent else (beside if look.columns > 1 else 2.0 * unit)
    for depth in range(1, LEVELS):
        label = 2.0 * unit if lettered else (1.4 + 0.9 * depth) * unit
        left = start + (depth - 1) * (step if lettered or look.columns > 1 else 0.8 * step) + label
        found.append(LevelLook(left=left, first=-label, tab=left))
    return tuple(found)


STACKED_BETWEEN, STACKED_WITHIN = 0.5, 0.25
"""Of a line: what stands more above a paragraph in its first language, and all that stands above it in the others."""


def signing_stops(measure: float) -> tuple[float, ...]:
    """The tabs of a line to sign on: where the rule begins and ends, and where the name stands."""
    return tuple(measure * stop for stop in (0.4, 0.68, 0.7))


def stacked_space(look: Look, style: LineStyle, *, lettered: bool, first: bool) -> float:
    """The space above a paragraph in the first of stacked languages, and in the others, which belong to it."""
    if not first:
        return 0.25 * look.size * look.line
    found = next(one for one in style_looks(look, lettered=lettered) if one.name is style)
    return found.before + 0.5 * look.size * look.line


def style_looks(look: Look, *, lettered: bool) -> tuple[StyleLook, ...]:
    """All styles. Lists stand as their levels say, also where a style is used without its list."""
    align = Align.LEFT if look.columns > 1 else Align.JUSTIFIED
    levels = level_looks(look, lettered=lettered)
    size, gap = look.size, look.gap
    body_left = 0.0 if look.indent else levels[0].left

    def text(name: LineStyle, before: float = gap, following: LineStyle | None = None) -> StyleLook:
        return StyleLook(
            name=name, size=size, align=align, first=look.indent, before=before, following=following
        )

    def item(name: LineStyle, level: int, *, heading: bool = False) -> StyleLook:
        return StyleLook(
            name=name,
            size=size,
            align=Align.LEFT if heading else align,
            bold=heading,
            left=levels[level].left,
            first=levels[level].first,
            before=gap * (1.6 if heading else 1.0 if level == 0 else 0.6),
            keep_next=heading,
            following=LineStyle.TEXT if heading else None,
        )

    def centred(
        name: LineStyle, following: LineStyle, before: float, *, bold: bool = True, after: float = 0.0
    ) -> StyleLook:
        return StyleLook(
            name=name,
            size=look.title_size if name is LineStyle.TITLE else size,
            align=Align.CENTRED,
            bold=bold,
            before=before,
            after=after,
            keep_next=True,
            following=following,
        )

    heading = StyleLook(
        name=LineStyle.HEADING,
        size=size,
        align=Align.CENTRED,
        bold=True,
        before=gap * 2.5,
        keep_next=True,
        outline=0,
        following=LineStyle.PREAMBLE,
    )
    return (
        centred(LineStyle.TITLE, LineStyle.SUBTITLE, 0.0),
        centred(LineStyle.SUBTITLE, LineStyle.DATE_PLACE, gap),
        centred(LineStyle.DATE_PLACE, LineStyle.PREAMBLE, gap * 1.6, bold=False, after=gap * 1.5),
        heading,
        text(LineStyle.PREAMBLE),
        StyleLook(
            name=LineStyle.LEAD,
            size=size,
            align=Align.LEFT,
            italic=True,
            first=look.indent,
            before=gap * 2.2,
            keep_next=True,
            following=LineStyle.OPERATIVE,
        ),
        item(LineStyle.ISSUE, 0),
        item(LineStyle.ISSUE_HEADING, 0, heading=True),
        item(LineStyle.OPERATIVE, 0),
        item(LineStyle.OPERATIVE_HEADING, 0, heading=True),
        StyleLook(
            name=LineStyle.TEXT,
            size=size,
            align=align,
            left=body_left,
            first=look.indent,
            before=gap * 0.6,
        ),
        *(item(name, level) for level, name in enumerate(SUBS, 1)),
        StyleLook(
            name=LineStyle.NOTE,
            size=round(size * 0.85 * 2) / 2,
            align=align,
            left=look.indent or body_left,
            before=gap * 0.5,
        ),
        text(LineStyle.CLOSING, gap * 2.2),
        StyleLook(
            name=LineStyle.ANNEX_MARK,
            size=size,
            align=Align.RIGHT,
            before=gap * 2.5,
            keep_next=True,
            following=LineStyle.ANNEX,
        ),
        StyleLook(
            name=LineStyle.ANNEX,
            size=size,
            align=Align.CENTRED,
            bold=True,
            before=gap,
            keep_next=True,
            outline=0,
            following=LineStyle.SUB_1,
        ),
        text(LineStyle.OTHER),
        text(LineStyle.ADOPTION),
        StyleLook(name=LineStyle.SIGNATURE, size=size, align=Align.LEFT, before=size * 1.4),
        StyleLook(
            name=LineStyle.COLUMN, size=size - 1, align=Align.LEFT, italic=True, after=gap, keep_next=True
        ),
    )
