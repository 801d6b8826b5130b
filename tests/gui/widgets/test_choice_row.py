from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_row import Choice, ChoiceRow
from forumdesk.gui.widgets.pill_bar import PillBar
from forumdesk.gui.widgets.segmented import Segmented

CHOICES = [
    Choice(key="all", text="Барлығы", count="312"),
    Choice(key="arrived", text="Келгендер", count="287"),
    Choice(key="expected", text="Күтілуде", count="25"),
]


@pytest.fixture(params=[PillBar, Segmented])
def row(request: pytest.FixtureRequest, theme: Theme, qtbot: QtBot) -> Iterator[ChoiceRow]:
    made: ChoiceRow = request.param(theme, CHOICES, name="Сүзгі")
    host = QWidget()
    layout = QVBoxLayout(host)
    for widget in (QLineEdit(), made, QLineEdit()):
        layout.addWidget(widget)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
    made.setFocus()
    yield made
    host.close()


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


def heard(row: ChoiceRow) -> list[str]:
    keys: list[str] = []
    row.chosen.connect(keys.append)
    return keys


def test_arrows_choose_the_next_and_stop_at_the_ends(row: ChoiceRow, qtbot: QtBot) -> None:
    keys = heard(row)

    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home)

    assert keys == ["arrived", "expected", "arrived", "all"]
    assert row.current == "all"


def test_the_row_is_one_tab_stop(row: ChoiceRow, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()

    assert isinstance(focused, QLineEdit)
    press(qtbot, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is row.buttons[1]


def test_a_click_chooses_and_a_second_click_tells_nobody(row: ChoiceRow, qtbot: QtBot) -> None:
    keys = heard(row)

    for _ in range(2):
        QTest.mouseClick(row.buttons[2], Qt.MouseButton.LeftButton)

    assert keys == ["expected"]
    assert [button.isChecked() for button in row.buttons] == [False, False, True]


def test_new_words_keep_what_is_chosen(row: ChoiceRow) -> None:
    row.set_current("expected")
    russian: Sequence[Choice] = [
        Choice(key="all", text="Все"),
        Choice(key="arrived", text="Прибыли"),
        Choice(key="expected", text="Ожидаются", count="25"),
    ]

    row.set_texts(russian, name="Фильтр")

    assert row.current == "expected"
    assert row.buttons[2].accessibleName() == "Ожидаются 25"
    assert row.accessibleName() == "Фильтр"


def test_a_choice_that_is_gone_gives_way_to_the_first(row: ChoiceRow) -> None:
    row.set_current("expected")

    row.set_choices(CHOICES[:2])

    assert row.current == "all"
    assert row.buttons[0].isChecked()
