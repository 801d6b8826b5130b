"""Minutes: items and notes, and the finished pages of the minutes or of an extract, printed anew as they change."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from forumdesk.documents.registry import document
from forumdesk.domain.agenda import AgendaItem, ItemKind, in_order
from forumdesk.domain.conduct import MeetingState, meeting_state
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.minutes import Minutes
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language, LocalizedText
from forumdesk.gui.handing_out import choose_place
from forumdesk.gui.models.issued import copies_of
from forumdesk.gui.pages.documents.output import Wish
from forumdesk.gui.pages.documents.preview import DocumentsPreview
from forumdesk.gui.pages.documents.ways import PaperWays
from forumdesk.gui.pages.minutes.bar import MinutesBar
from forumdesk.gui.pages.minutes.facts import facts_of_head, facts_of_item, facts_of_signed
from forumdesk.gui.pages.minutes.outline import NoteState, outline_lines
from forumdesk.gui.pages.minutes.panel import MinutesPanel
from forumdesk.gui.pages.minutes.side import MinutesSide
from forumdesk.gui.pages.page import Page
from forumdesk.gui.pages.resolution.output import ChoosePlace
from forumdesk.gui.printing.dialog import ask_printer
from forumdesk.gui.printing.order import AskPrinter
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.beside import Beside
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.message_bar import Message, MessageKind
from forumdesk.gui.workspace import Workspace
from forumdesk.services.minutes_sheets import MinutesSheet
from forumdesk.services.paper_choice import EXTRACT, MINUTES, SHORT, PaperChoice


class MinutesPage(Page):
    """Emits ``page_asked(key)`` for what is changed elsewhere."""

    page_asked = Signal(str)

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
        self._items: tuple[AgendaItem, ...] = ()
        self._notes: dict[AgendaItemId, LocalizedText] = {}
        self._head = Minutes(id=meeting_id)
        self._languages: tuple[Language, ...] = STATE_LANGUAGE_FIRST
        self._item: AgendaItemId | None = None
        self._panel_shows: tuple[AgendaItemId | None] | None = None
        self._ticked: set[AgendaItemId] = set()
        self._obstacle: KnownError | None = None
        self._pointed: Wish | None = None
        self._stationery = Stationery()
        self.side = MinutesSide(self.theme, self.words)
        self.model, self.outline = self.side.model, self.side.outline
        self.preview = DocumentsPreview(workspace, meeting_id, tasks)
        self.panel = MinutesPanel(self.theme, self.words)
        self.bar = MinutesBar(self.theme, self.words)
        self.ways = PaperWays(
            workspace, meeting_id, tasks, choose_place=choose_place, ask_printer=ask_printer, page=self
        )
        self._empty = EmptyPage(self.theme, "file-text")
        for name in ("side", "preview", "panel", "bar"):
            getattr(self, name).setObjectName(name)
        self._arrange()
        self._connect()
        self.retranslate()

    # what is shown

    def retranslate(self) -> None:
        """Set the texts."""
        _ = self.words.gettext
        self.bar.retranslate()
        self.side.retranslate()
        self.preview.retranslate()
        self.panel.retranslate()
        self.ways.act.retranslate()
        self._empty.set_texts(
            _("There is nothing for the minutes yet."),
            _("They are made from the agenda, from who was there, who spoke and what was decided."),
            main=_("To the agenda"),
        )

    def reload(self) -> None:
        """Read what is written and listed; the pages are printed anew if anything on them changed."""
        meeting = self.register.meetings.meeting(self.meeting_id)
        rules = self.register.meetings.body(meeting.body_id).rules
        self._items = tuple(in_order(self.register.agendas.items(self.meeting_id)))
        self._notes = self.register.minutes.notes(self.meeting_id)
        self._head = self.register.minutes.head(self.meeting_id)
        self._languages = rules.languages or STATE_LANGUAGE_FIRST
        self._stationery = self.register.stationery.of_meeting(self.meeting_id)
        self._ticked &= {one.id for one in self._items}
        state = meeting_state(self.register.conduct.sittings(self.meeting_id))
        self.side.draft_label.setVisible(state is not MeetingState.CLOSED)
        self.bar.print_button.set_kind("main" if state is MeetingState.CLOSED else "outlined")
        self._offer_languages()
        self._show_outline()
        self._show_panel()
        self._show_centre()

    def _offer_languages(self) -> None:
        written = {language for one in self._items for language in one.title.languages}
        offered = [one for one in self._languages if one in written or not written] or [*self._languages]
        self.bar.offer_languages(tuple(offered))

    def _show_outline(self) -> None:
        is_extract = self.bar.form == EXTRACT
        self.side.show_form(is_extract=is_extract)
        self.outline.selectionModel().blockSignals(True)
        self.model.show(
            outline_lines(
                self._items,
                self._notes,
                self._head.opening,
                self._languages,
                Language(self.words.language),
                self._ticked if is_extract else None,
            )
        )
        place = self.model.place(self._item)
        self._item = self._item if place >= 0 else None
        self.outline.setCurrentIndex(self.model.index(max(place, 0)))
        self.outline.selectionModel().blockSignals(False)
        self.outline.viewport().update()

    def _show_panel(self) -> None:
        """Show what is written; what a person is just typing about the same item stays."""
        anew = self._panel_shows != (self._item,)
        self._panel_shows = (self._item,)
        item = next((one for one in self._items if one.id == self._item), None)
        if item is None:
            self.panel.show_head(self._head, self._languages, anew=anew)
        else:
            title = f"{item.label}. {item.title.in_language(self.words.language)}"
            note = self._notes.get(item.id, LocalizedText())
            self.panel.show_item(title, note, self._languages, anew=anew)
        self._show_facts()

    def _show_facts(self) -> None:
        seen = self.preview.seen(self._wish())
        sheet = seen.sheet if seen is not None else None
        if not isinstance(sheet, MinutesSheet):
            self.panel.show_facts(())
            return
        item = next((one for one in sheet.items if one.id == str(self._item)), None)
        if item is not None:
            self.panel.show_facts(facts_of_item(item, sheet, self.words))
            return
        signed = copies_of(self.register, self.meeting_id, (MINUTES, SHORT))
        self.panel.show_facts((*facts_of_head(sheet, self.words), *facts_of_signed(signed, self.words)))

    def _show_centre(self, *, at_once: bool = False) -> None:
        has_any = bool(self._items or self.register.decisions.decisions(self.meeting_id))
        self._stack.setCurrentWidget(self._content if has_any else self._empty)
        self.bar.show_fields(has_any)
        self._fit_width()
        self.preview.wish_for(self._wish() if has_any else None, at_once=at_once)

    def _wish(self) -> Wish | None:
        arrangement = self.bar.arrangement
        if arrangement is None:
            return None
        choice = PaperChoice()
        if self.bar.form == EXTRACT:
            chosen = tuple(one.id for one in self._items if one.id in self._ticked)
            choice = PaperChoice(items=chosen, certified_on=self.side.certified_on)
        return Wish(
            document=self.bar.form,
            languages=arrangement.languages,
            layout=arrangement.layout,
            choice=choice,
            stationery=self._stationery,
        )

    # what a person does

    def main_act(self) -> None:
        """Print."""
        self.print_out()

    def print_out(self) -> None:
        """Ask for the printer and send the very pages that are seen."""
        wish = self._ready_wish()
        if wish is not None:
            self.ways.print_out(document(self.bar.form), wish, *self.preview.counted(wish))

    def find_here(self) -> None:
        """Find in the pages."""
        self.preview.pages.find_text()

    def save(self) -> None:
        """Write the PDF or the plain text."""
        wish = self._ready_wish()
        if wish is not None:
            self.ways.save(document(self.bar.form), wish)

    def edit_selected(self) -> None:
        """Write the note on the item that is chosen."""
        self._beside.open_panel()
        self.panel.start_writing()

    def next_problem(self, step: int) -> None:
        """Go to the next note that is not in all languages."""
        lines = self.model.lines
        problems = [place for place, one in enumerate(lines) if one.state is NoteState.PART]
        if problems:
            here = self.outline.currentIndex().row()
            beyond = [place for place in problems[::step] if (place - here) * step > 0]
            self.outline.setCurrentIndex(self.model.index((beyond or problems[::step])[0]))
            self.outline.setFocus()

    def take_focus(self) -> None:
        """Work starts in the outline."""
        (self._empty if self._stack.currentWidget() is self._empty else self.outline).setFocus()

    def show_item(self, item_id: AgendaItemId) -> None:
        """Choose an item that was asked for elsewhere."""
        place = self.model.place(item_id)
        if place >= 0:
            self.outline.setCurrentIndex(self.model.index(place))

    def _ready_wish(self) -> Wish | None:
        if self.ways.is_busy or self._stack.currentWidget() is self._empty:
            return None
        self.panel.settle()
        if self._obstacle is not None:
            self.show_error(self._obstacle)
            return None
        if self.side.wrong_day and self.bar.form == EXTRACT:
            self.side.certified_edit.setFocus()
            return None
        return self._wish()

    def _choose_item(self) -> None:
        row = self.outline.currentIndex().row()
        if not 0 <= row < len(self.model.lines):
            return
        self.panel.settle()
        self._item = self.model.lines[row].item
        self._show_panel()
        self._mark_item()

    def _mark_item(self, *, scroll: bool = True) -> None:
        """Point at the item on the pages."""
        self.preview.pages.mark((str(self._item),) if self._item else (), scroll=scroll)
        if scroll and self._item is None and self.preview.pages.pages is not None:
            self.preview.pages.view.scroll_to(0)

    def _choose_form(self) -> None:
        if self.bar.form == EXTRACT and not self._ticked and self._items:
            deciding = [one.id for one in self._items if one.kind is ItemKind.DECISION]
            self._ticked = {self._item or (deciding or [self._items[0].id])[0]}
        self._show_outline()
        self._show_centre(at_once=True)

    def _tick(self, row: int) -> None:
        item = self.model.lines[row].item
        if item is not None:
            self._ticked ^= {item}
            self._show_outline()
            self._show_centre(at_once=True)

    def _keep_text(self, language: Language, text: str) -> None:
        item, minutes = self._item, self.register.minutes
        if item is not None:
            self.perform_on(
                self.panel.text_edits[language].seen,
                lambda seen: minutes.note(item, language, text, base=seen),
                theirs=self._take_theirs,
            )
            return
        opening = self._head.opening.with_text(language, text)
        seen = self._head.opening.with_text(language, self.panel.text_edits[language].seen)
        self._keep_head(replace(self._head, opening=seen), opening=opening)

    def _keep_number(self, text: str) -> None:
        self._keep_head(replace(self._head, number=self.panel.number_edit.seen), number=text)

    def _keep_head(self, seen: Minutes, **fields: Any) -> None:
        edit = self.register.minutes.edit
        self.perform_on(
            seen, lambda base: edit(self.meeting_id, base=base, **fields), theirs=self._take_theirs
        )

    def _take_theirs(self) -> None:
        """Show what is kept now, in place of what was typed."""
        self._panel_shows = None
        self.reload()

    # the pages

    def _take_pages(self) -> None:
        self._set_obstacle(None)
        self._show_facts()
        wish = self._wish()
        # What is typed must not move the pages; another form or language shows the same item again.
        self._mark_item(scroll=wish != self._pointed and self._item is not None)
        self._pointed = wish

    def _not_printed(self, error: KnownError) -> None:
        self._show_facts()
        self._set_obstacle(error)

    def _set_obstacle(self, error: KnownError | None) -> None:
        if error is None and self._obstacle is not None:
            self.message_bar.clear()
        self._obstacle = error
        if error is not None:
            self.show_error(error)

    def _say(self, kind: MessageKind, sentence: str) -> None:
        dismiss = self.words.gettext("Close")
        self.message_bar.show_message(Message(kind=kind, sentence=sentence, dismiss=dismiss))

    def _show_busy(self) -> None:
        for button in (self.bar.save_button, self.bar.print_button):
            button.setEnabled(not self.ways.is_busy)

    # how it is put together

    def _connect(self) -> None:
        self.outline.selectionModel().currentChanged.connect(lambda: self._choose_item())
        self.outline.activated.connect(lambda: self.edit_selected())
        self.outline.ticked.connect(lambda index: self._tick(index.row()))
        self.side.day_chosen.connect(lambda: self._show_centre(at_once=True))
        self.panel.number_settled.connect(self._keep_number)
        self.panel.text_settled.connect(self._keep_text)
        self.panel.page_asked.connect(self.page_asked)
        self.panel.closed.connect(self._close_panel)
        self.preview.shown.connect(self._take_pages)
        self.preview.failed.connect(self._not_printed)
        self.bar.form_field.activated.connect(lambda: self._choose_form())
        self.bar.languages_field.activated.connect(lambda: self._show_centre(at_once=True))
        self.bar.notes_button.clicked.connect(self.edit_selected)
        self.bar.save_button.clicked.connect(self.save)
        self.bar.print_button.clicked.connect(self.print_out)
        self.ways.changed.connect(self._show_busy)
        self.ways.told.connect(self._say)
        self.ways.failed.connect(self.show_error)
        self._empty.main_asked.connect(lambda: self.page_asked.emit("agenda"))

    def _close_panel(self) -> None:
        self._beside.close_panel()
        self._fit_width()
        self.outline.setFocus()

    def _fit_width(self) -> None:
        """The button for notes stands where the panel is not; in a narrow window key hints go."""
        self.bar.notes_button.setVisible(
            self._stack.currentWidget() is self._content
            and not (self._beside.is_open and not self._beside.is_over)
        )
        self.bar.print_button.set_key("Ctrl+P", shown=not self._beside.is_over)
        self.bar.fit()

    def _arrange(self) -> None:
        middle = QWidget()
        columns = QHBoxLayout(middle)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self.side)
        columns.addWidget(self.preview, 1)
        self._beside = Beside(self.theme, middle, self.panel)
        self._beside.set_filled(True)
        self._content = self._beside
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content)
        self._stack.addWidget(self._empty)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.ways.act)
        self.column.addWidget(self.message_bar)
        self.column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._fit_width()
