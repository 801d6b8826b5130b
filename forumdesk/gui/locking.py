"""The locked registration desk: nothing but arrivals and departures until its passphrase is given again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from forumdesk.domain.errors import N_
from forumdesk.domain.identifiers import MeetingId
from forumdesk.gui.asking_passphrase import AskingPassphrase
from forumdesk.gui.dialogs.passphrase import AGAIN, NEW, OLD, Asked, PassphraseDialog
from forumdesk.gui.remembered import Remembered
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.access import Access
from forumdesk.services.desk_lock import DeskLock, locked, read_lock
from forumdesk.services.registers import ServerAddress, place_of

if TYPE_CHECKING:
    from forumdesk.services.register import Register

ALLOWED: Final = frozenset({"desk", "find_here", "light", "dark", "system", "larger", "smaller", "quit"})
"""Acts of the window that a locked desk leaves."""
_LOCK: Final = Asked(
    title=N_("Lock the registration desk"),
    note=N_(
        "Only arrivals and departures are recorded then, also when the program is started again. Unlocking asks for"
        " this passphrase; keep it in mind: it is kept nowhere."
    ),
    act=N_("Lock"),
    fields=(NEW, AGAIN),
)
_UNLOCK: Final = Asked(
    title=N_("Unlock the registration desk"),
    note=N_("Enter the passphrase with which the desk was locked."),
    act=N_("Unlock"),
    fields=(OLD,),
    old_label=N_("Passphrase"),
)


class Locking(QObject):
    """Emits `locked(meeting_id)` and `unlocked()`."""

    locked = Signal(object)
    unlocked = Signal()

    def __init__(self, theme: Theme, words: Words, remembered: Remembered, window: QWidget) -> None:
        super().__init__(window)
        self._remembered = remembered
        self._asking = AskingPassphrase(theme, words, window)
        self._register: Register | None = None

    @property
    def dialog(self) -> PassphraseDialog | None:
        """What asks now; None while nothing does."""
        return self._asking.dialog

    @property
    def lock(self) -> DeskLock | None:
        """The lock on this computer; None while there is none."""
        return read_lock(self._remembered.settings.desk_lock)

    @property
    def is_locked(self) -> bool:
        """Whether the desk is locked."""
        return self.lock is not None

    @property
    def place(self) -> Path | ServerAddress | None:
        """The register of the locked desk."""
        return place_of(self.lock.register) if self.lock else None

    @property
    def meeting_id(self) -> MeetingId | None:
        """Its meeting; None where the lock names none that can be."""
        try:
            return MeetingId(UUID(self.lock.meeting)) if self.lock else None
        except ValueError:
            return None

    def ask_lock(self, register: Register, meeting_id: MeetingId) -> None:
        """Ask for a passphrase and lock the desk of a meeting."""
        self._asking.ask(_LOCK, lambda typed: self.engage(register, meeting_id, typed[NEW]))

    def ask_unlock(self) -> None:
        """Ask for the passphrase and open the lock."""
        if self.is_locked:
            self._asking.ask(_UNLOCK, lambda typed: self.open(typed[OLD]))

    def engage(self, register: Register, meeting_id: MeetingId, passphrase: str) -> None:
        """Lock the desk. Raises PassphraseShortError."""
        place = str(register.address or register.path.resolve())
        made = locked(passphrase, place, str(meeting_id))
        self._remembered.change(desk_lock=made.to_text())
        self.follow(register)
        self.locked.emit(meeting_id)

    def follow(self, register: Register) -> None:
        """Let a register that was opened take arrivals only while the desk is locked."""
        self._register = register
        if self.is_locked and register.access is Access.FULL:
            register.restrict(Access.ARRIVALS)

    def leave(self) -> None:
        """The register is closed; the lock stays."""
        self._register = None

    def open(self, passphrase: str) -> None:
        """Open the lock. Raises WrongLockPassphraseError."""
        if self.lock is not None:
            self.lock.require(passphrase)
        self._remembered.change(desk_lock="")
        if self._register is not None and self._register.access is Access.ARRIVALS:
            self._register.restrict(Access.FULL)
        self.unlocked.emit()
