"""The registration desk inside the program's window: F8 there and back, undo, names remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.domain.badges import badge_code
from forumdesk.foundation.settings import SettingsFile
from forumdesk.gui.desk.desk_page import DeskPage
from forumdesk.gui.main_window import MainWindow
from tests.gui.desk.desk_builders import press, scan, settle, write


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot, sample_file: Path) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.open_file(sample_file)
    assert window.view is not None
    window.view.show_page("participants")
    settle()
    return window


def present(window: MainWindow) -> int:
    """How many have arrived by the register."""
    assert window.view is not None
    assert window.view.meeting_id is not None
    register = window.showing.workspace.register
    return register.participants.statistics(window.view.meeting_id).total.arrived


def desk_of(window: MainWindow) -> DeskPage | None:
    """The desk, while it is open."""
    return window.going.desk


def test_f8_opens_the_desk_and_goes_back_to_the_same_page(sample: MainWindow) -> None:
    assert sample.view is not None
    press(Qt.Key.Key_F8)
    desk = sample.going.desk
    assert desk is not None
    assert desk.isVisible()
    assert QApplication.focusWidget() is desk.field
    assert sample.windowTitle().startswith("Registration desk")

    press(Qt.Key.Key_F8)

    assert desk_of(sample) is None
    assert sample.view.isVisible()
    assert sample.view.tabs.current == "participants"
    assert sample.windowTitle() == "sample – ForumDesk"


def test_the_button_in_the_header_opens_the_desk(sample: MainWindow) -> None:
    assert sample.view is not None

    QTest.mouseClick(sample.view.desk_button, Qt.MouseButton.LeftButton)

    assert sample.going.desk is not None


def test_ctrl_z_at_the_desk_takes_the_arrival_back_and_the_header_counts(sample: MainWindow) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    before = present(sample)
    person = next(
        one for one in sample.showing.workspace.register.participants.listed(sample.view.meeting_id)
        if not sample.showing.workspace.register.attendance.at_the_door(one.id).presence.standing.is_present
    )  # fmt: skip
    press(Qt.Key.Key_F8)
    scan(badge_code(sample.view.meeting_id, person.id))
    assert present(sample) == before + 1

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert present(sample) == before


def test_ctrl_z_takes_typing_back_while_there_is_any(sample: MainWindow) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    people = sample.showing.workspace.register.participants.listed(sample.view.meeting_id)
    press(Qt.Key.Key_F8)
    scan(badge_code(sample.view.meeting_id, people[0].id))
    before = present(sample)
    write("ab")

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert present(sample) == before


def test_ctrl_n_and_ctrl_enter_reach_the_desk(sample: MainWindow) -> None:
    before = present(sample)
    press(Qt.Key.Key_F8)
    write("Қуатова Мадина")

    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert present(sample) == before + 1


def test_the_desks_name_and_printing_are_remembered(sample: MainWindow, data_folder: Path) -> None:
    press(Qt.Key.Key_F8)
    assert sample.going.desk is not None
    sample.going.desk.parts.head.desk_button.click()
    sample.going.desk.parts.head.desk_field.setText("Door 2")
    press(Qt.Key.Key_Return)
    sample.going.desk.parts.head.print_button.click()

    kept = SettingsFile(data_folder).load()
    assert (kept.desk_name, kept.prints_badges) == ("Door 2", True)
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8)

    assert sample.going.desk.parts.head.print_button.isChecked()
    assert sample.going.desk.parts.head.desk_button.text() == "Door 2"


def test_closing_the_register_at_the_desk_leaves_nothing_behind(sample: MainWindow) -> None:
    press(Qt.Key.Key_F8)

    sample.actions_by_name["close_register"].trigger()
    settle()

    assert sample.going.desk is None
    assert sample.view is None
    assert sample.start.isVisible()
    assert sample.language_switch.isVisible()


def test_a_meeting_that_goes_by_undo_takes_its_desk_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.create_file(tmp_path / "new.forumdesk")
    window.actions_by_name["new_meeting"].trigger()
    settle()
    press(Qt.Key.Key_F8)
    assert desk_of(window) is not None

    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert desk_of(window) is None
    assert window.language_switch.isVisible()


def test_the_header_behind_the_desk_counts_when_it_is_seen_again(sample: MainWindow) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    press(Qt.Key.Key_F8)
    for person in sample.showing.workspace.register.participants.listed(sample.view.meeting_id)[:3]:
        scan(badge_code(sample.view.meeting_id, person.id))
    count = present(sample)

    press(Qt.Key.Key_F8)

    figures = [one.text() for one in sample.view._header.findChildren(QLabel)]
    assert any(text.startswith(f"{count} / ") for text in figures)
    assert sample.view._header._quorum.text.startswith("Quorum: ")


def test_the_last_act_and_its_undo_stay_after_the_desk_and_in_another_language(sample: MainWindow) -> None:
    assert sample.view is not None
    assert sample.view.meeting_id is not None
    press(Qt.Key.Key_F8)
    register = sample.showing.workspace.register
    register.attendance.arrive(register.participants.listed(sample.view.meeting_id)[0].id)
    settle()
    told = sample.status._act.accessibleName()
    assert told.startswith("Last deed: ")

    press(Qt.Key.Key_F8)

    assert sample.status._act.accessibleName() == told
    assert sample.status._undo.isVisible()
    sample.choose_language("ru")
    assert sample.status._act.accessibleName() not in ("", told)
    assert sample.status._undo.isVisible()
    sample.close_register()
    assert sample.status._undo.isHidden()
