"""The papers and links in the panel of an agenda item."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.texts import Language
from forumdesk.gui.models.agenda import DETAILS, ITEM
from forumdesk.gui.pages.agenda.links import ISSUES, RECOMMENDATIONS
from forumdesk.gui.pages.agenda.page import AgendaPage
from forumdesk.gui.workspace import Workspace
from forumdesk.services.importing.results import MeetingFacts
from forumdesk.services.register import Register
from tests.builders import resolution
from tests.gui.pages.agenda.builders import selected
from tests.gui.pages.lists_builders import deeds, press, settle

PDF = b"%PDF-1.4 " + b"x" * 1_500


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Баяндама.pdf"
    path.write_bytes(PDF)
    return path


def names(page: AgendaPage) -> list[str]:
    return [one.name for one in page.item_panel.papers.model.papers]


def test_papers_are_added_and_described_in_words(
    page: AgendaPage, register: Register, space: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space.words.choose("en")
    before = deeds(register)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))

    press(page.item_panel.papers.add_button, Qt.Key.Key_Return)

    assert names(page) == ["Баяндама.pdf"]
    spoken = page.item_panel.papers.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Баяндама.pdf: PDF, 2 KB"
    assert deeds(register) == ["paper.added", *before]
    assert page.model.index(0, ITEM).data(DETAILS) == [("paperclip", "1 paper")]
    register.history.undo()
    settle()
    assert names(page) == []


def test_a_file_dropped_on_a_field_of_the_panel_becomes_a_paper_and_not_words(
    page: AgendaPage, file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    field = page.item_panel.form.field("starts")

    QApplication.sendEvent(field, QDragEnterEvent(QPoint(4, 4), *held))
    QApplication.sendEvent(field, QDropEvent(QPointF(4, 4), *held))
    settle()

    assert names(page) == ["Баяндама.pdf"]
    assert page.item_panel.form.field("starts").text() == "09:30"  # type: ignore[union-attr]


def test_what_is_refused_is_said_and_the_rest_is_added(page: AgendaPage, file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()

    page.deeds.add_papers([empty, tmp_path, file])

    assert names(page) == ["Баяндама.pdf"]
    assert page.message_bar.isVisible()


def test_enter_opens_and_delete_removes_the_paper(
    page: AgendaPage, register: Register, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    page.deeds.add_papers([file])
    papers = page.item_panel.papers
    papers.list.setFocus()

    press(papers.list, Qt.Key.Key_Return)
    assert Path(opened[0].toLocalFile()).read_bytes() == PDF

    press(papers.list, Qt.Key.Key_Delete)
    assert names(page) == []
    assert register.papers.of_item(selected(page).id) == ()
    assert papers.add_button.hasFocus()


def test_a_program_is_kept_but_not_opened_and_can_be_saved(
    page: AgendaPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "setup.exe"
    program.write_bytes(b"MZ\x00\x01")
    page.deeds.add_papers([program])
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))

    page.item_panel.papers.open_button.click()
    assert page.message_bar.isVisible()

    copy = tmp_path / "copy.exe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    page.item_panel.papers.save_button.click()
    assert copy.read_bytes() == b"MZ\x00\x01"


def test_recommendations_are_ticked_by_their_titles(
    page: AgendaPage, register: Register, meeting_id: MeetingId
) -> None:
    register.agendas.edit(page.model.items[0].id, recommendations=(7,))
    register.importer.resolution(resolution(Language.KK), meeting_id, MeetingFacts())
    settle()
    before, links = deeds(register), page.item_panel.links
    press(links.button(RECOMMENDATIONS), Qt.Key.Key_Return)
    menu = links.menu(RECOMMENDATIONS)
    offered = [action.text() for action in menu.actions()]
    assert [text.split(".")[0] for text in offered] == ["1", "2", "7"]
    assert "қазақша" in offered[0]

    press(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert selected(page).recommendations == (1, 7)
    press(menu, Qt.Key.Key_Space)
    menu.hide()

    assert selected(page).recommendations == (7,)
    assert deeds(register) == ["agenda.edited", "agenda.edited", *before]
    assert not links.button(ISSUES).isHidden()


def test_without_a_resolution_there_is_nothing_to_link_and_it_says_so(page: AgendaPage) -> None:
    links = page.item_panel.links

    assert links.button(RECOMMENDATIONS).isHidden()
    assert links.nothing_label.isVisibleTo(page)
