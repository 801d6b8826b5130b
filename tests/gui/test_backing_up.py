"""The window makes backups beside its work, and says of the last one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.foundation.paths import resources_folder
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.backing_up import HOUR
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from forumdesk.services.backups import SECOND_NAME
from forumdesk.services.end_of_day import DayAct
from forumdesk.services.register import Register
from forumdesk.services.signing import SecretaryKeys
from tests.builders_backups import backed_up
from tests.gui.catalogues import catalogue


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, data_folder: Path, sample_file: Path) -> Iterator[MainWindow]:
    """The window with the sample forum, whose registers are backed up."""
    made = MainWindow(
        registers=backed_up(data_folder / "backups"),
        settings=SettingsFile(data_folder),
        keys=SecretaryKeys(data_folder / "keys"),
        theme=theme,
        words=Words(catalogue, "en"),
        resources=resources_folder(),
    )
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.backing_up.made, timeout=10_000):
        made.open_file(sample_file)
    yield made
    made.close()


def _register(window: MainWindow) -> Register:
    assert window.view is not None
    return window.view.register


def _said(window: MainWindow) -> str:
    return window.status._backup.text()


def test_a_backup_is_made_at_opening_and_the_status_bar_says_so(window: MainWindow) -> None:
    (backup,) = _register(window).backups.all()

    assert backup.reason == "opened"
    at = backup.made_at.astimezone()
    assert _said(window) == f"backup {at:%H:%M} (verified)"
    assert str(backup.first) in window.status._backup.toolTip()


def test_the_hour_makes_a_backup_only_where_something_changed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.backing_up._hourly.interval() == HOUR
    window.backing_up.make_if_changed()
    qtbot.wait(50)
    assert len(_register(window).backups.all()) == 1

    _register(window).meetings.add(LocalizedText.everywhere("Кеңес"))
    with qtbot.waitSignal(window.backing_up.made, timeout=10_000):
        window.backing_up.make_if_changed()

    assert [one.reason for one in _register(window).backups.all()] == ["hourly", "opened"]


def test_a_backup_before_a_risky_act_is_said_too(window: MainWindow, qtbot: QtBot) -> None:
    _register(window).meetings.add(LocalizedText.everywhere("Кеңес"))

    with qtbot.waitSignal(window.backing_up.made, timeout=10_000):
        _register(window).backups.before("participants.imported")


def test_an_absent_second_place_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    shelf = _register(window).backups.shelf
    assert shelf is not None
    shelf.second = tmp_path / "pulled out" / SECOND_NAME
    _register(window).meetings.add(LocalizedText.everywhere("Кеңес"))

    with qtbot.waitSignal(window.backing_up.made, timeout=10_000):
        window.backing_up.make_if_changed()

    assert _said(window).endswith("second place not there")


def test_a_backup_that_could_not_be_made_is_said(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    shelf = _register(window).backups.shelf
    assert shelf is not None
    file = tmp_path / "no folder"
    file.touch()
    shelf.folder = file
    _register(window).meetings.add(LocalizedText.everywhere("Кеңес"))
    window.backing_up.make_if_changed()

    qtbot.waitUntil(lambda: _said(window) == "no backup was made", timeout=10_000)


def test_nothing_is_said_once_the_register_is_closed(window: MainWindow) -> None:
    window.close_register()

    assert _said(window) == ""


def test_the_chosen_second_place_is_remembered(window: MainWindow, data_folder: Path, tmp_path: Path) -> None:
    window.going.show_page("history/backups")
    assert window.view is not None
    page = window.view.page
    page.second_place_chosen.emit(str(tmp_path))  # type: ignore[union-attr]

    assert SettingsFile(data_folder).load().backup_folder_2 == str(tmp_path)


def test_a_day_whose_end_is_cancelled_says_so_and_leaves_no_dossier(window: MainWindow, qtbot: QtBot) -> None:
    folder = _register(window).path.parent

    window.actions_by_name["end_of_day"].trigger()
    window.long_act.cancel()
    qtbot.waitUntil(lambda: not window.long_act.is_busy, timeout=60_000)

    assert window.ending_day.dialog is None
    assert not list(folder.glob("dossier-*"))
    assert window.page is not None
    said = window.page.message_bar.message
    assert said is not None
    assert said.sentence == "Cancelled. The day is not ended, and nothing was written."


def test_the_day_is_ended_in_one_act_and_leads_to_what_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["end_of_day"].trigger()
    qtbot.waitUntil(lambda: window.ending_day.dialog is not None, timeout=60_000)

    dialog = window.ending_day.dialog
    assert dialog is not None
    assert any("dossier is written" in one for one in dialog.sentences)
    assert any("no second place" in one for one in dialog.sentences)
    (button,) = dialog.act_buttons
    button.click()

    assert window.view is not None
    assert window.view.tabs.current == "history"
    assert DayAct.BACKUPS.value.endswith(window.view.page.current)  # type: ignore[union-attr]
