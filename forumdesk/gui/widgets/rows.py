"""How rows of tables are drawn: a name over a quiet second line, states as icon and word."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from forumdesk.gui.theme import ICON, SPACE, WIDTH, Height, Role, Theme, Token
from forumdesk.gui.widgets.painting import draw_icon, draw_words, icon_rect

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a model may say about a cell besides its text (`Qt.DisplayRole`).

    `CAPTION` is a second line; `ICON` a Phosphor name; `TONE` the token of words and icon, `ICON_TONE` of the
    icon alone; `STRONG` sets the words at 600; `GROUND` the token of a cell that is marked. Models answer
    `Qt.AccessibleTextRole` with both lines and the state in words.
    """

    CAPTION = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    TONE = Qt.ItemDataRole.UserRole + 3
    STRONG = Qt.ItemDataRole.UserRole + 4
    GROUND = Qt.ItemDataRole.UserRole + 5
    ICON_TONE = Qt.ItemDataRole.UserRole + 6


class RowDelegate(QStyledItemDelegate):
    """Rows of one height with hairlines; the main column in 14/600, the others in 13."""

    def __init__(
        self,
        theme: Theme,
        *,
        height: Height = "row",
        main_column: int = 0,
        parent: QAbstractItemView | None = None,
    ) -> None:
        """`main_column` is the one that names the row."""
        super().__init__(parent)
        self._theme = theme
        self._height: Height = height
        self._main_column = main_column

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as such a row is."""
        return QSize(super().sizeHint(option, index).width(), self._theme.height(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, words, bar of the current row, and hairline."""
        painter.save()
        rect: QRect = option.rect
        self._paint_ground(painter, option, rect, index)
        self._paint_content(painter, rect, index)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: Index
    ) -> None:
        state: QStyle.StateFlag = option.state
        view = option.widget
        marked = index.data(RowRole.GROUND)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("sel"))
        elif marked:
            painter.fillRect(rect, self._theme.colour(marked))
        elif isinstance(view, QAbstractItemView) and view.property("hovered_row") == index.row():
            painter.fillRect(rect, self._theme.colour("hover"))
        painter.fillRect(
            QRect(rect.left(), rect.bottom(), rect.width(), WIDTH.hairline), self._theme.colour("line")
        )
        if isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row() and rect.x() <= 0:
            painter.fillRect(
                QRect(rect.left(), rect.top(), WIDTH.bar, rect.height() - 1), self._theme.colour("accent")
            )

    def _paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        area = rect.adjusted(SPACE.page if index.column() == 0 else SPACE.near, 0, -SPACE.near, -1)
        icon_name = index.data(RowRole.ICON)
        tone: Token | None = index.data(RowRole.TONE)
        if icon_name:
            draw_icon(
                painter,
                self._theme,
                icon_name,
                icon_rect(area.left(), area.center().y(), self._theme.scaled(ICON.control)),
                index.data(RowRole.ICON_TONE) or tone or "text2",
            )
            area.setLeft(area.left() + self._theme.scaled(ICON.control) + SPACE.near - 2)
        self._paint_words(painter, area, index, tone)

    def _paint_words(self, painter: QPainter, area: QRect, index: Index, tone: Token | None) -> None:
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        caption = str(index.data(RowRole.CAPTION) or "")
        flags = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
        flags = (flags & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        ink: Token = tone or "text"
        role = self._role(index)
        if not caption:
            draw_words(painter, self._theme, words, area, role=role, token=ink, flags=flags, elide=True)
            return
        first, second = self._two_lines(area)
        draw_words(painter, self._theme, words, first, role=role, token=ink, flags=flags, elide=True)
        draw_words(
            painter, self._theme, caption, second, role="caption", token="text2", flags=flags, elide=True
        )

    def _role(self, index: Index) -> Role:
        if index.column() == self._main_column:
            return "body_strong"
        return "small_strong" if index.data(RowRole.STRONG) else "small"

    def _two_lines(self, area: QRect) -> tuple[QRect, QRect]:
        line, small_line = self._theme.scaled(20), self._theme.scaled(18)
        top = area.top() + (area.height() - line - small_line) // 2
        return (
            QRect(area.left(), top, area.width(), line),
            QRect(area.left(), top + line, area.width(), small_line),
        )


class TwoLineDelegate(RowDelegate):
    """Rows of 48 pixels: the name in 14/600, organisation and post in 12/400 under it."""

    def __init__(
        self, theme: Theme, *, main_column: int = 0, parent: QAbstractItemView | None = None
    ) -> None:
        """`main_column` is the one that names the row."""
        super().__init__(theme, height="row_two_lines", main_column=main_column, parent=parent)
