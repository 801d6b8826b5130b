from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.chip import Chip
from forumdesk.gui.widgets.detail_panel import DetailField, DetailGroup, DetailPanel
from forumdesk.gui.widgets.empty_page import EmptyPage
from forumdesk.gui.widgets.meeting_header import MeetingHeader
from forumdesk.gui.widgets.status_bar import StatusBar


def words_of(widget: DetailPanel | MeetingHeader | StatusBar | EmptyPage) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_escape_closes_the_panel_from_inside(theme: Theme, qtbot: QtBot) -> None:
    panel = DetailPanel(theme, close="Жабу")
    act = Button(theme, "Бейдж")
    panel.set_acts([act])
    qtbot.addWidget(panel)
    panel.show()

    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(act, Qt.Key.Key_Escape)


def test_another_person_replaces_all_of_the_one_before(theme: Theme, qtbot: QtBot) -> None:
    panel = DetailPanel(theme, close="Жабу")
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    for name, country in (("Айгүл Жұмабекова", "Қазақстан"), ("Клэр Бомон", "Франция")):
        panel.set_head(name)
        panel.set_chips([Chip(theme, "Келді")])
        panel.set_groups([DetailGroup(fields=[DetailField(label="Елі", value=country)])])

    QApplication.processEvents()
    words = words_of(panel)

    assert "Клэр Бомон" in words
    assert "Франция" in words
    assert "Қазақстан" not in words
    assert len([chip for chip in panel.findChildren(Chip) if not chip.isHidden()]) == 1
