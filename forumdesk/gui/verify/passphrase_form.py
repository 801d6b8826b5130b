"""Asks for passphrases in place. What was typed is handed on once and kept nowhere."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words

PASSPHRASE, NEW, AGAIN = "passphrase", "new", "again"
_LABELS: Mapping[str, str] = {
    PASSPHRASE: N_("Passphrase of the key"),
    NEW: N_("New passphrase"),
    AGAIN: N_("The new passphrase once more"),
}


class PassphrasesDifferError(KnownError):
    """The new passphrase was not typed twice alike."""

    code = "verify.passphrases_differ"
    message = N_("The two passphrases differ. Type the new one twice alike.")


class PassphraseForm(QWidget):
    """Fields by name, one act, and a way back; a refusal stands under the field that it is about.

    Emits `done` after the act succeeded and `given_up` when a person goes back.
    """

    done = Signal()
    given_up = Signal()

    def __init__(
        self, theme: Theme, words: Words, names: tuple[str, ...], parent: QWidget | None = None
    ) -> None:
        """Ask for these, of :data:`PASSPHRASE`, :data:`NEW` and :data:`AGAIN`."""
        super().__init__(parent)
        self._words = words
        self._run: Callable[[Mapping[str, str]], object] = lambda _typed: None
        self._wrong: KnownError | None = None
        self._title, self._act, self._help = "", "", ""
        self.fields = {name: TextField(theme) for name in names}
        self._blocks = {name: FieldBlock(theme, field, "") for name, field in self.fields.items()}
        self._title_label = Label(theme, role="section", wraps=True)
        self.act_button = Button(theme, kind="main")
        self.act_button.setObjectName("act_button")
        self.act_button.clicked.connect(self.submit)
        self.back_button = Button(theme, kind="flat")
        self.back_button.setObjectName("back_button")
        self.back_button.clicked.connect(self.give_up)
        for name, field in self.fields.items():
            field.setObjectName(name)
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
            field.returnPressed.connect(self.submit)
        self._arrange()
        words.changed.connect(self.retranslate)

    def ask(
        self, run: Callable[[Mapping[str, str]], object], *, title: str, act: str, help_line: str = ""
    ) -> None:
        """Ask anew; ``run`` gets what was typed, by the names of the fields. Texts are msgids."""
        self._run = run
        self._title, self._act, self._help = title, act, help_line
        self.forget()
        self.retranslate()

    def submit(self) -> None:
        """Do the act with what was typed, or go to the next field while it is empty."""
        empty = next((field for field in self.fields.values() if not field.text()), None)
        if empty is not None and not empty.hasFocus() and self._in_a_field():
            empty.setFocus()
            return
        typed = {name: field.text() for name, field in self.fields.items()}
        try:
            if AGAIN in typed and typed[AGAIN] != typed[NEW]:
                raise PassphrasesDifferError
            self._run(typed)
        except KnownError as error:
            self._show_wrong(error)
            return
        self.forget()
        self.done.emit()

    def give_up(self) -> None:
        """Go back; nothing typed stays."""
        self.forget()
        self.given_up.emit()

    def forget(self) -> None:
        """Empty the fields, their undo too."""
        self._wrong = None
        for name, field in self.fields.items():
            field.setText("")
            self._blocks[name].set_wrong("")

    def take_focus(self) -> None:
        """Begin with the first field."""
        next(iter(self.fields.values())).setFocus()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        for name, block in self._blocks.items():
            first = next(iter(self.fields)) == name
            block.set_texts(_(_LABELS[name]), help_line=_(self._help) if first and self._help else "")
        self._title_label.setText(_(self._title) if self._title else "")
        self.act_button.set_texts(_(self._act) if self._act else "")
        self.back_button.set_texts(_("Back"))
        if self._wrong is not None:
            self._show_wrong(self._wrong)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed waits out of sight."""
        if not event.spontaneous():
            self.forget()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self.back_button.isVisibleTo(self):
            self.give_up()
            return
        super().keyPressEvent(event)

    def _in_a_field(self) -> bool:
        return any(field.hasFocus() for field in self.fields.values())

    def _show_wrong(self, error: KnownError) -> None:
        """A short or differing new passphrase is told under it, anything else under the first field."""
        from forumdesk.services.signing_errors import PassphraseShortError

        of_new = isinstance(error, PassphraseShortError | PassphrasesDifferError)
        name = NEW if of_new and NEW in self.fields else next(iter(self.fields))
        self._wrong = error
        for one, block in self._blocks.items():
            block.set_wrong(self._words.catalogue.sentence(error) if one == name else "")
        self.fields[name].setFocus()
        self.fields[name].selectAll()

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.act_button)
        acts.addWidget(self.back_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.group)
        column.addWidget(self._title_label)
        for block in self._blocks.values():
            column.addWidget(block)
        column.addLayout(acts)
