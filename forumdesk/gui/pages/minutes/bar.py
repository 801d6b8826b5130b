"""The bar over the minutes: form, languages, and the acts."""

from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.resolution.bar import PagesBar
from forumdesk.gui.pages.resolution.output import Arrangement, ArrangementField
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.words import Words
from forumdesk.services.paper_choice import EXTRACT, MINUTES, SHORT

_FORMS: Final = {MINUTES: N_("Full form"), SHORT: N_("Short form"), EXTRACT: N_("Extract")}


class MinutesBar(PagesBar):
    """What is chosen here, the page reads; the signals of fields and buttons are the page's to connect."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        self._words = words
        self.form_field = ChoiceField(theme, name="")
        self.languages_field = ArrangementField(theme)
        self.notes_button = Button(theme, kind="flat", icon_name="note-pencil", deed=CHANGE)
        self.save_button = Button(theme, icon_name="export")
        self.print_button = Button(theme, kind="main", icon_name="printer", key="Ctrl+P")
        fields = (self.form_field, self.languages_field)
        acts = (self.notes_button, self.save_button, self.print_button)
        super().__init__(theme, fields=fields, acts=acts, parent=parent)
        for name in ("form_field", "languages_field", "notes_button", "save_button", "print_button"):
            getattr(self, name).setObjectName(name)

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self._words.gettext
        chosen = self.form
        with QSignalBlocker(self.form_field):
            self.form_field.clear()
            for key, name in _FORMS.items():
                self.form_field.addItem(_(name), key)
            self.form_field.choose(chosen)
        self.form_field.set_texts(name=_("Form of the minutes"))
        self.languages_field.set_texts(name=_("Languages of the document"))
        notes = self._words.pgettext("minutes", "Notes")
        self.notes_button.set_texts(notes, name=_("Write the note on this item"))
        self.save_button.set_texts(_("Save"), name=_("Save as a file"))
        self.print_button.set_texts(_("Print"))

    @property
    def form(self) -> str:
        """Which paper is chosen."""
        return str(self.form_field.currentData() or MINUTES)

    @property
    def arrangement(self) -> Arrangement | None:
        """Languages and how they stand; None before they are offered."""
        return self.languages_field.arrangement

    def offer_languages(self, languages: tuple[Language, ...]) -> None:
        """Offer these; at first the minutes are in the first of them alone, others are added at will."""
        is_first = not self.languages_field.count()
        self.languages_field.show_languages(languages, self._words)
        if is_first:
            with QSignalBlocker(self.languages_field):
                self.languages_field.setCurrentIndex(self.languages_field.count() - len(languages))

    def show_fields(self, shown: bool) -> None:
        """Show what goes with pages, or only the views while there are none."""
        for one in (self.form_field, self.languages_field, self.save_button, self.print_button):
            one.setVisible(shown)
