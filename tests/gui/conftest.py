"""What the window's tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.exchange.sample_forum import create_sample
from forumdesk.foundation.paths import resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.registers import Registers
from forumdesk.services.signing import SecretaryKeys
from tests.builders import DESK, FixedClock, registers
from tests.gui.catalogues import catalogue


@pytest.fixture(scope="session")
def styled(qapp: QApplication) -> QApplication:
    """The application in the program's style: setting it polishes every widget that is left of other tests."""
    Theme("light").apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def deleted_in_time(qapp: QApplication) -> Iterator[None]:
    """Widgets go with their test: a timer of one that waits to be deleted would ask for a register that is gone."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(styled: QApplication) -> Theme:
    """A light theme that dresses the application of the tests."""
    theme = Theme("light")

    def dress() -> None:
        if styled.palette() != theme.palette():
            styled.setPalette(theme.palette())
        if styled.font() != theme.font("body"):
            styled.setFont(theme.font("body"))

    dress()
    theme.changed.connect(dress)
    return theme


@pytest.fixture(scope="session")
def sample_made_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a register with the sample forum."""
    path = tmp_path_factory.mktemp("sample") / "sample.forumdesk"
    create_sample(registers(), path, resources_folder() / "samples").close()
    return path.read_bytes()


@pytest.fixture
def sample_file(sample_made_once: bytes, tmp_path: Path) -> Path:
    """A register with the sample forum, its decision sealed."""
    path = tmp_path / "sample.forumdesk"
    path.write_bytes(sample_made_once)
    return path


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data_folder: Path) -> Iterator[MainWindow]:
    """The program's window in English on its start screen."""
    words = Words(catalogue, "en")
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
