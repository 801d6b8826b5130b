"""The bar over the comments: find, filters, and the acts of the page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.words import Words


class CommentsBar(FilterBar):
    """Emits `document_asked(identifier)`; adding is the page's to connect."""

    document_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without words."""
        self.print_button = Button(theme, icon_name="printer")
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        buttons = {"print_button": self.print_button, "add_button": self.add_button}
        super().__init__(theme, buttons, parent)
        self._words = words
        self.print_button.clicked.connect(self._offer_documents)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(
            _("Number, sender or words"), name=_("Find among the comments"), short=_("Find")
        )
        self.set_buttons(
            {
                "print_button": (_("Print"), _("Print drafts and comments")),
                "add_button": (_("Enter a comment"), _("Enter a comment that was received")),
            }
        )

    def show_choices(self, choices: Sequence[Choice], current: str) -> None:
        """Show the filters with their counts."""
        self.show_filters(choices, current, name=self._words.gettext("Answers to the comments"))

    def _offer_documents(self) -> None:
        _ = self._words.gettext
        acts = [
            ("comments", _("Table of comments and proposals")),
            ("consultation_summary", _("Summary of the consultation")),
            ("draft", _("Draft resolution")),
        ]
        self.open_menu("print_button", acts, self.document_asked.emit)
