"""The bar over the list of participants: find, filters, and the acts of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from forumdesk.domain.attendance import Standing
from forumdesk.domain.errors import N_
from forumdesk.domain.people_list import ListFilter
from forumdesk.gui.pages.participants.filters import FilterPanel
from forumdesk.gui.theme import ICON, SPACE, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_field import ChoiceField
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole

ALL, ARRIVED, EXPECTED, ENTITLED = "all", "arrived", "expected", "entitled"
ANYWHERE: Final = "*"
_FIND_LEAST: Final = 188
PILLS: Final[Mapping[str, ListFilter]] = {
    ALL: ListFilter(),
    ARRIVED: ListFilter(standings=frozenset({*Standing} - {Standing.EXPECTED})),
    EXPECTED: ListFilter(standings=frozenset({Standing.EXPECTED})),
    ENTITLED: ListFilter(entitled=True),
}
"""What each pill lets through, said by ``standings`` and ``entitled``."""
_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    ALL: (N_("All"), N_("All participants")),
    ARRIVED: (N_("Arrived"), N_("Those who have arrived")),
    EXPECTED: (N_("Expected"), N_("Those who have not arrived")),
    ENTITLED: (N_("Entitled"), N_("Those with a voting right")),
}
_PARTS: Final = ("find_field", "pill_bar", "pill_choice", "country_choice", "filters_button", "export_button",
                 "import_button", "add_button")  # fmt: skip


class ParticipantsBar(PageBar):
    """Emits `typed` for words being typed and `filter_changed` for any other filter set by a person.

    What does not fit gives up its words first. The pop-out with more filters is `filter_panel`.
    """

    typed = Signal()
    filter_changed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without counts and countries."""
        super().__init__(theme, parent)
        self._words = words
        self._wanted = ListFilter()
        self._counts: Mapping[str, int] = {}
        self._countries: Sequence[tuple[str, str]] = ()
        self.find_field = FindField(theme)
        self.pill_bar = PillBar(theme)
        self.pill_choice = ChoiceField(theme, name="")
        self.country_choice = ChoiceField(theme, name="")
        self.filters_button = Button(theme, icon_name="funnel")
        self.filter_panel = FilterPanel(theme, words, self)
        self.export_button = Button(theme, icon_name="upload-simple")
        self.import_button = Button(theme, icon_name="download-simple", deed=CHANGE)
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        for name in _PARTS:
            getattr(self, name).setObjectName(name)
        for name in _PARTS[:5]:
            self.add_left(getattr(self, name))
        for name in _PARTS[5:]:
            self.add_right(getattr(self, name))
        self.find_field.find_changed.connect(self.typed)
        self.pill_bar.chosen.connect(self._pill_chosen)
        self.pill_choice.activated.connect(lambda: self._pill_chosen(self.pill_choice.currentData()))
        self.country_choice.activated.connect(self._country_chosen)
        self.filters_button.clicked.connect(lambda: self.filter_panel.open_under(self.filters_button))
        self.filter_panel.changed.connect(self._narrowed)
        theme.changed.connect(self.fit)

    @property
    def wanted(self) -> ListFilter:
        """Who is let through."""
        return replace(self._wanted, words=self.find_field.text().strip())

    @property
    def pill(self) -> str:
        """The pill that says what is let through; empty where none does."""
        wanted = (self._wanted.standings, self._wanted.entitled)
        return next((key for key, one in PILLS.items() if (one.standings, one.entitled) == wanted), "")

    def set_wanted(self, wanted: ListFilter) -> None:
        """Let others through, as a person asked for."""
        self._wanted = replace(wanted, words="")
        if self.find_field.text().strip() != wanted.words:
            self.find_field.blockSignals(True)
            self.find_field.setText(wanted.words)
            self.find_field.blockSignals(False)
        self._show_wanted()
        self.filter_changed.emit()

    def reset(self) -> None:
        """Let everybody through again."""
        self.set_wanted(ListFilter())

    def set_counts(self, counts: Mapping[str, int], countries: Sequence[tuple[str, str]]) -> None:
        """Show how many each pill lets through; `countries` are codes with names in the order of the list."""
        self._counts, self._countries = counts, countries
        self._fill_filters()
        self.fit()

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.find_field.set_texts(
            _("Name, organisation or country"),
            name=_("Find among participants"),
            short=_("Name or country …"),
        )
        self.pill_choice.set_texts(name=_("Show"))
        self.country_choice.set_texts(name=_("Filter by country"))
        self.filter_panel.retranslate()
        self._fill_filters()
        self.fit()

    def _fill_filters(self) -> None:
        _, language = self._words.gettext, self._words.language
        counts = {pill: whole(self._counts.get(pill, 0), language) for pill in PILLS}
        choices = [
            Choice(key=pill, text=_(text), count=counts[pill], name=f"{_(name)}: {counts[pill]}")
            for pill, (text, name) in _NAMES.items()
        ]
        self.pill_bar.set_texts(choices, name=_("Show"))
        self.pill_choice.clear()
        for choice in choices:
            self.pill_choice.addItem(f"{choice.text} · {choice.count}", choice.key)
        self.country_choice.clear()
        self.country_choice.addItem(_("All countries"), ANYWHERE)
        for code, name in self._countries:
            self.country_choice.addItem(name, code)
        self._show_wanted()

    def _show_wanted(self) -> None:
        self.pill_bar.set_current(self.pill)
        if self.pill:
            self.pill_choice.choose(self.pill)
        else:
            self.pill_choice.setCurrentIndex(-1)
        country = self._wanted.country
        self.country_choice.choose(ANYWHERE if country is None else country)
        self.filter_panel.show_wanted(self.wanted)
        self.fit()

    def _pill_chosen(self, pill: str) -> None:
        one = PILLS[pill]
        self._wanted = replace(self._wanted, standings=one.standings, entitled=one.entitled)
        self._told()

    def _country_chosen(self) -> None:
        chosen = str(self.country_choice.currentData())
        self._wanted = replace(self._wanted, country=None if chosen == ANYWHERE else chosen)
        self._told()

    def _narrowed(self, wanted: ListFilter) -> None:
        self._wanted = replace(wanted, words="")
        self._told()

    def _told(self) -> None:
        self._show_wanted()
        self.filter_changed.emit()

    def fit(self) -> None:
        """Take words away where room is short: of export, import and filters, then the pills become a menu."""
        self.country_choice.setMinimumWidth(self._least_country())
        for as_menu in (False, True):
            for wordless in range(4):
                self._say_buttons(wordless)
                if self._needed(as_menu) <= self.width():
                    break
            else:
                continue
            break
        self.pill_bar.setVisible(not as_menu)
        self.pill_choice.setVisible(as_menu)

    def _say_buttons(self, wordless: int) -> None:
        _, ngettext = self._words.gettext, self._words.ngettext
        count = self.filter_panel.count
        filters = ngettext("{count} more filter set", "{count} more filters set", count).format(count=count)
        texts = [_("Export"), _("Import"), _("Filters"), _("Add")]
        names = [
            _("Export the list"),
            _("Import a list"),
            f"{_('More filters')}: {filters}" if count else _("More filters"),
            _("Add a participant"),
        ]
        buttons = (self.export_button, self.import_button, self.filters_button, self.add_button)
        for place, button in enumerate(buttons):
            button.set_texts("" if place < wordless else texts[place], name=names[place])
        if count:
            shown = f"{texts[2]} · {count}" if wordless < 3 else str(count)
            self.filters_button.set_texts(shown, name=names[2])

    def _least_country(self) -> int:
        first = words_width(self._theme, self.country_choice.itemText(0), "body")
        return first + self._theme.scaled(ICON.control) + 4 * SPACE.near

    def _needed(self, as_menu: bool) -> int:
        pills = self.pill_choice if as_menu else self.pill_bar
        buttons = (self.filters_button, self.export_button, self.import_button, self.add_button)
        wide = (
            sum(widget.sizeHint().width() for widget in (pills, *buttons))
            + self.country_choice.minimumWidth()
        )
        find = min(self.find_field.sizeHint().width(), self._theme.scaled(_FIND_LEAST))
        return wide + find + SPACE.near * (len(buttons) + 2) + 3 * SPACE.page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()
