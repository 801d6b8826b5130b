"""The page of a resolution and the look of its paragraphs, for one column or for several."""

from collections.abc import Iterable
from dataclasses import replace

from forumdesk.documents.elements import LABEL_GAP
from forumdesk.documents.fonts import Face, width
from forumdesk.documents.page import PageShape
from forumdesk.documents.paragraphs import Kind, Paragraph
from forumdesk.documents.styles import MM, Align, Preset, Style
from forumdesk.domain.resolutions import DEEPEST, Part
from forumdesk.services.sheets import SheetRow

_SMALL = 0.83  # of the size of the text: notes and names of proposers
ABOVE_NOTE = 6.0  # room for the line above a note
_STEP = 1.6  # of the size, at most: how much further right a deeper point stands


def page_shape(preset: Preset, columns: int) -> PageShape:
    """The page: upright for one or two columns, lying for three."""
    short, long = preset.format
    if columns == 1:
        return PageShape(
            width=short,
            height=long,
            left=preset.left * MM,
            right=preset.right * MM,
            top=preset.top * MM,
            bottom=preset.bottom * MM,
        )
    margin = preset.columns_margin * MM
    page_width, page_height = (short, long) if columns == 2 else (long, short)
    vertical = max(margin, 16 * MM)
    return PageShape(
        width=page_width, height=page_height, left=margin, right=margin, top=vertical, bottom=vertical
    )


class Styles:
    """The styles of all kinds of paragraphs, scaled down in columns; ``rows`` are those whose numbers hang."""

    def __init__(self, preset: Preset, columns: int, rows: Iterable[SheetRow]) -> None:
        size = preset.size if columns == 1 else preset.columns_size[columns]
        scale = size / preset.size
        leading = round(preset.leading * scale, 2)
        gap = preset.paragraph_gap if columns == 1 else preset.paragraph_gap * 0.9
        self._indent = preset.indent * MM if columns == 1 else 0.0
        self._size = size
        self.text = Style(
            size=size,
            leading=leading,
            align=preset.align,
            indent=self._indent,
            before=gap,
            hyphenated=preset.hyphenated,
        )
        self._hangs = self._hanging([row for row in rows if row.part is Part.POINT])
        self._styles = self._made(gap, round(preset.title_size * scale, 2))

    def of(self, paragraph: Paragraph) -> Style:
        """The style of a paragraph; what stands below a point begins where its text does."""
        style = self._styles[paragraph.kind]
        if paragraph.opens:
            style = replace(style, before=style.before + ABOVE_NOTE)
        if not paragraph.level:
            return style
        left = self._left_of_label(paragraph.level) + self._hangs[paragraph.level - 1]
        return replace(style, indent=0.0, left=left)

    def label_left(self, paragraph: Paragraph) -> float:
        """Where the number of a point stands."""
        return self._left_of_label(max(paragraph.level, 1))

    def _left_of_label(self, level: int) -> float:
        step = min(self._hangs[0], _STEP * self._size)
        return self._indent + step * (level - 1)

    def _hanging(self, points: Iterable[SheetRow]) -> list[float]:
        """The room for the longest number of each level."""
        widest = [0.0] * DEEPEST
        for row in points:
            place = min(row.level, DEEPEST) - 1
            widest[place] = max(widest[place], width(row.number, Face.REGULAR, self._size))
        return [one + LABEL_GAP for one in widest]

    def _made(self, gap: float, title_size: float) -> dict[Kind, Style]:
        text, size, leading = self.text, self.text.size, self.text.leading
        head = Style(
            size=title_size, leading=round(title_size * 1.35, 2), align=Align.CENTRED, hyphenated=False
        )
        plain_head = Style(size=size, leading=leading, align=Align.CENTRED, hyphenated=False)
        small_size = round(size * _SMALL, 2)
        small = replace(text, size=small_size, leading=round(small_size * 1.3, 2))
        return {
            Kind.TITLE: head,
            Kind.THEME: replace(head, size=size, leading=leading, before=gap),
            Kind.DATE_PLACE: replace(plain_head, before=gap * 1.6),
            Kind.TEXT: text,
            Kind.LEAD: replace(text, align=Align.LEFT, before=gap * 2.2, hyphenated=False),
            Kind.ITEM: text,
            Kind.POINT: replace(text, indent=0.0, before=gap * 0.6),
            Kind.ADOPTION: text,
            Kind.AUTHENTICITY: text,
            Kind.HEADING: replace(plain_head, before=gap * 2.4),
            Kind.ANNEX_MARK: replace(plain_head, align=Align.RIGHT),
            Kind.ANNEX: replace(head, before=gap * 2),
            Kind.NOTE: replace(small, indent=0.0, before=gap * 0.4),
            Kind.AUTHORS: replace(small, align=Align.LEFT, before=max(gap * 0.3, 1.0)),
        }
