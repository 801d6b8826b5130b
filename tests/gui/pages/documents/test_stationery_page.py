"""The stationery of a body in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.documents.templates import read_template
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.stationery import Stationery
from forumdesk.domain.texts import STATE_LANGUAGE_FIRST, Language
from forumdesk.gui.pages.documents.stationery_page import StationeryPage
from forumdesk.gui.pages.documents.views import STATIONERY, DocumentViews
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.widgets.kept_fields import KeptChoice, KeptLine
from forumdesk.gui.workspace import Workspace
from tests.gui.clipping import clipped
from tests.gui.pages.open_pages import SMALL, WIDE, settle, type_text

OWN = '[words.minutes.heard]\nkk = "ТЫҢДАДЫҚ"\n'


@pytest.fixture
def views(workspace: Workspace, meeting_id: MeetingId, tasks: Tasks, qtbot: QtBot) -> DocumentViews:
    made = DocumentViews(workspace, meeting_id, tasks=tasks)
    qtbot.addWidget(made)
    made.resize(*WIDE)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def page(views: DocumentViews, qtbot: QtBot) -> StationeryPage:
    views.show_page(STATIONERY)
    shown = views.page
    assert isinstance(shown, StationeryPage)
    qtbot.waitUntil(lambda: shown.preview.pages is not None, timeout=10_000)
    return shown


def kept(page: StationeryPage) -> Stationery:
    return page.register.stationery.of_meeting(page.meeting_id)


def measure(page: StationeryPage, name: str, text: str) -> KeptLine:
    field = page.form.measures[name]
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    field.selectAll()
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    return field


def choose(field: KeptChoice, key: object) -> None:
    field.choose(key)
    field.settle()
    settle()


def test_a_layout_and_a_measure_are_kept_and_the_page_beside_is_printed_anew(
    page: StationeryPage, qtbot: QtBot
) -> None:
    before = page.preview.pages

    choose(page.form.preset_choice, "gost")
    measure(page, "page.left_mm", "25")

    assert (kept(page).preset, kept(page).changes) == ("gost", (("page.left_mm", 25.0),))
    qtbot.waitUntil(lambda: page.preview.pages is not before, timeout=10_000)


def test_the_layouts_own_measures_come_back(page: StationeryPage) -> None:
    field = measure(page, "page.left_mm", "25")
    assert page.form.usual_button.isVisibleTo(page)

    page.form.usual_button.click()

    assert kept(page).changes == ()
    assert field.text() == "30"
    assert not page.form.usual_button.isVisibleTo(page)


@pytest.mark.parametrize("typed", ["wide", "200", "-1"])
def test_a_measure_that_cannot_be_is_refused_beside_its_field(page: StationeryPage, typed: str) -> None:
    measure(page, "page.left_mm", typed)

    assert kept(page) == Stationery()
    assert page.form.measure_blocks["page.left_mm"].field.accessibleDescription()


def test_letterhead_and_contacts_are_kept_by_language(page: StationeryPage) -> None:
    choose(page.form.letterhead_choice, True)
    line = page.form.contacts[Language.RU]
    type_text(line, "город Астана")
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert kept(page).letterhead
    assert kept(page).contacts.ru == "город Астана"


def test_a_wrong_template_is_refused_with_its_line_and_a_right_one_is_kept(page: StationeryPage) -> None:
    edit = page.form.template_edit
    edit.setPlainText(OWN + "ru = 5\n")
    edit.settle()
    assert kept(page).template == ""
    assert "3" in edit.accessibleDescription()

    edit.setPlainText(OWN)
    edit.settle()
    assert kept(page).template == OWN

    page.form.clear_button.click()
    assert kept(page).template == ""
    page.form.begin_button.click()
    assert read_template(kept(page).template).wordings["minutes.heard"]


def test_a_step_back_is_shown(page: StationeryPage, qtbot: QtBot) -> None:
    choose(page.form.preset_choice, "gost")
    page.register.history.undo()

    qtbot.waitUntil(lambda: page.form.preset_choice.key() == "kazakhstan")


@pytest.mark.parametrize("language", STATE_LANGUAGE_FIRST)
def test_nothing_is_clipped_in_a_small_window(page: StationeryPage, language: Language) -> None:
    window = page.window()
    window.resize(*SMALL)
    page.words.choose(language)
    settle()

    assert clipped(page) == []
