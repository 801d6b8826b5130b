"""Which languages of the text stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt

from forumdesk.domain.texts import Language
from forumdesk.gui.theme import WIDTH

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

_LEAST: Final = 250


class Columns(QObject):
    """All languages where there is room, else the first and one other, which is chosen in its head.

    Where the panel lies over the text, only the language that is looked at stands beside it.
    """

    def __init__(self, page: RecommendationsPage) -> None:
        super().__init__(page)
        self._page = page
        self._second: Language | None = None
        self._single: Language | None = None
        self.is_narrow = False
        head = page.grid.head
        head.menu_asked.connect(self._open_menu)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._pressed)

    def share(self) -> None:
        """Share the room among the languages."""
        page, grid = self._page, self._page.grid
        languages = page.view.languages
        short = grid.width() < len(languages) * page.theme.scaled(_LEAST)
        self.is_narrow = len(languages) > 2 and (short or page.window().width() < WIDTH.narrow_window)
        if self._second not in languages[1:]:
            self._second = next(iter(languages[1:]), None)
        shown = self._shown()
        for place, language in enumerate(languages):
            grid.setColumnHidden(place + 1, language not in shown)
        last = shown[-1] if shown and len(shown) < len(languages) else None
        grid.head.set_menu_section(-1 if last is None else languages.index(last) + 1)
        current = grid.currentIndex()
        if current.isValid() and grid.isColumnHidden(current.column()) and shown:
            grid.setCurrentIndex(current.siblingAtColumn(languages.index(shown[0]) + 1))
        grid.settle()

    def _shown(self) -> list[Language]:
        languages = list(self._page.view.languages)
        if self._page.helping.is_over:
            if self._single not in languages:
                self._single = self._page.current_language or next(iter(languages), None)
            return [one for one in languages if one == self._single]
        self._single = None
        if not self.is_narrow:
            return languages
        return [one for one in languages if one in {languages[0], self._second}]

    @property
    def offered(self) -> tuple[Language, ...]:
        """The languages from which the menu of a head chooses."""
        languages = self._page.view.languages
        return languages if self._page.helping.is_over else languages[1:]

    def show_beside(self, language: Language) -> None:
        """Show a language beside the first where there is room for two."""
        page = self._page
        single = page.helping.is_over
        before = self._single if single else self._second
        if language not in self.offered or language == before or not page.grid.leave():
            return
        if single:
            current = page.index_of(page.current_row_id, language)
            self._single = language
            page.room_changed()
            page.grid.setCurrentIndex(current)
        if language in page.view.languages[1:]:
            self._second = language
            page.room_changed()

    def _open_menu(self, section: int) -> None:
        head = self._page.grid.head
        place = head.viewport().mapToGlobal(head.section_area(section).bottomLeft())
        self._page.menus.open_column_menu(section, place, chooses=True)

    def _pressed(self, at: QPoint) -> None:
        head = self._page.grid.head
        section, place = head.logicalIndexAt(at), head.viewport().mapToGlobal(at)
        self._page.menus.open_column_menu(section, place, chooses=False)
