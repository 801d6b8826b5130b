from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.detail_panel import DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.meeting_header import MeetingHeader
from forumdesk.gui.widgets.status_bar import StatusBar


def words_of(widget: DetailPanel | MeetingHeader | StatusBar | EmptyPage) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_an_empty_page_shows_no_button_without_words(theme: Theme, qtbot: QtBot) -> None:
    page = EmptyPage(theme, "hand")
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.set_texts("Әзірге ұсыным жоқ.", main="Біріншісін жазу")
    page.show()

    assert [button.text() for button in page.findChildren(Button) if button.isVisible()] == [
        "Біріншісін жазу"
    ]
    assert words_of(page) == ["Әзірге ұсыным жоқ."]
    with qtbot.waitSignal(page.main_asked):
        QTest.mouseClick(page.main_button, Qt.MouseButton.LeftButton)
