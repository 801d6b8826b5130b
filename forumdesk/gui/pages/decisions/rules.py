"""The rules of the body beside the decisions: the same part as on the overview, in a page of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from forumdesk.domain.bodies import Body
from forumdesk.gui.pages.overview.rules import RulesPart
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.workspace import Workspace

_WIDTH = 760


class RulesView(QScrollArea):
    """Kept at once, as on the overview."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._theme = workspace.theme
        self.part = RulesPart(workspace)
        self.part.setMaximumWidth(self._theme.scaled(_WIDTH))
        ground = Ground(self._theme, "surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        column.addWidget(self.part)
        column.addStretch(1)
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress()
        self._theme.changed.connect(self._dress)

    def show_body(self, body: Body, entitled: int) -> None:
        """Show the rules that hold."""
        self.part.show_rules(body, entitled)

    def take_focus(self) -> None:
        """Begin at the first rule."""
        self.part.take_focus()

    def retranslate(self) -> None:
        """Set the words."""
        self.part.retranslate()

    def _dress(self) -> None:
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
