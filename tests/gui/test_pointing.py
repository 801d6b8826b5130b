"""What a step back changed is selected on the page in sight."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forumdesk.gui.main_window import MainWindow
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.pages.participants.page import ParticipantsPage
from tests.builders import DESK, refilled, registers
from tests.gui.pages.open_pages import settle


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    path = tmp_path / "a.forumdesk"
    with registers(desk=DESK).create(path) as register:
        meeting_id = refilled(register)
        register.agendas.edit(register.agendas.items(meeting_id)[0].id, minutes=25)
        register.participants.edit(register.participants.listed(meeting_id)[2].id, notes="a")
    return path


def test_a_step_back_selects_the_person_and_then_the_item(
    window: MainWindow, edited: Path, qtbot: QtBot
) -> None:
    assert window.open_file(edited)
    assert window.view is not None
    assert window.actions_by_name["undo"].text().startswith("&Undo: participant changed: ")
    window.view.show_page("participants")
    people = window.view.page
    assert isinstance(people, ParticipantsPage)
    people.select_row(0)
    window.steps.undo()
    qtbot.waitUntil(lambda: people.selected() is not None and "Aliyev3" in str(people.selected()))

    window.view.show_page("agenda")
    agenda = window.view.page
    assert isinstance(agenda, AgendaPage)
    agenda.select_row(2)
    window.steps.undo()
    settle()
    qtbot.waitUntil(lambda: agenda.table.currentIndex().row() == 0)
    assert window.actions_by_name["redo"].text().startswith("&Redo: agenda item 1 changed")
