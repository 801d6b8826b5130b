"""A person who is not on the list: name, country, organisation, role; the arrival is marked where it may be."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from forumdesk.domain.people import Names, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.participants_words import ROLE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock, TextField
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.kept_fields import KeptChoice
from forumdesk.gui.widgets.labels import section_label
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_codes, country_name

_KAZAKH = set("әғқңөұүһі")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What was filled in."""

    names: Names
    organisation: LocalizedText
    country: str
    role: Role


def language_typed(text: str, window: Language) -> Language:
    """In which language a name was typed: by its letters, and where they do not tell, that of the window."""
    letters = {letter for letter in text.lower() if letter.isalpha()}
    if letters and all(letter < "\u0250" for letter in letters):
        return Language.EN
    if letters & _KAZAKH:
        return Language.KK
    return Language.RU if window is Language.EN else window


class AddForm(Ground):
    """One row of fields; Enter goes on to the next and from the last adds, Esc gives up.

    Emits `added(NewPerson)` and `given_up`.
    """

    added = Signal(object)
    given_up = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Start hidden."""
        super().__init__(theme, "surface", lines=Qt.Edge.TopEdge | Qt.Edge.BottomEdge)
        self._words = words
        self._accredits = False
        self.title = section_label(theme)
        self.family = TextField(theme)
        self.given = TextField(theme)
        self.organisation = TextField(theme)
        self.country = ChoiceField(theme, name="")
        self.role = KeptChoice(theme)
        self._blocks = {
            name: FieldBlock(theme, getattr(self, name), "")
            for name in ("family", "given", "country", "organisation", "role")
        }
        self.add_button = Button(theme, kind="main", icon_name="check", key="Enter", deed=CHANGE)
        self.cancel_button = Button(theme, kind="flat", key="Esc")
        self.add_button.clicked.connect(self.add)
        self.cancel_button.clicked.connect(self.given_up)
        for field in (self.family, self.given, self.organisation):
            field.returnPressed.connect(self.add)
        self._arrange()
        self.hide()

    def open_with(self, typed: str) -> None:
        """Take over what was typed, the family name first."""
        family, _, given = " ".join(typed.split()).partition(" ")
        self.family.setText(family)
        self.given.setText(given)
        self.organisation.clear()
        self.country.choose("")
        self.role.choose(Role.DELEGATE)
        self._blocks["family"].set_wrong("")
        self.show()
        (self.given if family else self.family).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_accredits(self, accredits: bool) -> None:
        """Know whether the meeting accredits: then a new person is put on the list only."""
        self._accredits = accredits
        self._name_act()

    def _name_act(self) -> None:
        _ = self._words.gettext
        self.add_button.set_texts(_("Add to the list") if self._accredits else _("Add and mark arrival"))

    def retranslate(self) -> None:
        """Set the words; a chosen country stays chosen."""
        _, language = self._words.gettext, self._words.language
        self.title.setText(_("A person not on the list"))
        self._blocks["family"].set_texts(_("Family name"))
        self._blocks["given"].set_texts(_("Given name"))
        self._blocks["country"].set_texts(_("Country"))
        self._blocks["organisation"].set_texts(_("Organisation"))
        self._blocks["role"].set_texts(_("Role"))
        self.role.fill([(_(name), role) for role, name in ROLE_NAMES.items()])
        self._name_act()
        self.cancel_button.set_texts(_("Cancel"))
        chosen = self.country.currentData()
        names = sorted(
            ((country_name(code, language), code) for code in country_codes()),
            key=lambda one: sort_key(one[0]),
        )
        self.country.clear()
        self.country.addItem(_("No country"), "")
        for name, code in names:
            self.country.addItem(name, code)
        self.country.choose(chosen or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Tell what was filled in; a form without a name is not told."""
        family, given = self.family.text().strip(), self.given.text().strip()
        if not (family or given):
            self._blocks["family"].set_wrong(self._words.gettext("A name is needed."))
            self.family.setFocus()
            return
        window = self._words.language
        language = language_typed(family + given, window)
        organisation = self.organisation.text().strip()
        there = language_typed(organisation, language) if organisation else language
        name = PersonName(family=family, given=given)
        self.added.emit(
            NewPerson(
                names=Names(**{language.value: name}),
                organisation=LocalizedText().with_text(there, organisation),
                country=str(self.country.currentData() or ""),
                role=next(role for role in Role if role == self.role.key()),
            )
        )

    def _arrange(self) -> None:
        first, second, acts = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, names in (
            (first, {"family": 1, "given": 1}),
            (second, {"country": 3, "organisation": 3, "role": 2}),
        ):
            row.setSpacing(SPACE.group)
            for name, share in names.items():
                row.addWidget(self._blocks[name], share, Qt.AlignmentFlag.AlignTop)
        # The longest name of a country would take the room of the other fields.
        self.country.setMinimumWidth(self._theme.height("control"))
        acts.setSpacing(SPACE.near)
        acts.addWidget(self.add_button)
        acts.addWidget(self.cancel_button)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.page, SPACE.group, SPACE.page, SPACE.group)
        column.setSpacing(SPACE.near)
        column.addWidget(self.title)
        column.addLayout(first)
        column.addLayout(second)
        column.addLayout(acts)
