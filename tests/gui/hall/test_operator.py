from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from forumdesk.domain.texts import LocalizedText
from forumdesk.gui.hall.operator import Hall, HallState
from forumdesk.gui.hall.scenes import Arrangement, BlankScene, Clock, Scene
from forumdesk.gui.hall.screens import IN_WINDOW
from forumdesk.gui.words import Words
from tests.gui.hall.hall_builders import MINUTE, NOW, HandClock, item, presence, speaker, text


def seen(hall: Hall) -> Scene | None:
    """What the hall sees."""
    return hall.now_player.scene if hall.window is not None and hall.window.isVisible() else None


def state(hall: Hall) -> HallState:
    """The state now; a property looks unchanging to the type checker."""
    return hall.state


def test_a_prepared_scene_is_not_seen_before_it_is_put_on(hall: Hall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hall.changed):
        hall.prepare(item("1"))

    assert state(hall) is HallState.OFF
    assert seen(hall) is None

    hall.put_on()
    hall.prepare(item("2"))

    assert state(hall) is HallState.ON
    assert seen(hall) == hall.on_screen == item("1")
    assert hall.prepared == item("2")


def test_put_on_without_anything_prepared_opens_nothing(hall: Hall) -> None:
    hall.put_on()

    assert state(hall) is HallState.OFF
    assert hall.window is None


def test_with_one_screen_the_hall_is_an_ordinary_window_named_after_the_meeting(
    hall: Hall, words: Words
) -> None:
    hall.set_meeting(LocalizedText(kk="Форум", ru="Форум", en="Forum of partners"))
    hall.prepare(item())
    hall.put_on()

    window = hall.window
    assert window is not None
    assert hall.is_in_window
    assert not window.isFullScreen()
    assert not window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert (window.width(), window.height()) == (960, 540)
    assert "Forum of partners" in window.windowTitle()
    words.choose("ru")
    assert "Форум" in window.windowTitle()


