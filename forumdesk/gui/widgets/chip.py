"""A state as icon and word on a soft ground."""

from collections.abc import Mapping
from typing import Final, Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme, Token
from forumdesk.gui.widgets.painting import draw_icon, draw_words, fill_shape, icon_rect, words_width

ChipKind = Literal["neutral", "ok", "warn", "bad", "accent"]

GROUNDS: Final[Mapping[ChipKind, tuple[Token, Token]]] = {
    "neutral": ("badge", "text2"),
    "ok": ("ok_ground", "ok"),
    "warn": ("warn_ground", "warn"),
    "bad": ("bad_ground", "bad"),
    "accent": ("sel", "sel_text"),
}


class Chip(QWidget):
    """A state of something, said by icon, word and colour together; not focusable, its name is a sentence."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: ChipKind = "neutral",
        icon_name: str = "",
        sentence: str = "",
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text` with its icon; `sentence` is the tooltip and accessible name."""
        super().__init__(parent)
        self._theme = theme
        self._square = square
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, kind=kind, icon_name=icon_name, sentence=sentence)
        theme.changed.connect(self._dress)

    @property
    def text(self) -> str:
        """Return the word shown."""
        return self._text

    def set_state(
        self, text: str, *, kind: ChipKind = "neutral", icon_name: str = "", sentence: str = ""
    ) -> None:
        """Show another state."""
        self._text = text
        self._kind: ChipKind = kind
        self._icon_name = icon_name
        self.setAccessibleName(sentence or text)
        self.setToolTip(sentence)
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Fit icon and word."""
        width = words_width(self._theme, self._text, "small_medium") + 2 * SPACE.near + 2
        if self._icon_name:
            width += self._theme.scaled(ICON.chip) + SPACE.tight
        return QSize(width, self._theme.height("target") if self._square else self._theme.height("chip"))

    def minimumSizeHint(self) -> QSize:
        """Be never narrower than the word."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and word."""
        painter = QPainter(self)
        ground, ink = GROUNDS[self._kind]
        radius = RADIUS.control if self._square else self.height() / 2
        fill_shape(painter, self.rect(), ground=self._theme.colour(ground), radius=radius)
        left = SPACE.near
        if self._icon_name:
            size = (
                self._theme.scaled(8) if self._icon_name == "circle-fill" else self._theme.scaled(ICON.chip)
            )
            area = icon_rect(
                left + (self._theme.scaled(ICON.chip) - size) // 2, self.rect().center().y() + 1, size
            )
            draw_icon(painter, self._theme, self._icon_name, area, ink)
            left += self._theme.scaled(ICON.chip) + SPACE.tight
        area = QRect(left, 0, self.width() - left, self.height())
        draw_words(painter, self._theme, self._text, area, role="small_medium", token=ink)
