"""A plain ground in one colour of the theme, with hairlines where a part of the window ends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import Theme, Token


class Ground(QWidget):
    """A widget that fills itself with a token and draws hairlines on the edges named."""

    def __init__(
        self,
        theme: Theme,
        token: Token = "surface",
        *,
        lines: Qt.Edge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Fill with `token`; `lines` are the edges that carry a hairline."""
        super().__init__(parent)
        self._theme = theme
        self._ground: Token = token
        self._lines = lines
        theme.changed.connect(self._repaint_ground)

    def set_ground(self, token: Token) -> None:
        """Fill with another colour."""
        self._ground = token
        self.update()

    def _repaint_ground(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, then draw the hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._ground))
        if self._lines is None:
            return
        painter.setPen(self._theme.colour("line"))
        right, bottom = self.width() - 1, self.height() - 1
        if self._lines & Qt.Edge.TopEdge:
            painter.drawLine(0, 0, right, 0)
        if self._lines & Qt.Edge.BottomEdge:
            painter.drawLine(0, bottom, right, bottom)
        if self._lines & Qt.Edge.LeftEdge:
            painter.drawLine(0, 0, 0, bottom)
        if self._lines & Qt.Edge.RightEdge:
            painter.drawLine(right, 0, right, bottom)