def test_the_window_of_the_hall_takes_no_focus_from_the_operator(hall: Hall, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    hall.prepare(item())
    hall.put_on()

    window = hall.window
    assert window is not None
    assert window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert QApplication.focusWidget() is field
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert state(hall) is HallState.ON


def test_hold_keeps_later_numbers_away_and_lets_the_last_through_at_its_end(hall: Hall) -> None:
    hall.prepare(presence(96))
    hall.put_on()
    hall.hold()

    hall.refresh(presence(97))
    hall.refresh(presence(98))

    assert hall.is_held
    assert seen(hall) == presence(96)
    assert hall.prepared == presence(98)
    hall.hold()
    assert seen(hall) == hall.on_screen == presence(98)


def test_put_on_ends_hold_and_blank(hall: Hall) -> None:
    hall.prepare(presence(96))
    hall.put_on()
    hall.hold()
    hall.refresh(presence(97))
    hall.blank()
    hall.prepare(item())

    hall.put_on()

    assert (hall.is_held, hall.is_blank) == (False, False)
    assert seen(hall) == item()
    hall.hold()
    hall.hold()
    assert seen(hall) == item()


def test_blank_empties_the_picture_and_brings_it_back_up_to_date(hall: Hall) -> None:
    hall.prepare(presence(96))
    hall.put_on()

    hall.blank()
    hall.refresh(presence(60))

    assert hall.is_blank
    assert seen(hall) == BlankScene()
    assert hall.on_screen == presence(60)
    hall.blank()
    assert seen(hall) == presence(60)


def test_nothing_is_blank_before_the_hall_sees_anything(hall: Hall) -> None:
    hall.blank()

    assert not hall.is_blank


def test_refresh_changes_only_the_same_subject(hall: Hall) -> None:
    hall.prepare(item("1"))
    hall.put_on()
    hall.prepare(item("2"))

    hall.refresh(presence(96))
    hall.refresh(speaker())
    hall.refresh(replace(item("2"), title=LocalizedText(kk="Жаңа атау")))

    assert seen(hall) == item("1")
    assert hall.prepared == replace(item("2"), title=LocalizedText(kk="Жаңа атау"))


def test_another_speaker_does_not_come_on_by_a_refresh(hall: Hall) -> None:
    hall.prepare(speaker())
    hall.put_on()

    hall.refresh(speaker(name="Айгүл Серікова"))

    assert seen(hall) == speaker()


def test_closing_takes_the_window_away_and_keeps_what_is_prepared(hall: Hall) -> None:
    hall.prepare(item())
    hall.put_on()

    hall.close()

    assert state(hall) is HallState.OFF
    assert (hall.on_screen, hall.window) == (None, None)
    assert hall.prepared == item()
    hall.put_on()
    assert seen(hall) == item()


def test_a_window_closed_by_hand_is_closed_for_the_hall(hall: Hall) -> None:
    hall.prepare(item())
    hall.put_on()
    assert hall.window is not None

    hall.window.close()

    assert state(hall) is HallState.OFF


def test_the_clock_of_the_speaker_ticks_by_itself_into_the_overrun(
    hall: Hall, clock: HandClock, qtbot: QtBot
) -> None:
    hall.prepare(speaker(Clock(begun_at=NOW, limit=MINUTE, running=True)))
    hall.put_on()
    said = hall.now_player.moment.reading
    assert said is not None
    assert said.digits == "01:00"

    with qtbot.waitSignal(hall.now_player.ticked):
        clock.now = NOW + 1.5 * MINUTE

    said = hall.now_player.moment.reading
    assert said is not None
    assert (said.digits, said.token) == ("+00:30", "hall_warn")


def test_held_or_not_the_clock_of_the_speaker_goes_on(hall: Hall, clock: HandClock, qtbot: QtBot) -> None:
    hall.prepare(speaker())
    hall.put_on()
    hall.hold()

    with qtbot.waitSignal(hall.now_player.ticked):
        clock.now = NOW + MINUTE

    assert hall.now_player.moment.reading is not None
    assert hall.now_player.moment.reading.digits == "04:00"


def test_the_time_of_day_is_that_of_the_hall(hall: Hall) -> None:
    hall.set_meeting(LocalizedText(en="Forum"), ZoneInfo("Asia/Almaty"))
    hall.prepare(item())
    hall.put_on()

    assert hall.now_player.moment.time == "11:42"


def test_pictures_turn_at_the_operators_pace_and_stand_while_held(hall: Hall, qtbot: QtBot) -> None:
    hall.set_pace(3)
    hall.prepare(replace(item(), arrangement=Arrangement.CYCLING))
    hall.put_on()
    first = hall.now_player.frame

    with qtbot.waitSignal(hall.now_player.turned, timeout=5000):
        pass
    assert hall.now_player.frame is not first

    hall.hold()
    with qtbot.assertNotEmitted(hall.now_player.turned, wait=3500):
        pass


def test_numbers_that_change_do_not_send_the_reader_back_to_the_first_page(hall: Hall, qtbot: QtBot) -> None:
    hall.set_pace(3)
    hall.prepare(replace(presence(96), arrangement=Arrangement.CYCLING))
    hall.put_on()
    with qtbot.waitSignal(hall.now_player.turned, timeout=5000):
        pass
    language = hall.now_player.frame.language

    hall.refresh(replace(presence(97), arrangement=Arrangement.CYCLING))

    assert hall.now_player.frame.language == language


@pytest.mark.parametrize("arrangement", Arrangement)
def test_the_operators_arrangement_holds_for_what_is_on_and_what_comes(
    hall: Hall, arrangement: Arrangement
) -> None:
    hall.prepare(item("1"))
    hall.put_on()

    hall.set_arrangement(arrangement)
    hall.prepare(text(item().title))

    many = arrangement is Arrangement.CYCLING
    assert (len(hall.now_player.frames) > 1) == many
    assert (len(hall.prepared_player.frames) > 1) == many
    assert hall.on_screen == item("1")


def test_the_choice_of_a_screen_is_told_so_that_it_can_be_kept(hall: Hall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hall.screen_chosen) as told:
        hall.choose_screen(IN_WINDOW)

    assert told.args == [IN_WINDOW]
