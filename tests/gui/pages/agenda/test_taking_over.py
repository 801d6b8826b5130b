"""Taking agendas over from other meetings and from templates."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language, LocalizedText
from forumdesk.exchange.agenda_table import read_agenda
from forumdesk.foundation.paths import resources_folder
from forumdesk.gui.models.agenda import ITEM, NUMBER
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.pages.agenda.taking_over import SHIPPED
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.gui.pages.agenda.builders import DAY, column, selected
from tests.gui.pages.lists_builders import deeds, press, settle, shown, write


@pytest.fixture
def empty(space: Workspace, register: Register, meeting_id: MeetingId, qtbot: QtBot) -> AgendaPage:
    """The page of another meeting, without an agenda."""
    other = register.meetings.add(LocalizedText(kk="Екінші форум"))
    made = AgendaPage(space, other.id)
    qtbot.addWidget(made)
    return shown(made)


def sub_menu(page: AgendaPage, place: int) -> list[QAction]:
    page.taking_over.fill()
    menu = page.taking_over.menu.actions()[place].menu()
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_the_agenda_of_another_meeting_is_taken_over_as_one_step(
    empty: AgendaPage, register: Register
) -> None:
    before = deeds(register)
    press(empty.take_over_button, Qt.Key.Key_Return)
    assert empty.taking_over.menu.isVisible()
    empty.taking_over.menu.hide()

    earlier = sub_menu(empty, 0)
    assert len(earlier) == 1
    earlier[0].trigger()
    settle()

    assert column(empty, ITEM) == [one.title.kk for one in DAY]
    assert selected(empty).number == "1"
    assert empty.table.hasFocus()
    assert deeds(register) == ["agenda.copied", *before]


def test_where_no_other_meeting_has_an_agenda_the_menu_says_so(page: AgendaPage) -> None:
    (reason,) = sub_menu(page, 0)

    assert not reason.isEnabled()
    assert reason.text() != ""


def test_an_agenda_is_saved_as_a_template_used_and_removed(
    page: AgendaPage, empty: AgendaPage, register: Register
) -> None:
    shown(page)
    page.taking_over.ask_name()
    naming = page.naming
    assert naming.name_edit.hasFocus()
    press(naming.name_edit, Qt.Key.Key_Return)
    assert naming.name_edit.accessibleDescription() != ""
    write(naming.name_edit, "Біздің күн")
    press(naming.name_edit, Qt.Key.Key_Return)

    assert naming.isHidden()
    assert page.table.hasFocus()
    assert [one.name for one in register.agenda_templates.saved()] == ["Біздің күн"]

    templates = sub_menu(empty, 1)
    assert templates[0].text() == "Біздің күн"
    templates[0].trigger()
    settle()
    assert column(empty, NUMBER) == ["1", "2", "2.1", "2.2", "3", "4"]

    sub_menu(page, -1)[0].trigger()
    assert register.agenda_templates.saved() == ()


def test_a_name_that_is_taken_is_said_before_it_is_replaced_and_escape_leaves(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    register.agenda_templates.save(meeting_id, "Күн")
    page.taking_over.ask_name()
    write(page.naming.name_edit, "Кү")
    assert page.naming.name_edit.accessibleDescription() == ""
    write(page.naming.name_edit, "н")
    assert page.naming.name_edit.accessibleDescription() != ""

    press(page.naming.name_edit, Qt.Key.Key_Escape)

    assert page.naming.isHidden()
    assert page.table.hasFocus()


@pytest.mark.parametrize("key", SHIPPED)
def test_templates_that_come_with_the_program_are_taken_over_in_three_languages(
    empty: AgendaPage, register: Register, key: str
) -> None:
    before = deeds(register)

    empty.taking_over.use_shipped(key)
    settle()

    items = register.agendas.items(empty.meeting_id)
    assert len(items) >= 8
    assert all(one.title.languages == tuple(Language) for one in items)
    assert deeds(register) == ["template.used", *before]
    assert empty.overlap_label.text() == ""
    assert empty.timetable.end is not None


@pytest.mark.parametrize("key", SHIPPED)
def test_templates_that_come_with_the_program_are_sound(key: str) -> None:
    proposal = read_agenda(resources_folder() / "agendas" / f"{key}.csv")

    assert proposal.problems == ()
    below = {one.parent for one in proposal.items if one.parent}
    for parent in proposal.items:
        if parent.number in below:
            parts = [one.minutes for one in proposal.items if one.parent == parent.number]
            assert sum(parts) == parent.minutes


def test_items_are_taken_over_behind_those_that_are_there(page: AgendaPage) -> None:
    page.taking_over.use_shipped("bilateral-talks")
    settle()

    assert column(page, NUMBER)[:6] == ["1", "2", "2.1", "2.2", "3", "4"]
    assert selected(page).number == "5"
