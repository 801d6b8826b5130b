"""The page of the agenda."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from forumdesk.domain.agenda import AgendaItem
from forumdesk.domain.conduct import MeetingState
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.meetings import Meeting
from forumdesk.domain.papers import Paper
from forumdesk.domain.people import Participant
from forumdesk.domain.timetable import Timetable
from forumdesk.gui.models.agenda import (
    END,
    ITEM,
    KIND,
    KIND_NAMES,
    MINUTES,
    NUMBER,
    REAL,
    SPEAKERS,
    START,
    AgendaContents,
    AgendaModel,
)
from forumdesk.gui.pages.agenda.bar import AgendaBar
from forumdesk.gui.pages.agenda.deeds import AgendaDeeds
from forumdesk.gui.pages.agenda.finding import days_of, found
from forumdesk.gui.pages.agenda.foot import count_words, end_words, overlap_words
from forumdesk.gui.pages.agenda.move_popup import MovePopup
from forumdesk.gui.pages.agenda.output import AgendaOutput
from forumdesk.gui.pages.agenda.panel import AgendaPanel
from forumdesk.gui.pages.agenda.row_menu import RowMenu
from forumdesk.gui.pages.agenda.table import AgendaTable
from forumdesk.gui.pages.agenda.taking_over import TakingOver, TemplateNaming
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AgendaChanged,
    ConductChanged,
    MeetingsChanged,
    PapersChanged,
    ParticipantsChanged,
    ResolutionChanged,
)

_COLUMN_WIDTHS = {NUMBER: 64, SPEAKERS: 132, START: 64, MINUTES: 64, REAL: 96, END: 92}
_TITLE_LEAST = {KIND: 340, SPEAKERS: 280}
"""Titles narrower than this need the room of a column more than that column does."""
_MINUTE: Final = 60_000  # milliseconds


class AgendaPage(ListPage):
    """Edit in place, add, remove, move; the end is expected anew every minute.

    Emits `import_asked("agenda")`, and `page_asked(key)` for the history of an item.
    """

    page_asked = Signal(str)
    concerns = (
        AgendaChanged,
        PapersChanged,
        ConductChanged,
        ParticipantsChanged,
        MeetingsChanged,
        ResolutionChanged,
    )
    table: AgendaTable

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        theme, words = workspace.theme, workspace.words
        self.all_items: tuple[AgendaItem, ...] = ()
        self.people: Mapping[int, Participant] = {}
        self.timetable = Timetable(slots={})
        self._meeting: Meeting | None = None
        self._contents = AgendaContents()
        self._papers: Mapping[AgendaItemId, Sequence[Paper]] = {}
        self._filling = False
        self.item_panel = AgendaPanel(theme, words)
        self.model = AgendaModel(words)
        self.page_bar = AgendaBar(theme, words)
        self.add_button = self.page_bar.add_button
        self.import_button = self.page_bar.import_button
        self.export_button = self.page_bar.export_button
        self.take_over_button = self.page_bar.take_over_button
        super().__init__(
            workspace,
            meeting_id,
            bar=self.page_bar,
            find_field=self.page_bar.find_field,
            table=AgendaTable(theme),
            panel=self.item_panel,
            empty_icon="list-numbers",
        )
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.count_label = Label(theme, role="caption", token="text2")
        self.overlap_label = Label(theme, role="caption_medium", token="warn")
        self.end_label = Label(theme, role="caption_medium", token="text")
        self.foot.add_left(self.count_label)
        self.foot.add_right(self.overlap_label)
        self.foot.add_right(self.end_label)
        self.move_popup = MovePopup(theme, words, self)
        self.naming = TemplateNaming(theme, words)
        self.column.insertWidget(1, self.naming)
        self.taking_over = TakingOver(self, self.take_over_button, self.naming)
        self.deeds = AgendaDeeds(self)
        self.minute_timer = QTimer(self)
        self.minute_timer.setInterval(_MINUTE)
        self.row_menu = RowMenu(self)
        self.output = AgendaOutput(self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.find_field.find_changed.connect(lambda: self._fill(self._current_id()))
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self.add_button.clicked.connect(self.main_act)
        self.import_button.clicked.connect(self._ask_import)
        self.empty_page.main_asked.connect(self._ask_import)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.table.menu_asked.connect(self.row_menu.open)
        self.beside.shared.connect(self._lay_columns)
        self.minute_timer.timeout.connect(self.refresh_times)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for widget in (self.table, self.panel):
            self.bind("Alt+Up", widget, lambda: self.deeds.move(-1), inside)
            self.bind("Alt+Down", widget, lambda: self.deeds.move(1), inside)
            self.bind("Alt+Right", widget, self._indent, inside)
            self.bind("Alt+Left", widget, self._outdent, inside)

    def _indent(self) -> None:
        self.deeds.indent()

    def _outdent(self) -> None:
        self.deeds.outdent()

    # What it shows.

    @property
    def has_items(self) -> bool:
        """Tell whether there is anything on the agenda, found or not."""
        return bool(self.all_items)

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.page_bar.retranslate()
        self.item_panel.retranslate()
        self.move_popup.retranslate()
        self.naming.retranslate()
        self.table.set_texts(name=_("Agenda"))
        self._lay_columns()
        self.empty_page.set_texts(
            _("The agenda is still empty."),
            _("It comes from a table, from another meeting or a template, or from item to item."),
            main=_("Import an agenda"),
            link=_("add an item"),
        )

    def _lay_columns(self) -> None:
        """Give the titles room: where they would have too little, kinds and then speakers are in the panel only."""
        kinds = max(
            words_width(self.theme, self.words.gettext(name), "small") for name in KIND_NAMES.values()
        )
        widths = {**_COLUMN_WIDTHS, KIND: round((kinds + 3 * SPACE.near) / self.theme.text_size)}
        hidden = set() if self._contents.now is not None else {REAL}
        for column, least in _TITLE_LEAST.items():
            needed = sum(wide for key, wide in widths.items() if key not in hidden) + least
            if self.beside.list_width < self.theme.scaled(needed):
                hidden.add(column)
        for column in (KIND, SPEAKERS, REAL):
            self.table.setColumnHidden(column, column in hidden)
        self.table.set_column_widths(widths, stretched=ITEM)

    def reload(self) -> None:
        """Read the agenda again; what is selected stays selected."""
        self.all_items = self.register.agendas.items(self.meeting_id)
        self.people = {one.number: one for one in self.register.participants.listed(self.meeting_id)}
        self._meeting = meeting = self.register.meetings.meeting(self.meeting_id)
        papers: dict[AgendaItemId, list[Paper]] = {}
        for paper in self.register.papers.of_meeting(self.meeting_id):
            papers.setdefault(paper.item_id, []).append(paper)
        self._papers = papers
        panel = self.item_panel
        panel.set_languages(self.register.meetings.body(meeting.body_id).rules.languages)
        panel.form.set_people(self.people)
        panel.form.set_days(days_of(meeting))
        panel.links.set_resolution(self.register.resolutions.text(self.meeting_id))
        self._read_times()
        self._fill(self._current_id())
        self._lay_columns()

    def _read_times(self) -> None:
        self.timetable = self.register.agendas.timetable(self.meeting_id)
        standing = self.register.conduct.standing(self.meeting_id)
        opened = standing.state is not MeetingState.NOT_OPENED
        days = days_of(self._meeting) if self._meeting is not None else ()
        self._contents = AgendaContents(
            items=found(self.all_items, self.find_field.text()),
            slots=self.timetable.slots,
            runs=standing.runs if opened else {},
            now=standing.now if opened else None,
            several_days=len(days) > 1,
            papers={key: len(papers) for key, papers in self._papers.items()},
        )

    def refresh_times(self) -> None:
        """Expect the end anew, without touching anything else."""
        try:
            self._read_times()
        except KnownError as error:
            self.show_error(error)
            return
        self.model.show_times(self._contents)
        self._say_counts()

    def _fill(self, wanted: AgendaItemId | None) -> None:
        """Show the items that are found, and select the wanted one, or what stands in its place."""
        row = self.table.currentIndex().row()
        self._filling = True
        self._read_times()
        self.model.show(self._contents)
        self.table.lay_rows()
        at = self.model.row_of(wanted)
        if at < 0 and row >= 0:
            at = min(row, len(self.model.items) - 1)
        if at >= 0:
            self.select_row(at)
        self._filling = False
        self._say_counts()
        self._say_nothing_found()
        self.show_contents(anything=bool(self.all_items))
        self.bar.show()
        self.page_bar.show_for(anything=bool(self.all_items))
        self.show_panel()

    def _say_counts(self) -> None:
        contents, took_place = self._contents, self._contents.now is not None
        self.count_label.setText(count_words(self.words, self.all_items))
        self.overlap_label.setText(overlap_words(self.words, self.timetable))
        self.end_label.setText(
            end_words(self.words, self.timetable, took_place=took_place, several_days=contents.several_days)
        )
        self.end_label.set_token("warn" if took_place and self.timetable.slip > 0 else "text")

    def _say_nothing_found(self) -> None:
        _, ngettext = self.words.gettext, self.words.ngettext
        sentence = _("Nothing on the agenda is found by “{words}”.")
        label = ngettext("Show all {count}", "Show all {count}", len(self.all_items))
        self.nobody.set_texts(
            sentence.format(words=self.find_field.text().strip()),
            main=label.format(count=len(self.all_items)),
        )

    # What is selected.

    def current(self) -> AgendaItem | None:
        """The selected item."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.items[rows[0].row()] if rows else None

    def _current_id(self) -> AgendaItemId | None:
        current = self.current()
        return None if current is None else current.id

    def select_item(self, item_id: AgendaItemId) -> None:
        """Select an item, if it is in view."""
        row = self.model.row_of(item_id)
        if row >= 0:
            self.select_row(row)

    def show_value(self, identifier: UUID) -> None:
        """Select an item, if it is in view."""
        self.select_item(AgendaItemId(identifier))

    def _selection_changed(self) -> None:
        if not self._filling:
            self.adding = False
            self.show_panel()

    def show_panel(self) -> None:
        """Show the selected item in the panel, or the one that is being added."""
        self.add_button.set_kind("outlined" if self.adding else "main")
        current = self.current()
        if self.adding:
            draft = self.deeds.draft
            parent = next((one for one in self.all_items if one.id == draft.parent_id), None)
            anew = not self.item_panel.is_draft
            self.item_panel.show_draft(draft, parent, anew=anew, day=self._day_of(current))
        else:
            slot = None if current is None else self.timetable.slots.get(current.id)
            papers = () if current is None else self._papers.get(current.id, ())
            self.item_panel.show_item(current, slot, self._day_of(current), papers)
        self.beside.set_filled(self.adding or current is not None)

    def _day_of(self, item: AgendaItem | None) -> date | None:
        """The day on which an item stands in the plan."""
        slot = self.timetable.slots.get(item.id) if item is not None else None
        begin: datetime | None = slot.planned_begin if slot is not None else None
        first = self._meeting.first_day if self._meeting is not None else None
        if item is not None and item.day is not None:
            return item.day
        return begin.date() if begin is not None and first is not None else first

    def show_all(self) -> None:
        """Take the words out of the find field."""
        self.find_field.clear()

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        self.item_panel.form.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value in the panel stands refused."""
        return self.item_panel.item is not None and self.item_panel.form.has_wrong()

    # What it does.

    def remove_selected(self) -> None:
        """Take the selected item and what is below it off the agenda."""
        self.deeds.remove()

    def add(self) -> None:
        """Open the panel for an item behind the selected one; what was typed for one before is still there."""
        current = self.current()
        if not self.adding:
            self.deeds.begin(current.parent_id if current else None, current)
        self._begin()

    def add_sub_item(self) -> None:
        """Open the panel for an item below the selected one."""
        current = self.current()
        if current is not None:
            self.deeds.begin(current.id, None)
            self._begin()

    def _begin(self) -> None:
        self.begin_adding()
        if self.adding:
            self.item_panel.reveal(self.item_panel.form.title_field())

    def add_draft(self) -> None:
        """Put the item in the panel on the agenda."""
        self.deeds.add_draft()

    def welcome(self, item: AgendaItem) -> None:
        """Show the item that has just been added."""
        self.message_bar.clear()
        self.adding = False
        self.find_field.clear()
        self.reload()
        self._fill(item.id)
        self.take_focus()

    def show_taken(self, before: int) -> None:
        """Show the items that were taken over behind the `before` that there were; the first of them is selected."""
        self.adding = False
        self.find_field.clear()
        self.reload()
        if 0 <= before < len(self.model.items):
            self.select_row(before)
        self.take_focus()

    def _ask_import(self) -> None:
        self.import_asked.emit("agenda")

    # Keys that the window passes on.

    def edit_selected(self) -> None:
        """Open the panel and go to the title."""
        if self.current() is not None:
            self.beside.open_panel()
            self.item_panel.reveal(self.item_panel.form.title_field())

    def problem_rows(self) -> list[int]:
        """Return the rows of items that begin before the one above them ends."""
        slots = self.timetable.slots
        return [row for row, one in enumerate(self.model.items) if slots[one.id].overlap]

    def showEvent(self, event: QShowEvent) -> None:
        """The times go on while the page is in sight."""
        super().showEvent(event)
        self.minute_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is computed."""
        super().hideEvent(event)
        self.minute_timer.stop()
