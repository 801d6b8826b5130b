"""Conduct mode: the item at hand, its text, clock, speakers, presence, and the decision in one key."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

from forumdesk.domain.conduct import ClockBehindError
from forumdesk.domain.errors import KnownError
from forumdesk.domain.identifiers import AgendaItemId, MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.acts import ConductActs
from forumdesk.gui.conduct.deciding import Deciding
from forumdesk.gui.conduct.drawer import Drawer, SidePanel, WritingPanel, make_panel
from forumdesk.gui.conduct.floor import Floor
from forumdesk.gui.conduct.following import Following
from forumdesk.gui.conduct.hall_keeper import HallKeeper
from forumdesk.gui.conduct.layout import ConductLayout
from forumdesk.gui.conduct.page_acts import bind_keys, fill_menu
from forumdesk.gui.conduct.recordable import WaysOut
from forumdesk.gui.conduct.refusals import Exits, refusal
from forumdesk.gui.conduct.showing import Exits as BandExits
from forumdesk.gui.conduct.showing import Showing
from forumdesk.gui.conduct.state import ConductState
from forumdesk.gui.desk.door import Door
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.pages.page import Page
from forumdesk.gui.theme import WIDTH
from forumdesk.gui.workspace import Workspace
from forumdesk.services.events import RegisterChanged
from forumdesk.services.meanwhile import ChangedMeanwhileError

_SECOND = 1000


class ConductPage(Page):
    """Conducts one meeting.

    Emits `left` for the way out, `page_asked(key)` for a page of the meeting and `desk_asked` for the registration
    desk. ``hall`` is the hall display, where there is one.
    """

    concerns: ClassVar[tuple[type[RegisterChanged], ...]] = ()
    left = Signal()
    page_asked = Signal(str)
    desk_asked = Signal()

    def __init__(self, workspace: Workspace, meeting_id: MeetingId, *, hall: Hall | None = None) -> None:
        super().__init__(workspace, meeting_id)
        register = self.register
        self.state = ConductState(register, meeting_id)
        self.acts = ConductActs(register.conduct, self.state, self.perform)
        door = Door(register, meeting_id)
        self.parts = ConductLayout(
            workspace,
            lambda text: door.found(text, self.words.language),
            lambda item, text, seen: register.conduct.note(item, text, base=seen),
            self.message_bar,
        )
        self.column.addWidget(self.parts)
        self.floor = Floor(register, self.state, self.parts.speakers, self.perform)
        self.keeper = HallKeeper(hall, register, self.state) if hall is not None else None
        self.drawer = Drawer(self.theme, self.words, self._make_panel, self)
        self._ways = WaysOut(
            ask_page=self.page_asked.emit,
            show_presence=lambda: self.show_drawer("presence"),
            go_on=self.acts.go_on,
            call_roll=lambda: self.deciding.open_roll(),
            answer_rest=lambda: self.deciding.answer_rest(),
            enter_counts=lambda: self.deciding.enter_counts(),
            choose_mode=lambda mode: self.deciding.choose(mode),
            record_by_chair=lambda voice: self.deciding.record_by_chair(voice),
        )
        bands = BandExits(
            ways=self._ways,
            go_on_from_last=self._go_on_from_last,
            use_clock=self.use_clock,
            ask_end=self.ask_end,
        )
        self.showing = Showing(self.parts, register, self.state, self.acts, self.words, bands)
        self.deciding = Deciding(
            register, self.state, self.parts, self.showing, self.perform, self.page_asked.emit
        )
        self.following = Following(
            self.state, self.showing, self.parts, self.drawer, self.keeper, self.deciding
        )
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self.tick)
        self._connect()
        bind_keys(self)
        self.retranslate()

    # what the window asks for

    def retranslate(self) -> None:
        """Set every text in the language in use."""
        self.parts.retranslate()
        self.drawer.retranslate()
        self.parts.fit(self.width(), self.height())
        self._place_drawer()

    def reload(self) -> None:
        """Read and show everything."""
        self.state.read()
        self.showing.all()
        self.parts.agenda.choose(self.state.item.id if self.state.item is not None else None)
        self.parts.fit(self.width(), self.height())
        self._show_hall()

    def take_focus(self) -> None:
        """Stand in the agenda."""
        self.parts.agenda.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_act(self) -> None:
        """Note the statement being written, else seal what was recorded, else go on (Ctrl+Enter)."""
        panel: object = self.drawer.panel
        if isinstance(panel, WritingPanel) and panel.writes():
            panel.keep()
        elif self.state.unsealed is not None:
            self.seal()
        else:
            self.acts.go_on()

    def next_speaker(self) -> None:
        """Give the floor to the next speaker (F4); where nobody waits or speaks, ask who shall."""
        self.back_to_item()
        queue = self.state.queue
        if self.state.item is not None and not queue.waiting and queue.speaking is None:
            self.add()
        else:
            self.floor.next()

    def record(self) -> None:
        """Record what is linked with the item the chosen way (F9), or go to what it needs or what forbids it."""
        self.deciding.record()

    def seal(self) -> None:
        """Close what was recorded for ever."""
        if self.perform(lambda: self.register.decisions.seal(self.meeting_id)) is not None:
            self.take_focus()

    def add(self) -> None:
        """Put somebody on the list of speakers (Ctrl+N)."""
        if self.state.item is not None:
            self.floor.open_adding()

    def find_here(self) -> None:
        """Find a speaker (Ctrl+F)."""
        self.add()

    def edit_selected(self) -> None:
        """Go to the notes (F2)."""
        self.parts.notes.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_problem(self, step: int) -> None:
        """Go to what forbids the decision (F7)."""
        self.parts.panel.focus_reason()

    # what keys and buttons ask

    def back_to_item(self) -> None:
        """Open the list of speakers of the item in sight again."""
        if self.state.is_elsewhere and self.state.item is not None:
            self.parts.agenda.choose(self.state.item.id)

    def show_drawer(self, name: str) -> None:
        """Show presence, speaking times, limits or the hall over the right side; again: close it."""
        if name == "hall" and self.keeper is None:
            return
        self.parts.notes.keep_now()
        self.drawer.toggle(name, self._item_id())
        self._place_drawer()

    def prepare_hall(self) -> None:
        """Show what the hall screen can be given."""
        if self.drawer.name != "hall":
            self.show_drawer("hall")

    def show_in_hall(self) -> None:
        """Let the hall see what is prepared; where nothing is, prepare it."""
        if self.keeper is None:
            return
        hall = self.keeper.hall
        if hall.prepared is None and hall.on_screen is None:
            self.prepare_hall()
        else:
            hall.put_on()

    def next_language(self) -> None:
        """Show the text and the chair's sentence in the next language."""
        known = tuple(Language)
        self.showing.choose_language(known[(known.index(self.showing.language) + 1) % len(known)])

    def ask_end(self) -> None:
        """Ask at which time the current item ended."""
        current, run = self.state.current, self.state.run(self.state.current)
        if current is not None and run is not None and run.spans:
            minutes = self.state.minutes(current)
            self.parts.end_form.open_for(
                run, current.number, self.state.clock.now(), self.state.zone, minutes
            )

    def _end_at(self, moment: datetime) -> None:
        current = self.state.standing.current
        if (
            current is not None
            and self.perform(lambda: self.register.conduct.end(current, moment)) is not None
        ):
            self._close_end_form()

    def _close_end_form(self) -> None:
        self.parts.end_form.hide()
        self.take_focus()

    def _go_on_from_last(self) -> None:
        self.perform(lambda: self.register.conduct.go_on_from_last(self.meeting_id))
        self.following.course()

    def use_clock(self) -> None:
        """Go by the computer’s clock again."""
        self.perform(lambda: self.register.conduct.use_clock(self.meeting_id))
        self.following.course()

    def _choose(self, item_id: AgendaItemId | None) -> None:
        """The cursor of the agenda has moved: its list opens; before the first item it is what is in sight."""
        self.state.chosen = item_id
        self.state.read_queue()
        self.showing.queue()
        if self.state.current is None:
            self.showing.item()
            self.showing.notes()

    def _item_id(self) -> AgendaItemId | None:
        return self.state.item.id if self.state.item is not None else None

    def _make_panel(self, name: str) -> SidePanel:
        if name == "hall" and self.keeper is not None:
            from forumdesk.gui.conduct.hall_side import HallSide

            return HallSide(self.workspace, self.keeper)
        return make_panel(name, self.workspace, self.meeting_id)

    # what is shown

    def _note_failed(self, error: KnownError) -> None:
        if isinstance(error, ChangedMeanwhileError):
            notes, theirs = self.parts.notes, str(error.current)
            self.offer(error, mine=lambda: notes.keep_over(theirs), theirs=lambda: notes.take(theirs))
        else:
            self.show_error(error)

    def _told_of(self, event: RegisterChanged) -> None:
        if (
            event.meeting_id in (None, self.meeting_id)
            and self.isVisible()
            and not self.following.hear(event)
        ):
            self.reload()

    def _show_hall(self) -> None:
        shown = self.keeper.shown(self.words) if self.keeper is not None else ""
        self.parts.head.show_hall(shown, has_hall=self.keeper is not None)

    def tick(self) -> None:
        """A second has passed."""
        if self.state.clock.jumped_back():
            self.following.course()
        self.showing.tick()

    # refusals

    def show_error(self, error: KnownError) -> None:
        """Say what cannot be done, with what leads out of it."""
        exits = Exits(
            desk=self.desk_asked.emit,
            ways=self._ways,
            open_list=self.floor.toggle_list,
            mark_arrival=self.floor.mark_arrival,
            call_present=self.floor.call_present,
            go_on_from_last=self._go_on_from_last,
            record_despite_clock=self.deciding.record_despite_clock,
            enter_again=self.deciding.enter_again,
            enter_both_anew=self.deciding.enter_both_anew,
            decide_here=self._decide_here,
        )
        self.deciding.name_in_the_way(error)
        modes, deciding = self.state.putting.modes, self.deciding.is_recording
        message = refusal(error, self.words, exits, modes, deciding=deciding)
        self._told = (error, message)
        self.message_bar.show_message(message, focus=bool(message.acts))
        if isinstance(error, ClockBehindError):
            self.state.read_course()
            self.showing.course()

    def _decide_here(self) -> None:
        """Take over the recording of decisions; the decision itself is recorded by its own key."""
        if self.perform(lambda: self.register.batons.take(self.meeting_id)) is not None:
            self.take_focus()

    # how keys and the room get here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back: out of a form, a drawer, a message, a field."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.parts.end_form.isHidden():
            self._close_end_form()
        elif self.drawer.name:
            self.drawer.close_drawer()
        elif self.parts.speakers.is_adding:
            self.floor.close_adding()
        else:
            self.message_bar.clear()
            self.deciding.close_roll()
            self.back_to_item()
            self.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the room there is."""
        super().resizeEvent(event)
        self.parts.fit(self.width(), self.height())
        self._show_hall()
        self._place_drawer()

    def showEvent(self, event: QShowEvent) -> None:
        """Read everything, and let the clocks run."""
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the notes before anything else happens to them."""
        self._second.stop()
        self.parts.notes.keep_now()
        super().hideEvent(event)

    def _place_drawer(self) -> None:
        wide = self.drawer.wanted_width(
            max(self.parts.panel.width(), self.theme.scaled(WIDTH.decision_panel))
        )
        top = self.parts.head.height()
        wide = min(wide, self.width())
        self.drawer.setGeometry(self.width() - wide, top, wide, self.height() - top)

    def _connect(self) -> None:
        parts = self.parts
        self.workspace.bridge.changed.connect(self._told_of)
        parts.head.left.connect(self.left)
        parts.head.menu.aboutToShow.connect(lambda: fill_menu(self))
        parts.go_button.clicked.connect(self.acts.go_on)
        parts.agenda.asked.connect(self.acts.start)
        parts.agenda.chosen.connect(self._choose)
        parts.speakers.next_asked.connect(self.next_speaker)
        parts.speakers.back_asked.connect(self.back_to_item)
        parts.item_head.language_chosen.connect(lambda key: self.showing.choose_language(Language(key)))
        parts.notes.failed.connect(self._note_failed)
        parts.panel.record_asked.connect(self.record)
        parts.panel.seal_asked.connect(self.seal)
        parts.panel.statement_asked.connect(lambda: self.show_drawer("statements"))
        parts.panel.defer_asked.connect(lambda: self.acts.defer(None))
        parts.end_form.ended.connect(self._end_at)
        parts.end_form.given_up.connect(self._close_end_form)
        parts.long_bar.dismissed.connect(self.take_focus)
        self.drawer.closed.connect(self.take_focus)
        if self.keeper is not None:
            parts.head.hall_asked.connect(self.show_in_hall)
            self.keeper.hall.changed.connect(self._show_hall)
