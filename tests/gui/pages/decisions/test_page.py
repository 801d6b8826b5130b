"""Roll call, refusal in place, sealing and withdrawing by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.domain.decisions import Decision
from forumdesk.domain.identifiers import MeetingId
from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.texts import Language
from forumdesk.domain.voices import Voice
from forumdesk.gui.pages.decisions.page import DecisionsPage
from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.key_positions import letter_at
from forumdesk.gui.widgets.roll_call_grid import VoterRole
from forumdesk.gui.workspace import Workspace
from forumdesk.services.register import Register
from tests import builders
from tests.gui.clipping import clipped_at
from tests.gui.pages.open_pages import SMALL, WIDE, opened, settle, workspace_of

EVDEV = {"Z": 52, "X": 53, "C": 54, "V": 55, "A": 38, "S": 39}


def decisions(page: DecisionsPage) -> tuple[Decision, ...]:
    return page.register.decisions.decisions(page.meeting_id)


def press_position(page: DecisionsPage, letter: str, *, scan_code: int, modifiers: int = 0) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier(modifiers), scan_code, 0, 0, letter)
    QApplication.sendEvent(page.grid, event)


def answer(page: DecisionsPage, *positions: str) -> None:
    for position in positions:
        press_position(page, position.lower(), scan_code=EVDEV[position])


def answers(page: DecisionsPage) -> list[Voice | None]:
    voices = page.voices.voices
    return [voices.get(voter.id) for voter in page.voices.voters]


def place(page: DecisionsPage) -> int:
    voter = page.voices.voter(page.grid.currentIndex())
    assert voter is not None
    return page.voices.voters.index(voter)


def count_of(page: DecisionsPage, voice: Voice | None) -> str:
    return page.tally_panel.answers[voice].count.text()


def words_in_table(page: DecisionsPage, row: int = 0) -> str:
    model = page.taken_table.model()
    return " ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))


def test_f9_adopts_with_everybody_for(page: DecisionsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_F9)
    settle()

    (decision,) = decisions(page)
    assert decision.whole
    assert decision.tally.voices_for == 3
    assert not decision.sealed
    assert page.open_bar.isVisible()
    assert page.view == "taken"
    assert page.taken_table.hasFocus()


def test_a_held_key_adopts_nothing(page: DecisionsPage) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "", autorep=True)

    QApplication.sendEvent(page.grid, held)

    assert decisions(page) == ()


@pytest.mark.parametrize(
    ("position", "voice"),
    [
        ("Z", Voice.FOR),
        ("X", Voice.AGAINST),
        ("C", Voice.ABSTAINING),
        ("V", Voice.NOT_VOTING),
        ("A", Voice.ABSENT),
        ("S", None),
    ],
)
@pytest.mark.parametrize("cyrillic", [False, True])
@pytest.mark.parametrize("scan_code_known", [False, True])
def test_a_key_answers_by_its_place_under_any_layout(
    page: DecisionsPage, position: str, voice: Voice | None, cyrillic: bool, scan_code_known: bool
) -> None:
    letter = letter_at(position, "kk" if cyrillic else "en").lower()

    press_position(page, letter, scan_code=EVDEV[position] if scan_code_known else 0)

    assert answers(page) == [voice, Voice.FOR, Voice.FOR]
    assert place(page) == 1


def test_the_place_counts_and_not_the_letter(page: DecisionsPage) -> None:
    press_position(page, "z", scan_code=EVDEV["C"])
    press_position(page, "c", scan_code=24)

    assert answers(page) == [Voice.ABSTAINING, Voice.FOR, Voice.FOR]


def test_a_shortcut_is_no_answer(page: DecisionsPage) -> None:
    control = Qt.KeyboardModifier.ControlModifier.value

    press_position(page, "z", scan_code=EVDEV["X"], modifiers=control)

    assert answers(page) == [Voice.FOR, Voice.FOR, Voice.FOR]


def test_the_cursor_goes_on_down_the_columns_and_stays_at_the_last(page: DecisionsPage) -> None:
    places = []
    for _round in range(4):
        places.append(place(page))
        answer(page, "Z")

    assert places == [0, 1, 2, 2]
    assert page.grid.currentIndex() == page.voices.index(0, 1)


def test_the_tally_follows_every_answer(page: DecisionsPage) -> None:
    answer(page, "C", "A", "S")

    assert [count_of(page, voice) for voice in (Voice.FOR, Voice.ABSTAINING, Voice.ABSENT, None)] == [
        "0",
        "1",
        "1",
        "1",
    ]


def test_all_other_present_are_for_in_one_act(page: DecisionsPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.call_button, Qt.MouseButton.LeftButton)
    answer(page, "X")
    silent = answers(page)

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.grid, Qt.Key.Key_Return, both)

    assert silent == [Voice.AGAINST, None, None]
    assert answers(page) == [Voice.AGAINST, Voice.FOR, Voice.FOR]


def test_calling_the_roll_leaves_the_absent_absent(page: DecisionsPage, qtbot: QtBot) -> None:
    answer(page, "A")

    QTest.mouseClick(page.call_button, Qt.MouseButton.LeftButton)

    assert answers(page) == [Voice.ABSENT, None, None]
    assert place(page) == 0


def test_one_abstention_is_refused_in_place_and_nothing_is_recorded(
    page: DecisionsPage, qtbot: QtBot
) -> None:
    journal = len(page.register.journal.entries())
    answer(page, "Z", "C")

    page.main_act()

    named = page.voices.voters[1]
    assert decisions(page) == ()
    assert len(page.register.journal.entries()) == journal
    assert page.voices.index_of(named.id).data(VoterRole.NAMED)
    first = page.message_bar.act_buttons[0]
    assert first.hasFocus()
    assert named.name.en in first.text()
    assert page.words.gettext("Nothing was recorded.") in page.message_bar.accessibleName()
    assert page.words.gettext("By the rules of this body an abstention prevents unanimity.") in (
        page.message_bar.accessibleName()
    )


def test_the_way_out_of_a_refusal_leads_to_the_voter_and_a_new_answer_solves_it(
    page: DecisionsPage, qtbot: QtBot
) -> None:
    answer(page, "Z", "S")
    page.main_act()

    QTest.keyClick(page.message_bar.act_buttons[0], Qt.Key.Key_Return)
    at = place(page)
    has_focus = page.grid.hasFocus()
    answer(page, "Z")

    assert at == 1
    assert has_focus
    assert not page.message_bar.isVisible()


def test_a_missing_quorum_is_said_and_leads_to_the_participants(page: DecisionsPage, qtbot: QtBot) -> None:
    answer(page, "A", "A")

    page.main_act()

    assert decisions(page) == ()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.message_bar.act_buttons[0].click()
    assert asked.args == ["participants"]


def test_an_unready_text_is_said_before_the_act_and_refused_by_it(page: DecisionsPage, qtbot: QtBot) -> None:
    row = page.register.resolutions.text(page.meeting_id).rows[-1]
    page.register.resolutions.edit_cell(page.meeting_id, row.id, Language.EN, "")
    settle()
    said_before = page.ready_bar.isVisible() and page.bar.record_button.kind == "outlined"

    page.main_act()

    assert said_before
    assert decisions(page) == ()
    with qtbot.waitSignal(page.page_asked) as asked:
        page.message_bar.act_buttons[0].click()
    assert asked.args == ["recommendations"]


def test_an_unready_recommendation_does_not_hinder_another(page: DecisionsPage) -> None:
    first, second = page.register.resolutions.text(page.meeting_id).recommendations()
    page.register.resolutions.edit_cell(page.meeting_id, second.id, Language.EN, "")
    settle()

    page.bar.choose(frozenset({first.id}))
    ready = not page.ready_bar.isVisible()
    page.main_act()

    assert ready
    assert decisions(page)[0].subject == (first.id,)


def test_a_recorded_decision_is_withdrawn_from_the_page(page: DecisionsPage, qtbot: QtBot) -> None:
    page.main_act()
    settle()
    withdraw = page.open_bar.act_buttons[1]

    withdraw.click()
    settle()

    assert decisions(page) == ()
    assert page.register.journal.entries()[0].code == "decision.withdrawn"
    assert page.grid.isVisible()


def test_a_decision_under_a_later_deed_can_still_be_withdrawn(page: DecisionsPage) -> None:
    page.main_act()
    page.register.participants.add(page.meeting_id, Names(kk=PersonName(family="Жаңа")))
    settle()

    page.open_bar.act_buttons[1].click()

    assert decisions(page) == ()


def test_sealing_shows_the_code_and_ends_the_offer(page: DecisionsPage) -> None:
    page.main_act()
    settle()
    open_words = words_in_table(page)

    page.open_bar.act_buttons[0].click()
    settle()

    (decision,) = decisions(page)
    assert decision.sealed
    assert decision.code in words_in_table(page)
    assert decision.code not in open_words
    assert not page.open_bar.isVisible()


def test_the_rest_is_decided_after_one_recommendation(page: DecisionsPage) -> None:
    first, second = page.register.resolutions.text(page.meeting_id).recommendations()
    page.bar.choose(frozenset({first.id}))

    page.main_act()
    page.main_act()
    settle()

    assert [one.subject for one in decisions(page)] == [(first.id,), (second.id,)]
    assert not any(one.whole for one in decisions(page))
    assert page.taken_table.model().rowCount() == 2


def test_several_recommendations_are_ticked_without_the_menu_closing(page: DecisionsPage) -> None:
    menu = page.bar.subject_menu
    QTest.keyClick(page.bar.subject_button, Qt.Key.Key_Return)
    ticks = [action for action in menu.actions() if action.isCheckable()]

    for action in ticks[1:]:
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Space)
    still_open = menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)

    recommendations = page.register.resolutions.text(page.meeting_id).recommendations()
    assert still_open
    assert page.bar.subject == tuple(one.id for one in recommendations)
    assert [action.isChecked() for action in ticks] == [False, True, True]


def test_without_voters_the_page_leads_to_the_participants(
    page: DecisionsPage, register: Register, qtbot: QtBot
) -> None:
    for voter in register.decisions.voters(page.meeting_id):
        register.participants.edit(voter.id, entitled=False)
    settle()

    with qtbot.waitSignal(page.page_asked) as asked:
        page.empty_page.main_asked.emit()

    assert page.empty_page.isVisible()
    assert asked.args == ["participants"]


def test_without_recommendations_the_page_leads_to_the_text(
    workspace: Workspace, register: Register, qtbot: QtBot
) -> None:
    meeting = register.importer.participants(builders.people()).meeting_id
    assert meeting is not None
    page = opened(DecisionsPage, workspace, meeting, qtbot)

    with qtbot.waitSignal(page.page_asked) as asked:
        page.empty_page.main_asked.emit()

    assert asked.args == ["recommendations"]


def test_answers_stay_with_their_voters_in_another_language_of_the_window(
    page: DecisionsPage, register: Register
) -> None:
    answer(page, "Z", "C")
    abstaining = page.voices.voters[1]

    page.words.choose("kk")
    settle()

    assert page.voices.voices[abstaining.id] is Voice.ABSTAINING
    assert page.voices.index_of(abstaining.id).data() == abstaining.name.kk
    assert page.tally_panel.answers[Voice.FOR].key.accessibleName() == "Я"


def test_voters_stand_in_the_alphabetical_order_of_the_window(
    page: DecisionsPage, register: Register
) -> None:
    names = Names(
        kk=PersonName(family="Ябаев"), ru=PersonName(family="Абаев"), en=PersonName(family="Abayev")
    )
    register.participants.add(page.meeting_id, names, entitled=True)
    settle()
    in_english = [voter.name.en for voter in page.voices.voters]

    page.words.choose("kk")
    settle()

    assert in_english[0].startswith("Abayev") or in_english[0].endswith("Abayev")
    assert "Ябаев" in page.voices.voters[-1].name.kk


def test_a_voter_who_comes_during_the_roll_call_has_not_answered(
    page: DecisionsPage, register: Register
) -> None:
    answer(page, "Z")

    late = register.participants.add(page.meeting_id, Names(en=PersonName(family="Zhumabek")), entitled=True)
    settle()

    assert late.id not in page.voices.voices
    assert count_of(page, None) == "1"


def test_the_small_window_has_one_column_and_the_wide_one_two(page: DecisionsPage) -> None:
    wide = page.voices.columnCount()
    answer(page, "Z")
    at = place(page)

    page.resize(*SMALL)
    settle()

    assert (wide, page.voices.columnCount()) == (2, 1)
    assert place(page) == at


def test_the_roll_call_is_one_tab_stop(page: DecisionsPage, qtbot: QtBot) -> None:
    page.grid.setFocus()

    QTest.keyClick(page.grid, Qt.Key.Key_Tab)

    assert not page.grid.hasFocus()


def test_the_empty_end_of_the_last_column_is_nobody(page: DecisionsPage) -> None:
    empty = page.voices.index(1, 1)

    assert page.voices.voter(empty) is None
    assert page.voices.voter(QModelIndex()) is None
    assert not page.voices.flags(empty) & Qt.ItemFlag.ItemIsEnabled


def test_a_screen_reader_hears_number_name_and_answer(page: DecisionsPage) -> None:
    answer(page, "C")
    voter = page.voices.voters[0]

    spoken = page.voices.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == f"{voter.number}, {voter.name.en}: {page.words.gettext('abstaining')}"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_word_is_cut(
    register: Register, meeting: MeetingId, theme: Theme, qtbot: QtBot, language: str
) -> None:
    page = opened(DecisionsPage, workspace_of(register, theme, language), meeting, qtbot)
    first, _second = register.resolutions.text(meeting).recommendations()
    page.bar.choose(frozenset({first.id}))
    page.main_act()
    answer(page, "C", "S")
    page.main_act()
    settle()

    assert page.message_bar.isVisible()
    assert clipped_at(page, SMALL, WIDE) == {}
    page.workspace.bridge.close()


def test_where_another_desk_decides_that_is_said_and_can_be_taken_over(
    page: DecisionsPage, register: Register, meeting: MeetingId, tmp_path: Path
) -> None:
    register.handing_over.hand_over(tmp_path / "copy.forumdesk", "Second desk", decides=[meeting])
    settle()
    assert page.message_bar.isVisible()

    QTest.keyClick(page.grid, Qt.Key.Key_F9)
    settle()
    assert decisions(page) == ()
    (act,) = page.message_bar.act_buttons
    QTest.keyClick(act, Qt.Key.Key_Space)
    settle()

    assert not page.message_bar.isVisible()
    assert not register.batons.is_elsewhere(meeting)
    QTest.keyClick(page.grid, Qt.Key.Key_F9)
    assert len(decisions(page)) == 1
