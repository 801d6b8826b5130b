"""A list with its detail panel: side by side where the window is wide, the panel over the list where not."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import WIDTH, Theme


class Beside(QWidget):
    """Lays `main` and `panel` out by hand; the panel keeps its own width.

    In a wide window the panel stands beside the list whenever there is something to show, until a person closes
    it; in a narrow one it lies over the list and only while a person wants it. Emits `shared` when the list has
    got another width.
    """

    shared = Signal()

    def __init__(self, theme: Theme, main: QWidget, panel: QWidget, parent: QWidget | None = None) -> None:
        """Take both widgets over; there is nothing to show yet."""
        super().__init__(parent)
        self._main = main
        self._panel = panel
        self._filled = False
        self._closed = False
        self._opened = False
        self._over = False
        main.setParent(self)
        panel.setParent(self)
        panel.hide()
        theme.changed.connect(self._arrange)

    @property
    def is_over(self) -> bool:
        """Tell whether the panel lies over the list when it is open (the window is narrow)."""
        return self.window().width() < WIDTH.narrow_window

    @property
    def is_open(self) -> bool:
        """Tell whether the panel is shown."""
        return self._filled and (self._opened if self.is_over else not self._closed)

    @property
    def list_width(self) -> int:
        """The width in pixels that the list has."""
        return self._main.width()

    def set_filled(self, filled: bool) -> None:
        """Say whether there is anything for the panel to show."""
        self._filled = filled
        if not filled:
            self._opened = False
        self._arrange()

    def open_panel(self) -> None:
        """Show the panel because a person asks for it."""
        self._closed, self._opened = False, True
        self._arrange()

    def close_panel(self) -> None:
        """Give the whole room to the list because a person closed the panel."""
        self._closed, self._opened = not self.is_over, False
        self._arrange()

    def _arrange(self) -> None:
        high, wide = self.height(), self.width()
        panel_wide = min(self._panel.sizeHint().width(), wide)
        beside = self.is_open and not self.is_over
        before = self._main.width()
        self._main.setGeometry(0, 0, wide - panel_wide if beside else wide, high)
        self._panel.setGeometry(wide - panel_wide, 0, panel_wide, high)
        self._panel.setVisible(self.is_open)
        self._panel.raise_()
        if self._main.width() != before:
            self.shared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew; a panel that would suddenly lie over the list is closed."""
        super().resizeEvent(event)
        if self.is_over and not self._over:
            self._opened = False
        self._over = self.is_over
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for room for both."""
        return self._main.sizeHint().expandedTo(self._panel.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Be content with the panel's width."""
        return self._panel.minimumSizeHint()
