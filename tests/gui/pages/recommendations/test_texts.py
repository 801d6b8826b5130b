"""The views of the recommendations: text, amendments, consultation."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.domain.amendments import AmendmentKind
from forumdesk.domain.identifiers import MeetingId, RowId
from forumdesk.domain.resolutions import Part
from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.pages.amendments.page import AmendmentsPage
from forumdesk.gui.pages.consultation.page import ConsultationPage
from forumdesk.gui.pages.recommendations.texts import TextsPage
from forumdesk.gui.tasks import Tasks
from forumdesk.gui.theme import Theme
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests.gui.clipping import clipped, clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, workspace_of
from tests.gui.pages.recommendations.text_page import EN, cell_at, row_of, stand_at


@pytest.fixture
def texts(workspace: Workspace, meeting: MeetingId, qtbot: QtBot, tasks: Tasks) -> TextsPage:
    return opened(partial(TextsPage, tasks=tasks), workspace, meeting, qtbot)


def amended(texts: TextsPage) -> RowId:
    """A point to which an amendment is proposed."""
    point = row_of(texts.text_page, Part.POINT)
    texts.register.amendments.propose(
        texts.meeting_id, AmendmentKind.REPLACE, point, LocalizedText(en="Other words"), delegation_id=None
    )
    settle()
    return point


def labels(texts: TextsPage) -> list[str]:
    return [one.choice.text for one in texts.text_page.bar.view_switch.buttons]


def test_the_switch_counts_and_leads_to_the_views_and_back(texts: TextsPage, qtbot: QtBot) -> None:
    before = labels(texts)
    amended(texts)

    QTest.mouseClick(texts.text_page.bar.view_switch.buttons[1], Qt.MouseButton.LeftButton)
    settle()
    shown, count = texts.page, labels(texts)[1]
    assert isinstance(shown, AmendmentsPage)
    QTest.mouseClick(shown.page_bar.view_switch.buttons[2], Qt.MouseButton.LeftButton)
    settle()
    third = texts.page
    assert isinstance(third, ConsultationPage)
    QTest.mouseClick(third.page_bar.view_switch.buttons[0], Qt.MouseButton.LeftButton)
    settle()

    assert before == ["Text", "Amendments", "Consultation"]
    assert count == "Amendments 1"
    assert texts.page is texts.text_page
    assert texts.text_page.grid.hasFocus()
    assert texts.text_page.bar.view_switch.current == "text"


@pytest.mark.parametrize("key", ["amendments", "consultation"])
def test_the_switch_stands_in_the_same_place_on_every_view_also_with_nothing_to_list(
    texts: TextsPage, key: str
) -> None:
    before = texts.text_page.bar.view_switch
    place = before.mapTo(texts, before.rect().topLeft())

    texts.show_page(key)
    settle()

    page = texts.page
    assert isinstance(page, AmendmentsPage | ConsultationPage)
    switch = page.page_bar.view_switch
    assert switch.isVisible()
    assert switch.current == key
    assert switch.mapTo(texts, switch.rect().topLeft()) == place
    assert not page.find_field.isVisible()


def test_the_switch_stays_while_an_amendment_is_written_and_drafts_are_compared(texts: TextsPage) -> None:
    texts.register.consultations.issue_draft(texts.meeting_id, "")
    texts.text_page.proposal_asked.emit(row_of(texts.text_page, Part.POINT))
    settle()
    writing = texts.page
    assert isinstance(writing, AmendmentsPage)
    written = writing.page_bar.view_switch.isVisible()
    texts.show_page("consultation")
    comparing = texts.page
    assert isinstance(comparing, ConsultationPage)

    comparing.compare()
    settle()

    assert written
    assert comparing.page_bar.view_switch.isVisible()
    assert not comparing.page_bar.add_button.isVisible()


def test_the_chip_of_a_paragraph_leads_to_its_amendments_and_they_lead_back(texts: TextsPage) -> None:
    point = amended(texts)
    assert "1" in cell_at(texts.text_page, point, texts.text_page.view.languages[0]).amendments
    stand_at(texts.text_page, point, EN)

    texts.text_page.deeds.act("amendments")
    settle()
    page = texts.page
    assert isinstance(page, AmendmentsPage)
    current = page.current()
    page.row_asked.emit(point)
    settle()

    assert current is not None
    assert current.row_id == point
    assert texts.page is texts.text_page
    assert texts.text_page.current_row_id == point


def test_an_amendment_is_proposed_to_the_paragraph_in_hand(texts: TextsPage) -> None:
    point = row_of(texts.text_page, Part.POINT)

    texts.text_page.proposal_asked.emit(point)
    settle()

    page = texts.page
    assert isinstance(page, AmendmentsPage)
    assert page.form.writing.row_id == point


def test_keys_of_the_window_reach_the_view_in_sight(texts: TextsPage) -> None:
    texts.find_here()
    in_text = texts.text_page.find_row.isVisible()
    amended(texts)
    texts.show_page("amendments")
    texts.find_here()
    page = texts.page

    assert in_text
    assert isinstance(page, AmendmentsPage)
    assert page.find_field.hasFocus()


def test_what_a_view_asks_of_the_window_is_passed_on(texts: TextsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(texts.import_asked) as imported:
        texts.text_page.import_asked.emit("resolution")
    with qtbot.waitSignal(texts.document_asked) as printed:
        texts.print_out()

    assert imported.args == ["resolution"]
    assert printed.args == ["draft"]


def test_the_text_goes_into_a_word_file_and_unchanged_comes_back_as_nothing(
    texts: TextsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    from forumdesk.exchange.word.returned import read_returned

    path = tmp_path / "text.docx"
    texts.text_page.files.place = lambda *_args: str(path)

    texts.text_page.files.export()
    qtbot.waitUntil(lambda: texts.text_page.notice_bar.isVisible(), timeout=20000)

    returned = read_returned(path)
    assert returned is not None
    assert texts.register.amendments.bring_in(texts.meeting_id, returned).changes == ()
    assert "text.docx" in texts.text_page.notice_bar.accessibleName()


def test_spelling_is_switched_off_and_the_window_is_told(texts: TextsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(texts.spelling_chosen) as told:
        texts.text_page.spelling.switch()

    assert told.args == [False]
    assert texts.text_page.spelling.speller(EN) is None
    assert texts.text_page.spelling.absent == ()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_in_the_largest_type_the_bar_still_fits_a_small_window(
    register: Register, meeting: MeetingId, theme: Theme, tasks: Tasks, qtbot: QtBot, language: str
) -> None:
    theme.set_text_size(1.4)
    workspace = workspace_of(register, theme, language)
    texts = opened(partial(TextsPage, tasks=tasks), workspace, meeting, qtbot, SMALL)
    settle()

    assert clipped(texts.text_page.bar) == []
    theme.set_text_size(1.0)
    workspace.bridge.close()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_of_a_view_is_cut(
    register: Register,
    meeting: MeetingId,
    theme: Theme,
    tasks: Tasks,
    qtbot: QtBot,
    language: str,
) -> None:
    workspace = workspace_of(register, theme, language)
    texts = opened(partial(TextsPage, tasks=tasks), workspace, meeting, qtbot)
    amended(texts)
    cut = {}
    for key in ("text", "amendments", "consultation"):
        texts.show_page(key)
        settle()
        if found := clipped_at(texts, SMALL, WIDE):
            cut[key] = found

    assert cut == {}
    assert texts.minimumSizeHint().width() <= SMALL[0]
    workspace.bridge.close()
