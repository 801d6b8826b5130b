"""A register that is damaged, empty or gone: the window leads on to what can be rescued, or to its last backup."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.domain.backups import Reason
from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.paths import resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.backups import Backups
from forumdesk.services.registers import Registers
from forumdesk.services.signing import SecretaryKeys
from tests.builders import DESK, FixedClock
from tests.gui.catalogues import catalogue
from tests.gui.test_file_watch import WAIT, elsewhere, is_open, said, take, ways

__all__ = ["elsewhere"]
RESCUE = "Rescue into a new register…"
IN_PLACE = "Let the last backup take its place"
BACK = "Bring back the last backup"


@pytest.fixture
def kept(tmp_path: Path) -> Registers:
    """Registers of which backups are kept."""
    clock = FixedClock()
    return Registers(clock=clock, desk=DESK, backups=Backups(clock, tmp_path / "backups"))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data_folder: Path, kept: Registers) -> Iterator[MainWindow]:
    """The program's window on its start screen, with backups kept."""
    window = MainWindow(
        registers=kept,
        settings=SettingsFile(data_folder),
        keys=SecretaryKeys(data_folder / "keys"),
        theme=theme,
        words=Words(catalogue, "en"),
        resources=resources_folder(),
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def backed_up(kept: Registers, sample_file: Path) -> Path:
    """A register of which there is a backup."""
    with kept.open(sample_file) as register:
        register.backups.make(Reason.BY_HAND)
    return sample_file


def test_an_emptied_register_comes_back_from_its_backup(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    backed_up.write_bytes(b"")

    window.open_file(backed_up)
    qtbot.waitUntil(lambda: ways(window) == [BACK], timeout=WAIT)

    assert "“sample.forumdesk” is empty" in said(window)
    assert "The last good backup is of 17 October 2024" in said(window)
    assert window.start.message_bar.message is None
    assert window.file_watch.band.act_buttons[0].hasFocus()
    take(window, BACK)
    assert is_open(window)
    assert "The damaged file is kept as" in said(window)


def test_a_register_of_zeros_comes_back_from_its_backup(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    backed_up.write_bytes(bytes(8192))

    window.open_file(backed_up)

    qtbot.waitUntil(lambda: ways(window) == [BACK], timeout=WAIT)
    assert "is not a register any more" in said(window)


def test_a_register_that_is_gone_comes_back_from_its_backup(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    backed_up.unlink()

    window.serving.open_named(str(backed_up))
    window.take_focus()
    qtbot.waitUntil(lambda: ways(window) == [BACK], timeout=WAIT)

    assert "“sample.forumdesk” is not there any more" in said(window)
    assert window.start.message_bar.message is None
    take(window, BACK)
    assert is_open(window)
    assert said(window) == "The last good backup was brought back."


def test_a_register_that_was_renamed_is_offered_under_its_new_name(
    window: MainWindow, kept: Registers, backed_up: Path, qtbot: QtBot
) -> None:
    renamed = backed_up.rename(backed_up.with_name("renamed.forumdesk"))
    with kept.open(renamed) as register:
        register.meetings.add(LocalizedText.everywhere("Форум"))
        register.backups.make(Reason.BY_HAND)

    window.open_file(backed_up)
    qtbot.waitUntil(lambda: ways(window) == ["Open “renamed.forumdesk”", BACK], timeout=WAIT)

    assert f"It was made of another file of the same register: “{renamed}”." in said(window)
    take(window, "Open “renamed.forumdesk”")
    assert window.showing.workspace.register.path == renamed


def test_a_register_whose_folder_is_away_comes_back_where_one_chooses(
    window: MainWindow, kept: Registers, backed_up: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = backed_up.parent / "stick"
    stick.mkdir()
    path = backed_up.rename(stick / "a.forumdesk")
    with kept.open(path) as register:
        register.backups.make(Reason.BY_HAND)
    stick.rename(backed_up.parent / "away")
    new = backed_up.parent / "new"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(new), ""))

    window.open_file(path)
    qtbot.waitUntil(lambda: ways(window) == [BACK + "…"], timeout=WAIT)
    assert "If it lies on a stick, plug that in" in said(window)
    take(window, BACK + "…")

    assert window.showing.workspace.register.path == new.with_suffix(".forumdesk")


def test_where_no_backup_is_whole_the_refusal_is_told(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    backed_up.unlink()
    for one in (backed_up.parent / "backups").rglob("*.forumdesk"):
        one.write_bytes(b"?")

    window.open_file(backed_up)

    qtbot.waitUntil(lambda: window.start.message_bar.message is not None, timeout=WAIT)
    assert said(window) == ""


def test_another_programs_database_is_told_to_be_one(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "other.forumdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")
    before = path.read_bytes()

    window.open_file(path)

    message = window.start.message_bar.message
    assert message is not None
    assert "is not a ForumDesk register" in message.sentence
    assert said(window) == ""
    assert path.read_bytes() == before


def test_the_next_refusal_takes_the_place_of_the_last_one(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    backed_up.unlink()
    window.open_file(backed_up)
    qtbot.waitUntil(lambda: ways(window) == [BACK], timeout=WAIT)

    window.open_file(backed_up.with_name("never.forumdesk"))
    assert said(window) == ""
    assert window.start.message_bar.message is not None

    window.open_file(backed_up)
    qtbot.waitUntil(lambda: ways(window) == [BACK], timeout=WAIT)
    assert window.start.message_bar.message is None


def test_while_backups_are_looked_through_another_register_can_be_opened(
    window: MainWindow, backed_up: Path, qtbot: QtBot
) -> None:
    other = backed_up.rename(backed_up.with_name("other.forumdesk"))

    window.open_file(backed_up)
    assert "Its backups are being looked through" in said(window)
    window.open_file(other)
    after: list[None] = []
    window._tasks.run(lambda: None, after.append, lambda _error: None, owner=window)
    qtbot.waitUntil(lambda: bool(after), timeout=WAIT)

    assert is_open(window)
    assert said(window) == ""


def test_of_a_damaged_register_it_is_told_of_which_file_the_backup_is(
    window: MainWindow, kept: Registers, backed_up: Path, qtbot: QtBot
) -> None:
    copy = backed_up.with_name("copy.forumdesk")
    copy.write_bytes(backed_up.read_bytes())
    with kept.open(copy) as register:
        register.meetings.add(LocalizedText.everywhere("Форум"))
        register.backups.make(Reason.BY_HAND)
    backed_up.write_bytes(bytes(100) + backed_up.read_bytes()[100:])

    window.open_file(backed_up)

    qtbot.waitUntil(lambda: ways(window) == [RESCUE, IN_PLACE], timeout=WAIT)
    assert f"It was made of another file of the same register: “{copy}”." in said(window)


def test_a_locked_desk_brings_nothing_back(
    window: MainWindow, backed_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up.unlink()
    monkeypatch.setattr(type(window.locking), "is_locked", True)

    window.open_file(backed_up)

    assert window.start.message_bar.message is not None
    assert ways(window) == []


def test_over_the_start_screen_the_band_has_the_focus(window: MainWindow, elsewhere: Path) -> None:
    window.serving.open_named(str(elsewhere))

    window.take_focus()

    assert window.file_watch.band.act_buttons[0].hasFocus()


def test_what_was_refused_has_the_focus(window: MainWindow, tmp_path: Path) -> None:
    window.serving.open_named(str(tmp_path / "never.forumdesk"))

    window.take_focus()

    focused = window.focusWidget()
    assert focused is not None
    assert window.start.message_bar.isAncestorOf(focused)


def test_an_older_register_says_that_it_was_brought_up_and_where_it_lies_as_it_was(
    window: MainWindow, project: Path, tmp_path: Path
) -> None:
    import gzip

    path = tmp_path / "old.forumdesk"
    path.write_bytes(gzip.decompress((project / "tests/files/register-6.forumdesk.gz").read_bytes()))

    window.open_file(path)

    assert "“old” was brought up to the present format" in said(window)
    place = said(window).partition("it is kept in “")[2].partition("”")[0]
    assert Path(place).is_file()
    window.close_register()
    window.open_file(path)
    assert "brought up" not in said(window)


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from forumdesk.foundation.clock import system_clock
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.opening import Opening
from forumdesk.gui.words import Words
from forumdesk.services.desk import Desk
from forumdesk.services.registers import Registers
from tests.gui.catalogues import catalogue

app = QApplication(["forumdesk"])
registers = Registers(clock=system_clock, desk=Desk(id="d", name="Desk"))
opening = Opening(registers, Words(catalogue, "en"), resources_folder(), QWidget())
opening.opened.connect(lambda register: opening.hand_over_lock())
print("ready", flush=True)
sys.stdin.readline()
print("open" if opening.open_file(Path(sys.argv[1])) else "held", flush=True)
sys.stdin.readline()
"""


def test_of_two_programs_that_open_a_file_at_once_the_second_is_told(
    sample_file: Path, project: Path, data_folder: Path
) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(project), "FORUMDESK_DATA": str(data_folder)}
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(sample_file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=surroundings,
            text=True,
        )
        for _number in range(2)
    ]
    answers = []
    for word in ("ready", "go"):
        for one in programs:
            if word == "go" and one.stdin is not None:
                one.stdin.write("go\n")
                one.stdin.flush()
        answers = [one.stdout.readline().strip() for one in programs if one.stdout is not None]
    for one in programs:
        one.communicate("end\n")

    assert sorted(answers) == ["held", "open"]
