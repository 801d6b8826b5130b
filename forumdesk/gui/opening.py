"""Opens and makes registers: the file that is named, the one a person chooses, the sample."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import KnownError
from forumdesk.exchange.age_files import is_age
from forumdesk.foundation.paths import data_folder
from forumdesk.foundation.register_files import ENDING
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.desk_lock import DeskLockedError
from forumdesk.services.registers import Registers

if TYPE_CHECKING:
    from forumdesk.services.opening import LockFile, Surroundings
    from forumdesk.services.register import Register

ENCRYPTED: Final = "file.encrypted"
DAMAGED: Final = "file.damaged"
NO_REGISTER: Final = "file.not_a_register"


def register_path(typed: str) -> Path:
    """The place of a register, with its ending where it was not typed."""
    path = Path(typed)
    return path if path.suffix == ENDING else path.with_name(path.name + ENDING)


class Opening(QObject):
    """Emits `opened(register)` or `refused(error)`; what was open before is not its business.

    Emits `held_elsewhere(surroundings)` where another program has the file open and nothing was said about it, and
    `damaged(error, path)` instead of a refusal after which rescuing or a backup may help.
    """

    opened = Signal(object)
    refused = Signal(object)
    secret_asked = Signal(object, object)
    """A file is encrypted: its path, and the access that is wanted, None for what is usual."""
    inside_asked = Signal(object)
    """A file was handed over encrypted: its path. A register inside is saved before it is opened."""
    held_elsewhere = Signal(object)
    damaged = Signal(object, object)

    def __init__(self, registers: Registers, words: Words, resources: Path, window: QWidget) -> None:
        """Ask over ``window``; ``resources`` holds the sample forum."""
        super().__init__(window)
        self._registers, self._words, self._resources = registers, words, resources
        self._window = window
        self._lock: LockFile | None = None
        self.is_held = False
        """While the registration desk is locked, nothing else is opened or made."""

    @property
    def registers(self) -> Registers:
        """What opens and makes registers."""
        return self._registers

    def hand_over_lock(self) -> None:
        """From now on whoever follows the register says beside its file that it is open."""
        self._lock = None

    def name_desk(self, name: str) -> None:
        """Open registers under this name of the desk from now on."""
        self._registers = replace(self._registers, desk=replace(self._registers.desk, name=name))

    def open_file(self, path: Path, access: Access | None = None) -> bool:
        """Open a register; False when it was refused, or is open elsewhere and ``access`` does not say what to do.

        Where nothing can be written it is opened to be looked at.
        """
        from forumdesk.services.opening import look_around

        around = look_around(path, self._registers.clock())
        wanted = (access or Access.FULL) if around.can_be_written else Access.VIEW
        with self._held(around, sole=access is None and around.can_be_written) as is_free:
            return is_free and self._open(lambda: self._registers.open(path, access=wanted), path, access)

    def open_secret(self, path: Path, secret: str, access: Access | None = None) -> None:
        """Open an encrypted register, as it is opened without; raises a KnownError where the passphrase does not."""
        from forumdesk.services.opening import look_around

        around = look_around(path, self._registers.clock())
        wanted = (access or Access.FULL) if around.can_be_written else Access.VIEW
        with self._held(around, sole=access is None and around.can_be_written) as is_free:
            if not is_free:
                return
            try:
                register = self._registers.open(path, secret=secret, access=wanted)
            except KnownError as error:
                if error.code == DAMAGED:
                    self.damaged.emit(error, path)
                raise
            self.opened.emit(register)

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
        _ = self._words.gettext
        kinds = ";;".join((_("Registers (*.forumdesk)"), _("Encrypted files (*.age)")))
        name, _filter = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if name:
            self.open_file(Path(name), access)

    @contextmanager
    def _held(self, around: Surroundings, *, sole: bool) -> Iterator[bool]:
        """Say beside a file that it is open here before it is opened: of two programs at once one hears of the other.

        Gives False, and tells who has it, where another has it open and ``sole`` work is wanted. What is not opened
        in the end is let go.
        """
        from forumdesk.services.opening import Holder, is_held_here, keep_held

        path, now = around.path, self._registers.clock()
        if not sole or self.is_held or not path.is_file():
            yield True
            return
        is_open_here = is_held_here(path, now)
        held = keep_held(path, self._registers.desk.name, now)
        if isinstance(held, Holder):
            self.held_elsewhere.emit(replace(around, holder=held))
            yield False
            return
        self._lock = held
        try:
            yield True
        finally:
            if self._lock is not None and not is_open_here:
                self._lock.release()
            self._lock = None

    def _open(
        self, make: Callable[[], Register], path: Path | None = None, access: Access | None = None
    ) -> bool:
        try:
            if self.is_held:
                raise DeskLockedError
            register = make()
        except KnownError as error:
            if error.code == NO_REGISTER and path is not None and is_age(path):
                self.inside_asked.emit(path)
                return False
            if error.code == ENCRYPTED and path is not None:
                self.secret_asked.emit(path, access)
                return False
            if path is not None and self._can_be_helped(error, path):
                self.damaged.emit(error, path)
            else:
                self.refused.emit(error)
            return False
        self.opened.emit(register)
        return True

    def _can_be_helped(self, error: KnownError, path: Path) -> bool:
        from forumdesk.services.rescuing import has_backup, may_help

        return may_help(error, path) or has_backup(error, path, self._registers.backups)
