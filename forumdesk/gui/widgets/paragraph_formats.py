"""How stretches of a paragraph look: emphasis, fields, findings, and what a redline takes out and puts in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from forumdesk.domain.marks import MarkKind, Marks
from forumdesk.domain.redline import Piece, PieceKind
from forumdesk.gui.theme import Role, Theme, Token

Stroke = Literal["plain", "dots", "dashes", "wave"]
_STROKES: Final[Mapping[Stroke, QTextCharFormat.UnderlineStyle]] = {
    "plain": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "dots": QTextCharFormat.UnderlineStyle.DotLine,
    "dashes": QTextCharFormat.UnderlineStyle.DashUnderline,
    "wave": QTextCharFormat.UnderlineStyle.WaveUnderline,
}
_WEIGHT_AXIS: Final = QFont.Tag("wght")
_THIN_SPACE: Final = "\u2009"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMark:
    """A stretch of the text, in characters, that is underlined in the colour of `token`.

    A plain stroke colours the words as well, as a link is; every other leaves them as they are. `words` are what
    the pointer resting on it is told.
    """

    start: int
    length: int
    token: Token
    stroke: Stroke = "plain"
    words: str = ""


def unit(text: str, place: int) -> int:
    """The place of a character as Qt counts, where one outside the basic plane counts for two."""
    return place + sum(char > "\uffff" for char in text[:place])


def character(text: str, place: int) -> int:
    """The reverse of :func:`unit`; a place inside a character is that behind it."""
    at = 0
    for index, char in enumerate(text):
        if at >= place:
            return index
        at += 2 if char > "\uffff" else 1
    return len(text)


def underlined(theme: Theme, token: Token, stroke: Stroke) -> QTextCharFormat:
    """The look of a :class:`TextMark`, of a field, and of a word that is spelt wrong."""
    look = QTextCharFormat()
    look.setUnderlineStyle(_STROKES[stroke])
    look.setUnderlineColor(theme.colour(token))
    if stroke == "plain":
        look.setForeground(theme.colour(token))
    return look


def emphasised(theme: Theme, role: Role, *, bold: bool, italic: bool) -> QTextCharFormat:
    """The look of emphasis in a text of `role`; weight is set on the variable axis, size is left to the text."""
    look = QTextCharFormat()
    if bold:
        strong = theme.font("body_strong").variableAxisValue(_WEIGHT_AXIS)
        own = theme.font(role).variableAxisValue(_WEIGHT_AXIS)
        look.setFontVariableAxes({_WEIGHT_AXIS: max(strong, min(own + 100, 700))})
    if italic:
        look.setFontItalic(True)
    return look


def revised(theme: Theme, kind: PieceKind) -> QTextCharFormat:
    """The look of a piece of a redline: struck or underlined, told apart without colour."""
    look = QTextCharFormat()
    if kind is PieceKind.DELETED:
        look.setFontStrikeOut(True)
        look.setForeground(theme.colour("bad"))
    elif kind is PieceKind.INSERTED:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(theme.colour("ok"))
        look.setForeground(theme.colour("ok"))
    return look


def legible(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a thin space where what was taken out would touch what was put in its place."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        changed = last is not None and PieceKind.SAME not in {last.kind, piece.kind}
        if last is not None and changed and not (last.text[-1].isspace() or piece.text[0].isspace()):
            found.append(Piece(PieceKind.SAME, _THIN_SPACE))
        found.append(piece)
    return tuple(found)


def redline_ranges(theme: Theme, pieces: Sequence[Piece]) -> list[QTextLayout.FormatRange]:
    """The looks of a redline's pieces, for the text that they make when :func:`legible` and joined."""
    found, start = [], 0
    for piece in legible(pieces):
        length = unit(piece.text, len(piece.text))
        if piece.kind is not PieceKind.SAME:
            found.append(_range(start, length, revised(theme, piece.kind)))
        start += length
    return found


def mark_ranges(
    theme: Theme, text: str, role: Role, emphasis: Marks, marks: Sequence[TextMark]
) -> list[QTextLayout.FormatRange]:
    """The looks of emphasis, fields and findings; what overlaps has one range with all its looks."""
    if not emphasis and not marks:
        return []
    ends = {0, len(text)}
    for mark in emphasis:
        ends |= {mark.start, mark.end}
    for painted in marks:
        ends |= {painted.start, painted.start + painted.length}
    cuts = sorted(end for end in ends if 0 <= end <= len(text))
    return list(_cut_ranges(theme, text, role, emphasis, marks, cuts))


def _cut_ranges(
    theme: Theme, text: str, role: Role, emphasis: Marks, marks: Sequence[TextMark], cuts: Sequence[int]
) -> Iterator[QTextLayout.FormatRange]:
    for start, end in pairwise(cuts):
        kinds = {mark.kind for mark in emphasis if mark.start <= start and end <= mark.end}
        painted = [one for one in marks if one.start <= start and end <= one.start + one.length]
        if not kinds and not painted:
            continue
        look = emphasised(theme, role, bold=MarkKind.BOLD in kinds, italic=MarkKind.ITALIC in kinds)
        if MarkKind.FIELD in kinds:
            look.merge(underlined(theme, "accent", "dots"))
        for one in painted:
            look.merge(underlined(theme, one.token, one.stroke))
        first = unit(text, start)
        yield _range(first, unit(text, end) - first, look)


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, length, look
    return stretch
