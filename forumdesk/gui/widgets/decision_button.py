"""The large button that records a decision; its words say how it will be recorded."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.painting import CENTRE, draw_words, words_width

_ONE_LINE: Final = 256


def lines_of(theme: Theme, text: str) -> tuple[str, ...]:
    """The words of a button in one line, or long ones in two lines as even as they can be."""
    words = text.split(" ")
    if len(words) < 2 or words_width(theme, text, "title") <= theme.scaled(_ONE_LINE):
        return (text,)
    splits = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))
    return min(splits, key=lambda lines: _widest(theme, lines))


def room_of(theme: Theme, text: str) -> int:
    """How wide a button is that shows these words."""
    return _widest(theme, lines_of(theme, text)) + 2 * SPACE.desk


def _widest(theme: Theme, lines: tuple[str, ...]) -> int:
    return max(words_width(theme, line, "title") for line in lines)


class DecisionButton(Button):
    """Words in 20/600 with the key under them, filled while the decision is possible, else outlined."""

    def __init__(
        self, theme: Theme, text: str = "", *, key: str = "", deed: str = "", parent: QWidget | None = None
    ) -> None:
        """Show `text` ("Adopt by consensus") and the key that records."""
        super().__init__(
            theme,
            text,
            kind="main",
            key=key,
            height="decision_button",
            role="title",
            deed=deed,
            parent=parent,
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_possible(self, possible: bool) -> None:
        """Outline the button while something forbids the decision; pressing it then leads to the reason."""
        self.set_kind("main" if possible else "outlined")

    def sizeHint(self) -> QSize:
        """Fit the words."""
        return QSize(room_of(self._theme, self.text()), self._theme.height("decision_button"))

    def _paint_content(self, painter: QPainter) -> None:
        token = self._words_token()
        lines, key = lines_of(self._theme, self.text()), self._key_hint()
        line = self._theme.scaled(26 if len(lines) == 1 else 24)
        below = self._theme.scaled(20) if key else 0
        top = (self.height() - line * len(lines) - below) // 2
        for words in lines:
            area = QRect(0, top, self.width(), line)
            draw_words(painter, self._theme, words, area, role="title", token=token, flags=CENTRE)
            top += line
        if key:
            area = QRect(0, top + 2, self.width(), below)
            draw_words(painter, self._theme, key, area, role="small_strong", token=token, flags=CENTRE)
