"""The page of the people who take part."""

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, Qt

from forumdesk.domain.errors import DomainError, KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.domain.people import Names, Participant
from forumdesk.gui.models.participants import (
    COUNTRY,
    NUMBER,
    PERSON,
    ROLE,
    VOICE,
    ParticipantsModel,
    country_of,
    in_order,
)
from forumdesk.gui.pages.list_page import ListPage
from forumdesk.gui.pages.participants_bar import ANYWHERE, ParticipantsBar, passes
from forumdesk.gui.pages.participants_panel import ParticipantPanel
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.rows import TwoLineDelegate
from forumdesk.gui.widgets.table_view import TableView
from forumdesk.gui.workspace import Workspace
from forumdesk.language.collation import search_fold, sort_key
from forumdesk.language.numbers import whole
from forumdesk.services.events import MeetingsChanged, ParticipantsChanged

_COLUMN_WIDTHS = {COUNTRY: 124, ROLE: 152, VOICE: 72, NUMBER: 64}


class ParticipantsPage(ListPage):
    """Find, filter, edit in place, add, remove, give a voice; export. Emits `import_asked("participants")`."""

    concerns = (ParticipantsChanged, MeetingsChanged)

    def __init__(self, workspace: Workspace, meeting_id: MeetingId) -> None:
        theme, words = workspace.theme, workspace.words
        self._people: tuple[Participant, ...] = ()
        self._filling = False
        self.people_bar = ParticipantsBar(theme, words)
        self.person_panel = ParticipantPanel(theme, words)
        self.model = ParticipantsModel(words)
        super().__init__(
            workspace,
            meeting_id,
            bar=self.people_bar,
            find_field=self.people_bar.find_field,
            table=TableView(theme, name="", delegate=TwoLineDelegate(theme)),
            panel=self.person_panel,
            empty_icon="users-three",
        )
        self._draft = self._blank()
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.count_label = Label(theme, role="caption", token="text2")
        self.shown_label = Label(theme, role="caption", token="text2")
        self.selected_label = Label(theme, role="caption", token="text3")
        self.foot.add_left(self.count_label)
        self.foot.add_left(self.shown_label)
        self.foot.add_right(self.selected_label)
        head = self.table.horizontalHeader()
        head.setSortIndicator(PERSON, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        bar, panel = self.people_bar, self.person_panel
        bar.filter_changed.connect(lambda: self._fill(()))
        bar.find_field.went_down.connect(self.go_to_rows)
        bar.find_field.entered.connect(self.go_to_rows)
        bar.add_button.clicked.connect(self.main_act)
        bar.import_button.clicked.connect(self._ask_import)
        bar.export_button.clicked.connect(self.export)
        self.empty_page.main_asked.connect(self._ask_import)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)
        self.table.horizontalHeader().sortIndicatorChanged.connect(
            lambda *_: self._fill(self._selected_ids())
        )
        panel.form.edited.connect(self._edit)
        panel.voice_asked.connect(self._set_voice)
        panel.remove_asked.connect(self.remove_selected)
        panel.add_asked.connect(self.add_draft)

    # What it shows.

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.people_bar.retranslate()
        self.person_panel.retranslate()
        self.table.set_texts(name=_("Participants"))
        self.table.set_column_widths(_COLUMN_WIDTHS, stretched=PERSON)
        self.empty_page.set_texts(
            _("Nobody is on the list yet."),
            _("The list comes from a table, or from person to person."),
            main=_("Import a list"),
            link=_("add a person"),
        )

    def reload(self) -> None:
        """Read the list again; whoever is selected stays in view."""
        selected = self._selected_ids()
        self._people = self.register.participants.listed(self.meeting_id, self.words.language)
        meeting = self.register.meetings.meeting(self.meeting_id)
        self.person_panel.set_languages(self.register.meetings.body(meeting.body_id).rules.languages)
        self.people_bar.set_people(self._people, self._countries())
        self._fill(selected)

    def _countries(self) -> list[tuple[str, str]]:
        """Codes and names of the countries on the list, in the order of their names; the undecided at the end."""
        names = {one.country: country_of(one, self.words.language) for one in self._people if one.country}
        listed = sorted(names.items(), key=lambda pair: sort_key(pair[1]))
        if any(not one.country for one in self._people):
            listed.append(("", self.words.gettext("No country")))
        return listed

    def _fill(self, staying: Sequence[ParticipantId]) -> None:
        """Show who passes the filters, and those who stay because they are being worked on."""
        row = self.table.currentIndex().row()
        head = self.table.horizontalHeader()
        downwards = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        people = in_order(
            self._passing(frozenset(staying)),
            head.sortIndicatorSection(),
            self.words.language,
            downwards=downwards,
        )
        self._filling = True
        self.model.show(people)
        self._select(staying, row)
        self._filling = False
        self._say_nobody()
        self._say_counts()
        self.show_contents(anything=bool(self._people))
        self.show_panel()

    def _passing(self, staying: frozenset[ParticipantId]) -> list[Participant]:
        found = self._found(self.people_bar.find_field.text().split())
        pill, country = self.people_bar.pill, self.people_bar.country
        return [
            one
            for one in self._people
            if one.id in staying
            or (one.id in found and passes(one, pill) and country in (ANYWHERE, one.country))
        ]

    def _found(self, words: Sequence[str]) -> frozenset[ParticipantId]:
        """Who fits every word by name, organisation, number or country."""
        found = frozenset(one.id for one in self._people)
        language = self.words.language
        for word in words:
            folded = search_fold(word)
            there = {one.id for one in self._people if folded in search_fold(country_of(one, language))}
            found &= self.register.participants.matching(self.meeting_id, word) | there
        return found

    def _select(self, staying: Sequence[ParticipantId], row: int) -> None:
        """Select these people again; if they are gone, whoever stands in their place."""
        rows = [at for one in staying if (at := self.model.row_of(one)) >= 0]
        if not rows and row >= 0 and self.model.people:
            rows = [min(row, len(self.model.people) - 1)]
        selection, flag = self.table.selectionModel(), QItemSelectionModel.SelectionFlag
        for at in rows:
            selection.select(self.model.index(at, 0), flag.Select | flag.Rows)
        if rows:
            current = row if row in rows else rows[0]
            selection.setCurrentIndex(self.model.index(current, 0), flag.NoUpdate)
            self.table.scrollTo(self.model.index(current, 0))

    def _say_counts(self) -> None:
        _, ngettext, language = self.words.gettext, self.words.ngettext, self.words.language
        people, shown = len(self._people), len(self.model.people)
        countries = len({one.country for one in self._people} - {""})
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
        self.shown_label.setVisible(shown != people)
        self._say_selected()

    def _say_selected(self) -> None:
        count = len(self._selected())
        words = self.words.ngettext("{count} selected", "{count} selected", count).format(count=count)
        self.selected_label.setText(words if count else "")

    def _say_nobody(self) -> None:
        _, ngettext = self.words.gettext, self.words.ngettext
        wanted = self.people_bar.find_field.text().strip()
        sentence = _("Nobody is found by “{words}”.") if wanted else _("Nobody fits these filters.")
        people = len(self._people)
        label = ngettext("Show all {count}", "Show all {count}", people)
        self.nobody.set_texts(
            sentence.format(words=wanted), main=label.format(count=whole(people, self.words.language))
        )

    # Who is selected.

    def _selected(self) -> tuple[Participant, ...]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.people[row] for row in rows)

    def _selected_ids(self) -> tuple[ParticipantId, ...]:
        return tuple(one.id for one in self._selected())

    def _selection_changed(self) -> None:
        if not self._filling:
            self.adding = False
            self._say_selected()
            self.show_panel()

    def show_panel(self) -> None:
        """Show the selected in the panel, or the person who is being added."""
        selected = self._selected()
        self.people_bar.add_button.set_kind("outlined" if self.adding else "main")
        if self.adding:
            self.person_panel.show_draft(self._draft, anew=not self.person_panel.is_draft)
        else:
            self.person_panel.show_people(selected)
        self.beside.set_filled(self.adding or bool(selected))

    def show_all(self) -> None:
        """Take all filters away."""
        self.people_bar.reset()

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        self.person_panel.form.settle()

    def has_wrong(self) -> bool:
        """Tell whether a value in the panel stands refused."""
        return len(self._selected()) == 1 and self.person_panel.form.has_wrong()

    # What it does.

    def _edit(self, key: str, field: str, value: object) -> None:
        form = self.person_panel.form
        if self.adding:
            self._draft = replace(self._draft, **{field: value})  # type: ignore[arg-type]
            form.show_person(self._draft, anew=False)
            return
        person = self.person_panel.people[0]
        try:
            kept = self.register.participants.edit(person.id, **{field: value})
        except DomainError as error:
            form.block(key).set_wrong(self.words.catalogue.sentence(error))
        except KnownError as error:
            self.show_error(error)
        else:
            self.message_bar.clear()
            form.show_kept(kept, key)

    def _set_voice(self, entitled: bool) -> None:
        ids = [one.id for one in self._selected() if one.entitled is not entitled]
        service = self.register.participants

        def deed() -> bool:
            if len(ids) == 1:
                service.edit(ids[0], entitled=entitled)
            else:
                service.edit_many(ids, entitled=entitled)
            return True

        done = self.perform(deed)
        self.reload()
        if done:
            self.person_panel.reveal(self.person_panel.first_act())

    def remove_selected(self) -> None:
        """Take whoever is selected off the list, as one deed."""
        ids = self._selected_ids()
        if not ids or self.adding:
            return
        if len(ids) == 1:
            self.perform(lambda: self.register.participants.remove(ids[0]))
        else:
            self.perform(lambda: self.register.participants.remove_many(ids))
        self.reload()
        if self.message_bar.isHidden():
            self.take_focus()

    def add(self) -> None:
        """Open the panel for a new person; what was typed for one before is still there."""
        self.begin_adding()
        self.person_panel.reveal(self.person_panel.form.field("family"))

    def add_draft(self) -> None:
        """Put the person in the panel on the list."""
        self.settle()
        values = {one.name: getattr(self._draft, one.name) for one in fields(Participant)}
        for name in ("id", "meeting_id", "number"):
            del values[name]
        form = self.person_panel.form
        try:
            person = self.register.participants.add(self.meeting_id, **values)
        except DomainError as error:
            form.block("family").set_wrong(self.words.catalogue.sentence(error))
            self.person_panel.reveal(form.field("family"))
        except KnownError as error:
            self.show_error(error)
        else:
            self._welcome(person)

    def _welcome(self, person: Participant) -> None:
        """Show the person who has just been added, even where the filters would not."""
        self.message_bar.clear()
        self._draft = self._blank()
        self.adding = False
        self.reload()
        self.table.clearSelection()
        self._fill((person.id,))
        self.take_focus()

    def _blank(self) -> Participant:
        return Participant(id=ParticipantId(UUID(int=0)), meeting_id=self.meeting_id, number=0, names=Names())

    def _ask_import(self) -> None:
        self.import_asked.emit("participants")

    def export(self) -> None:
        """Ask for a place and write the whole list there as a table."""
        _ = self.words.gettext
        place = self.ask_place(_("Export the list"), _("participants"))
        if place is not None:
            self.export_to(place)

    def export_to(self, place: Path) -> None:
        """Write the whole list to `place`, by number."""
        from forumdesk.exchange.lists_out import participants_as_csv

        people = self.register.participants.listed(self.meeting_id)
        self.write_list(place, lambda: participants_as_csv(people))

    # Keys that the window passes on.

    def edit_selected(self) -> None:
        """Open the panel and go to its first field, or to the first act for several people."""
        selected = self._selected()
        if not selected:
            return
        self.beside.open_panel()
        panel = self.person_panel
        target = panel.form.field("family") if len(selected) == 1 else panel.first_act()
        panel.reveal(target)

    def problem_rows(self) -> list[int]:
        """Return the rows of people who have no country yet."""
        return [row for row, one in enumerate(self.model.people) if not one.country]
