"""What is being typed lies beside the register until a deed keeps it."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.foundation.unkept_words import UnkeptWords
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.typing_keeper import PASSING


@pytest.fixture
def sample(window: MainWindow, sample_file: Path) -> MainWindow:
    assert window.open_file(sample_file)
    window.activateWindow()
    return window


def left(window: MainWindow, data_folder: Path) -> tuple[str, ...]:
    """What a sudden end would leave now."""
    assert window.register is not None
    return UnkeptWords(data_folder).begin(window.register.identifier)


def notes_of_somebody(window: MainWindow, qtbot: QtBot) -> QWidget:
    window.going.show_page("participants")
    qtbot.wait(50)
    field = next(one for one in window.findChildren(QWidget, "notes_edit") if one.isVisible())
    field.setFocus()
    return field


def test_a_finished_word_is_kept_at_once(sample: MainWindow, qtbot: QtBot, data_folder: Path) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arrives late wi")

    assert left(sample, data_folder) == ("arrives late ",)


def test_an_unfinished_word_is_kept_after_a_rest(sample: MainWindow, qtbot: QtBot, data_folder: Path) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arriv")
    qtbot.wait(600)

    assert left(sample, data_folder) == ("arriv",)


def test_words_that_a_deed_kept_need_no_other_place(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    field = notes_of_somebody(sample, qtbot)
    QTest.keyClicks(field, "arrives late ")
    field.clearFocus()
    qtbot.wait(50)

    assert left(sample, data_folder) == ()


def test_closing_in_good_order_keeps_the_words_in_the_register(
    sample: MainWindow, qtbot: QtBot, data_folder: Path, sample_file: Path
) -> None:
    QTest.keyClicks(notes_of_somebody(sample, qtbot), "arrives late")
    assert sample.register is not None
    identifier = sample.register.identifier

    sample.close_register()

    assert UnkeptWords(data_folder).begin(identifier) == ()
    assert b"arrives late" in sample_file.read_bytes()


def test_what_only_passes_and_passphrases_are_not_written_down(
    sample: MainWindow, qtbot: QtBot, data_folder: Path
) -> None:
    secret, passing = QLineEdit(sample), QLineEdit(sample)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    passing.setProperty(PASSING, True)
    for field in (secret, passing):
        field.show()
        field.setFocus()
        QTest.keyClicks(field, "a secret thing ")

    assert left(sample, data_folder) == ()
