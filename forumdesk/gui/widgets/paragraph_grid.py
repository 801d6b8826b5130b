"""A grid of aligned paragraphs: a column for each language, rows of any height, written in place."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.paragraph_cells import GridRole
from forumdesk.gui.widgets.paragraph_delegate import Index, ParagraphDelegate
from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor
from forumdesk.gui.widgets.paragraph_head import ParagraphHead

GridAct = Literal["edit", "confirm", "remove"]
_NUMBERS: Final = 60
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class ParagraphGrid(QTableView):
    """One tab stop; arrows choose a cell, Enter, F2 or a double click write in it.

    `keep` is given the index and the typed text when a cell is left and answers whether it was kept; if not, the
    cell stays open. Emits `act_asked("edit" | "confirm" | "remove")` for the current cell, `current_moved`, and
    `menu_asked` with a place on the screen. Opening the editor is the page's answer to "edit".
    """

    act_asked = Signal(str)
    current_moved = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        keep: Callable[[QModelIndex, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what the grid holds."""
        super().__init__(parent)
        self._theme = theme
        self._keep = keep
        self._editor: ParagraphEditor | None = None
        self._edited = QPersistentModelIndex()
        self._leaving = False
        self._delegate = ParagraphDelegate(theme, self)
        self._head = ParagraphHead(theme, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self.settle)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self._head)
        self._shape()
        self._dress()
        theme.changed.connect(self._dress)

    def _shape(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)

    @property
    def head(self) -> ParagraphHead:
        """Return the heads, for their menu."""
        return self._head

    @property
    def editor(self) -> ParagraphEditor | None:
        """Return the field in which a cell is being written, if one is."""
        return self._editor

    @property
    def edited(self) -> QModelIndex:
        """Return the cell that is being written, or an invalid index."""
        place = self._edited
        return self.model().index(place.row(), place.column()) if place.isValid() else QModelIndex()

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def settle(self) -> None:
        """Share the width among the columns, give every row the height it needs, span the group rows."""
        model = self.model()
        if model is None or self._head.count() < 2:
            return
        self._share_width()
        columns = [one for one in range(1, self._head.count()) if not self.isColumnHidden(one)]
        rows = self.verticalHeader()
        for row in range(model.rowCount()):
            group = bool(model.index(row, 0).data(GridRole.GROUP))
            if group != (self.columnSpan(row, 0) > 1):
                self.setSpan(row, 0, 1, self._head.count() if group else 1)
            needed = max(
                self._delegate.height(model.index(row, one), self.columnWidth(one)) for one in columns
            )
            if self._editor is not None and row == self._edited.row():
                needed = max(needed, self._editor.needed_height)
            if rows.sectionSize(row) != needed:
                rows.resizeSection(row, needed)
        self.updateGeometries()  # now, so that scrolling to a cell knows the new heights

    def _share_width(self) -> None:
        shown = [one for one in range(1, self._head.count()) if not self.isColumnHidden(one)]
        numbers = self._theme.scaled(_NUMBERS)
        room = self.viewport().width() - numbers
        self._head.resizeSection(0, numbers)
        for place, section in enumerate(shown):
            left, right = room * place // len(shown), room * (place + 1) // len(shown)
            self._head.resizeSection(section, right - left)

    def write(self, index: QModelIndex, text: str, *, name: str) -> None:
        """Open the field in a cell with `text`; `name` says which paragraph it is."""
        if not self.leave():
            return
        self.setCurrentIndex(index)
        editor = ParagraphEditor(self._theme, text, name=name, parent=self.viewport())
        editor.left.connect(self._left)
        editor.grown.connect(self._grow)
        self._editor, self._edited = editor, QPersistentModelIndex(index)
        self._grow()
        self.scrollTo(index)
        self._place_editor()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Keep and close what is being written; False where it could not be kept and stays open."""
        editor, index = self._editor, self.edited
        if editor is None or self._leaving:
            return editor is None
        self._leaving = True
        kept = not editor.document().isModified() or self._keep(index, editor.toPlainText())
        self._leaving = False
        if kept:
            had_focus = editor.hasFocus()
            self._editor, self._edited = None, QPersistentModelIndex()
            editor.hide()
            editor.deleteLater()
            self._settle.start()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        return kept

    def go(self, rows: int, columns: int) -> bool:
        """Move the current cell by rows or by columns, over group rows and line ends; False at the end."""
        index = self.currentIndex()
        target = self._beside(index, columns) if columns else self._below(index, rows)
        if target.isValid():
            self.setCurrentIndex(target)
        return target.isValid()

    def first_cell(self) -> QModelIndex:
        """Return the first cell with a paragraph, or an invalid index."""
        model = self.model()
        for row in range(model.rowCount() if model is not None else 0):
            if not model.index(row, 0).data(GridRole.GROUP):
                return model.index(row, 1)
        return QModelIndex()

    def _below(self, index: QModelIndex, step: int) -> QModelIndex:
        row = index.row() + step
        while 0 <= row < self.model().rowCount():
            if not self.model().index(row, 0).data(GridRole.GROUP):
                return self.model().index(row, index.column())
            row += step
        return QModelIndex()

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        shown = [one for one in range(1, self._head.count()) if not self.isColumnHidden(one)]
        place = (shown.index(index.column()) if index.column() in shown else -1) + step
        if 0 <= place < len(shown):
            return index.siblingAtColumn(shown[place])
        row = self._below(index, 1 if step > 0 else -1)
        return row.siblingAtColumn(shown[0 if step > 0 else -1]) if row.isValid() else row

    def _left(self, rows: int, columns: int) -> None:
        if self.leave() and (rows or columns):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.go(rows, columns):
                self.act_asked.emit("edit")

    def _grow(self) -> None:
        self.settle()
        self._place_editor()

    def _place_editor(self) -> None:
        if self._editor is not None:
            rect = self.visualRect(self.edited)
            self._editor.setGeometry(rect.adjusted(1, 0, 0, -1))

    def _dress(self) -> None:
        self.setFont(self._theme.font("body"))
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("surface"))
        self.setPalette(palette)
        self._settle.start()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Move the open field with its cell."""
        super().updateGeometries()
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the open field with its cell."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the paragraphs to the new width, once for many steps."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle.start()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page, and draw the bar of the row anew."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_moved.emit()

    def sizeHint(self) -> QSize:
        """Take what room there is."""
        return QSize(self._theme.scaled(600), self._theme.scaled(300))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 write, Space confirms, Delete takes the row out; Home and End stay in the row."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            self.act_asked.emit("edit")
        elif plain and event.key() == Qt.Key.Key_Space:
            self.act_asked.emit("confirm")
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.act_asked.emit("remove")
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_aside(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.text() and event.text().isprintable() and plain:
            event.ignore()  # no search by first letters: the texts are long and begin alike
        else:
            super().keyPressEvent(event)

    def _step_aside(self, step: int) -> None:
        index = self.currentIndex()
        target = self._beside(index, step) if index.isValid() else QModelIndex()
        if target.isValid() and target.row() == index.row():
            self.setCurrentIndex(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Follow the link under the pointer, else choose the cell."""
        super().mousePressEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        index = self.indexAt(point)
        link = self._delegate.link_at(index, self.visualRect(index), point) if index.isValid() else ""
        if index.isValid() and index.column() == 0 and not index.data(GridRole.GROUP):
            self.setCurrentIndex(index.siblingAtColumn(1))
        elif link:
            self.setCurrentIndex(index)
            self.act_asked.emit("edit" if link == "write" else "confirm")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write in the cell under the pointer."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() > 0 and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self.act_asked.emit("edit")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the link of the cell under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if self.property("hovered_index") != index:
            self.setProperty("hovered_index", QPersistentModelIndex(index))
            self.viewport().update()
        link = self._delegate.link_at(index, self.visualRect(index), point) if index.isValid() else ""
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the link again."""
        super().leaveEvent(event)
        self.setProperty("hovered_index", None)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the page for the acts of the row."""
        index = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(place))
        elif index.isValid():
            self.setCurrentIndex(index if index.column() > 0 else index.siblingAtColumn(1))
            self.menu_asked.emit(event.globalPos())
