"""Keeps what is being typed, word by word, until a deed keeps it: a sudden end loses at most the word being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from forumdesk.foundation.unkept_words import UnkeptWords
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.services.deeds import Change
    from forumdesk.services.register import Register

PASSING: Final = "passing"
"""A property of fields whose words are never kept apart: what is looked for, numbers of identity papers."""
_REST: Final = 400  # milliseconds without a letter after which an unfinished word is kept too

Field = QLineEdit | QPlainTextEdit | QTextEdit


class TypingKeeper(QObject):
    """Follows the field in which is typed; offers in ``band``, which the window places, what a sudden end left.

    Of an encrypted register nothing is kept apart, for it would lie there unencrypted.
    """

    def __init__(self, theme: Theme, words: Words, unkept: UnkeptWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._unkept = words, unkept
        self._register = ""
        self._left: tuple[str, ...] = ()
        self._field: Field | None = None
        self._began = ""
        self._typed: dict[Field, str] = {}
        self.band = MessageBar(theme)
        self.band.setObjectName("unkept_band")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._keep)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened, and offer what was left of it."""
        from forumdesk.services.encryption import is_encrypted

        self.leave()
        if register.address is None and is_encrypted(register.path):
            return
        self._register = register.identifier
        self._left = self._unkept.begin(self._register)
        self._focus_moved(None, QApplication.focusWidget())
        self.retranslate()

    def leave(self) -> None:
        """The register is about to be closed in good order: whatever was typed is kept, or was not wanted."""
        if self._field is not None and isValid(self._field):
            self._field.clearFocus()  # leaving a field is what keeps its words
        self._let_go()
        if self._register:
            self._unkept.keep(self._register, ())
        self._typed.clear()
        self._register, self._left = "", ()
        self.band.clear()

    def deed_done(self, change: Change) -> None:
        """Words that a deed keeps need no other place; in a field that was left nothing waits."""
        field = self._field
        if field is not None and field in self._typed:
            told = _one_line(repr(change.changes).replace("\\n", " "))
            if _one_line(_text(field)) in told:
                self._began = _text(field)
                del self._typed[field]
        self._typed = {one: text for one, text in self._typed.items() if one is field}
        self._write()

    def retranslate(self) -> None:
        """Say it in the language in use."""
        if not self._left:
            self.band.clear()
            return
        _ = self._words.gettext
        self.band.show_message(
            Message(
                kind="info",
                sentence=_(
                    "These words were being typed when the program ended suddenly, and were not kept:"
                ),
                detail="\n".join(self._left),
                acts=(
                    Act(text=_("Copy the words"), run=self._copy),
                    Act(text=_("Discard"), run=self._discard),
                ),
            )
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._left))
        self._discard()

    def _discard(self) -> None:
        self._unkept.forget_left(self._register)
        self._left = ()
        self.band.clear()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self._register or now is self._field:
            return
        self._let_go()
        self._write()
        if isinstance(now, Field) and _is_kept(now):
            self._field, self._began = now, _text(now)
            now.textChanged.connect(self._changed)

    def _let_go(self) -> None:
        self._rest.stop()
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._changed)
        self._field = None

    def _changed(self) -> None:
        """A word that is finished is kept at once."""
        field = self._field
        if field is None or not isValid(field):
            return
        before = _before_cursor(field)
        if before and not before[-1].isalnum():
            self._keep()
        else:
            self._rest.start()

    def _keep(self) -> None:
        field = self._field
        if field is None or not isValid(field):
            return
        text = _text(field)
        if text.strip() == self._began.strip():
            self._typed.pop(field, None)
        else:
            self._typed[field] = text
        self._write()

    def _write(self) -> None:
        """What is still typed somewhere; a dialog that was put away is none of it."""
        self._typed = {one: text for one, text in self._typed.items() if isValid(one) and one.isVisible()}
        self._unkept.keep(self._register, tuple(self._typed.values()))


def _is_kept(field: Field) -> bool:
    if field.isReadOnly() or isinstance(field, FindField) or field.property(PASSING):
        return False
    return not isinstance(field, QLineEdit) or field.echoMode() is QLineEdit.EchoMode.Normal


def _text(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _before_cursor(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.text()[: field.cursorPosition()]
    cursor = field.textCursor()
    return cursor.block().text()[: cursor.positionInBlock()] or "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())
