"""The list of speakers by keyboard, on a real register."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from forumdesk.domain.people import Names, PersonName
from forumdesk.domain.speaking import SpeakingLimits, SpeechKind, SpeechState
from forumdesk.gui.conduct.conduct_page import ConductPage
from tests.gui.conduct.conduct_builders import (
    ALT,
    CTRL,
    SHIFT,
    Forum,
    focused,
    press,
    said,
    sentence,
    settle,
    write,
)
from tests.gui.pages.open_pages import type_text

Conducted = Callable[..., ConductPage]
F4 = Qt.Key.Key_F4


def waiting(page: ConductPage) -> list[str]:
    return [one.name.split()[-1] for one in page.parts.speakers.model.rows]


@pytest.fixture
def floor(meeting: Forum, conducted: Conducted) -> ConductPage:
    """Conduct mode with the first item under way and limits set."""
    meeting.register.speaking.set_limits(meeting.meeting, SpeakingLimits(report=600, debate=180, reply=60))
    page = conducted()
    meeting.begin(0)
    settle()
    return page


def add(page: ConductPage, name: str) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(focused(), name)
    settle()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)


def test_typing_without_kazakh_letters_and_enter_adds_a_speaker(floor: ConductPage, meeting: Forum) -> None:
    press(Qt.Key.Key_N, CTRL)
    type_text(focused(), "алиев2")
    settle()
    press(Qt.Key.Key_Return)

    assert waiting(floor) == ["Aliyev2"]
    assert floor.parts.speakers.adder.field.text() == ""
    assert floor.parts.speakers.adder.field.hasFocus()
    queue = meeting.register.speaking.queue(meeting.items[0].id)
    assert queue.waiting[0].speech.kind is SpeechKind.DEBATE
    assert queue.waiting[0].speech.limit == 180


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_Z, SpeechKind.REPORT),
        (Qt.Key.Key_X, SpeechKind.DEBATE),
        (Qt.Key.Key_C, SpeechKind.REPLY),
        (Qt.Key.Key_V, SpeechKind.POINT_OF_ORDER),
    ],
)
def test_one_key_chooses_the_kind_beforehand(
    floor: ConductPage, meeting: Forum, key: Qt.Key, kind: SpeechKind
) -> None:
    press(Qt.Key.Key_N, CTRL)
    press(key, ALT)
    type_text(focused(), "aliyev1")
    settle()
    press(Qt.Key.Key_Return)

    assert meeting.register.speaking.queue(meeting.items[0].id).waiting[0].speech.kind is kind


def test_the_key_of_the_next_speaker_ends_one_and_begins_the_other(
    floor: ConductPage, meeting: Forum
) -> None:
    for name in ("aliyev1", "aliyev2"):
        add(floor, name)
    press(F4)
    assert floor.parts.speakers.card.name.accessibleName().endswith("Aliyev1")
    assert waiting(floor) == ["Aliyev2"]

    meeting.clock.pass_time(minutes=2)
    press(F4)

    assert floor.parts.speakers.card.name.accessibleName().endswith("Aliyev2")
    speeches = meeting.register.speaking.speeches(meeting.meeting)
    assert [one.speech.state for one in speeches] == [SpeechState.DONE, SpeechState.SPEAKING]


def test_where_nobody_waits_the_key_asks_who_shall_speak(floor: ConductPage) -> None:
    press(F4)

    assert floor.parts.speakers.is_adding
    assert floor.parts.speakers.adder.field.hasFocus()


def test_the_clock_shows_what_is_left_then_the_overrun_with_its_word(
    floor: ConductPage, meeting: Forum
) -> None:
    add(floor, "aliyev1")
    press(F4)
    card = floor.parts.speakers.card

    meeting.clock.pass_time(seconds=75)
    floor.tick()
    assert (card.clock.text(), card.clock_word.text()) == ("01:45", "left")
    meeting.clock.pass_time(seconds=120)
    floor.tick()
    assert (card.clock.text(), card.clock_word.text()) == ("+00:15", "over the limit")
    assert card.clock.accessibleName() == "+00:15 over the limit"
    assert sentence(floor).startswith("Your time has expired")


def test_without_a_limit_the_clock_counts_up(floor: ConductPage, meeting: Forum) -> None:
    meeting.register.speaking.set_limits(meeting.meeting, SpeakingLimits())
    add(floor, "aliyev1")
    press(F4)
    meeting.clock.pass_time(seconds=61)
    floor.tick()

    card = floor.parts.speakers.card
    assert (card.clock.text(), card.clock_word.text()) == ("01:01", "elapsed")


def test_a_speech_is_paused_gone_on_with_and_ended_by_keys(floor: ConductPage, meeting: Forum) -> None:
    add(floor, "aliyev1")
    press(F4)
    meeting.clock.pass_time(seconds=30)
    press(Qt.Key.Key_T, CTRL)
    queue = meeting.register.speaking.queue(meeting.items[0].id)
    assert queue.speaking is None
    assert queue.waiting[0].speech.state is SpeechState.PAUSED
    card = floor.parts.speakers.card
    assert (card.clock.text(), card.clock_word.text()) == ("02:30", "paused")
    assert waiting(floor) == []

    meeting.clock.pass_time(seconds=300)
    press(Qt.Key.Key_T, CTRL)
    assert floor.parts.speakers.card.clock.text() == "02:30"
    press(F4, SHIFT)
    assert not floor.parts.speakers.card.isVisibleTo(floor)


def test_a_point_of_order_comes_first_and_the_chair_says_so(floor: ConductPage, meeting: Forum) -> None:
    for name in ("aliyev1", "aliyev2"):
        add(floor, name)
    press(F4)
    person = meeting.people[2].id
    meeting.register.speaking.ask(meeting.items[0].id, person, SpeechKind.POINT_OF_ORDER)
    settle()

    assert waiting(floor) == ["Aliyev3", "Aliyev2"]
    assert sentence(floor).startswith("A point of order has been raised")
    press(F4)
    assert waiting(floor) == ["Aliyev1", "Aliyev2"]
    assert floor.parts.speakers.model.rows[0].mark == "interrupted"


def test_waiting_speakers_are_moved_removed_and_called_out_of_turn(floor: ConductPage) -> None:
    for name in ("aliyev1", "aliyev2", "aliyev3"):
        add(floor, name)
    floor.parts.speakers.waiting.setFocus()
    floor.parts.speakers.waiting.choose(2)

    press(Qt.Key.Key_Up, ALT)
    assert waiting(floor) == ["Aliyev1", "Aliyev3", "Aliyev2"]
    press(Qt.Key.Key_Return)
    assert floor.parts.speakers.card.name.accessibleName().endswith("Aliyev3")
    floor.parts.speakers.waiting.choose(0)
    press(Qt.Key.Key_Delete)
    assert waiting(floor) == ["Aliyev2"]


def test_a_closed_list_takes_nobody_but_says_what_to_do(floor: ConductPage, meeting: Forum) -> None:
    press(Qt.Key.Key_L, CTRL)
    assert meeting.register.speaking.queue(meeting.items[0].id).list_closed
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_X, ALT)
    type_text(focused(), "aliyev1")
    settle()
    press(Qt.Key.Key_Return)

    message = floor.message_bar.message
    assert message is not None
    assert [act.key for act in message.acts] == ["Ctrl+L"]
    assert floor.parts.speakers.adder.field.text() == "aliyev1"
    assert waiting(floor) == []


def test_who_is_not_in_the_hall_is_marked_and_not_given_the_floor(floor: ConductPage, meeting: Forum) -> None:
    meeting.come(1, 2)
    settle()
    for name in ("aliyev1", "aliyev2"):
        add(floor, name)
    assert [one.is_absent for one in floor.parts.speakers.model.rows] == [True, False]
    assert "not in the hall" in floor.parts.speakers.model.rows[0].spoken

    press(F4)
    assert meeting.register.speaking.queue(meeting.items[0].id).speaking is None
    assert said(floor.message_bar)
    press(Qt.Key.Key_Return)

    assert floor.parts.speakers.card.name.accessibleName().endswith("Aliyev1")
    assert meeting.register.attendance.at_the_door(meeting.people[0].id).presence.standing.is_present


def test_the_next_who_is_here_may_be_called_instead(floor: ConductPage, meeting: Forum) -> None:
    meeting.come(1, 2)
    for name in ("aliyev1", "aliyev2"):
        add(floor, name)
    press(F4)

    floor.message_bar.act_buttons[1].click()
    settle()

    assert floor.parts.speakers.card.name.accessibleName().endswith("Aliyev2")


def test_an_arrival_takes_the_mark_away(floor: ConductPage, meeting: Forum) -> None:
    meeting.come(1)
    add(floor, "aliyev1")
    assert floor.parts.speakers.model.rows[0].is_absent

    meeting.come(0)
    settle()

    assert not floor.parts.speakers.model.rows[0].is_absent


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("kk", "Жарыссөзде сөз Серікбаев Дәурен Маратұлына ("),
        ("ru", "Слово в прениях предоставляется Серикбаеву Даурену Маратовичу ("),
        ("en", "In the debate, I give the floor to Dauren Serikbayev, "),
    ],
)
def test_the_chair_gives_the_floor_in_the_case_of_the_language(
    meeting: Forum, conducted: Conducted, language: str, called: str
) -> None:
    names = Names(
        kk=PersonName(family="Серікбаев", given="Дәурен", patronymic="Маратұлы"),
        ru=PersonName(family="Серикбаев", given="Даурен", patronymic="Маратович"),
        en=PersonName(family="Serikbayev", given="Dauren"),
    )
    meeting.register.participants.edit(meeting.people[0].id, names=names)
    page = conducted(language)
    item = meeting.begin(0)
    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    settle()

    assert sentence(page).startswith(called)


def test_neighbouring_sentences_are_stepped_to_and_copied(floor: ConductPage) -> None:
    first = sentence(floor)

    press(Qt.Key.Key_Right, ALT)
    second = sentence(floor)
    assert second != first
    assert floor.parts.chair.place.text() == "not the sentence of this moment"
    press(Qt.Key.Key_C, CTRL | SHIFT)
    press(Qt.Key.Key_Left, ALT)

    assert sentence(floor) == first
    assert QApplication.clipboard().text() == second


def test_a_letter_typed_in_the_notes_adds_nobody(floor: ConductPage) -> None:
    press(Qt.Key.Key_M, CTRL)
    write("notes")

    assert floor.parts.notes.area.toPlainText() == "notes"
    assert not floor.parts.speakers.is_adding


def test_the_list_of_a_later_item_is_prepared_while_another_is_under_way(
    floor: ConductPage, meeting: Forum
) -> None:
    add(floor, "алиев1")
    press(F4)
    floor.take_focus()
    press(Qt.Key.Key_Down)

    add(floor, "алиев2")

    speaking, later = meeting.register.speaking, meeting.items[1].id
    assert [one.person.number for one in speaking.queue(later).waiting if one.person] == [2]
    assert speaking.queue(meeting.items[0].id).waiting == ()
    assert waiting(floor) == ["Aliyev2"]
    assert "item 2" in floor.parts.speakers.elsewhere.text()
    assert floor.parts.speakers.elsewhere.isVisible()
    assert floor.parts.speakers.card.isVisible()

    press(Qt.Key.Key_Escape)

    assert waiting(floor) == []
    assert not floor.parts.speakers.elsewhere.isVisible()


def test_the_key_of_the_next_speaker_goes_back_to_the_item_under_way(
    floor: ConductPage, meeting: Forum
) -> None:
    add(floor, "алиев1")
    floor.take_focus()
    press(Qt.Key.Key_Down)
    add(floor, "алиев2")

    press(F4)

    current = meeting.register.speaking.queue(meeting.items[0].id).speaking
    assert current is not None
    assert current.person is not None
    assert current.person.number == 1
    assert floor.parts.agenda.chosen_id == meeting.items[0].id


def test_whom_the_agenda_names_is_offered_before_anything_is_typed(
    floor: ConductPage, meeting: Forum
) -> None:
    meeting.register.agendas.edit(meeting.items[0].id, speaker_numbers=(2,))
    settle()
    press(Qt.Key.Key_N, CTRL)

    found = floor.parts.speakers.adder.model
    assert [one.name.split()[0] for one in found.rows] == ["Aliyev2"]

    press(Qt.Key.Key_Return)

    assert waiting(floor) == ["Aliyev2"]
    assert not found.rows


def test_whoever_was_called_out_of_turn_is_marked_and_not_the_first(
    floor: ConductPage, meeting: Forum
) -> None:
    meeting.come(2)
    for name in ("алиев1", "алиев2"):
        add(floor, name)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    floor.message_bar.act_buttons[0].click()
    settle()

    speaking = meeting.register.speaking.queue(meeting.items[0].id).speaking
    assert speaking is not None
    assert speaking.person is not None
    assert speaking.person.number == 2
