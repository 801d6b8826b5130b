"""From the panel of a person or an item to its history."""

from functools import partial

from pytestqt.qtbot import QtBot

from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.pages.history.links import history_of
from forumdesk.gui.pages.participants.page import ParticipantsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.services.register import Register
from tests.builders import refilled
from tests.gui.pages.open_pages import opened, settle, workspace_of


def test_the_panel_of_a_person_leads_to_the_persons_history(
    register: Register, theme: Theme, tasks: Tasks, qtbot: QtBot
) -> None:
    meeting_id = refilled(register)
    page = opened(partial(ParticipantsPage, tasks=tasks), workspace_of(register, theme), meeting_id, qtbot)
    page.select_row(0)
    settle()
    view = page.person_panel.view
    assert view is not None
    with qtbot.waitSignal(page.page_asked) as asked:
        page.person_panel.history_button.click()
    assert asked.args == [history_of(view.person.id)]


def test_the_panel_of_an_item_leads_to_the_items_history(
    register: Register, theme: Theme, qtbot: QtBot
) -> None:
    meeting_id = refilled(register)
    page = opened(AgendaPage, workspace_of(register, theme), meeting_id, qtbot)
    page.select_row(0)
    settle()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.item_panel.history_button.click()
    assert asked.args == [history_of(register.agendas.items(meeting_id)[0].id)]
    page.begin_adding()
    assert page.item_panel.history_button.isHidden()
