"""The menu of a row of the agenda, for the mouse and the menu key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from forumdesk.gui.widgets.deed_holding import CHANGE

if TYPE_CHECKING:
    from forumdesk.gui.pages.agenda.page import AgendaPage


class RowMenu(QMenu):
    """The acts of the selected item."""

    def __init__(self, page: AgendaPage) -> None:
        super().__init__(page)
        self._page = page

    def open(self, point: QPoint) -> None:
        """Open at a point of the screen."""
        if self._page.current() is None:
            return
        _, deeds, theme = self._page.words.gettext, self._page.deeds, self._page.theme
        self.clear()
        self.setStyleSheet(theme.sheet("menu"))
        self.setFont(theme.font("body"))
        for text, key, act in (
            (_("Move to…"), "", deeds.ask_place),
            (_("Move up"), "Alt+↑", lambda: deeds.move(-1)),
            (_("Move down"), "Alt+↓", lambda: deeds.move(1)),
            (_("Move below the item above"), "Alt+→", deeds.indent),
            (_("Move a level up"), "Alt+←", deeds.outdent),
            (_("Add a sub-item"), "", self._page.add_sub_item),
            (_("Remove"), "Del", deeds.remove),
        ):
            action = self.addAction(f"{text}\t{key}" if key else text)
            action.setEnabled(not self._page.why_not(CHANGE))
            action.triggered.connect(lambda _checked=False, act=act: act())
        self.popup(point)
        self.setActiveAction(self.actions()[0])
