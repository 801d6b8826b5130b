"""Widths and heights of the hall's letters, asked from Qt once each."""

from PySide6.QtGui import QFontMetricsF

from forumdesk.gui.theme import Theme


class TypeMeasure:
    """Measures words in thousandths of the picture's height."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, int, bool], float] = {}

    def width(self, words: str, size: int, strong: bool = False) -> float:
        """How wide ``words`` are at ``size``."""
        key = (words, size, strong)
        if key not in self._widths:
            self._widths[key] = self._of(size, strong).horizontalAdvance(words)
        return self._widths[key]

    def ascent(self, size: int) -> float:
        """How far letters of ``size`` reach above the baseline."""
        return self._of(size, False).ascent()

    def height(self, size: int) -> float:
        """Ascent and descent of ``size`` together."""
        metrics = self._of(size, False)
        return metrics.ascent() + metrics.descent()

    def _of(self, size: int, strong: bool) -> QFontMetricsF:
        key = (size, strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._theme.hall_font(size, strong=strong))
        return self._metrics[key]
