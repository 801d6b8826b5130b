"""What a grid of paragraphs shows in a cell, and how its words are set into lines."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from forumdesk.gui.theme import ICON, SPACE, Role, Theme, Token
from forumdesk.gui.widgets.painting import words_width

LINE_HEIGHT: Final = 1.35
CELL_TOP: Final = SPACE.near + 2
_LINE_SEPARATOR: Final = "\u2028"


class GridRole(IntEnum):
    """What a model of paragraphs answers besides `Qt.AccessibleTextRole`.

    `CELL` is a :class:`ParagraphCell`; `NUMBER` the number of the row, `LOCK` the sentence of its lock (empty
    where there is none), both in column 0; `GROUP` the words of a row that only heads those below it.
    """

    CELL = Qt.ItemDataRole.UserRole + 1
    NUMBER = Qt.ItemDataRole.UserRole + 2
    LOCK = Qt.ItemDataRole.UserRole + 3
    GROUP = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMark:
    """A stretch of the text that is underlined in the colour of `token`."""

    start: int
    length: int
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class CellNote:
    """A line under the text: its icon, colour and words."""

    icon_name: str
    token: Token
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphCell:
    """One paragraph in one language.

    `placeholder` stands where there is no text, with the link `write` behind it. `notes` say every state that is
    not good; the first of them carries the link `confirm`. `checked` is a quiet check and needs no words.
    """

    text: str
    placeholder: str = ""
    write: str = ""
    notes: tuple[CellNote, ...] = ()
    confirm: str = ""
    marks: tuple[TextMark, ...] = ()
    checked: bool = False
    strong: bool = False
    ground: Token | None = None

    @property
    def role(self) -> Role:
        """Return the role of type of the text."""
        return "body_strong" if self.strong and self.text else "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLines:
    """A text set into lines of one width, and their height in pixels."""

    layout: QTextLayout
    height: int


def set_lines(theme: Theme, text: str, role: Role, width: int, marks: tuple[TextMark, ...] = ()) -> SetLines:
    """Set `text` into lines no wider than `width` pixels; words longer than that are broken."""
    font = theme.font(role)
    pitch = round(font.pixelSize() * LINE_HEIGHT)
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(theme, mark) for mark in marks])
    layout.setCacheEnabled(True)
    top = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return SetLines(layout=layout, height=max(top, pitch))


def _format(theme: Theme, mark: TextMark) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length = mark.start, mark.length
    look = QTextCharFormat()
    look.setForeground(theme.colour(mark.token))
    look.setFontUnderline(True)
    look.setUnderlineColor(theme.colour(mark.token))
    stretch.format = look
    return stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """Where the parts of a cell lie, measured from its upper left corner; `height` is what the cell needs."""

    text: SetLines
    text_at: QPointF
    write: QRect
    notes: tuple[tuple[SetLines, QPointF], ...]
    confirm: QRect
    height: int


def plan_cell(theme: Theme, cell: ParagraphCell, width: int) -> CellPlan:
    """Lay out a cell of `width` pixels."""
    left, gutter = SPACE.group, theme.scaled(ICON.chip) + SPACE.group
    room = max(width - left - gutter - SPACE.tight, theme.scaled(60))
    shown = cell.text or cell.placeholder
    body = set_lines(theme, shown, cell.role, room, cell.marks)
    top = CELL_TOP + body.height
    write = QRect()
    if cell.write:
        write, top = _place_write(theme, cell, body, room, top)
    notes: list[tuple[SetLines, QPointF]] = []
    confirm = QRect()
    icon = theme.scaled(ICON.chip) + SPACE.tight + 2
    line = round(theme.font("caption_medium").pixelSize() * LINE_HEIGHT)
    top += SPACE.tight if cell.notes else 0
    for place, note in enumerate(cell.notes):
        act = words_width(theme, cell.confirm, "caption_strong") if place == 0 and cell.confirm else 0
        full = width - left - icon - SPACE.group
        lines = set_lines(theme, note.words, "caption_medium", full - act - SPACE.near * bool(act))
        notes.append((lines, QPointF(left + icon, top)))
        if act:
            confirm = QRect(width - SPACE.group - act, top - SPACE.tight, act + 1, line + 2 * SPACE.tight)
        top += lines.height + 2
    return CellPlan(
        text=body,
        text_at=QPointF(left, CELL_TOP),
        write=write,
        notes=tuple(notes),
        confirm=confirm,
        height=top + CELL_TOP,
    )


def _place_write(theme: Theme, cell: ParagraphCell, body: SetLines, room: int, top: int) -> tuple[QRect, int]:
    """Set the link behind the placeholder, or under it where the line is full."""
    width = words_width(theme, cell.write, "body_medium") + 1
    last = body.layout.lineAt(body.layout.lineCount() - 1)
    used = round(last.naturalTextWidth()) + SPACE.near
    line = round(theme.font("body").pixelSize() * LINE_HEIGHT)
    if used + width <= room:
        return QRect(SPACE.group + used, top - line, width, line), top
    return QRect(SPACE.group, top, width, line), top + line
