"""Registers on a server in the window: opening them, moving there and back, and hearing of others' deeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.gui.opening import Opening, register_path
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.registers import ServerAddress, is_address

if TYPE_CHECKING:
    from forumdesk.gui.dialogs.server import ServerDialog
    from forumdesk.gui.live import LiveRefresh
    from forumdesk.services.register import Register


class Serving(QObject):
    """Emits `lost(error)` when the server of the register in sight is away, `back()` when it is there again."""

    lost = Signal(object)
    back = Signal()

    def __init__(self, theme: Theme, words: Words, tasks: Tasks, opening: Opening, window: QWidget) -> None:
        """Ask over ``window``; what is opened goes through ``opening``."""
        super().__init__(window)
        self._theme, self._words, self._tasks = theme, words, tasks
        self._opening, self._window = opening, window
        self._register: Register | None = None
        self.live: LiveRefresh | None = None
        self.dialog: ServerDialog | None = None

    def open_named(self, name: str) -> None:
        """Open a register by the name of its file or by its address, for which a password may be asked."""
        if not is_address(name):
            self._opening.open_file(Path(name))
            return
        self.ask_open(name)
        if self.dialog is not None:
            self.dialog.submit()

    def ask_open(self, address: str = "") -> None:
        """Have an address typed and open the register there."""
        from forumdesk.gui.dialogs.server import OPEN_ACT, OPEN_TITLE

        self._ask(OPEN_TITLE, OPEN_ACT).ask(self._opening.registers.open, address)

    def ask_move(self) -> None:
        """Bring the register in sight to a server, or from there to a file, and work on there."""
        if self._register is None:
            return
        if self._register.address is not None:
            self._ask_file(self._register)
            return
        from forumdesk.gui.dialogs.server import MOVE_ACT, MOVE_TITLE

        register = self._register
        self._ask(MOVE_TITLE, MOVE_ACT).ask(lambda place: self._moved(register, place))

    def follow(self, register: Register) -> None:
        """Hear from now on what others keep in this register."""
        from forumdesk.gui.live import LiveRefresh

        self.leave()
        self._register = register
        self.live = LiveRefresh(register, self._tasks, self)
        self.live.lost.connect(self.lost)
        self.live.back.connect(self.back)
        self.live.start()

    def leave(self) -> None:
        """The register is closed."""
        if self.live is not None:
            self.live.stop()
            self.live.deleteLater()
        self.live = self._register = None

    def _ask(self, title: str, act: str) -> ServerDialog:
        from forumdesk.gui.dialogs.server import ServerDialog

        self.dialog = ServerDialog(self._theme, self._words, self._tasks, self._window, title=title, act=act)
        self.dialog.done_with.connect(self._opening.opened)
        self.dialog.finished.connect(self._forget_dialog)
        return self.dialog

    def _forget_dialog(self) -> None:
        self.dialog = None

    def _ask_file(self, register: Register) -> None:
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Bring this register to a file"), "", _("Registers (*.forumdesk)")
        )
        if not name:
            return
        place = register_path(name)
        self._tasks.run(
            lambda: self._moved(register, place), self._opening.opened.emit, self._refuse, owner=self
        )

    def _moved(self, register: Register, place: Path | ServerAddress) -> Register:
        register.moving.move(place)
        return self._opening.registers.open(place)

    def _refuse(self, error: KnownError) -> None:
        self._opening.refused.emit(error)
