"""The window: frame row, start screen or register, status bar.

The services and their database are imported with the first register, so that the start screen comes at once.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.foundation.paths import data_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.foundation.unkept_words import UnkeptWords
from forumdesk.gui.actions import ACTS, Actions
from forumdesk.gui.appearance import Appearance
from forumdesk.gui.backing_up import BackingUp
from forumdesk.gui.deed_teller import DeedTeller
from forumdesk.gui.ending_day import EndingDay
from forumdesk.gui.file_watch import FileWatch
from forumdesk.gui.frame_row import FrameRow
from forumdesk.gui.locking import ALLOWED, Locking
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.opening import Opening
from forumdesk.gui.places import Places, make_place
from forumdesk.gui.pointing import Pointing
from forumdesk.gui.protecting import Protecting
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.remembered import Remembered
from forumdesk.gui.routes import routes
from forumdesk.gui.serving import Serving
from forumdesk.gui.start_screen import StartScreen
from forumdesk.gui.steps import Steps
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.time_travel import TimeTravel
from forumdesk.gui.typing_keeper import TypingKeeper
from forumdesk.gui.verifying import Verifying
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.personal_terms import RetentionDueError
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId, ParticipantId
    from forumdesk.gui.conduct.conduct_page import ConductPage
    from forumdesk.gui.desk.desk_page import DeskPage
    from forumdesk.gui.hall.operator import Hall
    from forumdesk.gui.importing import Importing
    from forumdesk.gui.pages.page import Page
    from forumdesk.gui.register_view import RegisterView
    from forumdesk.gui.screen import Screen
    from forumdesk.gui.workspace import Workspace
    from forumdesk.services.register import Register
    from forumdesk.services.signing import SecretaryKeys

MINIMUM = (1024, 560)
CHANGING = frozenset(
    {
        *(
            "undo",
            "redo",
            "add",
            "new_meeting",
            "record",
            "next_speaker",
            "lock_desk",
            "retention",
            "move_register",
        ),
        *("import_resolution", "import_participants", "import_agenda", "import_event"),
        *("encrypt", "change_passphrase", "decrypt"),
    }
)
"""Acts that a register to look at does not take."""


class MainWindow(QMainWindow):
    """Shows the register that was opened, routes keys to the page in sight, and says what was kept."""

    _workspace: Workspace
    _importing: Importing

    def __init__(
        self,
        *,
        registers: Registers,
        settings: SettingsFile,
        keys: SecretaryKeys,
        theme: Theme,
        words: Words,
        resources: Path,
    ) -> None:
        super().__init__()
        self._theme, self._words, self._resources = theme, words, resources
        self._remembered = Remembered(settings)
        self.appearance = Appearance(theme, self._remembered)
        self._tasks = Tasks()
        self.view: RegisterView | None = None
        self._present: tuple[Workspace, RegisterView, Importing] | None = None
        self.hall: Hall | None = None
        self.opening = Opening(registers, words, resources, self)
        self.serving = Serving(theme, words, self._tasks, self.opening, self)
        self.long_act = LongAct(theme, words, self._tasks)
        self.steps = Steps(words, self.long_act)
        self.time_travel = TimeTravel(self, theme, words, self.long_act)
        self.file_watch = FileWatch(self, theme, words, self._tasks, self.long_act, self._remembered)
        self.actions_by_name = Actions(words, self)
        self.start = StartScreen(theme, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._frame = FrameRow(theme, words, self.actions_by_name)
        self.language_switch = self._frame.language_switch
        self.places = Places(self._stack, self._frame)
        self.locking = Locking(theme, words, self._remembered, self)
        self.protecting = Protecting(theme, words, self.opening, self)
        self.verifying = Verifying(theme, words, self._tasks, keys, self.opening, self.places)
        self.status = StatusBar(theme)
        self._teller = DeedTeller(words, self.status, self.actions_by_name)
        self.backing_up = BackingUp(words, self._tasks, self.status, self)
        self.ending_day = EndingDay(self, theme, words, self.long_act)
        self.typing = TypingKeeper(theme, words, UnkeptWords(data_folder()), self)
        self._arrange()
        self._connect()
        self.actions_by_name.connect_all(routes(self, theme, words))
        self.retranslate()
        self.actions_by_name.set_register_open(False)
        self.start.set_recent(self._remembered.settings.recent)
        self.setMinimumSize(*MINIMUM)
        self.resize(1366, 768)

    # registers

    def open_file(self, path: Path) -> bool:
        """Open a register; an obstacle is said on the start screen and what is open stays open."""
        return self.opening.open_file(path)

    def create_file(self, path: Path) -> bool:
        """Make a register and open it."""
        return self.opening.create_file(path)

    def open_sample(self, path: Path) -> bool:
        """Make a register with the sample forum at ``path``, or open the one made before."""
        return self.opening.open_sample(path)

    @property
    def register(self) -> Register | None:
        """The register in sight; None on the start screen."""
        return self._workspace.register if self.view is not None else None

    def _show_register(self, register: Register) -> None:
        if self.places.is_held:
            register.close()
            return
        self.places.leave()
        self.close_register()
        try:
            self._take_in(register)
        except KnownError as error:  # a damaged file may open, and its first page not be read
            self.view = self._teller.register = self.steps.register = self.verifying.register = None
            register.close()
            self.say_obstacle(error)
            self._offer_rescue(error, register.path)
            return
        known = self._remembered.settings.with_recent(register.address or register.path.resolve())
        self._remembered.change(recent=known.recent)
        self.serving.follow(register)
        self.file_watch.follow(register)
        self.typing.follow(register)
        self.actions_by_name.set_register_open(True)
        if register.access is Access.VIEW:
            self.actions_by_name.set_disabled_for_looking(CHANGING)
        self.retranslate()
        self.locking.take_in(register)
        self._show_locked()
        self._remind_of_retention(register)
        # What the status bar says of it is the deed itself; a register that cannot be written to stays as it is.
        with suppress(KnownError):
            register.passes.erase_outdated(register.clock().astimezone().date())
        self.backing_up.register = self.ending_day.register = register

    def _take_in(self, register: Register) -> None:
        """Show a register and listen to it."""
        from forumdesk.gui.bridge import Bridge
        from forumdesk.gui.importing import Importing
        from forumdesk.gui.register_view import RegisterView
        from forumdesk.gui.workspace import Workspace

        bridge = Bridge(register)
        self._teller.register = self.steps.register = self.verifying.register = register
        bridge.deed_done.connect(self._teller.tell)
        Pointing(bridge, lambda: self.page)
        bridge.deed_done.connect(self.typing.deed_done)
        self._workspace = Workspace(
            register=register, bridge=bridge, theme=self._theme, words=self._words, resources=self._resources
        )
        self.view = RegisterView(self._workspace, self._make_page)
        self._importing = Importing(self._workspace, self.view, self._tasks, self.protecting.ask_inside)
        self.view.import_asked.connect(self.ask_for_import)
        self.view.refused.connect(self.say_obstacle)
        self.view.desk_asked.connect(self.show_desk)
        self.view.conduct_asked.connect(self.show_conduct)
        self.view.meeting_shown.connect(self.places.leave)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)

    def close_register(self) -> None:
        """Close what is open and show the start screen."""
        if self.view is None or self.places.is_held:
            return
        self.leave_past()
        self.typing.leave()
        self.file_watch.leave()
        self.backing_up.register = self.ending_day.register = None
        self.serving.leave()
        self.places.leave()
        if self.hall is not None:
            self.hall.close()
            self.hall = None
        self._let_go()
        self.view = self._teller.register = self.steps.register = self.verifying.register = None
        self.actions_by_name.set_register_open(False)
        self.start.set_recent(self._remembered.settings.recent)
        self.status.set_kept("")
        self.status.set_last_act("")
        self.retranslate()
        self.start.take_focus()

    def _let_go(self) -> None:
        """Take the register in sight away and close it."""
        assert self.view is not None
        self._workspace.bridge.close()
        self._stack.removeWidget(self.view)
        self.view.deleteLater()
        self._workspace.register.close()

    def show_past(self, past: Register, meeting_id: MeetingId | None) -> bool:
        """Show a register as it was; what is open waits for :meth:`leave_past`. False where that cannot be."""
        if self.places.is_held or self.view is None:
            past.close()
            return False
        self.places.leave()
        if self._present is None:
            self._present = (self._workspace, self.view, self._importing)
        else:
            self._let_go()
        try:
            self._take_in(past)
        except KnownError as error:
            past.close()
            self._show_present()
            self.say_obstacle(error)
            return False
        if self.view is not None and meeting_id is not None:
            self.view.show_meeting(meeting_id)
        self.actions_by_name.set_disabled_for_looking(CHANGING)
        self.retranslate()
        return True

    def leave_past(self) -> None:
        """Go back to the register as it is; nothing where it is in sight."""
        if self._present is None:
            return
        self.places.leave()
        self._let_go()
        self._show_present()

    def _show_present(self) -> None:
        assert self._present is not None
        (self._workspace, self.view, self._importing), self._present = self._present, None
        register = self._workspace.register
        self._teller.register = self.steps.register = self.verifying.register = register
        self._stack.setCurrentWidget(self.view)
        self.actions_by_name.set_register_open(True)
        if register.access is Access.VIEW:
            self.actions_by_name.set_disabled_for_looking(CHANGING)
        self.time_travel.end()
        self.retranslate()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where work starts: on the start screen, or on the page in sight."""
        (self.places.page or self.view or self.start).take_focus()

    def say_obstacle(self, error: KnownError) -> None:
        """Say an expected error where the work is."""
        sentence = self._words.catalogue.sentence(error)
        if error.code == "file.damaged":
            self.file_watch.check()
        page = self.page
        if page is not None:
            page.show_error(error)
        elif self.view is not None:
            self.status.set_failure(sentence)
        else:
            self.start.say(sentence)

    def _offer_rescue(self, error: KnownError, path: Path) -> None:
        """Say of a register that cannot be opened what can be done; another program's file is not rescued."""
        from forumdesk.services.rescuing import may_help

        if not may_help(error, path):
            return
        if self.view is None:
            self.start.message_bar.clear()
        self.file_watch.offer_rescue(error, path)

    def _say_lost(self, error: KnownError) -> None:
        """Say in the foot that the server is away; what is typed stays, and the window tries again by itself."""
        sentence = self._words.catalogue.sentence(error)
        self.status.set_failure(f"{sentence} {self._words.gettext('Trying to reach it again…')}")

    # places that take the whole window

    @property
    def desk(self) -> DeskPage | None:
        """The registration desk while it is in sight."""
        return cast("DeskPage | None", self.places.showing("desk"))

    @property
    def conduct(self) -> ConductPage | None:
        """The conduct of the meeting while it is in sight."""
        return cast("ConductPage | None", self.places.showing("conduct"))

    def lock_desk(self) -> None:
        """Ask for a passphrase and lock the registration desk of the meeting in sight."""
        if self.view is not None and self.view.meeting_id is not None and self.register is not None:
            self.locking.ask_lock(self.register, self.view.meeting_id)

    def open_locked(self) -> None:
        """Open the register of the locked desk, as the program is started again."""
        place = self.locking.place
        if isinstance(place, Path):
            self.opening.open_file(place, Access.ARRIVALS)
        elif place is not None:
            self.serving.open_named(str(place))
        if self.view is None:
            self._show_locked()
            self.opening.is_held = True
            self.start.offer_unlock(self.locking.ask_unlock)

    def _show_locked(self) -> None:
        """Show nothing but the desk while it is locked."""
        meeting_id = self.locking.meeting_id
        if not self.locking.is_locked:
            return
        self.actions_by_name.set_limit(ALLOWED)
        if self.view is None or meeting_id is None:
            return
        self.view.show_meeting(meeting_id)
        if self.desk is None:
            self._go("desk")
        self.places.is_held = self.opening.is_held = self.desk is not None
        if self.desk is not None:
            self.desk.set_locked(self.locking.ask_unlock)

    def _show_unlocked(self) -> None:
        self.places.is_held = self.opening.is_held = False
        self.actions_by_name.set_limit(None)
        self.start.offer_unlock(None)
        self.places.leave()
        self.take_focus()

    def show_person_data(self) -> None:
        """Show what is held of the participant in sight, to be handed over or erased."""
        from forumdesk.gui.dialogs.person_data import PersonDataDialog, chosen_person

        if self.register is not None and self.page is not None:
            try:
                person = chosen_person(self.page)
            except KnownError as error:
                self.say_obstacle(error)
                return
            PersonDataDialog(self._workspace, person, self, told=self.status.set_last_act).open()

    def show_retention(self) -> None:
        """Ask how long contacts of the meeting in sight are kept."""
        from forumdesk.gui.dialogs.retention import RetentionDialog

        if self.view is not None and self.view.meeting_id is not None:
            RetentionDialog(self._workspace, self.view.meeting_id, self).open()

    def _remind_of_retention(self, register: Register) -> None:
        """Say that contacts should have been erased by now."""
        due = register.personal.due(register.clock().astimezone().date())
        if due and register.access is Access.FULL and self.view is not None:
            self.view.show_meeting(due[0].id)
            if self.page is not None:
                self.page.show_error(RetentionDueError(day=due[0].until))

    def show_desk(self) -> None:
        """Open the registration desk of the meeting in sight; F8 there goes back, from a locked one by passphrase."""
        if self.places.is_held:
            self.locking.ask_unlock()
            return
        self._go("desk")

    def show_conduct(self) -> None:
        """Conduct the meeting in sight; F5 there goes back."""
        self._go("conduct")

    def show_hall(self) -> None:
        """Put what is prepared on the hall screen; where nothing is, go where it is prepared."""
        if self.view is None or self.view.meeting_id is None or self.places.is_held:
            return
        hall = self._hall_display()
        if hall.prepared is not None or hall.on_screen is not None:
            hall.put_on()
            return
        if self.conduct is None:
            self.show_conduct()
        if self.conduct is not None:
            self.conduct.prepare_hall()

    def _go(self, name: str) -> None:
        meeting_id = self.view.meeting_id if self.view is not None else None
        if meeting_id is not None:
            self.places.go(name, lambda: self._make_place(name, meeting_id))

    def _make_place(self, name: str, meeting_id: MeetingId) -> Page:
        page = make_place(
            name,
            self._workspace,
            meeting_id,
            prints_badges=self._remembered.settings.prints_badges,
            hall=self._hall_display,
        )
        self._listen_to(page)
        return page

    def _hall_display(self) -> Hall:
        """The hall display, made on first need; it goes with the register."""
        if self.hall is None:
            from forumdesk.gui.hall.operator import Hall

            remembered = self._remembered
            self.hall = Hall(
                self._theme,
                self._words,
                self._workspace.register.clock,
                remembered.settings.hall_screen,
            )
            self.hall.screen_chosen.connect(lambda name: remembered.change(hall_screen=name))
        return self.hall

    def _name_desk(self, name: str) -> None:
        self._remembered.change(desk_name=name)
        self.opening.name_desk(name)

    # what the acts do

    def choose_language(self, language: str) -> None:
        """Speak another language, now and next time."""
        self._words.choose(language)
        self._remembered.change(language=language)

    def ask_for_import(self, kind: str) -> None:
        """Choose a file and show what it would bring."""
        if self.view is not None and not self.places.is_held:
            self._importing.ask(kind)

    def hand_over_copy(self) -> None:
        """Ask for whom a copy of the register is, then write it."""
        if self.view is not None:
            self._importing.uniting.ask_hand_over()

    def merge_copy(self) -> None:
        """Choose a copy and show what merging it would do."""
        if self.view is not None:
            self.places.leave()
            self._importing.uniting.ask_merge()

    def show_import(self, kind: str, path: Path) -> None:
        """Show what a file would bring, before it does."""
        if self.view is not None and not self.places.is_held:
            self.places.leave()
            self._importing.show(kind, path)

    def print_badges(self, people: tuple[ParticipantId, ...]) -> None:
        """Show the badges of these people on the Documents page."""
        from forumdesk.gui.pages.documents.views import DocumentViews

        self.show_page("documents")
        page = self.page
        if isinstance(page, DocumentViews):
            page.choose_people(people, "badges")

    def print_document(self, identifier: str) -> None:
        """Show a document on the Documents page."""
        from forumdesk.gui.pages.documents.views import DocumentViews

        self.show_page("documents")
        page = self.page
        if isinstance(page, DocumentViews):
            page.choose_document(identifier)

    @property
    def page(self) -> Screen | None:
        """The page in sight, that of a place too."""
        return self.places.page or (self.view.page if self.view else None)

    @property
    def writes(self) -> bool:
        """Whether the text of the resolution is in sight."""
        return self.view is not None and not self.places.page and self.view.tabs.current == "recommendations"

    def _begin(self, act: str) -> None:
        if act != "resolution_from_text":
            self.actions_by_name[act].trigger()
            return
        text = self.opening.ask_new_for_text()
        if text is not None:
            self.show_import("resolution", text)

    def show_page(self, key: str) -> None:
        """Show a page of the meeting in sight; "page/part" shows a part of it."""
        if self.view is not None and not self.places.is_held:
            self.places.leave()
            self.view.show_page(key)

    def _hold(self, held: bool) -> None:
        """While a deed on very many values is under way, no other is begun."""
        self._stack.setEnabled(not held)
        self.status.setEnabled(not held)
        self.actions_by_name.set_register_open(not held and self.view is not None)
        if not held:
            self._teller.tell_acts()
            self.take_focus()

    # what is said

    def retranslate(self) -> None:
        """Set the texts of the frame."""
        place = self._words.gettext(self.places.title) if self.places.title else ""
        title = self._workspace.register.title if self.view else ""
        if self.register is not None and self.register.access is Access.VIEW and self._present is None:
            title = self._words.gettext("{name} (to look at only)").format(name=title)
        self.setWindowTitle(" – ".join(part for part in (place, title, "ForumDesk") if part))
        self._frame.retranslate()
        self.long_act.retranslate()
        self.time_travel.retranslate()
        self.file_watch.retranslate()
        self.typing.retranslate()
        self._teller.tell_state()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab follow the reading order."""
        return move_focus(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the worker, which may still be at the register, and then of that."""
        self._tasks.close()
        self.places.is_held = False
        self.protecting.forget()
        self.close_register()
        super().closeEvent(event)

    # how it is put together

    def _make_page(self, key: str, meeting_id: MeetingId) -> Page:
        from forumdesk.gui.pages.factory import make_page

        checks_spelling = self._remembered.settings.checks_spelling
        page = make_page(key, self._workspace, meeting_id, self._tasks, checks_spelling=checks_spelling)
        self._listen_to(page)
        return page

    def _listen_to(self, page: Screen) -> None:
        """Connect what a page may ask of the window."""
        for name, slot in (
            ("page_asked", self.show_page),
            ("desk_asked", self.show_desk),
            ("import_asked", self.ask_for_import),
            ("badges_asked", self.print_badges),
            ("document_asked", self.print_document),
            ("busy_changed", self._hold),
            ("left", self.places.leave),
            ("past_asked", self.time_travel.show),
            ("undo_asked", self.steps.undo),
            ("second_place_chosen", lambda place: self._remembered.change(backup_folder_2=place)),
            ("day_asked", self.ending_day.show),
            ("desk_named", self._name_desk),
            ("printing_chosen", lambda on: self._remembered.change(prints_badges=on)),
            ("spelling_chosen", lambda on: self._remembered.change(checks_spelling=on)),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)

    def _connect(self) -> None:
        self.opening.opened.connect(self._show_register)
        self.opening.secret_asked.connect(self.protecting.ask_open)
        self.protecting.done.connect(self.status.set_last_act)
        self.protecting.refused.connect(self.say_obstacle)
        self.locking.locked.connect(self._show_locked)
        self.locking.unlocked.connect(self._show_unlocked)
        self.opening.refused.connect(self.say_obstacle)
        self.opening.held_elsewhere.connect(self.file_watch.say_held)
        self.opening.damaged.connect(self._offer_rescue)
        self.file_watch.refused.connect(self.say_obstacle)
        self.file_watch.held.connect(self._hold)
        self.steps.refused.connect(self.say_obstacle)
        self.serving.lost.connect(self._say_lost)
        self.serving.back.connect(self._teller.tell_state)
        self.steps.held.connect(self._hold)
        self.ending_day.refused.connect(self.say_obstacle)
        self.ending_day.held.connect(self._hold)
        self.time_travel.refused.connect(self.say_obstacle)
        self.time_travel.held.connect(self._hold)
        self.start.begun.connect(self._begin)
        self.start.register_chosen.connect(self.serving.open_named)
        self.status.undo_asked.connect(self.steps.undo)
        self.language_switch.language_chosen.connect(self.choose_language)
        self.places.changed.connect(self.retranslate)
        self.places.changed.connect(self.take_focus)
        self._words.changed.connect(self.retranslate)

    def _arrange(self) -> None:
        self.addActions([self.actions_by_name[kind.name] for kind in ACTS])
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self.time_travel.band)
        column.addWidget(self.file_watch.band)
        column.addWidget(self.typing.band)
        column.addWidget(self._stack, 1)
        column.addWidget(self.long_act)
        column.addWidget(self.status)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)
