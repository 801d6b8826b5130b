"""The field of the presence list: letters find, Enter marks, other acts have one key each by its position."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.key_positions import POSITIONS, letter_at, position_of

EXCUSE, RECUSE, TAKE_BACK, OTHERS = "Z", "X", "C", "V"
CONNECT, PROXY = "A", "S"
_KEYS: Final = "ZXCV"
ALL_KEYS: Final = "ZXCVAS"
_STEPS: Final[Mapping[int, int]] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_UNDOES: Final = tuple(ord(letter) for letter in "ZЯYН")


def key_name(position: str, language: str) -> str:
    """How the key of an act is printed on the layout of a language."""
    return f"Alt+{letter_at(position, language)}"


class PresenceField(FindField):
    """Emits `stepped(int)`, `marked` for Enter, `acted(position)` for Alt and a key, `emptied` for Esc when empty.

    Letters always find, so the other acts are held with Alt. Ctrl+Z is the window's while nothing is typed.
    """

    stepped = Signal(int)
    marked = Signal()
    acted = Signal(str)
    emptied = Signal()

    def __init__(self, theme: Theme, keys: str = _KEYS) -> None:
        """Start empty; ``keys`` are the positions that act with Alt."""
        super().__init__(theme)
        self._acts = keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the acts from menus; leave undo to the window while nothing was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _position(event, self._acts):
                event.accept()
                return True
            if event.modifiers() & _CTRL and event.key() in _UNDOES and not self.text():
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, mark, act; the rest edits. A held key marks and acts once."""
        position = _position(event, self._acts)
        if position:
            if not event.isAutoRepeat():
                self.acted.emit(position)
        elif event.key() in _STEPS and not event.modifiers() & (_CTRL | _ALT):
            self.stepped.emit(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & (_CTRL | _ALT):
                event.ignore()
            elif not event.isAutoRepeat():
                self.marked.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


def _position(event: QKeyEvent, keys: str) -> str:
    """The position of a key held with Alt alone among those of the acts, or nothing."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _ALT:
        return ""
    found = position_of(event)
    if not found and not event.nativeScanCode():
        # With Option held macOS writes another sign; the key is still that of the letter.
        letter = chr(event.key()) if 0x20 < event.key() < 0x10000 else ""
        found = next((one for one in POSITIONS if letter in (one, letter_at(one, "ru"))), "")
    return found if found and found in keys else ""
