"""The line under the list of participants: how many there are, and the ways to other views of them."""

from PySide6.QtCore import QObject, Signal

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.page_bar import PageFoot
from forumdesk.gui.words import Words
from forumdesk.language.numbers import whole


class ParticipantsFoot(QObject):
    """Fills a page's foot. Emits `sort_asked`, `statistics_asked`, `delegations_asked`."""

    sort_asked = Signal()
    statistics_asked = Signal()
    delegations_asked = Signal()

    def __init__(self, theme: Theme, words: Words, foot: PageFoot) -> None:
        super().__init__(foot)
        self._words = words
        self._numbers = (0, 0, 0, 0, 0)
        self.count_label = Label(theme, role="caption", token="text2")
        self.shown_label = Label(theme, role="caption", token="text2")
        self.selected_label = Label(theme, role="caption", token="text3")
        self.sort_button = Button(theme, kind="link", icon_name="sort-ascending", role="small")
        self.delegations_button = Button(theme, kind="link", icon_name="users-three", role="small")
        self.statistics_button = Button(theme, kind="link", icon_name="chart-bar-horizontal", role="small")
        for label in (self.count_label, self.shown_label, self.selected_label):
            foot.add_left(label)
        for name in ("sort_button", "delegations_button", "statistics_button"):
            getattr(self, name).setObjectName(name)
            foot.add_right(getattr(self, name))
        self.sort_button.clicked.connect(self.sort_asked)
        self.delegations_button.clicked.connect(self.delegations_asked)
        self.statistics_button.clicked.connect(self.statistics_asked)

    def retranslate(self) -> None:
        """Set all words."""
        _ = self._words.gettext
        self.sort_button.set_texts(_("Sort"), name=_("Sort by"))
        self.delegations_button.set_texts(_("Delegations"))
        self.statistics_button.set_texts(_("Statistics"))
        self._say()

    def set_counts(self, people: int, countries: int) -> None:
        """Say how many are on the list, from how many countries."""
        self._numbers = (people, countries, *self._numbers[2:])
        self._say()

    def set_shown(self, shown: int, people: int) -> None:
        """Say how many of them pass the filters."""
        self._numbers = (*self._numbers[:2], shown, people, self._numbers[4])
        self._say()

    def set_selected(self, selected: int) -> None:
        """Say how many are selected."""
        self._numbers = (*self._numbers[:4], selected)
        self._say()

    def _say(self) -> None:
        _, ngettext, language = self._words.gettext, self._words.ngettext, self._words.language
        people, countries, shown, of_people, selected = self._numbers
        named = ngettext("{count} participant", "{count} participants", people)
        lands = ngettext("{count} country", "{count} countries", countries)
        self.count_label.setText(
            _("{participants}, {countries}").format(
                participants=named.format(count=whole(people, language)),
                countries=lands.format(count=whole(countries, language)),
            )
        )
        visible = ngettext("{count} shown", "{count} shown", shown)
        self.shown_label.setText(visible.format(count=whole(shown, language)))
        self.shown_label.setVisible(shown != of_people)
        chosen = ngettext("{count} selected", "{count} selected", selected)
        self.selected_label.setText(chosen.format(count=whole(selected, language)) if selected else "")
