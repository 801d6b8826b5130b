"""The bar over the papers given out: the switch of views, and what is done with the paper in hand."""

from typing import Final

from PySide6.QtGui import QResizeEvent

from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.page_bar import ViewBar
from forumdesk.gui.words import Words

_SHORTENED: Final = ("save_button", "copies_button", "print_button")


class IssuedBar(ViewBar):
    """Signed copies, save, print again; where room is short the first two are icons."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start without words."""
        super().__init__(theme)
        self._words = words
        self.copies_button = Button(theme, icon_name="pen-nib")
        self.save_button = Button(theme, icon_name="export")
        self.print_button = Button(theme, kind="main", icon_name="printer", key="Ctrl+P")
        for name in ("copies_button", "save_button", "print_button"):
            button = getattr(self, name)
            button.setObjectName(name)
            self.add_right(button)

    def show_tools(self, shown: bool) -> None:
        """Show the acts while there is a paper; the switch of views always stands."""
        for name in _SHORTENED:
            getattr(self, name).setVisible(shown)

    def retranslate(self) -> None:
        """Set all words."""
        self.fit()

    def fit(self) -> None:
        """Give as many buttons their words as there is room for, from the right."""
        _ = self._words.gettext
        words = {
            "print_button": (_("Print again"), _("Print again exactly what was given out")),
            "save_button": (_("Save"), _("Save exactly what was given out")),
            "copies_button": (_("Signed copies"), _("Signed copies of the paper")),
        }
        for name, (text, said) in words.items():
            getattr(self, name).set_texts(text, name=said)
        self.print_button.set_key("Ctrl+P", shown=True)
        if self._needed() > self.width():
            self.print_button.set_key("Ctrl+P", shown=False)
        for name in _SHORTENED:
            if self._needed() > self.width():
                getattr(self, name).set_texts("", name=words[name][1])

    def _needed(self) -> int:
        buttons = (self.copies_button, self.save_button, self.print_button)
        return sum(one.sizeHint().width() + SPACE.near for one in buttons) + self.views_width + 3 * SPACE.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self.fit()
