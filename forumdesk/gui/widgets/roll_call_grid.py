"""The grid of a roll call: one cell for each voter, read down the columns, answered by single keys."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Theme, Token
from forumdesk.gui.widgets.key_positions import position_of
from forumdesk.gui.widgets.painting import (
    draw_focus,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)

Index = QModelIndex | QPersistentModelIndex
_NUMBER: Final = 32


class VoterRole(IntEnum):
    """What a model answers for a voter besides `Qt.DisplayRole` (the name) and `Qt.AccessibleTextRole`.

    `NUMBER` stands before the name; `WORD`, `ICON` and `TONE` say the answer; `GROUND` is the token of the cell
    or None; `QUIET` tells that the name steps back; `NAMED` that a refusal names this voter. `CAPTION` stands behind
    the name: who casts the voice.
    """

    NUMBER = Qt.ItemDataRole.UserRole + 1
    WORD = Qt.ItemDataRole.UserRole + 2
    ICON = Qt.ItemDataRole.UserRole + 3
    TONE = Qt.ItemDataRole.UserRole + 4
    GROUND = Qt.ItemDataRole.UserRole + 5
    QUIET = Qt.ItemDataRole.UserRole + 6
    NAMED = Qt.ItemDataRole.UserRole + 7
    CAPTION = Qt.ItemDataRole.UserRole + 8


class VoterDelegate(QStyledItemDelegate):
    """Draws number, name, icon and word in a thin frame; the words of all cells begin at one line."""

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        """Draw the cells of `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._view = parent
        self._words: tuple[str, ...] = ()
        self._longest = 0
        theme.changed.connect(self._measure)

    def set_words(self, words: tuple[str, ...]) -> None:
        """Name all answers, so that there is room for the longest."""
        self._words = words
        self._measure()

    def _measure(self) -> None:
        widths = (words_width(self._theme, word, "small_medium") for word in self._words)
        self._longest = max(widths, default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row, with the gap under it."""
        return QSize(super().sizeHint(option, index).width(), self._theme.height("row") + SPACE.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one voter; the last column may end early."""
        if not index.data(VoterRole.WORD):
            return
        rect: QRect = option.rect
        columns = index.model().columnCount()
        right = SPACE.tight if index.column() < columns - 1 else 0
        left = SPACE.tight if index.column() > 0 else 0
        area = rect.adjusted(left, 0, -right, -SPACE.tight)
        painter.save()
        self._paint_frame(painter, area, index)
        self._paint_content(painter, area, index)
        painter.restore()

    def _paint_frame(self, painter: QPainter, area: QRect, index: Index) -> None:
        theme = self._theme
        ground: Token = index.data(VoterRole.GROUND) or "surface"
        named = bool(index.data(VoterRole.NAMED))
        edge: Token = "bad" if named else "line"
        fill_shape(painter, area, ground=theme.colour(ground), edge=theme.colour(edge))
        if named:
            bar = QRect(area.left(), area.top(), WIDTH.bar, area.height())
            painter.fillRect(bar, theme.colour("bad"))
        if self._view.currentIndex() == index:
            ring: Token = "accent" if self._view.hasFocus() else "edge"
            draw_focus(painter, area, theme.colour(ring), RADIUS.control)

    def _paint_content(self, painter: QPainter, area: QRect, index: Index) -> None:
        theme, quiet = self._theme, bool(index.data(VoterRole.QUIET))
        tone: Token = index.data(VoterRole.TONE)
        icon = theme.scaled(ICON.control)
        longest = self._longest
        state_left = area.right() - SPACE.group - longest - icon - SPACE.near
        number = QRect(area.left() + SPACE.near + 2, area.top(), theme.scaled(_NUMBER), area.height())
        draw_words(painter, theme, str(index.data(VoterRole.NUMBER)), number, role="small", token="text3")
        name = QRect(number.right(), area.top(), state_left - number.right() - SPACE.near, area.height())
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        ink: Token = "text3" if quiet else "text"
        draw_words(painter, theme, words, name, role="body_medium", token=ink, elide=True)
        self._paint_caption(painter, name, words, str(index.data(VoterRole.CAPTION) or ""))
        box = icon_rect(state_left, area.center().y() + 1, icon)
        draw_icon(painter, theme, str(index.data(VoterRole.ICON)), box, tone)
        state = QRect(box.right() + SPACE.near, area.top(), longest + 1, area.height())
        word = str(index.data(VoterRole.WORD))
        draw_words(painter, theme, word, state, role="small_medium", token=tone)

    def _paint_caption(self, painter: QPainter, name: QRect, words: str, caption: str) -> None:
        """Behind the name, where there is room for at least a few letters."""
        used = words_width(self._theme, words, "body_medium") + SPACE.near
        rest = name.adjusted(used, 0, 0, 0)
        if caption and rest.width() > self._theme.scaled(_NUMBER):
            draw_words(painter, self._theme, caption, rest, role="caption", token="text3", elide=True)


class RollCallGrid(QTableView):
    """One tab stop; arrows move, one key by its position answers and the cursor goes on.

    Emits `answered(answer)` with the value of the key in `keys`, and `rest_asked` for Ctrl+Shift+Enter.
    """

    answered = Signal(str)
    rest_asked = Signal()

    def __init__(
        self, theme: Theme, *, name: str, keys: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """`name` says what is called; `keys` maps key positions to answers."""
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.voter_delegate = VoterDelegate(theme, self)
        self.setAccessibleName(name)
        self.setItemDelegate(self.voter_delegate)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self._dress()
        theme.changed.connect(self._dress)

    def set_texts(self, *, name: str, words: tuple[str, ...]) -> None:
        """Set the accessible name, and name all answers."""
        self.setAccessibleName(name)
        self.voter_delegate.set_words(words)
        self.viewport().update()

    def step(self, step: int) -> bool:
        """Go to the voter after or before in reading order, down the columns; False at the ends."""
        model, index = self.model(), self.currentIndex()
        rows = model.rowCount()
        place = index.column() * rows + index.row() + step if index.isValid() else 0
        if rows == 0 or place < 0:
            return False
        target = model.index(place % rows, place // rows)
        if not target.isValid() or not target.data(VoterRole.WORD):
            return False
        self.setCurrentIndex(target)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by the position of the key; up and down go on over the ends of the columns."""
        control = Qt.KeyboardModifier.ControlModifier
        rest = control | Qt.KeyboardModifier.ShiftModifier
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers == rest:
                self.rest_asked.emit()
            else:
                event.ignore()
            return
        if not modifiers & (control | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            position = position_of(event)
            if position in self._keys:
                self.answered.emit(self._keys[position])
                return
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return
            if event.text() and event.text().isprintable():
                event.ignore()  # a letter that answers nothing searches nothing either
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a voter; the empty end of the last column is nobody."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(VoterRole.WORD):
            self.setCurrentIndex(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Draw the ring anew; the other cells stay as they are."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.viewport().update(self.visualRect(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the voter in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.height("row") + SPACE.tight)
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("window"))
        self.setPalette(palette)
        self.viewport().update()
