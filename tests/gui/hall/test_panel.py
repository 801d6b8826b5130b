import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.hall.operator import Hall, HallState
from forumdesk.gui.hall.panel import HallPanel
from forumdesk.gui.hall.scenes import Arrangement
from forumdesk.gui.hall.screens import IN_WINDOW
from forumdesk.gui.theme import Theme
from forumdesk.gui.words import Words
from tests.gui.clipping import clipped
from tests.gui.hall.hall_builders import item, speaker


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, words: Words, hall: Hall) -> HallPanel:
    panel = HallPanel(theme, words, hall)
    qtbot.addWidget(panel)
    panel.resize(320, 720)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_f6_puts_the_prepared_scene_on(panel: HallPanel, hall: Hall, qtbot: QtBot) -> None:
    hall.prepare(item("1"))

    with qtbot.waitSignal(panel.put_on_asked):
        QTest.keyClick(panel, Qt.Key.Key_F6)

    assert hall.on_screen == item("1")


def test_the_button_says_its_key_and_does_the_same(panel: HallPanel, hall: Hall) -> None:
    assert not panel.show_button.isEnabled()
    hall.prepare(item("1"))

    panel.show_button.click()
    hall.prepare(speaker())

    assert hall.on_screen == item("1")
    assert hall.prepared == speaker()


def test_hold_blank_and_close_follow_the_hall(panel: HallPanel, hall: Hall) -> None:
    acts = (panel.hold_button, panel.blank_button, panel.close_button)
    assert not any(button.isEnabled() for button in acts)
    hall.prepare(item())
    hall.put_on()
    assert all(button.isEnabled() for button in acts)

    panel.hold_button.click()
    assert (hall.is_held, panel.hold_button.isChecked()) == (True, True)
    panel.blank_button.click()
    assert (hall.is_blank, panel.blank_button.isChecked()) == (True, True)
    hall.put_on()
    assert not panel.hold_button.isChecked()
    assert not panel.blank_button.isChecked()
    panel.close_button.click()
    assert hall.state is HallState.OFF


def test_with_one_screen_the_panel_says_that_the_hall_is_a_window(panel: HallPanel) -> None:
    assert panel.screen_note.isVisible()
    assert panel.screen_field.currentData() == IN_WINDOW


def test_arrangement_and_pace_are_the_operators(panel: HallPanel, hall: Hall) -> None:
    hall.prepare(item())

    panel.arrangement_row.buttons[1].click()
    panel.pace_field.setCurrentIndex(0)
    panel.pace_field.activated.emit(0)

    assert hall.arrangement is Arrangement.CYCLING
    assert hall.pace == panel.pace_field.currentData()
    assert len(hall.prepared_player.frames) == 3


def test_the_small_pictures_are_told_in_words(panel: HallPanel, hall: Hall) -> None:
    hall.prepare(item())

    assert item().title.kk.split()[0] in panel.prepared_picture.accessibleName()
    assert item().title.kk.split()[0] not in panel.now_picture.accessibleName()
    hall.put_on()
    assert item().title.kk.split()[0] in panel.now_picture.accessibleName()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("width", "height"), [(320, 720), (640, 420)])
def test_nothing_is_cut_beside_a_page_or_in_a_popup(
    panel: HallPanel, hall: Hall, words: Words, language: str, width: int, height: int
) -> None:
    hall.prepare(speaker())
    hall.put_on()

    words.choose(language)
    panel.resize(width, height)
    QApplication.processEvents()

    assert (panel.width(), panel.minimumSizeHint().width() <= width) == (width, True)
    assert clipped(panel) == []


def test_everything_that_takes_the_focus_has_a_name(panel: HallPanel) -> None:
    widgets = [one for one in panel.findChildren(QWidget) if one.isVisibleTo(panel)]
    takers = [one for one in widgets if one.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert takers
    assert [one.objectName() for one in takers if not one.accessibleName()] == []
