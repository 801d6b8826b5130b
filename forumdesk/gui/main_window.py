"""The window: frame row, start screen or register, status bar. Here its parts are made and joined.

The services and their database are imported with the first register, so that the start screen comes at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.foundation.paths import data_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.foundation.unkept_words import UnkeptWords
from forumdesk.gui.actions import ACTS, CHANGING, IN_A_FILE, Actions
from forumdesk.gui.appearance import Appearance
from forumdesk.gui.backing_up import BackingUp
from forumdesk.gui.deed_teller import DeedTeller
from forumdesk.gui.ending_day import EndingDay
from forumdesk.gui.file_watch import FileWatch
from forumdesk.gui.frame_row import FrameRow
from forumdesk.gui.going import Going
from forumdesk.gui.locked_desk import LockedDesk
from forumdesk.gui.locking import Locking
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.opening import Opening
from forumdesk.gui.personal_data import PersonalData
from forumdesk.gui.places import Places
from forumdesk.gui.protecting import Protecting
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.remembered import Remembered
from forumdesk.gui.routes import asked_by_pages, routes
from forumdesk.gui.serving import Serving
from forumdesk.gui.showing import Showing
from forumdesk.gui.start_screen import StartScreen
from forumdesk.gui.steps import Steps
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.time_travel import TimeTravel
from forumdesk.gui.typing_keeper import TypingKeeper
from forumdesk.gui.verifying import Verifying
from forumdesk.gui.widgets.deed_holding import CHANGE
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.access import Access, require
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.gui.open_register import OpenRegister
    from forumdesk.gui.register_view import RegisterView
    from forumdesk.gui.screen import Screen
    from forumdesk.services.register import Register
    from forumdesk.services.signing import SecretaryKeys

MINIMUM = (1024, 560)


class MainWindow(QMainWindow):
    """Shows the register that was opened, routes keys to the page in sight, and says what was kept."""

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
        self._tasks = Tasks()
        self.appearance = Appearance(theme, self._remembered)
        self.actions_by_name = Actions(words, self)
        self.long_act = LongAct(theme, words, self._tasks)
        self._make_frame()
        self._make_rooms(registers, keys)
        self._make_followers()
        self._arrange()
        self._connect()
        self.going.asked = asked_by_pages(self, self._remembered)
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

    def close_register(self) -> None:
        """Close what is open and show the start screen."""
        self.showing.close()

    @property
    def register(self) -> Register | None:
        """The register in sight; None on the start screen."""
        return self.showing.register

    @property
    def view(self) -> RegisterView | None:
        """Its view."""
        return self.showing.view

    @property
    def page(self) -> Screen | None:
        """The page in sight, that of a place too."""
        return self.going.page

    def take_focus(self) -> None:
        """Put the focus where work starts: on the start screen, or on the page in sight.

        Over the start screen a band that leads on comes first.
        """
        shown = self.places.page or self.view
        if shown is not None:
            shown.take_focus()
        elif self.file_watch.band.message is not None:
            self.file_watch.band.focus_first_act()
        else:
            self.start.take_focus()

    def _opened(self, register: Register) -> None:
        known = self._remembered.settings.with_recent(register.address or register.path.resolve())
        self._remembered.change(recent=known.recent)
        self._offer_acts()
        self.retranslate()
        self.locked_desk.show()
        self.take_focus()

    def _closed(self) -> None:
        self._offer_acts()
        self.start.set_recent(self._remembered.settings.recent)
        self.status.set_kept("")
        self.status.set_last_act("")
        self.retranslate()
        self.start.take_focus()

    def _past_shown(self) -> None:
        self._offer_acts()
        self.retranslate()

    def _present_shown(self) -> None:
        self._offer_acts()
        self.retranslate()
        self.take_focus()

    # what can be done

    def choose_language(self, language: str) -> None:
        """Speak another language, now and next time."""
        self._words.choose(language)
        self._remembered.change(language=language)

    def hold(self, held: bool) -> None:
        """While a deed on very many values is under way, no other is begun."""
        self._stack.setEnabled(not held)
        self.status.setEnabled(not held)
        self._offer_acts(held=held)
        if not held:
            self._teller.tell_acts()
            self.take_focus()

    def _offer_acts(self, *, held: bool = False) -> None:
        """Offer what can be done to the register in sight."""
        register = self.register
        self.actions_by_name.set_register_open(register is not None and not held)
        if self.showing.is_to_look_at:
            self.actions_by_name.refuse(CHANGING)
        else:
            self.actions_by_name.refuse(frozenset())
        if register is not None:
            self.actions_by_name.disable(
                IN_A_FILE if self.showing.is_past else self.protecting.pointless(register)
            )

    def _begin(self, act: str) -> None:
        if act != "resolution_from_text":
            self.actions_by_name[act].trigger()
            return
        text = self.opening.ask_new_for_text()
        if text is not None:
            self.going.show_import("resolution", text)

    def _is_private(self) -> bool:
        """Whether no guest is meant to look at the window."""
        return self.places.page is None and not self.locking.is_locked

    def _say_untaken(self) -> None:
        """Say why a key does nothing here."""
        try:
            require(Access.ARRIVALS if self.locking.is_locked else Access.VIEW, CHANGE)
        except KnownError as error:
            self.say_obstacle(error)

    # what is said

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
        """Say of a register that cannot be opened what can be done; nothing at a locked desk."""
        if self.locking.is_locked:
            self.say_obstacle(error)
        else:
            self.file_watch.rescuing.offer(error, path)

    def _say_lost(self, error: KnownError) -> None:
        """Say in the foot that the server is away; what is typed stays, and the window tries again by itself."""
        _ = self._words.gettext
        whole = f"{self._words.catalogue.sentence(error)} {_('Trying to reach it again…')}"
        title = self.register.title if self.register is not None else ""
        short = _("No connection to “{title}”: what is typed stays. Trying again…").format(title=title)
        self.status.set_failure(short, whole=whole)

    def retranslate(self) -> None:
        """Set the texts of the frame."""
        place = self._words.gettext(self.places.title) if self.places.title else ""
        register = self.register
        title = register.title if register is not None else ""
        if register is not None and register.access is Access.VIEW and not self.showing.is_past:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing in sight has a use for it, leaves the past."""
        if event.key() == Qt.Key.Key_Escape and self.showing.is_past and self.places.page is None:
            self.showing.leave_past()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the worker, which may still be at the register, and then of that."""
        self._tasks.close()
        self.places.is_held = False
        self.protecting.forget()
        self.close_register()
        super().closeEvent(event)

    # how it is put together

    def _make_frame(self) -> None:
        """What stands around a register, or in its stead."""
        theme, words = self._theme, self._words
        self.start = StartScreen(theme, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._frame = FrameRow(theme, words, self.actions_by_name)
        self.language_switch = self._frame.language_switch
        self.status = StatusBar(theme)

    def _make_rooms(self, registers: Registers, keys: SecretaryKeys) -> None:
        """What opens registers and shows them."""
        theme, words, tasks = self._theme, self._words, self._tasks
        self.opening = Opening(registers, words, self._resources, self)
        self.protecting = Protecting(theme, words, self.opening, self)
        self.locking = Locking(theme, words, self._remembered, self)
        self.places = Places(self._stack, self._frame)
        self.showing = Showing(self._stack, self.places, self._open_register)
        self.going = Going(
            self.showing, self.places, theme, words, tasks, self._remembered, self.locking.ask_unlock
        )
        self.locked_desk = LockedDesk(self)
        self.time_travel = TimeTravel(self.showing, theme, words, self.long_act)
        self.verifying = Verifying(theme, words, tasks, keys, self.opening, self.places)

    def _make_followers(self) -> None:
        """What looks after the register that is open, or works on the one in sight."""
        theme, words, tasks = self._theme, self._words, self._tasks
        self.steps = Steps(words, self.long_act)
        self._teller = DeedTeller(words, self.status, self.actions_by_name)
        self.serving = Serving(theme, words, tasks, self.opening, self)
        self.file_watch = FileWatch(self, theme, words, tasks, self.long_act, self._remembered)
        self.typing = TypingKeeper(theme, words, UnkeptWords(data_folder()), self, self._is_private)
        self.personal_data = PersonalData(self)
        self.backing_up = BackingUp(words, tasks, self.status, self)
        self.ending_day = EndingDay(self, theme, words, self.long_act)
        self.showing.listeners = (self._teller, self.steps, self.verifying)
        # The clock is noted before a locked desk forbids it; the first backup has no outdated passes.
        self.showing.followers = (
            self.serving,
            self.file_watch,
            self.typing,
            self.locking,
            self.personal_data,
            self.backing_up,
            self.ending_day,
        )

    def _open_register(self, register: Register) -> OpenRegister:
        from forumdesk.gui.open_register import OpenRegister

        made = OpenRegister(
            register,
            self._theme,
            self._words,
            self._tasks,
            self._resources,
            make_page=self.going.make_page,
            page=lambda: self.page,
            unlock=self.protecting.ask_inside,
        )
        made.bridge.deed_done.connect(self._teller.tell)
        made.bridge.deed_done.connect(self.typing.deed_done)
        made.view.import_asked.connect(self.going.ask_for_import)
        made.view.refused.connect(self.say_obstacle)
        made.view.desk_asked.connect(self.going.show_desk)
        made.view.conduct_asked.connect(self.going.show_conduct)
        made.view.meeting_shown.connect(self.places.leave)
        return made

    def _connect(self) -> None:
        self.opening.opened.connect(self.showing.show)
        self.showing.opened.connect(self._opened)
        self.showing.closed.connect(self._closed)
        self.showing.past_shown.connect(self._past_shown)
        self.showing.present_shown.connect(self._present_shown)
        self.showing.refused.connect(self.say_obstacle)
        self.showing.unreadable.connect(self._offer_rescue)
        self.opening.secret_asked.connect(self.protecting.ask_open)
        self.opening.inside_asked.connect(self.protecting.open_at)
        self.protecting.done.connect(self.status.set_last_act)
        self.protecting.refused.connect(self.say_obstacle)
        self.opening.refused.connect(self.file_watch.forget_refused)
        self.opening.refused.connect(self.say_obstacle)
        self.opening.held_elsewhere.connect(self.file_watch.say_held)
        self.opening.damaged.connect(self._offer_rescue)
        self.file_watch.refused.connect(self.say_obstacle)
        self.steps.refused.connect(self.say_obstacle)
        self.serving.lost.connect(self._say_lost)
        self.serving.back.connect(self._teller.tell_state)
        self.ending_day.refused.connect(self.say_obstacle)
        self.time_travel.refused.connect(self.say_obstacle)
        self.long_act.busy_changed.connect(self.hold)
        self.start.begun.connect(self._begin)
        self.start.register_chosen.connect(self.serving.open_named)
        self.status.undo_asked.connect(self.steps.undo)
        self.status.redo_asked.connect(self.steps.redo)
        self.actions_by_name.refused.connect(self._say_untaken)
        for band in (self.file_watch.band, self.typing.band):
            band.focus_left.connect(self.take_focus)
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
