"""Reservations and explanations noted beside the chair in a few keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from forumdesk.domain.statements import Statement, StatementKind
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.conduct.statements_panel import StatementsPanel
from tests.gui.clipping import clipped
from tests.gui.conduct.conduct_builders import CTRL, SHIFT, Forum, focused, press, said, settle, write

Conducted = Callable[..., ConductPage]


@pytest.fixture
def page(meeting: Forum, conducted: Conducted) -> ConductPage:
    """Conduct mode with a recommendation on the table and everybody there."""
    meeting.come(0, 1, 2)
    made = conducted()
    meeting.begin(1)
    settle()
    return made


def opened(page: ConductPage) -> StatementsPanel:
    press(Qt.Key.Key_S, CTRL | SHIFT)
    panel = page.drawer.panel
    assert isinstance(panel, StatementsPanel)
    return panel


def noted(meeting: Forum) -> tuple[Statement, ...]:
    return meeting.register.statements.of_meeting(meeting.meeting)


def with_alt(letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.AltModifier, letter.lower())
        QApplication.sendEvent(focused(), event)
    settle()


def test_before_the_decision_it_is_noted_on_the_item_and_goes_to_the_decision(
    page: ConductPage, meeting: Forum
) -> None:
    panel = opened(page)
    assert panel.target.text() == "On item 2, before it is decided"
    write("aliyev1")
    press(Qt.Key.Key_Return)
    write("With a reservation")
    press(Qt.Key.Key_Return, CTRL)

    (statement,) = noted(meeting)
    assert statement.kind is StatementKind.RESERVATION
    assert statement.participant_id is not None
    assert statement.text.en == "With a reservation"
    assert statement.item_id == meeting.items[1].id
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F9)
    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert noted(meeting)[0].decision_id == decision.id
    assert not decision.sealed


def test_after_the_decision_it_is_noted_on_the_decision_without_sealing_it(
    page: ConductPage, meeting: Forum
) -> None:
    press(Qt.Key.Key_F9)
    panel = opened(page)
    assert panel.target.text() == "On decision 1"
    with_alt("X")
    write("Somebody else")
    press(Qt.Key.Key_Tab)
    panel.text.setFocus()
    write("Why we voted so")
    press(Qt.Key.Key_Return, CTRL)

    (statement,) = noted(meeting)
    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert statement.kind is StatementKind.EXPLANATION
    assert statement.decision_id == decision.id
    assert statement.author.en == "Somebody else"
    assert not decision.sealed
    assert panel.noted_model.rows[0].caption == "Explanation of position · Why we voted so"


def test_a_delegation_is_found_before_people(page: ConductPage, meeting: Forum) -> None:
    from forumdesk.domain.texts import LocalizedText

    name = LocalizedText.everywhere("Aliyevland")
    delegation = meeting.register.delegations.add(meeting.meeting, name)
    panel = opened(page)
    write("aliyev")

    assert panel.found_model.rows[0].name == "Aliyevland"
    press(Qt.Key.Key_Return)
    write("Noted")
    press(Qt.Key.Key_Return, CTRL)

    assert noted(meeting)[0].delegation_id == delegation.id


def test_without_words_it_is_refused_in_place_and_nothing_is_lost(page: ConductPage, meeting: Forum) -> None:
    panel = opened(page)
    write("aliyev1")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)

    assert "needs who makes it and its words" in said(panel.message_bar)
    assert panel.field.text() != ""
    assert noted(meeting) == ()


def test_it_is_taken_out_while_it_is_not_sealed_and_refused_afterwards(
    page: ConductPage, meeting: Forum
) -> None:
    press(Qt.Key.Key_F9)
    panel = opened(page)
    for words in ("One", "Two"):
        write("aliyev1")
        press(Qt.Key.Key_Return)
        write(words)
        press(Qt.Key.Key_Return, CTRL)
    panel.noted.setFocus()
    press(Qt.Key.Key_Delete)
    assert len(noted(meeting)) == 1

    meeting.register.decisions.seal(meeting.meeting)
    settle()
    panel.noted.setFocus()
    press(Qt.Key.Key_Delete)

    assert "is sealed and stays as it is" in said(panel.message_bar)
    assert len(noted(meeting)) == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [(1024, 572), (1366, 740)])
def test_nothing_is_clipped(
    meeting: Forum, conducted: Conducted, language: str, size: tuple[int, int]
) -> None:
    meeting.come(0, 1, 2)
    page = conducted(language, size)
    meeting.begin(1)
    settle()
    panel = opened(page)
    assert clipped(panel) == []
    write("aliyev")
    assert clipped(panel) == []
