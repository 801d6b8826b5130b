"""A large row that begins something: icon, title, one line of help, key."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme, Token
from forumdesk.gui.widgets.painting import (
    draw_focus,
    draw_icon,
    draw_key_hint,
    draw_words,
    fill_shape,
    icon_rect,
    key_hint_width,
    words_width,
)


class ActRow(QPushButton):
    """Operated like a button by Space, Enter and click."""

    def __init__(self, theme: Theme, *, icon_name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._icon_token: Token = "accent"
        self._key = key
        self._line = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repaint when the pointer comes and goes
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_texts(self, title: str, line: str) -> None:
        """Set the words."""
        self.setText(title)
        self._line = line
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.updateGeometry()
        self.update()

    def set_icon(self, icon_name: str, token: Token) -> None:
        """Show another icon."""
        self._icon_name, self._icon_token = icon_name, token
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(self._theme.scaled(280), self._theme.height("row_recent"))

    def minimumSizeHint(self) -> QSize:
        """The words decide: they are never cut."""
        title = words_width(self._theme, self.text(), "body_strong")
        line = words_width(self._theme, self._line, "caption")
        width = self._left() + max(title, line) + self._key_room() + 2 * SPACE.near
        return QSize(width, self.sizeHint().height())

    def _key_room(self) -> int:
        return key_hint_width(self._theme, self._key) + SPACE.group if self._key else 0

    def _left(self) -> int:
        return SPACE.near + self._theme.scaled(ICON.head) + SPACE.group

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground under the pointer, icon, two lines, key, focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            fill_shape(painter, self.rect(), ground=self._theme.colour("hover"), radius=RADIUS.control)
        middle = self.rect().center().y()
        square = icon_rect(SPACE.near, middle, self._theme.scaled(ICON.head))
        draw_icon(painter, self._theme, self._icon_name, square, self._icon_token)
        half = self.height() // 2
        room = self.width() - self._left() - SPACE.near - self._key_room()
        title = QRect(self._left(), SPACE.near, room, half - SPACE.near + 1)
        line = QRect(self._left(), half + 1, room, half - SPACE.near)
        draw_words(painter, self._theme, self.text(), title, role="body_strong", token="text", elide=True)
        draw_words(painter, self._theme, self._line, line, role="caption", token="text2", elide=True)
        if self._key:
            width = key_hint_width(self._theme, self._key)
            hint = QRect(self.width() - width - SPACE.near, 0, width, self.height())
            draw_key_hint(painter, self._theme, self._key, hint, "text2")
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme.colour("accent"), RADIUS.control)
