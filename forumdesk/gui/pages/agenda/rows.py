"""How the rows of the agenda are drawn."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from forumdesk.gui.models.agenda import DEPTH, ITEM, NUMBER
from forumdesk.gui.theme import SPACE, Role
from forumdesk.gui.widgets.rows import Index, RowDelegate


class AgendaDelegate(RowDelegate):
    """Rows of one line; what stands below another item is indented and set lighter."""

    def _paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        deep = int(index.data(DEPTH) or 0) if index.column() in (NUMBER, ITEM) else 0
        super()._paint_content(painter, rect.adjusted(deep * SPACE.group, 0, 0, 0), index)

    def _role(self, index: Index) -> Role:
        if index.column() == ITEM and index.data(DEPTH):
            return "body"
        return super()._role(index)
