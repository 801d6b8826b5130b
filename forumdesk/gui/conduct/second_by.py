"""Asks who enters a vote the second time."""

from PySide6.QtCore import Qt, Signal

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.words import Words


class SecondBy(FieldBlock):
    """A name. Emits `named(str)` while it is typed, and `finished` for Enter."""

    named = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Out of sight until a second entry begins."""
        self._words = words
        self._edit = TextField(theme)
        self._edit.setObjectName("second_by_edit")
        super().__init__(theme, self._edit, "")
        self._edit.textEdited.connect(lambda text: self.named.emit(" ".join(text.split())))
        self._edit.returnPressed.connect(self.finished)
        self.hide()

    def show_name(self, name: str | None) -> None:
        """Show the name as far as it is known; None takes the field away."""
        self.setVisible(name is not None)
        if name != " ".join(self._edit.text().split()):
            self._edit.setText(name or "")

    def take_focus(self) -> None:
        """Begin to type the name."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set the words."""
        self.set_texts(self._words.gettext("Entered the second time by"))
