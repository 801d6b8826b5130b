"""The bar over the list of participants: find, filters, and the acts of the page."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.people import Participant, Role
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

ALL, ENTITLED, HEADS, GUESTS = "all", "entitled", "heads", "guests"
ANYWHERE: Final = "*"
_PILLS: Final[Mapping[str, tuple[str, str]]] = {
    ALL: (N_("All"), N_("All participants")),
    ENTITLED: (N_("Entitled"), N_("Those with a voting right")),
    HEADS: (N_("Heads"), N_("Heads of delegation")),
    GUESTS: (N_("Guests"), N_("Observers and guests")),
}


def passes(person: Participant, pill: str) -> bool:
    """Tell whether a person passes one of the filters."""
    if pill == ENTITLED:
        return person.entitled
    if pill == HEADS:
        return person.role is Role.HEAD_OF_DELEGATION
    if pill == GUESTS:
        return person.role in (Role.OBSERVER, Role.GUEST)
    return True


class ParticipantsBar(PageBar):
    """Emits `filter_changed` when any filter was set by a person; what does not fit gives up its words first."""

    filter_changed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without counts and countries."""
        super().__init__(theme, parent)
        self._words = words
        self._counts: Mapping[str, int] = {}
        self._countries: Sequence[tuple[str, str]] = ()
        self.find_field = FindField(theme)
        self.pill_bar = PillBar(theme)
        self.pill_choice = ChoiceField(theme, name="")
        self.country_choice = ChoiceField(theme, name="")
        self.export_button = Button(theme, icon_name="upload-simple")
        self.import_button = Button(theme, icon_name="download-simple")
        self.add_button = Button(theme, kind="main", icon_name="plus")
        for name in ("find_field", "pill_bar", "pill_choice", "country_choice"):
            self.add_left(getattr(self, name))
        for name in ("export_button", "import_button", "add_button"):
            self.add_right(getattr(self, name))
        for name in ("find_field", "pill_bar", "pill_choice", "country_choice", "export_button",
                     "import_button", "add_button"):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self.find_field.find_changed.connect(self.filter_changed)
        self.pill_bar.chosen.connect(self._pill_chosen)
        self.pill_choice.activated.connect(lambda: self._pill_chosen(self.pill_choice.currentData()))
        self.country_choice.activated.connect(self.filter_changed)
        theme.changed.connect(self.fit)

    @property
    def pill(self) -> str:
        """The filter that holds."""
        return self.pill_bar.current or ALL

    @property
    def country(self) -> str:
        """The country that is shown, :data:`ANYWHERE` for all, empty for those without one."""
        chosen = self.country_choice.currentData()
        return ANYWHERE if chosen is None else str(chosen)

    @property
    def is_filtering(self) -> bool:
        """Tell whether anybody may be left out."""
        return bool(self.find_field.text().strip()) or self.pill != ALL or self.country != ANYWHERE

    def reset(self) -> None:
        """Let everybody through again."""
        self.find_field.clear()
        self.pill_bar.set_current(ALL)
        self.pill_choice.choose(ALL)
        self.country_choice.choose(ANYWHERE)
        self.filter_changed.emit()

    def set_people(self, people: Sequence[Participant], countries: Sequence[tuple[str, str]]) -> None:
        """Count `people` for the filters; `countries` are codes with names in the order of the list."""
        self._counts = {pill: sum(passes(one, pill) for one in people) for pill in _PILLS}
        self._countries = countries
        self._fill_filters()
        self.fit()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(_("Name, organisation or country"), name=_("Find among participants"))
        self.pill_choice.set_texts(name=_("Show"))
        self.country_choice.set_texts(name=_("Filter by country"))
        self._fill_filters()
        self.fit()

    def _fill_filters(self) -> None:
        _, language = self._words.gettext, self._words.language
        counts = {pill: whole(self._counts.get(pill, 0), language) for pill in _PILLS}
        choices = [
            Choice(key=pill, text=_(text), count=counts[pill], name=f"{_(name)}: {counts[pill]}")
            for pill, (text, name) in _PILLS.items()
        ]
        self.pill_bar.set_texts(choices, name=_("Show"))
        pill, country = self.pill, self.country
        self.pill_choice.clear()
        for choice in choices:
            self.pill_choice.addItem(f"{choice.text} · {choice.count}", choice.key)
        self.pill_choice.choose(pill)
        self.country_choice.clear()
        self.country_choice.addItem(_("All countries"), ANYWHERE)
        for code, name in self._countries:
            self.country_choice.addItem(name, code)
        self.country_choice.choose(country)

    def _pill_chosen(self, pill: str) -> None:
        self.pill_bar.set_current(pill)
        self.pill_choice.choose(pill)
        self.filter_changed.emit()

    def fit(self) -> None:
        """Take words away where room is short: of export, import, then the pills become a menu."""
        _ = self._words.gettext
        texts = [_("Export"), _("Import"), _("Add")]
        names = [_("Export the list"), _("Import a list"), _("Add a participant")]
        buttons = (self.export_button, self.import_button, self.add_button)
        self.country_choice.setMinimumWidth(self._least_country())
        for wordless, as_menu in ((0, False), (1, False), (2, False), (0, True), (1, True), (2, True)):
            for place, button in enumerate(buttons):
                button.set_texts("" if place < wordless else texts[place], name=names[place])
            if self._needed(as_menu) <= self.width():
                break
        self.pill_bar.setVisible(not as_menu)
        self.pill_choice.setVisible(as_menu)

    def _least_country(self) -> int:
        first = words_width(self._theme, self.country_choice.itemText(0), "body")
        return first + self._theme.scaled(ICON.control) + 4 * SPACE.near

    def _needed(self, as_menu: bool) -> int:
        pills = self.pill_choice if as_menu else self.pill_bar
        widgets = (self.find_field, pills, self.export_button, self.import_button, self.add_button)
        wide = sum(widget.sizeHint().width() for widget in widgets) + self.country_choice.minimumWidth()
        return wide + SPACE.near * len(widgets) + 3 * SPACE.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()
