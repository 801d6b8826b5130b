"""A file that was exported and came back changed becomes proposed amendments."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from forumdesk.documents.registry import print_document
from forumdesk.domain.amendments import AmendmentKind, AmendmentState, Origin
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.resolutions import Row
from forumdesk.domain.texts import Language
from forumdesk.gui.pages.amendments.page import AmendmentsPage
from forumdesk.services.register import Register
from tests.gui.pages.lists_builders import press
from tests.gui.pages.open_pages import settle, type_text


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """A document of somebody else's."""
    made = docx.Document()
    made.add_paragraph("A text of its own")
    path = tmp_path / "foreign.docx"
    made.save(str(path))
    return path


def test_a_document_of_others_is_refused_in_words(
    page: AmendmentsPage, register: Register, meeting: MeetingId, foreign: Path, qtbot: QtBot
) -> None:
    page.returning.bring_in(foreign)
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    message = page.message_bar.message
    assert message is not None
    assert "foreign.docx" in message.sentence
    assert register.amendments.listed(meeting) == ()


def test_the_sender_is_asked_first_and_escape_puts_the_question_away(
    page: AmendmentsPage, foreign: Path
) -> None:
    page.returning.ask_sender(foreign)
    assert page.returning.strip.isVisible()
    assert page.returning.strip.sender_field.line.hasFocus()

    press(page.returning.strip.sender_field.line, Qt.Key.Key_Escape)
    assert not page.returning.strip.isVisible()


@pytest.mark.parametrize("by_main_act", [False, True])
def test_the_question_about_the_sender_is_answered_by_the_keyboard_and_decides_nothing(
    page: AmendmentsPage,
    register: Register,
    meeting: MeetingId,
    rows: tuple[Row, ...],
    returned: Path,
    qtbot: QtBot,
    by_main_act: bool,
) -> None:
    register.amendments.propose(meeting, AmendmentKind.DELETE, rows[0].id)
    settle()
    page.select_row(0)
    page.beside.open_panel()
    page.returning.ask_sender(returned)
    line = page.returning.strip.sender_field.line
    type_text(line, "Ministry")

    if by_main_act:
        page.main_act()
    else:
        press(line, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(register.amendments.listed(meeting)) == 2)
    assert not page.returning.strip.isVisible()
    listed = register.amendments.listed(meeting)
    assert {one.state for one in listed} == {AmendmentState.PROPOSED}
    assert "Ministry" in {one.proposer.en for one in listed}


@pytest.fixture
def returned(register: Register, meeting: MeetingId, rows: tuple[Row, ...], tmp_path: Path) -> Path:
    """The text, exported and changed in one paragraph."""
    path = tmp_path / "back.docx"
    sheet = register.resolutions.sheet(meeting)
    path.write_bytes(print_document("resolution", sheet, form="docx", languages=[Language.EN]))
    document = docx.Document(str(path))
    touched = next(one for one in document.paragraphs if rows[-1].text.en in one.text)
    touched.runs[-1].text = touched.runs[-1].text + " changed"
    document.save(str(path))
    return path


def test_changes_of_a_returned_document_are_listed_with_their_sender(
    page: AmendmentsPage, register: Register, meeting: MeetingId, returned: Path, qtbot: QtBot
) -> None:
    page.returning.ask_sender(returned)
    page.returning.strip.sender_field.line.setText("Ministry")
    page.returning.strip.keep_button.click()
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    listed = register.amendments.listed(meeting)
    assert [one.origin for one in listed] == [Origin.WORD]
    assert listed[0].proposer.en == "Ministry"
    assert page.current() == listed[0]


def test_what_came_of_a_file_is_said_in_another_language_and_no_more_once_it_is_undone(
    page: AmendmentsPage, register: Register, returned: Path, qtbot: QtBot
) -> None:
    page.returning.bring_in(returned)
    qtbot.waitUntil(lambda: page.message_bar.isVisible())

    page.words.choose("ru")
    settle()
    said = page.message_bar.message
    register.history.undo()
    settle()

    assert said is not None
    assert said.sentence.startswith("Предложено 1")
    assert not page.message_bar.isVisible()
