"""Strokes the painted widgets share: filled shapes, the focus ring, icons and lines of text."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPen

from forumdesk.gui.theme import RADIUS, WIDTH, Role, Theme, Token

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def fill_shape(
    painter: QPainter,
    rect: QRect,
    *,
    ground: QColor | None = None,
    edge: QColor | None = None,
    radius: float = RADIUS.control,
) -> None:
    """Fill a rounded rectangle and draw its edge, one sharp pixel wide, inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(edge, WIDTH.hairline) if edge is not None else Qt.PenStyle.NoPen)
    area = QRectF(rect)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5) if edge is not None else area, radius, radius)
    painter.restore()


def draw_focus(painter: QPainter, rect: QRect, colour: QColor, radius: float = RADIUS.control) -> None:
    """Draw the focus ring, two pixels wide, along the inner edge of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, WIDTH.focus))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), max(radius - 1, 0), max(radius - 1, 0))
    painter.restore()


def draw_icon(painter: QPainter, theme: Theme, name: str, rect: QRect, token: Token) -> None:
    """Draw an icon centred in `rect`, as large as the smaller side of it."""
    size = min(rect.width(), rect.height())
    target = QRect(0, 0, size, size)
    target.moveCenter(rect.center())
    theme.icon(name, size, token).paint(painter, target, CENTRE, QIcon.Mode.Normal, QIcon.State.Off)


def draw_words(
    painter: QPainter,
    theme: Theme,
    words: str,
    rect: QRect,
    *,
    role: Role,
    token: Token,
    flags: Qt.AlignmentFlag = LEFT,
    elide: bool = False,
) -> None:
    """Draw one line of text in a role's font; cut it with an ellipsis only where asked."""
    font = theme.font(role)
    painter.setFont(font)
    painter.setPen(theme.colour(token))
    shown = (
        QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width()) if elide else words
    )
    painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), shown)


def words_width(theme: Theme, words: str, role: Role) -> int:
    """Return the width in pixels of one line of text in a role's font."""
    return QFontMetrics(theme.font(role)).horizontalAdvance(words)


def key_hint_width(theme: Theme, key: str) -> int:
    """Return the width in pixels of a framed key name."""
    return max(words_width(theme, key, _KEY_ROLE) + 10, theme.scaled(18))


def key_hint_height(theme: Theme) -> int:
    """Return the height in pixels of a framed key name."""
    return theme.scaled(18)


def draw_key_hint(painter: QPainter, theme: Theme, key: str, rect: QRect, token: Token) -> None:
    """Draw the name of a key in a thin frame, vertically centred in `rect`."""
    frame = QRect(0, 0, rect.width(), key_hint_height(theme))
    frame.moveCenter(rect.center())
    fill_shape(painter, frame, edge=theme.colour(token), radius=3)
    draw_words(painter, theme, key, frame, role=_KEY_ROLE, token=token, flags=CENTRE)


def icon_rect(left: int, centre_y: int, size: int) -> QRect:
    """Return the square of an icon that starts at `left` and is centred on `centre_y`."""
    return QRect(left, centre_y - size // 2, size, size)


_KEY_ROLE: Role = "caption_medium"
