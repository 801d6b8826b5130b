"""The forms of a person's name in the panel: initials, and the cases of Kazakh and Russian."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language
from forumdesk.gui.models.participants_words import name_parts
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rule_line import RuleLine
from forumdesk.gui.words import Words
from forumdesk.language.name_cases import NAME_CASES
from forumdesk.language.names import short_name
from forumdesk.services.participants import name_in_case

_CASES: Final[Mapping[str, str]] = {
    "genitive": N_("Genitive"),
    "dative": N_("Dative"),
    "accusative": N_("Accusative"),
    "locative": N_("Locative"),
    "ablative": N_("Ablative"),
    "instrumental": N_("Instrumental"),
    "prepositional": N_("Prepositional"),
}


class NameFormsPart(QWidget):
    """Shows the forms in one language; emits `corrected(language, case, form)`; an empty form is that of the rule."""

    corrected = Signal(str, str, str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._words = words
        self._language = words.language
        self._person: Participant | None = None
        self.short_label = Label(theme, role="body", wraps=True)
        self.help_label = Label(theme, role="caption", token="text3", wraps=True)
        self.fields = {case: RuleLine(theme) for case in _CASES}
        self._blocks = {case: FieldBlock(theme, field, "") for case, field in self.fields.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.near)
        column.addWidget(self.short_label)
        column.addWidget(self.help_label)
        for case, block in self._blocks.items():
            self.fields[case].setObjectName(f"{case}_edit")
            self.fields[case].settled.connect(lambda form, case=case: self._settled(case, form))
            column.addWidget(block)

    def retranslate(self) -> None:
        """Set the words that do not depend on the person."""
        _ = self._words.gettext
        for case, title in _CASES.items():
            self._blocks[case].set_texts(_(title))
        self._language = self._words.language

    def show_person(self, person: Participant, language: Language, *, anew: bool) -> None:
        """Show the forms of a name in a language; unless `anew`, what is being typed stays."""
        _ = self._words.gettext
        anew = anew or language is not self._language
        self._person, self._language = person, language
        name = name_parts(person.names.get(language))
        shorts = dict.fromkeys(short_name(name, language, spaced=spaced) for spaced in (True, False))
        self.short_label.setText("   ".join(shorts) if person.names.get(language) else "–")
        cases = NAME_CASES[language] if person.names.get(language) else ()
        self.help_label.setText(_("Grey forms are made by rule. An emptied field goes back to the rule."))
        self.help_label.setVisible(bool(cases))
        for case, field in self.fields.items():
            self._blocks[case].setVisible(case in cases)
            if case in cases:
                by_rule = not person.name_forms.get(language, case)
                field.show_value(name_in_case(person, language, case), by_rule=by_rule, anew=anew)

    def _settled(self, case: str, form: str) -> None:
        self.corrected.emit(self._language.value, case, form)
