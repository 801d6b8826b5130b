"""The papers of a meeting as a list to be ticked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.gui.theme import ICON, RADIUS, SPACE, Theme, Token
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, fill_shape, icon_rect
from forumdesk.gui.words import Words

Index = QModelIndex | QPersistentModelIndex
_WHY = Qt.ItemDataRole.UserRole + 40
_GROUP = Qt.ItemDataRole.UserRole + 41
_TICKED = Qt.ItemDataRole.UserRole + 42


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A paper; ``why`` says what hinders it, ``group`` stands above the first of a group."""

    identifier: str
    title: str
    group: str = ""
    why: str = ""


class SeveralModel(QAbstractListModel):
    """Emits ``ticked`` when a person ticks another paper."""

    ticked = Signal()

    def __init__(self, words: Words, offered: Sequence[Offered]) -> None:
        super().__init__()
        self._words = words
        self.offered = tuple(offered)
        self._chosen: set[str] = set()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The papers that are ticked, in the order of the list."""
        return tuple(one.identifier for one in self.offered if one.identifier in self._chosen)

    def tick(self, row: int) -> None:
        """Tick a paper, or take the tick away; nothing happens to one that cannot be made."""
        one = self.offered[row]
        if not one.why:
            self._chosen ^= {one.identifier}
            self.dataChanged.emit(self.index(row), self.index(row))
            self.ticked.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many papers there are."""
        return 0 if parent.isValid() else len(self.offered)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tick and what hinders a paper."""
        one = self.offered[index.row()]
        ticked = one.identifier in self._chosen
        _ = self._words.gettext
        said = one.why or (_("ticked") if ticked else _("not ticked"))
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: one.title,
            Qt.ItemDataRole.ToolTipRole: one.why or None,
            Qt.ItemDataRole.AccessibleTextRole: f"{one.title}. {said}",
            _WHY: one.why,
            _GROUP: one.group,
            _TICKED: ticked,
        }
        return answers.get(role)


class _Delegate(QStyledItemDelegate):
    """A box to tick, the title, and behind it quietly why a paper cannot be made."""

    def __init__(self, theme: Theme, view: "SeveralView") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row, with room for the caption of a group."""
        row = self._theme.height("row_tree")
        return QSize(0, 2 * row if index.data(_GROUP) else row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw caption, ground, box and words."""
        painter.save()
        theme, rect, height = self._theme, option.rect, self._theme.height("row_tree")
        if index.data(_GROUP):
            caption = QRect(rect.left() + SPACE.near, rect.top(), rect.width(), height)
            draw_words(painter, theme, str(index.data(_GROUP)), caption, role="caption_strong", token="text2")
        row = QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
        if option.state & QStyle.StateFlag.State_MouseOver:
            fill_shape(painter, row, ground=theme.colour("hover"))
        why, ticked = str(index.data(_WHY)), bool(index.data(_TICKED))
        box = icon_rect(row.left() + SPACE.near, row.center().y() + 1, theme.scaled(ICON.control))
        token: Token = "text3" if why else "accent" if ticked else "text2"
        draw_icon(painter, theme, "check-square" if ticked else "square", box, token)
        area = row.adjusted(box.right() - row.left() + SPACE.near, 0, -SPACE.near, 0)
        ink: Token = "text3" if why else "text"
        words = f"{index.data()} · {why}" if why else str(index.data())
        draw_words(painter, theme, words, area, role="small", token=ink, elide=True)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            draw_focus(painter, row, theme.colour("accent"), RADIUS.control)
        painter.restore()


class SeveralView(QListView):
    """One tab stop, arrows inside; Space or a click ticks."""

    def __init__(self, theme: Theme, model: SeveralModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._papers = theme, model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Delegate(theme, self))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, theme.colour("raised"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(theme.sheet("scroll"))
        self.setCurrentIndex(model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks; letters are left to the list, Enter to the dialog."""
        if event.key() == Qt.Key.Key_Space:
            self._papers.tick(self.currentIndex().row())
            self.viewport().update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what is under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._papers.tick(index.row())
