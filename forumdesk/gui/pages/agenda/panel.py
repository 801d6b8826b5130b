"""The detail panel of an agenda item, and of one that is being added."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import ItemState
from forumdesk.domain.papers import Paper
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.domain.timetable import Slot
from forumdesk.gui.models.agenda import KIND_NAMES, STATE_ICONS, STATE_NAMES
from forumdesk.gui.models.participants_words import capitalised
from forumdesk.gui.pages.agenda.form import AgendaForm
from forumdesk.gui.pages.agenda.links import LinksPart
from forumdesk.gui.pages.agenda.papers import FileDrops, PapersPart
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip, ChipKind
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.segmented import LANGUAGE_MARKS
from forumdesk.gui.words import Words
from forumdesk.language.dates import time_of_day

_STATE_KINDS: dict[ItemState, ChipKind] = {
    ItemState.UNDER_WAY: "accent",
    ItemState.SUSPENDED: "warn",
    ItemState.DONE: "ok",
    ItemState.DEFERRED: "neutral",
}
_BUTTONS = ("add_button", "up_button", "down_button", "move_button", "remove_button", "sub_item_button")


class AgendaPanel(DetailPanel):
    """Emits `move_asked(-1 | 1)`, `place_asked`, `sub_item_asked`, `remove_asked` and `add_asked`.

    The fields are in `form`, links to the resolution in `links`, files in `papers`; files dropped on the panel are
    told by `files_dropped`.
    """

    move_asked = Signal(int)
    place_asked = Signal()
    sub_item_asked = Signal()
    remove_asked = Signal()
    add_asked = Signal()
    files_dropped = Signal(object)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        """Start without an item."""
        super().__init__(theme, close="", parent=parent)
        self._words = words
        self._item: AgendaItem | None = None
        self._draft = False
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self.form = AgendaForm(theme, words)
        self.links = LinksPart(theme, words)
        self.papers = PapersPart(theme, words)
        self.add_button = Button(theme, kind="main", icon_name="plus", deed=CHANGE)
        self.up_button = Button(theme, icon_name="arrow-up", name="-", deed=CHANGE)
        self.down_button = Button(theme, icon_name="arrow-down", name="-", deed=CHANGE)
        self.move_button = Button(theme, icon_name="list-numbers", deed=CHANGE)
        self.sub_item_button = Button(theme, icon_name="tree-structure", deed=CHANGE)
        self.remove_button = Button(theme, icon_name="trash", name="-", deed=CHANGE)
        self.history_button = Button(theme, kind="link")
        for name in (*_BUTTONS, "history_button", "form", "links", "papers"):
            getattr(self, name).setObjectName(name)
        self._connect()
        buttons = [getattr(self, name) for name in _BUTTONS]
        self._item_buttons = buttons[1:]
        self.set_acts(buttons)
        self.set_foot([self.form, self.links, self.papers, self.history_button])
        self._drops = FileDrops(self)
        self._drops.dropped.connect(self._dropped)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.up_button.clicked.connect(lambda: self.move_asked.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(1))
        self.move_button.clicked.connect(self.place_asked)
        self.sub_item_button.clicked.connect(self.sub_item_asked)
        self.remove_button.clicked.connect(self.remove_asked)

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
        self.up_button.set_texts("", name=_("{act}: {key}").format(act=_("Move up"), key="Alt+↑"))
        self.down_button.set_texts("", name=_("{act}: {key}").format(act=_("Move down"), key="Alt+↓"))
        self.move_button.set_texts(_("Move to…"), name=_("Move the item to another place"))
        self.sub_item_button.set_texts(_("Add a sub-item"))
        self.remove_button.set_texts("", name=_("Remove the item"))
        self.history_button.set_texts(_("History of this item"))
        for part in (self.form, self.links, self.papers):
            part.retranslate()

    def set_languages(self, languages: Sequence[Language]) -> None:
        """Say in which languages the body needs titles."""
        self._languages = tuple(languages)

    def show_item(
        self, item: AgendaItem | None, slot: Slot | None, day: date | None, papers: Sequence[Paper]
    ) -> None:
        """Show an item with its times; `day` is the one on which an item without a day takes place."""
        before, draft_before = self._item, self._draft
        self._item, self._draft = item, False
        self._show_acts(draft=False)
        self.history_button.setVisible(item is not None)
        if item is None:
            return
        _ = self._words.gettext
        head = _("{number}. {title}").format(
            number=item.number, title=item.title.in_language(self._words.language)
        )
        self.set_head(head, self._times(slot))
        self.set_chips(self._states(item, slot))
        anew = draft_before or before is None or before.id != item.id
        self.form.show_item(item, anew=anew, day=day)
        self.links.show_item(item)
        self.papers.show_papers(papers)

    def show_draft(
        self, item: AgendaItem, parent: AgendaItem | None, *, anew: bool, day: date | None
    ) -> None:
        """Show an item that is not yet on the agenda; `parent` is the item it will stand below."""
        _ = self._words.gettext
        self._item, self._draft = item, True
        self._show_acts(draft=True)
        self.history_button.hide()
        remark = _("Kept when you add the item to the agenda.")
        title = _("New item")
        if parent is not None:
            title = _("New sub-item of {number}").format(number=parent.number)
        self.set_head(title, remark)
        self.set_chips([])
        self.form.show_item(item, anew=anew, day=day)
        self.links.show_item(item)

    def _show_acts(self, *, draft: bool) -> None:
        self.add_button.setVisible(draft)
        self.papers.setVisible(not draft)
        for button in self._item_buttons:
            button.setVisible(not draft)

    def _dropped(self, paths: object) -> None:
        if self.item is not None:
            self.files_dropped.emit(paths)

    def _times(self, slot: Slot | None) -> str:
        if slot is None:
            return ""
        planned = self._span(slot.planned_begin, slot.planned_end)
        real = self._span(slot.begin, slot.end)
        if not planned or planned == real or slot.state is ItemState.DEFERRED:
            return planned
        _ = self._words.gettext
        sentence = {
            ItemState.DONE: _("planned {planned}, really {real}"),
            ItemState.PLANNED: _("planned {planned}, expected {real}"),
        }.get(slot.state, _("planned {planned}, now {real}"))
        return sentence.format(planned=planned, real=real)

    def _span(self, begin: datetime | None, end: datetime | None) -> str:
        language = self._words.language
        shown = [time_of_day(moment.time(), language) for moment in (begin, end) if moment is not None]
        return "–".join(dict.fromkeys(shown))

    def _states(self, item: AgendaItem, slot: Slot | None) -> list[Chip]:
        _, ngettext = self._words.gettext, self._words.ngettext
        chips = []
        if slot is not None and slot.state in _STATE_KINDS:
            chips.append(
                Chip(
                    self._theme,
                    capitalised(_(STATE_NAMES[slot.state])),
                    kind=_STATE_KINDS[slot.state],
                    icon_name=STATE_ICONS[slot.state][0],
                )
            )
        chips.append(Chip(self._theme, _(KIND_NAMES[item.kind])))
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
