"""Asking for a passphrase over the window: one dialog at a time, made in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from forumdesk.gui.dialogs.passphrase import Asked, PassphraseDialog
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words


class AskingPassphrase(QObject):
    """Opens the dialogs; ``dialog`` is the one that is open, None while none is."""

    def __init__(self, theme: Theme, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._words, self._window = theme, words, window
        self.dialog: PassphraseDialog | None = None

    def ask(
        self, asked: Asked, run: Callable[[Mapping[str, str]], object], **values: str
    ) -> PassphraseDialog:
        """Ask; ``values`` fill the note. What was asked before and not answered is given up, with what was typed."""
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.reject()
        dialog = PassphraseDialog(self._theme, self._words, replace(asked, values=values), run, self._window)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.open()
        return dialog

    def _forget(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, PassphraseDialog):
            dialog.deleteLater()
        if dialog is self.dialog:
            self.dialog = None
