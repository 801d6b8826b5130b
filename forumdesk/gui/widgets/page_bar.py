"""The bars of a page: find and acts above the table, counts below it."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from forumdesk.gui.theme import SPACE, Height, Theme, Token
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.segmented import Segmented


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

    def show_tools(self, shown: bool) -> None:
        """Show the bar, or hide it while there is nothing to find and filter."""
        self.setVisible(shown)


class ViewBar(PageBar):
    """A page bar that begins with a switch of views, out of sight until it is given some; it fits any width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without views."""
        super().__init__(theme, parent)
        self.view_switch = Segmented(theme)
        self.view_switch.setObjectName("view_switch")
        self.add_left(self.view_switch)
        self.view_switch.hide()

    def show_views(self, choices: Sequence[Choice], current: str, *, name: str) -> None:
        """Offer the views of which this bar stands over the `current` one; `name` says what is viewed."""
        self.view_switch.set_texts(choices, name=name)
        self.view_switch.set_current(current)
        self.view_switch.show()
        self.show()
        self.fit()

    @property
    def views_width(self) -> int:
        """How much room the switch needs, with the space behind it."""
        if self.view_switch.isHidden():
            return 0
        # Asked one by one: a layout does not count segments that were made a moment ago.
        return sum(one.sizeHint().width() for one in self.view_switch.buttons) + 2 + SPACE.near

    def fit(self) -> None:
        """Make do with the width there is."""
        raise NotImplementedError


class HasViews(Protocol):
    """A bar that can hold a switch of views."""

    view_switch: Segmented

    def show_views(self, choices: Sequence[Choice], current: str, *, name: str) -> None:
        """Offer the views of which this bar stands over the `current` one; `name` says what is viewed."""


class PageFoot(_Bar):
    """What a page holds, by count."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, "surface", Qt.Edge.TopEdge, "status_bar", parent)
