"""Horizontal bars: how large groups are, and how much of each is filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.painting import RIGHT, draw_words, fill_shape, words_width

_LABEL_SHARE = 0.46
_THICK = 2 * WIDTH.progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One group: its size, how much of it is filled, the numbers written at the end, and all of it as a sentence."""

    label: str
    size: int
    filled: int
    words: str
    sentence: str


class BarChart(QWidget):
    """Bars under each other, all in one measure; the filled part in the accent colour.

    The numbers stand beside every bar, and the accessible description holds all sentences.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without bars."""
        super().__init__(parent)
        self._theme = theme
        self._bars: Sequence[Bar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    @property
    def bars(self) -> Sequence[Bar]:
        """The groups shown."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar], *, name: str) -> None:
        """Show these groups; `name` says what they are groups of."""
        self._bars = tuple(bars)
        self.setAccessibleName(name)
        self.setAccessibleDescription("\n".join(bar.sentence for bar in bars))
        self._dress()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each bar."""
        return QSize(self._theme.scaled(320), self._theme.height("row_tree") * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Shrink in width only."""
        return QSize(self._theme.scaled(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw label, bar and numbers of each group."""
        painter = QPainter(self)
        theme = self._theme
        high = theme.height("row_tree")
        longest = max((bar.size for bar in self._bars), default=0)
        numbers = max((words_width(theme, bar.words, "caption_medium") for bar in self._bars), default=0) + 2
        label = round((self.width() - numbers) * _LABEL_SHARE)
        left = label + SPACE.near
        room = max(self.width() - left - numbers - SPACE.near, SPACE.near)
        for place, bar in enumerate(self._bars):
            line = QRect(0, place * high, self.width(), high)
            words = QRect(0, line.top(), label, high)
            draw_words(painter, theme, bar.label, words, role="small", token="text", elide=True)
            shape = QRect(left, line.center().y() - _THICK // 2 + 1, _wide(bar.size, longest, room), _THICK)
            fill_shape(painter, shape, ground=theme.colour("badge"), radius=_THICK / 2)
            if bar.filled:
                shape.setWidth(_wide(bar.filled, longest, room))
                fill_shape(painter, shape, ground=theme.colour("accent"), radius=_THICK / 2)
            area = QRect(self.width() - numbers, line.top(), numbers, high)
            draw_words(painter, theme, bar.words, area, role="caption_medium", token="text2", flags=RIGHT)


def _wide(size: int, longest: int, room: int) -> int:
    """The length of a bar; what is not nothing stays visible."""
    return max(round(room * size / longest), _THICK) if size and longest else 0
