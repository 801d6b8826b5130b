"""How the rows of the agenda are drawn."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from forumdesk.gui.models.agenda import DAY, DEPTH, DETAILS, END, ITEM, LATE, NUMBER, PARALLEL, STATE
from forumdesk.gui.theme import ICON, SPACE, WIDTH, Role, Token
from forumdesk.gui.widgets.painting import RIGHT, draw_icon, draw_words, icon_rect, words_width
from forumdesk.gui.widgets.rows import Index, RowDelegate

STEP = SPACE.group
"""By how much a level is indented, in pixels."""


class AgendaDelegate(RowDelegate):
    """A second line where something belongs to the item; what stands below another item is indented and lighter.

    Above a row with which a day begins there is room for its heading, which the table draws.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the row's lines and the heading over it."""
        lines = self._theme.height(
            "row_two_lines" if index.sibling(index.row(), ITEM).data(DETAILS) else "row"
        )
        return QSize(super().sizeHint(option, index).width(), lines + self.heading_height(index))

    def heading_height(self, index: Index) -> int:
        """The room over a row for the heading of a day."""
        return self._theme.height("row_tree") if index.data(DAY) else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row under the heading."""
        whole: QRect = option.rect
        lower = QStyleOptionViewItem(option)
        lower.rect = whole.adjusted(0, self.heading_height(index), 0, 0)
        super().paint(painter, lower, index)

    def _paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        deep = int(index.data(DEPTH) or 0) if index.column() in (NUMBER, ITEM) else 0
        if index.column() == ITEM:
            self._paint_parallel(painter, rect, index)
            rect = self._paint_state(painter, rect, index)
        elif index.column() == END:
            rect = self._paint_late(painter, rect, index)
        super()._paint_content(painter, rect.adjusted(deep * STEP, 0, 0, 0), index)

    def _paint_parallel(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the line that joins sections that sit at the same time."""
        depth = index.data(PARALLEL)
        if depth is not None:
            line = QRect(rect.left() + int(depth) * STEP, rect.top(), WIDTH.focus, rect.height())
            painter.fillRect(line, self._theme.colour("edge"))

    def _paint_state(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """Draw the icon of the state at the right; returns the room that is left."""
        state = index.data(STATE)
        if state is None:
            return rect
        name, token = state
        size = self._theme.scaled(ICON.control)
        shown = self._theme.scaled(10) if name == "circle-fill" else size
        left = rect.right() - SPACE.near - size
        draw_icon(
            painter,
            self._theme,
            name,
            icon_rect(left + (size - shown) // 2, rect.center().y(), shown),
            token,
        )
        return rect.adjusted(0, 0, -size - SPACE.near, 0)

    def _paint_late(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """Draw by how much an item is late, right of its end; returns the room that is left."""
        late = str(index.data(LATE) or "")
        if not late:
            return rect
        token: Token = "warn" if late.startswith("+") else "text2"
        area = rect.adjusted(0, 0, -SPACE.near, -1)
        draw_words(painter, self._theme, late, area, role="small_strong", token=token, flags=RIGHT)
        return rect.adjusted(0, 0, -words_width(self._theme, late, "small_strong") - SPACE.tight, 0)

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, tone: Token | None) -> None:
        details = index.data(DETAILS) or []
        if not details:
            super()._paint_words(painter, area, index, tone)
            return
        first, second = self._two_lines(area)
        super()._paint_words(painter, first, index, tone)
        self._paint_details(painter, second, details)

    def _paint_details(self, painter: QPainter, area: QRect, details: list[tuple[str, str]]) -> None:
        size = self._theme.scaled(ICON.chip)
        left = area.left()
        for icon_name, words in details:
            room = area.right() - left - size - SPACE.tight
            if room < self._theme.scaled(ICON.desk):
                return
            draw_icon(painter, self._theme, icon_name, icon_rect(left, area.center().y() + 1, size), "text3")
            left += size + SPACE.tight
            wide = min(words_width(self._theme, words, "caption") + 2, room)
            box = QRect(left, area.top(), wide, area.height())
            draw_words(painter, self._theme, words, box, role="caption", token="text2", elide=True)
            left += wide + SPACE.group

    def _role(self, index: Index) -> Role:
        if index.column() == ITEM and index.data(DEPTH):
            return "body"
        return super()._role(index)
