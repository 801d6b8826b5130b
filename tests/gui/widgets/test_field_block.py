import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.field_block import FieldBlock, TextArea, TextField


def test_a_refused_value_says_why_to_eye_and_ear(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme, "Сербия и Ч.")
    block = FieldBlock(theme, field, "Елі", help_line="Тізімнен.")
    qtbot.addWidget(block)
    block.show()

    block.set_wrong("Ел танылмады.")

    assert field.accessibleName() == "Елі"
    assert field.accessibleDescription() == "Ел танылмады."
    assert "Ел танылмады." in [label.text() for label in block.findChildren(QLabel) if label.isVisible()]
    block.set_wrong("")
    assert field.accessibleDescription() == "Тізімнен."


def test_another_line_of_help_is_heard_too_and_leaves_a_refusal_standing(theme: Theme, qtbot: QtBot) -> None:
    field = TextField(theme)
    block = FieldBlock(theme, field, "Елі")
    qtbot.addWidget(block)

    block.set_texts("Елі", help_line="Now: 61 of 120")
    assert field.accessibleDescription() == "Now: 61 of 120"

    block.set_wrong("Ел танылмады.")
    block.set_texts("Елі", help_line="Now: 62 of 120")
    assert field.accessibleDescription() == "Ел танылмады."


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_undo_belongs_to_the_typing_once_there_was_any_and_to_the_window_before(
    kind: type[TextField | TextArea], theme: Theme, qtbot: QtBot
) -> None:
    window, heard = QWidget(), []
    field = kind(theme, "Форум")
    QVBoxLayout(window).addWidget(field)
    act = QAction(window)
    act.setShortcut("Ctrl+Z")
    act.triggered.connect(lambda: heard.append("window"))
    window.addAction(act)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["window"]

    QTest.keyClicks(field, "x")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["window"]
    assert (field.text() if isinstance(field, TextField) else field.toPlainText()) == "Форум"
