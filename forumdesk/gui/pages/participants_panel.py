"""The panel beside the list of participants: one person, several, or one who is being added."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.people import Participant
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.participants import ROLE_NAMES, name_in_full
from forumdesk.gui.pages.participants_form import ParticipantForm
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words

_MISSING = "–"


class ParticipantPanel(DetailPanel):
    """Emits `voice_asked(bool)`, `remove_asked` and `add_asked` for its acts; the fields are in `form`."""

    voice_asked = Signal(bool)
    remove_asked = Signal()
    add_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start with nobody."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._people: tuple[Participant, ...] = ()
        self._draft = False
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self.form = ParticipantForm(theme, words)
        self.add_button = Button(theme, kind="main", icon_name="plus")
        self.give_button = Button(theme, icon_name="hand")
        self.take_button = Button(theme, icon_name="hand")
        self.remove_button = Button(theme, icon_name="trash")
        self.add_button.clicked.connect(self.add_asked)
        self.give_button.clicked.connect(lambda: self.voice_asked.emit(True))
        self.take_button.clicked.connect(lambda: self.voice_asked.emit(False))
        self.remove_button.clicked.connect(self.remove_asked)
        for name in ("add_button", "give_button", "take_button", "remove_button", "form"):
            getattr(self, name).setObjectName(name)
        self.set_acts([self.add_button, self.give_button, self.take_button, self.remove_button])
        self.set_foot([self.form])

    @property
    def people(self) -> tuple[Participant, ...]:
        """Whom the panel shows; the draft is not among them."""
        return () if self._draft else self._people

    @property
    def is_draft(self) -> bool:
        """Tell whether the panel shows a person who is not yet on the list."""
        return self._draft

    def first_act(self) -> Button:
        """The first act that is offered."""
        acts = (self.add_button, self.give_button, self.take_button, self.remove_button)
        return next(button for button in acts if not button.isHidden())

    def retranslate(self) -> None:
        """Set the words that do not depend on the person; the rest comes with the next `show_…`."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.add_button.set_texts(_("Add to the list"))
        self.give_button.set_texts(_("Give voting right"))
        self.take_button.set_texts(_("Take voting right away"))
        self.remove_button.set_texts(_("Remove from the list"))
        self.form.retranslate()

    def set_languages(self, languages: Sequence[Language]) -> None:
        """Say in which languages the body needs names."""
        self._languages = tuple(languages)

    def show_people(self, people: Sequence[Participant]) -> None:
        """Show one person with all fields, or several with the acts that fit all."""
        before, draft_before = [one.id for one in self._people], self._draft
        self._people, self._draft = tuple(people), False
        anew = draft_before or before != [one.id for one in people]
        one = len(people) == 1
        self.form.setVisible(one)
        self.add_button.hide()
        self.give_button.setVisible(any(not person.entitled for person in people))
        self.take_button.setVisible(any(person.entitled for person in people))
        self.remove_button.setVisible(bool(people))
        if one:
            self._show_head(people[0])
            self.set_chips(self._states(people[0]))
            self.set_groups([self._names(people[0])])
            self.form.show_person(people[0], anew=anew)
        elif people:
            self._show_many(people)

    def show_draft(self, person: Participant, *, anew: bool) -> None:
        """Show a person who is not yet on the list."""
        _ = self._words.gettext
        self._people, self._draft = (person,), True
        self.form.show()
        self.add_button.show()
        for button in (self.give_button, self.take_button, self.remove_button):
            button.hide()
        self.set_head(_("New participant"), _("Kept when you add the person to the list."))
        self.set_chips([])
        self.set_groups([])
        self.form.show_person(person, anew=anew)

    def _show_head(self, person: Participant) -> None:
        language = self._words.language
        self.set_head(name_in_full(person.names, language), person.post.in_language(language))

    def _show_many(self, people: Sequence[Participant]) -> None:
        ngettext = self._words.ngettext
        count, voices = len(people), sum(person.entitled for person in people)
        self.set_head(ngettext("{count} selected", "{count} selected", count).format(count=count))
        voiced = ngettext("{count} has a voting right", "{count} have a voting right", voices)
        self.set_chips([self._chip(voiced.format(count=voices), "hand", accent=voices > 0)])
        self.set_groups([])

    def _states(self, person: Participant) -> list[Chip]:
        _ = self._words.gettext
        chips = [
            self._chip(_("Has a voting right") if person.entitled else _("No voting right"), "hand",
                       accent=person.entitled),
            self._chip(_(ROLE_NAMES[person.role])),
        ]  # fmt: skip
        if not person.country:
            chips.append(Chip(self._theme, _("No country"), kind="warn", icon_name="warning"))
        lacking = [one for one in self._languages if not person.names.get(one)]
        marks = dict(LANGUAGE_MARKS)
        chips += [
            Chip(
                self._theme,
                _("No name: {language}").format(language=marks[one.value]),
                kind="warn",
                icon_name="warning",
            )
            for one in lacking
        ]
        return chips

    def _chip(self, text: str, icon_name: str = "", *, accent: bool = False) -> Chip:
        return Chip(self._theme, text, kind="accent" if accent else "neutral", icon_name=icon_name)

    def _names(self, person: Participant) -> DetailGroup:
        fields = []
        for code, mark in LANGUAGE_MARKS:
            language = Language(code)
            shown = name_in_full(person.names, language) if person.names.get(language) else _MISSING
            fields.append(DetailField(label=mark, value=shown))
        return DetailGroup(heading=self._words.gettext("Name in three languages"), fields=fields, narrow=True)
