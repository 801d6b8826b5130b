"""What was done: every deed of the meeting or of the register, found, told in full, and gone back to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.handing_out import Out
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.models.deeds import DEED, DESK, MEETING, WHEN, DeedsModel, capitalised_deed
from forumdesk.gui.pages.history.as_of import AsOfRow
from forumdesk.gui.pages.history.deed_panel import DeedPanel
from forumdesk.gui.pages.history.filters import DeedFilters, OneThing
from forumdesk.gui.pages.list_page import LIST_KINDS, ListPage
from forumdesk.gui.tasks import Progress, Tasks
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.choice_row import Choice
from forumdesk.gui.widgets.filter_bar import FilterBar
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import RowDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.dates import digits, time_of_day
from forumdesk.language.numbers import whole
from forumdesk.services.access import Access
from forumdesk.services.journal import JournalEntry, JournalFind
from forumdesk.services.telling.teller import ToldDeed
from forumdesk.services.telling.words import codes_by_word, words_of

_LONG: Final = 10_000
_PAUSE: Final = 250  # milliseconds
THIS: Final = "this"
EVERY: Final = "all"
_KINDS: Final = {**LIST_KINDS, ".json": N_("Data for other programs (*.json)")}
_WIDTHS: Final = {WHEN: 148, DESK: 160, MEETING: 220}
_NARROW_WIDTHS: Final = {WHEN: 148, DESK: 120, MEETING: 140}


class DeedsPage(ListPage):
    """Emits `past_asked(moment or deed id)` and `undo_asked`."""

    past_asked = Signal(object)
    undo_asked = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        """Show the deeds of the meeting."""
        buttons = {
            "export_button": Button(workspace.theme, icon_name="export"),
            "as_of_button": Button(workspace.theme, icon_name="clock-counter-clockwise"),
        }
        self.filter_bar = FilterBar(workspace.theme, buttons)
        self.model = DeedsModel(workspace.words)
        table = TableView(
            workspace.theme,
            name="",
            height="row",
            delegate=RowDelegate(workspace.theme, height="row", main_column=DEED),
        )
        super().__init__(
            workspace,
            meeting_id,
            bar=self.filter_bar,
            find_field=self.filter_bar.find_field,
            table=table,
            panel=DeedPanel(workspace.theme, workspace.words),
            empty_icon="clock-counter-clockwise",
        )
        self.export_button, self.as_of_button = buttons["export_button"], buttons["as_of_button"]
        self._scope = THIS
        self._shown: UUID | None = None
        self._everything = 0
        self._filling = False
        self.filters = DeedFilters(self.theme, self.words)
        self.as_of_row = AsOfRow(self.theme, self.words)
        self.long_act = LongAct(self.theme, self.words, tasks, self)
        self.count_label = Label(self.theme, role="caption", token="text2")
        self.model.setParent(self)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        for name in ("filters", "as_of_row", "long_act"):
            getattr(self, name).setObjectName(name)
        for place, widget in enumerate((self.filters, self.as_of_row, self.long_act), start=1):
            self.column.insertWidget(place, widget)
        self.foot.add_left(self.count_label)
        self.table.setModel(self.model)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.fill)
        self.find_field.find_changed.connect(lambda _text: self._find())
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self.filter_bar.filter_chosen.connect(self.choose_scope)
        self.filters.changed.connect(self.fill)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._selected())
        self.as_of_button.clicked.connect(self.ask_as_of)
        self.as_of_row.asked.connect(self._ask_past)
        self.as_of_row.closed.connect(self._close_as_of)
        self.export_button.clicked.connect(self.export)
        panel = self.deed_panel
        panel.past_asked.connect(self._ask_past_of_deed)
        panel.undo_asked.connect(self.undo_asked)
        panel.thing_asked.connect(self.show_history_of)
        self.beside.shared.connect(self._fit)

    @property
    def deed_panel(self) -> DeedPanel:
        """The panel as what it is."""
        assert isinstance(self.panel, DeedPanel)
        return self.panel

    # what is looked for

    @property
    def wanted(self) -> JournalFind:
        """What the find field and the filters ask for."""
        words = words_of(self.find_field.text())
        zone = self._zone()
        thing = self.filters.thing
        return JournalFind(
            meeting_id=self.meeting_id if self._scope == THIS else None,
            words=words,
            codes=codes_by_word(words, self.words.catalogue) if words else {},
            kinds=self.filters.kinds,
            entity_id=None if thing is None else thing.id,
            desk_id=self.filters.desk_id,
            since=self.filters.since(zone),
            until=self.filters.until(zone),
        )

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.register.meetings.meeting(self.meeting_id).time_zone)

    def _find(self) -> None:
        """Find at once; in a long journal once the typing pauses."""
        if self._everything > _LONG:
            self._pause.start()
        else:
            self.fill()

    def choose_scope(self, scope: str) -> None:
        """Show the deeds of this meeting, or of all."""
        self._scope = scope
        self.fill()

    def show_history_of(self, thing: OneThing) -> None:
        """Show what became of one person, paragraph or item."""
        self._filling = True
        self.find_field.clear()
        self._filling = False
        self.filters.show_thing(thing)
        self.take_focus()

    def show_history_by(self, identifier: UUID) -> None:
        """Show what became of one thing that another page asks for."""
        name = self.register.telling.name_of(identifier, self.words.catalogue)
        self.show_history_of(OneThing(id=identifier, name=name))

    # what is shown

    def reload(self) -> None:
        """Read the journal anew; the deed in hand stays in hand."""
        self.filters.show_desks(self.register.journal.desks())
        self.fill()

    def fill(self) -> None:
        """Show what is found."""
        if self._filling:
            return
        self._filling = True
        before = self.current()
        row, was = self.table.currentIndex().row(), self.model.rowCount()
        self._name_meetings()
        find = self.wanted
        count = self.register.journal.count(find)
        self.model.show(lambda start, size: self.register.journal.page(find, start, size), count)
        wanted = before.id if before is not None else self._shown
        at = self.model.row_of(wanted, max(0, row + count - was)) if wanted is not None else -1
        if count:
            self.select_row(max(at, 0))
        self._filling = False
        self._say_counts(count)
        self._fit()
        self.show_panel()

    def _name_meetings(self) -> None:
        meetings = self.register.meetings.meetings()
        language = self.words.language
        self.model.name_meetings(
            {one.id: one.title.in_language(language) for one in meetings},
            {one.id: ZoneInfo(one.time_zone) for one in meetings},
            self._zone(),
            all_meetings=self._scope == EVERY,
        )

    def _say_counts(self, count: int) -> None:
        _ = self.words.gettext
        everything = self.register.journal.count(
            JournalFind(meeting_id=self.meeting_id if self._scope == THIS else None)
        )
        self._everything = everything
        anywhere = everything or self.register.journal.count(JournalFind())
        language = self.words.language
        said = self.words.ngettext("{count} deed", "{count} deeds", count).format(
            count=whole(count, language)
        )
        if count != everything:
            said = _("{shown} of {all} shown").format(
                shown=whole(count, language), all=whole(everything, language)
            )
        self.count_label.setText(said)
        self.filters.show_state()
        self.nobody.set_texts(_("No deed fits what is looked for."), main=_("Show all deeds"))
        self.show_contents(anything=bool(anywhere))
        self.filters.setVisible(bool(anywhere))

    def current(self) -> JournalEntry | None:
        """The deed in hand."""
        return self.model.entry(self.table.currentIndex().row())

    def _selected(self) -> None:
        if not self._filling:
            self.show_panel()

    def show_panel(self) -> None:
        """Tell the deed in hand in full."""
        entry = self.current()
        self.beside.set_filled(entry is not None)
        self._shown = None if entry is None else entry.id
        if entry is None:
            return
        following = self.register.history.next_undo
        parts = (
            self.model.when(entry, long=True),
            entry.desk_name,
            self.model.meeting_of(entry) if self._scope == EVERY else "",
        )
        self.deed_panel.show_deed(
            capitalised_deed(entry, self.words),
            " · ".join(part for part in parts if part),
            self.register.telling.changes(entry.id, self.words.catalogue),
            can_undo=following is not None and following.id == entry.id and self._may_change,
            in_the_past=not self._may_change,
        )

    @property
    def _may_change(self) -> bool:
        return self.register.access is Access.FULL

    def retranslate(self) -> None:
        """Set all words."""
        _ = self.words.gettext
        self.find_field.set_texts(
            _("Find a deed, a name, a desk"), name=_("Find among the deeds"), short=_("Find")
        )
        self.table.set_texts(name=_("Deeds"))
        scopes = (
            Choice(key=THIS, text=_("This meeting")),
            Choice(key=EVERY, text=_("Whole register")),
        )
        self.filter_bar.show_filters(scopes, self._scope, name=_("Whose deeds are shown"))
        self.filter_bar.set_buttons(
            {
                "export_button": (_("Export"), _("Export the deeds shown")),
                "as_of_button": (_("As of…"), _("Show the meeting as of a moment")),
            }
        )
        self.filters.retranslate()
        self.as_of_row.retranslate()
        self.long_act.retranslate()
        self.deed_panel.retranslate()
        self.empty_page.set_texts(
            _("Nothing was done in this register yet."),
            _("Every deed is noted here: when, at which desk, what, and what it changed."),
        )
        self.as_of_button.setVisible(self._may_change)

    # acts

    def show_all(self) -> None:
        """Take words and filters away."""
        self._filling = True
        self.find_field.clear()
        self._filling = False
        self.filters.clear()

    def edit_selected(self) -> None:
        """Open the deed in hand."""
        if self.current() is not None:
            self.beside.open_panel()
            self.deed_panel.setFocus()

    def main_act(self) -> None:
        """Show the meeting as it was after the deed in hand."""
        if self._may_change:
            self._ask_past_of_deed()

    def add(self) -> None:
        """Deeds are done elsewhere."""

    def ask_as_of(self) -> None:
        """Ask as of which moment the meeting is to be shown."""
        entry = self.current()
        at = (entry.at if entry is not None else self.register.clock()).astimezone(self._zone())
        said = f"{digits(at.date())}, {time_of_day(at.time(), self.words.language)}"
        self.as_of_row.begin(self._zone().key, said)

    def _ask_past(self, moment: object) -> None:
        self.as_of_row.hide()
        self.past_asked.emit(moment)

    def _ask_past_of_deed(self) -> None:
        entry = self.current()
        if entry is not None:
            self.past_asked.emit(entry.id)

    def _close_as_of(self) -> None:
        self.as_of_row.hide()
        self.take_focus()

    # export

    def export(self) -> None:
        """Ask for a place and write what is shown there."""
        _ = self.words.gettext
        place = self.ask_place(_("Export the deeds"), _("journal"), _KINDS)
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        """Write the deeds that are found, told in full, beside the window."""
        self.hand_out(place, _KINDS, self._export_out)

    def _export_out(self, out: Out) -> None:
        find, catalogue, language = self.wanted, self.words.catalogue, self.words.language
        total = self.model.rowCount()

        def write(progress: Progress) -> Path:
            from forumdesk.exchange import journal_out

            makers = {
                ".xlsx": journal_out.journal_as_xlsx,
                ".csv": journal_out.journal_as_csv,
                ".json": journal_out.journal_as_json,
            }
            told = _with_progress(self.register.telling.deeds(find, catalogue), progress, total)
            content = makers[f".{out.form}"](told, language)
            return out.write(content, forbidden=self.register.path)

        sentence = self.words.gettext("{done} of {total} deeds are written …")
        self.long_act.run(
            write, self.say_written, self.show_error, sentence=sentence, total=total, given_up=lambda: None
        )

    # what a list page asks for and this one has not

    def remove_selected(self) -> None:
        """A deed is taken back, never removed."""

    def add_draft(self) -> None:
        """Nothing is added here."""

    def settle(self) -> None:
        """Nothing is typed in the panel."""

    def has_wrong(self) -> bool:
        """Nothing is typed in the panel."""
        return False

    def problem_rows(self) -> list[int]:
        """A deed is no problem."""
        return []

    # layout

    def _fit(self) -> None:
        narrow = self.beside.list_width < self.theme.scaled(WIDTH.narrow_window - WIDTH.detail_panel)
        widths = _NARROW_WIDTHS if narrow else _WIDTHS
        shown = {column: wide for column, wide in widths.items() if column < self.model.columnCount()}
        self.table.set_column_widths({DEED: 0, **shown}, stretched=DEED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self._fit()


def _with_progress(deeds: Iterator[ToldDeed], progress: Progress, total: int) -> Iterator[ToldDeed]:
    for done, deed in enumerate(deeds, start=1):
        progress(done, max(total, done))
        yield deed
