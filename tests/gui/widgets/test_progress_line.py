from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.progress_line import ProgressLine, ShareBar


def test_progress_is_said_in_words_and_can_be_cancelled(theme: Theme, qtbot: QtBot) -> None:
    line = ProgressLine(theme, cancel="Бас тарту")
    qtbot.addWidget(line)
    line.resize(400, 40)
    line.show()

    line.set_progress(140, 312, "312 бейдж, 140 дайын")

    bar = line.findChildren(ShareBar)[0]
    assert (bar.value(), bar.maximum(), bar.accessibleName()) == (140, 312, "312 бейдж, 140 дайын")
    assert bar.height() == 4
    with qtbot.waitSignal(line.cancel_asked):
        QTest.mouseClick(line.findChildren(Button)[0], Qt.MouseButton.LeftButton)
