"""Conduct mode in the program's window: its keys reach it, and leaving it loses nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from forumdesk.domain.conduct import MeetingState
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.main_window import MainWindow
from tests.gui.conduct.conduct_builders import CTRL, focused, forum, press, settle, write


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> ConductPage:
    """Conduct mode of a forum, opened by F5."""
    with forum(tmp_path) as made:
        path = made.register.path
    assert window.open_file(path)
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    assert window.going.conduct is not None
    return window.going.conduct


def test_the_keys_of_the_window_reach_the_meeting(page: ConductPage) -> None:
    register, meeting = page.register, page.meeting_id
    for _step in range(3):
        press(Qt.Key.Key_F12)
    assert register.conduct.standing(meeting).state is MeetingState.UNDER_WAY
    assert page.state.current is not None
    assert page.state.current.number == "2"

    press(Qt.Key.Key_N, CTRL)
    write("aliyev1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F4)
    assert page.state.queue.speaking is not None

    press(Qt.Key.Key_F9)
    assert len(register.decisions.decisions(meeting)) == 1
    press(Qt.Key.Key_Z, CTRL)
    assert register.decisions.decisions(meeting) == ()


def test_leaving_keeps_the_notes_and_coming_back_goes_on(page: ConductPage, window: MainWindow) -> None:
    register, meeting = page.register, page.meeting_id
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_F2)
    write("said in confidence")

    QTest.keyClick(focused(), Qt.Key.Key_F5)
    settle()

    assert window.places.title == ""
    current = register.conduct.standing(meeting).current
    assert current is not None
    assert register.conduct.notes(current) == "said in confidence"
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    assert window.going.conduct is not None
    assert window.going.conduct.parts.notes.area.toPlainText() == "said in confidence"


def test_the_refusal_of_the_quorum_leads_to_the_desk_and_back(page: ConductPage, window: MainWindow) -> None:
    people = page.register.participants.listed(page.meeting_id)
    page.register.attendance.arrive(people[0].id)
    settle()
    press(Qt.Key.Key_F12)

    page.message_bar.act_buttons[1].click()
    settle()

    assert window.going.desk is not None


def test_the_hall_key_with_nothing_prepared_leads_to_what_can_be(window: MainWindow, tmp_path: Path) -> None:
    with forum(tmp_path) as made:
        path = made.register.path
    assert window.open_file(path)

    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()

    assert window.going.conduct is not None
    assert window.going.conduct.drawer.name == "hall"
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert window.going.conduct.drawer.name == "hall"
    assert window.going.hall is not None
    assert window.going.hall.window is None
