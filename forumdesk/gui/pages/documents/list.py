"""Everything that can be printed for a meeting, at the left of the Documents page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from forumdesk.documents.registry import DOCUMENTS
from forumdesk.domain.errors import N_
from forumdesk.gui.theme import ICON, RADIUS, SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.painting import (
    draw_focus,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)
from forumdesk.gui.widgets.rows import RowRole

Index = QModelIndex | QPersistentModelIndex

RESOLUTION: Final = "resolution"
PURPOSES: Final[Mapping[str, str]] = {
    RESOLUTION: N_("What the meeting adopted. It has its own page."),
    "badges": N_("For everybody to wear: name, organisation and country, with a code for the scanner."),
    "tent_cards": N_("To stand on the tables: fold, and the name is read from both sides."),
    "participants": N_("Everybody by country and delegation, to be handed out."),
    "attendance": N_("By delegation, with room to sign."),
    "arrivals": N_("Who came when and to which desk, who left and who returned."),
    "certificates": N_("One page for each person, to be signed by the chair."),
    "delegations": N_("By full name of state: head, deputy head, members."),
    "passes": N_("For the guard at the entrance, with identity numbers."),
}
_ICONS: Final[Mapping[str, str]] = {
    RESOLUTION: "file-text",
    "badges": "identification-badge",
    "tent_cards": "user-rectangle",
    "participants": "users",
    "attendance": "pen-nib",
    "arrivals": "check-circle",
    "certificates": "medal",
    "delegations": "users-three",
    "passes": "shield-check",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """One document with its ``count`` written out and said in words; both empty where nothing is counted."""

    identifier: str
    title: str
    count: str = ""
    spoken: str = ""


class DocumentsModel(QAbstractListModel):
    """The documents as rows, worded by ``gettext``."""

    def __init__(self, gettext: Callable[[str], str]) -> None:
        super().__init__()
        self._gettext = gettext
        self.entries = tuple(DocumentEntry(identifier=one.identifier, title=one.title) for one in DOCUMENTS)

    def show(self, counts: Mapping[str, tuple[str, str]]) -> None:
        """Show other counts: by document, written out and in words."""
        self.entries = tuple(
            DocumentEntry(
                identifier=one.identifier,
                title=one.title,
                count=counts.get(one.identifier, ("", ""))[0],
                spoken=counts.get(one.identifier, ("", ""))[1],
            )
            for one in DOCUMENTS
        )
        self.dataChanged.emit(self.index(0), self.index(len(self.entries) - 1))

    def place(self, identifier: str) -> QModelIndex:
        """Where a document stands."""
        return self.index([one.identifier for one in self.entries].index(identifier))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many documents there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, purpose and count of a document."""
        entry = self.entries[index.row()]
        title, purpose = self._gettext(entry.title), self._gettext(PURPOSES[entry.identifier])
        parts = [title, entry.spoken, purpose]
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: f"{title}\n{purpose}",
            Qt.ItemDataRole.AccessibleTextRole: ". ".join(part.rstrip(".") for part in parts if part),
            RowRole.CAPTION: entry.count,
            RowRole.ICON: _ICONS[entry.identifier],
        }
        return answers.get(role)


class _DocumentDelegate(QStyledItemDelegate):
    """Icon and title, the count at the right end; an arrow where another page opens."""

    def __init__(self, theme: Theme, view: "DocumentsView") -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row of a tree."""
        return QSize(0, self._theme.height("row_tree"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the chosen row, icon, title and count."""
        painter.save()
        theme = self._theme
        rect: QRect = option.rect
        row = rect.adjusted(SPACE.near, 0, -SPACE.near, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            fill_shape(painter, row, ground=theme.colour("sel"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill_shape(painter, row, ground=theme.colour("hover"))
        ink: Token = "sel_text" if chosen else "text"
        quiet: Token = "sel_text" if chosen else "text2"
        size = theme.scaled(ICON.control)
        box = icon_rect(row.left() + SPACE.near, row.center().y() + 1, size)
        draw_icon(painter, theme, index.data(RowRole.ICON), box, quiet)
        right = self._paint_end(painter, row, index, quiet)
        area = QRect(box.right() + SPACE.near, row.top(), right - box.right() - SPACE.near, row.height())
        role: Role = "small_strong" if chosen else "small"
        draw_words(painter, theme, str(index.data()), area, role=role, token=ink, elide=True)
        view = self.parent()
        if isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index:
            draw_focus(painter, row, theme.colour("accent"), RADIUS.control)
        painter.restore()

    def _paint_end(self, painter: QPainter, row: QRect, index: Index, token: Token) -> int:
        """Draw what stands at the right end; returns where the room for the title ends."""
        theme = self._theme
        if index.row() == 0:
            size = theme.scaled(ICON.chip)
            box = icon_rect(row.right() - SPACE.near - size, row.center().y() + 1, size)
            draw_icon(painter, theme, "arrow-right", box, token)
            return box.left() - SPACE.near
        count = str(index.data(RowRole.CAPTION))
        width = words_width(theme, count, "caption_medium") + 1
        area = QRect(row.right() - SPACE.near - width, row.top(), width, row.height())
        draw_words(painter, theme, count, area, role="caption_medium", token=token)
        return area.left() - SPACE.near


class DocumentsView(QListView):
    """One tab stop, arrows inside; emits ``opened(index)`` for Enter and a double click."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, model: DocumentsModel, parent: QWidget | None = None) -> None:
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
        self.setItemDelegate(_DocumentDelegate(theme, self))
        self.activated.connect(self.opened)
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

    @property
    def needed_width(self) -> int:
        """The width that holds the longest title with its count; never less than that of an outline."""
        theme, model = self._theme, self.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        titles = max(words_width(theme, str(row.data()), "small_strong") for row in rows)
        counts = max(words_width(theme, str(row.data(RowRole.CAPTION)), "caption_medium") for row in rows)
        around = theme.scaled(ICON.control) + 6 * SPACE.near + self.verticalScrollBar().sizeHint().width()
        return max(theme.scaled(WIDTH.outline), titles + counts + around)

    def sizeHint(self) -> QSize:
        """Be as wide as the titles, and as high as the documents."""
        rows = self.model().rowCount() * self._theme.height("row_tree")
        return QSize(self.needed_width, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen row in view when the words below take more room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows; with focus but no current row, ring the whole list."""
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            draw_focus(QPainter(self.viewport()), self.viewport().rect(), self._theme.colour("accent"), 0)
