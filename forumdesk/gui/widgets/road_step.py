"""One step of a meeting's road: done or open, and where it leads."""

from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.act_row import ActRow


class RoadStep(ActRow):
    """An act row whose icon tells whether the step is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, icon_name="circle-dashed", parent=parent)

    def set_step(self, title: str, words: str, *, done: bool) -> None:
        """Show the step; ``words`` say how far it is."""
        self.set_icon("check-circle" if done else "circle-dashed", "ok" if done else "text3")
        self.set_texts(title, words)
