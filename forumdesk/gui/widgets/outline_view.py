"""The parts of a document at the left of its pages, each with its state."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, fill_shape, icon_rect
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Groups in 13/600, lines below them in 13 and further right; the state's icon at the right end.

    Rows with a check state have their tick box at the left.
    """

    def __init__(self, theme: Theme, view: "OutlineView") -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of a tree."""
        return QSize(0, self._theme.height("row_tree"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the chosen row, the words and the state."""
        painter.save()
        theme = self._theme
        rect: QRect = option.rect
        row = rect.adjusted(SPACE.near, 0, -SPACE.near, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill_shape(painter, row, ground=theme.colour("sel"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_shape(painter, row, ground=theme.colour("hover"))
        strong = bool(index.data(RowRole.STRONG))
        size = theme.scaled(ICON.chip)
        box = icon_rect(row.right() - SPACE.near - size, row.center().y() + 1, size)
        if index.data(RowRole.ICON):
            draw_icon(painter, theme, index.data(RowRole.ICON), box, index.data(RowRole.TONE))
        left = self._paint_tick(painter, row, index) + (0 if strong else SPACE.group)
        area = QRect(left, row.top(), box.left() - left - SPACE.tight, row.height())
        role: Role = "small_strong" if strong or chosen else "small"
        ink: Token = "sel_text" if chosen else "text" if strong else "text2"
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        draw_words(painter, theme, words, area, role=role, token=ink, elide=True)
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            draw_focus(painter, row, theme.colour("accent"), RADIUS.control)
        painter.restore()

    def _paint_tick(self, painter: QPainter, row: QRect, index: Index) -> int:
        """Draw the tick box if the row has one; returns where the words may begin."""
        left = row.left() + SPACE.near
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return left
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        size = self._theme.scaled(ICON.control)
        box = icon_rect(left, row.center().y() + 1, size)
        name = "check-square-fill" if ticked else "square"
        draw_icon(painter, self._theme, name, box, "accent" if ticked else "edge")
        return box.right() + SPACE.near


class OutlineView(QListView):
    """One tab stop, arrows inside; the chosen row stays marked while the focus is elsewhere.

    Emits ``ticked(index)`` for Space, and for a click on the box of a row that has one.
    """

    ticked = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        """List ``model``."""
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(theme, self))
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """Be as wide as an outline is."""
        return QSize(self._theme.scaled(WIDTH.outline), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; with focus but no current row, ring the whole list."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and _has_box(index):
            self.ticked.emit(index)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        box_end = 3 * SPACE.near + self._theme.scaled(ICON.control)
        if event.button() == Qt.MouseButton.LeftButton and _has_box(index) and place.x() < box_end:
            self.ticked.emit(index)


def _has_box(index: QModelIndex) -> bool:
    return index.isValid() and index.data(Qt.ItemDataRole.CheckStateRole) is not None
