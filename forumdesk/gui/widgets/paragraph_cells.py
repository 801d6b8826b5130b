"""What a grid of paragraphs shows in a cell, and how its words are set into lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from forumdesk.domain.marks import Marks
from forumdesk.domain.redline import Piece
from forumdesk.gui.theme import ICON, SPACE, Role, Theme, Token
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.paragraph_formats import (
    TextMark,
    character,
    legible,
    mark_ranges,
    redline_ranges,
)

LINE_HEIGHT: Final = 1.35
CELL_TOP: Final = SPACE.near + 2
CONFIRM: Final = "confirm"
WRITE: Final = "write"
CHIP: Final = "amendments"
_LINE_SEPARATOR: Final = "\u2028"
_SAMPLE: Final = "мәтінді жүзеге асыру жөніндегі ұсыным развитие сотрудничества the quality of education "


class GridRole(IntEnum):
    """What a model of paragraphs answers besides `Qt.AccessibleTextRole`.

    `CELL` is a :class:`ParagraphCell`; `NUMBER` the number of the row, `LOCK` the sentence of its lock (empty
    where there is none), both in column 0; `GROUP` the words of a row that only heads those below it. In the
    heads `AUTHENTIC` is the word on the chip of the language whose text is authentic.
    """

    CELL = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    LOCK = Qt.ItemDataRole.UserRole + 3
    GROUP = Qt.ItemDataRole.UserRole + 4
    AUTHENTIC = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A line under the text: its icon, colour and words."""

    icon_name: str
    token: Token
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAct:
    """A link at the right end of the line of states: what the grid says when it is followed, and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphCell:
    """One paragraph in one language.

    `placeholder` stands where there is no text, with the link `write` behind it. `notes` say every state that is
    not good. The links `acts` and, last, `confirm` stand in the first line under the text while the cell is
    current. `checked` is a quiet check and needs no words. `emphasis` are the text's own marks, `marks` what is
    found in it. A `redline` is shown in the place of the text, without either. `amendments` are the words of a
    chip ("2 amendments") that is always seen.
    """

    text: str
    placeholder: str = ""
    write: str = ""
    notes: tuple[CellNote, ...] = ()
    confirm: str = ""
    marks: tuple[TextMark, ...] = ()
    emphasis: Marks = ()
    redline: tuple[Piece, ...] = ()
    acts: tuple[CellAct, ...] = ()
    amendments: str = ""
    checked: bool = False
    strong: bool = False
    ground: Token | None = None

    @property
    def role(self) -> Role:
        """Return the role of type of the text."""
        return "body_strong" if self.strong and (self.text or self.redline) else "body"

    @property
    def shown(self) -> str:
        """Return the words that are drawn."""
        if self.redline:
            return "".join(piece.text for piece in legible(self.redline))
        return self.text or self.placeholder

    @property
    def links(self) -> tuple[CellAct, ...]:
        """Return the links of the line of states, in order."""
        return (*self.acts, *([CellAct(key=CONFIRM, words=self.confirm)] if self.confirm else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLines:
    """A text set into lines of one width, and their height in pixels."""

    layout: QTextLayout
    height: int

    @property
    def last_width(self) -> int:
        """Return how far the last line reaches."""
        count = self.layout.lineCount()
        return math.ceil(self.layout.lineAt(count - 1).naturalTextWidth()) if count else 0


def set_lines(
    theme: Theme, text: str, role: Role, width: int, ranges: Sequence[QTextLayout.FormatRange] = ()
) -> SetLines:
    """Set `text` into lines no wider than `width` pixels; words longer than that are broken."""
    font = theme.font(role)
    pitch = round(font.pixelSize() * LINE_HEIGHT)
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if ranges:
        layout.setFormats(list(ranges))
    layout.setCacheEnabled(True)
    top = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return SetLines(layout=layout, height=max(top, pitch))


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """Where the parts of a cell lie, measured from its upper left corner; `height` is what the cell needs."""

    text: SetLines
    text_at: QPointF
    write: QRect
    notes: tuple[tuple[SetLines, QPointF], ...]
    links: tuple[tuple[CellAct, QRect], ...]
    chip: QRect
    height: int

    @property
    def confirm(self) -> QRect:
        """Return where the link that confirms lies; empty where there is none."""
        return next((area for act, area in self.links if act.key == CONFIRM), QRect())


def plan_cell(theme: Theme, cell: ParagraphCell, width: int) -> CellPlan:
    """Lay out a cell of `width` pixels."""
    left = SPACE.group
    room = _text_room(theme, width)
    ranges = (
        redline_ranges(theme, cell.redline)
        if cell.redline
        else mark_ranges(theme, cell.text, cell.role, cell.emphasis, cell.marks)
    )
    body = set_lines(theme, cell.shown, cell.role, room, ranges)
    top = CELL_TOP + body.height
    write = QRect()
    if cell.write:
        write, top = _place_write(theme, cell, body, room, top)
    foot = _Foot(theme, cell, width, top)
    return CellPlan(
        text=body,
        text_at=QPointF(left, CELL_TOP),
        write=write,
        notes=foot.notes,
        links=foot.links,
        chip=foot.chip,
        height=foot.bottom + CELL_TOP,
    )


class _Foot:
    """The lines under a text: the states, the chip of the amendments behind the first, the links at its end."""

    def __init__(self, theme: Theme, cell: ParagraphCell, width: int, top: int) -> None:
        self._theme, self._cell, self._width = theme, cell, width
        self._line = round(theme.font("caption_medium").pixelSize() * LINE_HEIGHT)
        self.bottom = top
        self.links: tuple[tuple[CellAct, QRect], ...] = ()
        self.chip = QRect()
        self.notes: tuple[tuple[SetLines, QPointF], ...] = ()
        if cell.notes or cell.links or cell.amendments:
            self.bottom += SPACE.tight
            self._place()

    def _place(self) -> None:
        theme, cell = self._theme, self._cell
        icon = SPACE.group + theme.scaled(ICON.chip) + SPACE.tight + 2
        links_left = self._place_links(self.bottom)
        notes: list[tuple[SetLines, QPointF]] = []
        reach = SPACE.group
        for place, note in enumerate(cell.notes):
            end = links_left if place == 0 else self._width - SPACE.group
            lines = set_lines(theme, note.words, "caption_medium", max(end - icon, theme.scaled(60)))
            notes.append((lines, QPointF(icon, self.bottom)))
            if place == 0:
                reach = icon + lines.last_width + SPACE.group if lines.height <= self._line else self._width
                self._place_chip(reach, links_left, self.bottom)
            self.bottom += lines.height + 2
        self.notes = tuple(notes)
        if cell.amendments and self.chip.isNull():
            self.bottom += SPACE.tight if notes else 0
            self._place_chip(SPACE.group, self._width, self.bottom)
            self.bottom += self._line + 2
        elif not notes:
            self.bottom += self._line + 2
        self.bottom = max(self.bottom, self.chip.bottom() - SPACE.tight)

    def _place_links(self, top: int) -> int:
        """Set the links from the right; returns how far words may reach before them."""
        right = self._width - SPACE.group
        placed = []
        for act in reversed(self._cell.links):
            width = words_width(self._theme, act.words, "caption_strong") + 1
            area = QRect(right - width + 1, top - SPACE.tight, width, self._line + 2 * SPACE.tight)
            placed.append((act, area))
            right -= width + SPACE.near
        self.links = tuple(reversed(placed))
        return right

    def _place_chip(self, left: int, end: int, top: int) -> None:
        theme = self._theme
        if not self._cell.amendments:
            return
        words = words_width(theme, self._cell.amendments, "caption_medium")
        width = words + theme.scaled(ICON.chip) + SPACE.tight + 2 * SPACE.near
        if left == SPACE.group or left + width <= end:
            self.chip = QRect(left, top - 2, width, self._line + 4)


def mark_at(cell: ParagraphCell, plan: CellPlan, point: QPoint) -> TextMark | None:
    """The finding under a point that is measured from the cell's corner, or None."""
    place = QPointF(point) - plan.text_at
    layout = plan.text.layout
    for number in range(layout.lineCount() if cell.marks and not cell.redline else 0):
        line = layout.lineAt(number)
        if line.y() <= place.y() < line.y() + line.height() and place.x() <= line.naturalTextWidth():
            at = character(cell.text, line.xToCursor(place.x(), line.CursorPosition.CursorOnCharacter))
            found = [one for one in cell.marks if one.start <= at < one.start + one.length]
            return found[-1] if found else None
    return None


