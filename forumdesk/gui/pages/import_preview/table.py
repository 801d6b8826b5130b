"""The table of a list of participants before its import: cells are corrected in place, heads are mapped."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from forumdesk.gui.models.import_people import FIRST, RESULT
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.field_block import TextField
from forumdesk.gui.widgets.mapping_header import MappingHeader
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, icon_rect, words_width
from forumdesk.gui.widgets.rows import Index, RowDelegate, RowRole
from forumdesk.gui.widgets.table_view import TableView

_LOOKED_AT: Final = 40  # rows that tell how wide a column is
_WIDEST: Final = 260
_VERDICT: Final = 232
_NARROW_VERDICT: Final = 200


class CellDelegate(RowDelegate):
    """Draws the sign of a cell at its right, a ring around the current one, and edits it in place."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        """Draw rows of two lines."""
        super().__init__(theme, height="row_two_lines", main_column=-1, parent=parent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the ring where the keys work."""
        super().paint(painter, option, index)
        view = option.widget
        here = isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index
        if here and index.column() >= FIRST:
            rect: QRect = option.rect
            draw_focus(painter, rect.adjusted(0, 0, -1, -2), self._theme.colour("accent"))

    def _paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        icon_name = index.data(RowRole.ICON)
        if index.column() < FIRST or not icon_name:
            super()._paint_content(painter, rect, index)
            return
        tone = index.data(RowRole.TONE)
        size = self._theme.scaled(ICON.chip)
        box = icon_rect(rect.right() - SPACE.near - size, rect.center().y(), size)
        draw_icon(painter, self._theme, icon_name, box, tone or "text2")
        area = rect.adjusted(SPACE.near, 0, -2 * SPACE.near - size, -1)
        self._paint_words(painter, area, index, tone)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Edit a cell in one line."""
        header = index.model().headerData(
            index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        )
        return TextField(self._theme, name=str(header or ""), role="small", parent=parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the cell as it stands, all of it marked."""
        assert isinstance(editor, TextField)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model."""
        assert isinstance(editor, TextField)
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Stand in the middle of the cell, wide enough to type in."""
        rect: QRect = option.rect
        height = self._theme.height("control")
        width = max(rect.width() - SPACE.tight, self._theme.scaled(160))
        editor.setGeometry(rect.left(), rect.center().y() - height // 2, width, height)


class _Frozen(QTableView):
    """Number and verdict, which stay in sight while the columns of the file are scrolled; for the eye only."""

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self.setHorizontalHeader(MappingHeader(theme, first=FIRST, parent=self))
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setProperty("hovered_row", -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows and a hairline at the right."""
        super().paintEvent(event)
        area = self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.fillRect(area.right(), 0, 1, area.height(), self._theme.colour("line"))
        table = self.parentWidget()
        if table is not None and table.hasFocus():
            # The table's own ring lies under this part; its right edge is beyond.
            draw_focus(painter, area.adjusted(0, 0, SPACE.near, 0), self._theme.colour("accent"), 0)


class PeopleTable(TableView):
    """One tab stop for the cells and one for the heads. Emits `moved` when another cell is the current one.

    Enter and F2 correct the current cell, Alt+Down opens the menu of its head. `edited` tells that an editor closed.
    """

    moved = Signal()
    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, name="")
        self.header = MappingHeader(theme, first=FIRST, parent=self)
        self.setHorizontalHeader(self.header)
        self._frozen = _Frozen(theme, self)
        self._frozen.doubleClicked.connect(self._open)
        self._frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        self.header.geometriesChanged.connect(self._lay_frozen)
        delegate = CellDelegate(theme, self)
        self.setItemDelegate(delegate)
        self._frozen.setItemDelegate(CellDelegate(theme, self._frozen))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.header.section_reached.connect(self._show_section)
        delegate.closeEditor.connect(self._editor_closed)
        self.opened.connect(lambda _row: self.correct())
        self._narrow = False

    @property
    def is_editing(self) -> bool:
        """Return whether a cell is being corrected."""
        return self.state() == QAbstractItemView.State.EditingState

    def correct(self) -> None:
        """Edit the current cell, or the first bad one of the row where the number or the verdict is current."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into view."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def set_narrow(self, narrow: bool) -> None:
        """Give the verdict less room in a narrow window."""
        self._narrow = narrow

    def fit_columns(self) -> None:
        """Give every column the room that its head and its first rows need; what is left goes to the verdict."""
        head = self.horizontalHeader()
        if not isinstance(head, MappingHeader) or not head.count():
            return  # Qt asks before the heads are there
        head.setStretchLastSection(False)
        widths = [self._wanted(section) for section in range(head.count())]
        widths[RESULT] = max(
            self._theme.scaled(_NARROW_VERDICT if self._narrow else _VERDICT), widths[RESULT]
        )
        spare = self.viewport().width() - sum(widths)
        if spare > 0:
            for section in range(RESULT, len(widths)):
                widths[section] += spare // (len(widths) - RESULT)
            widths[-1] += self.viewport().width() - sum(widths)
        for section, width in enumerate(widths):
            head.setSectionResizeMode(section, head.ResizeMode.Interactive)
            head.resizeSection(section, width)
        self._lay_frozen()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model, its first columns twice."""
        super().setModel(model)
        self._frozen.setModel(model)
        self._frozen.setSelectionModel(self.selectionModel())
        if model is not None:
            model.modelReset.connect(self._lay_frozen)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, out from under the columns that stay."""
        super().scrollTo(index, hint)
        if index.column() >= FIRST:
            hidden = self._frozen.width() - self.columnViewportPosition(index.column())
            if hidden > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns that stay as high as the table."""
        super().resizeEvent(event)
        self._lay_frozen()

    def _lay_frozen(self) -> None:
        frozen, head = self._frozen, self.horizontalHeader()
        if not isinstance(head, MappingHeader) or not head.count():
            frozen.hide()
            return
        frozen.setPalette(self.palette())
        frozen.setFont(self.font())
        frozen.verticalHeader().setDefaultSectionSize(self.verticalHeader().defaultSectionSize())
        for section in range(head.count()):
            frozen.setColumnHidden(section, section >= FIRST)
        for section in range(FIRST):
            frozen.setColumnWidth(section, head.sectionSize(section))
        width = sum(head.sectionSize(section) for section in range(FIRST))
        frozen.setGeometry(0, 0, width, head.height() + self.viewport().height())
        frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
        frozen.show()
        frozen.raise_()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring over both parts."""
        super().focusInEvent(event)
        self._frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away from both parts."""
        super().focusOutEvent(event)
        self._frozen.viewport().update()

    def _hover(self, row: int) -> None:
        super()._hover(row)
        if self._frozen.property("hovered_row") != row:
            self._frozen.setProperty("hovered_row", row)
            self._frozen.viewport().update()

    def _lay_columns(self) -> None:
        self.fit_columns()

    def _wanted(self, section: int) -> int:
        least = self.header.sectionSizeFromContents(section).width()
        if section == RESULT:
            return least
        rows = range(min(self.model().rowCount(), _LOOKED_AT))
        texts = [str(self.model().index(row, section).data() or "") for row in rows]
        widest = max((words_width(self._theme, text, "small") for text in texts), default=0)
        room = SPACE.page if section == 0 else 3 * SPACE.near + self._theme.scaled(ICON.chip)
        return max(least, min(widest + room + SPACE.near, self._theme.scaled(_WIDEST)))

    def _show_section(self, section: int) -> None:
        row = max(self.currentIndex().row(), 0)
        if self.model().rowCount():
            self.scrollTo(self.model().index(row, section))

    def _editor_closed(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.edited.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell is the current one."""
        super().currentChanged(current, previous)
        self.moved.emit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 corrects, Alt+Down goes to the head."""
        if event.key() == Qt.Key.Key_F2:
            self.correct()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.header.setFocus(Qt.FocusReason.OtherFocusReason)
            self.header.set_section(self.currentIndex().column())
            self.header.menu_asked.emit(self.header.section)
        else:
            super().keyPressEvent(event)
