"""The bin in the window: what was deleted is found and brought back."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.models.binned import NAME
from forumdesk.gui.pages.history.bin_page import BinPage
from forumdesk.gui.widgets.labels import Label
from forumdesk.gui.workspace import Workspace
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, type_text


@pytest.fixture
def page(workspace: Workspace, meeting_id: MeetingId, qtbot: QtBot) -> BinPage:
    register = workspace.register
    register.participants.remove(register.participants.listed(meeting_id)[0].id)
    register.agendas.remove(register.agendas.items(meeting_id)[-1].id)
    return opened(BinPage, workspace, meeting_id, qtbot)


def rows(page: BinPage) -> list[str]:
    return [str(page.model.index(row, NAME).data()) for row in range(page.model.rowCount())]


def test_an_empty_bin_says_so(workspace: Workspace, meeting_id: MeetingId, qtbot: QtBot) -> None:
    page = opened(BinPage, workspace, meeting_id, qtbot)
    assert page.empty_page.isVisible()
    assert page.restore_button.isHidden()


def test_what_was_deleted_last_comes_first_with_what_it_was(page: BinPage) -> None:
    assert rows(page) == ["2.1. Report", "Aliyev1 Assan"]
    page.select_row(1)
    settle()
    told = [label.text() for label in page.panel.findChildren(Label) if label.isVisibleTo(page.panel)]
    assert {"Participant", "Steppe University"} <= set(told)


def test_words_find_what_was_deleted_without_kazakh_letters(page: BinPage) -> None:
    type_text(page.find_field, "participant aliyev1")
    assert rows(page) == ["Aliyev1 Assan"]
    page.words.choose("kk")
    settle()
    page.find_field.setText("алиев1")
    assert rows(page) == ["Әлиев1 Асан"]


def test_one_is_brought_back_and_the_deed_can_be_undone(page: BinPage, meeting_id: MeetingId) -> None:
    page.main_act()
    assert rows(page) == ["Aliyev1 Assan"]
    assert [one.number for one in page.register.agendas.items(meeting_id)][-1] == "2.1"
    page.register.history.undo()
    settle()
    assert rows(page) == ["2.1. Report", "Aliyev1 Assan"]


def test_several_are_brought_back_by_one_deed(page: BinPage) -> None:
    flag = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().select(page.model.index(1, 0), flag.Select | flag.Rows)
    deeds = page.register.journal.entries()
    page.restore_button.click()
    settle()
    assert rows(page) == []
    assert page.empty_page.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.filter_bar.pills.isAncestorOf(focused)
    assert len(page.register.journal.entries()) == len(deeds) + 1


def test_what_cannot_be_brought_back_is_refused_in_place(page: BinPage) -> None:
    # Its parent is deleted in another window meanwhile.
    chosen = [one.binned for one in page.selected()]
    page.register.bin.restore(chosen)
    page.restore()
    assert page.message_bar.isVisible()


def test_nothing_is_cut_in_three_languages(page: BinPage) -> None:
    page.edit_selected()
    for language in Language:
        page.words.choose(language)
        assert clipped_at(page, WIDE, SMALL) == {}
