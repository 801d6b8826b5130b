"""What the window does about data held of persons: shows and erases them, keeps to the terms set for them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from forumdesk.domain.errors import KnownError
from forumdesk.services.access import Access
from forumdesk.services.personal_terms import RetentionDueError

if TYPE_CHECKING:
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.services.register import Register


class PersonalData(QObject):
    """Looks after the terms when a register is opened, and opens the dialogs."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def follow(self, register: Register) -> None:
        """Say that contacts should have been erased by now, and erase the passes that are over."""
        today = register.clock().astimezone().date()
        due = register.personal.due(today)
        view = self._window.view
        if due and register.access is Access.FULL and view is not None:
            view.show_meeting(due[0].id)
            if self._window.page is not None:
                self._window.page.show_error(RetentionDueError(day=due[0].until))
        # What the status bar says of it is the deed itself; a register that cannot be written to stays as it is.
        with suppress(KnownError):
            register.passes.erase_outdated(today)

    def leave(self) -> None:
        """The register is closed; nothing is held here."""

    def show_person(self) -> None:
        """Show what is held of the participant in sight, to be handed over or erased."""
        from forumdesk.gui.dialogs.person_data import PersonDataDialog, chosen_person

        window = self._window
        if window.register is None or window.page is None:
            return
        try:
            person = chosen_person(window.page)
        except KnownError as error:
            window.say_obstacle(error)
            return
        PersonDataDialog(window.showing.workspace, person, window, told=window.status.set_last_act).open()

    def show_retention(self) -> None:
        """Ask how long contacts of the meeting in sight are kept."""
        from forumdesk.gui.dialogs.retention import RetentionDialog

        meeting_id = self._window.going.meeting_id
        if meeting_id is not None:
            RetentionDialog(self._window.showing.workspace, meeting_id, self._window).open()
