import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.find_field import FindField


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> FindField:
    made = FindField(theme, "Аты, ұйымы немесе елі", name="Қатысушылардан іздеу", key="Ctrl+F")
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_letter_is_told_without_spaces_at_the_ends(field: FindField, qtbot: QtBot) -> None:
    told: list[str] = []
    field.find_changed.connect(told.append)

    field.setText(" жума ")

    assert told == ["жума"]


def test_escape_empties_the_field_first(field: FindField, qtbot: QtBot) -> None:
    field.setText("жума")

    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_enter_and_down_are_told_on(field: FindField, qtbot: QtBot) -> None:
    with qtbot.waitSignals([field.entered, field.went_down]):
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_the_field_has_room_for_its_own_words(field: FindField) -> None:
    field.set_texts("Фамилия, организация или страна", name="Искать среди участников")

    words = field.fontMetrics().horizontalAdvance(field.placeholderText())
    margins = field.textMargins()
    assert field.sizeHint().width() > words + margins.left() + margins.right()
    assert field.accessibleName() == "Искать среди участников"


def test_where_room_is_short_the_short_words_stand_and_the_tooltip_has_the_whole(field: FindField) -> None:
    field.set_texts("Имя, организация, страна", name="Поиск среди участников", short="Имя, страна …")
    field.resize(field.sizeHint())
    assert (field.placeholderText(), field.toolTip()) == ("Имя, организация, страна", "")

    field.resize(field.sizeHint().width() - 60, field.height())

    assert (field.placeholderText(), field.toolTip()) == ("Имя, страна …", "Имя, организация, страна")
