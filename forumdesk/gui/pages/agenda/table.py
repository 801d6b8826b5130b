"""The table of the agenda: headings of days, and rows that are dragged to another place."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from forumdesk.domain.identifiers import AgendaItemId
from forumdesk.gui.models.agenda import DAY, DEPTH, ITEM, MIME, NUMBER
from forumdesk.gui.pages.agenda.places import Where
from forumdesk.gui.pages.agenda.rows import STEP, AgendaDelegate
from forumdesk.gui.theme import RADIUS, SPACE, WIDTH, Theme
from forumdesk.gui.widgets.painting import draw_focus, draw_words, fill_shape, words_width
from forumdesk.gui.widgets.table_view import TableView


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """The row over which an item is held, and whether it would go before, below or behind it; -1 behind all."""

    row: int
    where: Where


class AgendaTable(TableView):
    """Emits `dropped(item_id, row, where)` and `menu_asked(point on the screen)`.

    An item is dropped on a row to stand below it, at the upper or lower edge of a row to stand before or behind it.
    """

    dropped = Signal(object, int, str)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a model."""
        self._delegate = AgendaDelegate(theme, main_column=ITEM)
        super().__init__(theme, name="", height="row", delegate=self._delegate, parent=parent)
        self._aim: Aim | None = None
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        theme.changed.connect(self.lay_rows)

    def lay_rows(self) -> None:
        """Give every row the height that its lines and its heading need."""
        self.resizeRowsToContents()

    # Dragging.

    def aim_at(self, point: QPoint) -> Aim:
        """What a drop at a point of the rows means: a quarter of the row at each edge is beside, the rest below."""
        index = self.indexAt(point)
        if not index.isValid():
            return Aim(row=-1, where=Where.BEHIND)
        top = self.rowViewportPosition(index.row()) + self._delegate.heading_height(index)
        high = self.rowHeight(index.row()) - self._delegate.heading_height(index)
        share = (point.y() - top) / max(high, 1)
        if share < 0.25:
            return Aim(row=index.row(), where=Where.BEFORE)
        if share < 0.75:
            return Aim(row=index.row(), where=Where.BELOW)
        below = self.model().index(index.row() + 1, ITEM)
        if below.isValid() and int(below.data(DEPTH)) > int(index.data(DEPTH)):
            return Aim(row=below.row(), where=Where.BEFORE)
        return Aim(row=index.row(), where=Where.BEHIND)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the words of the item beside the pointer: the rows below stay in sight, with where it would go."""
        index = self.currentIndex()
        if not index.isValid():
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        drag.setPixmap(self._carried(index))
        drag.setHotSpot(QPoint(-SPACE.page, -SPACE.page))
        drag.exec(supported, Qt.DropAction.MoveAction)
        self._aim = None
        self.viewport().update()

    def _carried(self, index: QModelIndex) -> QPixmap:
        theme = self._theme
        words = "\u2002".join(str(index.siblingAtColumn(column).data()) for column in (NUMBER, ITEM))
        wide = min(
            words_width(theme, words, "body_medium") + 2 * SPACE.group, theme.scaled(WIDTH.detail_panel)
        )
        area = QRect(0, 0, wide, theme.height("control"))
        picture = QPixmap(area.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        fill_shape(
            painter,
            area,
            ground=theme.colour("raised"),
            edge=theme.colour("accent"),
            radius=RADIUS.control,
        )
        inner = area.adjusted(SPACE.group, 0, -SPACE.group, 0)
        draw_words(painter, theme, words, inner, role="body_medium", token="text", elide=True)
        painter.end()
        return picture

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items only."""
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the item would go; near the edge the table scrolls."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        super().dragMoveEvent(event)
        self._aim = self.aim_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._aim = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where; the page moves it, or says why not."""
        aim = self.aim_at(event.position().toPoint())
        self._aim = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()
        carried = bytes(event.mimeData().data(MIME).data()).decode("ascii", "replace")
        event.accept()
        try:
            item_id = AgendaItemId(UUID(carried))
        except ValueError:
            return
        self.dropped.emit(item_id, aim.row, aim.where.value)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the acts of the row, by the mouse where it points, by the key at the current row."""
        point = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            cell = self.visualRect(self.currentIndex().siblingAtColumn(ITEM))
            point = self.viewport().mapToGlobal(cell.bottomLeft())
        self.menu_asked.emit(point)
        event.accept()

    # Drawing.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the headings of days over the rows, and where a dragged item would go."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for row in range(max(self.rowAt(0), 0), self.model().rowCount()):
            if self.rowViewportPosition(row) > self.viewport().height():
                break
            self._paint_heading(painter, row)
        if self._aim is not None:
            self._paint_aim(painter, self._aim)
        if self.hasFocus():
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"), 0)

    def _paint_heading(self, painter: QPainter, row: int) -> None:
        index = self.model().index(row, ITEM)
        words = str(index.data(DAY) or "")
        if not words:
            return
        high = self._delegate.heading_height(index)
        band = QRect(0, self.rowViewportPosition(row), self.viewport().width(), high)
        painter.fillRect(band, self._theme.colour("raised"))
        line = QRect(band.left(), band.bottom(), band.width(), WIDTH.hairline)
        painter.fillRect(line, self._theme.colour("line"))
        area = band.adjusted(SPACE.page, 0, -SPACE.page, -1)
        draw_words(painter, self._theme, words, area, role="small_strong", token="text2")

    def _paint_aim(self, painter: QPainter, aim: Aim) -> None:
        accent = self._theme.colour("accent")
        rows = self.model().rowCount()
        row = rows - 1 if aim.row < 0 else aim.row
        if row < 0:
            return
        index = self.model().index(row, ITEM)
        top = self.rowViewportPosition(row) + self._delegate.heading_height(index)
        bottom = self.rowViewportPosition(row) + self.rowHeight(row)
        if aim.where is Where.BELOW:
            draw_focus(painter, QRect(0, top, self.viewport().width(), bottom - top), accent, 0)
            return
        depth = 0 if aim.row < 0 else int(index.data(DEPTH))
        left = SPACE.page + depth * STEP
        at = top if aim.where is Where.BEFORE else bottom
        painter.fillRect(QRect(left, at - WIDTH.focus, self.viewport().width() - left, WIDTH.bar), accent)
