"""The field that stands in a cell while its paragraph is written."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import TextArea

_MARGIN: Final = 6  # with the field's own frame the words stay where the cell had them
_NONE = Qt.KeyboardModifier.NoModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_STEPS: Final = {
    (Qt.Key.Key_Tab, _NONE): (0, 1),
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier): (0, -1),
    (Qt.Key.Key_Backtab, _NONE): (0, -1),
    (Qt.Key.Key_Return, _CTRL): (0, 1),
    (Qt.Key.Key_Enter, _CTRL): (0, 1),
    (Qt.Key.Key_Up, _CTRL): (-1, 0),
    (Qt.Key.Key_Down, _CTRL): (1, 0),
}


class ParagraphEditor(TextArea):
    """Keeps what was typed however it is left.

    Emits `left(rows, columns)` with the step to the next cell: (0, 0) for Escape and when focus goes elsewhere,
    and `grown` when the text needs another height.
    """

    left = Signal(int, int)
    grown = Signal()

    def __init__(self, theme: Theme, text: str, *, name: str, parent: QWidget | None = None) -> None:
        """Start with `text`, the cursor behind it; `name` says which paragraph it is."""
        super().__init__(theme, text, name=name, parent=parent)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setModified(False)
        self.textChanged.connect(self.grown)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)

    @property
    def needed_height(self) -> int:
        """Return the height in pixels that shows every line at the present width."""
        lines = round(self.document().size().height())
        return lines * self.fontMetrics().lineSpacing() + 4 * SPACE.near

    def event(self, event: QEvent) -> bool:
        """Keep the keys of writing from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by the keys of writing; everything else is text."""
        step = _step(event)
        if step is not None:
            self.left.emit(*step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave when focus goes elsewhere in the window; a menu or another window leaves the text open."""
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.left.emit(0, 0)


def _step(event: QKeyEvent) -> tuple[int, int] | None:
    if event.key() == Qt.Key.Key_Escape:
        return (0, 0)
    combination: QKeyCombination = event.keyCombination()
    modifiers = combination.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get((Qt.Key(event.key()), modifiers))
