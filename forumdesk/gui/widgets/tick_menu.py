"""A menu of several things to tick that stays open while they are ticked."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.gui.theme import Theme


class TickMenu(QMenu):
    """Ticking by click, Space or Enter leaves the menu open; Escape or a click beside it closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty; what can be ticked are checkable actions."""
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setStyleSheet(self._theme.sheet("menu"))
        self.setFont(self._theme.font("body"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is under the pointer."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick the current one."""
        action = self.activeAction()
        ticks = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if ticks and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)
