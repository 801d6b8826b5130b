"""Encryption in the window: of the register in sight, and of files that are handed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from forumdesk.domain.errors import N_, KnownError
from forumdesk.domain.texts import Language
from forumdesk.foundation.register_files import ENDING
from forumdesk.gui.actions import IN_A_FILE
from forumdesk.gui.asking_passphrase import AskingPassphrase
from forumdesk.gui.dialogs.passphrase import AGAIN, NEW, OLD, Asked, PassphraseDialog
from forumdesk.gui.handing_out import encrypted_place
from forumdesk.gui.opening import Opening
from forumdesk.gui.past_folder import PastFolder
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.encryption import is_encrypted

if TYPE_CHECKING:
    from datetime import datetime

    from forumdesk.services.encryption import RecoverySheet
    from forumdesk.services.register import Register

_ENCRYPT: Final = Asked(
    title=N_("Encrypt the register"),
    note=N_(
        "“{name}” will open with the passphrase only. The recovery sheet that is saved next opens it when the"
        " passphrase is lost: without both nobody can. Backups and copies made before stay as they were."
    ),
    act=N_("Encrypt"),
    fields=(NEW, AGAIN),
)
_CHANGE: Final = Asked(
    title=N_("Change the passphrase"),
    note=N_(
        "“{name}” gets another key and another recovery sheet. Copies made before open with the old ones only."
    ),
    act=N_("Change"),
    fields=(OLD, NEW, AGAIN),
)
_DECRYPT: Final = Asked(
    title=N_("Remove the encryption"),
    note=N_("Whoever has the file “{name}” can read it then. Copies made before stay encrypted."),
    act=N_("Remove the encryption"),
    fields=(OLD,),
)
_SHEET: Final = Asked(
    title=N_("Recovery sheet"),
    note=N_("The sheet opens “{name}” when the passphrase is lost. Keep it apart from the computer."),
    act=N_("Save the sheet…"),
    fields=(OLD,),
)
_OPEN: Final = Asked(
    title=N_("Encrypted register"),
    note=N_("“{name}” is encrypted. Enter its passphrase, or the groups of the recovery sheet."),
    act=N_("Open"),
    fields=(OLD,),
)
_ENCRYPT_FILE: Final = Asked(
    title=N_("Encrypt a file"),
    note=N_(
        "A copy of “{name}” that opens with the passphrase only is made beside it. Tell the passphrase by another"
        " way than the file goes."
    ),
    act=N_("Encrypt"),
    fields=(NEW, AGAIN),
)
_INSIDE: Final = Asked(
    title=N_("Open an encrypted file"),
    note=N_("“{name}” is encrypted. Enter its passphrase to see what it would bring."),
    act=N_("Open"),
    fields=(OLD,),
    old_label=N_("Passphrase"),
)
_OPEN_FILE: Final = Asked(
    title=N_("Open an encrypted file"),
    note=N_("“{name}” is encrypted. What is inside is saved where you choose."),
    act=N_("Save what is inside…"),
    fields=(OLD,),
    old_label=N_("Passphrase"),
)


class NotAFileError(KnownError):
    """A register on a server lies in no file."""

    code = "encryption.on_server"
    message = N_(
        "This register lies on a server, which protects it itself. A register in a file can be encrypted."
    )


class Protecting(QObject):
    """Asks over the window; emits `done(sentence)` for what is to be said afterwards."""

    done = Signal(str)
    refused = Signal(object)

    def __init__(self, theme: Theme, words: Words, opening: Opening, window: QWidget) -> None:
        super().__init__(window)
        self._words, self._opening, self._window = words, opening, window
        self._asking = AskingPassphrase(theme, words, window)
        self._inside: PastFolder | None = None

    @property
    def dialog(self) -> PassphraseDialog | None:
        """What asks now; None while nothing does."""
        return self._asking.dialog

    def pointless(self, register: Register) -> frozenset[str]:
        """Acts of the menu that make no sense for a register: an encrypted one is not encrypted once more."""
        if register.address is not None:
            return IN_A_FILE
        return frozenset({"encrypt"}) if is_encrypted(register.path) else IN_A_FILE - {"encrypt"}

    def ask_open(self, path: Path, access: Access | None = None) -> None:
        """Ask for the passphrase of an encrypted register and open it."""
        self._ask(_OPEN, path.name, lambda typed: self._opening.open_secret(path, typed[OLD], access))

    def encrypt(self, register: Register | None, close: Callable[[], None]) -> None:
        """Encrypt the register in sight, which ``close`` closes; it is opened again."""
        if self._is_here(register):
            self._ask(_ENCRYPT, register.path.name, lambda typed: self._encrypt(register.path, typed, close))

    def change(self, register: Register | None, close: Callable[[], None]) -> None:
        """Give it another passphrase."""
        if self._is_here(register):
            self._ask(_CHANGE, register.path.name, lambda typed: self._change(register.path, typed, close))

    def decrypt(self, register: Register | None, close: Callable[[], None]) -> None:
        """Make it plain again."""
        if self._is_here(register):
            self._ask(_DECRYPT, register.path.name, lambda typed: self._decrypt(register.path, typed, close))

    def show_sheet(self, register: Register | None) -> None:
        """Save its recovery sheet once more."""
        if self._is_here(register):
            self._ask(_SHEET, register.path.name, lambda typed: self._sheet(register.path, typed))

    def encrypt_file(self) -> None:
        """Have a file chosen and an encrypted copy made beside it."""
        name, _filter = QFileDialog.getOpenFileName(self._window, self._words.gettext("Encrypt a file"))
        if name:
            self._ask(_ENCRYPT_FILE, Path(name).name, lambda typed: self._encrypt_file(Path(name), typed))

    def open_file(self) -> None:
        """Have an encrypted file chosen and what is inside saved."""
        _ = self._words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self._window, _("Open an encrypted file"), "", _("Encrypted files (*.age)")
        )
        if name:
            self.open_at(Path(name))

    def open_at(self, path: Path) -> None:
        """Have what is inside an encrypted file saved; a register is opened then."""
        self._ask(_OPEN_FILE, path.name, lambda typed: self._open_file(path, typed))

    def ask_inside(self, path: Path, use: Callable[[Path], object]) -> None:
        """Ask for the passphrase of an encrypted file; ``use`` gets what is inside, in a folder that goes with us."""
        self._ask(_INSIDE, path.name, lambda typed: self._use_inside(path, typed[OLD], use))

    def forget(self) -> None:
        """Take away what was opened for the last import."""
        if self._inside is not None:
            self._inside.cleanup()
            self._inside = None

    def _use_inside(self, path: Path, passphrase: str, use: Callable[[Path], object]) -> None:
        from forumdesk.exchange.age_files import inner_name, read_age

        data = read_age(path, passphrase)
        self.forget()
        self._inside = PastFolder()
        inside = self._inside.path / inner_name(path)
        inside.write_bytes(data)
        use(inside)

    def _is_here(self, register: Register | None) -> TypeGuard[Register]:
        if register is not None and register.address is not None:
            self.refused.emit(NotAFileError())
        return register is not None and register.address is None

    def _ask(self, asked: Asked, name: str, run: Callable[[Mapping[str, str]], object]) -> None:
        self._asking.ask(asked, run, name=name)

    def _encrypt(self, path: Path, typed: Mapping[str, str], close: Callable[[], None]) -> None:
        from forumdesk.services import encryption

        encryption.require_plain(path)
        close()
        self._reopening(path, lambda: encryption.encrypt(path, typed[NEW], self._now()), typed[NEW])

    def _change(self, path: Path, typed: Mapping[str, str], close: Callable[[], None]) -> None:
        from forumdesk.services import encryption

        encryption.recovery_sheet(path, typed[OLD], self._now())  # a wrong passphrase closes nothing
        close()
        self._reopening(
            path, lambda: encryption.change_passphrase(path, typed[OLD], typed[NEW], self._now()), typed[NEW]
        )

    def _decrypt(self, path: Path, typed: Mapping[str, str], close: Callable[[], None]) -> None:
        from forumdesk.services import encryption

        encryption.recovery_sheet(path, typed[OLD], self._now())
        close()
        encryption.decrypt(path, typed[OLD], self._now())
        self._opening.open_file(path)
        self.done.emit(self._words.gettext("The register is no longer encrypted"))

    def _reopening(self, path: Path, act: Callable[[], RecoverySheet], secret: str) -> None:
        try:
            sheet = act()
        except KnownError:
            if not self._opening.open_file(path):
                self._opening.open_secret(path, secret)
            raise
        self._opening.open_secret(path, secret)
        self.done.emit(self._words.gettext("The register is encrypted"))
        self._save(sheet)

    def _sheet(self, path: Path, typed: Mapping[str, str]) -> None:
        from forumdesk.services import encryption

        self._save(encryption.recovery_sheet(path, typed[OLD], self._now()))

    def _save(self, sheet: RecoverySheet) -> None:
        from forumdesk.documents.output import write_whole
        from forumdesk.documents.recovery_sheet import print_recovery_sheet

        _ = self._words.gettext
        name, _filter = QFileDialog.getSaveFileName(
            self._window, _("Save the recovery sheet"), _("Recovery sheet") + ".pdf", _("PDF (*.pdf)")
        )
        if name:
            write_whole(Path(name), print_recovery_sheet(sheet, Language(self._words.language)))
            self.done.emit(_("The recovery sheet is saved: print it and delete the file"))

    def _encrypt_file(self, path: Path, typed: Mapping[str, str]) -> None:
        from forumdesk.documents.output import write_whole
        from forumdesk.exchange.age_files import encrypted, read_plain

        place = encrypted_place(path)
        write_whole(place, encrypted(read_plain(path), typed[NEW]), forbidden=path)
        self.done.emit(self._words.gettext("“{path}” is written.").format(path=place))

    def _open_file(self, path: Path, typed: Mapping[str, str]) -> None:
        from forumdesk.documents.output import write_whole
        from forumdesk.exchange.age_files import inner_name, read_age

        data = read_age(path, typed[OLD])
        name, _filter = QFileDialog.getSaveFileName(
            self._window, self._words.gettext("Save what is inside"), str(path.with_name(inner_name(path)))
        )
        if name:
            write_whole(Path(name), data, forbidden=path)
            self.done.emit(self._words.gettext("“{path}” is written.").format(path=name))
            if Path(name).suffix == ENDING:
                self._opening.open_file(Path(name))

    def _now(self) -> datetime:
        return self._opening.registers.clock()
