"""The hall's window beside an operator's, driven by words on standard input; run on a real X server by a test."""

import json
import sys
from datetime import UTC, datetime

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.operator import Hall
from forumdesk.gui.hall.panel import HallPanel
from forumdesk.gui.hall.scenes import ItemScene
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import Catalogue


class Program:
    """A field that has the focus, as the operator's window, and a hall."""

    def __init__(self, app: QApplication) -> None:
        theme = Theme("dark")
        theme.apply(app)
        words = Words(lambda language: Catalogue(language, "interface"), "en")
        self.told: list[str] = []
        self.hall = Hall(theme, words, lambda: datetime.now(UTC))
        self.hall.screen_lost.connect(lambda: self.told.append("lost"))
        self.hall.screen_back.connect(lambda: self.told.append("back"))
        self.field = QLineEdit()
        self.field.setWindowTitle("operator")
        self.field.show()
        self.panel = HallPanel(theme, words, self.hall)
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
        self._input.activated.connect(self._read)

    def _read(self) -> None:
        line = sys.stdin.readline()
        match line.split():
            case ["prepare", number]:
                title = LocalizedText(kk=f"Мәселе {number}", ru=f"Вопрос {number}", en=f"Item {number}")
                self.hall.prepare(ItemScene(number=number, title=title))
            case ["put_on"]:
                self.panel.show_button.click()
            case ["window"]:
                self.panel.lost_button.click()
            case ["quit"] | []:
                QApplication.quit()
        print(json.dumps(self._state()), flush=True)

    def _state(self) -> dict[str, object]:
        window = self.hall.window
        on_screen, prepared = self.hall.on_screen, self.hall.prepared
        focus = QApplication.focusWidget()
        return {
            "state": self.hall.state.value,
            "back": self.hall.is_screen_back,
            "told": list(self.told),
            "screens": [screen.name() for screen in QGuiApplication.screens()],
            "own": QGuiApplication.primaryScreen().name(),
            "visible": [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()],
            "window": None if window is None else _rect(window),
            "full": window is not None and window.isFullScreen(),
            "pointer": window is None or window.cursor().shape() is not Qt.CursorShape.BlankCursor,
            "on": on_screen.number if isinstance(on_screen, ItemScene) else None,
            "prepared": prepared.number if isinstance(prepared, ItemScene) else None,
            "focus": focus is self.field,
        }


def _rect(window: QWidget) -> tuple[int, int, int, int]:
    area = window.geometry()
    return area.x(), area.y(), area.width(), area.height()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    application.setQuitOnLastWindowClosed(False)
    program = Program(application)
    print(json.dumps({"ready": True}), flush=True)
    sys.exit(application.exec())
