"""A file is chosen, what it would bring is shown over the page in sight, and the page it filled comes after."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.import_preview.page import ImportPage


@pytest.fixture
def empty(window: MainWindow, tmp_path: Path) -> MainWindow:
    assert window.create_file(tmp_path / "forum.forumdesk")
    return window


def test_a_chosen_file_is_shown_before_it_brings_anything(
    empty: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = resources_folder() / "samples" / "forum.en.md"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(text), ""))

    empty.actions_by_name["import_resolution"].trigger()

    assert empty.view is not None
    page = empty.view.page
    assert isinstance(page, ImportPage)
    qtbot.waitUntil(page.main_button.isVisible)
    assert empty.showing.workspace.register.meetings.meetings() == ()
    page.cancelled.emit()
    assert empty.view.page is None


def test_no_file_chosen_shows_nothing(empty: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: ("", ""))

    empty.going.ask_for_import("resolution")

    assert empty.view is not None
    assert empty.view.page is None
