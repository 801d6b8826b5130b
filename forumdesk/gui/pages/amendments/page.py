"""The page of amendments: in order of consideration, paragraph by paragraph."""

from collections.abc import Sequence
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal

from forumdesk.domain.amendments import AmendedRowGoneError, Amendment
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AmendmentId, MeetingId, RowId
from forumdesk.domain.resolutions import ResolutionText
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.models.amendment_words import Places
from forumdesk.gui.models.amendments import (
    ALL,
    CHANGE,
    NUMBER,
    OPEN,
    PROPOSER,
    STATE,
    AmendmentsModel,
    AmendmentsView,
    filter_choices,
    filter_of,
    found,
    nothing_sentence,
)
from forumdesk.gui.pages.amendments.bar import AmendmentsBar
from forumdesk.gui.pages.amendments.deeds import AmendmentDeeds
from forumdesk.gui.pages.amendments.form import AmendmentForm, Purpose, Writing
from forumdesk.gui.pages.amendments.panel import AmendmentPanel
from forumdesk.gui.pages.amendments.returning import Returning
from forumdesk.gui.pages.amendments.table import AmendmentsTable
from forumdesk.gui.pages.filtered_list_page import FilteredListPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.message_bar import Message
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AmendmentsChanged,
    DecisionsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)

_WRITING = 2
_WIDTHS = {NUMBER: 56, PROPOSER: 216, STATE: 148}


