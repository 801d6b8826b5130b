from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.segmented import LanguageSwitch


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def test_the_language_switch_tells_the_code_of_the_language(theme: Theme, qtbot: QtBot) -> None:
    switch = LanguageSwitch(theme, current="kk", name="Терезе тілі", names=("Қазақша", "Русский", "English"))
    qtbot.addWidget(switch)
    with qtbot.waitActive(switch):
        switch.show()
    switch.setFocus()
    codes: list[str] = []
    switch.language_chosen.connect(codes.append)

    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_End)

    assert codes == ["ru", "en"]
    assert [button.text() for button in switch.buttons] == ["ҚАЗ", "РУС", "ENG"]
    assert [button.accessibleName() for button in switch.buttons] == ["Қазақша", "Русский", "English"]
