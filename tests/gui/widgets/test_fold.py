"""A part of a panel opens and closes by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.fold import Fold


def test_enter_opens_and_closes_and_opening_is_told(theme: Theme, qtbot: QtBot) -> None:
    inside = QLabel("inside")
    fold = Fold(theme, inside)
    qtbot.addWidget(fold)
    fold.set_texts("More")
    fold.show()
    assert not inside.isVisible()

    with qtbot.waitSignal(fold.opened):
        QTest.keyClick(fold.head_button, Qt.Key.Key_Return)
    assert inside.isVisible()
    fold.close_up()

    assert not inside.isVisible()
    assert not fold.is_open
