"""Hands copies of the register in sight over to other desks, and merges them back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from forumdesk.gui.register_view import RegisterView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.handing_over import HandedOver


class Uniting:
    """Shows the dialog and the preview over ``view``."""

    def __init__(self, workspace: Workspace, view: RegisterView, tasks: Tasks) -> None:
        self._workspace, self._view, self._tasks = workspace, view, tasks

    def ask_hand_over(self) -> None:
        """Ask for whom a copy is, then write it."""
        from forumdesk.gui.dialogs.hand_over import HandOverDialog

        space = self._workspace
        own = Path(space.register.path)
        dialog = HandOverDialog(
            space.theme,
            space.words,
            self._tasks,
            self._hand_over,
            file_name=str(own.with_name(f"{own.stem}-{space.words.gettext('copy')}.forumdesk")),
            parent=self._view,
        )
        dialog.open()
        dialog.name_field.setFocus()

    def ask_merge(self) -> None:
        """Have a copy chosen and show what merging it would do."""
        _ = self._workspace.words.gettext
        name, _filter = QFileDialog.getOpenFileName(
            self._view, _("Choose the copy"), "", _("Registers (*.forumdesk)")
        )
        if name:
            self.show_merge(Path(name))

    def show_merge(self, path: Path) -> None:
        """Show what merging a copy would do, before it does."""
        from forumdesk.gui.pages.merge_preview.page import MergePage

        page = MergePage(self._workspace, self._view.meeting_id, path=path, tasks=self._tasks)
        page.finished.connect(self._view.leave_guest)
        page.cancelled.connect(self._view.leave_guest)
        self._view.show_guest(page)

    def _hand_over(self, path: Path, name: str, note: str, decides: bool) -> HandedOver:
        meeting_id = self._view.meeting_id
        meetings = [meeting_id] if decides and meeting_id is not None else []
        return self._workspace.register.handing_over.hand_over(path, name, decides=meetings, note=note)
