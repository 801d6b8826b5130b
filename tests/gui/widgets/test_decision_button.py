from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import LIGHT, Theme
from forumdesk.gui.widgets.decision_button import DecisionButton, lines_of, room_of
from forumdesk.gui.widgets.painting import words_width


def make_button(theme: Theme, qtbot: QtBot) -> DecisionButton:
    button = DecisionButton(theme, "Бірауыздан қабылдау", key="F9")
    qtbot.addWidget(button)
    button.show()
    return button


def test_it_is_filled_only_while_the_decision_is_possible(theme: Theme, qtbot: QtBot) -> None:
    button = make_button(theme, qtbot)
    possible = button.grab().toImage().pixelColor(20, 10)

    button.set_possible(False)
    impossible = button.grab().toImage().pixelColor(20, 10)

    assert possible == QColor(LIGHT.accent)
    assert impossible == QColor(LIGHT.surface)
    assert button.isEnabled()


def test_a_held_key_presses_only_once(theme: Theme, qtbot: QtBot) -> None:
    button = make_button(theme, qtbot)
    presses: list[str] = []
    button.clicked.connect(lambda: presses.append("pressed"))

    QTest.keyClick(button, Qt.Key.Key_Return)
    held = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
    )
    QApplication.sendEvent(button, held)

    assert presses == ["pressed"]


def test_it_is_76_high_and_fits_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = make_button(theme, qtbot)

    assert button.sizeHint().height() == 76
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance(button.text())


def test_long_words_stand_in_two_lines(theme: Theme) -> None:
    words = "Принять по процедуре умолчания"

    assert lines_of(theme, words) == ("Принять по", "процедуре умолчания")
    assert room_of(theme, words) < words_width(theme, words, "title")
    assert lines_of(theme, "Принять единогласно") == ("Принять единогласно",)
