"""The heads over a grid of paragraphs: the language's own name, a count, and a menu where columns are fewer."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from forumdesk.gui.theme import ICON, SPACE, WIDTH, Theme
from forumdesk.gui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_icon,
    draw_words,
    fill_shape,
    icon_rect,
    words_width,
)
from forumdesk.gui.widgets.paragraph_cells import GridRole
from forumdesk.gui.widgets.table_view import HeaderView


class ParagraphHead(HeaderView):
    """Heads of 36 pixels. A model answers `DisplayRole` with the name and `StatusTipRole` with the count, and
    `GridRole.AUTHENTIC` with the word of a chip, empty for none.

    Emits `menu_asked(section)` for the head that carries the menu.
    """

    menu_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Stand over a grid; no head has a menu yet."""
        super().__init__(theme, parent)
        self._menu_section = -1
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_menu_section(self, section: int) -> None:
        """Let one head open a menu; -1 for none."""
        self._menu_section = section
        self.viewport().update()

    def section_area(self, section: int) -> QRect:
        """Return where a head lies, in the coordinates of this view."""
        return QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())

    def sizeHint(self) -> QSize:
        """Be as high as a row of one line."""
        return QSize(super().sizeHint().width(), self._theme.height("row"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the menu of the head that has one."""
        super().mouseReleaseEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and section == self._menu_section:
            self.menu_asked.emit(section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Heads are reached by the grid's own keys."""
        event.ignore()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        theme, model = self._theme, self.model()
        painter.save()
        painter.fillRect(rect, theme.colour("raised"))
        line = theme.colour("line")
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), WIDTH.hairline), line)
        name = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if section == 0:
            area = rect.adjusted(SPACE.page, 0, 0, -1)
            draw_words(painter, theme, name, area, role="caption_medium", token="text3")
            painter.restore()
            return
        painter.fillRect(QRect(rect.left(), rect.top(), WIDTH.hairline, rect.height()), line)
        self._paint_words(painter, rect.adjusted(SPACE.group, 0, -SPACE.group, -1), section, name)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRect, section: int, name: str) -> None:
        theme = self._theme
        count = self._answer(section, Qt.ItemDataRole.StatusTipRole)
        draw_words(painter, theme, name, area, role="small_strong", token="text", flags=LEFT)
        draw_words(painter, theme, count, area, role="caption", token="text2", flags=RIGHT)
        left = area.left() + words_width(theme, name, "small_strong") + SPACE.near
        if section == self._menu_section:
            box = icon_rect(left, area.center().y() + 1, theme.scaled(ICON.chip))
            draw_icon(painter, theme, "caret-down", box, "text2")
            left = box.right() + SPACE.near
        room = area.right() - words_width(theme, count, "caption") - SPACE.near - left
        self._paint_chip(painter, area, left, room, self._answer(section, GridRole.AUTHENTIC))

    def _paint_chip(self, painter: QPainter, area: QRect, left: int, room: int, words: str) -> None:
        """Draw the chip of the authentic text; where there is no room for its word, its star alone."""
        theme = self._theme
        size = theme.scaled(ICON.chip)
        full = size + SPACE.tight + words_width(theme, words, "caption_medium") + 2 * SPACE.near
        width = full if full <= room else size + 2 * SPACE.near
        if not words or width > room:
            return
        chip = QRect(0, 0, width, theme.height("chip"))
        chip.moveCenter(area.center())
        chip.moveLeft(left)
        fill_shape(painter, chip, ground=theme.colour("sel"), radius=chip.height() / 2)
        box = icon_rect(chip.left() + SPACE.near, chip.center().y() + 1, size)
        draw_icon(painter, theme, "star", box, "sel_text")
        if width == full:
            inner = chip.adjusted(SPACE.near + size + SPACE.tight, 0, 0, 0)
            draw_words(painter, theme, words, inner, role="caption_medium", token="sel_text")

    def _answer(self, section: int, role: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal, role) or "")
