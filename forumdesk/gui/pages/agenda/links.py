"""The recommendations and issues of the resolution that an agenda item is about."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.errors import N_
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.tick_menu import TickMenu
from forumdesk.gui.words import Words

RECOMMENDATIONS, ISSUES = "recommendations", "issues"
_NAMES: Final[Mapping[str, str]] = {
    RECOMMENDATIONS: N_("Linked recommendations"),
    ISSUES: N_("Linked issues"),
}
_LONGEST = 64  # letters of a title in a menu


class LinksPart(QWidget):
    """Emits `settled("recommendations" | "issues", numbers)` for each tick."""

    settled = Signal(str, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without a resolution."""
        super().__init__(parent)
        self._words = words
        self._titles: dict[str, dict[int, LocalizedText]] = {RECOMMENDATIONS: {}, ISSUES: {}}
        self._linked: dict[str, tuple[int, ...]] = {RECOMMENDATIONS: (), ISSUES: ()}
        self._buttons: dict[str, Button] = {}
        self._labels: dict[str, Label] = {}
        self._menus: dict[str, TickMenu] = {}
        self.nothing_label = Label(theme, role="caption", token="text3", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(HairLine(theme))
        for key in _NAMES:
            self._buttons[key] = Button(
                theme, icon_name="caret-down", icon_after=True, height="control_message", role="small_medium"
            )
            self._buttons[key].setObjectName(f"{key}_button")
            self._buttons[key].clicked.connect(lambda _checked=False, key=key: self.open_menu(key))
            self._labels[key] = Label(theme, role="small", token="text2", wraps=True)
            self._menus[key] = TickMenu(theme, self)
            column.addWidget(self._buttons[key], 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._labels[key])
        column.addWidget(self.nothing_label)

    def button(self, key: str) -> Button:
        """The button that opens the list of recommendations or issues."""
        return self._buttons[key]

    def menu(self, key: str) -> TickMenu:
        """The list of recommendations or issues, filled when it is opened."""
        return self._menus[key]

    def set_resolution(self, resolution: ResolutionText) -> None:
        """Say what there is to link to."""
        found = {one.number: one.title for one in resolution.recommendations()}
        issues = [one.row.text for one in resolution.numbered() if one.row.part is Part.ISSUE]
        self._titles = {RECOMMENDATIONS: found, ISSUES: dict(enumerate(issues, 1))}

    def show_item(self, item: AgendaItem) -> None:
        """Show what an item is linked to."""
        self._linked = {RECOMMENDATIONS: item.recommendations, ISSUES: item.issues}
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        for key, name in _NAMES.items():
            linked = self._linked[key]
            offered = bool(linked or self._titles[key])
            text = _("{name}: {count}").format(name=_(name), count=len(linked)) if linked else _(name)
            self._buttons[key].set_texts(text)
            self._buttons[key].setVisible(offered)
            self._labels[key].setText("\n".join(self._line(key, number) for number in linked))
            self._labels[key].setVisible(bool(linked))
        anything = any(self._titles.values()) or any(self._linked.values())
        self.nothing_label.setVisible(not anything)
        self.nothing_label.setText(
            _("Recommendations and issues can be linked once the resolution has a text.")
        )

    def _line(self, key: str, number: int) -> str:
        _ = self._words.gettext
        title = self._titles[key].get(number)
        if title is None:
            return _("{number}. not in the resolution").format(number=number)
        return _("{number}. {title}").format(
            number=number, title=title.in_language(self._words.language) or "–"
        )

    def open_menu(self, key: str) -> None:
        """Open the list for ticking, under its button."""
        menu, button = self._menus[key], self._buttons[key]
        menu.clear()
        for number in sorted({*self._titles[key], *self._linked[key]}):
            line = self._line(key, number)
            cut = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
            action = QAction(cut.replace("&", "&&"), menu)
            action.setToolTip(line)
            action.setCheckable(True)
            action.setChecked(number in self._linked[key])
            action.setData(number)
            action.toggled.connect(lambda on, key=key, number=number: self._ticked(key, number, on))
            menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _ticked(self, key: str, number: int, on: bool) -> None:
        others = [one for one in self._linked[key] if one != number]
        self._linked[key] = tuple(sorted([*others, number] if on else others))
        self.settled.emit(key, self._linked[key])
