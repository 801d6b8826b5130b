from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.button import Button
from forumdesk.gui.widgets.deed_holding import ARRIVED, CHANGE
from forumdesk.gui.widgets.kept_fields import KeptArea, KeptChoice, KeptLine


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


class Taking(QWidget):
    """What shows a register that takes some deeds or none."""

    reason = "Only looked at."

    def why_not(self, deed: str) -> str:
        """Why a deed is not taken."""
        return "" if deed == ARRIVED else self.reason


def test_a_button_whose_deed_is_not_taken_is_held_back_with_the_reason(theme: Theme, qtbot: QtBot) -> None:
    around = Taking()
    qtbot.addWidget(around)
    change = Button(theme, "Қосу", deed=CHANGE, parent=around)
    arrive = Button(theme, "Келді", deed=ARRIVED, parent=around)
    show = Button(theme, icon_name="eye", name="Қарау", parent=around)
    around.show()
    change.setEnabled(True)

    assert [one.isEnabled() for one in (change, arrive, show)] == [False, True, True]
    assert (change.toolTip(), change.accessibleDescription()) == ("Only looked at.", "Only looked at.")
    assert show.toolTip() == "Қарау"

    around.reason = ""
    change.setEnabled(False)
    change.hold_back()
    assert (change.isEnabled(), change.toolTip()) == (False, "")
    change.setEnabled(True)
    assert change.isEnabled()


def test_a_kept_field_is_only_read_where_nothing_is_taken(theme: Theme, qtbot: QtBot) -> None:
    around = Taking()
    qtbot.addWidget(around)
    line, area, choice = KeptLine(theme), KeptArea(theme), KeptChoice(theme)
    for one in (line, area, choice):
        one.setParent(around)
        one.show()
    around.show()

    assert (line.isReadOnly(), area.isReadOnly(), choice.isEnabled()) == (True, True, False)

    around.reason = ""
    around.hide()
    around.show()
    assert (line.isReadOnly(), area.isReadOnly(), choice.isEnabled()) == (False, False, True)
