"""A grid of aligned paragraphs: a column for each language, rows of any height, written in place."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from forumdesk.domain.marks import Marks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.paragraph_cells import WRITE, GridRole, ParagraphCell
from forumdesk.gui.widgets.paragraph_delegate import Index, ParagraphDelegate
from forumdesk.gui.widgets.paragraph_editor import ParagraphEditor
from forumdesk.gui.widgets.paragraph_head import ParagraphHead
from forumdesk.gui.widgets.paragraph_heights import RowHeights
from forumdesk.gui.widgets.paragraph_keys import ROW_ACTS
from forumdesk.gui.widgets.paragraph_spelling import Speller
from forumdesk.gui.words import Words

_NUMBERS: Final = 60


class ParagraphGrid(QTableView):
    """One tab stop; arrows choose a cell, Enter, F2 or a double click write in it.

    `keep` is given the index, the typed text and its marks when a cell is left and answers whether it was kept;
    if not, the cell stays open. Emits `act_asked` for the current cell: "edit", "confirm" and "remove"; "join" with
    the row above, "up", "down", "deeper" and "shallower"; "amendments"; or the key of one of the cell's own acts.
    `split_asked` comes when the open cell was kept, with its index and the place in the kept text;
    `pasted_paragraphs` with the list of (text, marks) that was put into the open cell, a line for each;
    `current_moved`, and `menu_asked` with a place on the screen. Opening the editor is the page's answer to "edit".
    """

    act_asked = Signal(str)
    split_asked = Signal(QModelIndex, int)
    pasted_paragraphs = Signal(list)
    current_moved = Signal()
    menu_asked = Signal(QPoint)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        *,
        name: str,
        keep: Callable[[QModelIndex, str, Marks], bool],
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what the grid holds."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._keep = keep
        self._editor: ParagraphEditor | None = None
        self._edited = QPersistentModelIndex()
        self._leaving = False
        self._delegate = ParagraphDelegate(theme, self)
        self._heights = RowHeights(self, self._delegate, self._open_height)
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

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another model; which rows change is heard from it."""
        super().setModel(model)
        self._heights.reset()
        if model is not None:
            model.rowsAboutToBeInserted.connect(self._heights.about_to_change)
            model.rowsAboutToBeRemoved.connect(self._heights.about_to_change)
            model.rowsInserted.connect(self._heights.inserted)
            model.rowsRemoved.connect(self._heights.removed)
            model.modelReset.connect(self._heights.reset)
            model.dataChanged.connect(self._heights.changed)

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
        """Share the width among the columns, give the rows their heights, span the group rows."""
        model = self.model()
        if model is None or self._head.count() < 2:
            return
        self._share_width()
        for row in range(model.rowCount()):
            group = bool(model.index(row, 0).data(GridRole.GROUP))
            if group != (self.columnSpan(row, 0) > 1):
                self.setSpan(row, 0, 1, self._head.count() if group else 1)
        self._heights.settle([(one, self.columnWidth(one)) for one in self._columns()])
        self.updateGeometries()  # now, so that scrolling to a cell knows the new heights

    def _columns(self) -> list[int]:
        """The columns of languages that are shown."""
        return [one for one in range(1, self._head.count()) if not self.isColumnHidden(one)]

    def _share_width(self) -> None:
        shown = self._columns()
        numbers = self._numbers_width()
        room = self.viewport().width() - numbers
        self._head.resizeSection(0, numbers)
        for place, section in enumerate(shown):
            left, right = room * place // len(shown), room * (place + 1) // len(shown)
            self._head.resizeSection(section, right - left)

    def _numbers_width(self) -> int:
        model = self.model()
        numbers = (str(model.index(row, 0).data(GridRole.NUMBER) or "") for row in range(model.rowCount()))
        longest = words_width(self._theme, max(numbers, key=len, default=""), "body_strong")
        return max(self._theme.scaled(_NUMBERS), SPACE.page + longest + SPACE.near)

    def _open_height(self, row: int) -> int:
        """The height that the open field needs in its row; 0 in the others."""
        if self._editor is None or row != self._edited.row():
            return 0
        return self._editor.needed_height

    def write(
        self, index: QModelIndex, text: str, marks: Marks = (), *, name: str, speller: Speller | None = None
    ) -> None:
        """Open the field in a cell with `text` and its marks; `name` says which paragraph it is."""
        if not self.leave():
            return
        self.setCurrentIndex(index)
        cell = index.data(GridRole.CELL)
        editor = ParagraphEditor(
            self._theme,
            self._words,
            text,
            marks,
            name=name,
            role="body_strong" if isinstance(cell, ParagraphCell) and cell.strong else "body",
            found=cell.marks if isinstance(cell, ParagraphCell) and cell.text == text else (),
            speller=speller,
            parent=self.viewport(),
        )
        editor.left.connect(self._left)
        editor.grown.connect(self._grow)
        editor.split_asked.connect(self._split)
        editor.act_asked.connect(self._act_when_kept)
        editor.pasted_paragraphs.connect(self.pasted_paragraphs)
        self._editor, self._edited = editor, QPersistentModelIndex(index)
        self._place_editor()  # so that it knows its width before its height is asked
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
        kept = not editor.document().isModified() or self._keep(index, editor.text, editor.marks)
        self._leaving = False
        if kept:
            had_focus = editor.hasFocus()
            self._editor, self._edited = None, QPersistentModelIndex()
            editor.hide()
            editor.deleteLater()
            if index.isValid():
                self._heights.forget(index.row(), index.row())
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
        shown = self._columns()
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

    def _split(self, place: int) -> None:
        index = self.edited
        if self.leave():
            self.split_asked.emit(index, place)

    def _act_when_kept(self, name: str) -> None:
        if self.leave():
            self.act_asked.emit(name)

    def _grow(self) -> None:
        """Give the row of the open field its height; no other row is looked at."""
        if self._heights.measure_written(self._edited.row()):
            self.updateGeometries()
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
        """Measure what comes into sight, and move the open field with its cell."""
        super().scrollContentsBy(dx, dy)
        self._heights.measure_shown()
        self._place_editor()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; the rows around it are measured on the way, so that it is brought again."""
        for _attempt in range(3):
            before = self.verticalScrollBar().value()
            super().scrollTo(index, hint)
            if self.verticalScrollBar().value() == before:
                return

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
        """Follow the keys of the acts; Left and Right stay in the row."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        act = ROW_ACTS.get((event.key(), modifiers))
        if act is not None:
            self.act_asked.emit(act)
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
            self.act_asked.emit("edit" if link == WRITE else link)

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
