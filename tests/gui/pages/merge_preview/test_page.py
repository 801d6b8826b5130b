"""Merging a copy in the window: seen first, chosen by keyboard, done by one button."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.merge_preview.page import MergePage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.services.desk import Desk
from forumdesk.services.register import Register
from tests.builders import registers
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, workspace_of

SECOND = Desk(id="desk-2", name="Second desk")
Open = Callable[[], MergePage]


@pytest.fixture
def copy(register: Register, meeting_id: MeetingId, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "copy.forumdesk"
    register.handing_over.hand_over(path, "Second desk")
    with registers(desk=SECOND, clock=register.clock).open(path) as made:
        yield made


@pytest.fixture
def open_page(
    register: Register, meeting_id: MeetingId, copy: Register, theme: Theme, qtbot: QtBot
) -> Iterator[Open]:
    tasks = Tasks()

    def open_it() -> MergePage:
        page = opened(
            lambda workspace, meeting: MergePage(workspace, meeting, path=copy.path, tasks=tasks),
            workspace_of(register, theme),
            meeting_id,
            qtbot,
        )
        qtbot.waitUntil(lambda: not page._busy)
        settle()
        return page

    yield open_it
    tasks.close()


def differ(register: Register, copy: Register, meeting_id: MeetingId) -> None:
    """Two people's phones are changed at both desks."""
    for person in register.participants.listed(meeting_id)[:2]:
        register.participants.edit(person.id, phone="here")
        copy.participants.edit(person.id, phone="there")


def in_focus() -> QWidget:
    """The widget with the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def phones(register: Register, meeting_id: MeetingId) -> list[str]:
    return [one.phone for one in register.participants.listed(meeting_id)[:2]]


def test_what_comes_is_merged_by_the_one_button(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open, qtbot: QtBot
) -> None:
    person = copy.participants.listed(meeting_id)[0]
    copy.attendance.arrive(person.id)
    page = open_page()
    assert page.main_button.text() == "Merge 1 act"
    assert page.main_button.hasFocus()

    with qtbot.waitSignal(page.finished):
        QTest.keyClick(page.main_button, Qt.Key.Key_Space)

    assert register.attendance.presences(meeting_id)[person.id].standing.is_present
    next_undo = register.history.next_undo
    assert next_undo is not None
    assert next_undo.code == "register.merged"


def test_sides_are_chosen_by_arrows_and_the_button_says_how_many_are_open(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open, qtbot: QtBot
) -> None:
    differ(register, copy, meeting_id)
    page = open_page()
    assert [card.is_open for card in page.cards] == [True, True]
    assert page.main_button.text() == "2 choices are open"

    focused = in_focus()
    assert page.cards[0].isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert page.main_button.text() == "1 choice is open"
    page.main_act()
    settle()
    assert page.cards[1].isAncestorOf(in_focus())
    assert phones(register, meeting_id) == ["here", "here"]
    QTest.keyClick(in_focus(), Qt.Key.Key_Right)
    assert page.main_button.text() == "Merge 2 acts"
    with qtbot.waitSignal(page.finished):
        page.main_act()

    assert phones(register, meeting_id) == ["here", "there"]


def test_all_can_be_chosen_at_once(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open, qtbot: QtBot
) -> None:
    differ(register, copy, meeting_id)
    page = open_page()

    QTest.keyClick(page.all_theirs_button, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.finished):
        page.main_act()

    assert phones(register, meeting_id) == ["there", "there"]


def test_esc_gives_it_up_and_nothing_is_changed(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open, qtbot: QtBot
) -> None:
    copy.attendance.arrive(copy.participants.listed(meeting_id)[0].id)
    page = open_page()

    with qtbot.waitSignal(page.cancelled):
        QTest.keyClick(page, Qt.Key.Key_Escape)

    assert register.attendance.presences(meeting_id) == {}


def test_f7_goes_through_the_open_choices(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open
) -> None:
    differ(register, copy, meeting_id)
    page = open_page()

    page.next_problem(1)
    assert page.cards[1].isAncestorOf(in_focus())
    page.next_problem(1)
    assert page.cards[0].isAncestorOf(in_focus())
    page.next_problem(-1)
    assert page.cards[1].isAncestorOf(in_focus())


def test_a_copy_that_brings_nothing_says_so(open_page: Open) -> None:
    page = open_page()

    assert page.main_button.text() == "Nothing to merge"
    assert not page.main_button.isEnabled()


def test_a_refusal_is_said_in_place(
    register: Register, meeting_id: MeetingId, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    with registers().create(tmp_path / "other.forumdesk") as other:
        path = other.path
    tasks = Tasks()

    page = opened(
        lambda workspace, meeting: MergePage(workspace, meeting, path=path, tasks=tasks),
        workspace_of(register, theme),
        meeting_id,
        qtbot,
    )
    qtbot.waitUntil(lambda: not page._busy)

    assert page.message_bar.isVisible()
    assert not page.main_button.isVisible()
    tasks.close()


def test_nothing_is_cut_in_any_language(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open
) -> None:
    differ(register, copy, meeting_id)
    copy.decisions.adopt_unanimously(meeting_id)
    page = open_page()

    for language in Language:
        page.words.choose(language)
        settle()
        assert clipped_at(page, SMALL, WIDE) == {}, language


def test_what_was_chosen_stays_when_the_language_changes(
    register: Register, meeting_id: MeetingId, copy: Register, open_page: Open
) -> None:
    differ(register, copy, meeting_id)
    page = open_page()
    page.cards[0].choose("theirs")

    page.words.choose("kk")
    settle()

    assert [card.is_open for card in page.cards] == [False, True]
    assert page.cards[0].choice.current == "theirs"
