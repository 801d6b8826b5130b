"""Pairs that may be one person: found beside the window, decided by a person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.pages.participants.duplicates import DuplicatesView
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from tests.builders import person
from tests.gui.clipping import clipped
from tests.gui.pages.lists_builders import NARROW, deeds, settle
from tests.gui.pages.people_page import people_page

TWICE = (
    person(1, names=person(1).names, phone="+7 701 111 22 33"),
    person(2, names=person(1).names, phone="8 701 111 22 33", email="other@steppe.example"),
    person(3),
)


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ParticipantsPage]:
    with people_page(tmp_path, theme, qtbot, TWICE) as made:
        qtbot.waitUntil(lambda: made.views.notice_bar.isVisible(), timeout=5000)
        yield made


def review(page: ParticipantsPage) -> DuplicatesView:
    page.views.notice_bar.act_buttons[0].click()
    settle()
    view = page.views.view
    assert isinstance(view, DuplicatesView)
    return view


def test_a_pair_is_merged_and_undone_and_offered_again(page: ParticipantsPage, qtbot: QtBot) -> None:
    view, register = review(page), page.register
    before = register.participants.listed(page.meeting_id)
    assert view.merge_button.hasFocus()

    view.merge_button.click()
    settle()

    assert [one.number for one in register.participants.listed(page.meeting_id)] == [1, 3]
    assert view.people is None
    register.history.undo()
    assert register.participants.listed(page.meeting_id) == before
    view.changed.emit()
    qtbot.waitUntil(lambda: view.people is not None, timeout=5000)


def test_swapped_the_second_stays(page: ParticipantsPage) -> None:
    view = review(page)

    view.swap_button.click()
    view.merge_button.click()
    settle()

    assert [one.number for one in page.register.participants.listed(page.meeting_id)] == [2, 3]


def test_two_people_stay_two_and_are_not_offered_again(page: ParticipantsPage, qtbot: QtBot) -> None:
    view = review(page)

    view.two_button.click()
    settle()

    assert deeds(page.register)[0] == "participants.told_apart"
    assert page.register.participants.duplicates(page.meeting_id) == ()
    view.closed.emit()
    assert page.table.hasFocus()
    assert page.views.notice_bar.isHidden()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped(page: ParticipantsPage, language: str) -> None:
    page.words.choose(language)
    page.resize(*NARROW)
    view = review(page)

    assert clipped(view) == []


def test_the_notice_is_back_after_another_view(page: ParticipantsPage) -> None:
    page.views.show_statistics()
    settle()
    assert page.views.notice_bar.isHidden()

    page.views.show_list()
    settle()

    assert page.views.notice_bar.isVisible()


@pytest.mark.parametrize("act", ["merge_button", "two_button"])
@pytest.mark.parametrize("by_mouse", [True, False])
def test_after_a_decision_the_next_pair_begins_at_its_main_act(
    tmp_path: Path, theme: Theme, qtbot: QtBot, act: str, by_mouse: bool
) -> None:
    phones = ("+7 701 111 22 33", "+7 702 444 55 66")
    people = tuple(
        person(2 * place + twin, names=person(place + 1).names, phone=phone)
        for place, phone in enumerate(phones)
        for twin in (1, 2)
    )
    with people_page(tmp_path, theme, qtbot, people) as page:
        qtbot.waitUntil(lambda: page.views.notice_bar.isVisible(), timeout=5000)
        view = review(page)
        (_first, second) = view.pairs
        button: Button = getattr(view, act)
        button.setFocus()

        if by_mouse:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(button, Qt.Key.Key_Return)
        settle()

        assert view.pairs == (second,)
        assert view.merge_button.hasFocus()


def test_the_main_act_of_the_page_merges_while_pairs_are_looked_at(page: ParticipantsPage) -> None:
    view = review(page)

    page.main_act()
    settle()

    assert page.views.view is view
    assert [one.number for one in page.register.participants.listed(page.meeting_id)] == [1, 3]


def test_when_the_pairs_go_the_focus_goes_to_the_way_back(page: ParticipantsPage) -> None:
    view = review(page)
    view.set_pairs(())

    assert view.back_button.hasFocus()