class HeightGuess:
    """How high cells will be, told from the number of their characters; for rows that nobody has seen yet."""

    def __init__(self, theme: Theme) -> None:
        """Weigh the letters of the three languages once for each role of type."""
        self._theme = theme

    @cached_property
    def _advances(self) -> dict[Role, float]:
        roles: tuple[Role, ...] = ("body", "body_strong")
        return {
            role: QFontMetricsF(self._theme.font(role)).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
            for role in roles
        }

    def height(self, cell: ParagraphCell, width: int) -> int:
        """Return the height in pixels, right for most cells and near for the others."""
        room = _text_room(self._theme, width)
        pitch = round(self._theme.font(cell.role).pixelSize() * LINE_HEIGHT)
        advance = self._advances[cell.role]
        # A line loses half a word at its end, some three characters.
        each = max(room / advance - 3, 8)
        lines = sum(max(math.ceil(len(part) / each), 1) for part in cell.shown.split("\n"))
        foot = len(cell.notes) or int(bool(cell.links or cell.amendments))
        line = round(self._theme.font("caption_medium").pixelSize() * LINE_HEIGHT) + 2
        return 2 * CELL_TOP + lines * pitch + (foot * line + SPACE.tight if foot else 0)


def _text_room(theme: Theme, width: int) -> int:
    gutter = theme.scaled(ICON.chip) + SPACE.group
    return max(width - SPACE.group - gutter - SPACE.tight, theme.scaled(60))


def _place_write(theme: Theme, cell: ParagraphCell, body: SetLines, room: int, top: int) -> tuple[QRect, int]:
    """Set the link behind the placeholder, or under it where the line is full."""
    width = words_width(theme, cell.write, "body_medium") + 1
    used = body.last_width + SPACE.near
    line = round(theme.font("body").pixelSize() * LINE_HEIGHT)
    if used + width <= room:
        return QRect(SPACE.group + used, top - line, width, line), top
    return QRect(SPACE.group, top, width, line), top + line
