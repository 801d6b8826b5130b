"""A column that is no wider than can be read, in the middle of the window, with room to scroll."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label

COLUMN_WIDTH = 840


class Column(QScrollArea):
    """Holds a layout; never scrolls sideways, and takes no focus of its own."""

    def __init__(self, theme: Theme, layout: QVBoxLayout) -> None:
        super().__init__()
        self._theme = theme
        layout.setContentsMargins(0, 0, 0, 0)
        self._inner = QWidget()
        self._inner.setLayout(layout)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.conduct, SPACE.desk, SPACE.conduct, SPACE.desk)
        row.addStretch(1)
        row.addWidget(self._inner, 100)
        row.addStretch(1)
        ground = QWidget()
        ground.setLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(ground)
        theme.changed.connect(self._dress)
        self._dress()

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that a widget is in sight, once it has its place."""

        def scroll() -> None:
            if widget.isVisibleTo(self):
                self.ensureWidgetVisible(widget)

        QTimer.singleShot(0, self, scroll)

    def _dress(self) -> None:
        self._inner.setMaximumWidth(self._theme.scaled(COLUMN_WIDTH))
        self.setStyleSheet(self._theme.sheet("scroll"))


def beside_field(theme: Theme, button: Button) -> QWidget:
    """A button as low as the field that stands under its label."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.tight)
    column.addWidget(Label(theme, " ", role="caption"))
    column.addWidget(button)
    return holder
