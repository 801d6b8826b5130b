"""Ends the day from the window: everything in the worker, then what was found in a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forumdesk.gui.long_act import LongAct
from forumdesk.gui.tasks import Progress
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId
    from forumdesk.gui.dialogs.end_of_day import EndOfDayDialog
    from forumdesk.gui.main_window import MainWindow
    from forumdesk.services.end_of_day import DayLine, DayReport
    from forumdesk.services.register import Register


class EndingDay(QObject):
    """Follows the register that is open. Emits ``refused(error)``."""

    refused = Signal(object)

    def __init__(self, window: MainWindow, theme: Theme, words: Words, long_act: LongAct) -> None:
        super().__init__(window)
        self._window, self._theme, self._words, self._long_act = window, theme, words, long_act
        self._register: Register | None = None
        self.dialog: EndOfDayDialog | None = None

    def follow(self, register: Register) -> None:
        """Begin with a register that was just opened."""
        self._register = register

    def leave(self) -> None:
        """The register is closed."""
        self._register = None

    def show(self) -> None:
        """End the day of the register that is open, with the dossier of the meeting in sight."""
        register, view = self._register, self._window.view
        if register is None or view is None or self._long_act.is_busy:
            return
        meeting_id = view.meeting_id

        self._long_act.run(
            lambda progress: _ended(register, meeting_id, progress),
            lambda report: self._tell(register, report),
            self.refused.emit,
            sentence=self._words.gettext("The day is being ended: {done} of {total} …"),
            given_up=self._say_given_up,
        )

    def _say_given_up(self) -> None:
        page = self._window.page
        if page is not None:
            page.inform(self._words.gettext("Cancelled. The day is not ended, and nothing was written."))

    def _tell(self, register: Register, report: DayReport) -> None:
        from forumdesk.gui.dialogs.end_of_day import EndOfDayDialog

        self.dialog = EndOfDayDialog(self._theme, self._words, report, register.path, self._window)
        self.dialog.act_asked.connect(self._go)
        self.dialog.open()

    def _go(self, line: DayLine) -> None:
        """Go where an open line is mended."""
        from forumdesk.services.end_of_day import DayAct

        view = self._window.view
        if view is None:
            return
        if line.meeting_id is not None and line.meeting_id != view.meeting_id:
            view.show_meeting(line.meeting_id)
        if line.act is DayAct.VERIFY:
            self._window.verifying.show("register")
        elif line.act is DayAct.CONDUCT:
            self._window.going.show_conduct()
        elif line.act is DayAct.DESK:
            self._window.going.show_desk()
        else:
            self._window.going.show_page(line.act.value)


def _ended(register: Register, meeting_id: MeetingId | None, progress: Progress) -> DayReport:
    from forumdesk.documents.dossier_out import dossier_folder, write_dossier
    from forumdesk.services.end_of_day import end_day

    folder = dossier_folder(register)
    day = register.clock().astimezone().date()

    def dossier(of: MeetingId) -> Path:
        return write_dossier(register, of, folder, day)

    return end_day(register, meeting_id=meeting_id, write_dossier=dossier, told=progress)
