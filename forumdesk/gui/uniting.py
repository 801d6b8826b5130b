"""Hands copies of the register in sight over to other desks, and merges them back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from forumdesk.exchange.age_files import is_age
from forumdesk.gui.handing_out import Out
from forumdesk.gui.register_view import RegisterView
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.workspace import Workspace
from forumdesk.services.handing_over import HandedOver

Unlock = Callable[[Path, Callable[[Path], object]], object]


class Uniting:
    """Shows the dialog and the preview over ``view``."""

    def __init__(self, workspace: Workspace, view: RegisterView, tasks: Tasks, unlock: Unlock) -> None:
        """``unlock`` asks for the passphrase of an encrypted file and hands on where its content lies meanwhile."""
        self._workspace, self._view, self._tasks, self._unlock = workspace, view, tasks, unlock

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
            self._view,
            _("Choose the copy"),
            "",
            ";;".join((_("Registers (*.forumdesk)"), _("Encrypted files (*.age)"))),
        )
        if name:
            self.show_merge(Path(name))

    def show_merge(self, path: Path) -> None:
        """Show what merging a copy would do, before it does; an encrypted file is opened first."""
        if is_age(path):
            self._unlock(path, self.show_merge)
            return
        from forumdesk.gui.pages.merge_preview.page import MergePage

        page = MergePage(self._workspace, self._view.meeting_id, path=path, tasks=self._tasks)
        page.finished.connect(self._view.leave_guest)
        page.cancelled.connect(self._view.leave_guest)
        self._view.show_guest(page)

    def _hand_over(self, out: Out, name: str, note: str, decides: bool) -> HandedOver:
        meeting_id = self._view.meeting_id
        meetings = [meeting_id] if decides and meeting_id is not None else []
        handing_over = self._workspace.register.handing_over
        return handing_over.hand_over(out.path, name, decides=meetings, note=note, seal=out.seal)
