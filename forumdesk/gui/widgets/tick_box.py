"""A box to tick, with its words behind it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, SPACE, Theme, Token
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, icon_rect, words_width


class TickBox(QCheckBox):
    """Ticked by Space or a click anywhere on it."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_texts(text)
        theme.changed.connect(self._dress)

    def set_texts(self, text: str, *, name: str = "") -> None:
        """Set the words, and the accessible name where it differs from them."""
        self.setText(text)
        self.setAccessibleName(name or text)
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Fit box and words."""
        width = self._theme.scaled(ICON.head) + 2 * SPACE.tight
        if self.text():
            width += SPACE.near + words_width(self._theme, self.text(), "body") + 1
        return QSize(width, self._theme.height("control"))

    def minimumSizeHint(self) -> QSize:
        """Be never narrower than the words."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """Take clicks anywhere."""
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, words and focus ring."""
        painter = QPainter(self)
        size = self._theme.scaled(ICON.head)
        token: Token = "text3" if not self.isEnabled() else "accent" if self.isChecked() else "text2"
        name = "check-square" if self.isChecked() else "square"
        draw_icon(
            painter, self._theme, name, icon_rect(SPACE.tight, self.rect().center().y() + 1, size), token
        )
        left = SPACE.tight + size + SPACE.near
        ink: Token = "text" if self.isEnabled() else "text3"
        area = QRect(left, 0, self.width() - left, self.height())
        draw_words(painter, self._theme, self.text(), area, role="body", token=ink)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme.colour("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the dialog around it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
