"""The decision without leaving the screen, on a real register."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.texts import Language
from forumdesk.gui.conduct.conduct_page import ConductPage
from tests.gui.conduct.conduct_builders import CTRL, Forum, press, said, sentence, settle

Conducted = Callable[..., ConductPage]
F9 = Qt.Key.Key_F9


@pytest.fixture
def page(meeting: Forum, conducted: Conducted) -> ConductPage:
    """Conduct mode with a recommendation on the table and everybody there."""
    meeting.come(0, 1, 2)
    made = conducted()
    meeting.begin(1)
    settle()
    return made


def decisions(meeting: Forum) -> int:
    return len(meeting.register.decisions.decisions(meeting.meeting))


def test_one_key_records_what_is_linked_with_the_item(page: ConductPage, meeting: Forum) -> None:
    assert page.parts.panel.subject.text() == "Recommendation 1"
    assert page.parts.panel.figures == ("3", "0", "0")

    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    text = meeting.register.resolutions.text(meeting.meeting)
    assert decision.subject == (text.recommendations()[0].id,)
    assert not decision.sealed
    assert page.parts.panel.state.text == "recorded, not sealed"
    assert page.parts.panel.button.text() == "Seal now"
    assert sentence(page).startswith("It is so decided")


def test_the_key_pressed_twice_records_once(page: ConductPage, meeting: Forum) -> None:
    press(F9)
    press(F9)

    assert decisions(meeting) == 1
    assert not meeting.register.decisions.decisions(meeting.meeting)[0].sealed


def test_until_it_is_sealed_undo_takes_it_back(page: ConductPage, meeting: Forum) -> None:
    press(F9)
    assert "Ctrl+Z" in page.parts.panel.hint.text()

    press(Qt.Key.Key_Z, CTRL)

    assert decisions(meeting) == 0
    assert page.parts.panel.button.text() == "Adopt unanimously"


def test_going_on_seals_it(page: ConductPage, meeting: Forum) -> None:
    press(F9)
    press(Qt.Key.Key_F12)

    assert meeting.current == "3"
    assert meeting.register.decisions.decisions(meeting.meeting)[0].sealed
    meeting.begin(1)
    settle()
    assert page.parts.panel.state.text.startswith("sealed, ")
    assert not page.parts.panel.button.isVisibleTo(page)


def test_the_main_key_seals_what_is_recorded_and_else_goes_on(page: ConductPage, meeting: Forum) -> None:
    press(F9)
    press(Qt.Key.Key_Return, CTRL)
    assert meeting.register.decisions.decisions(meeting.meeting)[0].sealed
    assert meeting.current == "2"

    press(Qt.Key.Key_Return, CTRL)
    assert meeting.current == "3"


def test_without_a_quorum_the_button_is_outlined_and_the_key_leads_to_the_reason(
    page: ConductPage, meeting: Forum
) -> None:
    for one in meeting.people[1:3]:
        meeting.register.attendance.leave(one.id)
    settle()
    panel = page.parts.panel
    assert panel.button.kind == "outlined"
    assert panel.reason.text() == "1 entitled is missing for the quorum."

    press(F9)

    assert decisions(meeting) == 0
    assert panel.act_buttons[0].hasFocus()


def test_a_lost_quorum_is_announced_banded_and_said_by_the_chair(page: ConductPage, meeting: Forum) -> None:
    assert said(page.parts.quorum_bar) == ""

    for one in meeting.people[1:3]:
        meeting.register.attendance.leave(one.id)
    settle()

    assert said(page.parts.quorum_bar)
    assert page.parts.quorum_bar.isVisibleTo(page)
    assert page.parts.head.quorum.accessibleName() == "Quorum: 1 of 3 present, 2 needed"
    assert sentence(page).startswith("Distinguished colleagues, the quorum has been lost")

    meeting.come(1, 2)
    settle()
    assert said(page.parts.quorum_bar) == ""


def test_a_text_that_is_not_checked_forbids_it(page: ConductPage, meeting: Forum) -> None:
    text = meeting.register.resolutions.text(meeting.meeting)
    row = text.recommendations()[0].rows[1].row
    meeting.register.resolutions.edit_cell(meeting.meeting, row.id, Language.EN, "Changed")
    settle()
    asked: list[str] = []
    page.page_asked.connect(asked.append)

    press(F9)
    assert decisions(meeting) == 0
    press(Qt.Key.Key_Return)

    assert asked == ["recommendations"]


def test_before_the_item_begins_nothing_can_be_decided(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    page.parts.agenda.choose(meeting.items[1].id)
    settle()

    press(F9)

    assert page.parts.panel.reason.text() == "Decisions are recorded while the meeting is under way."
    assert decisions(meeting) == 0


def test_an_item_without_a_recommendation_says_so(page: ConductPage, meeting: Forum) -> None:
    meeting.begin(2)
    settle()

    press(F9)

    assert page.parts.panel.subject.text() == "No recommendation is linked with this item."
    assert decisions(meeting) == 0


def test_what_will_be_kept_is_told_by_count(page: ConductPage, meeting: Forum) -> None:
    meeting.register.attendance.leave(meeting.people[0].id)
    settle()

    shown = page.parts.panel.shown
    assert shown is not None
    assert [one.words for one in shown.facts] == [
        "2 present and entitled will be kept by name",
        "1 entitled has left",
    ]


def test_the_recused_are_no_voices(page: ConductPage, meeting: Forum) -> None:
    meeting.register.quorum.recuse(meeting.items[1].id, meeting.people[0].id)
    settle()
    assert page.parts.panel.figures[0] == "2"

    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert (decision.tally.voices_for, decision.tally.recused) == (2, 1)


def test_an_item_without_recommendation_leads_to_a_question_in_words(
    meeting: Forum, conducted: Conducted
) -> None:
    meeting.come(0, 1, 2)
    page = conducted()
    meeting.begin(0)
    settle()
    asked: list[str] = []
    page.page_asked.connect(asked.append)

    press(F9)
    press(Qt.Key.Key_Return)

    assert asked == ["decisions/question"]
