"""More filters, saved filters, and the order of the list by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.domain.people import Role
from forumdesk.domain.people_list import Column, ListFilter
from forumdesk.gui.models.participants import NUMBER, PERSON
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.theme import Theme
from tests.gui.pages.lists_builders import deeds, press, settle
from tests.gui.pages.people_page import people_page


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[ParticipantsPage]:
    with people_page(tmp_path, theme, qtbot) as made:
        yield made


def families(page: ParticipantsPage) -> list[str]:
    rows = range(page.model.rowCount())
    return [str(page.model.index(row, PERSON).data()).split()[0] for row in rows]


def test_several_roles_are_let_through_together_and_counted_on_the_button(page: ParticipantsPage) -> None:
    panel = page.people_bar.filter_panel

    panel.tick("roles", Role.GUEST).click()
    panel.tick("roles", Role.OBSERVER).click()
    settle()

    assert families(page) == ["Бомон", "Ғабитов"]
    assert "1" in page.people_bar.filters_button.text()
    panel.tick("roles", Role.GUEST).click()
    assert families(page) == ["Ғабитов"]


def test_a_filter_is_saved_under_a_name_chosen_again_and_forgotten(page: ParticipantsPage) -> None:
    panel, choices = page.people_bar.filter_panel, page.register.choices
    before = deeds(page.register)
    panel.save_button.click()
    assert page.message_bar.isVisible()
    assert deeds(page.register) == before

    panel.tick("roles", Role.GUEST).click()
    panel.title_edit.setText("Қонақтар")
    panel.save_button.click()
    settle()
    (saved,) = choices.filters()
    assert saved.wanted == ListFilter(roles=frozenset({Role.GUEST}))
    panel.clear_button.click()
    assert len(families(page)) == 4

    panel.saved_choice.choose(str(saved.id))
    panel.saved_choice.activated.emit(1)
    assert families(page) == ["Бомон"]
    panel.remove_button.click()
    settle()
    assert choices.filters() == ()


def test_a_filter_that_no_pill_says_lets_no_pill_hold(page: ParticipantsPage) -> None:
    panel = page.people_bar.filter_panel

    panel.tick("entitled", False).click()

    assert page.people_bar.pill == ""
    assert not any(button.isChecked() for button in page.people_bar.pill_bar.buttons)
    page.people_bar.reset()
    assert page.people_bar.pill_bar.buttons[0].isChecked()


def test_the_order_is_chosen_by_keyboard_and_turned_round(page: ParticipantsPage) -> None:
    numbers = [str(page.model.index(row, NUMBER).data()) for row in range(4)]
    assert numbers == ["2", "4", "3", "1"]

    page.sort()
    menu = page.sorting.menu
    assert menu is not None
    for _ in range(6):
        press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    settle()
    assert families(page) == ["Қасымов", "Әлиева", "Ғабитов", "Бомон"]

    page.sorting.order_by(Column.NUMBER)
    assert families(page) == ["Бомон", "Ғабитов", "Әлиева", "Қасымов"]
