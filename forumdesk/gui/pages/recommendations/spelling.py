"""Whether spelling is checked on the page of recommendations, and what is said where it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from forumdesk.domain.texts import Language
from forumdesk.gui.spelling import KindSpeller, Spellers
from forumdesk.gui.tasks import Tasks

if TYPE_CHECKING:
    from forumdesk.gui.pages.recommendations.page import RecommendationsPage

_PATIENCE: Final = 500  # milliseconds: the text comes first


class TextSpelling(QObject):
    """Emits `chosen(bool)` when a person switches the checking on or off."""

    chosen = Signal(bool)

    def __init__(self, page: RecommendationsPage, tasks: Tasks, *, is_on: bool) -> None:
        super().__init__(page)
        self._page = page
        self._spellers = Spellers(tasks, self)
        self.is_on = is_on
        self._spellers.loaded.connect(self._tell)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(self._spellers.load)

    def load_soon(self) -> None:
        """Look for dictionaries once the text is in sight, if spelling is wanted."""
        if self.is_on:
            self._soon.start()

    @property
    def is_known(self) -> bool:
        """Whether it is known which languages can be checked."""
        return self._spellers.is_known

    def speller(self, language: Language) -> KindSpeller | None:
        """Who checks a language, None where nobody does."""
        return self._spellers.speller(language) if self.is_on else None

    def switch(self) -> None:
        """Check from now on, or no longer; the open cell is judged when it is opened again."""
        self.is_on = not self.is_on
        self.load_soon()
        self._tell()
        self.chosen.emit(self.is_on)

    @property
    def absent(self) -> tuple[Language, ...]:
        """The languages of the text that are not checked for want of a dictionary."""
        if not self.is_on:
            return ()
        return tuple(one for one in self._spellers.absent if one in self._page.view.languages)

    def _tell(self) -> None:
        self._page.foot.show_absent_spelling(self.absent, self._page.words)
