"""Asks for the address of a register on a server, and for the password where the server wants one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message, MessageBar
from forumdesk.gui.words import Words
from forumdesk.services.registers import PASSWORD_NEEDED, ServerAddress, parse_address

if TYPE_CHECKING:
    from forumdesk.services.register import Register

WIDTH: Final = 560
PASSWORD_REFUSED: Final = "server.password"


class ServerDialog(QDialog):
    """Does one act with an address, beside the window; what goes wrong is said here and what was typed stays.

    Emits `done_with(register)` when the act gave one. Cancelled meanwhile, the register is closed again.
    """

    done_with = Signal(object)

    def __init__(
        self, theme: Theme, words: Words, tasks: Tasks, parent: QWidget | None = None, *, title: str, act: str
    ) -> None:
        """``title`` and ``act`` (the words of its button) are msgids."""
        super().__init__(parent)
        self._words, self._tasks = words, tasks
        self._title, self._act = title, act
        self._run: Callable[[ServerAddress], Register] | None = None
        self._held = False
        self._told: KnownError | None = None
        self.message_bar = MessageBar(theme)
        self.address_field = _field(theme, "address_field")
        self.password_field = _field(theme, "password_field")
        self.password_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.password_field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._address_block = FieldBlock(theme, self.address_field, "")
        self._password_block = FieldBlock(theme, self.password_field, "")
        self._note = Label(theme, role="small", token="text2", wraps=True)
        self.act_button = Button(theme, kind="main")
        self.act_button.setObjectName("act_button")
        self.act_button.clicked.connect(self.submit)
        self.act_button.setDefault(True)
        self.cancel_button = Button(theme, kind="outlined")
        self.cancel_button.setObjectName("cancel_button")
        self.cancel_button.clicked.connect(self.reject)
        self.cancel_button.setAutoDefault(False)
        self._arrange(theme)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def ask(self, run: Callable[[ServerAddress], Register], address: str = "") -> None:
        """Show the dialog; ``run`` is done in the worker with the address that is typed."""
        self._run = run
        self.address_field.setText(address)
        self.open()
        self.address_field.setFocus()

    def submit(self) -> None:
        """Do the act with what was typed."""
        run = self._run
        if self._held or run is None:
            return
        try:
            place = parse_address(self.address_field.text())
        except KnownError as error:
            self._refuse(error)
            return
        typed = self.password_field.text()
        self._hold(True)
        self.message_bar.clear()
        chosen = place.with_password(typed) if typed else place
        self._tasks.run(lambda: run(chosen), self._finish, self._refuse, owner=self)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.setWindowTitle(_(self._title))
        self._address_block.set_texts(_("Address"))
        self.address_field.setPlaceholderText("postgresql://user@host/database")
        self._password_block.set_texts(_("Password"))
        self._note.setText(
            _(
                "The connection is protected and the server’s certificate is checked. The password is kept nowhere."
            )
        )
        self.act_button.set_texts(_(self._act))
        self.cancel_button.set_texts(_("Cancel"))
        if self._told is not None:
            self._say(self._told)

    def done(self, result: int) -> None:
        """Go; while the server is asked only out of sight, until it has answered."""
        super().done(result)
        self.password_field.clear()
        if not self._held:
            self.deleteLater()

    def _finish(self, register: Register) -> None:
        self._hold(False)
        if self.isHidden():
            register.close()
            self.deleteLater()
            return
        self.accept()
        self.done_with.emit(register)

    def _refuse(self, error: KnownError) -> None:
        self._hold(False)
        if self.isHidden():
            self.deleteLater()
            return
        self._say(error)
        asked = error.code in {PASSWORD_NEEDED, PASSWORD_REFUSED}
        (self.password_field if asked else self.address_field).setFocus()
        if asked:
            self.password_field.selectAll()

    def _say(self, error: KnownError) -> None:
        self._told = error
        sentence = self._words.catalogue.sentence(error)
        kind = "info" if error.code == PASSWORD_NEEDED else "bad"
        self.message_bar.show_message(Message(kind="info" if kind == "info" else "bad", sentence=sentence))

    def _hold(self, held: bool) -> None:
        """While the server is asked nothing else is begun here."""
        self._held = held
        for widget in (self.address_field, self.password_field, self.act_button):
            widget.setEnabled(not held)

    def _arrange(self, theme: Theme) -> None:
        self.setMinimumWidth(theme.scaled(WIDTH))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.near)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.act_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.desk, SPACE.desk, SPACE.desk, SPACE.desk)
        column.setSpacing(SPACE.group)
        for widget in (self.message_bar, self._address_block, self._password_block, self._note):
            column.addWidget(widget)
        column.addLayout(buttons)


OPEN_TITLE: Final = N_("Open from a server")
OPEN_ACT: Final = N_("Open")
MOVE_TITLE: Final = N_("Bring this register to a server")
MOVE_ACT: Final = N_("Bring it there")


def _field(theme: Theme, name: str) -> TextField:
    field = TextField(theme)
    field.setObjectName(name)
    return field
