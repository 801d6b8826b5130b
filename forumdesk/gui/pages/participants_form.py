"""The fields of one person, edited in place."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.participants import CATEGORY_NAMES, ROLE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, KeptLine, blocks_of
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_codes, country_name

NAME_PARTS: Final = ("family", "given", "patronymic")
LANGUAGE_NAMES: Final = ("Қазақша", "Русский", "English")
_LABELS: Final = {
    "family": N_("Family name"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "organisation": N_("Organisation"),
    "post": N_("Post"),
    "country": N_("Country"),
    "role": N_("Role"),
    "category": N_("Kind of organisation"),
    "entitled": N_("Voting right"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
}


class ParticipantForm(QWidget):
    """Shows a person; emits `edited(key, field, value)` for each value a person has settled on.

    ``key`` names the field on the form, ``field`` the field of :class:`Participant`.
    """

    edited = Signal(str, str, object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._person: Participant | None = None
        self._language = words.language
        self.language_label = Label(theme, role="caption_strong", token="text2", wraps=True)
        self.language_switch = LanguageSwitch(theme, current=words.language)
        self.language_switch.setObjectName("language_switch")
        self.language_switch.language_chosen.connect(self._choose_language)
        self._fields: dict[str, KeptField] = {
            **{key: KeptLine(theme) for key in NAME_PARTS},
            "organisation": KeptArea(theme),
            "post": KeptArea(theme),
            **{key: KeptChoice(theme) for key in ("country", "role", "category", "entitled")},
            "email": KeptLine(theme),
            "phone": KeptLine(theme),
        }
        self._blocks = blocks_of(theme, self._fields, self._settled)
        self._arrange()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.language_label, 1)
        head.addWidget(self.language_switch, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.tight, 0, 0)
        column.setSpacing(SPACE.group)
        column.addWidget(HairLine(self._theme))
        column.addLayout(head)
        for key, block in self._blocks.items():
            if key == "country":
                column.addWidget(HairLine(self._theme))
            column.addWidget(block)

    def field(self, key: str) -> KeptLine | KeptArea | KeptChoice:
        """The field of a key ("family", "country")."""
        return self._fields[key]

    def block(self, key: str) -> FieldBlock:
        """The block of a key, which carries the sentence about a refused value."""
        return self._blocks[key]

    def retranslate(self) -> None:
        """Set all words; names are edited in the window's language again."""
        _ = self._words.gettext
        self.language_label.setText(_("Name and organisation in"))
        self.language_switch.set_language_names(
            LANGUAGE_NAMES, name=_("Language of the name and organisation")
        )
        self.language_switch.set_current(self._words.language)
        self._language = self._words.language
        for key, label in _LABELS.items():
            self._blocks[key].set_texts(_(label))
        self._choice("country").fill([(_("No country"), ""), *_countries(self._words.language)])
        self._choice("role").fill([(_(ROLE_NAMES[role]), role) for role in Role])
        self._choice("category").fill([(_(CATEGORY_NAMES[one]), one) for one in Category])
        self._choice("entitled").fill([(_("Has a voting right"), True), (_("No voting right"), False)])

    def show_person(self, person: Participant, *, anew: bool) -> None:
        """Show what is kept of a person; unless `anew`, what is being typed stays."""
        self._person = person
        for key, value in _values(person, self._language).items():
            self._fields[key].set_kept(value, anew=anew)  # type: ignore[arg-type]
            if anew or not self._differs(key):
                self._blocks[key].set_wrong("")

    def show_kept(self, person: Participant, key: str) -> None:
        """Show a person after the value of one field was kept, as it was kept."""
        self.show_person(person, anew=False)
        self._fields[key].set_kept(_values(person, self._language)[key], anew=True)  # type: ignore[arg-type]

    def settle(self) -> None:
        """Settle on everything that was typed and not yet told."""
        for field in self._fields.values():
            field.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value stands refused."""
        return any(self._differs(key) for key in self._fields)

    def _differs(self, key: str) -> bool:
        field = self._fields[key]
        if self._person is None:
            return False
        shown = field.key() if isinstance(field, KeptChoice) else field.text()
        return bool(shown != _values(self._person, self._language)[key])

    def _choice(self, key: str) -> KeptChoice:
        field = self._fields[key]
        assert isinstance(field, KeptChoice)
        return field

    def _choose_language(self, language: str) -> None:
        self._language = Language(language)
        if self._person is not None:
            self.show_person(self._person, anew=True)

    def _settled(self, key: str, value: object) -> None:
        if self._person is None:
            return
        self._blocks[key].set_wrong("")
        if key in NAME_PARTS:
            name = replace(self._person.names.get(self._language), **{key: str(value)})
            self.edited.emit(key, "names", _with_name(self._person.names, self._language, name))
        elif key in ("organisation", "post"):
            text: LocalizedText = getattr(self._person, key)
            self.edited.emit(key, key, text.with_text(self._language, str(value)))
        else:
            self.edited.emit(key, key, value)


def _with_name(names: Names, language: Language, name: PersonName) -> Names:
    return replace(names, **{language.value: name})


def _values(person: Participant, language: Language) -> dict[str, object]:
    """What each field of the form shows of a person in a language."""
    name = person.names.get(language)
    return {
        **{part: getattr(name, part) for part in NAME_PARTS},
        "organisation": person.organisation.get(language),
        "post": person.post.get(language),
        "country": person.country,
        "role": person.role,
        "category": person.category,
        "entitled": person.entitled,
        "email": person.email,
        "phone": person.phone,
    }


def _countries(language: Language) -> list[tuple[str, object]]:
    names = [(country_name(code, language), code) for code in country_codes()]
    return [(name, code) for name, code in sorted(names, key=lambda pair: sort_key(pair[0]))]
