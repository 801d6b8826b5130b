import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.choice_field import ChoiceField


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> ChoiceField:
    made = ChoiceField(theme, name="Файлдың бөлгіші", caption="Бөлгіш:")
    made.addItem("нүктелі үтір", ";")
    made.addItem("үтір", ",")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_widest_value_and_the_caption_fit(field: ChoiceField) -> None:
    words = field.fontMetrics().horizontalAdvance("Бөлгіш: нүктелі үтір")

    assert field.sizeHint().width() > words
    assert field.minimumSizeHint() == field.sizeHint()


def test_arrows_change_the_value_and_enter_opens_the_list(field: ChoiceField, qtbot: QtBot) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.currentData() == ","

    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.view().isVisible()
    field.hidePopup()


def test_a_value_is_chosen_by_its_key_and_an_unknown_key_changes_nothing(field: ChoiceField) -> None:
    field.choose(",")
    field.choose("?")

    assert field.currentText() == "үтір"
