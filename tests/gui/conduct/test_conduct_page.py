"""A meeting conducted by keyboard, on a real register."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from forumdesk.domain.conduct import ItemState, MeetingState
from forumdesk.gui.conduct.conduct_page import ConductPage
from forumdesk.gui.conduct.keys import CONDUCT_KEYS
from forumdesk.gui.theme import Theme
from tests.gui.clipping import clipped
from tests.gui.conduct.conduct_builders import CTRL, SHIFT, Forum, press, said, sentence, settle, write

Conducted = Callable[..., ConductPage]
F12 = Qt.Key.Key_F12


def state(meeting: Forum) -> MeetingState:
    return meeting.register.conduct.standing(meeting.meeting).state


def item_state(meeting: Forum, place: int) -> ItemState:
    runs = meeting.register.conduct.standing(meeting.meeting).runs
    return runs[meeting.items[place].id].state


def test_one_key_leads_through_the_whole_meeting(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()

    seen = []
    for _step in range(5):
        press(F12)
        meeting.clock.pass_time(minutes=10)
        seen.append((state(meeting), meeting.current))

    under_way, closed = MeetingState.UNDER_WAY, MeetingState.CLOSED
    assert seen == [(under_way, ""), (under_way, "1"), (under_way, "2"), (under_way, "3"), (closed, "")]
    assert page.parts.go_button.text() == "Open the next sitting"


def test_the_button_says_what_the_key_does_next(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    said = [page.parts.go_button.text()]
    for _step in range(4):
        press(F12)
        said.append(page.parts.go_button.text())

    assert said == ["Open the meeting", "Begin item 1", "Next: item 2", "Next: item 3", "Close the meeting"]


def test_below_the_quorum_the_meeting_stays_unopened_and_says_what_leads_on(
    meeting: Forum, conducted: Conducted
) -> None:
    meeting.come(0)
    page = conducted()

    press(F12)

    assert state(meeting) is MeetingState.NOT_OPENED
    message = page.message_bar.message
    assert message is not None
    assert "1 of 3" in message.sentence
    assert [act.text for act in message.acts] == ["Mark who has come", "To the registration desk"]
    assert page.message_bar.act_buttons[0].hasFocus()
    assert sentence(page).startswith("Distinguished colleagues, there is no quorum")


def test_the_refusal_leads_to_the_registration_desk(
    meeting: Forum, conducted: Conducted, qtbot: object
) -> None:
    meeting.come(0)
    page = conducted()
    asked: list[bool] = []
    page.desk_asked.connect(lambda: asked.append(True))
    press(F12)

    page.message_bar.act_buttons[1].click()

    assert asked == [True]


def test_enter_in_the_agenda_goes_to_an_item_and_back(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    press(F12)
    press(F12)
    page.take_focus()

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert meeting.current == "3"
    assert item_state(meeting, 0) is ItemState.DONE

    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    assert meeting.current == "1"
    assert item_state(meeting, 0) is ItemState.UNDER_WAY
    assert page.parts.agenda.chosen_id == meeting.items[0].id


def test_a_pause_stops_every_clock_and_is_resumed_by_the_same_key(
    meeting: Forum, conducted: Conducted
) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    meeting.clock.pass_time(minutes=5)

    press(Qt.Key.Key_B, CTRL)
    meeting.clock.pass_time(minutes=30)
    page.tick()
    assert state(meeting) is MeetingState.SUSPENDED
    assert page.parts.item_head.clock.text() == "05:00"

    press(Qt.Key.Key_B, CTRL)
    meeting.clock.pass_time(minutes=1)
    page.tick()
    assert state(meeting) is MeetingState.UNDER_WAY
    assert page.parts.item_head.clock.text() == "06:00"


def test_an_item_is_interrupted_resumed_and_deferred_by_keys(meeting: Forum, conducted: Conducted) -> None:
    conducted()
    meeting.begin(0)
    settle()

    press(Qt.Key.Key_T, CTRL | SHIFT)
    assert item_state(meeting, 0) is ItemState.SUSPENDED
    press(Qt.Key.Key_T, CTRL | SHIFT)
    assert item_state(meeting, 0) is ItemState.UNDER_WAY
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert item_state(meeting, 0) is ItemState.DEFERRED


def test_an_item_that_ran_on_since_yesterday_is_ended_at_its_time(
    meeting: Forum, conducted: Conducted
) -> None:
    page = conducted()
    meeting.begin(0)
    meeting.clock.pass_time(hours=20)
    page.reload()

    assert said(page.parts.long_bar)
    press(Qt.Key.Key_E, CTRL | SHIFT)
    write("17:45")
    press(Qt.Key.Key_Return)

    run = meeting.register.conduct.standing(meeting.meeting).runs[meeting.items[0].id]
    assert run.state is ItemState.DONE
    assert run.ended is not None
    assert page.state.local(run.ended).strftime("%d.%m %H:%M") == "17.10 17:45"
    assert said(page.parts.long_bar) == ""
    assert page.parts.end_form.isHidden()


def test_a_time_that_cannot_be_is_said_in_place(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    meeting.clock.pass_time(minutes=5)
    press(Qt.Key.Key_E, CTRL | SHIFT)

    write("99:99")
    press(Qt.Key.Key_Return)
    assert page.parts.end_form.wrong.text() != ""

    page.parts.end_form.field.selectAll()
    write("23:00")
    press(Qt.Key.Key_Return)
    assert item_state(meeting, 0) is ItemState.UNDER_WAY
    assert said(page.message_bar)
    press(Qt.Key.Key_Escape)
    assert page.parts.end_form.isHidden()


def test_the_agenda_marks_states_and_real_times(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.clock.pass_time(minutes=10)
    meeting.begin(0)
    meeting.clock.pass_time(minutes=25)
    meeting.begin(1)
    settle()

    rows = page.parts.agenda_model.rows
    assert [one.state for one in rows] == [ItemState.DONE, ItemState.UNDER_WAY, ItemState.PLANNED]
    assert [one.is_current for one in rows] == [False, True, False]
    assert [one.time for one in rows] == ["17:10", "17:35", "17:55"]
    assert [one.late for one in rows] == ["", "+15", "+15"]
    assert "under way" in rows[1].spoken
    assert "15 minutes late" in rows[1].spoken


def test_an_overrun_of_the_plan_is_shown_with_its_length(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    meeting.clock.pass_time(minutes=21, seconds=5)
    page.tick()

    assert page.parts.item_head.clock.text() == "21:05"
    assert page.parts.item_head.beside.text() == "of 20:00, +01:05 over the plan"


def test_the_text_stands_in_its_own_language_apart_from_the_window(
    meeting: Forum, conducted: Conducted
) -> None:
    page = conducted("en")
    meeting.begin(1)
    settle()
    assert any(one.words == "Paragraph 7 in English" for one in page.parts.text.paragraphs)

    press(Qt.Key.Key_J, CTRL)

    assert any(one.words == "7-абзац қазақша" for one in page.parts.text.paragraphs)
    assert page.parts.item_head.languages.current == "kk"
    assert page.parts.notes.title.text() == "Notes for the minutes"


def test_escape_goes_one_step_back_and_never_leaves(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    meeting.begin(0)
    settle()
    press(Qt.Key.Key_R, CTRL)
    assert page.drawer.isVisibleTo(page)
    page.drawer.close_button.setFocus()

    press(Qt.Key.Key_Escape)
    assert not page.drawer.isVisibleTo(page)
    press(Qt.Key.Key_Escape)

    assert page.parts.agenda.hasFocus()
    assert left == []


@pytest.mark.parametrize(
    ("key", "name"), [("R", "presence"), ("G", "totals"), ("I", "limits"), ("S", "hall")]
)
def test_a_key_opens_and_closes_each_drawer(
    meeting: Forum, conducted: Conducted, key: str, name: str
) -> None:
    page = conducted(hall=True)
    meeting.begin(0)
    settle()

    press(Qt.Key[f"Key_{key}"], CTRL)
    assert page.drawer.name == name
    assert page.drawer.isAncestorOf(page.focusWidget())
    press(Qt.Key[f"Key_{key}"], CTRL)
    assert page.drawer.name == ""


def test_the_menu_offers_every_act_with_its_key(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    page.parts.head.menu.aboutToShow.emit()

    offered = [one.text() for one in page.parts.head.menu.actions()]

    assert "Next: item 2\tF12" in offered
    assert "Suspend the meeting\tCtrl+B" in offered
    assert "Defer item 1\tCtrl+Shift+D" in offered
    assert "Close the meeting\tCtrl+Shift+B" in offered


def test_no_two_keys_of_the_list_are_the_same() -> None:
    keys = [key for key, _words in CONDUCT_KEYS]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("size", [(1024, 572), (1366, 740)])
def test_nothing_is_clipped(
    meeting: Forum, conducted: Conducted, language: str, size: tuple[int, int]
) -> None:
    meeting.come(0, 1, 2)
    page = conducted(language, size, hall=True)
    assert clipped(page) == []

    item = meeting.begin(1)
    for one in meeting.people:
        meeting.register.speaking.ask(item.id, one.id)
    meeting.register.speaking.next(item.id)
    settle()
    assert clipped(page) == []

    for one in meeting.people[1:3]:
        meeting.register.attendance.leave(one.id)
    settle()
    assert said(page.parts.quorum_bar)
    assert clipped(page) == []

    page.add()
    settle()
    assert clipped(page) == []


def test_the_window_language_changes_live(meeting: Forum, conducted: Conducted) -> None:
    page = conducted("en")

    page.words.choose("ru")
    settle()

    assert page.parts.speakers.next_button.text() == page.words.gettext("Next speaker")
    assert page.parts.agenda_title.text() == "ПОВЕСТКА ДНЯ"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_clipped_with_large_text_in_a_small_window(
    meeting: Forum, conducted: Conducted, theme: Theme, language: str
) -> None:
    theme.set_text_size(1.4)
    page = conducted(language, size=(1024, 526))
    assert clipped(page) == []
    meeting.begin(1)
    settle()
    assert clipped(page) == []
    press(Qt.Key.Key_N, CTRL)
    assert clipped(page) == []
