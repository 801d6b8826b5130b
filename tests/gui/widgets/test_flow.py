from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.flow import FlowLayout


def test_what_does_not_fit_goes_on_in_the_next_line(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(8, host)
    buttons = [Button(theme, "Кетті деп белгілеу") for _ in range(3)]
    for button in buttons:
        flow.addWidget(button)
    width = buttons[0].sizeHint().width()

    host.resize(2 * width + 8, 200)
    host.show()
    QApplication.processEvents()

    assert [(button.x(), button.y()) for button in buttons] == [(0, 0), (width + 8, 0), (0, 40)]
    assert flow.heightForWidth(2 * width + 8) == 72
    assert flow.heightForWidth(3 * width + 16) == 32


def test_a_widget_wider_than_the_room_still_gets_a_line_of_its_own(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    flow = FlowLayout(8, host)
    for _ in range(2):
        flow.addWidget(Button(theme, "Кетті деп белгілеу"))

    assert flow.heightForWidth(10) == 72
