"""The bar over finished pages: which view, how they are printed, and the acts."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.page_bar import ViewBar


class PagesBar(ViewBar):
    """``fields`` stand behind the views, ``acts`` at the right end."""

    def __init__(
        self,
        theme: Theme,
        *,
        fields: Sequence[ChoiceField],
        acts: Sequence[Button],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._fields, self._acts = fields, acts
        for field in fields:
            self.add_left(field)
        for act in acts:
            self.add_right(act)

    def fit(self) -> None:
        """Fields are as wide as their widest value, or as the chosen one where room is short."""
        shown = [field for field in self._fields if not field.isHidden()]
        acts = [act.sizeHint().width() + SPACE.near for act in self._acts if not act.isHidden()]
        room = self.width() - 3 * SPACE.page - self.views_width - sum(acts)
        close = sum(field.sizeHint().width() + SPACE.near for field in shown) > room
        for field in shown:
            field.setFixedWidth(field.close_width if close else field.sizeHint().width())
            field.view().setMinimumWidth(field.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()
