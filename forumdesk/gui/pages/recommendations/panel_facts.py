"""Facts of the register that can stand in a text, and the numbers of the prose that are not bound to it yet."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_rows import OWN_NAMES
from forumdesk.gui.pages.recommendations.panel_section import Section, quiet_button
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.icon_view import IconView
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.words import Words
from forumdesk.services.resolutions import PEOPLE, FactFinding

FIELD_WORDS: Final[Mapping[str, str]] = {
    "people": N_("Participants"),
    "people_over": N_("Participants, round number below"),
    "countries": N_("Countries"),
    "organisations": N_("Organisations"),
    "date": N_("Date"),
    "place": N_("Place"),
    "meeting": N_("Meeting"),
    "body": N_("Body"),
}
_NUMBER: Final = re.compile(r"\d+(?:[\s\u00a0,]\d{3})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A number of the prose that can be bound: where it stands, and the field that would stand there."""

    fact: FactFinding
    span: tuple[int, int]
    field: str


def bindings(facts: Sequence[FactFinding], text: str) -> list[Binding]:
    """The numbers in figures among the facts of one text; those written in words stay as they are."""
    found = []
    for fact in facts:
        start, end = fact.span
        for match in _NUMBER.finditer(text, start, end):
            if int(re.sub(r"\D", "", match.group())) == fact.stated:
                field = "people_over" if fact.kind == PEOPLE and fact.more_than else fact.kind
                found.append(Binding(fact=fact, span=match.span(), field=field))
                break
    return found


class FactsSection(Section):
    """Emits `insert_asked(field)` and `bind_asked(binding)`."""

    insert_asked = Signal(str)
    bind_asked = Signal(object)

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__(theme, words)
        self._help = Label(theme, role="small", token="text3", wraps=True)
        self.column.addWidget(self._help)
        self.end_head()

    def retranslate(self) -> None:
        """Set the words that do not depend on the paragraph."""
        self._help.setText(
            self._words.gettext(
                "A fact stands in the text as a field: it follows the register until the text is adopted."
            )
        )

    def show_facts(
        self, values: Mapping[str, str], language: Language, bindable: Sequence[Binding], text: str
    ) -> None:
        """Show the facts as they are said in a language, and the numbers of the text to be bound."""
        _ = self._words.gettext
        widgets: list[QWidget] = [self._number(one, text) for one in bindable]
        if bindable:
            widgets.append(HairLine(self._theme))
        title = OWN_NAMES[language]
        widgets.append(Label(self._theme, title, role="caption_strong", token="text2", wraps=True))
        widgets += [self._value(name, values[name]) for name in FIELD_WORDS if values.get(name)]
        self.refill(widgets)

    def _value(self, name: str, value: str) -> QWidget:
        _ = self._words.gettext
        label = _(FIELD_WORDS[name])
        button = quiet_button(self._theme, _("Insert"), name=f"{_('Insert')}: {label}, {value}")
        button.setObjectName(f"insert_{name}")
        button.clicked.connect(lambda: self.insert_asked.emit(name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self._theme, label, role="caption", token="text3", wraps=True))
        words.addWidget(Label(self._theme, value, role="small", wraps=True))
        return _row(words, button)

    def _number(self, one: Binding, text: str) -> QWidget:
        _ = self._words.gettext
        agrees = one.fact.agrees
        phrase = f"“{text[slice(*one.fact.span)]}”"
        said = phrase if agrees else self._words.catalogue.sentence(one.fact.notice)
        button = quiet_button(self._theme, _("Bind"), name=f"{_('Bind to the register')}: {phrase}")
        button.setToolTip(_("Bind to the register"))
        button.setObjectName(f"bind_{one.field}")
        button.clicked.connect(lambda: self.bind_asked.emit(one))
        icon_name = "link-simple" if agrees else "warning"
        words = QHBoxLayout()
        words.setSpacing(SPACE.near)
        icon = IconView(self._theme, icon_name, size=ICON.control, token="accent" if agrees else "warn")
        words.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Label(self._theme, said, role="small", wraps=True), 1)
        return _row(words, button)


def _row(words: QVBoxLayout | QHBoxLayout, button: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, SPACE.tight, 0, SPACE.tight)
    row.setSpacing(SPACE.near)
    row.addLayout(words, 1)
    row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return part
