"""The panel beside the minutes: what the secretary writes, and below it what comes from the register."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.minutes import Minutes
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.pages.minutes.facts import PAGE_LINKS, Fact
from forumdesk.gui.pages.recommendations.panel_section import empty
from forumdesk.gui.pages.resolution.output import LANGUAGE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptLine, KeptProse
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words


class MinutesPanel(DetailPanel):
    """Emits ``number_settled(text)``, ``text_settled(language, text)`` and ``page_asked(key)``.

    The texts are the opening words while the head is shown, else the note on an item.
    """

    number_settled = Signal(str)
    text_settled = Signal(object, str)
    page_asked = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self.number_edit = KeptLine(theme)
        self.number_edit.setObjectName("number_edit")
        self._number = FieldBlock(theme, self.number_edit, "")
        self.text_edits: Mapping[Language, KeptProse] = {
            one: KeptProse(theme) for one in STATE_LANGUAGE_FIRST
        }
        self._blocks = {one: FieldBlock(theme, field, "") for one, field in self.text_edits.items()}
        self._heading = Label(theme, role="caption_strong", token="text2", wraps=True)
        self._generated = Label(theme, role="caption", token="text3", wraps=True)
        self._facts = QVBoxLayout()
        self._languages: Sequence[Language] = ()
        self.number_edit.settled.connect(self.number_settled)
        for language, field in self.text_edits.items():
            field.setObjectName(f"{language.value}_edit")
            field.settled.connect(partial(self.text_settled.emit, language))
        self.set_foot([self._body()])

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self._number)
        column.addWidget(self._heading)
        for block in self._blocks.values():
            column.addWidget(block)
        column.addSpacing(SPACE.tight)
        column.addWidget(HairLine(self._theme))
        column.addWidget(self._generated)
        self._facts.setSpacing(SPACE.tight)
        column.addLayout(self._facts)
        return body

    def retranslate(self) -> None:
        """Set the texts that are the same for everything shown."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self._number.set_texts(_("Number of the minutes"), help_line=_("Text, for example С-70/2"))
        self._generated.setText(_("Taken from the register; it is changed where it was recorded."))

    def show_head(self, head: Minutes, languages: Sequence[Language], *, anew: bool) -> None:
        """Let number and opening words be written."""
        _ = self._words.gettext
        self.set_head(_("Number and opening words"), _("Opening words follow the list of those present."))
        self._number.show()
        self.number_edit.set_kept(head.number, anew=anew)
        self._show_texts(_("Opening words"), head.opening, languages, anew=anew)

    def show_item(
        self, title: str, note: LocalizedText, languages: Sequence[Language], *, anew: bool
    ) -> None:
        """Let the note on an item be written."""
        self.set_head(title)
        self._number.hide()
        self._show_texts(self._words.gettext("Note of the secretary"), note, languages, anew=anew)

    def _show_texts(
        self, heading: str, text: LocalizedText, languages: Sequence[Language], *, anew: bool
    ) -> None:
        self._heading.setText(heading)
        self._languages = languages
        for language, field in self.text_edits.items():
            name = self._words.gettext(LANGUAGE_NAMES[language])
            self._blocks[language].set_texts(name)
            field.setAccessibleName(f"{heading}, {name}")
            field.set_kept(text.get(language), anew=anew)
            self._blocks[language].setVisible(language in languages)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show what comes from the register, each with the way to where it is changed."""
        empty(self._facts)
        self._generated.setVisible(bool(facts))
        for fact in facts:
            self._facts.addSpacing(SPACE.tight)
            self._facts.addWidget(Label(self._theme, fact.heading, role="caption_strong", token="text2"))
            for line in fact.lines:
                self._facts.addWidget(Label(self._theme, line, role="small", wraps=True))
            if fact.page:
                self._facts.addWidget(self._link(fact))
        self._facts.activate()

    def _link(self, fact: Fact) -> Button:
        text = self._words.gettext(PAGE_LINKS[fact.page])
        link = Button(self._theme, text, kind="link", role="small_medium", name=f"{fact.heading}: {text}")
        link.setObjectName(f"{fact.page}_link")
        link.clicked.connect(lambda: self.page_asked.emit(fact.page))
        return link

    def settle(self) -> None:
        """Tell what was typed before something else is shown."""
        self.number_edit.settle()
        for field in self.text_edits.values():
            field.settle()

    def start_writing(self) -> None:
        """Put the focus where writing starts: the number while there is none, else the first language."""
        if not self._number.isHidden() and not self.number_edit.text():
            self.reveal(self.number_edit)
        elif self._languages:
            self.reveal(self.text_edits[self._languages[0]])
