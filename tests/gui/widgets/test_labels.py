from pytestqt.qtbot import QtBot

from forumdesk.gui.theme import Theme
from forumdesk.gui.widgets.labels import NameLabel


def test_a_name_without_room_is_cut_but_stays_whole_for_the_ear(theme: Theme, qtbot: QtBot) -> None:
    name = "Қазақстан Республикасы Ғылым және жоғары білім министрлігі"
    label = NameLabel(theme, name)
    qtbot.addWidget(label)
    label.show()

    label.resize(120, 20)
    assert label.text().endswith("…")
    assert label.accessibleName() == name
    assert label.toolTip() == name

    label.resize(2000, 20)
    assert label.text() == name
    assert label.toolTip() == ""
