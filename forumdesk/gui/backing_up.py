"""Backups of the register in the window: at opening, hourly while it changes; the status bar says of the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from forumdesk.domain.backups import Reason
from forumdesk.domain.errors import KnownError
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.status_bar import StatusBar
from forumdesk.gui.words import Words
from forumdesk.language.dates import digits, time_of_day
from forumdesk.services.access import Access
from forumdesk.services.backups import Made, SecondPlace

if TYPE_CHECKING:
    from forumdesk.services.register import Register

HOUR: Final = 60 * 60 * 1000  # milliseconds


class BackingUp(QObject):
    """Follows the register that is open. Backups are made in the worker.

    Emits ``made(Made)`` in the window's thread, also for those that a risky act made elsewhere.
    """

    made = Signal(object)
    _told = Signal(object)

    def __init__(self, words: Words, tasks: Tasks, status: StatusBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self._tasks, self._status = words, tasks, status
        self._register: Register | None = None
        self._stops: list[Callable[[], None]] = []
        self._changed = False
        self._last: Made | None = None
        self._failed: KnownError | None = None
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR)
        self._hourly.timeout.connect(self.make_if_changed)
        # What is told comes from whichever thread made the backup.
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        words.changed.connect(self.retranslate)

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened, and back it up."""
        self._turn_to(register)
        if not register.backups.are_kept or register.access is Access.VIEW:
            return
        from forumdesk.services.events import RegisterChanged
        from forumdesk.services.restoring import BackupFailed, BackupMade

        self._stops = [
            register.events.subscribe(RegisterChanged, self._note),
            register.events.subscribe(BackupMade, self._told.emit),
            register.events.subscribe(BackupFailed, self._told.emit),
        ]
        self._hourly.start()
        self.make(Reason.OPENED)

    def leave(self) -> None:
        """The register is closed."""
        self._turn_to(None)

    def make(self, reason: Reason) -> None:
        """Make a backup beside the window."""
        register = self._register
        if register is None or not register.backups.are_kept:
            return
        self._changed = False

        def job() -> None:
            if reason is not Reason.OPENED or register.journal.entries(1):
                register.backups.make(reason)

        # What came of it is told by the register itself.
        self._tasks.run(job, lambda _made: None, lambda _error: None, owner=self)

    def make_if_changed(self) -> None:
        """Make the backup of the hour where something was done in it."""
        if self._changed:
            self.make(Reason.HOURLY)

    def retranslate(self) -> None:
        """Say when the last backup was made."""
        _ = self._words.gettext
        if self._failed is not None:
            self._status.set_backup(
                _("no backup was made"), sentence=self._words.catalogue.sentence(self._failed)
            )
        elif self._last is None:
            self._status.set_backup("")
        else:
            said = _("backup {time} (verified)").format(time=self._when(self._last))
            if self._last.second is SecondPlace.ABSENT:
                said = _("{backup}, second place not there").format(backup=said)
            elif self._last.second is SecondPlace.FAILED:
                said = _("{backup}, not in the second place").format(backup=said)
            self._status.set_backup(said, sentence=self._where(self._last))

    def _turn_to(self, register: Register | None) -> None:
        for stop in self._stops:
            stop()
        self._stops.clear()
        self._hourly.stop()
        self._register, self._last, self._failed, self._changed = register, None, None, False
        self.retranslate()

    def _when(self, made: Made) -> str:
        """The time alone where it was today."""
        at = made.backup.made_at.astimezone()
        time = time_of_day(at.time(), self._words.language)
        assert self._register is not None
        today = self._register.clock().astimezone().date()
        return time if at.date() == today else f"{digits(at.date())}, {time}"

    def _where(self, made: Made) -> str:
        lines = [str(path) for path in (made.backup.first, made.backup.second) if path]
        if made.problem is not None:
            lines.append(self._words.catalogue.sentence(made.problem))
        return "\n".join(lines)

    def _note(self, _event: object) -> None:
        self._changed = True

    def _hear(self, told: object) -> None:
        from forumdesk.services.restoring import BackupFailed, BackupMade

        if self._register is None:
            return
        if isinstance(told, BackupMade):
            self._last, self._failed = told.made, None
            self.made.emit(told.made)
        elif isinstance(told, BackupFailed):
            self._failed = told.error
        self.retranslate()
