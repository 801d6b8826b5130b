"""What comes by rule is grey, what a person wrote is not."""

from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.rule_line import RuleLine


def test_a_value_by_rule_is_grey_and_a_corrected_one_is_not(theme: Theme, qtbot: QtBot) -> None:
    field = RuleLine(theme)
    qtbot.addWidget(field)

    field.show_value("Абайға", by_rule=True, anew=True)
    assert theme.tokens.text3 in field.styleSheet()
    field.show_value("Абай мырзаға", by_rule=False, anew=True)
    assert theme.tokens.text3 not in field.styleSheet()
    field.show_value("Абайға", by_rule=True, anew=True)
    theme.set_mode("dark")

    assert theme.tokens.text3 in field.styleSheet()
    theme.set_mode("light")
