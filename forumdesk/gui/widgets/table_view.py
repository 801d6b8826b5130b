"""A table with hairlines, quiet heads, one tab stop, and rows drawn by a delegate."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from forumdesk.gui.theme import ICON, SPACE, Height, Theme
from forumdesk.gui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_focus,
    draw_icon,
    draw_words,
    icon_rect,
    words_width,
)
from forumdesk.gui.widgets.rows import RowDelegate


class HeaderView(QHeaderView):
    """Column heads in 12/500 on the raised ground, with an arrow where the table is sorted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand over a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setStretchLastSection(True)
        self.setDefaultAlignment(LEFT)
        self.setMinimumSectionSize(theme.scaled(48))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._theme.font("caption_medium"))
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Be as high as a head is."""
        return QSize(super().sizeHint().width(), self._theme.height("table_head"))

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Fit words and arrow; heads are never cut."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        width = (
            words_width(self._theme, words, "caption_medium")
            + SPACE.page
            + 2 * SPACE.near
            + self._theme.scaled(ICON.chip)
        )
        return QSize(width, self._theme.height("table_head"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        model = self.model()
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        align = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = bool(align and Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)
        area = rect.adjusted(SPACE.page if section == 0 else SPACE.near, 0, -SPACE.near, -1)
        draw_words(
            painter, theme, words, area, role="caption_medium", token="text2", flags=RIGHT if right else LEFT
        )
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section and not right:
            up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            left = area.left() + words_width(theme, words, "caption_medium") + SPACE.near - 2
            box = icon_rect(left, area.center().y() + 1, self._theme.scaled(ICON.chip))
            draw_icon(painter, theme, "arrow-up" if up else "arrow-down", box, "text2")
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the rest of the row as well."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("raised"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
        painter.end()
        super().paintEvent(event)


class TableView(QTableView):
    """Whole rows are selected; Enter emits `opened`, Tab leaves the table.

    Emits `opened(row)` for Enter and double click.
    """

    opened = Signal(int)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        height: Height = "row_two_lines",
        delegate: RowDelegate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what the table lists; `height` is the height of its rows."""
        super().__init__(parent)
        self._theme = theme
        self._height: Height = height
        self._widths: dict[int, int] = {}
        self._stretched = 0
        self.setAccessibleName(name)
        self.setHorizontalHeader(HeaderView(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(delegate or RowDelegate(theme, height=height, parent=self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setProperty("hovered_row", -1)
        self.doubleClicked.connect(self._open)
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def set_column_widths(self, widths: Mapping[int, int], *, stretched: int = 0) -> None:
        """Give columns widths at normal text size, never less than their heads; `stretched` takes the rest.

        Ask again after the model was set or its heads changed; the text size is followed by itself.
        """
        self._widths = dict(widths)
        self._stretched = stretched
        self._lay_columns()

    def _lay_columns(self) -> None:
        head = self.horizontalHeader()
        if not self._widths or head.count() == 0:
            return
        head.setStretchLastSection(False)
        for section in range(head.count()):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(
                section, mode.Stretch if section == self._stretched else mode.Interactive
            )
            wanted = self._theme.scaled(self._widths.get(section, 0))
            head.resizeSection(section, max(wanted, head.sectionSizeHint(section)))

    def _dress(self) -> None:
        self._lay_columns()
        self.setFont(self._theme.font("small"))
        self.verticalHeader().setDefaultSectionSize(self._theme.height(self._height))
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self.viewport().update()

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row: whole rows are selected, never a cell."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action not in ends or self.model() is None:
            return super().moveCursor(action, modifiers)
        row = ends[action] % max(self.model().rowCount(), 1)
        return self.model().index(row, max(self.currentIndex().column(), 0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark the row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if self.property("hovered_row") != row:
            self.setProperty("hovered_row", row)
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; the focus ring stands still, so its copies in the rows that moved are drawn over."""
        super().scrollContentsBy(dx, dy)
        if self.hasFocus():
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the focus ring along the table's inner edge."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            draw_focus(painter, self.viewport().rect(), self._theme.colour("accent"), 0)
