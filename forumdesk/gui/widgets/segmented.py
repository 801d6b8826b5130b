"""A segmented control in one frame, and the window's language switch made of it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import RADIUS, SPACE, Height, Role, Theme, Token
from forumdesk.gui.widgets.choice_row import Choice, ChoiceButton, ChoiceRow
from forumdesk.gui.widgets.painting import CENTRE, draw_focus, draw_words, fill_shape, words_width

LANGUAGE_MARKS: Final = (("kk", "ҚАЗ"), ("ru", "РУС"), ("en", "ENG"))


class _Segment(ChoiceButton):
    """One part of the frame."""

    def _row(self) -> "Segmented":
        row = self.parentWidget()
        assert isinstance(row, Segmented)
        return row

    def sizeHint(self) -> QSize:
        """Fit the words in their heavier form."""
        row = self._row()
        width = words_width(self._theme, self.choice.text, row.strong_role) + 2 * row.padding
        return QSize(max(width, self._theme.height("target")), self._theme.height(row.segment_height))

    def draw(self, painter: QPainter) -> None:
        """Draw ground and words; the frame around all belongs to the row."""
        row = self._row()
        chosen = self.isChecked()
        if chosen or self._hovered:
            ground: Token = "sel" if chosen else "hover"
            inner = self.rect().adjusted(0, 1, 0, -1)
            fill_shape(painter, inner, ground=self._theme.colour(ground), radius=RADIUS.control - 1)
        role = row.strong_role if chosen else row.plain_role
        ink: Token = "sel_text" if chosen else "text2"
        draw_words(painter, self._theme, self.choice.text, self.rect(), role=role, token=ink, flags=CENTRE)
        if self.hasFocus():
            draw_focus(painter, self.rect(), self._theme.colour("accent"), RADIUS.control)


class Segmented(ChoiceRow):
    """A few choices in one frame; one tab stop, arrows inside. Emits `chosen(key)`."""

    plain_role: Role = "small"
    strong_role: Role = "small_strong"
    segment_height: Height = "control"
    padding: int = SPACE.group

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[Choice] = (),
        *,
        current: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `choices`; `name` says what is chosen."""
        super().__init__(theme, choices, current=current, name=name, parent=parent)
        self.layout_margins()

    def layout_margins(self) -> None:
        """Leave a pixel at both ends for the frame."""
        self._row.setContentsMargins(1, 0, 1, 0)

    def make_button(self, choice: Choice) -> ChoiceButton:
        """Return the segment of one choice."""
        return _Segment(self._theme, choice, self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the hairlines between segments."""
        painter = QPainter(self)
        theme = self._theme
        fill_shape(painter, self.rect(), ground=theme.colour("surface"), edge=theme.colour("edge"))
        for button in self._buttons[1:]:
            painter.fillRect(QRect(button.x(), 1, 1, self.height() - 2), theme.colour("line"))


class LanguageSwitch(Segmented):
    """ҚАЗ│РУС│ENG, each in its own language; emits `language_chosen("kk" | "ru" | "en")`."""

    language_chosen = Signal(str)
    plain_role = "caption"
    strong_role = "caption_strong"
    segment_height = "target"
    padding = SPACE.near

    def __init__(
        self,
        theme: Theme,
        *,
        current: str = "kk",
        name: str = "",
        names: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what is switched; `names` are the three languages' own names, in order kk, ru, en."""
        super().__init__(theme, _language_choices(names), current=current, name=name, parent=parent)
        self.chosen.connect(self.language_chosen)

    def set_language_names(self, names: Sequence[str], *, name: str = "") -> None:
        """Set the full names spoken for the three marks."""
        self.set_texts(_language_choices(names), name=name)


def _language_choices(names: Sequence[str]) -> list[Choice]:
    spoken = list(names) or [""] * len(LANGUAGE_MARKS)
    return [
        Choice(key=key, text=mark, name=name)
        for (key, mark), name in zip(LANGUAGE_MARKS, spoken, strict=True)
    ]
