from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.button import Button


def test_space_and_enter_press_a_button_once_each(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Қосу")
    qtbot.addWidget(button)
    button.show()
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))

    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Enter)

    assert len(presses) == 3


def test_a_disabled_button_does_nothing(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Қосу")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.show()

    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_a_button_of_icon_only_has_name_and_tooltip(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, icon_name="x", name="Жабу", kind="flat")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Жабу"
    assert button.toolTip() == "Жабу"


def test_a_button_grows_with_words_icon_key_and_text_size(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Тіркеу")
    qtbot.addWidget(button)
    widths = [button.sizeHint().width()]

    button.set_texts("Отырысты жүргізу")
    widths.append(button.sizeHint().width())
    button.set_icon_name("play")
    widths.append(button.sizeHint().width())
    button.set_key("F5")
    widths.append(button.sizeHint().width())
    theme.set_text_size(1.4)
    widths.append(button.sizeHint().width())

    assert widths == sorted(set(widths))
    assert button.minimumSizeHint() == button.sizeHint()


def test_a_hidden_key_hint_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    plain, with_key = Button(theme, "Тіркеу"), Button(theme, "Тіркеу", key="F8")
    for button in (plain, with_key):
        qtbot.addWidget(button)

    with_key.set_key("F8", shown=False)

    assert with_key.sizeHint() == plain.sizeHint()


def test_only_the_main_button_is_filled(theme: Theme, qtbot: QtBot) -> None:
    main, outlined = Button(theme, "Қосу", kind="main"), Button(theme, "Қосу")
    for button in (main, outlined):
        qtbot.addWidget(button)

    fills = [button.grab().toImage().pixelColor(6, 6) for button in (main, outlined)]

    assert fills == [QColor(LIGHT.accent), QColor(LIGHT.surface)]
