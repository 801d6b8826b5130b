"""A page bar that finds and filters; where room is short its pills become one field, its buttons lose words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.page_bar import ViewBar
from forumdesk.gui.widgets.pill_bar import PillBar

_FIND_LEAST: Final = 132
ButtonTexts = Mapping[str, tuple[str, str]]
"""The words of each button and its full name."""


class FilterBar(ViewBar):
    """Find field, filters with counts, buttons. Emits `filter_chosen(key)`."""

    filter_chosen = Signal(str)

    def __init__(self, theme: Theme, buttons: Mapping[str, Button], parent: QWidget | None = None) -> None:
        """`buttons` by name, in their order; the first gives up its words first."""
        super().__init__(theme, parent)
        self._buttons = dict(buttons)
        self._texts: ButtonTexts = {}
        self._keys: list[str] = []
        self._has_tools = True
        self.find_field = FindField(theme)
        self.pills = PillBar(theme)
        self.filter_field = ChoiceField(theme, name="")
        for name in ("find_field", "pills", "filter_field"):
            getattr(self, name).setObjectName(name)
        self.add_left(self.find_field, 1)
        self.add_left(self.pills)
        self.add_left(self.filter_field)
        for name, button in self._buttons.items():
            button.setObjectName(name)
            self.add_right(button)
        self.filter_field.hide()
        self.pills.chosen.connect(self._chosen)
        self.filter_field.activated.connect(lambda place: self._chosen(self._keys[place]))
        theme.changed.connect(self.fit)

    def set_buttons(self, texts: ButtonTexts) -> None:
        """Set the words of the buttons."""
        self._texts = texts
        self.fit()

    def show_filters(self, choices: Sequence[Choice], current: str, *, name: str) -> None:
        """Show the filters with their counts; `name` says what is filtered."""
        self.pills.set_texts(choices, name=name)
        self.pills.set_current(current)
        self._keys = [choice.key for choice in choices]
        self.filter_field.set_texts(name=name)
        self.filter_field.clear()
        self.filter_field.addItems([f"{choice.text} {choice.count}".strip() for choice in choices])
        if current in self._keys:
            self.filter_field.setCurrentIndex(self._keys.index(current))
        self.fit()

    def focus_filters(self) -> None:
        """Put the focus on the filter in use."""
        filters = self.filter_field if self.pills.isHidden() else self.pills
        filters.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tools(self, shown: bool) -> None:
        """Show or hide everything but the switch of views; without one the whole bar."""
        self._has_tools = shown
        self.find_field.setVisible(shown)
        for button in self._buttons.values():
            button.setVisible(shown)
        self.setVisible(shown or not self.view_switch.isHidden())
        self.fit()

    def _chosen(self, key: str) -> None:
        self.pills.set_current(key)
        self.filter_chosen.emit(key)

    def fit(self) -> None:
        """Take words away, then the pills, where room is short."""
        for filters in (self.pills, self.filter_field):
            for wordless in range(len(self._buttons) + 1):
                self._say(wordless)
                if self._needed(filters) <= self.width():
                    self._choose_filters(filters)
                    return
        self._choose_filters(self.filter_field)

    def _choose_filters(self, filters: QWidget) -> None:
        had_focus = any(one.hasFocus() for one in (self.filter_field, *self.pills.buttons) if one.isVisible())
        for one in (self.pills, self.filter_field):
            one.setVisible(self._has_tools and one is filters)
        if had_focus and not (self.filter_field.hasFocus() or self.pills.hasFocus()):
            filters.setFocus()

    def _needed(self, filters: QWidget) -> int:
        buttons = [one.sizeHint().width() for one in self._buttons.values()]
        wide = sum(buttons) + self._theme.scaled(_FIND_LEAST) + self.views_width
        if filters is self.pills:  # asked one by one: a row does not count those that are not shown yet
            pills = [one.sizeHint().width() + SPACE.near for one in self.pills.buttons]
            wide += sum(pills)
        else:
            wide += filters.sizeHint().width()
        return wide + len(buttons) * SPACE.near + 3 * SPACE.page

    def _say(self, wordless: int) -> None:
        for place, (key, button) in enumerate(self._buttons.items()):
            text, name = self._texts.get(key, ("", key))
            button.set_texts("" if place < wordless else text, name=name)

    def open_menu(self, key: str, acts: Sequence[tuple[str, str]], chosen: Callable[[str], object]) -> None:
        """Offer `acts` (key, words) under a button; `chosen(key)` hears which one was taken."""
        button = self._buttons[key]
        menu = QMenu(self)
        menu.setStyleSheet(self._theme.sheet("menu"))
        menu.setFont(self._theme.font("body"))
        for act, words in acts:
            action = menu.addAction(words)
            action.triggered.connect(lambda _checked=False, act=act: chosen(act))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(menu.actions()[0])

    def minimumSizeHint(self) -> QSize:
        """Be content with a field of filters and buttons without words."""
        square = self._theme.height("control")
        wide = self._theme.scaled(_FIND_LEAST) + self.filter_field.sizeHint().width() + self.views_width
        wide += len(self._buttons) * (square + SPACE.near) + 3 * SPACE.page
        return QSize(wide, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()
