"""The page of the recommendations: the whole text of the resolution, its languages side by side."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.decisions import SealedTextError
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part, ResolutionText
from forumdesk.domain.texts import Language
from forumdesk.gui.models.text_filter import EVERY, filter_names, rows_in
from forumdesk.gui.models.text_rows import TextRowsModel
from forumdesk.gui.models.text_rows_lines import ALL, LineKeeper, TextView, hindrance_sentence
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.recommendations.bar import RecommendationsBar
from forumdesk.gui.pages.recommendations.columns import Columns
from forumdesk.gui.pages.recommendations.files import TextFiles
from forumdesk.gui.pages.recommendations.finding import Finding
from forumdesk.gui.pages.recommendations.foot import RecommendationsFoot
from forumdesk.gui.pages.recommendations.going import problem_beside
from forumdesk.gui.pages.recommendations.helping import Helping
from forumdesk.gui.pages.recommendations.looking import Looking
from forumdesk.gui.pages.recommendations.menus import Menus
from forumdesk.gui.pages.recommendations.places import belongs_to
from forumdesk.gui.pages.recommendations.reading import Reading
from forumdesk.gui.pages.recommendations.row_deeds import RowDeeds
from forumdesk.gui.pages.recommendations.spelling import TextSpelling
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.message_bar import Act, Message, MessageBar
from forumdesk.gui.widgets.paragraph_grid import ParagraphGrid
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AmendmentsChanged,
    DecisionsChanged,
    MeetingsChanged,
    ParticipantsChanged,
    RegisterChanged,
    ResolutionChanged,
)

IMPORT_KIND = "resolution"


class RecommendationsPage(Page):
    """Reads, writes and checks the text.

    Emits `import_asked("resolution")`, `return_asked` for a Word file that came back, `amendments_asked(row_id)` to
    see the amendments to a row, `proposal_asked(row_id)` to write one, `document_asked`.
    """

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        ResolutionChanged,
        AmendmentsChanged,
        DecisionsChanged,
        ParticipantsChanged,
        MeetingsChanged,
    )
    import_asked = Signal(str)
    return_asked = Signal()
    amendments_asked = Signal(object)
    proposal_asked = Signal(object)
    document_asked = Signal(str)

    def __init__(
        self, workspace: Workspace, meeting_id: MeetingId, *, tasks: Tasks, checks_spelling: bool = True
    ) -> None:
        super().__init__(workspace, meeting_id)
        self.part = ALL
        self._filter = EVERY
        self._only_text_changed = False
        self._lines = LineKeeper()
        self._model = TextRowsModel()
        self._model.setParent(self)
        self._reading = Reading(self.register, meeting_id)
        self.looking = Looking(self.register, meeting_id, tasks, self)
        self.view = TextView(text=ResolutionText(meeting_id=meeting_id), languages=(), decided={})
        self.bar = RecommendationsBar(self.theme, self.words)
        self.hindrance_bar = MessageBar(self.theme)
        self.notice_bar = MessageBar(self.theme)
        self.finding = Finding(self)
        self.find_row = self.finding.row
        self.foot = RecommendationsFoot(self.theme)
        self.grid = ParagraphGrid(
            self.theme, self.words, name="", keep=lambda *written: self.deeds.keep(*written)
        )
        self.grid.setModel(self._model)
        self.columns = Columns(self)
        self.empty_page = EmptyPage(self.theme, "file-text", deed=CHANGE)
        self.helping = Helping(self, self._main())
        self.panel = self.helping.panel
        self.spelling = TextSpelling(self, tasks, is_on=checks_spelling)
        self.files = TextFiles(self, tasks)
        self.deeds = RowDeeds(self)
        self.menus = Menus(self)
        self._arrange()
        self._connect()
        self.retranslate()

    def _main(self) -> QWidget:
        main = QWidget()
        self._inner = column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.notice_bar, self.hindrance_bar, self.grid, self.foot):
            column.addWidget(widget, int(widget is self.grid))
        return main

    def _arrange(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_row)
        column.addWidget(self.helping.beside, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self.empty_page)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)
        named = (
            "bar",
            "hindrance_bar",
            "notice_bar",
            "find_row",
            "grid",
            "foot",
            "panel",
            "empty_page",
            "message_bar",
        )
        for name in named:
            getattr(self, name).setObjectName(name)

    def _connect(self) -> None:
        bar, grid = self.bar, self.grid
        bar.chosen.connect(self.choose_part)
        bar.filtered.connect(self.choose_filter)
        bar.find_asked.connect(self.find_here)
        bar.panel_asked.connect(self.helping.toggle)
        bar.add_asked.connect(lambda part: self.deeds.add(Part(part)))
        bar.fill_word_menu, bar.fill_more_menu = self.menus.fill_word, self.menus.fill_more
        grid.act_asked.connect(self.deeds.act)
        grid.split_asked.connect(self.deeds.split)
        grid.pasted_paragraphs.connect(self.deeds.offer_rows)
        grid.current_moved.connect(self._moved)
        grid.menu_asked.connect(self.menus.open_row_menu)
        self.looking.found.connect(self.helping.tell_found)
        self.helping.beside.shared.connect(self.room_changed)
        self.empty_page.main_asked.connect(lambda: self.deeds.add(Part.RECOMMENDATION))
        self.empty_page.link_asked.connect(lambda: self.import_asked.emit(IMPORT_KIND))
        for key in ("Alt+Return", "Alt+Enter"):
            repair = QShortcut(QKeySequence(key), self, self.helping.repair_first)
            repair.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what a page does

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        _ = self.words.gettext
        self.bar.retranslate()
        self.find_row.retranslate()
        self.helping.retranslate()
        self.foot.retranslate(self.words)
        self.notice_bar.clear()
        self.grid.set_texts(name=_("Text of the resolution, its languages side by side"))
        self.empty_page.set_texts(
            _("No recommendations yet."),
            _("They come from the discussion, or from a text in any of the three languages."),
            main=_("Write the first"),
            link=_("from a text file"),
        )

    def reload(self) -> None:
        """Read the text again; what is being written stays open unless its row has gone."""
        if not self._only_text_changed:
            self._reading.forget()
        self._only_text_changed = False
        read = self._read()
        if self.grid.editor and not self._model.same_frame(self._lines.table(read, self.part, self.words)):
            self.grid.leave()
            read = self._read()
        self.view = read
        if not read.decided:
            self._forget(SealedTextError)
        self.part = self.bar.show_text(read.text, self.part)
        self._show_rows()
        self._show_around()
        self.looking.look()

    def _read(self) -> TextView:
        return self._narrowed(self._reading.read(self.looking.result))

    def _heard(self, event: RegisterChanged) -> None:
        self._only_text_changed = type(event) is ResolutionChanged
        super()._heard(event)
        self._only_text_changed = False

    def _narrowed(self, view: TextView) -> TextView:
        """With the words that are looked for, and the rows that the filter lets through.

        Rows that a filter showed stay until another is chosen, also when they are put right.
        """
        view = replace(view, matches=self.finding.seek(view))
        if self._filter == EVERY:
            return replace(view, shown=None)
        return replace(view, shown=rows_in(view, self._filter) | (self.view.shown or frozenset()))

    def show_view(self) -> None:
        """Show what was read last, with other words looked for or another filter."""
        self.view = self._narrowed(self.view)
        self._show_rows()
        self._show_around()

    def show_found(self) -> None:
        """Show what was found beside the window."""
        found = self.looking.result
        self.view = replace(self.view, findings=found.findings, facts=found.facts)
        self.show_view()

    def _show_rows(self) -> None:
        current = self.grid.currentIndex()
        row_id, language = self.place_of(current)
        if self._model.show(self._lines.table(self.view, self.part, self.words)):
            self.grid.clearSpans()
            again = self.index_of(row_id, language)
            self.grid.setCurrentIndex(again if again.isValid() else self.grid.first_cell())
        self.room_changed()

    def _show_around(self) -> None:
        self._show_hindrances()
        self.bar.show_filters(tuple(filter_names(self.view, self.words)), self._filter)
        self.foot.show_text(self.view.text, self.view.facts, self.words)
        self.foot.show_absent_spelling(self.spelling.absent, self.words)
        self._stack.setCurrentIndex(0 if self.view.text.rows else 1)
        self._name_add()
        self.helping.refresh()

    def _show_hindrances(self) -> None:
        _ = self.words.gettext
        if not self.view.hindrances:
            self.hindrance_bar.clear()
            return
        sentence = hindrance_sentence(self.view.hindrances, self.words)
        following = Act(text=_("Next"), run=lambda: self.next_problem(1), kind="link", key="F7")
        if self.hindrance_bar.isHidden() or self.hindrance_bar.accessibleName() != sentence:
            self.hindrance_bar.show_message(Message(kind="warn", sentence=sentence, acts=(following,)))

    def show_notice(self, message: Message) -> None:
        """Say something over the text that is no refusal."""
        self.notice_bar.show_message(message)

    def say_done(self, sentence: str) -> None:
        """Say what an act on many places came to."""
        self.show_notice(Message(kind="ok", sentence=sentence, dismiss=self.words.gettext("Close")))

    # keys that the window passes on

    def main_act(self) -> None:
        """Add what the filled button says."""
        self.deeds.add(self.bar.adds)

    def add(self) -> None:
        """Add what the filled button says."""
        self.deeds.add(self.bar.adds)

    def find_here(self) -> None:
        """Open the rows of finding and replacing."""
        if self.view.text.rows:
            self.finding.open()

    def edit_selected(self) -> None:
        """Write in the current cell."""
        self.deeds.act("edit")

    def next_problem(self, step: int) -> None:
        """Go to the next or the previous cell that keeps the text from being decided or has a finding."""
        place = problem_beside(self.view, self.current_row_id, self.current_language, step)
        if place is not None and self.grid.leave():
            self.go_to(*place)

    def print_out(self) -> None:
        """Print the draft."""
        self.document_asked.emit("draft")

    def take_focus(self) -> None:
        """Put the focus into the text, at its first cell, or on the one act of an empty page."""
        if not self.view.text.rows:
            self.empty_page.setFocus()
            return
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.grid.first_cell())
        self.grid.setFocus()

    # where things stand

    @property
    def current_row_id(self) -> RowId | None:
        """The paragraph of the current cell."""
        return self._model.row_id(self.grid.currentIndex())

    @property
    def current_language(self) -> Language | None:
        """The language of the current cell."""
        return self._model.language(self.grid.currentIndex())

    def place_of(self, index: QModelIndex) -> tuple[RowId | None, Language | None]:
        """The paragraph and the language of an index."""
        return self._model.row_id(index), self._model.language(index)

    def index_of(self, row_id: RowId | None, language: Language | None) -> QModelIndex:
        """Where a paragraph stands in a language; invalid where it is not shown."""
        if row_id is None or language is None:
            return QModelIndex()
        return self._model.index_of(row_id, language)

    def uncover(self, row_id: RowId) -> None:
        """Show a paragraph that a filter or the choice of a part hides."""
        language = self.view.languages[0]
        if not self.index_of(row_id, language).isValid() and self.view.shown is not None:
            self.view = replace(self.view, shown=self.view.shown | {row_id})
            self.show_view()
        if not self.index_of(row_id, language).isValid():
            self.part = ALL
            self.reload()

    def go_to(self, row_id: RowId, language: Language, *, focus: bool = True) -> None:
        """Make a cell the current one, whatever hides it."""
        self.uncover(row_id)
        self.columns.show_beside(language)
        index = self.index_of(row_id, language)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        if focus:
            self.grid.setFocus()

    def _moved(self) -> None:
        self._name_add()
        self.helping.moved()

    def _name_add(self) -> None:
        inside = belongs_to(self.view.text, self.current_row_id)
        point = inside in {Part.RECOMMENDATION, Part.ANNEX}
        self.bar.set_adds(Part.POINT if point else Part.RECOMMENDATION)

    # what is chosen

    def choose_part(self, key: str) -> None:
        """Show one part of the text."""
        if self.grid.leave():
            self.part = key
            self.reload()
            self.grid.scrollToTop()

    def choose_filter(self, key: str) -> None:
        """Show the paragraphs of one state."""
        if self.grid.leave():
            self._filter = key
            self.view = replace(self.view, shown=None)
            self.show_view()
            self.grid.scrollToTop()
            self.grid.setFocus()

    def room_changed(self) -> None:
        """Show as many languages as there is room for."""
        right = self.panel.sizeHint().width() if self.helping.is_over else 0
        self._inner.setContentsMargins(0, 0, right, 0)
        self.columns.share()
        self.foot.set_keys_shown(not self.columns.is_narrow and not self.spelling.absent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show two or three languages."""
        super().resizeEvent(event)
        self.room_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for dictionaries with the first sight of the text."""
        super().showEvent(event)
        self.spelling.load_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written before the page is left."""
        self.grid.leave()
        super().hideEvent(event)
