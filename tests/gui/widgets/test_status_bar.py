from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.labels import NameLabel
from forumdesk.gui.widgets.meeting_header import MeetingHeader
from forumdesk.gui.widgets.status_bar import StatusBar


def words_of(widget: DetailPanel | MeetingHeader | StatusBar | EmptyPage) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_failure_to_keep_turns_red_and_takes_focus_to_its_act(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 28)
    bar.set_kept("Бәрі сақталды 10:42")
    with qtbot.waitActive(bar):
        bar.show()
    calm = bar.grab().toImage().pixelColor(2, 10)

    bar.set_failure("Сақталмады: дискіде орын жоқ.", act="Басқа жер таңдау")
    focused = QApplication.focusWidget()

    assert isinstance(focused, Button)
    assert focused.text() == "Басқа жер таңдау"
    assert bar.grab().toImage().pixelColor(2, 10) != calm
    assert "Сақталмады: дискіде орын жоқ." in words_of(bar)
    bar.set_kept("Бәрі сақталды 10:43")
    assert not focused.isVisible()


def test_undo_is_offered_only_where_there_is_something_to_undo(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.resize(900, 28)
    bar.show()
    assert not any(button.isVisible() for button in bar.findChildren(Button))

    bar.set_last_act("Айгүл Жұмабекованың келуі белгіленді", undo="Болдырмау")
    undo = next(button for button in bar.findChildren(Button) if button.isVisible())

    assert undo.accessibleName() == "Болдырмау: Айгүл Жұмабекованың келуі белгіленді"
    with qtbot.waitSignal(bar.undo_asked):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)


def test_a_long_failure_keeps_its_end_in_sight_and_is_told_whole(theme: Theme, qtbot: QtBot) -> None:
    bar = StatusBar(theme)
    qtbot.addWidget(bar)
    bar.resize(400, 28)
    bar.set_checked("The file is whole")
    bar.show()

    bar.set_failure(
        "No connection to “forum”: " + "what is typed stays. " * 4 + "Trying again…", whole="In full."
    )

    (shown,) = [one for one in bar.findChildren(NameLabel) if one.isVisible()]
    qtbot.waitUntil(lambda: "…" in shown.text())
    assert shown.text().endswith("again…")
    assert (shown.accessibleName(), shown.toolTip()) == ("In full.", "In full.")
    assert "The file is whole" not in words_of(bar)
    bar.set_kept("Everything kept 10:43")
    assert {"The file is whole", "Everything kept 10:43"} <= set(words_of(bar))
