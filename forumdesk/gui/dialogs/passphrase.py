"""Asks for a passphrase, or for a new one whose strength is said; what is typed is handed on once and not kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.foundation.passphrases import Strength, strength
from forumdesk.gui.dialogs.act_dialog import ActDialog
from forumdesk.gui.theme import Theme, Token
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.words import Words
from forumdesk.services.encryption import STRENGTH_NAMES, require_new_passphrase

OLD, NEW, AGAIN = "old", "new", "again"
_TOKENS: Final[Mapping[Strength, Token]] = {
    Strength.SHORT: "bad",
    Strength.WEAK: "bad",
    Strength.FAIR: "warn",
    Strength.STRONG: "ok",
}


class PassphrasesDifferError(KnownError):
    """The new passphrase was not typed twice alike."""

    code = "passphrase.differ"
    message = N_("The two passphrases differ. Type the new one twice alike.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a passphrase is asked for: texts as msgids, ``fields`` of OLD, NEW and AGAIN, ``values`` fill the note."""

    title: str
    note: str
    act: str
    fields: tuple[str, ...]
    old_label: str = N_("Passphrase or recovery code")
    values: Mapping[str, str] | None = None


class PassphraseDialog(ActDialog):
    """Does one act with what was typed; it closes once the act went well."""

    def __init__(
        self,
        theme: Theme,
        words: Words,
        asked: Asked,
        run: Callable[[Mapping[str, str]], object],
        parent: QWidget,
    ) -> None:
        """``run`` gets the typed texts by the names of the fields; a KnownError that it raises is said here."""
        super().__init__(theme, words, parent)
        self._asked, self._run = asked, run
        self._note = Label(theme, role="body", token="text2", wraps=True)
        self.fields = {name: _secret_field(theme, name) for name in asked.fields}
        self._blocks = {name: FieldBlock(theme, field, "") for name, field in self.fields.items()}
        self.strength = Label(theme, role="small", token="text2", wraps=True)
        self.strength.setObjectName("strength")
        self.strength.setVisible(NEW in self.fields)
        self.strength.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        shown: list[QWidget] = [self._note]
        for name, block in self._blocks.items():
            shown += [block, self.strength] if name == NEW else [block]
            self.fields[name].returnPressed.connect(self.submit)
        if NEW in self.fields:
            self.fields[NEW].textChanged.connect(self._say_strength)
        self.arrange(shown)
        self.retranslate()
        next(iter(self.fields.values())).setFocus()

    def act(self) -> None:
        """Hand on what was typed; nothing of it stays."""
        typed = {name: field.text() for name, field in self.fields.items()}
        if NEW in typed:
            require_new_passphrase(typed[NEW])
            if typed.get(AGAIN, typed[NEW]) != typed[NEW]:
                raise PassphrasesDifferError
        self._run(typed)
        self._forget()
        self.accept()

    def refuse(self, error: KnownError) -> None:
        """Say it, and select what is to be typed anew."""
        super().refuse(error)
        name = NEW if error.code in {"passphrase.differ", "key.passphrase_short"} else next(iter(self.fields))
        self.fields[name].setFocus()
        self.fields[name].selectAll()

    def reject(self) -> None:
        """Give it up; nothing typed stays."""
        self._forget()
        super().reject()

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        asked = self._asked
        self.setWindowTitle(_(asked.title))
        self._note.setText(_(asked.note).format(**(asked.values or {})))
        labels = {OLD: asked.old_label, NEW: N_("New passphrase"), AGAIN: N_("The new passphrase once more")}
        for name, block in self._blocks.items():
            block.set_texts(_(labels[name]))
        self.act_button.set_texts(_(asked.act))
        self._say_strength()
        super().retranslate()

    def _say_strength(self) -> None:
        typed = self.fields[NEW].text() if NEW in self.fields else ""
        found = strength(typed) if typed else None
        words = (
            STRENGTH_NAMES[found] if found else N_("Four or more words that do not belong together are best")
        )
        self.strength.setText(self._words.gettext(words))
        self.strength.set_token(_TOKENS[found] if found else "text2")

    def _forget(self) -> None:
        for field in self.fields.values():
            field.setText("")


def _secret_field(theme: Theme, name: str) -> TextField:
    field = TextField(theme)
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return field


__all__: Sequence[str] = ["AGAIN", "NEW", "OLD", "Asked", "PassphraseDialog", "PassphrasesDifferError"]
