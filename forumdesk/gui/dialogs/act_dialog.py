"""A dialog that does one act; what goes wrong is said in it, and what was typed stays."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.message_bar import Message, MessageBar
from forumdesk.gui.words import Words

WIDTH: Final = 560


class ActDialog(QDialog):
    """A message bar, what subclasses put below it, and two buttons."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._told: KnownError | None = None
        self.message_bar = MessageBar(theme)
        self.act_button = Button(theme, kind="main")
        self.act_button.setObjectName("act_button")
        self.act_button.clicked.connect(self.submit)
        self.cancel_button = Button(theme, kind="outlined")
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        for button in (self.act_button, self.cancel_button):
            # Enter in a field is the field's own; the dialog would press a button besides, and go.
            button.setAutoDefault(False)
        words.changed.connect(self.retranslate)

    def submit(self) -> None:
        """Do the act; a refusal is said here."""
        self.attempt(self.act)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do anything that the dialog offers; a refusal is said here."""
        try:
            act()
        except KnownError as error:
            self.refuse(error)

    def act(self) -> None:
        """What the dialog is for."""

    def refuse(self, error: KnownError) -> None:
        """Say what is wrong."""
        self._told = error
        sentence = self._words.catalogue.sentence(error)
        self.message_bar.show_message(Message(kind="bad", sentence=sentence))

    def retranslate(self) -> None:
        """Set the texts."""
        self.cancel_button.set_texts(self._words.gettext("Cancel"))
        if self._told is not None:
            self.refuse(self._told)

    def event(self, event: QEvent) -> bool:
        """Grow with what is shown: sentences wrap, and are longer in one language than in another."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return handled

    def _grow(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        width = max(self.width(), layout.totalMinimumSize().width())
        height = max(self.height(), layout.totalHeightForWidth(width))
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)

    def say(self, sentence: str) -> None:
        """Say what was done, while the dialog stays."""
        self._told = None
        self.message_bar.show_message(Message(kind="ok", sentence=sentence))

    def arrange(self, widgets: Sequence[QWidget], *, before_acts: Sequence[QWidget] = ()) -> None:
        """Lay out what the dialog shows; ``before_acts`` stand at the left of the buttons."""
        self.setMinimumWidth(self._theme.scaled(WIDTH))
        buttons = in_a_row(before_acts, (self.cancel_button, self.act_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        for widget in (self.message_bar, *widgets):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)


def in_a_row(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    """What stands at the left of a row, and at its right."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE.near)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
