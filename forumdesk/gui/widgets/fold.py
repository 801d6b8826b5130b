"""A part of a panel that is folded away until somebody wants it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import HairLine


class Fold(QWidget):
    """A heading that opens and closes what lies under it. Emits `opened` each time it is opened."""

    opened = Signal()

    def __init__(self, theme: Theme, inside: QWidget, parent: QWidget | None = None) -> None:
        """Fold `inside` away."""
        super().__init__(parent)
        self._inside = inside
        self.head_button = Button(theme, kind="link", icon_name="caret-right", role="small_medium")
        self.head_button.setObjectName("head_button")
        self.head_button.setCheckable(True)
        self.head_button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(theme))
        column.addWidget(self.head_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)
        inside.hide()

    @property
    def is_open(self) -> bool:
        """Whether the part is in view."""
        return self.head_button.isChecked()

    def set_texts(self, heading: str) -> None:
        """Set the heading."""
        self.head_button.set_texts(heading)

    def close_up(self) -> None:
        """Fold the part away."""
        self.head_button.setChecked(False)

    def _turn(self, is_open: bool) -> None:
        self.head_button.set_icon_name("caret-down" if is_open else "caret-right")
        if is_open:
            self.opened.emit()
        self._inside.setVisible(is_open)
