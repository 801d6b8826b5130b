"""The pages of a file small under each other, to be gone to."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from forumdesk.gui.pages_preview.pictures import Pictures
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, WIDTH, Theme
from forumdesk.gui.widgets.painting import CENTRE, draw_focus, draw_words
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

Index = QModelIndex | QPersistentModelIndex

_PAGE: Final = 96  # pixels: the longer side of a page
_KEPT: Final = 200
_NUMBER: Final = 18  # pixels for the number under the page


class _PagesModel(QAbstractListModel):
    """Pages by number, worded."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.sizes: tuple[tuple[float, float], ...] = ()

    def show(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show other pages; the same ones keep their place."""
        if sizes == self.sizes:
            return
        self.beginResetModel()
        self.sizes = sizes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many pages there are."""
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of a page, said as “Page 3”."""
        number = whole(index.row() + 1, self._words.language)
        if role == Qt.ItemDataRole.DisplayRole:
            return number
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words.gettext("Page {page}").format(page=number)
        return None


class _PageDelegate(QStyledItemDelegate):
    """A page on the mat with its number below; a frame around the one in view."""

    def __init__(self, theme: Theme, strip: "PageStrip") -> None:
        super().__init__(strip)
        self._theme, self._strip = theme, strip

    def sizeHint(self, option: Option, index: Index) -> QSize:
        """Hold the page and its number."""
        size = self._strip.page_size(index.row())
        return QSize(0, size.height() + self._theme.scaled(_NUMBER) + SPACE.near + SPACE.tight)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw the page; white paper until its picture is there."""
        painter.save()
        theme, rect = self._theme, option.rect
        size = self._strip.page_size(index.row())
        left = rect.left() + (rect.width() - size.width()) // 2
        page = QRect(left, rect.top() + SPACE.near, size.width(), size.height())
        painter.fillRect(page, theme.colour("paper"))
        picture = self._strip.picture(index.row())
        if not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, picture)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            frame = page.adjusted(-WIDTH.focus - 1, -WIDTH.focus - 1, WIDTH.focus + 1, WIDTH.focus + 1)
            draw_focus(painter, frame, theme.colour("accent"))
        number = QRect(rect.left(), page.bottom() + SPACE.tight, rect.width(), theme.scaled(_NUMBER))
        draw_words(
            painter,
            theme,
            str(index.data()),
            number,
            role="caption_strong" if chosen else "caption",
            token="text" if chosen else "text2",
            flags=CENTRE,
        )
        if chosen and self._strip.hasFocus():
            draw_focus(painter, rect.adjusted(1, 1, -1, -1), theme.colour("accent"))
        painter.restore()


class PageStrip(QListView):
    """One tab stop, arrows inside. Emits ``page_chosen(index)`` when a person goes to another page."""

    page_chosen = Signal(int)

    def __init__(self, theme: Theme, words: Words, tasks: Tasks, parent: QWidget | None = None) -> None:
        """Show nothing until :meth:`show_pages`."""
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._pages = _PagesModel(words)
        self._pictures = Pictures(tasks, self, keeps=_KEPT, here=self._middle)
        self._pictures.came.connect(self._repaint)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._choose)
        self._dress()
        theme.changed.connect(self._dress)

    def show_pages(self, pdf: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show the pages of another file at the place where the old ones were."""
        here = self.currentIndex().row()
        self._pictures.show(pdf)
        self._quiet = True
        self._pages.show(sizes)
        self._quiet = False
        self.turn_to(min(here, len(sizes) - 1))
        self._repaint()

    def turn_to(self, page: int) -> None:
        """Show which page is in view, without telling anybody."""
        if 0 <= page < len(self._pages.sizes) and page != self.currentIndex().row():
            self._quiet = True
            self.setCurrentIndex(self._pages.index(page))
            self._quiet = False

    def set_texts(self, *, name: str) -> None:
        """Set the accessible name."""
        self.setAccessibleName(name)

    def page_size(self, page: int) -> QSize:
        """How large a page is drawn, in pixels."""
        width, height = self._pages.sizes[page]
        scale = self._theme.scaled(_PAGE) / max(width, height)
        return QSize(round(width * scale), round(height * scale))

    def picture(self, page: int) -> QImage:
        """The picture of a page; none until it is drawn."""
        width, _ = self._pages.sizes[page]
        return self._pictures.picture(page, self.page_size(page).width() / width * self.devicePixelRatioF())

    def _choose(self, now: QModelIndex) -> None:
        if now.isValid() and not self._quiet:
            self.page_chosen.emit(now.row())

    def _middle(self) -> int:
        return max(self.indexAt(self.viewport().rect().center()).row(), 0)

    def _repaint(self) -> None:
        self.viewport().update()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.colour("mat"))
        self.setPalette(palette)
        self.verticalScrollBar().setStyleSheet(self._theme.sheet("scroll"))
        self.setFixedWidth(
            self._theme.scaled(_PAGE) + 2 * SPACE.page + self.verticalScrollBar().sizeHint().width()
        )
        self.scheduleDelayedItemsLayout()
