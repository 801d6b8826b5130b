"""The panel beside the agenda: one item, or one that is being added."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.agenda import KIND_NAMES, Slot, clock_time
from forumdesk.gui.pages.agenda.form import AgendaForm
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.language.dates import time_of_day


class AgendaPanel(DetailPanel):
    """Emits `move_asked(-1 | 1)`, `sub_item_asked`, `remove_asked` and `add_asked`; the fields are in `form`."""

    move_asked = Signal(int)
    sub_item_asked = Signal()
    remove_asked = Signal()
    add_asked = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without an item."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._item: AgendaItem | None = None
        self._draft = False
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self.form = AgendaForm(theme, words)
        self.add_button = Button(theme, kind="main", icon_name="plus")
        self.up_button = Button(theme, icon_name="arrow-up", name="-")
        self.down_button = Button(theme, icon_name="arrow-down", name="-")
        self.sub_item_button = Button(theme, icon_name="tree-structure")
        self.remove_button = Button(theme, icon_name="trash")
        self.add_button.clicked.connect(self.add_asked)
        self.up_button.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(1))
        self.sub_item_button.clicked.connect(self.sub_item_asked)
        self.remove_button.clicked.connect(self.remove_asked)
        for name in ("add_button", "up_button", "down_button", "sub_item_button", "remove_button", "form"):
            getattr(self, name).setObjectName(name)
        self._item_buttons = (self.up_button, self.down_button, self.sub_item_button, self.remove_button)
        self.set_acts([self.add_button, *self._item_buttons])
        self.set_foot([self.form])

    @property
    def is_draft(self) -> bool:
        """Tell whether the panel shows an item that is not yet on the agenda."""
        return self._draft

    @property
    def item(self) -> AgendaItem | None:
        """The item that is shown; a draft is none."""
        return None if self._draft else self._item

    def retranslate(self) -> None:
        """Set the words that do not depend on the item; the rest comes with the next `show_…`."""
        _ = self._words.gettext
        self.set_texts(close=_("Close"))
        self.add_button.set_texts(_("Add to the agenda"))
        self.up_button.set_texts("", name=_("Move up"))
        self.down_button.set_texts("", name=_("Move down"))
        self.sub_item_button.set_texts(_("Add a sub-item"))
        self.remove_button.set_texts(_("Remove"))
        self.form.retranslate()

    def set_languages(self, languages: Sequence[Language]) -> None:
        """Say in which languages the body needs titles."""
        self._languages = tuple(languages)

    def show_keys(self, shown: bool) -> None:
        """Name the keys on the buttons, or not where room is short."""
        self.up_button.set_key("Alt+↑", shown=shown)
        self.down_button.set_key("Alt+↓", shown=shown)

    def show_item(self, item: AgendaItem | None, slot: Slot | None) -> None:
        """Show an item with its expected time."""
        before, draft_before = self._item, self._draft
        self._item, self._draft = item, False
        self.add_button.hide()
        for button in self._item_buttons:
            button.show()
        if item is None:
            return
        _ = self._words.gettext
        head = _("{number}. {title}").format(
            number=item.number, title=item.title.in_language(self._words.language)
        )
        self.set_head(head, self._times(slot))
        self.set_chips(self._states(item, slot))
        anew = draft_before or before is None or before.id != item.id
        self.form.show_item(item, anew=anew)

    def show_draft(self, item: AgendaItem, parent: AgendaItem | None, *, anew: bool) -> None:
        """Show an item that is not yet on the agenda; `parent` is the item it will stand below."""
        _ = self._words.gettext
        self._item, self._draft = item, True
        self.add_button.show()
        for button in self._item_buttons:
            button.hide()
        remark = _("Kept when you add the item to the agenda.")
        title = _("New item")
        if parent is not None:
            title = _("New sub-item of {number}").format(number=parent.number)
        self.set_head(title, remark)
        self.set_chips([])
        self.form.show_item(item, anew=anew)

    def _times(self, slot: Slot | None) -> str:
        start, end = (clock_time(slot.start), clock_time(slot.end)) if slot is not None else (None, None)
        language = self._words.language
        shown = [time_of_day(moment, language) for moment in (start, end) if moment is not None]
        return "–".join(dict.fromkeys(shown))

    def _states(self, item: AgendaItem, slot: Slot | None) -> list[Chip]:
        _, ngettext = self._words.gettext, self._words.ngettext
        chips = [Chip(self._theme, _(KIND_NAMES[item.kind]))]
        if slot is not None and slot.overlap:
            words = ngettext("{count} minute too early", "{count} minutes too early", slot.overlap)
            chips.append(self._warning(words.format(count=slot.overlap)))
        marks = dict(LANGUAGE_MARKS)
        for language in self._languages:
            if not item.title.get(language):
                chips.append(self._warning(_("No title: {language}").format(language=marks[language.value])))
        return chips

    def _warning(self, words: str) -> Chip:
        return Chip(self._theme, words, kind="warn", icon_name="warning")
