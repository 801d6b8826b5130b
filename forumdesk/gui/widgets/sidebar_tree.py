"""Bodies and their meetings in the sidebar."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, fill_shape, icon_rect
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex


class _TreeDelegate(QStyledItemDelegate):
    """Bodies in 13/600 with a caret, meetings in 13 with the icon of their state."""

    def __init__(self, theme: Theme, view: "SidebarTree") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of the tree is."""
        return QSize(super().sizeHint(option, index).width(), self._theme.height("row_tree") + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row over the whole width of the tree."""
        painter.save()
        rect: QRect = option.rect
        row = QRect(6, rect.top(), self._view.viewport().width() - 12, rect.height() - 1)
        is_open = self._view.open_index == index
        if is_open:
            fill_shape(painter, row, ground=self._theme.colour("sel"))
            bar = QRect(row.left(), row.top() + SPACE.tight, WIDTH.bar, row.height() - SPACE.near)
            fill_shape(painter, bar, ground=self._theme.colour("accent"), radius=1)
        elif self._view.hovered_index == index:
            fill_shape(painter, row, ground=self._theme.colour("hover"))
        self._paint_words(painter, row, index, is_open)
        if self._view.currentIndex() == index and self._view.hasFocus():
            draw_focus(painter, row, self._theme.colour("accent"), RADIUS.control)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: QRect, index: Index, is_open: bool) -> None:
        is_body = not index.parent().isValid()
        icon_name = index.data(RowRole.ICON) or ""
        tone: Token = index.data(RowRole.TONE) or "text3"
        left = SPACE.page
        if is_body:
            icon_name = "caret-down" if self._view.isExpanded(_plain(index)) else "caret-right"
            icon_name, tone = (icon_name, "text2") if index.model().hasChildren(_plain(index)) else ("", tone)
        else:
            left += SPACE.group
        if icon_name:
            size = (
                self._theme.scaled(10)
                if icon_name in ("circle-fill", "circle")
                else self._theme.scaled(ICON.chip)
            )
            box = icon_rect(left + (self._theme.scaled(ICON.chip) - size) // 2, row.center().y() + 1, size)
            draw_icon(painter, self._theme, icon_name, box, tone)
        left += self._theme.scaled(ICON.chip) + (SPACE.tight if is_body else SPACE.near - 2)
        ink: Token = "sel_text" if is_open else "text" if is_body else "text2"
        role: Role = "small_strong" if is_body or is_open else "small"
        area = QRect(left, row.top(), row.right() - left - SPACE.tight, row.height())
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        draw_words(painter, self._theme, words, area, role=role, token=ink, elide=True)


class SidebarTree(QTreeView):
    """One tab stop, arrows inside; emits `opened(QModelIndex)` for Enter and a click on a meeting.

    The meeting that is open has the ground and the bar; the focus ring shows where the arrows are.

    The model gives words, `RowRole.ICON` and `RowRole.TONE`, the whole name as tooltip, and the state
    in words as accessible text.
    """

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """`name` says what the tree lists."""
        super().__init__(parent)
        self._theme = theme
        self._open = QPersistentModelIndex()
        self._hovered = QPersistentModelIndex()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_TreeDelegate(theme, self))
        self.clicked.connect(self._clicked)
        self.activated.connect(self._activated)
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    @property
    def open_index(self) -> QPersistentModelIndex:
        """Return the meeting that is open; invalid if none."""
        return self._open

    @property
    def hovered_index(self) -> QPersistentModelIndex:
        """Return the row under the pointer; invalid if none."""
        return self._hovered

    def set_open(self, index: QModelIndex) -> None:
        """Mark a meeting as the one that is open, and put the arrows there."""
        self._open = QPersistentModelIndex(index)
        self.setCurrentIndex(index)
        self.viewport().update()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("sidebar"))
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.colour("sidebar"))
        self.setPalette(palette)
        self.setFont(self._theme.font("small"))
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self._activated(index)
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def _activated(self, index: QModelIndex) -> None:
        if index.parent().isValid():
            self.set_open(index)
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark the row."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        if self._hovered != index:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """Leave every row to the delegate: a style would fill it with its own selection first."""
        self.itemDelegate().paint(painter, options, _plain(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; with focus but no current row, ring the whole tree."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"), 0)


def _plain(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column(), index.parent())
