"""A picture ready to be painted. All measures are thousandths of the picture's height, whatever its size."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from forumdesk.domain.texts import Language
from forumdesk.gui.theme import Token

HEIGHT: Final = 1000.0
WIDTH: Final = HEIGHT * 16 / 9
SIDE: Final = 90.0
"""Margin left and right: 5 % of the width."""
EDGE: Final = 65.0
"""Margin above and below: 6.5 % of the height."""
SMALLEST: Final = 58
"""On a picture 2.5 m high its capitals are 10 cm high: 1 : 300 at 30 m."""
MOST_LINES: Final = 8
INNER: Final = QRectF(SIDE, EDGE, WIDTH - 2 * SIDE, HEIGHT - 2 * EDGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of words in one colour and weight."""

    words: str
    token: Token = "hall_text"
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Spans on one baseline; ``top`` and ``height`` are those of its letters with ascent and descent."""

    spans: tuple[Span, ...]
    left: float
    top: float
    width: float
    height: float
    baseline: float
    size: int

    @property
    def words(self) -> str:
        """The whole line."""
        return "".join(span.words for span in self.spans)

    @property
    def box(self) -> QRectF:
        """Where the letters stand."""
        return QRectF(self.left, self.top, self.width, self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A filled ground."""

    area: QRectF
    token: Token
    radius: float = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A sign of the window's family."""

    name: str
    area: QRectF
    token: Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One picture of a scene: of one language, or of all of them (``language`` is None), page by page.

    ``foot`` says where one is: the languages that follow each other, and the page. ``clock`` and ``time`` are
    the places of what changes by itself; the painter asks for it at each moment.
    """

    lines: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    icons: tuple[Icon, ...] = ()
    emblem: QRectF | None = None
    clock: QRectF | None = None
    time: QRectF | None = None
    language: Language | None = None
    page: int = 1
    pages: int = 1

    @property
    def line_count(self) -> int:
        """How many lines there are to read: words side by side are one, the clock is one; the foot is none."""
        baselines = {round(line.baseline) for line in self.lines}
        return len(baselines) + (self.clock is not None)
