"""Finished pages: turned by the small ones, searched, marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.documents.registry import print_document
from forumdesk.domain.texts import Language
from forumdesk.gui.pages_preview.pages import page_sizes, plain_pages
from forumdesk.gui.pages_preview.preview import PagesPreview
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.page_view import FoundPlace
from forumdesk.gui.workspace import Workspace
from tests.builders import registers
from tests.builders_sheets import sheet_of
from tests.gui.pages.open_pages import settle, type_text, workspace_of


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return print_document("resolution", sheet_of(), form="pdf", layout="sequence")


@pytest.fixture
def workspace(theme: Theme, tmp_path: Path) -> Iterator[Workspace]:
    with registers().create(tmp_path / "a.forumdesk") as register:
        yield workspace_of(register, theme)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def preview(workspace: Workspace, tasks: Tasks, pdf: bytes, qtbot: QtBot) -> PagesPreview:
    made = PagesPreview(workspace, tasks)
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitActive(made):
        made.show()
    made.show_pages(plain_pages(pdf))
    settle()
    return made


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def in_hand(preview: PagesPreview) -> FoundPlace | None:
    return preview.view._in_hand


def test_small_pages_are_gone_to_by_arrows_and_follow_the_large_ones(
    preview: PagesPreview, workspace: Workspace, tasks: Tasks, pdf: bytes, qtbot: QtBot
) -> None:
    pages = len(page_sizes(pdf))
    assert pages > 2
    assert not preview.strip.isVisible()

    QTest.keyClick(preview.strip_button, Qt.Key.Key_Space)
    preview.strip.setFocus()
    for _ in range(pages - 1):
        QTest.keyClick(preview.strip, Qt.Key.Key_Down)

    index = preview.strip.currentIndex()
    assert index.row() == pages - 1
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Page {pages}"
    assert preview.view.current_page == pages - 1
    preview.view.scroll_to(0)
    assert preview.strip.currentIndex().row() == 0
    qtbot.waitUntil(lambda: not preview.strip.picture(0).isNull())

    other = PagesPreview(workspace, tasks)
    qtbot.addWidget(other)
    other.show()
    assert other.strip.isVisible()


def test_a_text_is_found_in_any_case_and_gone_through(preview: PagesPreview, qtbot: QtBot) -> None:
    bar = preview.find_bar
    preview.find_text()
    assert focus() is bar.field
    type_text(bar.field, "ФОРУМ")
    qtbot.waitUntil(lambda: "/" in bar.count_label.text() and not preview._finding.is_searching)

    place, count = (int(part) for part in bar.count_label.text().split(" / "))
    assert (place, count > 2) == (1, True)
    assert len(preview._places) == count
    assert in_hand(preview) is preview._places[0]
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count_label.text() == f"2 / {count}"
    for _ in range(2):
        QTest.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count_label.text() == f"{count} / {count}"
    assert bar.field.accessibleDescription() == f"{count} / {count}"
    last = preview._places[-1]
    page = preview.view._page_rect(last.page)
    top = page.top() + last.areas[0].top() * page.height() - preview.view.verticalScrollBar().value()
    assert 0 <= top <= preview.view.viewport().height()

    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert in_hand(preview) is None
    assert focus() is preview.view


def test_what_is_nowhere_is_said_and_other_pages_are_searched_anew(
    preview: PagesPreview, qtbot: QtBot
) -> None:
    bar = preview.find_bar
    preview.find_text()
    type_text(bar.field, "English")
    qtbot.waitUntil(lambda: "/" in bar.count_label.text())

    other = print_document("resolution", sheet_of(), form="pdf", languages=[Language.KK])
    preview.show_pages(plain_pages(other))

    qtbot.waitUntil(lambda: bar.count_label.text() == "Not found")
    assert preview.view._found == {}
