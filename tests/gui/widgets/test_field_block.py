from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.field_block import FieldBlock, TextField


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
