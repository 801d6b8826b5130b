"""The large button that records a decision; its words say how it will be recorded."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.painting import CENTRE, draw_words, words_width


class DecisionButton(Button):
    """Words in 20/600 with the key under them, filled while the decision is possible, else outlined."""

    def __init__(self, theme: Theme, text: str = "", *, key: str = "", parent: QWidget | None = None) -> None:
        """Show `text` ("Adopt by consensus") and the key that records."""
        super().__init__(
            theme, text, kind="main", key=key, height="decision_button", role="title", parent=parent
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_possible(self, possible: bool) -> None:
        """Outline the button while something forbids the decision; pressing it then leads to the reason."""
        self.set_kind("main" if possible else "outlined")

    def sizeHint(self) -> QSize:
        """Fit the words."""
        width = words_width(self._theme, self.text(), "title") + 2 * SPACE.desk
        return QSize(width, self._theme.height("decision_button"))

    def _paint_content(self, painter: QPainter) -> None:
        token = self._words_token()
        words, key = self.text(), self._key_hint()
        line = self._theme.scaled(26)
        below = self._theme.scaled(20) if key else 0
        top = (self.height() - line - below) // 2
        area = QRect(0, top, self.width(), line)
        draw_words(painter, self._theme, words, area, role="title", token=token, flags=CENTRE)
        if key:
            area = QRect(0, top + line + 2, self.width(), below)
            draw_words(painter, self._theme, key, area, role="small_strong", token=token, flags=CENTRE)
