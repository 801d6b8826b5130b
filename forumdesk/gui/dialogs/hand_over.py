"""Asks to whom a copy is handed over, and who records decisions then."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.handing_out import Out, ask_place, encrypted_place, hand_out
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Message, MessageBar
from forumdesk.gui.widgets.tick_box import TickBox
from forumdesk.gui.words import Words
from forumdesk.services.handing_over import HandedOver
from forumdesk.services.uniting.errors import NameMissingError

WIDTH: Final = 560
HandOver = Callable[[Out, str, str, bool], HandedOver]
"""Does it: where to, to whom, the note, and whether that desk decides from then on."""
_KINDS: Final = {".forumdesk": N_("Registers (*.forumdesk)")}


class HandOverDialog(QDialog):
    """Writes the copy beside the window; what goes wrong is said here and what was typed stays."""

    handed_over = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        tasks: Tasks,
        hand_over: HandOver,
        *,
        file_name: str,
        parent: QWidget | None = None,
    ) -> None:
        """`file_name` is what the copy is called unless the person says otherwise."""
        super().__init__(parent)
        self._theme = theme
        self._words, self._tasks, self._hand_over = words, tasks, hand_over
        self._file_name = file_name
        self._told: KnownError | None = None
        self.message_bar = MessageBar(theme)
        self.name_field, self.note_field = TextField(theme), TextField(theme)
        self._name_block = FieldBlock(theme, self.name_field, "")
        self._note_block = FieldBlock(theme, self.note_field, "")
        self.decides_box, self.encrypt_box = TickBox(theme), TickBox(theme)
        self._note = Label(theme, role="small", token="text2", wraps=True)
        self.act_button = Button(theme, kind="main")
        self.cancel_button = Button(theme)
        self.act_button.clicked.connect(self.submit)
        self.act_button.setDefault(True)
        self.cancel_button.clicked.connect(self.reject)
        for name in (
            "name_field",
            "note_field",
            "decides_box",
            "encrypt_box",
            "act_button",
            "cancel_button",
            "message_bar",
        ):
            getattr(self, name).setObjectName(name)
        self._arrange(theme)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def submit(self) -> None:
        """Ask where, then write the copy."""
        name = self.name_field.text().strip()
        if not name:
            self._refuse(NameMissingError())
            return
        _ = self._words.gettext
        place = ask_place(self, self._words, _("Where the copy is written"), self._file_name, _KINDS)
        if place is not None:
            self.write(encrypted_place(place) if self.encrypt_box.isChecked() else place)

    def write(self, path: Path) -> None:
        """Write the copy to ``path``; once a passphrase is typed where the name says that one is wanted."""
        hand_out(self, self._theme, self._words, path, lambda out: self._write(out.with_ending(_KINDS)))

    def _write(self, out: Out) -> None:
        name, note = self.name_field.text().strip(), self.note_field.text().strip()
        decides, hand_over = self.decides_box.isChecked(), self._hand_over
        self._hold(True)
        self.message_bar.clear()
        self._tasks.run(lambda: hand_over(out, name, note, decides), self._finish, self._refuse, owner=self)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        self.setWindowTitle(_("Hand over a copy"))
        self._name_block.set_texts(_("To whom: the name of the desk"))
        self._note_block.set_texts(_("What for"))
        self.decides_box.set_texts(_("From now on only that desk records the decisions of this meeting"))
        self.encrypt_box.set_texts(_("Encrypt the copy with a passphrase"))
        self._note.setText(
            _(
                "Work goes on here and there. When the copy comes back it is merged: “Merge with a copy…” in the"
                " menu “Exchange”."
            )
        )
        self.act_button.set_texts(_("Choose where…"))
        self.cancel_button.set_texts(_("Cancel"))
        if self._told is not None:
            self._refuse(self._told)
        self.resize(self.sizeHint())  # a box to tick has one line, longer in one language than in another

    def _finish(self, done: HandedOver) -> None:
        self._hold(False)
        self.accept()
        self.handed_over.emit(done)

    def _refuse(self, error: KnownError) -> None:
        self._hold(False)
        self._told = error
        self.message_bar.show_message(Message(kind="bad", sentence=self._words.catalogue.sentence(error)))
        self.name_field.setFocus()

    def _hold(self, held: bool) -> None:
        for widget in (self.name_field, self.note_field, self.decides_box, self.encrypt_box, self.act_button):
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
        boxes = (self.decides_box, self.encrypt_box)
        for widget in (self.message_bar, self._name_block, self._note_block, *boxes, self._note):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.message_bar.hide()
