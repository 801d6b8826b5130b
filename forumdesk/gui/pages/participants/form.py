"""The fields of one person, edited in place."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Category, Names, Participant, PersonName, Role
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.participants_words import CATEGORY_NAMES, ROLE_NAMES
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.typing_place import LANGUAGE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.field_block import FieldBlock
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptField, KeptLine, blocks_of
from forumdesk.gui.widgets.labels import HairLine, Label
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.words import Words
from forumdesk.language.collation import sort_key
from forumdesk.language.countries import country_codes, country_name
from forumdesk.language.dates import digits

NAME_PARTS: Final = ("family", "given", "patronymic")
LANGUAGE_NAMES: Final = ("Қазақша", "Русский", "English")
_LABELS: Final = {
    "family": N_("Family name"),
    "given": N_("Given name"),
    "patronymic": N_("Patronymic"),
    "organisation": N_("Organisation"),
    "post": N_("Post"),
    "post_from": N_("Post held from"),
    "post_until": N_("Post held until"),
    "country": N_("Country"),
    "role": N_("Role"),
    "delegation_id": N_("Delegation"),
    "category": N_("Kind of organisation"),
    "entitled": N_("Voting right"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "notes": N_("Notes"),
}
_DATES: Final = ("post_from", "post_until")


class ParticipantForm(QWidget):
    """Shows a person; emits `edited(key, field, value)` for each value a person has settled on.

    ``key`` names the field on the form, ``field`` the field of :class:`Participant`.
    """

    edited = Signal(str, str, object)
    language_chosen = Signal()
    make_delegation_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._person: Participant | None = None
        self.seen: Participant | None = None
        """What was shown when the person began to type."""
        self._language = words.language
        self.language_label = Label(theme, role="caption_strong", token="text2", wraps=True)
        self.language_switch = LanguageSwitch(theme, current=words.language)
        self.language_switch.setObjectName("language_switch")
        self.language_switch.language_chosen.connect(self._choose_language)
        self._fields: dict[str, KeptField] = {
            **{key: KeptLine(theme) for key in NAME_PARTS},
            "organisation": KeptArea(theme),
            "post": KeptArea(theme),
            **{key: KeptLine(theme) for key in _DATES},
            **{
                key: KeptChoice(theme) for key in ("country", "role", "delegation_id", "category", "entitled")
            },
            "email": KeptLine(theme),
            "phone": KeptLine(theme),
            "notes": KeptArea(theme),
        }
        self.delegation_button = Button(theme, kind="link", icon_name="plus", role="small", deed=CHANGE)
        self.delegation_button.setObjectName("delegation_button")
        self.delegation_button.clicked.connect(self.make_delegation_asked)
        self._delegations: Sequence[tuple[str, object]] = ()
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
            if key == "post_from":
                dates = QHBoxLayout()
                dates.setSpacing(SPACE.near)
                column.addLayout(dates)
            if key in _DATES:
                dates.addWidget(block, 1, Qt.AlignmentFlag.AlignBottom)
            else:
                column.addWidget(block)
            if key == "delegation_id":
                column.addWidget(self.delegation_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def language(self) -> Language:
        """The language in which names and texts are edited."""
        return self._language

    def set_delegations(self, delegations: Sequence[tuple[str, object]]) -> None:
        """Offer these delegations, by name and identifier."""
        self._delegations = delegations
        self._choice("delegation_id").fill([(self._words.gettext("No delegation"), None), *delegations])

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
        self._choice("country").fill([(_("No country"), ""), *named_countries(self._words.language)])
        self.set_delegations(self._delegations)
        for key in _DATES:
            self._line(key).setPlaceholderText(_("dd.mm.yyyy"))
        self._choice("role").fill([(_(ROLE_NAMES[role]), role) for role in Role])
        self._choice("category").fill([(_(CATEGORY_NAMES[one]), one) for one in Category])
        self._choice("entitled").fill([(_("Has a voting right"), True), (_("No voting right"), False)])

    def show_person(self, person: Participant, *, anew: bool) -> None:
        """Show what is kept of a person; unless `anew`, what is being typed stays."""
        if anew or self._person is None or not self.has_wrong():
            self.seen = person
        self._person = person
        for key in (*NAME_PARTS, "organisation", "post"):
            self._fields[key].setProperty(LANGUAGE, self._language.value)
        for key, value in _values(person, self._language).items():
            self._fields[key].set_kept(value, anew=anew)  # type: ignore[arg-type]
            if anew or not self._differs(key):
                self._blocks[key].set_wrong("")

    def settled_on(self, field: str, kept: Participant) -> None:
        """Their own change is not news to whoever is still typing into another field."""
        if self.seen is not None:
            self.seen = replace(self.seen, **{field: getattr(kept, field)})

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

    def _line(self, key: str) -> KeptLine:
        field = self._fields[key]
        assert isinstance(field, KeptLine)
        return field

    def _choice(self, key: str) -> KeptChoice:
        field = self._fields[key]
        assert isinstance(field, KeptChoice)
        return field

    def _choose_language(self, language: str) -> None:
        self._language = Language(language)
        if self._person is not None:
            self.show_person(self._person, anew=True)
        self.language_chosen.emit()

    def show_delegation_act(self, label: str) -> None:
        """Offer to make a delegation, with these words; empty where there is nothing to make."""
        self.delegation_button.set_texts(label)
        self.delegation_button.setVisible(bool(label))

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
        elif key in _DATES:
            self._settled_date(key, str(value))
        else:
            self.edited.emit(key, key, value)

    def _settled_date(self, key: str, written: str) -> None:
        day = read_date(written)
        if day is None and written.strip():
            sentence = self._words.gettext("This is no date. Write it as 17.10.2024.")
            self._blocks[key].set_wrong(sentence)
        else:
            self.edited.emit(key, key, day)


def read_date(written: str) -> date | None:
    """The day that figures say, day first or as 2024-10-17; None for anything else."""
    figures = [int(one) for one in re.findall(r"\d+", written, re.ASCII)]
    if len(figures) != 3:
        return None
    if figures[0] < 1000:
        figures.reverse()
    try:
        return date(*figures)
    except ValueError:
        return None


def _date_shown(day: date | None) -> str:
    return "" if day is None else digits(day)


def _with_name(names: Names, language: Language, name: PersonName) -> Names:
    return replace(names, **{language.value: name})


def _values(person: Participant, language: Language) -> dict[str, object]:
    """What each field of the form shows of a person in a language."""
    name = person.names.get(language)
    return {
        **{part: getattr(name, part) for part in NAME_PARTS},
        "organisation": person.organisation.get(language),
        "post": person.post.get(language),
        "post_from": _date_shown(person.post_from),
        "post_until": _date_shown(person.post_until),
        "country": person.country,
        "role": person.role,
        "delegation_id": person.delegation_id,
        "category": person.category,
        "entitled": person.entitled,
        "email": person.email,
        "phone": person.phone,
        "notes": person.notes,
    }


def named_countries(language: Language) -> list[tuple[str, object]]:
    """Names of all countries with their codes, in the order of the language."""
    names = [(country_name(code, language), code) for code in country_codes()]
    return [(name, code) for name, code in sorted(names, key=lambda pair: sort_key(pair[0]))]
