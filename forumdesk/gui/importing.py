"""Brings files into the register in sight: the file is chosen, what it would bring is shown, the page it filled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from forumdesk.exchange.age_files import is_age
from forumdesk.gui.register_view import RegisterView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.uniting import Uniting, Unlock
from forumdesk.gui.workspace import Workspace

if TYPE_CHECKING:
    from forumdesk.domain.identifiers import MeetingId


class Importing:
    """Shows the previews of imports as guests of ``view``."""

    def __init__(self, workspace: Workspace, view: RegisterView, tasks: Tasks, unlock: Unlock) -> None:
        """``unlock`` asks for the passphrase of an encrypted file and hands on where its content lies meanwhile."""
        self._workspace, self._view, self._tasks, self._unlock = workspace, view, tasks, unlock
        self.uniting = Uniting(workspace, view, tasks, unlock)

    def ask(self, kind: str) -> None:
        """Have a file chosen and show what it would bring; ``kind`` as in `import_page`."""
        from forumdesk.gui.pages.import_preview.kinds import FILE_KINDS

        _ = self._workspace.words.gettext
        kinds = ";;".join((_(FILE_KINDS[kind]), _("Encrypted files (*.age)")))
        name, _filter = QFileDialog.getOpenFileName(self._view, _("Choose a file"), "", kinds)
        if name:
            self.show(kind, Path(name))

    def show(self, kind: str, path: Path) -> None:
        """Show what a file would bring, before it does; an encrypted one is opened first."""
        if is_age(path):
            self._unlock(path, lambda inside: self.show(kind, inside))
            return
        from forumdesk.gui.pages.import_preview.page import import_page

        page = import_page(self._workspace, self._view.meeting_id, kind=kind, path=path, tasks=self._tasks)
        page.finished.connect(self._finished)
        page.cancelled.connect(self._view.leave_guest)
        self._view.show_guest(page)

    def _finished(self, page: str, meeting_id: MeetingId | None) -> None:
        if meeting_id is not None and meeting_id != self._view.meeting_id:
            self._view.show_meeting(meeting_id)
        self._view.show_page(page)
