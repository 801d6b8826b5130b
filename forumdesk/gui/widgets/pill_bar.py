"""Filter pills with their counts."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import SPACE, Role, Theme, Token
from forumdesk.gui.widgets.choice_row import Choice, ChoiceButton, ChoiceRow
from forumdesk.gui.widgets.painting import draw_focus, draw_words, fill_shape, words_width


class _Pill(ChoiceButton):
    """One filter: words and the number of rows it leaves."""

    def _role(self) -> Role:
        return "small_strong" if self.isChecked() else "small"

    def sizeHint(self) -> QSize:
        """Fit the words in their heavier form, so nothing moves when another pill is chosen."""
        width = words_width(self._theme, self.choice.text, "small_strong") + 2 * SPACE.group
        if self.choice.count:
            width += SPACE.near + words_width(self._theme, self.choice.count, "caption_medium")
        return QSize(width, self._theme.height("pill"))

    def draw(self, painter: QPainter) -> None:
        """Draw a round shape, the words, then the count."""
        chosen = self.isChecked()
        ground: Token = "sel" if chosen else "hover" if self._hovered else "surface"
        edge: Token = "accent" if chosen else "line"
        radius = self.height() / 2
        colours = self._theme
        fill_shape(
            painter, self.rect(), ground=colours.colour(ground), edge=colours.colour(edge), radius=radius
        )
        words = QRect(SPACE.group, 0, self.width(), self.height())
        ink: Token = "sel_text" if chosen else "text2"
        draw_words(painter, colours, self.choice.text, words, role=self._role(), token=ink)
        if self.choice.count:
            count_width = words_width(colours, self.choice.count, "caption_medium")
            area = QRect(self.width() - SPACE.group - count_width, 1, count_width + 2, self.height() - 1)
            ink = "sel_text" if chosen else "text3"
            draw_words(painter, colours, self.choice.count, area, role="caption_medium", token=ink)
        if self.hasFocus():
            draw_focus(painter, self.rect(), colours.colour("accent"), radius)


class PillBar(ChoiceRow):
    """Filters of which one holds; one tab stop, arrows inside. Emits `chosen(key)`."""

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[Choice] = (),
        *,
        current: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `choices` with their counts; `name` says what is filtered."""
        super().__init__(theme, choices, current=current, name=name, spacing=SPACE.near, parent=parent)

    def make_button(self, choice: Choice) -> ChoiceButton:
        """Return the pill of one filter."""
        return _Pill(self._theme, choice, self)
