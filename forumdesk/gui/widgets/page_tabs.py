"""The pages of a meeting as tabs; those without room wait under "More"."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QTabBar, QWidget

from forumdesk.gui.theme import SPACE, WIDTH, Role, Theme, Token
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.painting import draw_focus, draw_words, words_width


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTab:
    """One page: a stable key, its words, and a count already written out."""

    key: str
    text: str
    count: str = ""


class _TabRow(QTabBar):
    """The tabs themselves: one tab stop, arrows inside."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tabs: list[PageTab] = []
        self._hovered = -1
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tab_width(self, place: int) -> int:
        """Return the width of one tab in its heavier form, so nothing moves when another is chosen."""
        tab = self.tabs[place]
        width = words_width(self._theme, tab.text, "small_strong") + 2 * (SPACE.near + 2)
        if tab.count:
            width += 6 + words_width(self._theme, tab.count, "caption_medium")
        return width + 1

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size of one tab."""
        return QSize(self.tab_width(index), self._theme.height("page_tabs"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never squeeze a tab."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every visible tab."""
        painter = QPainter(self)
        for place in range(len(self.tabs)):
            if self.isTabVisible(place):
                self._draw_tab(painter, place)

    def _draw_tab(self, painter: QPainter, place: int) -> None:
        tab, area, chosen = self.tabs[place], self.tabRect(place), place == self.currentIndex()
        role: Role = "small_strong" if chosen else "small"
        ink: Token = "text" if chosen or place == self._hovered else "text2"
        words = area.adjusted(SPACE.near + 2, 0, 0, 0)
        draw_words(painter, self._theme, tab.text, words, role=role, token=ink)
        if tab.count:
            start = words.left() + words_width(self._theme, tab.text, role) + 6
            count = QRect(start, area.top() + 1, area.right() - start, area.height() - 1)
            draw_words(painter, self._theme, tab.count, count, role="caption_medium", token="text3")
        if chosen:
            line = QRect(area.left(), area.bottom() - WIDTH.focus + 1, area.width(), WIDTH.focus)
            painter.fillRect(line, self._theme.colour("accent"))
            if self.hasFocus():
                draw_focus(painter, area.adjusted(0, 4, 0, 0), self._theme.colour("accent"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Darken the words under the pointer."""
        super().mouseMoveEvent(event)
        self._hovered = self.tabAt(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has left."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()


class PageTabs(QWidget):
    """Tabs with counts; emits `page_chosen(key)` when a person chooses another page."""

    page_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tabs: Sequence[PageTab] = (),
        *,
        name: str = "",
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what the tabs are of; `more` are the words of the button for tabs without room."""
        super().__init__(parent)
        self._theme = theme
        self._quiet = False
        self._row = _TabRow(theme, self)
        self._more_menu = QMenu(self)
        self._more = Button(theme, more, kind="flat", icon_name="caret-down", icon_after=True, parent=self)
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.near - 2, 0, SPACE.page, 0)
        layout.setSpacing(0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._row)
        layout.addWidget(self._more)
        layout.addStretch(1)
        self.setFocusProxy(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.currentChanged.connect(self._changed)
        self.set_texts(tabs, name=name, more=more)
        theme.changed.connect(self._dress)

    @property
    def current(self) -> str:
        """Return the key of the current page, empty if there are none."""
        place = self._row.currentIndex()
        return self._row.tabs[place].key if place >= 0 else ""

    @property
    def hidden_keys(self) -> Sequence[str]:
        """Return the keys of the tabs that wait under "More"."""
        return [tab.key for place, tab in enumerate(self._row.tabs) if not self._row.isTabVisible(place)]

    def set_texts(self, tabs: Sequence[PageTab], *, name: str, more: str) -> None:
        """Set words and counts anew, keeping the current page where its key remains."""
        current = self.current
        self._quiet = True
        while self._row.count() > len(tabs):
            self._row.removeTab(self._row.count() - 1)
        self._row.tabs = list(tabs)
        while self._row.count() < len(tabs):
            self._row.addTab("")
        for place, tab in enumerate(tabs):
            self._row.setTabText(place, tab.text)
            self._row.setAccessibleTabName(place, f"{tab.text} {tab.count}".strip())
        self._row.setAccessibleName(name)
        self._more.set_texts(more)
        self._more_menu.setAccessibleName(more)
        self._quiet = False
        self.set_current(current or (tabs[0].key if tabs else ""))

    def set_current(self, key: str) -> None:
        """Show another page as current, without telling anybody."""
        places = [place for place, tab in enumerate(self._row.tabs) if tab.key == key]
        self._quiet = True
        if places:
            self._row.setTabVisible(places[0], True)
            self._row.setCurrentIndex(places[0])
        self._quiet = False
        self._fit()

    def choose_next(self, step: int) -> None:
        """Go `step` pages on (negative: back), stopping at the ends; told like a person's choice."""
        place = min(max(self._row.currentIndex() + step, 0), len(self._row.tabs) - 1)
        if place != self._row.currentIndex():
            self._choose(self._row.tabs[place].key)

    def _choose(self, key: str) -> None:
        if key != self.current:
            self.set_current(key)
            self.page_chosen.emit(key)

    def _changed(self, place: int) -> None:
        if not self._quiet and place >= 0:
            self._fit()
            self.page_chosen.emit(self.current)

    def _dress(self) -> None:
        self._row.setFont(self._theme.font("small"))
        self._fit()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as tabs are; the width is the window's."""
        return QSize(self._theme.scaled(240), self._theme.height("page_tabs"))

    def minimumSizeHint(self) -> QSize:
        """Have room for one tab and "More"."""
        return QSize(self._theme.scaled(200), self._theme.height("page_tabs"))

    def _fit(self) -> None:
        """Show the tabs that fit, always with the current one; the rest goes under "More"."""
        widths = [self._row.tab_width(place) for place in range(len(self._row.tabs))]
        margins = self.contentsMargins().left() + SPACE.near + SPACE.page
        room = self.width() - margins
        current = max(self._row.currentIndex(), 0)
        shown = set(range(len(widths)))
        if sum(widths) > room and widths:
            room -= self._more.sizeHint().width() + widths[current]
            shown = {current}
            for place, width in enumerate(widths):
                if place == current:
                    continue
                if width > room:
                    break
                shown.add(place)
                room -= width
        self._quiet = True
        for place in range(len(widths)):
            self._row.setTabVisible(place, place in shown)
        self._row.setCurrentIndex(current)
        self._quiet = False
        self._more.setVisible(len(shown) < len(widths))
        self._row.updateGeometry()
        self._row.update()

    def _open_more(self) -> None:
        self._more_menu.clear()
        self._more_menu.setStyleSheet(self._theme.sheet("menu"))
        for place, tab in enumerate(self._row.tabs):
            if not self._row.isTabVisible(place):
                action = QAction(f"{tab.text}  {tab.count}".strip(), self._more_menu)
                action.setData(tab.key)
                action.triggered.connect(self._more_chosen)
                self._more_menu.addAction(action)
        self._more_menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _more_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._choose(str(action.data()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew which tabs fit."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline the tabs stand on."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))
