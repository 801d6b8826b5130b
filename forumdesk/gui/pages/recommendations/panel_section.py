"""What the sections of the text's panel share."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.words import Words


class Section(QWidget):
    """A column of widgets, of which those below the head are made anew for each paragraph."""

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE.page, SPACE.near, SPACE.page, SPACE.page)
        self.column.setSpacing(SPACE.near)
        self._changing = QVBoxLayout()
        self._changing.setSpacing(SPACE.near)

    def end_head(self) -> None:
        """Let what changes stand below what was added so far."""
        self.column.addLayout(self._changing)
        self.column.addStretch(1)

    def refill(self, widgets: Sequence[QWidget]) -> None:
        """Show these widgets; those before them are destroyed."""
        empty(self._changing)
        for widget in widgets:
            self._changing.addWidget(widget)
        # At once, so that labels that wrap have their height before anybody looks.
        self._changing.activate()


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        old, inner = item.widget(), item.layout()
        if old is not None:
            old.hide()
            old.deleteLater()
        elif inner is not None:
            empty(inner)


def quiet_button(theme: Theme, text: str, *, name: str) -> Button:
    """A button that leaves an open cell open when it is clicked; Tab reaches it all the same."""
    button = Button(theme, text, name=name, height="control_message", role="small_medium", deed=CHANGE)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
