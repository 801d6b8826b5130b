"""The window: frame row, start screen or register, status bar.

The services and their database are imported with the first register, so that the start screen comes at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from forumdesk.domain.errors import KnownError
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.actions import ACTS, MENUS, Actions
from forumdesk.gui.deed_teller import DeedTeller
from forumdesk.gui.dialogs.about import AboutDialog
from forumdesk.gui.dialogs.keys import KeysDialog
from forumdesk.gui.long_act import LongAct
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.start_screen import StartScreen
from forumdesk.gui.steps import Steps
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId, ParticipantId
    from forumdesk.gui.bridge import Bridge
    from forumdesk.gui.desk.badge_printing import PrintBadge
    from forumdesk.gui.desk.desk_page import DeskPage
    from forumdesk.gui.pages.page import Page
    from forumdesk.gui.register_view import RegisterView
    from forumdesk.services.register import Register

MINIMUM = (1024, 600)
ENDING = ".forumdesk"
_BEHIND_A_LINE = {
    "close_register",
    "import_resolution",
    "quit",
    "edit_selected",
    "next_problem",
    "light",
    "larger",
    "new_meeting",
    "about",
}


class MainWindow(QMainWindow):
    """Opens and closes registers, routes keys to the page in sight, and says what was kept."""

    def __init__(
        self, *, registers: Registers, settings: SettingsFile, theme: Theme, words: Words, resources: Path
    ) -> None:
        super().__init__()
        self._registers, self._settings_file = registers, settings
        self._settings = settings.load()
        self._theme, self._words, self._resources = theme, words, resources
        self._register: Register | None = None
        self._bridge: Bridge | None = None
        self._tasks = Tasks()
        self.long_act = LongAct(theme, words, self._tasks)
        self.steps = Steps(words, self.long_act)
        self.steps.refused.connect(self.say_obstacle)
        self.steps.held.connect(self._hold)
        self.view: RegisterView | None = None
        self.desk: DeskPage | None = None
        self.print_badge: PrintBadge | None = None
        self._import_when_opened: tuple[str, Path] | None = None
        self.actions_by_name = Actions(words, self)
        self.start = StartScreen(theme, words)
        self.start.begun.connect(self._begin)
        self.start.register_chosen.connect(lambda path: self.open_file(Path(path)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.status = StatusBar(theme)
        self.status.undo_asked.connect(self.steps.undo)
        self._teller = DeedTeller(words, self.status, self.actions_by_name)
        self._menu_bar = QMenuBar()
        self._menu_bar.setNativeMenuBar(False)
        self.language_switch = LanguageSwitch(theme, current=words.language)
        self.language_switch.setObjectName("language_switch")
        self.language_switch.language_chosen.connect(self.choose_language)
        self._arrange()
        self._fill_menus()
        self._connect()
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._dress)
        self._dress()
        self.retranslate()
        self.actions_by_name.set_register_open(False)
        self.start.set_recent(self._settings.recent)
        self.setMinimumSize(*MINIMUM)
        self.resize(1366, 768)

    # registers

    def open_file(self, path: Path) -> bool:
        """Open a register; an obstacle is said on the start screen and what is open stays open."""
        return self._open(lambda: self._registers.open(path))

    def create_file(self, path: Path) -> bool:
        """Make a register and open it."""
        return self._open(lambda: self._registers.create(path))

    def open_sample(self, path: Path) -> bool:
        """Make a register with the sample forum at ``path``, or open the one made before."""
        if path.exists():
            return self.open_file(path)

        def make() -> Register:
            from forumdesk.exchange.sample_forum import create_sample

            path.parent.mkdir(parents=True, exist_ok=True)
            return create_sample(self._registers, path, self._resources / "samples")

        return self._open(make)

    def _open(self, make: Callable[[], Register]) -> bool:
        try:
            register = make()
        except KnownError as error:
            self.say_obstacle(error)
            return False
        from forumdesk.gui.bridge import Bridge
        from forumdesk.gui.register_view import RegisterView
        from forumdesk.gui.workspace import Workspace

        self.close_register()
        self._register, self._bridge = register, Bridge(register)
        self._teller.register = self.steps.register = register
        self._bridge.deed_done.connect(self._teller.tell)
        workspace = Workspace(
            register=register,
            bridge=self._bridge,
            theme=self._theme,
            words=self._words,
            resources=self._resources,
        )
        self._workspace = workspace
        self.view = RegisterView(workspace, self._make_page)
        self.view.import_asked.connect(self.ask_for_import)
        self.view.refused.connect(self.say_obstacle)
        self.view.desk_asked.connect(self.show_desk)
        self.view.meeting_shown.connect(self.leave_desk)
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self._remember(recent=self._settings.with_recent(register.path.resolve()).recent)
        self.actions_by_name.set_register_open(True)
        self.retranslate()
        # What the status bar says of it is the deed itself; a register that cannot be written to stays as it is.
        with suppress(KnownError):
            register.passes.erase_outdated(register.clock().astimezone().date())
        return True

    def close_register(self) -> None:
        """Close what is open and show the start screen."""
        if self._register is None or self.view is None or self._bridge is None:
            return
        self.leave_desk()
        self._bridge.close()
        self._stack.removeWidget(self.view)
        self.view.deleteLater()
        self._register.close()
        self._register = self._bridge = self.view = None
        self._teller.register = self.steps.register = None
        self.actions_by_name.set_register_open(False)
        self.start.set_recent(self._settings.recent)
        self.status.set_kept("")
        self.status.set_last_act("")
        self.retranslate()
        self.start.take_focus()

    def take_focus(self) -> None:
        """Put the focus where work starts: on the start screen, or on the page in sight."""
        if self.view is None:
            self.start.take_focus()
        elif self.desk is not None:
            self.desk.take_focus()
        else:
            self.view.take_focus()

    def say_obstacle(self, error: KnownError) -> None:
        """Say an expected error where the work is."""
        sentence = self._words.catalogue.sentence(error)
        page = self._page
        if page is not None:
            page.show_error(error)
        elif self.view is not None:
            self.status.set_failure(sentence)
        else:
            self.start.say(sentence)

    # what the acts do

    def choose_language(self, language: str) -> None:
        """Speak another language, now and next time."""
        self._words.choose(language)
        self._remember(language=language)

    def ask_for_import(self, kind: str) -> None:
        """Choose a file and show what it would bring."""
        from forumdesk.gui.pages.import_preview.page import FILE_KINDS

        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), "", _(FILE_KINDS[kind]))
        if name:
            self.show_import(kind, Path(name))

    def show_import(self, kind: str, path: Path) -> None:
        """Show what a file would bring, before it does."""
        from forumdesk.gui.pages.import_preview.page import import_page

        if self.view is None:
            return
        page = import_page(self._workspace, self.view.meeting_id, kind=kind, path=path, tasks=self._tasks)
        page.finished.connect(self._import_finished)
        page.cancelled.connect(self.view.leave_guest)
        self.view.show_guest(page)

    def _import_finished(self, page: str, meeting_id: MeetingId | None) -> None:
        if self.view is None:
            return
        if meeting_id is not None and meeting_id != self.view.meeting_id:
            self.view.show_meeting(meeting_id)
        self.view.show_page(page)

    # the registration desk

    def show_desk(self) -> None:
        """Open the registration desk of the meeting in sight; F8 there goes back."""
        if self.desk is not None or self.view is None or self.view.meeting_id is None:
            self.leave_desk()
            return
        from forumdesk.gui.desk.badge_printing import badge_printer
        from forumdesk.gui.desk.desk_page import DeskPage

        self.desk = DeskPage(
            self._workspace,
            self.view.meeting_id,
            print_badge=self.print_badge or badge_printer(self._workspace.register),
            prints_on_arrival=self._settings.prints_badges,
        )
        self.desk.left.connect(self.leave_desk)
        self.desk.desk_named.connect(self._name_desk)
        self.desk.printing_chosen.connect(lambda on: self._remember(prints_badges=on))
        self._frame.hide()
        self._stack.addWidget(self.desk)
        self._stack.setCurrentWidget(self.desk)
        self.retranslate()
        self.take_focus()

    def leave_desk(self) -> None:
        """Go back from the registration desk to the page in sight before."""
        if self.desk is None or self.view is None:
            return
        desk, self.desk = self.desk, None
        self._frame.show()
        self._stack.setCurrentWidget(self.view)
        self._stack.removeWidget(desk)
        desk.deleteLater()
        self.retranslate()
        self.take_focus()

    def _name_desk(self, name: str) -> None:
        self._remember(desk_name=name)
        self._registers = replace(self._registers, desk=replace(self._registers.desk, name=name))

    @property
    def _page(self) -> Page | None:
        """The page in sight, the registration desk too."""
        return self.desk or (self.view.page if self.view else None)

    def _begin(self, act: str) -> None:
        if act == "resolution_from_text":
            self._resolution_from_text()
        else:
            self.actions_by_name[act].trigger()

    def _ask_open(self) -> None:
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self, _("Open a register"), "", _("Registers (*.forumdesk)")
        )
        if name:
            self.open_file(Path(name))

    def _ask_new(self) -> bool:
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(self, _("New register"), "", _("Registers (*.forumdesk)"))
        if not name:
            return False
        path = Path(name)
        return self.create_file(path if path.suffix == ENDING else path.with_name(path.name + ENDING))

    def _open_sample(self) -> None:
        from forumdesk.foundation.paths import data_folder

        self.open_sample(data_folder() / f"sample{ENDING}")

    def _resolution_from_text(self) -> None:
        """The five-minute road: a text, a place for the register, the preview."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), "", _("Texts (*.txt *.md)"))
        if name and self._ask_new():
            self.show_import("resolution", Path(name))

    def _on_page(self, act: Callable[[Page], object]) -> Callable[[], None]:
        def run() -> None:
            page = self._page
            if page is not None:
                act(page)

        return run

    def _record(self) -> None:
        """F9 records on the Decisions page only."""
        page = self._page
        if page is not None and page is not self.desk and self.view and self.view.tabs.current == "decisions":
            page.main_act()

    def _turn_page(self, step: int) -> None:
        if self.view is not None and self.desk is None:
            self.view.tabs.choose_next(step)

    def _choose_mode(self, mode: Literal["light", "dark", "system"]) -> None:
        self._theme.set_mode(mode)
        self._remember(mode=mode)

    def _resize_text(self, step: int) -> None:
        size = min(140, max(90, self._settings.text_size + step))
        self._theme.set_text_size(size / 100)
        self._remember(text_size=size)

    def _remember(self, **fields: object) -> None:
        self._settings = replace(self._settings, **fields)  # type: ignore[arg-type]
        self._settings_file.save(self._settings)

    # what is said

    def retranslate(self) -> None:
        """Set the texts of the frame."""
        _ = self._words.gettext
        place = _("Registration desk") if self.desk else ""
        title = self._register.path.stem if self._register else ""
        self.setWindowTitle(" – ".join(part for part in (place, title, "ForumDesk") if part))
        for key, menu in self._menus.items():
            menu.setTitle(_(MENUS[key]))
        self._menu_bar.setAccessibleName(_("Menus"))
        self.language_switch.set_language_names(
            [_("Kazakh"), _("Russian"), _("English")], name=_("Language of the window")
        )
        self.language_switch.set_current(self._words.language)
        self.long_act.retranslate()
        self._teller.tell_state()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab follow the reading order."""
        return move_focus(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the worker, which may still be at the register, and then of that."""
        self._tasks.close()
        self.close_register()
        super().closeEvent(event)

    # how it is put together

    def _make_page(self, key: str, meeting_id: MeetingId) -> Page:
        from forumdesk.gui.pages.factory import make_page

        page = make_page(key, self._workspace, meeting_id, self._tasks)
        for name, slot in (
            ("page_asked", self._show_page),
            ("import_asked", self.ask_for_import),
            ("badges_asked", self.print_badges),
            ("busy_changed", self._hold),
        ):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)
        return page

    def print_badges(self, people: tuple[ParticipantId, ...]) -> None:
        """Show the badges of these people on the Documents page."""
        from forumdesk.gui.pages.documents.page import DocumentsPage

        self._show_page("documents")
        page = self._page
        if isinstance(page, DocumentsPage):
            page.choose_people(people, "badges")

    def _hold(self, held: bool) -> None:
        """While a deed on very many values is under way, no other is begun."""
        self._stack.setEnabled(not held)
        self.status.setEnabled(not held)
        self.actions_by_name.set_register_open(not held and self._register is not None)
        if not held:
            self._teller.tell_acts()
            self.take_focus()

    def _show_page(self, key: str) -> None:
        if self.view is not None:
            self.view.show_page(key)

    def _connect(self) -> None:
        self.actions_by_name.connect_all(
            {
                "new_register": self._ask_new,
                "open_register": self._ask_open,
                "open_sample": self._open_sample,
                "close_register": self.close_register,
                "import_resolution": lambda: self.ask_for_import("resolution"),
                "import_participants": lambda: self.ask_for_import("participants"),
                "import_agenda": lambda: self.ask_for_import("agenda"),
                "import_event": lambda: self.ask_for_import("event"),
                "quit": self.close,
                "undo": self.steps.undo,
                "redo": self.steps.redo,
                "edit_selected": self._on_page(lambda page: page.edit_selected()),
                "find_here": self._on_page(lambda page: page.find_here()),
                "sort": self._on_page(lambda page: page.sort()),
                "next_problem": self._on_page(lambda page: page.next_problem(1)),
                "previous_problem": self._on_page(lambda page: page.next_problem(-1)),
                "add": self._on_page(lambda page: page.add()),
                "main_act": self._on_page(lambda page: page.main_act()),
                "desk": self.show_desk,
                "record": self._record,
                "print_out": self._on_page(lambda page: page.print_out()),
                "new_meeting": lambda: self.view.add_meeting() if self.view else None,
                "next_page": lambda: self._turn_page(1),
                "previous_page": lambda: self._turn_page(-1),
                "light": lambda: self._choose_mode("light"),
                "dark": lambda: self._choose_mode("dark"),
                "system": lambda: self._choose_mode("system"),
                "larger": lambda: self._resize_text(10),
                "smaller": lambda: self._resize_text(-10),
                "keys": lambda: KeysDialog(self._theme, self._words, self.actions_by_name, self).open(),
                "about": lambda: AboutDialog(self._theme, self._words, self).open(),
            }
        )

    def _fill_menus(self) -> None:
        self._menus = {key: self._menu_bar.addMenu("") for key in MENUS}
        for kind in ACTS:
            action = self.actions_by_name[kind.name]
            self._menus[kind.menu].addAction(action)
            self.addAction(action)
            if kind.name in _BEHIND_A_LINE:
                self._menus[kind.menu].insertSeparator(action)

    def _arrange(self) -> None:
        frame = Ground(self._theme, "sidebar", lines=Qt.Edge.BottomEdge)
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE.tight, 0, SPACE.near, 0)
        row.addWidget(self._menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)
        row.addStretch(1)
        row.addWidget(self.language_switch, 0, Qt.AlignmentFlag.AlignVCenter)
        self._frame = frame
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(frame)
        column.addWidget(self._stack, 1)
        column.addWidget(self.long_act)
        column.addWidget(self.status)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)

    def _dress(self) -> None:
        self._menu_bar.setFont(self._theme.font("small"))
        self._menu_bar.setStyleSheet(self._theme.sheet("menu_bar") + self._theme.sheet("menu"))
        self._frame.setFixedHeight(self._theme.height("frame_row"))