class AmendmentsPage(FilteredListPage[Amendment]):
    """Lists, decides and writes amendments.

    Emits `row_asked(row_id)` to see a paragraph in the text, `document_asked(identifier)` to print,
    `busy_changed(bool)` around an act that lasts.
    """

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        AmendmentsChanged,
        ResolutionChanged,
        DecisionsChanged,
        ParticipantsChanged,
        MeetingsChanged,
    )
    row_asked = Signal(object)
    document_asked = Signal(str)
    busy_changed = Signal(bool)
    table: AmendmentsTable

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks) -> None:
        """Read nothing yet: that is done when the page is shown."""
        theme, words = workspace.theme, workspace.words
        self.page_bar = AmendmentsBar(theme, words)
        self.amendment_panel = AmendmentPanel(theme, words)
        self.model = AmendmentsModel(words)
        self.form = AmendmentForm(theme, words)
        super().__init__(
            workspace,
            meeting_id,
            bar=self.page_bar,
            table=AmendmentsTable(theme),
            panel=self.amendment_panel,
            model=self.model,
            chosen=OPEN,
            empty_icon="git-diff",
        )
        self._view = AmendmentsView(text=ResolutionText(meeting_id=meeting_id))
        self._places = Places(self._view.text, words)
        self.form.setObjectName("form")
        self._body.addWidget(self.form)
        self.returning = Returning(self, tasks)
        self.column.insertWidget(1, self.returning.strip)
        self.column.addWidget(self.returning.long_act)
        self.deeds = AmendmentDeeds(self)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.page_bar.add_button.clicked.connect(self.add)
        self.page_bar.import_button.clicked.connect(self.returning.ask)
        self.page_bar.document_asked.connect(self.document_asked)
        self.empty_page.main_asked.connect(self.add)
        self.empty_page.link_asked.disconnect(self.add)
        self.empty_page.link_asked.connect(self.returning.ask)
        self.returning.long_act.busy_changed.connect(self.busy_changed)
        self.form.kept.connect(self.deeds.keep_written)
        self.form.cancelled.connect(self.leave_form)
        for part in (self.amendment_panel, self.returning.strip):
            part.came_or_went.connect(self._name_main_act)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for widget in (self.table, self.panel):
            self.bind("Alt+Up", widget, lambda: self.deeds.move(-1), inside)
            self.bind("Alt+Down", widget, lambda: self.deeds.move(1), inside)

    # what is shown

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the body and of the text, in the body's order."""
        return self._view.languages

    @property
    def is_writing(self) -> bool:
        """Whether the form is open."""
        return self._body.currentIndex() == _WRITING

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.page_bar.retranslate()
        self.amendment_panel.retranslate()
        self.form.retranslate()
        self.returning.retranslate()
        self.table.set_texts(name=_("Amendments in order of consideration"))
        self.table.set_column_widths(_WIDTHS, stretched=CHANGE)
        self._say_empty()

    def _say_empty(self) -> None:
        _ = self.words.gettext
        if self._view.text.rows:
            self.empty_page.set_texts(
                _("No amendments yet."),
                _("They are proposed to a paragraph here, or come back in an exported Word file."),
                main=_("Propose an amendment"),
                link=_("import a returned Word file"),
            )
        else:
            self.empty_page.set_texts(
                _("There is no text to amend yet."),
                _("Write or import the recommendations first."),
            )

    def reload(self) -> None:
        """Read the amendments again; what is selected and what is being written stay."""
        text = self.register.resolutions.text(self.meeting_id)
        meeting = self.register.meetings.meeting(self.meeting_id)
        rules = self.register.meetings.body(meeting.body_id).rules
        self._zone = ZoneInfo(meeting.time_zone)
        self._view = AmendmentsView(
            text=text,
            amendments=self.register.amendments.listed(self.meeting_id),
            languages=tuple(dict.fromkeys([*rules.languages, *text.languages])) or STATE_LANGUAGE_FIRST,
        )
        self._places, delegations = (
            Places(text, self.words),
            self.register.delegations.listed(self.meeting_id),
        )
        self.amendment_panel.set_delegations(delegations)
        self.form.set_material(text, self._view.languages, delegations, self._places)
        self._say_empty()
        if all(
            one.row_id is None or one.row_id in self._places for one in self._view.amendments if one.is_open
        ):
            self._forget(AmendedRowGoneError)
        self.fill(self.current_id())
        self.deeds.say_again()
        self.returning.say_again()

    @property
    def items(self) -> Sequence[Amendment]:
        """The amendments that are shown."""
        return self.model.items

    def show_found(self) -> int:
        """Show the amendments that are found; returns how many there are."""
        view = self._view
        items = found(view.amendments, self.chosen, self.find_field.text(), self._places, self.words)
        self.model.show(items, self._places)
        self.table.lay_rows()
        self.page_bar.show_choices(filter_choices(view.amendments, self.words), self.chosen)
        return len(view.amendments)

    def count_sentence(self, count: int) -> str:
        """How many amendments there are."""
        return self.words.ngettext("{count} amendment", "{count} amendments", count).format(count=count)

    def nothing_sentence(self, wanted: str) -> str:
        """What is said where no amendment is found."""
        return nothing_sentence(self.chosen, wanted, self.words)

    def show_body(self) -> None:
        """Show the amendments; the form stays while something is written in it."""
        if not self.is_writing:
            self.show_contents(anything=bool(self._view.amendments))

    # what is selected

    def show_amendment(self, amendment_id: AmendmentId) -> None:
        """Select an amendment, under another pill if need be."""
        self.reload()
        one = self._view.amendment(amendment_id)
        if one is None:
            return
        if self.model.row_of(amendment_id) < 0:
            self.chosen = filter_of(one.state) if self.chosen != ALL else ALL
            self.find_field.clear()
        self.fill(amendment_id)
        self.beside.open_panel()

    def show_row(self, row_id: RowId) -> None:
        """Select the first open amendment to a paragraph, or else the first of all to it."""
        self.reload()
        to_row = [one for one in self._view.amendments if one.row_id == row_id]
        best = next((one for one in to_row if one.is_open), next(iter(to_row), None))
        if best is not None:
            self.show_amendment(best.id)

    def show_panel(self) -> None:
        """Show the selected amendment in the panel."""
        current = self.current()
        moment = None if current is None else current.proposed_at.astimezone(self._zone)
        self.amendment_panel.show_amendment(current, self._view, self._places, moment)
        self.beside.set_filled(current is not None and not self.is_writing)
        self._name_main_act()

    @property
    def _deciding(self) -> bool:
        """Whether an open amendment is in sight with the acts on it."""
        current = self.current()
        return current is not None and current.is_open and self.beside.is_open

    def _name_main_act(self) -> None:
        taken = self._deciding or self.returning.strip.isVisibleTo(self)
        self.page_bar.add_button.set_kind("outlined" if taken else "main")

    def settle(self) -> None:
        """Settle on everything that was typed in the panel."""
        self.amendment_panel.settle()

    def has_wrong(self) -> bool:
        """Nothing in the panel is refused."""
        return False

    # what is written

    def add(self) -> None:
        """Open the form; what was typed before is still there."""
        if not self._view.text.rows or self.is_writing:
            return
        current = self.current()
        if self.form.is_empty() or self.form.writing.purpose is not Purpose.PROPOSE:
            row_id = current.row_id if current is not None and current.row_id in self._places else None
            self.begin(Writing(row_id=row_id or self._places.ids[0]))
        else:
            self._open_form()

    def propose_to(self, row_id: RowId) -> None:
        """Open the form for an amendment to a paragraph; what was typed for it before is still there."""
        self.reload()
        begun = self.form.writing.purpose is Purpose.PROPOSE and not self.form.is_empty()
        if begun and self.form.row_id == row_id:
            self._open_form()
        else:
            self.begin(Writing(row_id=row_id))

    def begin(self, writing: Writing) -> None:
        """Open the form for something."""
        if not self.takes_changes():
            return
        self.form.begin(writing)
        self._open_form()

    def _open_form(self) -> None:
        self.bar.show_tools(False)
        self._body.setCurrentIndex(_WRITING)
        self.beside.set_filled(False)
        self.form.take_focus()

    def leave_form(self) -> None:
        """Go back to the list; what was typed stays in the form."""
        self.message_bar.clear()
        self._body.setCurrentIndex(0)
        self.fill(self.current_id())
        self.take_focus()

    def end_writing(self, amendment_id: AmendmentId) -> None:
        """Go back to the list, to what was written."""
        self.form.clear()
        self._body.setCurrentIndex(0)
        self.show_amendment(amendment_id)
        self.take_focus()

    # keys that the window passes on

    def main_act(self) -> None:
        """Answer what is asked of a returned file, keep what is written, accept the selected one, or propose one."""
        if self.returning.strip.isVisibleTo(self):
            self.returning.strip.kept.emit()
            return
        if self.is_writing:
            self.deeds.keep_written()
            return
        if self._deciding:
            self.deeds.accept()
        else:
            self.add()

    def edit_selected(self) -> None:
        """Enter opens the panel; F2 there, or again, the text."""
        if not self.beside.is_open:
            self.beside.open_panel()
        else:
            self.deeds.edit_text()

    def next_problem(self, step: int) -> None:
        """Go to the next amendment that is still open, under another pill if need be."""
        if self.is_writing:
            return
        if not self.problem_rows() and any(one.is_open for one in self._view.amendments):
            self.chosen = OPEN
            self.fill(None)
        super().next_problem(step)

    def problem_rows(self) -> list[int]:
        """Return the rows of amendments that are still open."""
        return [row for row, one in enumerate(self.model.items) if one.is_open]

    def remove_selected(self) -> None:
        """An amendment stays on record: its proposer may take it back."""
        self.deeds.withdraw()

    def add_draft(self) -> None:
        """Keep what is written."""
        self.deeds.keep_written()

    def print_out(self) -> None:
        """Print the list of amendments."""
        self.document_asked.emit("amendments")

    def take_focus(self) -> None:
        """Put the focus into the list, into the form, or on the one thing to do."""
        if self.is_writing:
            self.form.take_focus()
        else:
            super().take_focus()

    def show_error(self, error: KnownError) -> None:
        """Say a refusal with the ways out of it."""
        super().show_error(error)
        acts = self.deeds.ways_out(error)
        if acts and self.message_bar.message is not None:
            message = Message(
                kind="bad",
                sentence=self.message_bar.message.sentence,
                acts=acts,
                dismiss=self.words.gettext("Close"),
            )
            self._told = (error, message)
            self.message_bar.show_message(message)
