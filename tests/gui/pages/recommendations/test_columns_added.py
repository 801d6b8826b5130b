from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from forumdesk.domain.resolutions import CellState
from forumdesk.domain.texts import Language
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.builders import filled
from tests.gui.pages.recommendations.text_page import Make

KK, RU, EN = Language.KK, Language.RU, Language.EN


def test_a_text_in_one_language_gets_a_column_for_another_and_undo_takes_it_back(
    register: Register, workspace: Workspace, qtbot: QtBot, make: Make
) -> None:
    meeting_id = filled(register, [RU])
    page = make(workspace, meeting_id)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    assert list(page.view.languages) == [RU]

    menu = QMenu()
    page.menus.fill_more(menu)
    (action,) = [one for one in menu.actions() if "Қазақша" in one.text() and one.menu() is None]
    action.trigger()

    assert list(page.view.languages) == [KK, RU]
    assert {row.state(KK) for row in page.view.text.rows} == {CellState.MISSING}
    register.history.undo()
    page.reload()
    assert list(page.view.languages) == [RU]
