"""The table of comments."""

from typing import Final

from PySide6.QtWidgets import QAbstractItemView, QWidget

from forumdesk.gui.models.comments import AUTHOR, NUMBER, RECEIVED, TEXT, VERDICT
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView

_WIDTHS: Final = {NUMBER: 52, AUTHOR: 196, RECEIVED: 128, VERDICT: 164}
_TEXT_LEAST: Final = 200
_AUTHOR_LEAST: Final = 132


class CommentsTable(TableView):
    """Where comments would have too little room, when they were received is told in the panel only.

    Then names of senders, which may be cut, give up room as well.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a model."""
        delegate = TwoLineDelegate(theme, main_column=AUTHOR)
        super().__init__(theme, name="", delegate=delegate, parent=parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def lay_columns(self, room: int) -> None:
        """Share `room`, in pixels, among the columns."""
        needed = sum(_WIDTHS.values()) + _TEXT_LEAST
        self.setColumnHidden(RECEIVED, room < self._theme.scaled(needed))
        narrow = room < self._theme.scaled(needed - _WIDTHS[RECEIVED])
        self.set_column_widths(_WIDTHS | ({AUTHOR: _AUTHOR_LEAST} if narrow else {}), stretched=TEXT)
