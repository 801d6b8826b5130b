"""The bar over the agenda: find, and the acts of the page."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.words import Words

_FIND_LEAST: Final = 188
_WORDLESS: Final = ("export_button", "import_button", "take_over_button")
"""Which buttons give up their words, in this order, where room is short."""


class AgendaBar(PageBar):
    """Find; take over, export, import, add. What does not fit gives up its words first."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without words."""
        super().__init__(theme, parent)
        self._words = words
        self.find_field = FindField(theme)
        self.take_over_button = Button(theme, icon_name="copy", deed=CHANGE)
        self.export_button = Button(theme, icon_name="upload-simple")
        self.import_button = Button(theme, icon_name="download-simple", deed=CHANGE)
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        self.buttons = (self.take_over_button, self.export_button, self.import_button, self.add_button)
        for name in ("find_field", "take_over_button", "export_button", "import_button", "add_button"):
            getattr(self, name).setObjectName(name)
        self.add_left(self.find_field)
        for button in self.buttons:
            self.add_right(button)
        theme.changed.connect(self.fit)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(_("Item or speaker"), name=_("Find on the agenda"))
        self.fit()

    def show_for(self, *, anything: bool) -> None:
        """Offer what makes sense: on an empty agenda only to take one over, for the page itself offers the rest."""
        for widget in (self.find_field, self.export_button, self.import_button, self.add_button):
            widget.setVisible(anything)
        self.fit()

    def fit(self) -> None:
        """Take words away where room is short."""
        for count in range(len(_WORDLESS) + 1):
            self._say(_WORDLESS[:count])
            wide = sum(button.sizeHint().width() for button in self.buttons)
            if wide + self._theme.scaled(_FIND_LEAST) + 4 * SPACE.near + 3 * SPACE.page <= self.width():
                return

    def _say(self, wordless: tuple[str, ...]) -> None:
        _ = self._words.gettext
        texts = {
            "take_over_button": (_("Take over…"), _("Take over items from elsewhere")),
            "export_button": (_("Export"), _("Export the agenda")),
            "import_button": (_("Import"), _("Import an agenda")),
            "add_button": (_("Add"), _("Add an agenda item")),
        }
        for key, (text, name) in texts.items():
            getattr(self, key).set_texts("" if key in wordless else text, name=name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()
