"""The keys of a grid of paragraphs and of its open field; letters are found under any layout."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt

Pressed = tuple[int, Qt.KeyboardModifier]
_NONE: Final = Qt.KeyboardModifier.NoModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier

STEPS: Final[Mapping[Pressed, tuple[int, int]]] = {
    (Qt.Key.Key_Escape, _NONE): (0, 0),
    (Qt.Key.Key_Tab, _NONE): (0, 1),
    (Qt.Key.Key_Backtab, _SHIFT): (0, -1),
    (Qt.Key.Key_Backtab, _NONE): (0, -1),
    (Qt.Key.Key_Return, _CTRL): (0, 1),
    (Qt.Key.Key_Enter, _CTRL): (0, 1),
    (Qt.Key.Key_Up, _CTRL): (-1, 0),
    (Qt.Key.Key_Down, _CTRL): (1, 0),
}
"""Out of the open field, by rows and by columns."""
BOLD: Final[frozenset[Pressed]] = frozenset((ord(letter), _CTRL) for letter in "BИ")
ITALIC: Final[frozenset[Pressed]] = frozenset((ord(letter), _CTRL) for letter in "IШ")
SPLIT: Final[frozenset[Pressed]] = frozenset(
    (key, _CTRL | _SHIFT) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
)
# Ctrl+Backspace alone deletes a word, and Backspace at the beginning of a text is pressed by mistake.
JOIN: Final[frozenset[Pressed]] = frozenset({(Qt.Key.Key_Backspace, _CTRL | _SHIFT)})
ROW_ACTS: Final[Mapping[Pressed, str]] = {
    (Qt.Key.Key_Return, _NONE): "edit",
    (Qt.Key.Key_Enter, _NONE): "edit",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Space, _NONE): "confirm",
    (Qt.Key.Key_Delete, _NONE): "remove",
    **dict.fromkeys(JOIN, "join"),
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
    (Qt.Key.Key_Right, _ALT): "deeper",
    (Qt.Key.Key_Left, _ALT): "shallower",
}
"""Acts on the current cell while none is open."""
