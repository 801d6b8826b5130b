"""The window: frame row, start screen or register, status bar.

The services and their database are imported with the first register, so that the start screen comes at once.
"""

from __future__ import annotations

from collections.abc import Callable
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
from forumdesk.gui.reading_order import move_focus
from forumdesk.gui.start_screen import StartScreen
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import SPACE, Theme
from forumdesk.gui.widgets.ground import Ground
from forumdesk.gui.widgets.segmented import LanguageSwitch
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.bridge import Bridge
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
        self.view: RegisterView | None = None
        self._import_when_opened: tuple[str, Path] | None = None
        self.actions_by_name = Actions(words, self)
        self.start = StartScreen(theme, words)
        self.start.begun.connect(self._begin)
        self.start.register_chosen.connect(lambda path: self.open_file(Path(path)))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.status = StatusBar(theme)
        self.status.undo_asked.connect(self.undo)
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
        self._teller.register = register
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
        self._stack.addWidget(self.view)
        self._stack.setCurrentWidget(self.view)
        self._remember(recent=self._settings.with_recent(register.path.resolve()).recent)
        self.actions_by_name.set_register_open(True)
        self.retranslate()
        return True

    def close_register(self) -> None:
        """Close what is open and show the start screen."""
        if self._register is None or self.view is None or self._bridge is None:
            return
        self._bridge.close()
        self._stack.removeWidget(self.view)
        self.view.deleteLater()
        self._register.close()
        self._register = self._bridge = self.view = self._teller.register = None
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
        else:
            self.view.take_focus()

    def say_obstacle(self, error: KnownError) -> None:
        """Say an expected error where the work is."""
        sentence = self._words.catalogue.sentence(error)
        if self.view is not None and self.view.page is not None:
            self.view.page.show_error(error)
        elif self.view is not None:
            self.status.set_failure(sentence)
        else:
            self.start.say(sentence)

    # what the acts do

    def choose_language(self, language: str) -> None:
        """Speak another language, now and next time."""
        self._words.choose(language)
        self._remember(language=language)

    def undo(self) -> None:
        """Take back the last deed."""
        if self._register is not None:
            self._try(self._register.history.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        if self._register is not None:
            self._try(self._register.history.redo)

    def ask_for_import(self, kind: str) -> None:
        """Choose a file and show what it would bring."""
        _ = self._words.gettext
        filters = {
            "participants": _("Tables (*.csv)"),
            "agenda": _("Tables (*.csv)"),
            "resolution": _("Texts (*.txt *.md)"),
            "event": _("Event packages (*.json)"),
        }
        name, _filter = QFileDialog.getOpenFileName(self, _("Choose a file"), "", filters[kind])
        if name:
            self.show_import(kind, Path(name))

    def show_import(self, kind: str, path: Path) -> None:
        """Show what a file would bring, before it does."""
        from forumdesk.gui.pages.import_preview import ImportPreviewPage

        if self.view is None:
            return
        page = ImportPreviewPage(
            self._workspace, self.view.meeting_id, kind=kind, path=path, tasks=self._tasks
        )
        page.finished.connect(self._import_finished)
        page.cancelled.connect(self.view.leave_guest)
        self.view.show_guest(page)

    def _import_finished(self, page: str, meeting_id: MeetingId | None) -> None:
        if self.view is None:
            return
        if meeting_id is not None and meeting_id != self.view.meeting_id:
            self.view.show_meeting(meeting_id)
        self.view.show_page(page)

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

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except KnownError as error:
            self.say_obstacle(error)

    def _on_page(self, act: Callable[[Page], object]) -> Callable[[], None]:
        def run() -> None:
            if self.view is not None and self.view.page is not None:
                act(self.view.page)

        return run

    def _record(self) -> None:
        """F9 records on the Decisions page only."""
        if self.view is not None and self.view.page is not None and self.view.tabs.current == "decisions":
            self.view.page.main_act()

    def _turn_page(self, step: int) -> None:
        if self.view is not None:
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
        title = self._register.path.stem if self._register else ""
        self.setWindowTitle(f"{title} – ForumDesk" if title else "ForumDesk")
        for key, menu in self._menus.items():
            menu.setTitle(_(MENUS[key]))
        self._menu_bar.setAccessibleName(_("Menus"))
        self.language_switch.set_language_names(
            [_("Kazakh"), _("Russian"), _("English")], name=_("Language of the window")
        )
        self.language_switch.set_current(self._words.language)
        self._teller.tell_state()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab follow the reading order."""
        return move_focus(self, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the register and of the worker."""
        self.close_register()
        self._tasks.close()
        super().closeEvent(event)

    # how it is put together

    def _make_page(self, key: str, meeting_id: MeetingId) -> Page:
        from forumdesk.gui.pages.factory import make_page

        page = make_page(key, self._workspace, meeting_id, self._tasks)
        for name, slot in (("page_asked", self._show_page), ("import_asked", self.ask_for_import)):
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(slot)
        return page

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
                "undo": self.undo,
                "redo": self.redo,
                "edit_selected": self._on_page(lambda page: page.edit_selected()),
                "find_here": self._on_page(lambda page: page.find_here()),
                "next_problem": self._on_page(lambda page: page.next_problem(1)),
                "previous_problem": self._on_page(lambda page: page.next_problem(-1)),
                "add": self._on_page(lambda page: page.add()),
                "main_act": self._on_page(lambda page: page.main_act()),
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
        column.addWidget(self.status)
        central = QWidget()
        central.setLayout(column)
        self.setCentralWidget(central)

    def _dress(self) -> None:
        self._menu_bar.setFont(self._theme.font("small"))
        self._menu_bar.setStyleSheet(self._theme.sheet("menu_bar") + self._theme.sheet("menu"))
        self._frame.setFixedHeight(self._theme.height("frame_row"))
