"""A sudden end of the window in mid-typing loses at most the word being typed."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.foundation.unkept_words import Typed, UnkeptWords
from forumdesk.services.register import Register
from tests.builders import dump, refilled, registers
from tests.torture.typist import PLACES, made_window

ENDS_LONG = 10
DELAYS = (3, 30)  # milliseconds between letters, slower than anybody is quick, and than a pause is short


@pytest.fixture
def register_file(tmp_path: Path) -> Path:
    """A meeting with somebody there, so that it can be opened."""
    with registers().create(tmp_path / "a.forumdesk") as register:
        meeting_id = refilled(register)
        for one in register.participants.listed(meeting_id)[:3]:
            register.attendance.arrive(one.id)
    return tmp_path / "a.forumdesk"


def _typed(path: Path, place: str, letters: int, folder: Path, delay: int) -> str:
    """What was typed before the window was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.torture.typist", str(path), place, str(delay)],
        stdout=subprocess.PIPE,
        env={**os.environ, "FORUMDESK_DATA": str(folder), "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"\n", "the field was not found"
        said = process.stdout.read(letters)
        process.kill()
        return (said + process.stdout.read()).decode()


def _everything(register: Register) -> str:
    """All that the register keeps, and all that was left beside it."""
    left = UnkeptWords(Path(os.environ["FORUMDESK_DATA"])).begin(register.identifier)
    return f"{dump(register.path)} {left}"


def test_a_window_killed_in_mid_typing_loses_at_most_the_word_being_typed(
    register_file: Path, data_folder: Path, is_long: bool
) -> None:
    chance = random.Random(8)
    # Each time takes a window of its own.
    for place in [*PLACES] * ENDS_LONG if is_long else ["paragraph"]:
        typed = _typed(register_file, place, chance.randint(20, 90), data_folder, chance.choice(DELAYS))

        finished = typed[: typed.rindex(" ")]
        assert finished.startswith("word1 word2")
        with registers().open(register_file) as register:
            assert finished in _everything(register), f"{typed!r}"


def test_what_was_left_is_offered_until_it_is_discarded(
    register_file: Path, data_folder: Path, qtbot: QtBot
) -> None:
    with registers().open(register_file) as register:
        UnkeptWords(data_folder).keep(register.identifier, [Typed(text="half a senten")])

    window = made_window()
    qtbot.addWidget(window)
    for _ in range(2):
        assert window.open_file(register_file)
        assert window.typing.band.isVisibleTo(window)
        message = window.typing.band.message
        assert message is not None
        assert message.detail == "half a senten"
        window.close_register()
    assert window.open_file(register_file)
    window.typing.band.act_buttons[0].click()
    dialog = window.typing.left.dialog
    assert dialog is not None
    dialog.parts[0].copy_button.click()
    assert QApplication.clipboard().text() == "half a senten"
    dialog.parts[0].discard_button.click()
    dialog.close_button.click()

    assert not window.typing.band.isVisibleTo(window)
    window.close()
    with registers().open(register_file) as register:
        assert UnkeptWords(data_folder).begin(register.identifier) == ()
