"""The window while the registration desk is locked: nothing but the desk, and the way to unlock it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forumdesk.gui.locking import ALLOWED
from forumdesk.services.access import Access

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow


class LockedDesk(QObject):
    """Holds the window at the desk from locking to unlocking, over a new start too."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._locking = window, window.locking
        self._locking.locked.connect(self.show)
        self._locking.unlocked.connect(self._show_unlocked)

    def ask(self) -> None:
        """Ask for a passphrase and lock the registration desk of the meeting in sight."""
        register, meeting_id = self._window.register, self._window.going.meeting_id
        if register is not None and meeting_id is not None:
            self._locking.ask_lock(register, meeting_id)

    def open(self) -> None:
        """Open the register of the locked desk, as the program is started again."""
        window, place = self._window, self._locking.place
        if isinstance(place, Path):
            window.opening.open_file(place, Access.ARRIVALS)
        elif place is not None:
            window.serving.open_named(str(place))
        if window.view is None:
            self.show()
            window.opening.is_held = True
            window.start.offer_unlock(self._locking.ask_unlock)

    def show(self) -> None:
        """Show nothing but the desk while it is locked."""
        window, meeting_id = self._window, self._locking.meeting_id
        if not self._locking.is_locked:
            return
        window.actions_by_name.set_limit(ALLOWED)
        if window.view is None or meeting_id is None:
            return
        window.view.show_meeting(meeting_id)
        if window.going.desk is None:
            window.going.show_desk()
        desk = window.going.desk
        self._hold(desk is not None)
        if desk is not None:
            desk.set_locked(self._locking.ask_unlock)

    def _show_unlocked(self) -> None:
        self._hold(False)
        self._window.actions_by_name.set_limit(None)
        self._window.start.offer_unlock(None)
        self._window.places.leave()
        self._window.take_focus()

    def _hold(self, held: bool) -> None:
        self._window.places.is_held = self._window.opening.is_held = held
