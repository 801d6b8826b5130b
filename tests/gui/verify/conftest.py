"""A printed resolution of a real register, and forgeries of it, made once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.documents.resolution import print_resolution
from forumdesk.domain.texts import Language
from forumdesk.exchange.sample_forum import create_sample
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.verify.verify_screen import VerifyScreen
from forumdesk.services.codes import Code
from tests.builders import by_sql, registers
from tests.documents import forging


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The sample register, adopted and printed."""

    register: Path
    code: Code
    genuine: bytes
    one_word_changed: bytes


@pytest.fixture(scope="session")
def printed_sample(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    path = tmp_path_factory.mktemp("printed") / "forum.forumdesk"
    with create_sample(registers(), path, resources_folder() / "samples") as register:
        (meeting,) = register.meetings.meetings()
        (decision,) = register.decisions.decisions(meeting.id)
        pdf = print_resolution(register.resolutions.sheet(meeting.id), languages=[Language.RU]).pdf
    return Printed(
        register=path,
        code=Code(decision.hash),
        genuine=pdf,
        one_word_changed=forging.with_words_changed(pdf, 8),
    )


@pytest.fixture
def sample(printed_sample: Printed, tmp_path: Path) -> Path:
    """A copy of the register that a test may alter."""
    path = tmp_path / "forum.forumdesk"
    path.write_bytes(printed_sample.register.read_bytes())
    return path


Show = Callable[[str], VerifyScreen]


@pytest.fixture
def show(window: MainWindow, qtbot: QtBot) -> Iterator[Show]:
    """Go to a view of the verifying place, and wait until what it does by itself is done."""

    def shown(view: str) -> VerifyScreen:
        window.activateWindow()
        window.verifying.show(view)
        screen = window.verifying.screen
        assert screen is not None
        done(screen, qtbot)
        return screen

    yield shown
    QApplication.clipboard().clear()


def done(screen: VerifyScreen, qtbot: QtBot) -> None:
    """Wait for what is under way."""
    qtbot.waitUntil(lambda: not screen.long_act.is_busy, timeout=20_000)
    for _round in range(6):
        QApplication.processEvents()


@contextmanager
def altered(path: Path, before: str, after: str) -> Iterator[None]:
    """Words of a sealed record replaced behind the program's back; put back at the end."""
    change = "UPDATE sealed_record SET record = CAST(replace(CAST(record AS TEXT), ?, ?) AS BLOB)"
    by_sql(path, change, before, after)
    try:
        yield
    finally:
        by_sql(path, change, after, before)
