"""The secretary's key: make it, show its fingerprint, keep a copy of it, change its passphrase."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from forumdesk.domain.errors import N_, KnownError
from forumdesk.gui.screen import Screen
from forumdesk.gui.theme import SPACE
from forumdesk.gui.verify.answer_view import CopyButton
from forumdesk.gui.verify.column import Column
from forumdesk.gui.verify.passphrase_form import AGAIN, NEW, PASSPHRASE, PassphraseForm
from forumdesk.gui.verify.view import View
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import HairLine, Label

if TYPE_CHECKING:
    from forumdesk.domain.heads import PublicKey
    from forumdesk.services.signing import SecretaryKeys

_LENGTH: Final = N_(
    "At least 8 characters; a few words are easiest to keep. Nobody can find it out if it is lost."
)


class KeyView(View):
    """The key of this computer; emits `changed` when another one, or none, is there."""

    changed = Signal()

    def __init__(self, screen: Screen, keys: SecretaryKeys) -> None:
        """Work on ``keys``; say what is refused on ``screen``, or under the field that it is about."""
        super().__init__()
        theme, words = screen.theme, screen.words
        self._screen, self._words, self._keys = screen, words, keys
        self._public: PublicKey | None = None
        self._unreadable: KnownError | None = None
        self._said, self._next = "", ""
        self._values: Mapping[str, str] = {}
        self._title = Label(theme, role="title", wraps=True)
        self._about = Label(theme, role="body", token="text2", wraps=True)
        self._fingerprint_label = Label(theme, role="caption", token="text3")
        self.fingerprint = Label(theme, role="section", wraps=True)
        self.fingerprint.setObjectName("fingerprint")
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy_button = CopyButton(theme, words)
        self.copy_button.setObjectName("copy_button")
        self._done = Label(theme, role="body_medium", token="ok", wraps=True)
        self.buttons = {
            name: Button(theme, kind="main" if name == "make" else "outlined", icon_name=icon)
            for name, icon in (
                ("make", "key"),
                ("export", "export"),
                ("change", "lock-key"),
                ("import", "download-simple"),
                ("aside", "archive"),
            )
        }
        for name, button in self.buttons.items():
            button.setObjectName(f"{name}_button")
        self.make_form = PassphraseForm(theme, words, (NEW, AGAIN))
        self.change_form = PassphraseForm(theme, words, (PASSPHRASE, NEW, AGAIN))
        self.import_form = PassphraseForm(theme, words, (PASSPHRASE,))
        self._forms = (self.make_form, self.change_form, self.import_form)
        self._open: PassphraseForm | None = None
        self._connect()
        self._arrange()

    # what a person asks

    def make(self) -> None:
        """Ask for a new passphrase, twice, and make a key."""
        self.make_form.ask(
            lambda typed: self._keys.create(typed[NEW]),
            title=N_("Make a key"),
            act=N_("Make the key"),
            help_line=_LENGTH,
        )
        self._show_form(self.make_form, N_("The key is made. Export a copy now and keep it elsewhere."))

    def change_passphrase(self) -> None:
        """Ask for the passphrase and a new one."""
        self.change_form.ask(
            lambda typed: self._keys.change_passphrase(typed[PASSPHRASE], typed[NEW]),
            title=N_("Change the passphrase"),
            act=N_("Change the passphrase"),
            help_line=N_("Copies exported before keep the passphrase that they had."),
        )
        self._show_form(self.change_form, N_("The passphrase is changed. Export a new copy."))

    def ask_for_export(self) -> None:
        """Have a place chosen for a copy."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self, _("Export a copy of the key"), "secretary-copy.key", _("Keys (*.key)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write a copy, locked as the key is."""

        def deed() -> bool:
            self._keys.export_to(path)
            return True

        if self._screen.perform(deed):
            self._say(N_("The copy is written. It opens by the same passphrase."))

    def ask_for_import(self) -> None:
        """Have a copy chosen and ask for its passphrase."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Import a copy of the key"), "", _("Keys (*.key)")
        )
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Ask for the passphrase of a copy and take the key in."""

        def take(typed: Mapping[str, str]) -> PublicKey:
            return self._keys.import_from(path, typed[PASSPHRASE])

        self.import_form.ask(take, title=N_("Import a copy of the key"), act=N_("Import"))
        self._show_form(self.import_form, N_("The key is here, as the copy has it."))

    def set_aside(self) -> None:
        """Rename the file, so that another key can be made or imported."""
        path = self._screen.perform(self._keys.set_aside)
        if path is not None:
            self._say(N_("The key was set aside as {name}."), name=path.name)
            self.reload()
            self.changed.emit()

    def take_focus(self) -> None:
        """The form that is open, or the first act."""
        if self._open is not None:
            self._open.take_focus()
        else:
            next(one for one in self.buttons.values() if one.isVisibleTo(self)).setFocus()

    # what is shown

    def reload(self) -> None:
        """Look for the key again."""
        self._unreadable = None
        try:
            self._public = self._keys.public()
        except KnownError as error:
            self._public, self._unreadable = None, error
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        has_key, is_broken = self._public is not None, self._unreadable is not None
        self._title.setText(_("The secretary’s key") if has_key or is_broken else _("There is no key yet"))
        self._about.setText(
            self._words.catalogue.sentence(self._unreadable)
            if self._unreadable is not None
            else _(
                "With it you sign the head of a meeting’s chain: whoever knows its fingerprint can tell that these"
                " records were yours on that day. It lies on this computer, outside every register, locked by a"
                " passphrase."
            )
        )
        self._fingerprint_label.setText(_("Fingerprint, to be compared by voice"))
        digits = self._public.fingerprint if self._public else ""
        self.fingerprint.setText(digits)
        self.fingerprint.setAccessibleName(_("Fingerprint {digits}").format(digits=digits))
        self.copy_button.set_copied(digits)
        texts = {
            "make": _("Make a key"),
            "export": _("Export a copy…"),
            "change": _("Change the passphrase"),
            "import": _("Import a copy…"),
            "aside": _("Set the key aside"),
        }
        shown = {
            "make": not has_key and not is_broken,
            "export": has_key,
            "change": has_key,
            "import": not has_key,
            "aside": has_key or is_broken,
        }
        for name, button in self.buttons.items():
            button.set_texts(texts[name])
            button.setVisible(shown[name] and self._open is None)
        for widget in (self._fingerprint_label, self.fingerprint):
            widget.setVisible(has_key)
        self._done.setText(_(self._said).format_map(self._values) if self._said else "")
        self._done.setVisible(bool(self._said) and self._open is None)

    def _say(self, sentence: str, **values: str) -> None:
        self._said, self._values = sentence, values
        self.retranslate()

    def _show_form(self, form: PassphraseForm | None, said: str = "") -> None:
        self._open, self._said, self._next = form, "", said
        for one in self._forms:
            one.setVisible(one is form)
        self.retranslate()
        self.take_focus()

    def _form_done(self) -> None:
        said = self._next
        self._show_form(None)
        self.reload()
        self._say(said)
        self.changed.emit()
        self.take_focus()

    def _form_left(self) -> None:
        self._show_form(None)

    def _connect(self) -> None:
        for name, act in (
            ("make", self.make),
            ("export", self.ask_for_export),
            ("change", self.change_passphrase),
            ("import", self.ask_for_import),
            ("aside", self.set_aside),
        ):
            self.buttons[name].clicked.connect(act)
        for form in self._forms:
            form.hide()
            form.done.connect(self._form_done)
            form.given_up.connect(self._form_left)

    def _arrange(self) -> None:
        print_row = QHBoxLayout()
        print_row.setSpacing(SPACE.near)
        print_row.addWidget(self.fingerprint, 1)
        print_row.addWidget(self.copy_button)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, names in ((first, ("make", "export", "change")), (second, ("import", "aside"))):
            row.setSpacing(SPACE.near)
            for name in names:
                row.addWidget(self.buttons[name])
            row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE.group)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(HairLine(self._screen.theme))
        column.addWidget(self._fingerprint_label)
        column.addLayout(print_row)
        column.addWidget(self._done)
        for form in self._forms:
            column.addWidget(form)
        column.addLayout(first)
        column.addLayout(second)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Column(self._screen.theme, column))
