"""A row of choices of which one holds: one tab stop, arrows inside. Base of pills and segments."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from forumdesk.gui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice: a stable key, its words, a count already written out, and a fuller name if needed."""

    key: str
    text: str
    count: str = ""
    name: str = ""

    @property
    def spoken(self) -> str:
        """Return what a screen reader says."""
        return self.name or f"{self.text} {self.count}".strip()


class ChoiceButton(QRadioButton):
    """One choice of a row: drawn by its row's kind, spoken as a radio button."""

    step_asked = Signal(int)

    def __init__(self, theme: Theme, choice: Choice, parent: QWidget) -> None:
        """Show `choice`; the row decides which one holds."""
        super().__init__(parent)
        self._theme = theme
        self.choice = choice
        self._hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_choice(choice)

    def set_choice(self, choice: Choice) -> None:
        """Show other words or another count for the same choice."""
        self.choice = choice
        self.setText(choice.text)
        self.setAccessibleName(choice.spoken)
        self.setToolTip(choice.name)
        self.updateGeometry()
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the choice; kinds of rows differ here."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the choice."""
        self.draw(QPainter(self))

    def hitButton(self, position: QPoint) -> bool:
        """Take clicks anywhere, not only where a style would draw a dot."""
        return self.rect().contains(position)

    def minimumSizeHint(self) -> QSize:
        """Be never narrower than the words."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is over the choice."""
        self._hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        self._hovered = False
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go through the row."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -1000,
            Qt.Key.Key_End: 1000,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step_asked.emit(step)


class ChoiceRow(QWidget):
    """Choices side by side; emits `chosen(key)` when a person chooses another one."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[Choice] = (),
        *,
        current: str = "",
        name: str = "",
        spacing: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Show `choices` with `current` chosen (the first, if empty); `name` says what is chosen."""
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[ChoiceButton] = []
        self._current = current
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_choices(choices)
        theme.changed.connect(self._dress)

    def make_button(self, choice: Choice) -> ChoiceButton:
        """Return the button of one choice; kinds of rows differ here."""
        raise NotImplementedError

    @property
    def current(self) -> str:
        """Return the key of the choice that holds, empty if there are none."""
        return self._current

    @property
    def buttons(self) -> Sequence[ChoiceButton]:
        """Return the choices in their order on the screen."""
        return tuple(self._buttons)

    def set_texts(self, choices: Sequence[Choice], *, name: str = "") -> None:
        """Set words and accessible name anew, keeping what is chosen."""
        self.setAccessibleName(name)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these choices; the same keys keep their buttons, focus and choice."""
        if [button.choice.key for button in self._buttons] == [choice.key for choice in choices]:
            for button, choice in zip(self._buttons, choices, strict=True):
                button.set_choice(choice)
        else:
            self._rebuild(choices)
        self.updateGeometry()

    def set_current(self, key: str) -> None:
        """Let another choice hold, without telling anybody."""
        self._current = key
        self._show_current()

    def _rebuild(self, choices: Sequence[Choice]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self.make_button(choice) for choice in choices]
        for button in self._buttons:
            self._row.addWidget(button)
            button.step_asked.connect(self._step)
            button.clicked.connect(self._clicked)
        keys = [choice.key for choice in choices]
        if self._current not in keys:
            self._current = keys[0] if keys else ""
        self._show_current()

    def _show_current(self) -> None:
        for button in self._buttons:
            # Qt would not let go of the last one of exclusive buttons.
            button.setAutoExclusive(False)
            button.setChecked(button.choice.key == self._current)
            button.setAutoExclusive(True)
        # Only now: while a choice changes, Qt moves the tab stop among exclusive buttons by itself.
        # Where none holds, the first is the tab stop.
        known = any(button.choice.key == self._current for button in self._buttons)
        for place, button in enumerate(self._buttons):
            holds = button.choice.key == self._current if known else place == 0
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if holds else Qt.FocusPolicy.ClickFocus)
            button.updateGeometry()
            button.update()
            if holds:
                self.setFocusProxy(button)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ChoiceButton):
            self._choose(button)

    def _step(self, step: int) -> None:
        places = {button.choice.key: place for place, button in enumerate(self._buttons)}
        place = min(max(places.get(self._current, 0) + step, 0), len(self._buttons) - 1)
        button = self._buttons[place]
        self._choose(button)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, button: ChoiceButton) -> None:
        another = button.choice.key != self._current
        self.set_current(button.choice.key)
        if another:
            self.chosen.emit(self._current)

    def _dress(self) -> None:
        for button in self._buttons:
            button.updateGeometry()
            button.update()
        self.updateGeometry()
