"""A window in which somebody types: python -m tests.torture.typist REGISTER PLACE DELAY, until it is killed.

After each letter it is written to the output.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forumdesk.foundation.paths import data_folder, resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.registers import Registers
from forumdesk.services.signing import SecretaryKeys
from tests.builders import DESK, FixedClock
from tests.gui.catalogues import catalogue


def made_window() -> MainWindow:
    """The program's window on its start screen."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme("light")
    theme.apply(application)
    window = MainWindow(
        registers=Registers(clock=FixedClock(), desk=DESK),
        settings=SettingsFile(data_folder()),
        keys=SecretaryKeys(data_folder() / "keys"),
        theme=theme,
        words=Words(catalogue, "en"),
        resources=resources_folder(),
    )
    window.show()
    window.activateWindow()
    return window


def paragraph(window: MainWindow) -> None:
    """The first paragraph that can be written."""
    window.going.show_page("recommendations")
    settle()
    assert window.page is not None
    window.page.edit_selected()


def notes(window: MainWindow) -> None:
    """The notes of the item under way."""
    window.going.show_conduct()
    settle()
    for _ in range(2):
        QTest.keyClick(focused(window), Qt.Key.Key_F12)
        settle()
    field(window, "notes_area").setFocus()


def participant(window: MainWindow) -> None:
    """A field of the first participant."""
    window.going.show_page("participants")
    settle()
    field(window, "notes_edit").setFocus()


def minutes(window: MainWindow) -> None:
    """What opens the minutes."""
    window.going.show_page("resolution/minutes")
    settle()
    field(window, "kk_edit").setFocus()


PLACES: Mapping[str, Callable[[MainWindow], None]] = {
    "paragraph": paragraph,
    "notes": notes,
    "participant": participant,
    "minutes": minutes,
}


def field(window: MainWindow, name: str) -> QWidget:
    """The field of this name that is in sight."""
    return next(one for one in window.findChildren(QWidget, name) if one.isVisible() and one.isEnabled())


def focused(window: MainWindow) -> QWidget:
    """Where the next key goes."""
    return QApplication.focusWidget() or window


def settle() -> None:
    """Let the window come to rest."""
    for _ in range(5):
        QTest.qWait(10)


def letters() -> Iterator[str]:
    """Words that are told apart, letter by letter."""
    for number in count(1):
        yield from f"word{number} "


def main() -> None:
    """Type until the end."""
    path, place, delay = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    window = made_window()
    assert window.open_file(path)
    settle()
    PLACES[place](window)
    settle()
    os.write(1, b"\n")
    for letter in letters():
        QTest.keyClicks(focused(window), letter)
        QTest.qWait(delay)
        os.write(1, letter.encode())


if __name__ == "__main__":
    main()
