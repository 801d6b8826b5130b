"""Resolution: its outline, the finished pages, and what has to hold before they are printed."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.documents.registry import FILE_KINDS, document
from forumdesk.domain.errors import N_, DomainError, KnownError
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.stationery import CopyMark
from forumdesk.gui.handing_out import Out, choose_place, hand_out, with_encryption
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.resolution.bar import PagesBar
from forumdesk.gui.pages.resolution.outline import (
    SIGNATURES,
    OutlineModel,
    outline_of,
    problem_places,
)
from forumdesk.gui.pages.resolution.output import (
    Arrangement,
    ArrangementField,
    ChoosePlace,
    ResolutionWish,
    file_name,
    keep_issued,
    printed_files,
    printed_pages,
    write_resolution,
)
from forumdesk.gui.pages.resolution.readiness import (
    Check,
    PrintState,
    ReadinessPanel,
    checks_of,
    is_ready,
    read_state,
)
from forumdesk.gui.pages.xml_out import XML, XML_KIND
from forumdesk.gui.pages_preview.pages import Pages
from forumdesk.gui.pages_preview.preview import PagesPreview
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import SAVE, AskPrinter, PrintOrder, PrintQuestion
from forumdesk.gui.printing.page_printer import PagePrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, WIDTH
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.widgets.message_bar import Act, Message
from forumdesk.gui.widgets.outline_view import OutlineView
from forumdesk.gui.workspace import Workspace

_SETTLED: Final = 150  # milliseconds without a change after which the pages are printed anew


class ResolutionPage(Page):
    """Emits ``page_asked(key)`` for what is mended elsewhere and ``import_asked(kind)`` while there is no text."""

    page_asked = Signal(str)
    import_asked = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        meeting_id: MeetingId,
        *,
        tasks: Tasks,
        choose_place: ChoosePlace = choose_place,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        """`choose_place` and `ask_printer` ask a person where to write and on what to print."""
        super().__init__(workspace, meeting_id)
        self._tasks = tasks
        self._choose_place, self._ask_printer = choose_place, ask_printer
        self._state: PrintState | None = None
        self._checks: tuple[Check, ...] = ()
        self._shown: ResolutionWish | None = None
        self._asked: ResolutionWish | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self._print_preview)
        self._model = OutlineModel(self.words.gettext)
        self.outline = OutlineView(self.theme, self._model)
        self._outline_title = Label(self.theme, role="caption_strong", token="text2")
        self.preview = PagesPreview(workspace, tasks, name=N_("Pages of the resolution"))
        self.readiness = ReadinessPanel(self.theme, self.words)
        self.languages_field = ArrangementField(self.theme)
        self.export_button = Button(self.theme, icon_name="export")
        self.print_button = Button(self.theme, kind="main", icon_name="printer", key="Ctrl+P")
        self.readiness_button = Button(self.theme, kind="flat")
        self.bar = PagesBar(
            self.theme,
            fields=(self.languages_field,),
            acts=(self.readiness_button, self.export_button, self.print_button),
        )
        self._empty = EmptyPage(self.theme, "file-text")
        self._printing = PagePrinter(tasks, self)
        for name in (
            "outline", "preview", "readiness", "languages_field",
            "export_button", "print_button", "readiness_button",
        ):  # fmt: skip
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()
        self.retranslate()

    # what is shown

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self.words.gettext
        self._outline_title.setText(_("Outline"))
        self.outline.set_texts(name=_("Outline of the resolution"))
        self.languages_field.set_texts(name=_("Languages of the document"))
        self.export_button.set_texts(_("Export"))
        self.print_button.set_texts(_("Print"))
        self.preview.retranslate()
        self._empty.set_texts(
            _("No resolution yet."),
            _(
                "It is made from the texts of the meeting. Import one in any of the three languages, or write it."
            ),
            main=_("Import the text"),
            link=_("To the recommendations"),
        )

    def reload(self) -> None:
        """Read everything the page shows; the pages are printed anew if their contents changed."""
        try:
            self._state = read_state(self.register, self.meeting_id, self._state)
        except DomainError as refusal:
            self._show_refusal(refusal)
            return
        self.languages_field.show_languages(self._state.sheet.languages, self.words)
        self._show_outline()
        self._show_readiness()
        self._show_controls(bool(self._state.sheet.languages))
        self._settling.start()

    def _show_refusal(self, refusal: DomainError) -> None:
        """Show no pages and say why; what cannot be trusted is not printed."""
        self._state, self._shown = None, None
        self.languages_field.clear()
        self._model.show(())
        self.preview.clear()
        title = self.words.gettext("The pages are not shown")
        check = Check(
            key="refusal", state="fails", title=title, detail=self.words.catalogue.sentence(refusal)
        )
        self._checks = (check,)
        self.readiness.show_checks(self._checks, note="", code="")
        self._show_controls(True)
        self.print_button.hide()
        self.export_button.hide()
        self.show_error(refusal)

    def _show_controls(self, has_text: bool) -> None:
        self._stack.setCurrentWidget(self._content if has_text else self._empty)
        for control in (self.languages_field, self.export_button, self.print_button):
            control.setVisible(has_text)
        self._fit_width()

    @property
    def arrangement(self) -> Arrangement | None:
        """The languages of the document and how they stand, None without a text."""
        return self.languages_field.arrangement

    def _show_outline(self) -> None:
        assert self._state is not None
        row = self.outline.currentIndex().row()
        key = self._model.entries[row].key if 0 <= row < len(self._model.entries) else ""
        state = self._state
        self.outline.selectionModel().blockSignals(True)
        self._model.show(outline_of(state.text, state.decisions, state.required, self.words.language))
        keys = [entry.key for entry in self._model.entries]
        if key in keys:
            self.outline.setCurrentIndex(self._model.index(keys.index(key)))
        self.outline.selectionModel().blockSignals(False)

    def _show_readiness(self) -> None:
        assert self._state is not None
        _ = self.words.gettext
        self._checks = checks_of(self._state, self.words)
        adoption = self._state.sheet.adoption
        ready = is_ready(self._checks)
        note = ""
        if adoption is None and not self._state.seals_when_printed:
            note = _("It can be printed as a draft: every page then carries the mark of a draft.")
        self.readiness.show_checks(self._checks, note=note, code=adoption.code if adoption else "")
        self.print_button.set_kind("main" if ready else "outlined")
        failing = sum(check.state == "fails" for check in self._checks)
        text = self.words.ngettext("{count} to solve", "{count} to solve", failing).format(count=failing)
        self.readiness_button.set_icon_name("check-circle" if ready else "warning")
        self.readiness_button.set_texts(_("Ready to print") if ready else text)
        self._fit_width()

    # the pages

    def _print_preview(self) -> None:
        """Print anew if anything on the pages changed since; one printing at a time, the last wish wins."""
        if self._state is None or self._asked is not None:
            return
        arrangement = self.arrangement
        if arrangement is None:
            self._shown = None
            self.preview.clear()
            return
        stationery = self.register.stationery.of_meeting(self.meeting_id)
        wish = ResolutionWish(self._state.sheet, stationery, arrangement)
        if self._shown is not None and self._shown.looks_like(wish):
            return
        self._asked = wish
        job = partial(printed_pages, wish, self.preview.wanted_pages)
        self._tasks.run(job, self._take_pages, self._not_printed, owner=self)

    def _take_pages(self, pages: Pages) -> None:
        shown, asked = self._shown, self._asked
        arranged_anew = shown is None or asked is None or shown.arrangement != asked.arrangement
        self._shown, self._asked = self._asked, None
        self.preview.show_pages(pages)
        self._mark_row(scroll=arranged_anew)
        self._note_printed(None)
        self._settling.start(0)

    def _not_printed(self, error: KnownError) -> None:
        self._shown, self._asked = self._asked, None
        self._note_printed(error)
        self._settling.start(0)

    def _note_printed(self, obstacle: KnownError | None) -> None:
        if self._state is None:
            return
        self._state = replace(self._state, printed=obstacle is None, obstacle=obstacle)
        self._show_readiness()

    def _mark_row(self, *, scroll: bool = True) -> None:
        row = self.outline.currentIndex().row()
        if not 0 <= row < len(self._model.entries):
            return
        entry = self._model.entries[row]
        if entry.key != SIGNATURES:
            self.preview.mark(entry.rows, scroll=scroll)
        elif scroll:
            self.preview.show_end()

    # the acts

    def main_act(self) -> None:
        """Print."""
        self.print_out()

    def print_out(self) -> None:
        """Ask for the printer, seal what is decided in full, and send the very pages that are seen."""
        if self._state is None or self.arrangement is None or self._printing.is_busy or self._is_hindered():
            return
        view = self.preview.view
        question = PrintQuestion(pages=view.page_count, current=view.current_page, can_mark=True)
        order = self._ask_printer(self, question)
        if order == SAVE:
            self.export()
        if not isinstance(order, PrintOrder) or not self._sealed():
            return
        wish = self.perform(self._fresh_wish)
        if wish is not None:
            job = partial(printed_files, wish, order.on(wish.stationery))
            self._tasks.run(job, partial(self._send, order, wish), self.show_error, owner=self)

    def export(self) -> None:
        """Write the resolution in one of its formats, or the whole meeting as an event package."""
        if self._state is None or self.arrangement is None:
            return
        _ = self.words.gettext
        kinds = [FILE_KINDS[form] for form in document("resolution").formats]
        filters = ";;".join([*map(_, kinds), _(XML_KIND), _("Event package, the whole meeting (*.json)")])
        filters = with_encryption(filters, self.words)
        suggested = file_name(self._state.sheet.meeting.in_language(self.words.language) or _("Resolution"))
        name = self._choose_place(self, _("Export the resolution"), f"{suggested}.pdf", filters)
        if name:
            hand_out(self, self.theme, self.words, Path(name), self._export_out)

    def _export_out(self, out: Out) -> None:
        out = out.with_ending(f".{form}" for form in ("pdf", *document("resolution").formats, XML, "json"))
        if out.form == "pdf" and (self._is_hindered() or not self._sealed()):
            return
        wish = self.perform(self._fresh_wish)
        if wish is not None:
            job = partial(write_resolution, self.register, self.meeting_id, wish, out)
            self._tasks.run(job, partial(self._say_written, wish, out.form), self.show_error, owner=self)

    def find_here(self) -> None:
        """Find in the pages."""
        self.preview.find_text()

    def edit_selected(self) -> None:
        """The text is edited on its own page."""
        self.page_asked.emit("recommendations")

    def next_problem(self, step: int) -> None:
        """Go to the next part of the outline that is not ready."""
        problems = problem_places(self._model.entries)
        if problems:
            here = self.outline.currentIndex().row()
            beyond = [place for place in problems[::step] if (place - here) * step > 0]
            self.outline.setCurrentIndex(self._model.index((beyond or problems[::step])[0]))
            self.outline.setFocus()

    def take_focus(self) -> None:
        """Work starts in the outline."""
        if self._stack.currentWidget() is self._empty:
            self._empty.setFocus()
            return
        if not self.outline.currentIndex().isValid():
            self.outline.setCurrentIndex(self._model.index(0))
        self.outline.setFocus()

    def _is_hindered(self) -> bool:
        """Say why the pages cannot be printed, before anything is sealed for them."""
        if self._state is None or self._state.obstacle is None:
            return False
        _ = self.words.gettext
        sentence = self.words.catalogue.sentence(self._state.obstacle)
        act = Act(text=_("To the text"), run=lambda: self.page_asked.emit("recommendations"))
        self.message_bar.show_message(Message(kind="bad", sentence=sentence, acts=(act,)), focus=True)
        return True

    def _sealed(self) -> bool:
        """Close the decisions if only that is missing; False when it was refused and said."""
        if self._state is None or not self._state.seals_when_printed:
            return True
        return self.perform(lambda: self.register.decisions.seal(self.meeting_id)) is not None

    def _fresh_wish(self) -> ResolutionWish:
        assert self.arrangement is not None
        sheet = self.register.resolutions.sheet(self.meeting_id)
        return ResolutionWish(sheet, self.register.stationery.of_meeting(self.meeting_id), self.arrangement)

    def _send(self, order: PrintOrder, wish: ResolutionWish, pdfs: tuple[bytes, ...]) -> None:
        if order.copy is CopyMark.NONE:  # a copy is one of what was given out before
            self.perform(lambda: keep_issued(self.register, self.meeting_id, wish, pdfs[0]))
        self._printing.print_papers(order, pdfs)

    def _say_sent(self, count: int) -> None:
        sentence = self.words.ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        self._say_done(sentence.format(count=count))

    def _say_written(self, wish: ResolutionWish, form: str, written: tuple[Path, bytes]) -> None:
        path, data = written
        if form == "pdf":
            self.perform(lambda: keep_issued(self.register, self.meeting_id, wish, data))
        self._say_done(self.words.gettext("“{path}” is written.").format(path=path))

    def _say_done(self, sentence: str) -> None:
        dismiss = self.words.gettext("Close")
        self.message_bar.show_message(Message(kind="ok", sentence=sentence, dismiss=dismiss))

    # how it is put together

    def _connect(self) -> None:
        self.outline.selectionModel().currentChanged.connect(lambda: self._mark_row())
        self.outline.activated.connect(lambda: self._mark_row())
        self.languages_field.currentIndexChanged.connect(lambda: self._settling.start(0))
        self.export_button.clicked.connect(self.export)
        self.print_button.clicked.connect(self.print_out)
        self.readiness_button.clicked.connect(self._toggle_readiness)
        self.readiness.page_asked.connect(self.page_asked)
        self._printing.printed.connect(self._say_sent)
        self._printing.failed.connect(self.show_error)
        self._empty.main_asked.connect(lambda: self.import_asked.emit("resolution"))
        self._empty.link_asked.connect(lambda: self.page_asked.emit("recommendations"))

    def _toggle_readiness(self) -> None:
        if self._beside.is_open:
            self._beside.close_panel()
        else:
            self._beside.open_panel()

    def _fit_width(self) -> None:
        """In a narrow window the readiness lies over the pages and is called by its button; key hints go."""
        narrow = self._beside.is_over
        self.readiness_button.setVisible(narrow and self._stack.currentWidget() is self._content)
        self.print_button.set_key("Ctrl+P", shown=not narrow)
        self.bar.fit()

    def _dress(self) -> None:
        self._left.setFixedWidth(self.theme.scaled(WIDTH.outline))

    def _arrange(self) -> None:
        left = Ground(self.theme, "surface")
        self._left = left
        self._dress()
        self.theme.changed.connect(self._dress)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, SPACE.page, 0, SPACE.near)
        rows.setSpacing(SPACE.near)
        self._outline_title.setContentsMargins(SPACE.page, 0, SPACE.page, 0)
        rows.addWidget(self._outline_title)
        rows.addWidget(self.outline, 1)
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(left)
        columns.addWidget(self.preview, 1)
        self._beside = Beside(self.theme, middle, self.readiness)
        self._beside.set_filled(True)
        self._content = self._beside
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit_width()
