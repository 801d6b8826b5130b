"""The page of the people who take part."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QTimer, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Participant
from forumdesk.domain.people_list import ListFilter, ListOrder
from forumdesk.gui.handing_out import Out
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.models.participants import (
    ARRIVAL,
    COUNTRY,
    NUMBER,
    PERSON,
    ROLE,
    STATE,
    VOICE,
    WINDOW,
    ParticipantsModel,
)
from forumdesk.gui.models.participants_words import country_called
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.participants.bar import PILLS, ParticipantsBar
from forumdesk.gui.pages.participants.deeds import PeopleDeeds
from forumdesk.gui.pages.participants.export import KINDS, write_people
from forumdesk.gui.pages.participants.foot import ParticipantsFoot
from forumdesk.gui.pages.participants.order import ListSorting
from forumdesk.gui.pages.participants.panel import ParticipantPanel
from forumdesk.gui.pages.participants.source import PeopleSource, runs
from forumdesk.gui.pages.participants.views import PageViews
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import sort_key
from forumdesk.language.numbers import whole
from forumdesk.services.events import AttendanceChanged, ChoicesChanged, MeetingsChanged, ParticipantsChanged

_WIDTHS = {COUNTRY: 116, ROLE: 148, VOICE: 68, ARRIVAL: 152, STATE: 152, NUMBER: 56}
_GIVEN_UP = (NUMBER, STATE, VOICE, ROLE)
"""The columns that go first where room is short."""
_PERSON_LEAST = 280
_STAYING_MOST = 50
"""So many selected people stay in view although they no longer pass; of more, whoever passes stays selected."""


class ParticipantsPage(ListPage):
    """Find, filter, sort, edit in place, add, remove, admit; export. Emits `import_asked("participants")`.

    Emits `badges_asked(ids)` to print for people, `busy_changed(bool)` around a deed on very many of them, and
    `page_asked(key)` for the history of one.
    """

    badges_asked = Signal(object)
    page_asked = Signal(str)
    busy_changed = Signal(bool)

    concerns = (ParticipantsChanged, MeetingsChanged, AttendanceChanged, ChoicesChanged)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        theme, words = workspace.theme, workspace.words
        self._filling = False
        self._total = 0
        self._chosen: tuple[ParticipantId, ...] = ()
        self.people_bar = ParticipantsBar(theme, words)
        self.person_panel = ParticipantPanel(theme, words)
        self.model = ParticipantsModel(words)
        self.source = PeopleSource(
            workspace.register.participants, meeting_id, ListFilter(), ListOrder(), words.language
        )
        super().__init__(
            workspace,
            meeting_id,
            bar=self.people_bar,
            find_field=self.people_bar.find_field,
            table=TableView(theme, name="", delegate=TwoLineDelegate(theme)),
            panel=self.person_panel,
            empty_icon="users-three",
        )
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.people_foot = ParticipantsFoot(theme, words, self.foot)
        self.sorting = ListSorting(theme, words, self.table)
        self.long_act = LongAct(theme, words, tasks)
        self.column.insertWidget(self.column.indexOf(self.message_bar), self.long_act)
        self.deeds = PeopleDeeds(self)
        self.views = PageViews(self, tasks)
        self._typed_soon = QTimer(self)
        self._typed_soon.setSingleShot(True)
        self._typed_soon.timeout.connect(self._found)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        bar, filters = self.people_bar, self.people_bar.filter_panel
        # Letters typed while the last search ran are searched together.
        bar.typed.connect(lambda: self._typed_soon.start(0))
        bar.filter_changed.connect(self._found)
        bar.find_field.went_down.connect(self.go_to_rows)
        bar.find_field.entered.connect(self.go_to_rows)
        bar.add_button.clicked.connect(self.main_act)
        bar.import_button.clicked.connect(lambda: self.import_asked.emit("participants"))
        bar.export_button.clicked.connect(self.export)
        filters.chosen.connect(bar.set_wanted)
        filters.save_asked.connect(self._save_filter)
        filters.remove_asked.connect(
            lambda one: self.perform(lambda: self.register.choices.remove_filter(one))
        )
        self.empty_page.main_asked.connect(lambda: self.import_asked.emit("participants"))
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.sorting.changed.connect(lambda: self.fill(self.selected_ids()))
        self.beside.shared.connect(self._lay_columns)
        self.people_foot.sort_asked.connect(self.sort)
        self.model.reading_failed.connect(self.show_error)

    # What it shows.

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.people_bar.retranslate()
        self.person_panel.retranslate()
        self.people_foot.retranslate()
        self.long_act.retranslate()
        self.views.retranslate()
        self.table.set_texts(name=_("Participants"))
        self._lay_columns()
        self.empty_page.set_texts(
            _("Nobody is on the list yet."),
            _("The list comes from a table, or from person to person."),
            main=_("Import a list"),
            link=_("add a person"),
        )

    def _lay_columns(self) -> None:
        """Show the columns that leave the names enough room."""
        self.table.set_column_widths(_WIDTHS, stretched=PERSON)
        head = self.table.horizontalHeader()
        room = self.beside.list_width - self.theme.scaled(_PERSON_LEAST)
        wide = {column: head.sectionSize(column) or self.theme.scaled(_WIDTHS[column]) for column in _WIDTHS}
        wide = {column: max(wide[column], self.theme.scaled(_WIDTHS[column])) for column in wide}
        for column in _GIVEN_UP:
            hidden = sum(wide.values()) > room
            if hidden:
                del wide[column]
            self.table.setColumnHidden(column, hidden)

    def reload(self) -> None:
        """Read the register again; whoever is selected stays in view."""
        if self.views.is_open:
            return
        selected = self.selected_ids()
        meeting = self.register.meetings.meeting(self.meeting_id)
        self.model.set_zone(meeting.time_zone)
        self.person_panel.set_meeting(meeting, self.register.meetings.body(meeting.body_id).rules.languages)
        self.person_panel.set_delegations(self.register.delegations.listed(self.meeting_id))
        self._count_people()
        self.fill(selected)
        self.views.look_for_duplicates()

    def _count_people(self) -> None:
        service, language = self.register.participants, self.words.language
        counts = {pill: service.count(self.meeting_id, wanted) for pill, wanted in PILLS.items()}
        named = [(code, country_called(code, language)) for code in service.countries(self.meeting_id)]
        countries = sorted(named, key=lambda pair: sort_key(pair[1]))
        undecided = service.count(self.meeting_id, ListFilter(country=""))
        self._total = counts["all"]
        self.people_foot.set_counts(self._total, len(countries))
        if undecided:
            countries.append(("", self.words.gettext("No country")))
        self.people_bar.set_counts(counts, countries)
        panel = self.people_bar.filter_panel
        panel.set_delegations(self.person_panel.delegation_names())
        panel.set_saved(self.register.choices.filters())

    def _found(self) -> None:
        self.fill((), stay=False)

    def fill(self, staying: Sequence[ParticipantId], *, stay: bool = True) -> None:
        """Show who passes the filters and, to `stay`, those who are being worked on."""
        row = self.table.currentIndex().row()
        self.source = PeopleSource(
            self.register.participants,
            self.meeting_id,
            self.people_bar.wanted,
            self.sorting.order,
            self.words.language,
        )
        places = self.source.places(staying) if staying else {}
        gone = [one for one in staying if one not in places] if stay and len(staying) <= _STAYING_MOST else []
        kept = self.deeds.lines_of(gone, row)
        self._filling = True
        self.model.show(self.source, kept)
        self._select(
            [self.model.row_of_place(place) for place in places.values()] + list(kept), row if stay else 0
        )
        self._filling = False
        self._chosen = self._read_selected()
        self._say_nobody()
        self.people_foot.set_shown(self.model.rowCount(), self._total)
        self._say_selected()
        self.show_contents(anything=self._total > 0)
        self.show_panel()

    def _select(self, rows: list[int], row: int) -> None:
        """Select these rows; without any, the one that stands where the last stood."""
        if not rows and row >= 0 and self.model.rowCount():
            rows = [min(row, self.model.rowCount() - 1)]
        if not rows:
            return
        selection, flag = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        wanted = QItemSelection()
        for first, last in runs(sorted(rows)):
            wanted.select(self.model.index(first, 0), self.model.index(last, self.model.columnCount() - 1))
        selection.select(wanted, flag.ClearAndSelect)
        current = row if row in set(rows) else min(rows)
        selection.setCurrentIndex(self.model.index(current, 0), flag.NoUpdate)
        self.table.scrollTo(self.model.index(current, 0))

    def show_value(self, identifier: UUID) -> None:
        """Select a person, if in view."""
        place = self.source.places([ParticipantId(identifier)]).get(ParticipantId(identifier))
        if place is not None:
            row = self.model.row_of_place(place)
            self._select([row], row)

    def _say_selected(self) -> None:
        self.people_foot.set_selected(self.selected_count())

    def _say_nobody(self) -> None:
        _, ngettext = self.words.gettext, self.words.ngettext
        wanted = self.people_bar.find_field.text().strip()
        sentence = _("Nobody is found by “{words}”.") if wanted else _("Nobody fits these filters.")
        label = ngettext("Show all {count}", "Show all {count}", self._total)
        self.nobody.set_texts(
            sentence.format(words=wanted), main=label.format(count=whole(self._total, self.words.language))
        )

    # Who is selected.

    def selected_count(self) -> int:
        """How many are selected."""
        return sum(last - first + 1 for first, last in self._ranges())

    def _ranges(self) -> list[tuple[int, int]]:
        """The first and last row of each run of selected rows."""
        selection = self.table.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return sorted((one.top(), one.bottom()) for one in ranges)

    def selected_ids(self) -> tuple[ParticipantId, ...]:
        """Who is selected, in the order of the list."""
        return self._chosen

    def _read_selected(self) -> tuple[ParticipantId, ...]:
        # At once, not when somebody asks: after a change other people may stand in these rows.
        ranges = self._ranges()
        if self.selected_count() > WINDOW and not self.model.anybody_stays:
            ids = self.source.ids()
            return tuple(one for first, last in ranges for one in ids[first : last + 1])
        rows = (row for first, last in ranges for row in range(first, last + 1))
        lines = (self.model.listed(row) for row in rows)
        return tuple(line.person.id for line in lines if line is not None)

    def selected(self) -> Participant | None:
        """The one who is selected, as kept now; None for nobody and for several."""
        if self.selected_count() != 1:
            return None
        return self.model.person(self._ranges()[0][0])

    def _selection_changed(self) -> None:
        if not self._filling:
            self.adding = False
            self._chosen = self._read_selected()
            self._say_selected()
            self.show_panel()

    def show_panel(self) -> None:
        """Show the selected in the panel, or the person who is being added."""
        count = self.selected_count()
        self.people_bar.add_button.set_kind("outlined" if self.adding else "main")
        if self.adding:
            self.deeds.show_draft()
        elif (person := self.selected()) is not None:
            self.deeds.show_person(person)
        else:
            self.person_panel.show_many(count)
        self.beside.set_filled(self.adding or count > 0)

    def show_all(self) -> None:
        """Take all filters away."""
        self.people_bar.reset()

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        self.person_panel.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value in the panel stands refused."""
        return self.selected_count() == 1 and self.person_panel.has_wrong()

    def problem_rows(self) -> list[int]:
        """Return the rows of people who have no country yet."""
        return [self.model.row_of_place(place) for place in self.source.without_country()]

    # What it does.

    def hold(self, held: bool) -> None:
        """Let nothing be done on the page, nor in the window around it, until it is let go."""
        for part in (self.bar, self.beside):
            part.setEnabled(not held)
        self.busy_changed.emit(held)

    def remove_selected(self) -> None:
        """Take whoever is selected off the list, as one deed."""
        self.deeds.remove()

    def add(self) -> None:
        """Open the panel for a new person; what was typed for one before is still there."""
        self.views.show_list()
        self.begin_adding()
        if self.adding:
            self.person_panel.reveal(self.person_panel.form.field("family"))

    def add_draft(self) -> None:
        """Put the person in the panel on the list."""
        self.settle()
        self.deeds.add_draft()

    def welcome(self, person_id: ParticipantId) -> None:
        """Show a person who has just come onto the list, even where the filters would not."""
        self.message_bar.clear()
        self.adding = False
        self.table.clearSelection()
        self.reload()
        self.fill((person_id,))
        self.take_focus()

    def _save_filter(self, title: str) -> None:
        wanted = replace(self.people_bar.wanted)
        self.perform(lambda: self.register.choices.save_filter(title, wanted))

    def export(self) -> None:
        """Ask for a place and write the whole list there as workbook, table or contacts."""
        _ = self.words.gettext
        place = self.ask_place(_("Export the list"), _("participants"), KINDS)
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        """Write the whole list to `place`, by number, in the format of its ending."""

        def export(out: Out) -> None:
            self.long_act.run(
                partial(write_people, self.register, self.meeting_id, out),
                self.say_written,
                self.show_error,
                sentence=self.words.gettext("{total} people, {done} done"),
                total=self._total,
                given_up=self._say_not_written,
            )

        self.hand_out(place, KINDS, export)

    def _say_not_written(self) -> None:
        _ = self.words.gettext
        sentence = _("Cancelled. Nothing was written.")
        self.message_bar.show_message(Message(kind="info", sentence=sentence, dismiss=_("Close")))

    def print_out(self) -> None:
        """Go on to the badges of whoever is selected."""
        ids = self.selected_ids()
        if ids and not self.adding and not self.views.is_open:
            self.settle()
            self.badges_asked.emit(ids)

    # Keys that the window passes on.

    def edit_selected(self) -> None:
        """Open the panel and go to its first field, or to the first act for several people."""
        if not self.selected_count() or self.views.is_open:
            return
        self.beside.open_panel()
        panel = self.person_panel
        panel.reveal(panel.form.field("family") if self.selected_count() == 1 else panel.first_act())

    def reveal_act(self, button: QWidget) -> None:
        """Put the focus on an act of the panel, unless something was refused."""
        if self.message_bar.isHidden() and self.selected_count():
            self.person_panel.reveal(button)

    def sort(self) -> None:
        """Open the menu of orders."""
        self.views.show_list()
        self.sorting.open_menu(self.people_foot.sort_button)

    def main_act(self) -> None:
        """Do the main act of what is shown: of the list, or of the view instead of it."""
        if self.views.view is None:
            super().main_act()
        else:
            self.views.view.main_act()

    def find_here(self) -> None:
        """Go to the find field of the list."""
        self.views.show_list()
        super().find_here()

    def take_focus(self) -> None:
        """Put the focus into the list, or into what is shown instead of it."""
        view: Page | None = self.views.view
        if view is None:
            super().take_focus()
        else:
            view.take_focus()
