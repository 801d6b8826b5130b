"""What keeping a signed copy asks for, in place: who signed and when, or the passphrase of a key file."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words

SIGNER, SIGNED_ON, SECRET = "signer", "signed_on", "passphrase"
_LABELS: Final[Mapping[str, str]] = {
    SIGNER: N_("Who signed"),
    SIGNED_ON: N_("Date of the signature"),
    SECRET: N_("Passphrase of the key file"),
}


class SigningForm(QWidget):
    """Fields by name, one act and a way back. A passphrase is handed on once and kept nowhere.

    Emits ``submitted(values)`` with what was typed by the names of the fields, and ``given_up``.
    """

    submitted = Signal(object)
    given_up = Signal()

    def __init__(
        self, theme: Theme, words: Words, names: tuple[str, ...], *, act: str, help_line: str = ""
    ) -> None:
        """Ask for these, of SIGNER, SIGNED_ON and SECRET; ``act`` and ``help_line`` are messages."""
        super().__init__()
        self._words = words
        self._act, self._help = act, help_line
        self.fields = {name: TextField(theme) for name in names}
        self._blocks = {name: FieldBlock(theme, field, "") for name, field in self.fields.items()}
        self.file_label = Label(theme, role="small_medium", wraps=True)
        self.act_button = Button(theme, kind="main", deed=CHANGE)
        self.back_button = Button(theme, kind="flat")
        self.act_button.setObjectName("act_button")
        self.back_button.setObjectName("back_button")
        self.act_button.clicked.connect(self.submit)
        self.back_button.clicked.connect(self.give_up)
        for name, field in self.fields.items():
            field.setObjectName(f"{name}_field")
            field.returnPressed.connect(self.submit)
            if name == SECRET:
                field.setEchoMode(QLineEdit.EchoMode.Password)
                field.setInputMethodHints(
                    Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
                )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(theme))
        column.addWidget(self.file_label)
        for block in self._blocks.values():
            column.addWidget(block)
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.act_button)
        acts.addWidget(self.back_button)
        acts.addStretch(1)
        column.addLayout(acts)
        self.hide()

    def ask(self, file: str, values: Mapping[str, str]) -> None:
        """Ask about a file, beginning with these values."""
        self.file_label.setText(file)
        for name, field in self.fields.items():
            field.setText(values.get(name, ""))
            self._blocks[name].set_wrong("")
        self.show()
        first = next((field for field in self.fields.values() if not field.text()), None)
        (first or next(iter(self.fields.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Hand on what was typed, or go to the first field that is empty."""
        empty = next((field for field in self.fields.values() if not field.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.submitted.emit({name: field.text() for name, field in self.fields.items()})

    def give_up(self) -> None:
        """Go back; nothing typed stays."""
        self.hide()
        self.given_up.emit()

    def show_wrong(self, name: str, sentence: str) -> None:
        """Say under a field why its value is not taken."""
        self._blocks[name].set_wrong(sentence)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[name].selectAll()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        last = next(reversed(self._blocks))
        for name, block in self._blocks.items():
            help_line = _(self._help) if name == last and self._help else ""
            block.set_texts(_(_LABELS[name]), help_line=help_line)
        self.act_button.set_texts(_(self._act))
        self.back_button.set_texts(_("Cancel"))

    def hideEvent(self, event: QHideEvent) -> None:
        """No passphrase waits out of sight."""
        if not event.spontaneous() and SECRET in self.fields:
            self.fields[SECRET].setText("")
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
            return
        super().keyPressEvent(event)
