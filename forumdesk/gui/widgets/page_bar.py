"""The bars of a page: find and acts above the table, counts below it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forumdesk.gui.theme import SPACE, Height, Theme, Token
from forumdesk.gui.widgets.ground import Ground


class _Bar(Ground):
    """A row of widgets with a left and a right end."""

    def __init__(
        self, theme: Theme, ground: Token, edge: Qt.Edge, height: Height, parent: QWidget | None
    ) -> None:
        super().__init__(theme, ground, lines=edge, parent=parent)
        self._height: Height = height
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(SPACE.near)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        row.setSpacing(SPACE.page)
        row.addLayout(self._left)
        row.addStretch(1)
        row.addLayout(self._right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def add_left(self, widget: QWidget, stretch: int = 0) -> None:
        """Put `widget` after what stands left; `stretch` lets it take the room there is."""
        self._left.addWidget(widget, stretch)

    def add_right(self, widget: QWidget) -> None:
        """Put `widget` after what stands right."""
        self._right.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Be as high as such a bar is."""
        return QSize(super().sizeHint().width(), self._theme.height(self._height))


class PageBar(_Bar):
    """Find, filters … acts, of which one is the main act."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, "surface", Qt.Edge.BottomEdge, "page_bar", parent)


class PageFoot(_Bar):
    """What a page holds, by count."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, "surface", Qt.Edge.TopEdge, "status_bar", parent)
