"""The roll call within conduct mode: exceptions first, everybody by name, refusals in place, nothing lost."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.modes import AdoptionMode
from forumdesk.domain.voices import Voice
from forumdesk.gui.conduct.conduct_page import ConductPage
from tests.gui.clipping import clipped
from tests.gui.conduct.conduct_builders import (
    CTRL,
    SHIFT,
    Forum,
    press,
    said,
    settle,
    write,
)

Conducted = Callable[..., ConductPage]
F9, R = Qt.Key.Key_F9, Qt.Key.Key_R


@pytest.fixture
def page(meeting: Forum, conducted: Conducted) -> ConductPage:
    """Conduct mode with a recommendation on the table and everybody there."""
    meeting.come(0, 1, 2)
    made = conducted()
    meeting.begin(1)
    settle()
    return made


def recorded_vote(page: ConductPage) -> None:
    """Choose the vote by name and begin to call."""
    page.deciding.choose(AdoptionMode.RECORDED)
    settle()
    press(F9)


def decided(meeting: Forum) -> list[tuple[str, int, int, int]]:
    return [
        (one.mode.value, one.tally.voices_for, one.tally.against, one.tally.abstaining)
        for one in meeting.register.decisions.decisions(meeting.meeting)
    ]


def test_a_recorded_vote_is_called_in_place_and_recorded_by_the_same_key(
    page: ConductPage, meeting: Forum
) -> None:
    recorded_vote(page)
    assert page.parts.calling.grid.hasFocus()
    assert not page.parts.text.isVisibleTo(page)
    assert page.parts.panel.figures == ("0", "0", "0")

    write("zxc")
    assert page.parts.panel.figures == ("1", "1", "1")
    press(F9)

    assert decided(meeting) == [("recorded", 1, 1, 1)]
    assert page.parts.text.isVisibleTo(page)


def test_all_other_present_are_for_in_one_act(page: ConductPage, meeting: Forum) -> None:
    recorded_vote(page)
    write("x")
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    press(F9)

    assert decided(meeting) == [("recorded", 2, 1, 0)]


def test_a_missing_answer_forbids_it_and_the_key_leads_to_the_next_one(
    page: ConductPage, meeting: Forum
) -> None:
    recorded_vote(page)
    write("z")
    assert page.parts.panel.reason.text().startswith("2 voices are missing")

    press(F9)
    press(Qt.Key.Key_Return)

    calling = page.parts.calling
    voter = calling.model.voter(calling.grid.currentIndex())
    assert calling.grid.hasFocus()
    assert voter is not None
    assert voter.id not in calling.model.voices
    assert decided(meeting) == []


def test_escape_goes_back_to_the_text_and_the_answers_stay(page: ConductPage, meeting: Forum) -> None:
    recorded_vote(page)
    write("zx")

    press(Qt.Key.Key_Escape)
    assert page.parts.text.isVisibleTo(page)
    assert page.parts.panel.figures == ("1", "1", "0")
    press(R, CTRL | SHIFT)
    write("z")
    press(F9)

    assert decided(meeting) == [("recorded", 2, 1, 0)]


def test_exceptions_typed_first_forbid_unanimity_and_lead_to_a_recorded_vote(
    page: ConductPage, meeting: Forum
) -> None:
    press(R, CTRL | SHIFT)
    assert page.parts.panel.figures == ("3", "0", "0")
    write("x")
    assert page.parts.panel.reason.text() == "Not “for”: Assan Aliyev1 (against)."

    press(F9)
    assert page.parts.panel.act_buttons[0].hasFocus()
    press(Qt.Key.Key_Return)
    press(F9)

    assert decided(meeting) == [("recorded", 2, 1, 0)]


def test_looking_at_the_voices_without_an_exception_changes_nothing(
    page: ConductPage, meeting: Forum
) -> None:
    press(R, CTRL | SHIFT)
    press(Qt.Key.Key_Escape)
    meeting.register.attendance.leave(meeting.people[0].id)
    settle()
    meeting.come(0)
    settle()

    press(F9)

    assert decided(meeting) == [("unanimous", 3, 0, 0)]


def test_where_abstentions_are_allowed_one_does_not_stand_in_the_way(
    page: ConductPage, meeting: Forum
) -> None:
    from forumdesk.domain.bodies import Abstention

    body_id = meeting.register.meetings.meeting(meeting.meeting).body_id
    rules = meeting.register.meetings.body(body_id).rules
    meeting.register.meetings.edit_rules(body_id, replace(rules, abstention=Abstention.LENIENT))
    settle()
    press(R, CTRL | SHIFT)
    write("c")
    press(F9)

    assert decided(meeting) == [("unanimous", 2, 0, 1)]
    assert "abst" in page.parts.chair.text


def test_whoever_is_not_there_gives_no_answer_and_it_is_said_who(page: ConductPage, meeting: Forum) -> None:
    gone = meeting.people[0].id
    meeting.register.attendance.leave(gone)
    settle()
    recorded_vote(page)
    calling = page.parts.calling
    calling.grid.setCurrentIndex(calling.model.index_of(gone))

    write("z")

    assert "is not there by the log" in said(page.message_bar)
    assert [act.text for act in page.message_bar.message.acts] == ["Mark who has come"]  # type: ignore[union-attr]
    assert calling.model.voices[gone] is Voice.ABSENT


def test_the_recused_are_not_called(page: ConductPage, meeting: Forum) -> None:
    apart = meeting.people[1].id
    meeting.register.quorum.recuse(meeting.items[1].id, apart)
    settle()
    recorded_vote(page)

    write("zz")
    press(F9)

    (decision,) = meeting.register.decisions.decisions(meeting.meeting)
    assert (decision.tally.voices_for, decision.tally.recused) == (2, 1)


def test_whoever_comes_while_the_roll_is_called_is_called_too(page: ConductPage, meeting: Forum) -> None:
    late = meeting.people[2].id
    meeting.register.attendance.leave(late)
    settle()
    recorded_vote(page)
    write("zz")
    assert page.parts.panel.reason.text() == ""

    meeting.come(2)
    settle()

    assert page.parts.panel.reason.text().startswith("1 voice is missing")


def test_another_item_ends_the_roll_call(page: ConductPage, meeting: Forum) -> None:
    recorded_vote(page)
    write("z")

    press(Qt.Key.Key_F12)

    assert page.parts.calling.isHidden()
    meeting.begin(1)
    settle()
    assert page.parts.panel.figures == ("3", "0", "0")


def test_a_vote_entered_twice_names_where_the_entries_differ(page: ConductPage, meeting: Forum) -> None:
    body_id = meeting.register.meetings.meeting(meeting.meeting).body_id
    rules = meeting.register.meetings.body(body_id).rules
    meeting.register.meetings.edit_rules(body_id, replace(rules, double_entry=True))
    settle()
    recorded_vote(page)
    write("zzx")
    press(F9)
    assert "a vote is entered twice" in said(page.message_bar)

    press(Qt.Key.Key_Return)
    write("asel")
    press(Qt.Key.Key_Return)
    write("zxx")
    press(F9)

    assert "differ in 1 place" in said(page.message_bar)
    assert len(page.parts.calling.model.named) == 1
    assert decided(meeting) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [(1024, 572), (1366, 740)])
def test_nothing_is_clipped_while_the_roll_is_called(
    meeting: Forum, conducted: Conducted, language: str, size: tuple[int, int]
) -> None:
    meeting.come(0, 1, 2)
    page = conducted(language, size)
    meeting.begin(1)
    settle()
    recorded_vote(page)

    assert clipped(page) == []
    write("zx")
    assert clipped(page) == []
    assert page.width() == size[0]
