"""The page of the agenda."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from forumdesk.domain.agenda import AgendaItem, ItemKind, planned_minutes
from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.people import Participant
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.gui.models.agenda import (
    END,
    ITEM,
    KIND,
    KIND_NAMES,
    MINUTES,
    NUMBER,
    SPEAKERS,
    START,
    AgendaModel,
    Slot,
    clock_time,
    expected_end,
    timetable,
)
from forumdesk.gui.pages.agenda.panel import AgendaPanel
from forumdesk.gui.pages.agenda.rows import AgendaDelegate
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.theme import SPACE
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.find_field import FindField
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.page_bar import PageBar
from forumdesk.gui.widgets.painting import words_width
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold
from forumdesk.language.dates import time_of_day
from forumdesk.services.events import AgendaChanged, MeetingsChanged, ParticipantsChanged
from forumdesk.services.participants import full_name

_COLUMN_WIDTHS = {NUMBER: 56, SPEAKERS: 132, START: 64, MINUTES: 64, END: 56}
_TITLE_LEAST = 320
_DRAFT = AgendaItemId(UUID(int=0))


class AgendaPage(ListPage):
    """Edit in place, add, remove, move; the end is expected anew at once. Emits `import_asked("agenda")`."""

    concerns = (AgendaChanged, ParticipantsChanged, MeetingsChanged)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        theme, words = workspace.theme, workspace.words
        self._items: tuple[AgendaItem, ...] = ()
        self._slots: Mapping[AgendaItemId, Slot] = {}
        self._people: Mapping[int, Participant] = {}
        self._filling = False
        self._after: AgendaItemId | None = None
        self.item_panel = AgendaPanel(theme, words)
        self.model = AgendaModel(words)
        self.find_field = FindField(theme)
        self.export_button = Button(theme, icon_name="upload-simple")
        self.import_button = Button(theme, icon_name="download-simple")
        self.add_button = Button(theme, kind="main", icon_name="plus")
        bar = PageBar(theme)
        bar.add_left(self.find_field)
        for button in (self.export_button, self.import_button, self.add_button):
            bar.add_right(button)
        super().__init__(
            workspace,
            meeting_id,
            bar=bar,
            find_field=self.find_field,
            table=TableView(theme, name="", height="row", delegate=AgendaDelegate(theme, main_column=ITEM)),
            panel=self.item_panel,
            empty_icon="list-numbers",
        )
        self._draft = self._blank(None)
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.count_label = Label(theme, role="caption", token="text2")
        self.overlap_label = Label(theme, role="caption_medium", token="warn")
        self.end_label = Label(theme, role="caption_medium", token="text")
        self.foot.add_left(self.count_label)
        self.foot.add_right(self.overlap_label)
        self.foot.add_right(self.end_label)
        for name in ("find_field", "export_button", "import_button", "add_button"):
            getattr(self, name).setObjectName(name)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.find_field.find_changed.connect(lambda: self._fill(self._current_id()))
        self.find_field.went_down.connect(self.go_to_rows)
        self.find_field.entered.connect(self.go_to_rows)
        self.add_button.clicked.connect(self.main_act)
        self.import_button.clicked.connect(self._ask_import)
        self.export_button.clicked.connect(self.export)
        self.empty_page.main_asked.connect(self._ask_import)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.beside.shared.connect(self._lay_columns)
        panel = self.item_panel
        panel.form.edited.connect(self._edit)
        panel.move_asked.connect(self.move_selected)
        panel.sub_item_asked.connect(self.add_sub_item)
        panel.remove_asked.connect(self.remove_selected)
        panel.add_asked.connect(self.add_draft)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for widget in (self.table, self.panel):
            self.bind("Alt+Up", widget, lambda: self.move_selected(-1), inside)
            self.bind("Alt+Down", widget, lambda: self.move_selected(1), inside)

    # What it shows.

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.find_field.set_texts(_("Item or speaker"), name=_("Find on the agenda"))
        self.export_button.set_texts(_("Export"), name=_("Export the agenda"))
        self.import_button.set_texts(_("Import"), name=_("Import an agenda"))
        self.add_button.set_texts(_("Add"), name=_("Add an agenda item"))
        self.item_panel.retranslate()
        self.table.set_texts(name=_("Agenda"))
        self._lay_columns()
        self.empty_page.set_texts(
            _("The agenda is still empty."),
            _("It comes from a table, or from item to item."),
            main=_("Import an agenda"),
            link=_("add an item"),
        )

    def _lay_columns(self) -> None:
        """Give the titles room: where they would have too little, the kinds are in the panel only."""
        kinds = max(
            words_width(self.theme, self.words.gettext(name), "small") for name in KIND_NAMES.values()
        )
        widths = {**_COLUMN_WIDTHS, KIND: round((kinds + 3 * SPACE.near) / self.theme.text_size)}
        others = self.theme.scaled(sum(widths.values()) + _TITLE_LEAST)
        self.table.setColumnHidden(KIND, self.beside.list_width < others)
        self.table.set_column_widths(widths, stretched=ITEM)

    def reload(self) -> None:
        """Read the agenda again; what is selected stays selected."""
        self._items = self.register.agendas.items(self.meeting_id)
        self._slots = timetable(self._items)
        self._people = {one.number: one for one in self.register.participants.listed(self.meeting_id)}
        meeting = self.register.meetings.meeting(self.meeting_id)
        self.item_panel.set_languages(self.register.meetings.body(meeting.body_id).rules.languages)
        self.item_panel.form.set_people(self._people)
        self._fill(self._current_id())

    def _fill(self, wanted: AgendaItemId | None) -> None:
        """Show the items that are found, and select the wanted one, or what stands in its place."""
        row = self.table.currentIndex().row()
        self._filling = True
        self.model.show(self._found(), self._slots)
        at = self.model.row_of(wanted)
        if at < 0 and row >= 0:
            at = min(row, len(self.model.items) - 1)
        if at >= 0:
            self.select_row(at)
        self._filling = False
        self._say_counts()
        self._say_nothing_found()
        self.show_contents(anything=bool(self._items))
        self.show_panel()

    def _found(self) -> list[AgendaItem]:
        """The items that have every word of the find field, and what they stand below."""
        words = search_fold(self.find_field.text()).split()
        fitting = [one for one in self._items if all(word in _searchable(one) for word in words)]
        shown = {one.id for one in fitting}
        parents = {one.id: one.parent_id for one in self._items}
        for one in fitting:
            above = one.parent_id
            while above is not None:
                shown.add(above)
                above = parents.get(above)
        return [one for one in self._items if one.id in shown]

    def _say_counts(self) -> None:
        _, ngettext, language = self.words.gettext, self.words.ngettext, self.words.language
        count, minutes = len(self._items), planned_minutes(self._items)
        named = ngettext("{count} item", "{count} items", count).format(count=count)
        length = _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
        self.count_label.setText(_("{items}, {length} in all").format(items=named, length=length))
        overlaps = sum(slot.overlap > 0 for slot in self._slots.values())
        early = ngettext("{count} item begins too early", "{count} items begin too early", overlaps)
        self.overlap_label.setText(early.format(count=overlaps) if overlaps else "")
        end = clock_time(expected_end(self._slots))
        expected = (
            _("Expected end: {time}").format(time=time_of_day(end, language)) if end is not None else ""
        )
        self.end_label.setText(expected)

    def _say_nothing_found(self) -> None:
        _, ngettext = self.words.gettext, self.words.ngettext
        sentence = _("Nothing on the agenda is found by “{words}”.")
        label = ngettext("Show all {count}", "Show all {count}", len(self._items))
        self.nobody.set_texts(
            sentence.format(words=self.find_field.text().strip()), main=label.format(count=len(self._items))
        )

    # What is selected.

    def _current(self) -> AgendaItem | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.items[rows[0].row()] if rows else None

    def _current_id(self) -> AgendaItemId | None:
        current = self._current()
        return None if current is None else current.id

    def _selection_changed(self) -> None:
        if not self._filling:
            self.adding = False
            self.show_panel()

    def show_panel(self) -> None:
        """Show the selected item in the panel, or the one that is being added."""
        self.add_button.set_kind("outlined" if self.adding else "main")
        self.item_panel.show_keys(not self.beside.is_over)
        current = self._current()
        if self.adding:
            parent = next((one for one in self._items if one.id == self._draft.parent_id), None)
            self.item_panel.show_draft(self._draft, parent, anew=not self.item_panel.is_draft)
        else:
            self.item_panel.show_item(current, None if current is None else self._slots[current.id])
        self.beside.set_filled(self.adding or current is not None)

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

    def _edit(self, key: str, field: str, value: object) -> None:
        form = self.item_panel.form
        changed = {field: value, **self._named_speakers(field, value)}
        if self.adding:
            self._draft = replace(self._draft, **changed)  # type: ignore[arg-type]
            form.show_kept(self._draft, key)
            return
        item = self.item_panel.item
        if item is None:
            return
        try:
            kept = self.register.agendas.edit(item.id, **changed)
        except DomainError as error:
            form.block(key).set_wrong(self.words.catalogue.sentence(error))
        except KnownError as error:
            self.show_error(error)
        else:
            self.message_bar.clear()
            form.show_kept(kept, key)

    def _named_speakers(self, field: str, value: object) -> dict[str, object]:
        """Names for numbers just given, where nobody has written names yet."""
        item = self._draft if self.adding else self.item_panel.item
        if field != "speaker_numbers" or not isinstance(value, tuple) or item is None or item.speakers:
            return {}
        people = [self._people[number] for number in value if number in self._people]
        names = [full_name(one.names) for one in people]
        texts = (", ".join(name.in_language(language) for name in names) for language in Language)
        return {"speakers": LocalizedText(*texts)}

    def move_selected(self, step: int) -> None:
        """Exchange the selected item with its neighbour on the same level."""
        item = self._current()
        if item is None or self.adding:
            return
        self.settle()
        self.perform(lambda: self.register.agendas.move(item.id, step))
        self.reload()

    def remove_selected(self) -> None:
        """Take the selected item and what is below it off the agenda."""
        item = self._current()
        if item is None or self.adding:
            return
        self.perform(lambda: self.register.agendas.remove(item.id))
        self.reload()
        if self.message_bar.isHidden():
            self.take_focus()

    def add(self) -> None:
        """Open the panel for an item behind the selected one; what was typed for one before is still there."""
        current = self._current()
        if not self.adding:
            self._after = self._current_id()
            self._draft = replace(self._draft, parent_id=current.parent_id if current else None)
        self._begin()

    def add_sub_item(self) -> None:
        """Open the panel for an item below the selected one."""
        current = self._current()
        if current is not None:
            self._after = None
            self._draft = replace(self._draft, parent_id=current.id)
            self._begin()

    def _begin(self) -> None:
        self.begin_adding()
        self.item_panel.reveal(self.item_panel.form.title_field())

    def add_draft(self) -> None:
        """Put the item in the panel on the agenda."""
        self.settle()
        draft, form = self._draft, self.item_panel.form
        if form.has_wrong():
            return
        try:
            item = self.register.agendas.add(
                self.meeting_id,
                draft.title,
                parent_id=draft.parent_id,
                after=self._after,
                kind=draft.kind,
                starts=draft.starts,
                minutes=draft.minutes,
                speakers=draft.speakers,
                speaker_numbers=draft.speaker_numbers,
            )
        except DomainError as error:
            key = "minutes" if error.code == "agenda.minutes" else f"title_{self.words.language}"
            form.block(key).set_wrong(self.words.catalogue.sentence(error))
            self.item_panel.reveal(form.field(key))
        except KnownError as error:
            self.show_error(error)
        else:
            self._welcome(item)

    def _welcome(self, item: AgendaItem) -> None:
        """Show the item that has just been added."""
        self.message_bar.clear()
        self._draft = self._blank(None)
        self.adding = False
        self.find_field.clear()
        self.reload()
        self._fill(item.id)
        self.take_focus()

    def _blank(self, parent_id: AgendaItemId | None) -> AgendaItem:
        return AgendaItem(
            id=_DRAFT,
            meeting_id=self.meeting_id,
            parent_id=parent_id,
            position=0,
            number="",
            kind=ItemKind.INFORMATION,
            title=LocalizedText(),
        )

    def _ask_import(self) -> None:
        self.import_asked.emit("agenda")

    def export(self) -> None:
        """Ask for a place and write the agenda there as a table."""
        _ = self.words.gettext
        place = self.ask_place(_("Export the agenda"), _("agenda"))
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        """Write the agenda to `place`, in printing order."""
        from forumdesk.exchange.lists_out import agenda_as_csv, agenda_as_xlsx

        items = self.register.agendas.items(self.meeting_id)
        self.write_list(place, {".xlsx": lambda: agenda_as_xlsx(items), ".csv": lambda: agenda_as_csv(items)})

    # Keys that the window passes on.

    def edit_selected(self) -> None:
        """Open the panel and go to the title."""
        if self._current() is not None:
            self.beside.open_panel()
            self.item_panel.reveal(self.item_panel.form.title_field())

    def problem_rows(self) -> list[int]:
        """Return the rows of items that begin before the one above them ends."""
        return [row for row, one in enumerate(self.model.items) if self._slots[one.id].overlap]


def _searchable(item: AgendaItem) -> str:
    texts = [text for source in (item.title, item.speakers) for _, text in source.items()]
    return search_fold(" ".join((item.number, *texts)))
