"""Keeps what is being typed, word by word, until a deed keeps it: a sudden end loses at most the word being typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from forumdesk.foundation.unkept_words import Typed, UnkeptWords, typed_over
from forumdesk.gui.left_words import LeftWords
from forumdesk.gui.theme import Theme
from forumdesk.gui.typing_place import TypingPlace, place_of
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.foundation.events import EventBus
    from forumdesk.services.deeds import Change
    from forumdesk.services.register import Register

PASSING: Final = "passing"
"""A property of fields whose words are never kept apart: what is looked for, numbers of identity papers."""
_REST: Final = 400  # milliseconds without a letter after which an unfinished word is kept too

Field = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Words in a field that no deed has kept: where it stood then, and what stood in it before."""

    field: Field
    place: TypingPlace
    typed: Typed


class TypingKeeper(QObject):
    """Follows the field in which is typed; offers in ``band``, which the window places, what a sudden end left.

    Of an encrypted register nothing is kept apart, for it would lie there unencrypted. ``is_private`` tells whether
    nobody but the person at the keys is meant to see the window.
    """

    def __init__(
        self, theme: Theme, words: Words, unkept: UnkeptWords, parent: QWidget, is_private: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._unkept, self._is_private = unkept, is_private
        self._unkept.sweep()
        self._register = ""
        self._events: EventBus | None = None
        self._field: Field | None = None
        self._began = ""
        self._waiting: dict[tuple[int, str], _Waiting] = {}
        self.left = LeftWords(theme, words, parent)
        self.left.wanted.connect(self._want)
        self.band = self.left.band
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
            self._unkept.forget(register.identifier)  # what was left of it while it was plain
            return
        self._register, self._events = register.identifier, register.events
        self.left.offer(self._unkept.begin(self._register))
        self._focus_moved(None, QApplication.focusWidget())
        self.retranslate()

    def leave(self) -> None:
        """The register is about to be closed in good order: only what no deed could keep is left, half a form."""
        field = self._field
        self._keep()
        if field is not None and isValid(field):
            for change in self._changes_by(field.clearFocus):  # leaving a field is what keeps its words
                self.deed_done(change)
        self._let_go()
        self._write()
        self._waiting.clear()
        self.left.close()
        self._register, self._events = "", None

    def _changes_by(self, act: Callable[[], object]) -> list[Change]:
        """What an act does; the window tells it later, when nobody listens any more."""
        from forumdesk.services.deeds import Change

        done: list[Change] = []
        stop = None if self._events is None else self._events.subscribe(Change, done.append)
        act()
        if stop is not None:
            stop()
        return done

    def deed_done(self, change: Change) -> None:
        """Words that a deed keeps need no other place."""
        told = _one_line(repr(change.changes).replace("\\n", " "))
        field = self._field
        # Leaving a field does its deed, which may keep a date in other figures than were typed.
        is_left = field is not None and field is not QApplication.focusWidget()
        if field is not None and isValid(field) and (is_left or _one_line(_text(field)) in told):
            self._began = _text(field)
            self._drop(field)
        self._waiting = {
            key: one
            for key, one in self._waiting.items()
            if one.field is field or _one_line(one.typed.text) not in told
        }
        self._write()

    def retranslate(self) -> None:
        """Say it in the language in use, and to nobody but the person at the keys."""
        self.left.show_to(self._is_private())

    def _want(self, left: tuple[Typed, ...]) -> None:
        if self._register:
            self._unkept.keep_left(self._register, left)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not self._register or now is self._field:
            return
        self._keep()  # leaving a field of somebody not yet on the list keeps nothing in the register
        self._let_go()
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
        if field is not None and isValid(field):
            self._keep_of(field)
        self._write()

    def _keep_of(self, field: Field) -> None:
        text, place = _text(field), place_of(field)
        key = (id(field), place.language)
        if not text.strip() or text.strip() == self._began.strip():
            self._waiting.pop(key, None)
        elif key not in self._waiting or self._waiting[key].typed.text != text:
            self._waiting[key] = _Waiting(field, place, typed_over(self._began, text, place=place.name))

    def _drop(self, field: Field) -> None:
        self._waiting = {key: one for key, one in self._waiting.items() if one.field is not field}

    def _write(self) -> None:
        """What is still typed somewhere."""
        self._waiting = {key: one for key, one in self._waiting.items() if self._still_waits(one)}
        if self._register:
            self._unkept.keep(self._register, tuple(one.typed for one in self._waiting.values()))

    def _still_waits(self, one: _Waiting) -> bool:
        """A dialog that was put away, and a form that shows somebody else, are not waited for."""
        if one.field is self._field:
            return isValid(one.field)
        if not isValid(one.field) or not one.field.isVisible():
            return False
        now = place_of(one.field)
        if now.about != one.place.about:
            return False
        return now.language != one.place.language or _text(one.field) == one.typed.text


def _is_kept(field: Field) -> bool:
    if field.isReadOnly() or isinstance(field, FindField) or field.property(PASSING):
        return False
    if isinstance(field.window(), QFileDialog):
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
