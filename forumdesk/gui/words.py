"""The language in which the window speaks, changed while it is open."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from forumdesk.domain.texts import Language
from forumdesk.language.catalogue import Catalogue


class Words(QObject):
    """Holds the catalogue in use; whoever shows text listens to ``changed`` and sets its texts again."""

    changed = Signal()

    def __init__(self, catalogue_for: Callable[[str], Catalogue], language: str) -> None:
        super().__init__()
        self._catalogue_for = catalogue_for
        self.catalogue = catalogue_for(language)

    @property
    def language(self) -> Language:
        """The language in use."""
        return Language(self.catalogue.language)

    def choose(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.catalogue.language:
            self.catalogue = self._catalogue_for(language)
            self.changed.emit()

    def gettext(self, message: str) -> str:
        """``message`` in the language in use; assign to ``_`` where texts are set."""
        return self.catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form that agrees with ``n``, in the language in use."""
        return self.catalogue.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        """``message`` in ``context``, in the language in use."""
        return self.catalogue.pgettext(context, message)
