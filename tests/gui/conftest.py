"""What the window's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.foundation.paths import resources_folder, translations_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.language.catalogue import load_catalogue
from forumdesk.services.registers import Registers
from forumdesk.services.signing import SecretaryKeys
from tests.builders import DESK, FixedClock


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """A light theme that dresses the application of the tests."""
    theme = Theme("light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[MainWindow]:
    """The program's window in English on its start screen."""
    words = Words(lambda language: load_catalogue(translations_folder(), language, "interface"), "en")
    window = MainWindow(
        registers=Registers(clock=FixedClock(), desk=DESK),
        settings=SettingsFile(data_folder),
        keys=SecretaryKeys(data_folder / "keys"),
        theme=theme,
        words=words,
        resources=resources_folder(),
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
