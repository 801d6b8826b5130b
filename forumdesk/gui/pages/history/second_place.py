"""The second place of the backups: chosen, changed or given up by one button."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from forumdesk.gui.theme import SPACE
from forumdesk.gui.words import Words
from forumdesk.services.backups import Backups, SecondPlace


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Have a folder chosen by the system's own dialog; None when the person gives up."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


class SecondPlaceButton(QObject):
    """What the button does. Emits ``chosen(folder)``, and ``given_up`` when backups are to be kept here only."""

    chosen = Signal(object)
    given_up = Signal()
    ask_folder: Callable[[QWidget, str], Path | None] = staticmethod(ask_folder)

    def __init__(self, words: Words, button: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._button, self._over = words, button, parent
        self.menu = QMenu(parent)
        self.another_action = self.menu.addAction("")
        self.another_action.triggered.connect(self.ask)
        self.here_action = self.menu.addAction("")
        self.here_action.triggered.connect(self.given_up)

    def press(self, shelf: Backups | None) -> None:
        """Have a place chosen; where there is one, first ask what to do with it."""
        if shelf is None:
            return
        if shelf.second is None:
            self.ask()
            return
        _ = self._words.gettext
        self.another_action.setText(_("Choose another place…"))
        self.here_action.setText(_("Keep backups on this computer only"))
        self.menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + SPACE.tight)))

    def ask(self) -> None:
        """Have a folder chosen in which backups are kept a second time."""
        folder = self.ask_folder(self._over, self._words.gettext("Choose the second place"))
        if folder is not None:
            self.chosen.emit(folder)

    def state(self, shelf: Backups | None) -> str:
        """What the foot says of the second place."""
        _ = self._words.gettext
        if shelf is None:
            return ""
        said = {
            SecondPlace.NOT_CHOSEN: _("No second place is chosen yet."),
            SecondPlace.ABSENT: _("The second place is not there now; it is caught up when it is back."),
        }
        return said.get(shelf.second_state, _("Second place: {path}").format(path=shelf.second))
