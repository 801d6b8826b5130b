"""The meeting's clock on the screen: set back, gone on with, and what a second costs."""

from collections.abc import Callable, Iterator
from time import process_time

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import event
from sqlalchemy.engine import Engine

from forumdesk.domain.people import Names, PersonName
from forumdesk.gui.conduct.conduct_page import ConductPage
from tests.gui.conduct.conduct_builders import Forum, press, said, settle

Conducted = Callable[..., ConductPage]


def test_a_clock_set_back_is_said_and_gone_on_with(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    meeting.clock.pass_time(minutes=10)
    meeting.begin(1)
    settle()

    meeting.clock.pass_time(minutes=-30)
    page.tick()
    assert said(page.parts.clock_bar)
    assert page.parts.head.behind.text == "clock set back"
    press(Qt.Key.Key_F12)
    assert meeting.current == "2"
    assert said(page.message_bar)

    page.parts.clock_bar.act_buttons[0].click()
    settle()
    assert said(page.parts.clock_bar) == ""
    assert page.parts.head.clock.text() == "17:10"
    assert page.parts.head.behind.text == "+30"
    press(Qt.Key.Key_F12)
    assert meeting.current == "3"


def test_the_computers_clock_is_taken_again_once_it_is_right(meeting: Forum, conducted: Conducted) -> None:
    page = conducted()
    meeting.begin(0)
    settle()
    meeting.clock.pass_time(minutes=-30)
    page.tick()
    page.parts.clock_bar.act_buttons[0].click()
    settle()
    meeting.clock.pass_time(minutes=45)

    page.use_clock()
    settle()

    assert said(page.message_bar) == ""
    assert not page.parts.head.behind.isVisibleTo(page)
    assert page.parts.head.clock.text() == "17:15"


def test_a_second_asks_the_register_nothing(
    meeting: Forum, conducted: Conducted, statements: list[str]
) -> None:
    page = conducted()
    item = meeting.begin(0)
    meeting.register.speaking.ask(item.id, meeting.people[0].id)
    meeting.register.speaking.next(item.id)
    settle()
    page.tick()
    statements.clear()

    for _second in range(30):
        meeting.clock.pass_time(seconds=1)
        page.tick()

    assert statements == []


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What is asked of the database, from now on."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield asked
    event.remove(Engine, "before_cursor_execute", note)


def test_an_update_costs_the_same_after_many_arrivals_and_speeches(
    meeting: Forum, conducted: Conducted
) -> None:
    register = meeting.register
    guests = [
        register.participants.add(meeting.meeting, Names(en=PersonName(family=f"Guest{n}")), country="KZ").id
        for n in range(20)
    ]
    page = conducted()
    item = meeting.begin(0)
    page.tick()
    settle()

    def cost() -> float:
        """Of one change of presence and one speech with what the screen does about them, the least of several."""
        best = 1.0
        for _turn in range(7):
            began = process_time()
            register.attendance.arrive(guests[0])
            settle()
            speech = register.speaking.ask(item.id, guests[1])
            settle()
            best = min(best, process_time() - began)
            register.speaking.withdraw(speech.id)
            register.attendance.leave(guests[0])
            settle()
        return best

    page.hide()
    few = None
    for turn in range(60):
        guest = guests[2 + turn % 18]
        register.attendance.arrive(guest)
        register.attendance.leave(guest)
        if turn < 40:
            speech = register.speaking.ask(item.id, guest)
            register.attendance.arrive(guest)
            register.speaking.give_floor(speech.id)
            register.speaking.finish(speech.id)
            register.attendance.leave(guest)
        if turn == 2:
            page.show()
            settle()
            few = cost()
            page.hide()
    page.show()
    settle()

    assert few is not None
    assert cost() <= 1.5 * few
