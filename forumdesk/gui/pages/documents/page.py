"""Documents: everything that can be printed for a meeting, the finished pages, and the ways to paper and file."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from forumdesk.documents.errors import MissingGlyphOfPersonError
from forumdesk.documents.registry import DocumentKind, document
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import MeetingId, ParticipantId
from forumdesk.gui.handing_out import choose_place
from forumdesk.gui.pages.documents.bar import DocumentsBar
from forumdesk.gui.pages.documents.choices import PaperChoices
from forumdesk.gui.pages.documents.counts import said_counts
from forumdesk.gui.pages.documents.empty import empty_texts
from forumdesk.gui.pages.documents.list import (
    RESOLUTION,
    DocumentsModel,
    DocumentsView,
)
from forumdesk.gui.pages.documents.output import Stock, Wish, counted
from forumdesk.gui.pages.documents.preview import DocumentsPreview
from forumdesk.gui.pages.documents.several import ChooseFolder, SeveralPapers, choose_folder
from forumdesk.gui.pages.documents.side import DocumentsSide
from forumdesk.gui.pages.documents.ways import PaperWays
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import AskPrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.message_bar import Act, Message, MessageKind
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import (
    AgendaChanged,
    AttendanceChanged,
    ConductChanged,
    DecisionsChanged,
    MeetingsChanged,
    MinutesChanged,
    ParticipantsChanged,
    RegisterChanged,
    SpeakingChanged,
)


class DocumentsPage(Page):
    """Emits ``page_asked(key)`` for what is done elsewhere and ``import_asked(kind)`` while nobody is on the list."""

    page_asked = Signal(str)
    import_asked = Signal(str)
    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = (
        ParticipantsChanged,
        AttendanceChanged,
        MeetingsChanged,
        AgendaChanged,
        ConductChanged,
        SpeakingChanged,
        DecisionsChanged,
        MinutesChanged,
    )

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        tasks: Tasks,
        choose_place: ChoosePlace = choose_place,
        choose_folder: ChooseFolder = choose_folder,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        """`choose_place`, `choose_folder` and `ask_printer` ask a person where to write and on what to print."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._stock: Stock | None = None
        self._counting = self._count_again = False
        self._nobody: Wish | None = None
        self._empty_act = ""
        self._obstacle: KnownError | None = None
        self.model = DocumentsModel(self.words.gettext)
        self.documents = DocumentsView(self.theme, self.model)
        self.bar = DocumentsBar(self.theme, self.words)
        self.side = DocumentsSide(self.theme, self.words, self.documents)
        self.preview = DocumentsPreview(workspace, meeting_id, tasks)
        self.ways = PaperWays(
            workspace, meeting_id, tasks, choose_place=choose_place, ask_printer=ask_printer, page=self
        )
        self.act = self.ways.act
        self.several = SeveralPapers(
            workspace,
            meeting_id,
            tasks,
            self.act,
            choose_place=choose_place,
            choose_folder=choose_folder,
            ask_printer=ask_printer,
            page=self,
        )
        self.choices = PaperChoices(self.theme, self.words, self.register, meeting_id)
        self._empty = EmptyPage(self.theme, "printer")
        for name in ("documents", "bar", "side", "preview", "act", "choices"):
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()
        self.documents.setCurrentIndex(self.model.place("badges"))
        self.retranslate()

    # what is shown

    @property
    def kind(self) -> DocumentKind:
        """The document chosen at the left."""
        row = self.documents.currentIndex().row()
        return document(self.model.entries[row].identifier)

    def choose_people(self, people: tuple[ParticipantId, ...], identifier: str = "badges") -> None:
        """Print for those who were selected on another page."""
        self.bar.choose_people(people)
        self.documents.setCurrentIndex(self.model.place(identifier))
        self._show_choice()

    def choose_document(self, identifier: str) -> None:
        """Show a document that was asked for on another page."""
        self.documents.setCurrentIndex(self.model.place(identifier))

    def retranslate(self) -> None:
        """Set the texts."""
        self.documents.set_texts(name=self.words.gettext("What can be printed"))
        self.bar.retranslate()
        self.preview.retranslate()
        self.choices.retranslate()
        self.act.retranslate()
        self.side.retranslate()
        self._show_choice()
        if self._obstacle is not None:
            self._say_obstacle(self._obstacle)

    def reload(self) -> None:
        """Count people and items anew, in the worker; then the pages follow if anything on them changed."""
        if self._counting:
            self._count_again = True
            return
        self._counting = True
        job = partial(counted, self.register, self.meeting_id)
        self._tasks.run(job, self._take_stock, self._not_counted, owner=self)

    def _take_stock(self, stock: Stock) -> None:
        self._counting = False
        self._stock, self._nobody = stock, None
        self._show_choice()
        if self._count_again:
            self._count_again = False
            self.reload()

    def _not_counted(self, error: KnownError) -> None:
        self._counting = False
        self.show_error(error)

    def _show_choice(self, *, at_once: bool = False) -> None:
        """Show list, fields and pages for the document chosen."""
        if self._stock is None:
            return
        self.model.show(said_counts(self._stock, self.words))
        kind = self.kind
        if kind.identifier != RESOLUTION:
            meeting = self.register.meetings.meeting(self.meeting_id)
            body = self.register.meetings.body(meeting.body_id)
            self.bar.show_kind(kind, self._stock.groups, body.rules.languages)
        self.choices.show_paper(kind.identifier, self.bar.languages)
        self._show_centre(at_once=at_once)
        self._show_side()

    def _show_centre(self, *, at_once: bool = False) -> None:
        """The pages, or what is said where there are none."""
        assert self._stock is not None
        wish = self._wish()
        nobody = self._nobody is not None and self._nobody == wish
        texts = empty_texts(self.kind.identifier, self._stock, self.words, nobody=nobody)
        self.choices.setVisible(texts is None and self.choices.asks)
        self._stack.setCurrentWidget(self.preview if texts is None else self._empty)
        self.bar.show_acts(shown=texts is None)
        if texts is None:
            self.preview.wish_for(wish, at_once=at_once)
            return
        self._empty_act = texts.act
        self._empty.set_texts(texts.sentence, texts.help_line, main=texts.main, link=texts.link)
        self.preview.wish_for(None)
        if nobody:
            self.bar.whom_field.show()

    def _show_side(self) -> None:
        groups = self._stock.groups if self._stock is not None else None
        self.side.show_document(self.kind.identifier, self.preview.seen(self._wish()), groups)

    # the pages

    def _wish(self) -> Wish | None:
        if self.kind.identifier == RESOLUTION or self._stock is None or not self.bar.languages:
            return None
        return Wish(
            document=self.kind.identifier,
            languages=self.bar.languages,
            layout=self.bar.layout_name,
            chosen=self.bar.chosen,
            order=self.bar.order,
            choice=self.choices.choice,
            stationery=self._stock.stationery,
            routing=self.choices.routing,
        )

    def _take_pages(self) -> None:
        self._set_obstacle(None)
        self._show_side()

    def _take_nobody(self) -> None:
        self._nobody = self._wish()
        self._show_centre()
        self._show_side()

    def _not_printed(self, error: KnownError) -> None:
        self._show_side()
        self._set_obstacle(error)

    def _set_obstacle(self, error: KnownError | None) -> None:
        if error is None and self._obstacle is not None:
            self.message_bar.clear()
        self._obstacle = error
        if error is not None:
            self._say_obstacle(error)

    def _say_obstacle(self, error: KnownError, *, focus: bool = False) -> None:
        """Say an expected error; one about a person leads to the list."""
        if not isinstance(error, MissingGlyphOfPersonError):
            self.show_error(error)
            return
        act = Act(
            text=self.words.gettext("To the participants"), run=partial(self.page_asked.emit, "participants")
        )
        sentence = self.words.catalogue.sentence(error)
        message = Message(kind="bad", sentence=sentence, acts=(act,), dismiss=self.words.gettext("Close"))
        self._told = None
        self.message_bar.show_message(message, focus=focus)

    # the acts

    def main_act(self) -> None:
        """Print."""
        self.print_out()

    def edit_selected(self) -> None:
        """People are edited on their own page."""
        self.page_asked.emit("participants")

    def print_out(self) -> None:
        """Ask for the printer and send the pages of everybody who was chosen."""
        wish = self._ready_wish()
        if wish is not None:
            self.ways.print_out(self.kind, wish, *self.preview.counted(wish))

    def find_here(self) -> None:
        """Find in the pages."""
        self.preview.pages.find_text()

    def print_several(self) -> None:
        """Ask which papers are to be made together."""
        if self._stock is not None and not self.act.is_busy:
            self.several.ask(self._stock)

    def save(self) -> None:
        """Write a file, PDF or where there is one plain text."""
        wish = self._ready_wish()
        if wish is not None:
            self.ways.save(self.kind, wish)

    def keep(self) -> None:
        """Keep exactly this paper as one that is given out."""
        wish = self._ready_wish()
        if wish is not None:
            self.ways.keep(self.kind, wish)

    def take_focus(self) -> None:
        """Work starts in the list of documents."""
        self.documents.setFocus()

    def _ready_wish(self) -> Wish | None:
        """What is to be printed; None while an act is under way, or when it was said what hinders it."""
        if self.ways.is_busy or self.several.is_busy or self._stack.currentWidget() is self._empty:
            return None
        if self._obstacle is not None:
            self._say_obstacle(self._obstacle, focus=True)
            return None
        wrong = self.choices.wrong_field
        if wrong is not None:
            wrong.setFocus()
            return None
        return self._wish()

    def _say_failed(self, error: KnownError) -> None:
        self._say_obstacle(error, focus=True)

    def _say(self, kind: MessageKind, sentence: str) -> None:
        dismiss = self.words.gettext("Close")
        self.message_bar.show_message(Message(kind=kind, sentence=sentence, dismiss=dismiss))

    def _show_busy(self) -> None:
        bar = self.bar
        for button in (bar.keep_button, bar.save_button, bar.print_button, self.side.several_button):
            button.setEnabled(not self.act.is_busy)

    # how it is put together

    def _connect(self) -> None:
        self.documents.selectionModel().currentChanged.connect(lambda: self._choose_document())
        self.documents.opened.connect(lambda: self._open())
        self.preview.shown.connect(self._take_pages)
        self.preview.nobody.connect(self._take_nobody)
        self.preview.failed.connect(self._not_printed)
        self.bar.changed.connect(self._choose_otherwise)
        self.choices.changed.connect(self._choose_otherwise)
        self.bar.keep_button.clicked.connect(self.keep)
        self.bar.save_button.clicked.connect(self.save)
        self.bar.print_button.clicked.connect(self.print_out)
        self.side.several_button.clicked.connect(self.print_several)
        self.several.changed.connect(self._show_busy)
        self.several.told.connect(self._say)
        self.ways.changed.connect(self._show_busy)
        self.ways.told.connect(self._say)
        self.ways.failed.connect(self._say_failed)
        self._empty.main_asked.connect(self._empty_main)
        self._empty.link_asked.connect(lambda: self.page_asked.emit("participants"))

    def _choose_document(self) -> None:
        self._set_obstacle(None)
        self._show_choice()

    def _choose_otherwise(self) -> None:
        self._set_obstacle(None)
        self._show_choice(at_once=True)

    def _open(self) -> None:
        if self.kind.identifier == RESOLUTION:
            self.page_asked.emit(RESOLUTION)

    def _empty_main(self) -> None:
        match self._empty_act:
            case "import":
                self.import_asked.emit("participants")
            case "everybody":
                self.bar.choose_everybody()
            case act:
                self.page_asked.emit(act if act in ("resolution", "agenda", "decisions") else "participants")

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self._empty)
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.side)
        columns.addWidget(self._stack, 1)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.choices)
        self.column.addWidget(self.act)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(middle, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self.bar.set_narrow(self.window().width() < WIDTH.narrow_window)
