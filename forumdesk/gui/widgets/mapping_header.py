"""Column heads of two lines: what the file calls the column, and below it what it is read as, with a menu."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import ICON, SPACE, Role, Theme
from forumdesk.gui.widgets.painting import draw_focus, draw_icon, draw_words, icon_rect, words_width
from forumdesk.gui.widgets.rows import RowRole
from forumdesk.gui.widgets.table_view import HeaderView

_WIDEST = 200  # pixels that a heading of the file may ask for; it is cut where it is longer


class MappingHeader(HeaderView):
    """A tab stop of its own: arrows go from head to head, Enter or Space emits ``menu_asked(section)``.

    ``section_reached(section)`` tells that the keys went to another head, so that the table brings it into view.
    Heads before ``first`` have no menu and one line.
    """

    menu_asked = Signal(int)
    section_reached = Signal(int)

    def __init__(self, theme: Theme, *, first: int, parent: QWidget | None = None) -> None:
        """`first` is the first section with a menu."""
        super().__init__(theme, parent)
        self._first = first
        self._section = first
        self.mappable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sectionClicked.connect(self._clicked)

    @property
    def section(self) -> int:
        """Return the head on which the keys work."""
        return self._section

    def set_section(self, section: int) -> None:
        """Let the keys work on another head, and bring it into view."""
        if self.count() > self._first:
            self._section = min(max(section, self._first), self.count() - 1)
            self.section_reached.emit(self._section)
            self.setAccessibleName(self._said(self._section, Qt.ItemDataRole.AccessibleTextRole))
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Be as high as two lines are."""
        return QSize(super().sizeHint().width(), self._theme.height("page_bar") + SPACE.tight)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Fit what the column is read as; that is never cut."""
        height = self.sizeHint().height()
        named = words_width(self._theme, self._said(section), "small_strong")
        heading = words_width(self._theme, self._said(section, RowRole.CAPTION), "caption")
        tail = self._theme.scaled(ICON.chip) + SPACE.near if section >= self._first else 0
        left = SPACE.page if section == 0 else SPACE.near
        return QSize(max(named + tail, min(heading, self._theme.scaled(_WIDEST))) + left + SPACE.page, height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the file's heading over what it is read as."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        area = rect.adjusted(SPACE.page if section == 0 else SPACE.near, 0, -SPACE.near, -1)
        if section < self._first:
            draw_words(painter, theme, self._said(section), area, role="caption_medium", token="text2")
        else:
            self._paint_two_lines(painter, area, section)
            if self.hasFocus() and section == self._section:
                draw_focus(painter, rect.adjusted(0, 0, -1, -1), theme.colour("accent"))
        painter.restore()

    def _paint_two_lines(self, painter: QPainter, area: QRect, section: int) -> None:
        theme = self._theme
        half = area.height() // 2
        upper = QRect(area.left(), area.top() + SPACE.tight, area.width(), half - SPACE.tight)
        lower = QRect(area.left(), area.top() + half, area.width(), half - SPACE.tight)
        heading = self._said(section, RowRole.CAPTION)
        draw_words(painter, theme, heading, upper, role="caption", token="text2", elide=True)
        known = self._model_data(section, RowRole.TONE) == "text"
        role: Role = "small_strong" if known else "small"
        draw_words(painter, theme, self._said(section), lower, role=role, token="text" if known else "text3")
        if self.mappable:
            size = theme.scaled(ICON.chip)
            box = icon_rect(lower.right() - size, lower.center().y() + 1, size)
            draw_icon(painter, theme, "caret-down", box, "text2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from head to head; Enter, Space and Alt+Down open the menu."""
        steps = {
            Qt.Key.Key_Left: self._section - 1,
            Qt.Key.Key_Right: self._section + 1,
            Qt.Key.Key_Home: self._first,
            Qt.Key.Key_End: self.count() - 1,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self._ask(self._section)
        elif key in steps and not event.modifiers():
            self.set_section(steps[key])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and say on which head the keys work."""
        super().focusInEvent(event)
        self.set_section(self._section)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys work elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def menu_corner(self, section: int) -> QRect:
        """Return where a head is on the screen."""
        rect = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _clicked(self, section: int) -> None:
        if section >= self._first:
            self.set_section(section)
            self._ask(section)

    def _ask(self, section: int) -> None:
        if self.mappable and section < self.count():
            self.menu_asked.emit(section)

    def _said(self, section: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return str(self._model_data(section, role) or "")

    def _model_data(self, section: int, role: int) -> object:
        model = self.model()
        return model.headerData(section, Qt.Orientation.Horizontal, role) if model is not None else None
