"""How cells of a grid of paragraphs are drawn, and what they answer to the pointer."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from forumdesk.gui.theme import ICON, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import LEFT, draw_focus, draw_icon, draw_words, fill_shape
from forumdesk.gui.widgets.paragraph_cells import (
    CELL_TOP,
    CHIP,
    LINE_HEIGHT,
    WRITE,
    CellPlan,
    GridRole,
    HeightGuess,
    ParagraphCell,
    mark_at,
    plan_cell,
)

Index = QModelIndex | QPersistentModelIndex
_PLANS: Final = 400
_HEIGHTS: Final = 20_000


class ParagraphDelegate(QStyledItemDelegate):
    """Wraps every paragraph to its column.

    The lines of what was drawn last and the heights of what was measured are kept until text, width, theme or
    scale change.
    """

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        """Draw the cells of `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self._plans: dict[tuple[ParagraphCell, int], CellPlan] = {}
        self._heights: dict[tuple[ParagraphCell, int], int] = {}
        self._guess = HeightGuess(theme)
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._plans.clear()
        self._heights.clear()
        self._guess = HeightGuess(self._theme)

    def height(self, index: Index, width: int) -> int:
        """Return the height that a cell needs in a column of `width` pixels."""
        cell = index.data(GridRole.CELL)
        if not isinstance(cell, ParagraphCell):
            return self._theme.height("row_tree" if index.data(GridRole.GROUP) else "row")
        key = (cell, width)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _HEIGHTS:
                self._heights.clear()
            height = self._heights[key] = self._plan(cell, width).height
        return height

    def probable_height(self, index: Index, width: int) -> tuple[int, bool]:
        """Return what :meth:`height` will be, without setting lines, and whether it is known for certain."""
        cell = index.data(GridRole.CELL)
        if not isinstance(cell, ParagraphCell):
            return self.height(index, width), True
        height = self._heights.get((cell, width))
        return (self._guess.height(cell, width), False) if height is None else (height, True)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the text needs in the present width of the column."""
        rect: QRect = option.rect
        return QSize(rect.width(), self.height(index, rect.width()))

    def link_at(self, index: Index, rect: QRect, point: QPoint) -> str:
        """Return the key of the link of a cell under `point`, both in the view's coordinates; empty for none."""
        cell = index.data(GridRole.CELL)
        if not isinstance(cell, ParagraphCell):
            return ""
        plan, inside = self._plan(cell, rect.width()), point - rect.topLeft()
        if plan.write.contains(inside):
            return WRITE
        if plan.chip.contains(inside):
            return CHIP
        if not self._shows_links(index):
            return ""
        return next((act.key for act, area in plan.links if area.contains(inside)), "")

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say what was found in the words under the pointer."""
        cell = index.data(GridRole.CELL)
        if event.type() == QEvent.Type.ToolTip and isinstance(cell, ParagraphCell):
            rect: QRect = option.rect
            found = mark_at(cell, self._plan(cell, rect.width()), event.pos() - rect.topLeft())
            if found is not None and found.words:
                QToolTip.showText(event.globalPos(), found.words, view)
                return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words, states and hairlines of one cell."""
        rect: QRect = option.rect
        painter.save()
        group = index.data(GridRole.GROUP)
        if group:
            self._paint_group(painter, rect, group)
        elif index.column() == 0:
            self._paint_number(painter, rect, index)
        else:
            self._paint_cell(painter, rect, index)
        painter.restore()

    def _plan(self, cell: ParagraphCell, width: int) -> CellPlan:
        key = (cell, width)
        if key not in self._plans:
            if len(self._plans) >= _PLANS:
                del self._plans[next(iter(self._plans))]
            self._plans[key] = plan_cell(self._theme, cell, width)
        return self._plans[key]

    def _is_current_row(self, index: Index) -> bool:
        return self._view.currentIndex().row() == index.row()

    def _shows_links(self, index: Index) -> bool:
        return self._view.currentIndex() == index or self._view.property("hovered_index") == index

    def _ground(self, painter: QPainter, rect: QRect, token: Token | None) -> None:
        painter.fillRect(rect, self._theme.colour(token or "surface"))
        line = self._theme.colour("line")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), WIDTH.hairline), line)

    def _paint_group(self, painter: QPainter, rect: QRect, words: str) -> None:
        self._ground(painter, rect, "window")
        area = rect.adjusted(SPACE.page, 0, -SPACE.page, -1)
        draw_words(painter, self._theme, words, area, role="caption_medium", token="text3", elide=True)

    def _paint_number(self, painter: QPainter, rect: QRect, index: Index) -> None:
        beside = index.sibling(index.row(), 1).data(GridRole.CELL)
        strong = isinstance(beside, ParagraphCell) and beside.strong
        self._ground(painter, rect, "raised" if strong else None)
        current = self._is_current_row(index)
        if current:
            bar = QRect(rect.left(), rect.top(), WIDTH.bar, rect.height() - 1)
            painter.fillRect(bar, self._theme.colour("accent"))
        role: Role = "body_strong" if strong else "body_medium" if current else "body"
        line = round(self._theme.font(role).pixelSize() * LINE_HEIGHT)
        area = QRect(rect.left() + SPACE.page, rect.top() + CELL_TOP, rect.width() - SPACE.page, line)
        number = str(index.data(GridRole.NUMBER) or "")
        token: Token = "text" if strong else "text2"
        draw_words(painter, self._theme, number, area, role=role, token=token, flags=LEFT)
        if index.data(GridRole.LOCK):
            size = self._theme.scaled(ICON.chip)
            top = area.bottom() + SPACE.tight if number else area.top() + (line - size) // 2
            draw_icon(painter, self._theme, "lock-simple", QRect(area.left(), top, size, size), "text2")

    def _paint_cell(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._theme
        cell = index.data(GridRole.CELL)
        assert isinstance(cell, ParagraphCell)
        self._ground(painter, rect, cell.ground or ("raised" if cell.strong else None))
        painter.fillRect(QRect(rect.left(), rect.top(), WIDTH.hairline, rect.height()), theme.colour("line"))
        if not rect.isEmpty():
            self._paint_words(painter, rect, index, cell)
        if self._view.currentIndex() == index:
            inner = rect.adjusted(0, 0, 0, -1)
            draw_focus(painter, inner, theme.colour("accent" if self._view.hasFocus() else "edge"), 0)

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, cell: ParagraphCell) -> None:
        theme = self._theme
        plan = self._plan(cell, rect.width())
        painter.setPen(theme.colour("text" if cell.text or cell.redline else "text3"))
        plan.text.layout.draw(painter, QPointF(rect.topLeft()) + plan.text_at)
        if cell.write:
            area = plan.write.translated(rect.topLeft())
            draw_words(painter, theme, cell.write, area, role="body_medium", token="accent")
        if cell.checked:
            size = theme.scaled(ICON.chip)
            line = round(theme.font(cell.role).pixelSize() * LINE_HEIGHT)
            top = rect.top() + CELL_TOP + (line - size) // 2
            box = QRect(rect.right() - SPACE.near - size, top, size, size)
            draw_icon(painter, theme, "check", box, "ok")
        self._paint_notes(painter, rect, cell, plan)
        if cell.amendments:
            self._paint_chip(painter, plan.chip.translated(rect.topLeft()), cell.amendments)
        if plan.links and self._shows_links(index):
            for act, place in plan.links:
                area = place.translated(rect.topLeft())
                draw_words(painter, theme, act.words, area, role="caption_strong", token="accent")

    def _paint_notes(self, painter: QPainter, rect: QRect, cell: ParagraphCell, plan: CellPlan) -> None:
        theme = self._theme
        size = theme.scaled(ICON.chip)
        line = round(theme.font("caption_medium").pixelSize() * LINE_HEIGHT)
        for note, (lines, at) in zip(cell.notes, plan.notes, strict=True):
            top = rect.top() + round(at.y())
            box = QRect(rect.left() + SPACE.group, top + (line - size) // 2, size, size)
            draw_icon(painter, theme, note.icon_name, box, note.token)
            painter.setPen(theme.colour(note.token))
            lines.layout.draw(painter, QPointF(rect.topLeft()) + at)

    def _paint_chip(self, painter: QPainter, area: QRect, words: str) -> None:
        theme = self._theme
        size = theme.scaled(ICON.chip)
        fill_shape(painter, area, ground=theme.colour("badge"), radius=area.height() / 2)
        box = QRect(area.left() + SPACE.near, area.top() + (area.height() - size) // 2, size, size)
        draw_icon(painter, theme, "git-diff", box, "text2")
        inner = area.adjusted(SPACE.near + size + SPACE.tight, 0, 0, 0)
        draw_words(painter, theme, words, inner, role="caption_medium", token="text2")
