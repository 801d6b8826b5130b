"""Opens and makes registers: the file that is named, the one a person chooses, the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.foundation.paths import data_folder
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.desk_lock import DeskLockedError
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.services.register import Register

ENDING: Final = ".forumdesk"
ENCRYPTED: Final = "file.encrypted"


def register_path(typed: str) -> Path:
    """The place of a register, with its ending where it was not typed."""
    path = Path(typed)
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)


class Opening(QObject):
    """Emits `opened(register)` or `refused(error)`; what was open before is not its business.

    Emits `held_elsewhere(surroundings)` where another program has the file open and nothing was said about it, and
    `damaged(error, path)` besides a refusal after which rescuing may help.
    """

    opened = Signal(object)
    refused = Signal(object)
    secret_asked = Signal(object, object)
    """A file is encrypted: its path, and the access that is wanted."""
    held_elsewhere = Signal(object)
    damaged = Signal(object, object)

    def __init__(self, registers: Registers, words: Words, resources: Path, window: QWidget) -> None:
        """Ask over ``window``; ``resources`` holds the sample forum."""
        super().__init__(window)
        self._registers, self._words, self._resources = registers, words, resources
        self._window = window
        self.is_held = False
        """While the registration desk is locked, nothing else is opened or made."""

    @property
    def registers(self) -> Registers:
        """What opens and makes registers."""
        return self._registers

    def name_desk(self, name: str) -> None:
        """Open registers under this name of the desk from now on."""
        self._registers = replace(self._registers, desk=replace(self._registers.desk, name=name))

    def open_file(self, path: Path, access: Access | None = None) -> bool:
        """Open a register; False when it was refused, or is open elsewhere and ``access`` does not say what to do.

        Where nothing can be written it is opened to be looked at.
        """
        from forumdesk.services.opening import look_around

        around = look_around(path, self._registers.clock())
        if around.holder is not None and around.can_be_written and access is None:
            self.held_elsewhere.emit(around)
            return False
        wanted = access or Access.FULL
        allowed = wanted if around.can_be_written else Access.VIEW
        return self._open(lambda: self._registers.open(path, access=allowed), path, allowed)

    def open_secret(self, path: Path, secret: str, access: Access = Access.FULL) -> None:
        """Open an encrypted register; raises a KnownError where the passphrase does not."""
        self.opened.emit(self._registers.open(path, secret=secret, access=access))

    def ask_view(self) -> None:
        """Have a register chosen that is only looked at."""
        self._ask(self._words.gettext("Open a register to look at it"), Access.VIEW)

    def create_file(self, path: Path) -> bool:
        """Make a register and open it; False when it was refused."""
        return self._open(lambda: self._registers.create(path))

    def open_sample(self, path: Path | None = None) -> bool:
        """Make a register with the sample forum, or open the one made before; without ``path`` in its own place."""
        place = path or data_folder() / f"sample{ENDING}"
        if place.exists():
            return self.open_file(place)

        def make() -> Register:
            from forumdesk.exchange.sample_forum import create_sample

            place.parent.mkdir(parents=True, exist_ok=True)
            return create_sample(self._registers, place, self._resources / "samples")

        return self._open(make)

    def beside(self, path: Path) -> Register:
        """Open a register beside the one in use, only to compare with it; raises a StorageError in words."""
        return self._registers.open(path)

    def ask_open(self) -> None:
        """Have a register chosen and open it."""
        self._ask(self._words.gettext("Open a register"))

    def ask_new(self) -> bool:
        """Have a place chosen for a new register and make it; False when nothing came of it."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("New register"), "", _("Registers (*.forumdesk)")
        )
        if not name:
            return False
        return self.create_file(register_path(name))

    def ask_new_for_text(self) -> Path | None:
        """Have a text chosen and a register made for it; the text's place, None when nothing came of it."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Choose a file"), "", _("Texts (*.docx *.odt *.txt *.md)")
        )
        return Path(name) if name and self.ask_new() else None

    def _ask(self, title: str, access: Access | None = None) -> None:
        name, _filter = QFileDialog.getOpenFileName(
            self._window, title, "", self._words.gettext("Registers (*.forumdesk)")
        )
        if name:
            self.open_file(Path(name), access)

    def _open(
        self, make: Callable[[], Register], path: Path | None = None, access: Access = Access.FULL
    ) -> bool:
        try:
            if self.is_held:
                raise DeskLockedError
            register = make()
        except KnownError as error:
            if error.code == ENCRYPTED and path is not None:
                self.secret_asked.emit(path, access)
                return False
            self.refused.emit(error)
            if path is not None:
                self.damaged.emit(error, path)
            return False
        self.opened.emit(register)
        return True
